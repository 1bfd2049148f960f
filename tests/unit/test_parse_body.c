/* test_parse_body.c - captions, lists and closings of small documents. */
#include "tests/unit/parse_fixture.h"

static const gaz_node *last_of(const gaz_node *parent) {
    const gaz_node *node = parent->first;
    while (node->next != NULL) {
        node = node->next;
    }
    return node;
}

static void a_wide_gap_sets_a_caption_apart(void **state) {
    (void)state;
    struct fixture f =
        PARSE("关于加强管理的意见", "（一）加强组织领导　各地要成立领导小组，落实责任。",
              "（二）加强 协作配合，形成工作合力。", "（三）落实责任　县直各部门要密切配合。");
    const gaz_node *first = f.parsed.text.root->first;
    assert_slice(first->heading, "加强组织领导");
    assert_slice(first->text, "各地要成立领导小组，落实责任。");
    assert_null(first->next->heading.ptr);
    assert_slice(first->next->next->heading, "落实责任");
    gaz_arena_free(f.arena);
}

static void a_gap_alone_may_stand_in_a_name(void **state) {
    (void)state;
    struct fixture f = PARSE("关于加强管理的意见", "（一）各乡镇配合，做好工作。",
                             "（二）安全员李　军负责现场管理。");
    assert_slice(last_of(f.parsed.text.root)->text, "安全员李　军负责现场管理。");
    gaz_arena_free(f.arena);
}

static void the_end_of_a_report_speaks_for_the_whole(void **state) {
    (void)state;
    static const char *const ends[] = {"各位代表，让我们团结奋斗！", "以上说明连同草案，请予审议。",
                                       "注释：", "《甲办法》根据本决定作相应修改，重新公布。"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct fixture f = PARSE("关于预算的报告", "一、收入", "全年收入5亿元。", "二、支出",
                                 "全年支出4亿元，用于民生。", ends[i], "[1]数据为初步统计数。");
        const gaz_node *root = f.parsed.text.root;
        assert_slice(last_of(root)->text, "[1]数据为初步统计数。");
        assert_int_equal(root->first->next->next->type, GAZ_NODE_PARAGRAPH);
        gaz_arena_free(f.arena);
    }
}

static void a_salutation_within_sections_and_a_note_below_a_table_stay(void **state) {
    (void)state;
    struct fixture f = PARSE("关于工作的报告", "一、回顾", "各位代表！过去一年成绩很大。",
                             "二、展望", "指标\t单位\t数量", "粮食\t吨\t500", "注：数量为计划数。");
    const gaz_node *first = f.parsed.text.root->first;
    assert_int_equal(first->type, GAZ_NODE_LEVEL);
    assert_slice(first->first->text, "各位代表！过去一年成绩很大。");
    assert_slice(last_of(last_of(f.parsed.text.root))->text, "注：数量为计划数。");
    gaz_arena_free(f.arena);
}

static void all_signers_of_a_joint_order(void **state) {
    (void)state;
    struct fixture f =
        PARSE("江川省水利厅　江川省财政厅令", "第4号", "《甲办法》已经通过，现予公布。",
              "水利厅厅长：李　明", "财政厅厅长　王小兵", "2020年1月1日");
    assert_slice(f.parsed.signer_office, "水利厅厅长");
    assert_slice(f.parsed.signer_name, "李明");
    assert_int_equal(f.parsed.co_signers.count, 1);
    assert_slice(f.parsed.co_signers.items[0], "财政厅厅长 王小兵");
    gaz_arena_free(f.arena);
}

static void padded_names_of_minutes(void **state) {
    (void)state;
    struct fixture f = PARSE("江川县政府常务会议纪要", "一、关于供水", "会议同意。",
                             "出席：李　华　王小军　张　敏",
                             "列席：县财政局：周　伟、县水利局：陈　超", "请假：赵　亮（出差）");
    static const char *const names[] = {"李华", "王小军", "张敏", "县财政局：周伟",
                                        "县水利局：陈超"};
    assert_int_equal(f.parsed.attendees.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        assert_slice(f.parsed.attendees.items[i], names[i]);
    }
    assert_slice(last_of(f.parsed.text.root)->text, "请假：赵　亮（出差）");
    gaz_arena_free(f.arena);
}

