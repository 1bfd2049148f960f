/* cited_provision.c - 第三条第一款, 第三、五条, 第三条至第五条: of this text, or of
 * the one that is named before. */
#include "parse/citation/citing.h"

enum { FARTHEST_QUOTE = 3000, LONGEST_ADDED = 60 /* bytes */ };

/* Words behind which a bare name begins: 违反民法典第三条. */
static const char *const name_starts[] = {
    "根据", "依照", "按照", "依据", "违反", "遵守", "适用", "参照", "执行", "符合", "以及", "和",
    "与",   "及",   "由",   "对",   "将",   "在",   "是",   "、",   "，",   "。",   "；",   "：",
    "（",   "“",    "》",   "的",   "有",   "删去", "删除", "修改", "废止", "违背", "抵触", "包括",
    "適用", "根據", "違反", "遵守", "參照", "與",   "對",   "將",   "廢止", "属于", "按",   NULL};

/* What a bare name of a text ends in, longer ones first. */
static const char *const name_ends[] = {
    "实施条例", "实施办法", "实施细则", "议定书", "法典", "条例", "條例", "规定", "規定", "办法",
    "辦法",     "细则",     "決定",     "决定",   "规则", "規則", "章程", "宪法", "公约", "公約",
    "协定",     "協定",     "条约",     "法规",   "法規", "法律", "法令", "法",   NULL};

/* Names that need no word before them (认定为刑法第三条), and those in which one of the
 * words stands behind which names begin. */
static const char *const known_names[] = {"刑法",
                                          "宪法",
                                          "民法典",
                                          "民法通则",
                                          "民法总则",
                                          "刑事诉讼法",
                                          "民事诉讼法",
                                          "行政诉讼法",
                                          "对外贸易法",
                                          "对外关系法",
                                          "企业国有资产法",
                                          "领海及毗连区法",
                                          "专属经济区和大陆架法",
                                          "涉外民事关系法律适用法",
                                          NULL};

static bool ends_in_name(gaz_slice before, size_t *len) {
    for (const char *const *word = name_ends; *word != NULL; word++) {
        if (gaz_slice_ends(before, *word)) {
            *len = strlen(*word);
            return true;
        }
    }
    return false;
}

/* Where the known name begins that `before` ends in, NULL when it is none. 1979年刑法 and
 * 原刑法 are other texts than 刑法. */
static const char *known_begin(gaz_slice before) {
    static const char state[] = "中华人民共和国";
    for (const char *const *word = known_names; *word != NULL; word++) {
        if (!gaz_slice_ends(before, *word)) {
            continue;
        }
        gaz_slice head = gaz_slice_first(before, before.len - strlen(*word));
        if (gaz_slice_ends(head, "年") || gaz_slice_ends(head, "原") ||
            gaz_slice_ends(head, "旧")) {
            return NULL;
        }
        return gaz_slice_end(head) - (gaz_slice_ends(head, state) ? strlen(state) : 0);
    }
    return NULL;
}

/* Behind the last word in head with which a name may follow, NULL when that is not
 * certain. */
static const char *name_begin(gaz_slice head) {
    head = gaz_slice_from(head, head.len > LONGEST_NAME ? head.len - LONGEST_NAME : 0);
    const char *begin = head.len < LONGEST_NAME ? head.ptr : NULL;
    for (const char *const *word = name_starts; *word != NULL; word++) {
        const char *at = gaz_slice_find_last(head, *word);
        const char *behind = at == NULL ? NULL : at + strlen(*word);
        bool inside = behind != NULL && /* 中华人民共和国 */
                      gaz_slice_starts(gaz_slice_between(behind, gaz_slice_end(head)), "国");
        begin = behind != NULL && !inside && (begin == NULL || behind > begin) ? behind : begin;
    }
    return begin;
}

/* The name before a provision when it is that of another text: 民法典第三条. Its
 * ptr is NULL where its beginning is not certain. */
static bool is_of_another(gaz_slice before, gaz_slice *name) {
    size_t len;
    *name = (gaz_slice){NULL, 0};
    if (!ends_in_name(before, &len)) {
        return false;
    }
    gaz_slice head = gaz_slice_first(before, before.len - len);
    if (gaz_slice_ends(head, "本") && !gaz_slice_ends(head, "基本")) {
        return false;
    }
    const char *known = known_begin(before);
    const char *begin = known != NULL ? known : name_begin(head);
    if (known != NULL || (begin != NULL && gaz_slice_end(before) > begin + len)) {
        *name = gaz_slice_between(begin, gaz_slice_end(before));
    }
    return true;
}

