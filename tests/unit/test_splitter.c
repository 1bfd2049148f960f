/* Tests of issues that are split while their stream is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "gazette.h"
#include "text/memory/arena.h"
#include "text/slice.h"

/* What may go on over the end of what was read: names over lines, bold, rows of HTML
 * tables, titles behind the end of a law. */
static const char issue_start[] = "# 莒县人民政府\n\n公　报\n2024年第%d期\n目　录\n"
                                  "莒县人民政府关于公布目录的通知\t1\n";
#define CELLS "<td>名称\n电话</td>\n<td>地\n址</td>\n<td>\n备注\n</td>\n"
static const char running_head[] = "莒县人民政府公报 2024年第%d期\n\n";
static const char part[] =
    "莒政发〔2024〕%d号\n莒县人民政府关于公布目录的通知\n各乡镇人民政府：\r\n"
    "　　现将目录予以公布。**这是要\n点**。\n<table><tr>" CELLS CELLS CELLS CELLS "</tr></table>\n"
    "| 甲 | **乙** |\n\n\n第一条　内容\xE2\x80\xA8第二条　目录。\n"
    "本条例自公布之日起施行。# 莒县某条例\n莒县人民政府\n2024年9月25日\n";

/* Bold that ends further on than a name of a gazette may begin; of many lengths, so that
 * what was read ends at any line. */
static const char far_bold[] = "**甲\n%01200d\n%01250d\n%0*d**\n";

/* Three issues, each of some 140 KB, the second with bytes that are not UTF-8. */
static gaz_slice stream(gaz_arena *arena) {
    enum { PARTS = 40 };
    gaz_slice all = {"", 0};
    for (int i = 1; i <= 3; i++) {
        all = gaz_arena_join(arena, all, "", gaz_arena_format(arena, issue_start, i));
        for (int k = 1; k <= PARTS; k++) {
            if (k % 10 == 0) {
                all = gaz_arena_join(arena, all, "", gaz_arena_format(arena, running_head, i));
            }
            all = gaz_arena_join(arena, all, "", gaz_arena_format(arena, part, k));
            all = gaz_arena_join(arena, all, i == 2 && k == 5 ? "\xFF\n" : "", (gaz_slice){"", 0});
            all = gaz_arena_join(arena, all, "",
                                 gaz_arena_format(arena, far_bold, k, k, 400 + 7 * k, k));
        }
    }
    return all;
}

static void write_records(gaz_buffer *out, const gaz_issue *issue) {
    gaz_write_issue(out, issue);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        gaz_write_document(out, &issue->documents[i]);
    }
}

/* All records of the stream, every issue as a whole. */
static uint32_t split_whole(gaz_arena *arena, gaz_slice text, gaz_buffer *out) {
    gaz_split_options options = {0};
    gaz_issue issue;
    uint32_t line = 1;
    uint32_t issues = 0;
    for (size_t len; (len = gaz_split_extent(text, true)) > 0; text = gaz_slice_from(text, len)) {
        gaz_slice piece = gaz_slice_first(text, len);
        assert_int_equal(gaz_split(arena, &options, piece, line, &issue), GAZ_OK);
        line += issue.source.lines;
        write_records(out, &issue);
        issues++;
    }
    return issues;
}

/* The next issue of text, of which `step` bytes more come each time, at another place. */
static size_t split_next(gaz_arena *arena, gaz_slice text, size_t step, uint32_t *line,
                         gaz_buffer *out) {
    gaz_split_options options = {0};
    gaz_splitter *splitter = gaz_splitter_new(arena, *line);
    gaz_issue issue;
    char *now = malloc(text.len);
    char *before = malloc(text.len);
    size_t extent = 0;
    for (size_t len = 0; extent == 0;) {
        char *next = before;
        before = now;
        now = next;
        memset(before, '#', len);
        len = text.len - len < step ? text.len : len + step;
        memcpy(now, text.ptr, len);
        extent = gaz_splitter_extent(splitter, (gaz_slice){now, len}, len == text.len);
    }
    assert_int_equal(gaz_splitter_issue(splitter, &options, (gaz_slice){now, extent}, &issue),
                     GAZ_OK);
    *line += issue.source.lines;
    write_records(out, &issue);
    free(now);
    free(before);
    return extent;
}

static void records_are_the_same_in_pieces(void **state) {
    static const size_t steps[] = {97, 1000, 4096, 30000, 1000000};
    gaz_arena *arena = gaz_arena_new();
    gaz_slice all = stream(arena);
    gaz_buffer expected = {0};
    (void)state;
    assert_int_equal(split_whole(arena, all, &expected), 3);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        gaz_buffer got = {0};
        uint32_t line = 1;
        for (gaz_slice rest = all; rest.len > 0;) {
            size_t len = split_next(arena, rest, steps[i], &line, &got);
            rest = gaz_slice_from(rest, len);
        }
        assert_int_equal(got.len, expected.len);
        assert_memory_equal(got.ptr, expected.ptr, expected.len);
        gaz_buffer_free(&got);
    }
    gaz_buffer_free(&expected);
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_the_same_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