static void members_of_a_leading_group(void **state) {
    (void)state;
    struct fixture f = PARSE("关于成立领导小组的通知", "组　长：刘建华　县委书记",
                             "副组长：赵永强　县委常委、副县长", "周　丽　副县长",
                             "成　员：王大伟　县农业农村局局长", "李　军　县财政局局长",
                             "张　颖　县水利局局长", "陈　晨　主任", "办公室设在县农业农村局。");
    const gaz_node *third = f.parsed.text.root->first->next->next;
    assert_slice(third->text, "周　丽　副县长");
    const gaz_node *list = third->next->next;
    assert_int_equal(list->type, GAZ_NODE_LIST);
    assert_slice(list->findings->cells->entries.items[2], "陈晨");
    assert_slice(list->findings->cells->posts.items[2], "主任");
    gaz_arena_free(f.arena);
}

static void three_columns_of_words_are_a_table(void **state) {
    (void)state;
    struct fixture f = PARSE("裁量基准", "裁量情节\t违法程度\t处罚标准",
                             "报告书类\t轻微\t百分之一以下", "报告书类\t严重\t百分之四以上");
    const gaz_node *table = f.parsed.text.root->first;
    assert_int_equal(table->type, GAZ_NODE_TABLE);
    assert_int_equal(table->findings->cells->row_count, 3);
    gaz_arena_free(f.arena);
}

static void parts_of_a_plan(void **state) {
    (void)state;
    struct fixture f =
        PARSE("江川县发展规划纲要", "目　录", "第一篇　发展环境\t1", "第二篇　主要任务　12",
              "附　录\t40", "第一篇　发展环境", "第一部分　基础", "第一部分资金已经到位。",
              "第二篇　主要任务", "第一篇文章已经发表。");
    assert_int_equal(f.parsed.furniture_count, 4);
    const gaz_node *book = f.parsed.text.root->first;
    assert_int_equal(book->type, GAZ_NODE_BOOK);
    assert_slice(book->heading, "发展环境");
    assert_int_equal(book->first->type, GAZ_NODE_PART);
    assert_int_equal(book->first->first->type, GAZ_NODE_PARAGRAPH);
    assert_int_equal(book->next->first->type, GAZ_NODE_PARAGRAPH);
    assert_null(book->next->next);
    gaz_arena_free(f.arena);
}

static void supplementary_provisions_without_a_number(void **state) {
    (void)state;
    struct fixture f = PARSE("江川县供水办法", "第一章　总则", "第一条　为了供水，制定本办法。",
                             "附　则", "第二条　本办法自2016年5月1日起施行。");
    const gaz_node *second = f.parsed.text.root->first->next;
    assert_int_equal(second->type, GAZ_NODE_CHAPTER);
    assert_slice(second->heading, "附则");
    assert_slice(gaz_node_eid(f.arena, second->first), "chp_2__art_2");
    gaz_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_gap_sets_a_caption_apart),
        cmocka_unit_test(a_gap_alone_may_stand_in_a_name),
        cmocka_unit_test(the_end_of_a_report_speaks_for_the_whole),
        cmocka_unit_test(a_salutation_within_sections_and_a_note_below_a_table_stay),
        cmocka_unit_test(all_signers_of_a_joint_order),
        cmocka_unit_test(padded_names_of_minutes),
        cmocka_unit_test(members_of_a_leading_group),
        cmocka_unit_test(parts_of_a_plan),
        cmocka_unit_test(supplementary_provisions_without_a_number),
        cmocka_unit_test(three_columns_of_words_are_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
