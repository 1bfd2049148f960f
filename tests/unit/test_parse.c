/* test_parse.c - elements and trees from small documents. */
#include "tests/unit/parse_fixture.h"
#include "text/diagnostic.h"

static bool has_code(const struct fixture *f, const char *name) {
    for (uint32_t i = 0; i < f->parsed.diagnostics.count; i++) {
        if (strcmp(gaz_code_name(f->parsed.diagnostics.items[i].code), name) == 0) {
            return true;
        }
    }
    return false;
}

static void notice_with_issued_text(void **state) {
    (void)state;
    struct fixture f = PARSE(
        "莒政办字〔2025〕3号", "莒县人民政府办公室", "关于印发《莒县项目管理办法》的通知",
        "各乡镇人民政府、县直有关部门、单位，省、市驻莒各单位：",
        "现将《莒县项目管理办法》印发给你们，请遵照执行。", "莒县人民政府办公室", "2025年3月9日",
        "（此件公开发布）", "莒县项目管理办法", "第一章 总 则", "第一条 为加强管理，制定本办法。",
        "第二条 申请人应当具备下列条件：", "（一）守法；", "（二)诚信。", "申请由本人提出。",
        "第二章 附则", "第三条 本办法自2025年4月10日起施行，有效期五年。");
    const gaz_parsed *p = &f.parsed;
    assert_slice(p->doc_number.region, "371122");
    assert_slice(p->doc_number.organ, "政办");
    assert_slice(p->doc_number.series, "字");
    assert_slice(p->text.title, "莒县人民政府办公室关于印发《莒县项目管理办法》的通知");
    assert_slice(p->text.kind, "notice");
    assert_slice(p->issuers.items[0], "莒县人民政府办公室");
    assert_int_equal(p->addressees.count, 3);
    assert_slice(p->addressees.items[1], "县直有关部门、单位");
    assert_slice(p->addressees.items[2], "省、市驻莒各单位");
    assert_slice(p->signatories.items[0], "莒县人民政府办公室");
    assert_slice(p->date_signed, "2025-03-09");
    assert_slice(p->remarks.items[0], "此件公开发布");
    assert_string_equal(p->openness, "public");
    assert_int_equal(p->attachment_count, 1);
    assert_string_equal(p->attachments[0].role, "issued_text");
    assert_slice(p->attachments[0].kind, "measures");
    assert_slice(p->attachments[0].effective_date, "2025-04-10");
    assert_slice(p->attachments[0].expiry_date, "2030-04-09");
    assert_slice(node_of(&f, "att_1__chp_1")->heading, "总则");
    assert_slice(node_of(&f, "att_1__chp_1__art_2__para_1__point_2")->label, "（二）");
    assert_slice(node_of(&f, "att_1__chp_1__art_2__para_2")->text, "申请由本人提出。");
    gaz_arena_free(f.arena);
}

static void numbers_of_a_joint_paper(void **state) {
    (void)state;
    struct fixture f = PARSE("财税〔2021〕45号、署税发〔2021〕30号", "税法发〔2021〕7号",
                             "关于调整目录的通知", "各单位：", "现予调整。");
    assert_slice(f.parsed.doc_number.raw, "财税〔2021〕45号");
    assert_int_equal(f.parsed.joint_doc_numbers.count, 2);
    assert_slice(f.parsed.joint_doc_numbers.items[1], "税法发〔2021〕7号");
    gaz_arena_free(f.arena);
    f = PARSE("财税〔2021〕45号署税发〔2021〕30号两个文件", "一并废止。");
    assert_null(f.parsed.doc_number.raw.ptr);
    assert_int_equal(f.parsed.joint_doc_numbers.count, 0);
    gaz_arena_free(f.arena);
}

static size_t articles_of(const struct fixture *f) {
    size_t count = 0;
    for (const gaz_node *node = f->parsed.text.root->first; node != NULL; node = node->next) {
        count += node->type == GAZ_NODE_ARTICLE;
    }
    return count;
}

