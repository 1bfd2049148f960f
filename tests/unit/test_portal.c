/* Tests of the metadata of web portals: names, blocks, what gz-split and
 * gz-parse make of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/portal.h"
#include "gazette.h"
#include "text/slice.h"

static void names(void **state) {
    static const struct {
        const char *text;
        size_t len;
        bool strong;
    } cases[] = {
        {"标题：通知", sizeof "标题：" - 1, false},
        {"索 引 号： 11A/2024", sizeof "索 引 号： " - 1, true},
        {"发文机关", sizeof "发文机关" - 1, true},
        {"成文日期\t2024-05-16", sizeof "成文日期\t" - 1, true},
        {"来源: 县政府", sizeof "来源: " - 1, false},
        {"标题党的治理", 0, false},
        {"发布机构应当", 0, false},
        {"第一条 标题", 0, false},
        {"", 0, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool strong = false;
        assert_int_equal(gaz_portal_name(gaz_slice_of(cases[i].text), &strong), cases[i].len);
        assert_int_equal(strong, cases[i].strong);
    }
}

static const char body[] = "\n莒县人民政府关于禁止燃放烟花爆竹的通告\n\n现将有关事项通告如下：\n\n"
                           "一、禁放区域为城区。\n\n莒县人民政府\n\n2024年5月16日\n";
static const char inline_block[] =
    "标题：莒县人民政府关于禁止燃放烟花爆竹的通告\n索引号：11A/2024-1\n"
    "发文字号：无\n成文日期：2024-05-16\n";
static const char alternate_block[] =
    "标题：\n\n莒县人民政府关于禁止燃放烟花爆竹的通告\n\n索引号：\n\n11A/2024-1\n\n"
    "发文字号：\n\n无\n\n成文日期：\n\n2024-05-16\n\n";

/* One space parts names and values, and two pairs stand on a line. */
static const char spaced_block[] = "发文字号 莒政发〔2024〕3号 索 引 号 11A/2024-1\n"
                                   "发布机构 莒县人民政府 成文日期 2024-05-16\n有 效 性 有效\n";

static void check_block(const char *block) {
    gaz_arena *arena = gaz_arena_new();
    gaz_buffer text = {0};
    gaz_split_options options = {0};
    gaz_issue issue;
    gaz_parsed parsed;
    gaz_buffer_add(&text, block, strlen(block));
    gaz_buffer_add(&text, body, strlen(body));
    gaz_slice all = {text.ptr, text.len};
    assert_int_equal(gaz_split(arena, &options, all, 1, &issue), GAZ_OK);
    assert_int_equal(issue.document_count, 1);
    assert_int_equal(issue.documents[0].line, 1);
    assert_int_equal(issue.documents[0].paragraphs.items[0].line_class, GAZ_LINE_METADATA);
    assert_int_equal(gaz_parse(arena, &issue.documents[0], NULL, &parsed), GAZ_OK);
    assert_int_equal(parsed.portal_metadata_count, 4);
    assert_true(gaz_slice_is(parsed.portal_metadata[1].name, "索引号"));
    assert_true(gaz_slice_is(parsed.portal_metadata[1].value, "11A/2024-1"));
    assert_true(gaz_slice_is(parsed.text.title, "莒县人民政府关于禁止燃放烟花爆竹的通告"));
    gaz_buffer_free(&text);
    gaz_arena_free(arena);
}

static void names_and_values_a_space_apart(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    gaz_buffer text = {0};
    gaz_split_options options = {0};
    gaz_issue issue;
    gaz_parsed parsed;
    gaz_buffer_add(&text, spaced_block, strlen(spaced_block));
    gaz_buffer_add(&text, body, strlen(body));
    gaz_slice all = {text.ptr, text.len};
    assert_int_equal(gaz_split(arena, &options, all, 1, &issue), GAZ_OK);
    assert_int_equal(issue.document_count, 1);
    assert_int_equal(gaz_parse(arena, &issue.documents[0], NULL, &parsed), GAZ_OK);
    assert_true(gaz_slice_is(parsed.doc_number.norm, "莒政发〔2024〕3号")); /* no field any more */
    assert_int_equal(parsed.portal_metadata_count, 4);
    assert_true(gaz_slice_is(parsed.portal_metadata[0].name, "索 引 号"));
    assert_true(gaz_slice_is(parsed.portal_metadata[0].value, "11A/2024-1"));
    assert_true(gaz_slice_is(parsed.portal_metadata[2].value, "2024-05-16"));
    assert_true(gaz_slice_is(parsed.portal_metadata[3].value, "有效"));
    gaz_buffer_free(&text);
    gaz_arena_free(arena);
}

static void blocks_before_a_document(void **state) {
    (void)state;
    check_block(inline_block);
    check_block(alternate_block);
}

/* The class of the line below a title, 通知 and a body around it. */
static uint8_t class_of_row(gaz_arena *arena, const char *row) {
    gaz_buffer text = {0};
    gaz_split_options options = {0};
    gaz_issue issue;
    gaz_buffer_add(&text, body, strlen(body));
    gaz_buffer_add(&text, row, strlen(row));
    gaz_slice all = {text.ptr, text.len};
    assert_int_equal(gaz_split(arena, &options, all, 1, &issue), GAZ_OK);
    const gaz_paragraphs *list = &issue.documents[issue.document_count - 1].paragraphs;
    uint8_t found = list->items[list->count - 1].line_class;
    gaz_buffer_free(&text);
    return found;
}

static void rows_of_weak_names(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    const char *row = "时间：2023-05-29  来源：某某网  作者：某某  阅读：923\n";
    assert_int_equal(class_of_row(arena, row), GAZ_LINE_METADATA);
    row = "时间：2023年5月29日  地点：县政府会议室\n";
    assert_int_not_equal(class_of_row(arena, row), GAZ_LINE_METADATA);
    row = "时间  2015年  来源  县志  作者  张三\n";
    assert_int_not_equal(class_of_row(arena, row), GAZ_LINE_METADATA);
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(blocks_before_a_document),
        cmocka_unit_test(rows_of_weak_names),
        cmocka_unit_test(names_and_values_a_space_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
