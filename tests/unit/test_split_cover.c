/* Tests of covers that print the name of the gazette over two lines, and of
 * the extent of an issue in a stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "gazette.h"
#include "text/memory/arena.h"
#include "text/slice.h"

static const char parted[] =
    "遵义市人民政府\n\n公　报\n\n2018年第8号\n（总第817号）\n目\n录\n"
    "遵义市人民政府关于禁止燃放烟花爆竹的通告\t1\n\n"
    "遵义市人民政府\n关于禁止燃放烟花爆竹的通告\n　　现将有关事项通告如下：\n"
    "　　一、禁放区域为城区。\n遵义市人民政府\n2018年12月12日\n";

static void name_over_two_lines(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_split_options options = {0};
    gaz_issue issue;
    (void)state;
    assert_int_equal(gaz_split(arena, &options, gaz_slice_of(parted), 1, &issue), GAZ_OK);
    assert_true(gaz_slice_is(issue.name, "遵义市人民政府公报"));
    assert_int_equal(issue.year, 2018);
    assert_int_equal(issue.number, 8);
    assert_int_equal(issue.total_number, 817);
    assert_int_equal(issue.toc_count, 1);
    assert_int_equal(issue.document_count, 1);
    assert_int_equal(issue.documents[0].line, 11);
    gaz_arena_free(arena);
}

static void extent_of_the_first_issue(void **state) {
    static const char stream[] = "莒县人民政府公报\n2024年第1期\n第一条　内容。\n"
                                 "莒县人民政府公报\n2024年第2期\n第一条　内容。\n";
    gaz_slice text = gaz_slice_of(stream);
    size_t first = (size_t)(gaz_slice_find_last(text, "莒县人民政府公报") - text.ptr);
    (void)state;
    assert_int_equal(gaz_split_extent(text, true), first);
    assert_int_equal(gaz_split_extent(gaz_slice_from(text, first), true), text.len - first);
    assert_int_equal(gaz_split_extent(gaz_slice_first(text, first), false), 0);
}

static void extent_of_a_parted_name(void **state) {
    static const char stream[] =
        "# 莒县人民政府公报\n2024年第1期\n第一条　内容。\n"
        "# 莒县人民政府\n\n公　报\nJUXIAN GONGBAO\n2024年第2期\n第一条　内容。\n";
    gaz_slice text = gaz_slice_of(stream);
    size_t first = (size_t)(gaz_slice_find_last(text, "# 莒县") - text.ptr);
    (void)state;
    assert_int_equal(gaz_split_extent(text, true), first);
    assert_int_equal(gaz_split_extent(gaz_slice_from(text, first), true), text.len - first);
}

/* Issues of one number follow each other when archives are joined by number. */
static void extent_before_another_gazette(void **state) {
    static const char *const pairs[][2] = {
        {"莒县人民政府公报", "郯城县人民政府公报"},
        {"郯城县人民政府公报", "鄄城县人民政府公报"},
        {"中华人民共和国国务院公报", "云南省人民政府公报"},
        {"中华人民共和国教育部公报", "莒县人民政府公报"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char stream[512];
        int first =
            snprintf(stream, sizeof stream, "%s\n2024年第1期\n第一条　内容。\n", pairs[i][0]);
        snprintf(stream + first, sizeof stream - (size_t)first, "%s\n2024年第1期\n第一条　内容。\n",
                 pairs[i][1]);
        assert_int_equal(gaz_split_extent(gaz_slice_of(stream), true), first);
    }
}

static void extent_with_a_running_head(void **state) {
    static const char *const pairs[][2] = {
        {"郯城县人民政府公报", "郟城县人民政府公报"},
        {"山东省临沂市郯城县人民政府公报", "郯城县人民政府公报"},
        {"中华人民共和国国务院公报", "国务院公报"},
        {"云南政报", "云南省人民政府公报"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char stream[512];
        snprintf(stream, sizeof stream,
                 "%s\n2024年第1期\n第一条　内容。\n%s\n2024年第1期\n第二条　内容。\n", pairs[i][0],
                 pairs[i][1]);
        assert_int_equal(gaz_split_extent(gaz_slice_of(stream), true), strlen(stream));
    }
}

/* Heads whose page number OCR glued to that of the issue, and one that it misread for another
 * county's; page 10 of issue 1 is issue 10 as well, and 第113期 is no head. */
static void extent_with_glued_heads(void **state) {
    static const char *const heads[][3] = {
        {"莒县人民政府公报\n2024年第11期\n", "莒县人民政府公报·2024·113\n", "one"},
        {"莒县人民政府公报\n2024年第11期\n", "莒县人民政府公报2024-1115\n", "one"},
        {"莒县人民政府公报\n2024年第2期\n", "莒县人民政府公报·2024·23\n", "one"},
        {"莒县人民政府公报\n2024年第1期\n", "莒县人民政府公报·2024·10\n", "two"},
        {"莒县人民政府公报\n2024年第11期\n", "莒县人民政府公报2024年第113期\n", "two"},
        {"莒县人民政府公报\n2024年第11期\n", "莒县人民政府公报·2024·12\n", "two"},
        {"莒县人民政府公报\n2024年第11期\n", "沂水县人民政府公报·2024·113\n", "two"},
        {"莒县人民政府公报\n2024年第11期\n", "曹县人民政府公报 2024年第11期\n", "one"},
        {"莒县人民政府公报\n2024年第11期\n", "曹县人民政府公报 2024年第11期\n目录\n", "two"},
        {"莒县人民政府公报\n2024年第11期\n", "曹县人民政府公报\n2024年第11期\n", "two"},
        {"莒县人民政府公报\n2024年第11期\n", "沂水县人民政府公报 2024年第11期\n", "two"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char stream[512];
        int first = snprintf(stream, sizeof stream, "%s第一条　内容。\n", heads[i][0]);
        snprintf(stream + first, sizeof stream - (size_t)first, "%s第二条　内容。\n", heads[i][1]);
        bool one = strcmp(heads[i][2], "one") == 0;
        assert_int_equal(gaz_split_extent(gaz_slice_of(stream), true),
                         one ? strlen(stream) : (size_t)first);
    }
}

/* Splits text; the caller frees the arena. */
static gaz_issue split(gaz_arena *arena, const char *text) {
    gaz_split_options options = {0};
    gaz_issue issue;
    assert_int_equal(gaz_split(arena, &options, gaz_slice_of(text), 1, &issue), GAZ_OK);
    return issue;
}

static const char body[] = "莒政发〔2013〕5号\n莒县人民政府关于公布目录的通知\n各乡镇人民政府：\n"
                           "　　现将目录予以公布。\n莒县人民政府\n2013年9月25日\n";

static void editor_and_date_of_publication(void **state) {
    gaz_arena *arena = gaz_arena_new();
    (void)state;
    gaz_slice text = gaz_arena_format(arena,
                                      "莒县人民政府公报\n2013年第3期（总第15期）\n"
                                      "莒县人民政府办公室主办    2013年9月30日出版\n%s",
                                      body);
    gaz_issue issue = split(arena, text.ptr);
    assert_true(gaz_slice_is(issue.publish_date, "2013-09-30"));
    assert_int_equal(issue.document_count, 1);
    assert_int_equal(issue.documents[0].line, 4);
    text = gaz_arena_format(arena,
                            "中华人民共和国国务院公报\n2023 年 第 12 号（总号：1805）　4 月 30 日"
                            "\n%s",
                            body);
    issue = split(arena, text.ptr);
    assert_int_equal(issue.year, 2023);
    assert_int_equal(issue.number, 12);
    assert_int_equal(issue.total_number, 1805);
    assert_true(gaz_slice_is(issue.publish_date, "2023-04-30"));
    gaz_arena_free(arena);
}

/* Words of those who edit stand in titles as well. */
static void entry_about_publishing(void **state) {
    gaz_arena *arena = gaz_arena_new();
    (void)state;
    gaz_slice text =
        gaz_arena_format(arena,
                         "莒县人民政府公报\n2013年第3期\n目　录\n"
                         "莒县出版物管理办法……1\n莒县人民政府关于公布目录的通知……3\n"
                         "莒县出版物管理办法\n第一章 总则\n第一条 为了规范，制定本办法。\n%s",
                         body);
    gaz_issue issue = split(arena, text.ptr);
    assert_int_equal(issue.toc_count, 2);
    assert_true(gaz_slice_is(issue.toc[0].title, "莒县出版物管理办法"));
    assert_int_equal(issue.document_count, 2);
    gaz_arena_free(arena);
}

static void entries_with_numbers_and_without_organ(void **state) {
    gaz_arena *arena = gaz_arena_new();
    (void)state;
    gaz_slice text = gaz_arena_format(arena,
                                      "莒县人民政府公报\n2013年第3期\n目　录\n"
                                      "1. 关于公布目录的通知（莒政发〔2013〕5号）…… 1\n%s",
                                      body);
    gaz_issue issue = split(arena, text.ptr);
    assert_int_equal(issue.toc_count, 1);
    assert_true(gaz_slice_is(issue.toc[0].title, "关于公布目录的通知"));
    assert_int_equal(issue.diagnostics.count, 0);
    gaz_arena_free(arena);
}

static void foot_and_head_of_one_page(void **state) {
    gaz_arena *arena = gaz_arena_new();
    (void)state;
    gaz_slice text =
        gaz_arena_format(arena, "%s1\n\f莒 县 人 民 政 府 公 报\n附件\n目录\n2\n", body);
    gaz_issue issue = split(arena, text.ptr);
    assert_int_equal(issue.furniture_count, 2);
    assert_string_equal(issue.furniture[0].kind, "page_number");
    assert_string_equal(issue.furniture[1].kind, "running_head");
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_over_two_lines),
        cmocka_unit_test(extent_of_the_first_issue),
        cmocka_unit_test(extent_of_a_parted_name),
        cmocka_unit_test(extent_before_another_gazette),
        cmocka_unit_test(extent_with_a_running_head),
        cmocka_unit_test(extent_with_glued_heads),
        cmocka_unit_test(editor_and_date_of_publication),
        cmocka_unit_test(entry_about_publishing),
        cmocka_unit_test(entries_with_numbers_and_without_organ),
        cmocka_unit_test(foot_and_head_of_one_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