static void articles_without_gaps(void **state) {
    (void)state;
    struct fixture f = PARSE("道路管护办法", "第一条为了保护环境，制定本办法。",
                             "第二条所需资金由财政承担。", "第三条项目单位负责施工。",
                             "第四条和第五条规定的除外。", "第四条本办法自公布之日起施行。");
    assert_int_equal(articles_of(&f), 4);
    gaz_arena_free(f.arena);
    f = PARSE("道路管护办法", "第一条为了保护环境，制定本办法。", "第二条本市的项目，适用本办法。",
              "第三条所称资金除外。", "第五条本办法由财政局解释。");
    assert_int_equal(articles_of(&f), 2);
    gaz_arena_free(f.arena);
    f = PARSE("道路管护办法", "第一条为了保护环境，制定本办法。", "第二条与第三条之间相差十天。",
              "第三条及时公开。");
    assert_int_equal(articles_of(&f), 0);
    gaz_arena_free(f.arena);
}

static void levels_follow_use(void **state) {
    (void)state;
    struct fixture f = PARSE("关于推进工作的意见", "一、总体要求", "坚持高质量发展。",
                             "二、重点任务", "（一）培育主体", "1.壮大企业。支持企业做强。",
                             "2.引进人才。实施计划。", "（二）完善服务", "3.优化环境。推进改革。",
                             "三、保障措施", "（一）加强领导。各部门要落实责任。");
    assert_slice(node_of(&f, "level_1")->heading, "总体要求");
    const gaz_node *third = node_of(&f, "level_2__level_2__level_3");
    assert_slice(third->heading, "优化环境");
    assert_slice(third->text, "推进改革。");
    assert_int_equal(third->marker, 3);
    assert_false(has_code(&f, "number-gap"));
    assert_false(has_code(&f, "number-repeat"));
    gaz_arena_free(f.arena);
}

static void lost_label_is_inferred(void **state) {
    (void)state;
    struct fixture f = PARSE("关于推进工作的意见", "一、总体要求", "坚持发展。", "工作目标",
                             "（一）到明年，达到目标一。", "三、组织实施", "加强领导。");
    const gaz_node *node = node_of(&f, "level_2");
    assert_true(node->inferred);
    assert_null(node->label.ptr);
    assert_int_equal(node->ordinal, 2);
    assert_slice(node->heading, "工作目标");
    assert_true(has_code(&f, "label-lost"));
    gaz_arena_free(f.arena);
}

static void printed_labels_stay(void **state) {
    (void)state;
    struct fixture f = PARSE("关于推进工作的意见", "一、任务", "（一）甲。做甲。",
                             "（三）乙。做乙。", "（三）丙丁。做丙。", "（四）丁戊。做丁。");
    assert_slice(node_of(&f, "level_1__level_3_2")->text, "做丙。");
    assert_true(has_code(&f, "number-gap"));
    assert_true(has_code(&f, "number-repeat"));
    gaz_arena_free(f.arena);
}

/* What the same label says again and again is said once for the lines behind the
 * hundredth. */
static void the_same_again_is_said_once(void **state) {
    enum { LINES = 300, MOST_ALIKE = 100 };
    (void)state;
    struct fixture f = {.arena = gaz_arena_new()};
    f.document.id = gaz_slice_of("x/1");
    add_line(&f, "关于推进工作的意见");
    for (int i = 0; i < LINES; i++) {
        add_line(&f, "一、");
    }
    add_line(&f, "二、");
    add_line(&f, "二、");
    assert_int_equal(gaz_parse(f.arena, &f.document, NULL, &f.parsed), GAZ_OK);
    const gaz_diagnostics *list = &f.parsed.diagnostics;
    assert_int_equal(list->count, MOST_ALIKE + 1);
    assert_int_equal(list->items[MOST_ALIKE - 2].line, list->items[MOST_ALIKE - 2].end_line);
    assert_int_equal(list->items[MOST_ALIKE - 1].line, MOST_ALIKE + 2);
    assert_int_equal(list->items[MOST_ALIKE - 1].end_line, LINES + 1);
    assert_slice(list->items[MOST_ALIKE - 1].message,
                 "一、 follows number 1: the number stands twice");
    assert_slice(list->items[MOST_ALIKE].message, "二、 follows number 2: the number stands twice");
    assert_slice(node_of(&f, "level_1_300")->label, "一、");
    gaz_arena_free(f.arena);
}

/* More paragraphs than are held beside their nodes: the labels of those that were let go
 * still tell that the text is an official one. */
