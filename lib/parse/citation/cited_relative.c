/* cited_relative.c - 前款, 前两款, 本条第一款, 本办法: what lies before or around the
 * words that cite. */
#include "data/kinds.h"
#include "parse/citation/citing.h"
#include "text/grammar/numeral.h"

enum { MOST_BEFORE = 9 };

struct relative_word {
    const char *word;
    enum provision_step step;
    const char *not_before; /* characters that make another word of it: 前条件 */
};

static const struct relative_word relative_words[] = {
    {"款", STEP_PARAGRAPH, "项項"},   {"条", STEP_ARTICLE, "件例款约"}, {"项", STEP_POINT, "目"},
    {"條", STEP_ARTICLE, "件例款約"}, {"項", STEP_POINT, "目"},
};

static const struct relative_word around_words[] = {
    {"条", STEP_ARTICLE, "件例款约"}, {"款", STEP_PARAGRAPH, "项項"},
    {"项", STEP_POINT, "目"},         {"章", STEP_CHAPTER, "程"},
    {"节", STEP_SECTION, "约能目"},   {"编", STEP_BOOK, "制号"},
    {"條", STEP_ARTICLE, "件例款約"}, {"項", STEP_POINT, "目"},
    {"節", STEP_SECTION, "約能目"},   {"編", STEP_BOOK, "制號"},
};

/* Whether the character that begins text is one of the list. */
static bool begins_with_any(gaz_slice text, const char *list) {
    for (; *list != '\0'; list += strlen("款")) {
        if (text.len >= strlen("款") && memcmp(text.ptr, list, strlen("款")) == 0) {
            return true;
        }
    }
    return false;
}

static const struct relative_word *word_at(gaz_slice text, const struct relative_word *words,
                                           size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (gaz_slice_starts(text, words[i].word)) {
            gaz_slice behind = gaz_slice_from(text, strlen(words[i].word));
            return begins_with_any(behind, words[i].not_before) ? NULL : &words[i];
        }
    }
    return NULL;
}

static const gaz_node *around(const struct citing *citing, enum provision_step step) {
    const struct provision_scope *scope = &citing->scope;
    const gaz_node *node = scope->article;
    switch (step) {
    case STEP_ARTICLE:
        return scope->article;
    case STEP_PARAGRAPH:
        return scope->paragraph;
    case STEP_POINT:
        return scope->point;
    default: {
        gaz_node_type type = step == STEP_CHAPTER   ? GAZ_NODE_CHAPTER
                             : step == STEP_SECTION ? GAZ_NODE_SECTION
                                                    : GAZ_NODE_BOOK;
        while (node != NULL && (node->type != type || node->parent == NULL)) {
            node = node->parent;
        }
        return node;
    }
    }
}

/* One reference to a node, or to what lies below it. */
static const char *cite_node(struct citing *citing, const char *at, size_t len,
                             const gaz_node *node) {
    struct provisions below;
    gaz_slice rest = gaz_slice_between(at + len, gaz_slice_end(citing->text));
    size_t more = gaz_provision_read(rest, &below);
    bool steps = more > 0 && gaz_provision_highest(&below.items[0]) > STEP_ARTICLE;
    for (uint32_t i = 0; i < (steps ? below.count : 1); i++) {
        gaz_reference *reference = gaz_cite(citing, at, at + len + (steps ? more : 0));
        const gaz_node *found = steps ? gaz_provision_below(node, &below.items[i]) : node;
        reference->provision = reference->text;
        if (found != NULL) {
            reference->target = gaz_node_eid(citing->parser->arena, found);
        } else {
            gaz_report_provision(citing, reference->text);
        }
    }
    return at + len + (steps ? more : 0);
}

static const char *cite_around(struct citing *citing, const char *at) {
    gaz_slice rest = gaz_slice_between(at + strlen("本"), gaz_slice_end(citing->text));
    const struct relative_word *word =
        word_at(rest, around_words, sizeof around_words / sizeof *around_words);
    if (word == NULL || citing->scope.article == NULL) {
        return NULL;
    }
    return cite_node(citing, at, strlen("本") + strlen(word->word), around(citing, word->step));
}

/* 前款, 前两款: one reference for each, in the order of the text. */
static const char *cite_before(struct citing *citing, const char *at) {
    gaz_slice rest = gaz_slice_between(at + strlen("前"), gaz_slice_end(citing->text));
    int64_t count = 2;
    size_t len = strlen("两");
    if (!gaz_slice_starts(rest, "两")) {
        len = gaz_numeral_chinese(rest, &count);
        count = len > 0 ? count : 1;
    }
    const struct relative_word *word = word_at(gaz_slice_from(rest, len), relative_words,
                                               sizeof relative_words / sizeof *relative_words);
    if (word == NULL || citing->scope.article == NULL || count < 1 || count > MOST_BEFORE) {
        return NULL;
    }
    /* 前項 of Taiwan, where no numbered item is around, is the paragraph before. */
    bool paragraph = gaz_slice_is(gaz_slice_of(word->word), "項") && citing->scope.point == NULL;
    enum provision_step step = paragraph ? STEP_PARAGRAPH : word->step;
    const char *behind = NULL;
    for (int i = (int)count; i > 0; i--) {
        behind = cite_node(citing, at, strlen("前") + len + strlen(word->word),
                           gaz_provision_before(&citing->scope, step, i));
    }
    return behind;
}

