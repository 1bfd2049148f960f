/* test_parse_change.c - what small documents repeal and amend. */
#include "tests/unit/parse_fixture.h"

static gaz_slice or_dash(gaz_slice text) {
    return text.ptr == NULL ? gaz_slice_of("-") : text;
}

/* title number provision; … as one line, - for what is absent. */
static void assert_changes(struct fixture *f, const gaz_references *list, const char *expected) {
    gaz_slice found = gaz_slice_of("");
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_reference *item = &list->items[i];
        found =
            gaz_arena_format(f->arena, "%.*s%s%.*s %.*s %.*s", GAZ_FMT(found), i > 0 ? "; " : "",
                             GAZ_FMT(item->title), GAZ_FMT(or_dash(item->doc_number)),
                             GAZ_FMT(or_dash(item->provision)));
    }
    if (!gaz_slice_is(found, expected)) {
        print_error("expected %s, is %.*s\n", expected, GAZ_FMT(found));
        fail();
    }
}

static void assert_repeals(const char *sentence, const char *expected) {
    struct fixture f =
        PARSE("江川县人民政府关于清理文件的决定", "一、现将有关事项决定如下。", sentence);
    assert_changes(&f, &f.parsed.text.repeals, expected);
    gaz_arena_free(f.arena);
}

static void what_repeals(void **state) {
    (void)state;
    assert_repeals("二、宣布《甲办法》（江政发〔2001〕4号）、《乙规定》失效。",
                   "甲办法 江政发〔2001〕4号 -; 乙规定 - -");
    assert_repeals("二、《甲办法》自2020年1月1日起不再施行。", "甲办法 - -");
    assert_repeals(
        "二、《甲办法》（2002年4月1日县政府令第15号发布，2010年修订）自本决定公布之日起失效。",
        "甲办法 县政府令第15号 -");
    assert_repeals("二、决定废止《甲办法》《乙规定》等3件文件。", "甲办法 - -; 乙规定 - -");
    assert_repeals("二、废止《甲办法》，修改《乙规定》。", "甲办法 - -");
    assert_repeals("二、《甲公告》（2015年第46号）第三条，《乙通知》（江政发〔2009〕9号）第一条第（"
                   "二）项和第五条同时废止。",
                   "甲公告 - 第三条; 乙通知 江政发〔2009〕9号 第一条第（二）项和第五条");
    assert_repeals("二、《甲办法》同时废止，《乙规定》停止执行。", "甲办法 - -; 乙规定 - -");
}

static void what_only_tells_of_repeals(void **state) {
    (void)state;
    assert_repeals("二、依照《甲办法》取得的许可证失效。", "");
    assert_repeals("二、《甲办法》已经废止。", "");
    assert_repeals("二、依照《甲法》第五十二条关于销售失效、变质产品的规定处罚。", "");
    assert_repeals("二、根据县政府关于废止《甲办法》的决定，制定本办法。", "");
    assert_repeals("二、为废止《甲办法》，进行评估。", "");
    assert_repeals("二、依照《甲办法》办理，旧的标准同时废止。", "");
}

static void a_decision_changes_article_by_article(void **state) {
    (void)state;
    struct fixture f = PARSE(
        "江川县人民政府关于修改《江川县供水办法》的决定", "对《江川县供水办法》作如下修改：",
        "一、将第三条修改为：“管理单位履行下列职责：", "（一）编制规划；",
        "（二）依照第九条检查。”",
        "二、第八条中的“建设局”修改为“住房和城乡建设局”，第十条第一款修改为：“按第四条执行。”",
        "三、增加一条，作为第十二条：“违反第五条规定的，处以罚款。”",
        "四、删去第十五条、第十六条。", "《江川县供水办法》根据本决定作相应修改，重新公布。");
    assert_changes(&f, &f.parsed.text.amends,
                   "江川县供水办法 - -; 江川县供水办法 - 第三条; 江川县供水办法 - 第八条; "
                   "江川县供水办法 - 第十条第一款; 江川县供水办法 - 第十二条; "
                   "江川县供水办法 - 第十五条、第十六条");
    uint32_t cited = 0;
    for (uint32_t i = 0; i < f.parsed.references.count; i++) {
        const gaz_reference *reference = &f.parsed.references.items[i];
        assert_true(!gaz_slice_is(reference->provision_eid, "art_9"));
        if (gaz_slice_is(reference->provision_eid, "art_16")) {
            cited++;
            assert_true(gaz_slice_is(reference->title, "江川县供水办法"));
            assert_string_equal(reference->relation, "amends");
        }
    }
    assert_int_equal(cited, 1);
    gaz_arena_free(f.arena);
}

static void each_caption_names_what_its_instructions_change(void **state) {
    (void)state;
    struct fixture f =
        PARSE("江川县人民政府关于修改《甲办法》等三件规章的决定", "一、对《甲办法》作出修改",
              "（一）将第三条修改为：“本县适用。”", "（二）删去第四条。",
              "二、《乙规定》（县政府令第8号）", "（一）删去第六条。",
              "三、将《丙细则》第一条中的“局”修改为“委员会”。");
    assert_changes(&f, &f.parsed.text.amends,
                   "甲办法 - -; 甲办法 - 第三条; 甲办法 - 第四条; 乙规定 县政府令第8号 第六条; "
                   "丙细则 - 第一条");
    gaz_arena_free(f.arena);
}