void gaz_report_provision(struct citing *citing, gaz_slice text) {
    const struct provision_scope *scope = &citing->scope;
    gaz_slice eid = gaz_citing_eid(citing);
    gaz_diagnose(citing->parser->arena, &citing->parser->out->diagnostics,
                 GAZ_CODE_PROVISION_MISSING, scope->article->line, scope->article->end_line,
                 gaz_arena_format(citing->parser->arena,
                                  "%.*s cites %.*s, which the text does not have", GAZ_FMT(eid),
                                  GAZ_FMT(text)));
}

static void cite_one(struct citing *citing, const char *begin, gaz_slice text,
                     const struct provision *provision) {
    gaz_reference *reference = gaz_cite(citing, begin, gaz_slice_end(text));
    gaz_cite_text(citing, reference, citing->last_title, citing->last_number);
    reference->provision = text;
    reference->provision_eid = gaz_provision_id(citing->parser->arena, provision);
    reference->relation = citing->last_relation;
    if (!citing->last_other) {
        const gaz_node *node =
            gaz_provision_find(citing->last_part ? &citing->other : &citing->scope, provision);
        if (node != NULL) {
            reference->target = gaz_node_eid(citing->parser->arena, node);
        } else if (citing->scope.article != NULL) {
            gaz_report_provision(citing, reference->text);
        }
    }
}

/* What 第二款 leaves out behind 第三条第一款、 is that of the one before. */
static void inherit(const struct provision *last, struct provision *provision) {
    int highest = (int)gaz_provision_highest(provision);
    for (int i = 0; i < highest; i++) {
        provision->step[i] = last->step[i];
    }
    if (highest > STEP_ARTICLE) {
        provision->insert = last->insert;
    }
}

/* The provisions between the last one and this: 第三条至第五条 names 第四条 too. */
static void cite_between(struct citing *citing, const char *begin, gaz_slice text,
                         const struct provision *provision) {
    int step = (int)gaz_provision_deepest(provision);
    struct provision middle = citing->last;
    bool same = (int)gaz_provision_deepest(&middle) == step && middle.insert == 0;
    for (int i = 0; i < step; i++) {
        same &= middle.step[i] == provision->step[i];
    }
    for (int i = 0; same && i < MOST_PROVISIONS; i++) {
        middle.step[step]++;
        if (middle.step[step] >= provision->step[step]) {
            break;
        }
        cite_one(citing, begin, text, &middle);
    }
}

enum joint { NO_JOINT, LIST, RANGE };

/* 、 and 和 between two provisions make them a list, 至 a range. */
static enum joint joint_before(const struct citing *citing, const char *at) {
    static const char *const words[] = {"、", "和", "或者", "或", "与", "以及", "及", "，", NULL};
    if (citing->last_end == NULL || citing->last_end > at) {
        return NO_JOINT;
    }
    gaz_slice between = gaz_slice_between(citing->last_end, at);
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_is(between, *word)) {
            return LIST;
        }
    }
    bool added = citing->last_other && between.len <= LONGEST_ADDED &&
                 gaz_slice_ends(between, "作为") && gaz_slice_find(between, "款") != NULL;
    if (added && gaz_slice_find(between, "。") == NULL) {
        return LIST; /* 第五条增加一款，作为第一款 */
    }
    bool range = gaz_slice_is(between, "至") || gaz_slice_is(between, "到") ||
                 gaz_slice_is(between, "—") || gaz_slice_is(between, "-");
    return range ? RANGE : NO_JOINT;
}

static const char *cite_read(struct citing *citing, const char *begin, gaz_slice text,
                             const struct provisions *found) {
    for (uint32_t i = 0; i < found->count; i++) {
        cite_one(citing, begin, text, &found->items[i]);
    }
    citing->last = found->items[found->count - 1];
    citing->last_begin = text.ptr;
    citing->last_end = gaz_slice_end(text);
    return citing->last_end;
}

const char *gaz_cite_provisions(struct citing *citing, const char *begin, const char *at,
                                gaz_slice title, gaz_slice doc_number, bool other) {
    struct provisions found;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    size_t len = gaz_provision_read(rest, &found);
    if (len == 0) {
        return NULL;
    }
    citing->last_title = title;
    citing->last_number = doc_number;
    citing->last_other = other;
    citing->last_part = false;
    return cite_read(citing, begin, gaz_slice_first(rest, len), &found);
}