static void many_paragraphs_are_let_go(void **state) {
    enum { LINES = 150000 };
    (void)state;
    struct fixture f = {.arena = gaz_arena_new()};
    f.document.id = gaz_slice_of("x/1");
    for (int i = 0; i < LINES; i++) {
        add_line(&f, i == 0 ? "一、" : "……");
    }
    assert_int_equal(gaz_parse_once(f.arena, &f.document, NULL, &f.parsed), GAZ_OK);
    const gaz_node *first = f.parsed.text.root->first;
    uint32_t count = 0;
    for (const gaz_node *node = first->first; node != NULL; node = node->next) {
        assert_slice(node->text, "……");
        assert_int_equal(node->line, ++count + 1);
    }
    assert_int_equal(count, LINES - 1);
    assert_int_equal(f.parsed.diagnostics.count, 1);
    assert_string_equal(gaz_code_name(f.parsed.diagnostics.items[0].code), "no-title");
    assert_int_equal(f.parsed.diagnostics.items[0].line, 1);
    gaz_arena_free(f.arena);
}

/* A document that was copied out of its record says the same when the record is gone. */
static void a_copied_document_needs_no_record(void **state) {
    (void)state;
    struct fixture f = PARSE("关于“修路”的通知\\", "一、甲\t乙", "丙");
    f.document.region_code = gaz_slice_of("371322");
    gaz_diagnose(f.arena, &f.document.diagnostics, GAZ_CODE_NO_TITLE, 1, 2, gaz_slice_of("无"));
    gaz_buffer record = {0};
    gaz_buffer again = {0};
    gaz_document copied;
    const char *reason;
    gaz_write_document(&record, &f.document);
    gaz_slice line = {record.ptr, record.len - 1};
    gaz_slice before = gaz_arena_copy(f.arena, (gaz_slice){record.ptr, record.len});
    assert_int_equal(gaz_copy_document(f.arena, line, &copied, &reason), GAZ_OK);
    memset(record.ptr, '?', record.len);
    gaz_write_document(&again, &copied);
    assert_true(gaz_slice_equal(before, (gaz_slice){again.ptr, again.len}));
    assert_int_equal(gaz_copy_document(f.arena, line, &copied, &reason), GAZ_BAD_RECORD);
    gaz_buffer_free(&record);
    gaz_buffer_free(&again);
    gaz_arena_free(f.arena);
}

/* More organs than are remembered at once: each is noted once, however often it comes. */
static void departments_are_noted_once(void **state) {
    enum { ORGANS = 600 };
    (void)state;
    struct fixture f = {.arena = gaz_arena_new()};
    f.document.id = gaz_slice_of("x/1");
    add_line(&f, "关于推进工作的意见");
    for (int i = 0; i < 2 * ORGANS; i++) {
        add_line(&f, gaz_arena_format(f.arena,
                                      "（一）做好第一项工作。（牵头单位：县发改局；配合单位：第%d"
                                      "居民委员会、县财政局、县市监局）",
                                      i % ORGANS)
                         .ptr);
    }
    assert_int_equal(gaz_parse(f.arena, &f.document, NULL, &f.parsed), GAZ_OK);
    assert_int_equal(f.parsed.department_count, 2);
    assert_slice(f.parsed.departments[0].name, "县发改局");
    assert_slice(f.parsed.departments[1].name, "县市监局");
    gaz_arena_free(f.arena);
}

static bool writes_form(struct fixture *f, bool compact, const char *json) {
    gaz_buffer out = {.compact = compact};
    f->parsed.document = &f->document; /* the fixture was returned by value */
    gaz_write_parsed(&out, &f->parsed);
    bool found = gaz_slice_find((gaz_slice){out.ptr, out.len}, json) != NULL;
    gaz_buffer_free(&out);
    return found;
}

static bool writes(struct fixture *f, const char *json) {
    return writes_form(f, false, json);
}