/* 办法 of 本办法, 实施细则 of 本实施细则: bytes of the kind at the start of text. */
static size_t read_kind(gaz_slice text, gaz_slice *kind) {
    static const char *const modifiers[] = {"实施", "暂行", "试行", "工作", NULL};
    size_t before = 0;
    for (const char *const *word = modifiers; *word != NULL; word++) {
        before = gaz_slice_starts(text, *word) ? strlen(*word) : before;
    }
    gaz_slice whole = gaz_kind_word(text);
    gaz_slice modified = before > 0 ? gaz_kind_word(gaz_slice_from(text, before)) : whole;
    bool is_modified = modified.len > 0 && before + modified.len >= whole.len;
    *kind = is_modified ? modified : whole;
    return is_modified ? before + modified.len : whole.len;
}

static bool is_of_kind(const gaz_part *part, gaz_slice kind) {
    gaz_slice own = part->kind_zh;
    if (own.ptr != NULL && gaz_slice_is(kind, "法") && gaz_slice_ends(own, "办法")) {
        return false; /* an annex that is 选举办法 does not call itself 本法 */
    }
    return own.ptr != NULL && own.len >= kind.len &&
           memcmp(gaz_slice_end(own) - kind.len, kind.ptr, kind.len) == 0;
}

/* The part of the document that calls itself so: the one at hand, else the only
 * other one of that kind. */
static const gaz_part *part_of_kind(const struct citing *citing, gaz_slice kind) {
    const gaz_parsed *out = citing->parser->out;
    const gaz_part *found = is_of_kind(&out->text, kind) ? &out->text : NULL;
    if (is_of_kind(citing->scope.part, kind)) {
        return citing->scope.part;
    }
    for (uint32_t i = 0; i < out->attachment_count; i++) {
        if (is_of_kind(&out->attachments[i], kind)) {
            if (found != NULL) {
                return NULL;
            }
            found = &out->attachments[i];
        }
    }
    return found;
}

/* 基本, 成本, 样本: 本 that ends another word, or begins one (本法院, 本规划期). */
static bool is_other_word(gaz_slice before, gaz_slice behind) {
    static const char ends[] = "基根成资样文版书标剧读账副正日课原脚译抄孤";
    for (const char *c = ends; *c != '\0'; c += strlen("本")) {
        if (before.len >= strlen("本") &&
            memcmp(gaz_slice_end(before) - strlen("本"), c, strlen("本")) == 0) {
            return true;
        }
    }
    return begins_with_any(behind, "院人官定庭医期内单");
}

/* 本办法, alone or with a provision of it. */
static const char *cite_itself(struct citing *citing, const char *at) {
    gaz_slice kind;
    gaz_slice none = {NULL, 0};
    gaz_slice rest = gaz_slice_between(at + strlen("本"), gaz_slice_end(citing->text));
    size_t len = read_kind(rest, &kind);
    const gaz_part *part = len == 0 ? NULL : part_of_kind(citing, kind);
    if (len == 0 ||
        is_other_word(gaz_slice_between(citing->text.ptr, at), gaz_slice_from(rest, len))) {
        return NULL;
    }
    const char *end = at + strlen("本") + len;
    bool own = part == NULL || part == citing->scope.part; /* a text may be wrong on its kind */
    bool articles = own && citing->scope.article != NULL;
    citing->last_relation = NULL;
    const char *behind = articles ? gaz_cite_provisions(citing, at, end, none, none, false) : NULL;
    if (behind == NULL && part != NULL && !own) {
        behind = gaz_cite_of_part(citing, at, end, part);
    }
    if (behind == NULL && part != NULL) {
        gaz_reference *reference = gaz_cite(citing, at, end);
        reference->target = part->id.ptr != NULL ? part->id : citing->parser->document->id;
        behind = end;
    }
    return behind;
}

const char *gaz_cite_relative(struct citing *citing, const char *at) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    const char *behind = NULL;
    if (gaz_slice_starts(rest, "前")) {
        behind = cite_before(citing, at);
    } else {
        behind = cite_around(citing, at);
        behind = behind != NULL ? behind : cite_itself(citing, at);
    }
    return behind != NULL ? behind : at + strlen("本");
}