const char *gaz_cite_of_part(struct citing *citing, const char *begin, const char *at,
                             const gaz_part *part) {
    struct provisions found;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    size_t len = gaz_provision_read(rest, &found);
    if (len > 0 && citing->other.part != part) {
        citing->other = gaz_provision_scope(citing->parser->arena, part);
    }
    if (len == 0 || citing->other.count == 0) {
        return NULL;
    }
    citing->last_title = citing->last_number = (gaz_slice){NULL, 0};
    citing->last_other = false;
    citing->last_part = true;
    return cite_read(citing, begin, gaz_slice_first(rest, len), &found);
}

static const char *cite_listed(struct citing *citing, const char *at, size_t len,
                               struct provisions *found, enum joint joint) {
    gaz_slice text = {at, len};
    for (uint32_t i = 0; i < found->count; i++) {
        inherit(&citing->last, &found->items[i]);
    }
    if (joint == RANGE) {
        cite_between(citing, citing->last_begin, gaz_slice_between(citing->last_begin, at + len),
                     &found->items[0]);
    }
    return cite_read(citing, at, text, found);
}

/* Whether a quotation mark before `at` is open. */
static bool is_quoted(const struct citing *citing, const char *at) {
    const char *from =
        at - citing->text.ptr > FARTHEST_QUOTE ? at - FARTHEST_QUOTE : citing->text.ptr;
    gaz_slice before = gaz_slice_between(from, at);
    const char *open = gaz_slice_find_last(before, "“");
    return open != NULL && gaz_slice_find(gaz_slice_between(open, at), "”") == NULL;
}

/* Where no name stands before it: of this text, or of the one that it amends. */
static const char *cite_nameless(struct citing *citing, const char *at) {
    const gaz_slice none = {NULL, 0};
    if (citing->scope.article != NULL) { /* 修改为“…第三条…” speaks of what it amends */
        return is_quoted(citing, at) ? NULL
                                     : gaz_cite_provisions(citing, at, at, none, none, false);
    }
    struct provisions found;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    if (citing->amended.ptr == NULL || gaz_provision_read(rest, &found) == 0 ||
        gaz_provision_highest(&found.items[0]) > STEP_ARTICLE || is_quoted(citing, at)) {
        return NULL;
    }
    citing->last_relation = "amends";
    return gaz_cite_provisions(citing, at, at, citing->amended, none, true);
}

/* 该条例, 前述规定: the text named before. */
static bool points_back(gaz_slice name) {
    return gaz_slice_starts(name, "该") || gaz_slice_starts(name, "該") ||
           gaz_slice_starts(name, "前述") || gaz_slice_starts(name, "上述");
}

/* A provision without a list before it. */
static const char *cite_first(struct citing *citing, const char *at) {
    gaz_slice before = gaz_slice_between(citing->read, at);
    gaz_slice name;
    citing->last_relation = NULL;
    if (!is_of_another(before, &name)) {
        return cite_nameless(citing, at);
    }
    gaz_slice number = {NULL, 0};
    if (name.ptr == NULL) {
        return gaz_cite_provisions(citing, at, at, name, number, true);
    }
    const char *begin = name.ptr;
    const struct short_name *known =
        gaz_short_name(citing, gaz_title_key(citing->parser->arena, name));
    if (known != NULL) {
        name = known->title;
        number = known->doc_number;
    } else if (points_back(name)) {
        bool titled = citing->title.ptr != NULL;
        bool cited = !titled && citing->last_end != NULL && citing->last_other;
        gaz_slice none = {NULL, 0};
        name = titled ? citing->title : cited ? citing->last_title : none;
        number = titled ? citing->doc_number : cited ? citing->last_number : none;
    }
    return gaz_cite_provisions(citing, begin, at, name, number, true);
}

const char *gaz_cite_provision(struct citing *citing, const char *at) {
    struct provisions found;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    size_t len = gaz_provision_read(rest, &found);
    if (len == 0) {
        return gaz_cite_order(citing, at);
    }
    enum joint joint = joint_before(citing, at);
    if (joint != NO_JOINT) {
        return cite_listed(citing, at, len, &found, joint);
    }
    const char *behind = cite_first(citing, at);
    return behind != NULL ? behind : at + len;
}