/* Objects written in one piece are those of the other way, in what must be escaped. */
static void what_is_escaped_is_written(void **state) {
    (void)state;
    struct fixture f =
        PARSE("关于推进工作的意见", "一、坚持\"三不\"原则",
              "按照《\"甲\"办法》投资5亿元\\3年。（牵头单位：县\"科技\"局、县财政局）");
    assert_true(
        writes(&f, "\"ordinal\":1,\"inferred\":false,\"heading\":\"坚持\\\"三不\\\"原则\","));
    assert_true(writes(&f, "\"orgs\":[\"县\\\"科技\\\"局\",\"县财政局\"],\"open\":false"));
    assert_true(writes(&f, "\"title\":\"\\\"甲\\\"办法\",\"title_key\":\"甲办法\""));
    assert_true(writes(&f, "{\"kind\":\"amount\",\"value\":\"500000000\",\"value_to\":null,"));
    assert_true(writes_form(&f, true, "{\"label\":\"一、\",\"heading\":\"坚持\\\"三不\\\"原则\","));
    assert_true(
        writes_form(&f, true, "{\"role\":\"lead\",\"orgs\":[\"县\\\"科技\\\"局\",\"县财政局\"]}"));
    assert_true(writes_form(&f, true, "{\"value\":\"500000000\",\"unit\":\"元\",\"start\":"));
    gaz_arena_free(f.arena);
}

/* A heading that is too long to be written in one piece. */
static void long_heading_is_written(void **state) {
    enum { CHARS = 4000 };
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    char *line = gaz_arena_zero(arena, 64 + 3 * CHARS);
    strcpy(line, "第一章 ");
    for (int i = 0; i < CHARS; i++) {
        strcat(line, i == CHARS - 1 ? "则" : "总");
    }
    struct fixture f = PARSE("某县管理办法", line, "第一条 制定本办法。");
    const char *heading = gaz_arena_format(arena, "\"heading\":\"%s\",\"text\":null,\"line\":2",
                                           line + strlen("第一章 "))
                              .ptr;
    assert_true(writes(&f, heading));
    gaz_arena_free(f.arena);
    gaz_arena_free(arena);
}

static void notes_become_duties(void **state) {
    (void)state;
    struct fixture f = PARSE("关于推进工作的意见", "一、任务",
                             "（一）甲。做甲。（牵头单位：县科技局；配合单位：县财政局、各镇街）",
                             "（二）乙。做乙。", "（县工信局、县财政局等部门按职责分工负责）",
                             "（三）丙。做丙。（市科技局牵头，市工信局、市教育局配合）",
                             "（四）丁。做丁。（县科技局、各产业链牵头部门）");
    const gaz_node *first = node_of(&f, "level_1__level_1");
    assert_int_equal(first->findings->duties.count, 2);
    assert_string_equal(first->findings->duties.items[0].role, "lead");
    assert_true(first->findings->duties.items[1].open);
    const gaz_node *second = node_of(&f, "level_1__level_2");
    assert_int_equal(second->findings->duties.count, 1);
    assert_int_equal(second->findings->duties.items[0].orgs.count, 2);
    assert_slice(second->findings->duties.items[0].orgs.items[1], "县财政局");
    assert_true(second->findings->duties.items[0].open);
    const gaz_node *third = node_of(&f, "level_1__level_3");
    assert_string_equal(third->findings->duties.items[0].role, "lead");
    assert_int_equal(third->findings->duties.items[1].orgs.count, 2);
    const gaz_node *fourth = node_of(&f, "level_1__level_4");
    assert_string_equal(fourth->findings->duties.items[0].role, "unspecified");
    assert_slice(fourth->findings->duties.items[0].orgs.items[1], "各产业链牵头部门");
    gaz_arena_free(f.arena);
}

static void captions_in_bold_and_plain(void **state) {
    (void)state;
    struct fixture f = PARSE("关于推进工作的意见", "一、基本原则", "坚持创新驱动。突出科技引领。",
                             "坚持绿色低碳。推行绿色方式。", "二、产业", "（一）生物医药产业。",
                             "发展中药。", "（二）新能源产业。", "发展光伏。");
    assert_slice(node_of(&f, "level_1__para_2")->heading, "坚持绿色低碳");
    assert_slice(node_of(&f, "level_2__level_1")->heading, "生物医药产业");
    assert_null(node_of(&f, "level_2__level_1")->text.ptr);
    gaz_arena_free(f.arena);
}

