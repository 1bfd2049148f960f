/* Tests of titles that only the contents page proves, and of full lines that
 * gz-clean made shorter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gazette.h"
#include "split/paragraph/measure.h"
#include "text/slice.h"

static const char listed[] =
    "莒县人民政府公报\n2024年第3期\n目　录\n"
    "莒县人民政府大事记（2024年3月）\t1\n2024年一季度全县主要经济指标\t2\n\n"
    "　　　　　　莒县人民政府大事记\n　　　　　　　（2024年3月）\n"
    "　　3月5日　县政府召开常务会议。\n　　3月12日　县领导参加义务植树。\n"
    "　　　　2024年一季度全县主要经济指标\n指标\t单位\t总量\n地区生产总值\t亿元\t62.3\n";

static void titles_of_the_contents_page(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_split_options options = {0};
    gaz_issue issue;
    (void)state;
    assert_int_equal(gaz_split(arena, &options, gaz_slice_of(listed), 1, &issue), GAZ_OK);
    assert_int_equal(issue.document_count, 2);
    const gaz_paragraph *title = &issue.documents[0].paragraphs.items[0];
    assert_int_equal(title->line_class, GAZ_LINE_TITLE);
    assert_true(gaz_slice_is(title->text, "莒县人民政府大事记（2024年3月）"));
    assert_int_equal(issue.documents[1].line, 11);
    assert_int_equal(issue.documents[1].paragraphs.items[0].line_class, GAZ_LINE_TITLE);
    gaz_arena_free(arena);
}

/* Lines of 20 characters, from which the spaces around numbers were taken. */
static const char cleaned[] = "　　决定授予县应急管理局等16个单位先进集\n"
                              "体称号，授予王建国等77名同志2023年度先进\n"
                              "个人称号，希望受表扬的单位和个人珍惜荣誉\n"
                              "总结经验，再创佳绩，全县各级各部门要以先\n"
                              "进为榜样，深化政务公开，提升服务的效能，\n"
                              "为促进经济持续平稳健康发展发挥积极作用。\n";

static void lines_without_their_spaces_are_full(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_split_options options = {0};
    gaz_issue issue;
    (void)state;
    assert_int_equal(gaz_split(arena, &options, gaz_slice_of(cleaned), 1, &issue), GAZ_OK);
    assert_int_equal(issue.document_count, 1);
    assert_int_equal(issue.documents[0].paragraphs.count, 1);
    gaz_arena_free(arena);
}

/* Two laws, of which nothing but their first articles says that they are two. */
static const char laws[] =
    "莒县人民政府令\n第9号\n《莒县农村公路管理规定》\n已经县政府第32次常务会议通过，现予公布。\n"
    "县长　周海涛\n2023年10月8日\n莒县农村公路管理规定\n"
    "第一条　为了加强农村公路的管理，制定本规定。\n第二条　本规定自公布之日起施行。\n"
    "莒县企业名称登记管理规定\n"
    "第一条　为了规范企业名称的登记，制定本规定。\n第二条　本规定自公布之日起施行。\n";

static void a_law_behind_a_law(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_split_options options = {0};
    gaz_issue issue;
    (void)state;
    assert_int_equal(gaz_split(arena, &options, gaz_slice_of(laws), 1, &issue), GAZ_OK);
    assert_int_equal(issue.document_count, 2);
    assert_int_equal(issue.documents[1].line, 10);
    const gaz_paragraph *order = &issue.documents[0].paragraphs.items[2];
    assert_int_not_equal(order->line_class, GAZ_LINE_TITLE);
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_of_the_contents_page),
        cmocka_unit_test(lines_without_their_spaces_are_full),
        cmocka_unit_test(a_law_behind_a_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
