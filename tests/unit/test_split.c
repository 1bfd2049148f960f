/* Tests of gz-split's parts: page numbers, cover lines, contents lines, tails,
 * titles, paragraphs, documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "split/contents/contents_line.h"
#include "split/cover/cover.h"
#include "split/line/page_number.h"
#include "split/line/tail.h"
#include "split/line/title_key.h"
#include "split/line/words.h"
#include "text/slice.h"

static void page_numbers(void **state) {
    static const char *const yes[] = {"— 1 —",          "－1－",
                                      "-12-",           "·1·",
                                      "• 12 •",         "第1页",
                                      "第1页 共20页",   "1/20",
                                      "- 3 -",          "—３—",
                                      "第3页/共9页",    "— IV —",
                                      "Page 3",         "PAGE 3 of 9",
                                      "--- Page 3 ---", "=== 第 3 页 ===",
                                      "[第3页]",        "≡≡≡≡≡≡≡≡ Page 3 ≡≡≡≡≡≡≡≡",
                                      "共9页 第3页"};
    static const char *const no[] = {
        "1",      "2026",     "第1期",    "3 台",         "20/3",      "— 1 — 2",
        "第一条", "- 郁友达", "一、二、", "附件1",        "2024-2026", "第3页内容",
        "",       "Page",     "Pages 3",  "=== 3 件 ===", "共9页",     "（第三）"};
    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        assert_true(gaz_is_page_number(gaz_slice_of(yes[i])));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_false(gaz_is_page_number(gaz_slice_of(no[i])));
    }
}

static void spoiled_page_numbers(void **state) {
    static const struct {
        const char *text;
        int number;
    } cases[] = {{"一2", 2},      {"37一", 37},  {"二16一", 16}, {"一20 一", 20}, {"”3", 3},
                 {"12", -1},      {"（2）", -1}, {"2.", -1},     {"5%", -1},      {"第3页", -1},
                 {"一、2件", -1}, {"一一", -1},  {"1 一 2", -1}, {"", -1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(gaz_spoiled_page_number(gaz_slice_of(cases[i].text)), cases[i].number);
    }
}

static void cover_heads(void **state) {
    static const char *const yes[] = {"莒县人民政府公报 2022年第10期 4",
                                      "12 莒县人民政府公报 2022年第10期",
                                      "莒县人民政府公报2022年第10期"};
    static const char *const no[] = {"莒县人民政府公报", "2022年第10期", "莒县人民政府公报 2022年",
                                     "关于编印莒县人民政府公报2022年第10期的通知"};
    gaz_cover_mark mark;
    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        assert_true(gaz_cover_head_read(gaz_slice_of(yes[i]), &mark));
        assert_int_equal(mark.number, 10);
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_false(gaz_cover_head_read(gaz_slice_of(no[i]), &mark));
    }
}

static void cover_marks(void **state) {
    static const struct {
        const char *text;
        int year, number, total;
    } cases[] = {
        {"2026", 2026, -1, -1},
        {"第1期", -1, 1, -1},
        {"2024年第3期（总第45期）", 2024, 3, 45},
        {"2024年 第 12 号 (总号: 1834)", 2024, 12, 1834},
        {"二〇二四年第三期", 2024, 3, -1},
        {"郯城县人民政府公报 2024年第3期", 2024, 3, -1},
        {"NO.3", -1, 3, -1},
    };
    gaz_cover_mark mark;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(gaz_cover_mark_read(gaz_slice_of(cases[i].text), &mark));
        assert_int_equal(mark.year, cases[i].year);
        assert_int_equal(mark.number, cases[i].number);
        assert_int_equal(mark.total_number, cases[i].total);
    }
    assert_false(gaz_cover_mark_read(gaz_slice_of("2024年第3期的通知"), &mark));
    assert_false(gaz_cover_mark_read(gaz_slice_of("关于编印政府公报"), &mark));
    assert_false(gaz_cover_mark_read(gaz_slice_of("2023年国民经济和社会发展统计公报"), &mark));
}

static void contents_pages(void **state) {
    static const struct {
        const char *text;
        const char *title;
        int page;
        const char *last;
    } cases[] = {
        {"关于某事的通知（郯政发〔2024〕4号）\t1", "关于某事的通知（郯政发〔2024〕4号）", 1, ""},
        {"关于某事的通知……………… 12", "关于某事的通知", 12, ""},
        {"关于某事的通知 . . . . . 7", "关于某事的通知", 7, ""},
        {"关于某事的通知(15)", "关于某事的通知", 15, ""},
        {"关于某事的通知（3—7）", "关于某事的通知", 3, "7"},
        {"关于某事的通知3", "关于某事的通知", 3, ""},
        {"行动计划（2023—2025年）", "行动计划（2023—2025年）", -1, ""},
        {"某事三年行动方案（2024）", "某事三年行动方案（2024）", -1, ""},
        {"12", "", 12, ""},
        {"关于某事的通知（郯政发〔2024〕4号） pp24", "关于某事的通知（郯政发〔2024〕4号）", 24,
         "pp"},
        {"关于某事的通知（郯政发〔2024〕4号） 和pp41", "关于某事的通知（郯政发〔2024〕4号）", 41,
         "和pp"},
        {"关于某事的通知（郯政发〔2024〕4号）………：", "关于某事的通知（郯政发〔2024〕4号）", -1,
         "："},
        {"关于某事的通知本25", "关于某事的通知", 25, "本"},
        {"某事管理办法……………:16", "某事管理办法", 16, ":"},
        {"关于某事（国发〔2010〕35号）的批复", "关于某事（国发〔2010〕35号）的批复", -1, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t page = -1;
        gaz_slice last;
        gaz_slice title = gaz_contents_without_page(gaz_slice_of(cases[i].text), &page, &last);
        assert_true(gaz_slice_is(title, cases[i].title));
        assert_true(gaz_slice_is(last, cases[i].last));
        assert_int_equal(page, cases[i].page);
    }
}

static void contents_entries(void **state) {
    gaz_slice title;
    gaz_slice number;
    (void)state;
    gaz_contents_split_entry(gaz_slice_of("关于公布《某办法》的通知（郯政发〔2024〕4 号）"), &title,
                             &number);
    assert_true(gaz_slice_is(title, "关于公布《某办法》的通知"));
    assert_true(gaz_slice_is(number, "郯政发〔2024〕4 号"));
    gaz_contents_split_entry(gaz_slice_of("水工程验收管理规定（水利部令第31号）"), &title, &number);
    assert_true(gaz_slice_is(title, "水工程验收管理规定"));
    assert_true(gaz_slice_is(number, "水利部令第31号"));
    gaz_contents_split_entry(gaz_slice_of("郯政发〔2024〕4号 关于某事的通知"), &title, &number);
    assert_true(gaz_slice_is(title, "关于某事的通知"));
    assert_true(gaz_slice_is(number, "郯政发〔2024〕4号"));
    gaz_contents_split_entry(gaz_slice_of("2024年大事记"), &title, &number);
    assert_null(number.ptr);
}

static void tails(void **state) {
    (void)state;
    assert_int_equal(gaz_tail_of(gaz_slice_of("完毕。")), GAZ_TAIL_STOP);
    assert_int_equal(gaz_tail_of(gaz_slice_of("完毕。”）")), GAZ_TAIL_STOP);
    assert_int_equal(gaz_tail_of(gaz_slice_of("（责任单位：县财政局）")), GAZ_TAIL_CLOSER);
    assert_int_equal(gaz_tail_of(gaz_slice_of("县财政局、")), GAZ_TAIL_COMMA);
    assert_int_equal(gaz_tail_of(gaz_slice_of("中心（")), GAZ_TAIL_COMMA);
    assert_int_equal(gaz_tail_of(gaz_slice_of("充")), GAZ_TAIL_OPEN);
    assert_int_equal(gaz_tail_of(gaz_slice_of("")), GAZ_TAIL_CLOSER);
    assert_true(gaz_continues(gaz_slice_of("，并")));
    assert_true(gaz_continues(gaz_slice_of("的通知")));
    assert_false(gaz_continues(gaz_slice_of("（一）")));
    assert_false(gaz_continues(gaz_slice_of("“四好”")));
}

static void overlaps(void **state) {
    size_t cut;
    (void)state;
    assert_int_equal(gaz_overlap(gaz_slice_of("市交通局、市国有资产监督管理局）"),
                                 gaz_slice_of("理局、市大数据中心、各镇街）"), &cut),
                     strlen("理局"));
    assert_int_equal(cut, strlen("）"));
    assert_int_equal(gaz_overlap(gaz_slice_of("前文。加强生态保护修复和治理"),
                                 gaz_slice_of("加强生态保护修复和治理，维护河湖"), &cut),
                     strlen("加强生态保护修复和治理"));
    assert_int_equal(cut, 0);
    assert_int_equal(gaz_overlap(gaz_slice_of("县财政局）"), gaz_slice_of("局长负责。"), &cut), 0);
}

static bool same(const char *a, const char *b) {
    uint32_t one[GAZ_KEY_LONGEST];
    uint32_t two[GAZ_KEY_LONGEST];
    return gaz_title_same(gaz_title_key_in(gaz_slice_of(a), one),
                          gaz_title_key_in(gaz_slice_of(b), two));
}

static void titles_alike(void **state) {
    (void)state;
    assert_true(
        same("关于印发《某县重点项目管理办法》的通 知", "关于印发某县重点项目管理办法的通知"));
    assert_true(
        same("郯城县人民政府关于公布年度目录的通知", "郟城县人民政府 关于公布年度目录的通知"));
    assert_true(same("郯城县人民政府关于公布年度目录的通知", "关于公布年度目录的通知"));
    assert_false(same("关于公布年度目录的通知", "关于废止年度清单的决定"));
    assert_false(same("第一章", "第二章"));
    assert_false(same("", ""));
}

static void title_forms(void **state) {
    (void)state;
    assert_int_equal(gaz_title_form_of(gaz_slice_of("关于某事的通 知")), GAZ_TITLE_STATUTORY);
    assert_int_equal(gaz_title_form_of(gaz_slice_of("某县重点项目管理办法（试行）")),
                     GAZ_TITLE_CARRIED);
    assert_int_equal(gaz_title_form_of(gaz_slice_of("公告")), GAZ_TITLE_PLAIN);
    assert_int_equal(gaz_title_form_of(gaz_slice_of("按照规定办理。本办法")), GAZ_TITLE_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_numbers),   cmocka_unit_test(spoiled_page_numbers),
        cmocka_unit_test(cover_heads),    cmocka_unit_test(cover_marks),
        cmocka_unit_test(contents_pages), cmocka_unit_test(contents_entries),
        cmocka_unit_test(tails),          cmocka_unit_test(overlaps),
        cmocka_unit_test(titles_alike),   cmocka_unit_test(title_forms),
    };
    return cmocka_run_group_tests_name("split", tests, NULL, NULL);
}