static void an_amendment_names_its_law_in_its_title(void **state) {
    (void)state;
    struct fixture f =
        PARSE("中华人民共和国某某法修正案（二）",
              "一、将某某法第二十条之一修改为：“提供资助的，处以罚款。", "“情节严重的，从重处罚。”",
              "二、删去某某法第九十条。", "三、本修正案自2020年3月1日起施行。");
    assert_changes(&f, &f.parsed.text.amends,
                   "中华人民共和国某某法 - -; 中华人民共和国某某法 - 第二十条之一; "
                   "中华人民共和国某某法 - 第九十条");
    const gaz_node *quotation = f.parsed.text.root->first->first;
    assert_int_equal(quotation->type, GAZ_NODE_QUOTATION);
    assert_null(quotation->next);
    gaz_arena_free(f.arena);
}

static void an_open_quotation_ends_before_the_next_instruction(void **state) {
    (void)state;
    struct fixture f =
        PARSE("江川县人民政府关于修改《江川县供水办法》的决定",
              "一、将第三条修改为：“管理单位履行职责。", "二、第八条修改为：“按规定执行。”");
    assert_int_equal(f.parsed.text.root->first->next->type, GAZ_NODE_LEVEL);
    assert_null(f.parsed.text.root->first->first);
    gaz_arena_free(f.arena);
}

static void lists_of_what_is_repealed(void **state) {
    (void)state;
    struct fixture f =
        PARSE("江川县人民政府关于废止一批文件的决定", "决定废止5件文件。", "江川县人民政府",
              "2019年8月20日", "附件1", "决定废止的文件目录", "一、政府文件",
              "1.江川县水利工程管理办法（江政发〔1998〕12号）", "2.江川县（城关）市场管理规定",
              "二、办公室文件", "《江川县车辆管理规定》（江政办发〔2000〕2号）", "以上文件共3件。",
              "附件2", "宣布失效的文件目录", "序号\t文件名称\t文号",
              "1\t关于企业名称登记的意见\t江政发〔2001〕45号", "附件3", "修改后继续有效的文件目录",
              "1.江川县道路管理办法（江政发〔1999〕2号）");
    assert_int_equal(f.parsed.attachment_count, 3);
    assert_changes(&f, &f.parsed.attachments[0].repeals,
                   "江川县水利工程管理办法 江政发〔1998〕12号 -; 江川县（城关）市场管理规定 - -; "
                   "江川县车辆管理规定 江政办发〔2000〕2号 -");
    assert_changes(&f, &f.parsed.attachments[1].repeals,
                   "关于企业名称登记的意见 江政发〔2001〕45号 -");
    assert_changes(&f, &f.parsed.attachments[2].repeals, "");
    gaz_arena_free(f.arena);
}

static void items_below_an_announcement_are_repealed(void **state) {
    (void)state;
    struct fixture f = PARSE("江川县人民政府关于废止部分规章的决定", "决定废止下列规章：",
                             "1.江川县燃气管理办法（1998年6月10日县政府令第35号发布）",
                             "2.江川县盐业管理办法", "本决定自公布之日起施行。");
    assert_changes(&f, &f.parsed.text.repeals, "江川县燃气管理办法 - -; 江川县盐业管理办法 - -");
    gaz_arena_free(f.arena);
}

static void a_period_has_two_days(void **state) {
    (void)state;
    struct fixture f =
        PARSE("江川县税务局关于延续优惠政策的公告", "2023年第4号",
              "一、按20%的税率缴纳，延续执行至2030年12月31日。",
              "二、本公告执行期限为2023年1月1日至2027年12月31日。《甲公告》相应停止执行。");
    assert_slice(f.parsed.order_number, "2023年第4号");
    assert_slice(f.parsed.text.effective_date, "2023-01-01");
    assert_slice(f.parsed.text.expiry_date, "2027-12-31");
    assert_null(f.parsed.text.root->first->next->heading.ptr);
    gaz_arena_free(f.arena);
}

static void an_order_says_when_what_it_publishes_takes_effect(void **state) {
    (void)state;
    struct fixture f = PARSE("江川省人民政府令", "第215号", "现公布《甲办法》，自公布之日起施行。",
                             "省长　周国强", "2018年12月27日");
    assert_slice(f.parsed.text.effective_date, "2018-12-27");
    gaz_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_repeals),
        cmocka_unit_test(what_only_tells_of_repeals),
        cmocka_unit_test(a_decision_changes_article_by_article),
        cmocka_unit_test(each_caption_names_what_its_instructions_change),
        cmocka_unit_test(an_amendment_names_its_law_in_its_title),
        cmocka_unit_test(an_open_quotation_ends_before_the_next_instruction),
        cmocka_unit_test(lists_of_what_is_repealed),
        cmocka_unit_test(items_below_an_announcement_are_repealed),
        cmocka_unit_test(a_period_has_two_days),
        cmocka_unit_test(an_order_says_when_what_it_publishes_takes_effect),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