static void order_with_signer(void **state) {
    (void)state;
    struct fixture f = PARSE(
        "山东省人民政府令", "第337号",
        "《山东省水路交通规定》已经2020年11月10日省政府第90次常务会议通过，现予公布，"
        "自2021年2月1日起施行。",
        "省长 李干杰", "2020年12月1日", "山东省水路交通规定", "第一条 为了加强管理，制定本规定。");
    assert_int_equal(f.parsed.format, GAZ_FORMAT_ORDER);
    assert_slice(f.parsed.order_number, "第337号");
    assert_slice(f.parsed.signer_office, "省长");
    assert_slice(f.parsed.signer_name, "李干杰");
    assert_slice(f.parsed.date_signed, "2020-12-01");
    assert_slice(f.parsed.text.effective_date, "2021-02-01");
    assert_slice(f.parsed.attachments[0].title, "山东省水路交通规定");
    gaz_arena_free(f.arena);
}

static void imprint_and_copies(void **state) {
    (void)state;
    struct fixture f =
        PARSE("菏泽市人民政府文件", "菏政发〔2024〕1号", "菏泽市人民政府",
              "关于推动产业发展的实施意见", "各县区人民政府（管委会），市政府各部门：",
              "现提出如下意见。", "菏泽市人民政府", "2024年1月16日", "（此件公开发布）",
              "抄送：市委各部门，市人大办公室。", "菏泽市人民政府办公室", "2024年1月16日印发");
    assert_slice(f.parsed.issuer_masthead, "菏泽市人民政府文件");
    assert_int_equal(f.parsed.cc_orgs.count, 2);
    assert_slice(f.parsed.cc_orgs.items[1], "市人大办公室");
    assert_slice(f.parsed.print_org, "菏泽市人民政府办公室");
    assert_slice(f.parsed.print_date, "2024-01-16");
    assert_int_equal(f.parsed.attachment_count, 0);
    gaz_arena_free(f.arena);
}

static void annex_with_names(void **state) {
    (void)state;
    struct fixture f =
        PARSE("关于表扬先进个人的决定", "希望再接再厉。", "附件：先进个人", "名单", "莒县人民政府",
              "2024年7月26日", "附件", "先进个人名单", "张三丰\t何 燕\t刘 涛", "李四光\t王小二\t");
    assert_slice(f.parsed.attachment_notes.items[0], "先进个人名单");
    assert_string_equal(f.parsed.attachments[0].role, "annex");
    const gaz_node *list = node_of(&f, "att_1__list_1");
    assert_int_equal(list->findings->cells->entries.count, 5);
    assert_slice(list->findings->cells->entries.items[1], "何燕");
    gaz_arena_free(f.arena);
}

static void posts_stand_apart(void **state) {
    (void)state;
    struct fixture f =
        PARSE("专家名单", "郁友达 县政府办公室督查科科长", "朱 姗 县发展和改革局科长、高级",
              "工程师", "左守瑞 县司法局备案审查科负责人", "刘 浩 律师事务所执行主任");
    const gaz_node *list = node_of(&f, "list_1");
    assert_int_equal(list->findings->cells->entries.count, 4);
    assert_slice(list->findings->cells->entries.items[1], "朱姗");
    assert_slice(list->findings->cells->posts.items[1], "县发展和改革局科长、高级工程师");
    gaz_arena_free(f.arena);
}

/* The reference with this text, or NULL. */
static const gaz_reference *cited(const struct fixture *f, const char *text) {
    const gaz_references *list = &f->parsed.references;
    for (uint32_t i = 0; i < list->count; i++) {
        if (gaz_slice_is(list->items[i].text, text)) {
            return &list->items[i];
        }
    }
    print_error("nothing cites %s\n", text);
    fail();
    return NULL;
}

static void provisions_resolve(void **state) {
    (void)state;
    struct fixture f = PARSE(
        "莒县养犬管理办法", "第一条 根据《山东省养犬条例》第三条、第五条，制定本办法。",
        "第二条 有下列情形之一的，不予登记：", "（一）未免疫的；", "（二）前项规定以外的情形。",
        "前款规定由公安局执行。",
        "第三条 违反第二条第一款第（一）项、第（二）项和民法典第九条规定的，依照本条第一款处理。",
        "第四条 违反第九条的，责令改正。");
    assert_slice(cited(&f, "第二条第一款第（一）项")->target, "art_2__para_1__point_1");
    assert_slice(cited(&f, "第（二）项")->target, "art_2__para_1__point_2");
    assert_slice(cited(&f, "前款")->target, "art_2__para_1");
    assert_slice(cited(&f, "前项")->target, "art_2__para_1__point_1");
    assert_slice(cited(&f, "本条第一款")->target, "art_3__para_1");
    assert_slice(cited(&f, "《山东省养犬条例》第三条")->provision, "第三条");
    assert_string_equal(cited(&f, "《山东省养犬条例》第三条")->relation, "based_on");
    assert_slice(cited(&f, "第五条")->title, "山东省养犬条例");
    assert_null(cited(&f, "第五条")->target.ptr);
    assert_null(cited(&f, "第九条")->target.ptr);
    assert_true(has_code(&f, "provision-missing"));
    gaz_arena_free(f.arena);
}

static void noise_is_kept(void **state) {
    (void)state;
    struct fixture f = PARSE("（（（（（", "《《《《", "第第第第", "", "１２３\t\t");
    assert_true(f.parsed.text.root->first != NULL);
    gaz_arena_free(f.arena);
}

static void orders_are_cited_by_their_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *cited; /* NULL: nothing is */
        const char *number;
    } orders[] = {
        {"根据国务院令第586号执行。", "国务院令第586号", "国务院令第586号"},
        {"原公安部第131号令已经废止。", "公安部第131号令", "公安部令第131号"},
        {"按中华人民共和国主席令第七十二号办理。", "中华人民共和国主席令第七十二号",
         "主席令第72号"},
        {"依照国家发展和改革委员会、商务部令2017年第4号。",
         "国家发展和改革委员会、商务部令2017年第4号", "国家发展和改革委员会、商务部令2017年第4号"},
        {"经国务院令第588号修订。", "国务院令第588号", "国务院令第588号"},
        {"我部令第5号不再执行。", NULL, NULL},
        {"下达第3号命令，发布公告第5号。", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct fixture f = PARSE("关于推进工作的意见", orders[i].text);
        if (orders[i].cited == NULL) {
            assert_int_equal(f.parsed.references.count, 0);
        } else {
            assert_slice(cited(&f, orders[i].cited)->doc_number, orders[i].number);
        }
        gaz_arena_free(f.arena);
    }
}

static void cells_below_each_other_are_a_table(void **state) {
    (void)state;
    struct fixture f = PARSE("关于公布项目的通知", "现公布如下：", "序号", "项目", "金额", "1",
                             "甲路", "10.5", "2", "乙桥", "20", "特此通知。");
    const gaz_cells *cells = node_of(&f, "table_1")->findings->cells;
    assert_int_equal(cells->row_count, 3);
    assert_slice(cells->rows[2].items[1], "乙桥");
    gaz_arena_free(f.arena);
    /* A cell is missing: nothing proves where the rows end. */
    f = PARSE("关于公布项目的通知", "现公布如下：", "序号", "项目", "金额", "1", "甲路", "2",
              "乙桥", "20");
    assert_int_equal(f.parsed.text.root->first->type, GAZ_NODE_PARAGRAPH);
    for (const gaz_node *node = f.parsed.text.root->first; node != NULL; node = node->next) {
        assert_int_not_equal(node->type, GAZ_NODE_TABLE);
    }
    gaz_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notice_with_issued_text),
        cmocka_unit_test(numbers_of_a_joint_paper),
        cmocka_unit_test(articles_without_gaps),
        cmocka_unit_test(levels_follow_use),
        cmocka_unit_test(lost_label_is_inferred),
        cmocka_unit_test(printed_labels_stay),
        cmocka_unit_test(notes_become_duties),
        cmocka_unit_test(captions_in_bold_and_plain),
        cmocka_unit_test(order_with_signer),
        cmocka_unit_test(imprint_and_copies),
        cmocka_unit_test(annex_with_names),
        cmocka_unit_test(posts_stand_apart),
        cmocka_unit_test(provisions_resolve),
        cmocka_unit_test(noise_is_kept),
        cmocka_unit_test(the_same_again_is_said_once),
        cmocka_unit_test(many_paragraphs_are_let_go),
        cmocka_unit_test(a_copied_document_needs_no_record),
        cmocka_unit_test(departments_are_noted_once),
        cmocka_unit_test(what_is_escaped_is_written),
        cmocka_unit_test(long_heading_is_written),
        cmocka_unit_test(orders_are_cited_by_their_numbers),
        cmocka_unit_test(cells_below_each_other_are_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
