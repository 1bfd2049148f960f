/* reference.c - 《title》（number） and provisions wherever a tree cites them. */
#include "parse/provision.h"
#include "text/chars.h"
#include "text/doc_number.h"
#include "text/utf8.h"

enum { LONGEST_TITLE = 600, LONGEST_NUMBER = 120, MOST_TARGETS = 64 };

gaz_reference *gaz_add_reference(gaz_arena *arena, gaz_references *list) {
    list->items =
        gaz_arena_grow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = (gaz_reference){0};
    return &list->items[list->count++];
}

/* Behind the 》 that closes the 《 at `at`, or NULL. 《》 within 《》 is allowed. */
static const char *behind_title(const char *at, const char *end) {
    int depth = 0;
    const char *limit = end - at > LONGEST_TITLE ? at + LONGEST_TITLE : end;
    while (at < limit) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        depth += c == 0x300A;
        depth -= c == 0x300B;
        at += step;
        if (depth == 0) {
            return at;
        }
    }
    return NULL;
}

/* （国发〔2024〕1号） behind a title, also with more than the number in the
 * brackets. */
static const char *number_behind(struct parser *parser, const char *at, const char *end,
                                 gaz_slice *norm) {
    gaz_slice rest = gaz_slice_between(at, end);
    size_t open = gaz_slice_starts(rest, "（") ? strlen("（") : gaz_slice_starts(rest, "(");
    if (open == 0) {
        return at;
    }
    size_t room = rest.len - open < LONGEST_NUMBER ? rest.len - open : LONGEST_NUMBER;
    gaz_slice inside = {rest.ptr + open, room};
    struct gaz_doc_number_shape number;
    size_t len = gaz_doc_number_read(inside, &number);
    if (len == 0) {
        return at;
    }
    *norm = gaz_doc_number_norm(parser->arena, &number);
    gaz_slice after = gaz_slice_from(inside, len);
    if (gaz_slice_starts(after, "）") || gaz_slice_starts(after, ")")) {
        return after.ptr + (*after.ptr == ')' ? 1 : strlen("）"));
    }
    return after.ptr;
}

/* The title that begins at the start of text, with its number: bytes taken. */
static size_t read_title(struct parser *parser, gaz_slice text, gaz_reference *reference) {
    const char *end = gaz_slice_end(text);
    const char *close = behind_title(text.ptr, end);
    *reference = (gaz_reference){0};
    if (close == NULL || (size_t)(close - text.ptr) <= 2 * strlen("《")) {
        return 0;
    }
    gaz_slice inside = gaz_slice_between(text.ptr + strlen("《"), close - strlen("》"));
    reference->title = gaz_tidy(parser->arena, inside);
    const char *at = number_behind(parser, close, end, &reference->doc_number);
    reference->text = gaz_slice_between(text.ptr, at);
    return reference->text.len;
}

bool gaz_next_title(struct parser *parser, gaz_slice text, const char **at,
                    gaz_reference *reference) {
    const char *end = gaz_slice_end(text);
    for (;;) {
        const char *open = gaz_slice_find(gaz_slice_between(*at, end), "《");
        if (open == NULL) {
            return false;
        }
        size_t len = read_title(parser, gaz_slice_between(open, end), reference);
        *at = open + (len > 0 ? len : strlen("《"));
        if (len > 0) {
            return true;
        }
    }
}

/* What is known while the texts of a document are read. */
struct citing {
    struct parser *parser;
    struct provision_scope scope;
    gaz_slice eid;
    gaz_slice text;
    const char *counted; /* characters up to here are counted */
    int64_t chars;
    const char *relation; /* of the title before, for 、 behind it */
    /* The provision before, for lists: 第三条第一款、第二款. */
    const char *last_end;
    struct provision last;
    gaz_slice last_title;
    bool last_other;
};

/* The attachment of this document that bears the title. */
static gaz_slice find_target(struct parser *parser, gaz_slice title) {
    if (parser->out->attachment_count == 0) {
        return (gaz_slice){NULL, 0};
    }
    gaz_slice key = gaz_title_key(parser->arena, title);
    for (uint32_t i = 0; i < parser->out->attachment_count && i < MOST_TARGETS; i++) {
        const gaz_part *part = &parser->out->attachments[i];
        if (part->title.ptr != NULL &&
            gaz_slice_equal(key, gaz_title_key(parser->arena, part->title))) {
            return part->id;
        }
    }
    return (gaz_slice){NULL, 0};
}

static int64_t position(struct citing *citing, const char *at) {
    citing->chars += (int64_t)gaz_utf8_count(gaz_slice_between(citing->counted, at));
    citing->counted = at;
    return citing->chars;
}

static gaz_reference *add(struct citing *citing, const char *begin, const char *end) {
    gaz_reference *reference =
        gaz_add_reference(citing->parser->arena, &citing->parser->out->references);
    reference->from = citing->eid;
    reference->text = gaz_slice_between(begin, end);
    reference->start = position(citing, begin);
    reference->end = position(citing, end);
    return reference;
}

struct relation_word {
    const char *word;
    const char *relation;
};

static const struct relation_word relation_words[] = {
    {"根据", "based_on"},     {"依据", "based_on"},     {"按照", "according_to"},
    {"依照", "according_to"}, {"遵照", "according_to"}, {"参照", "refers_to"},
    {"转发", "forwards"},     {"印发", "issues"},       {"公布", "issues"},
    {"发布", "issues"},       {"现将", "issues"},       {"修改", "amends"},
    {"修订", "amends"},       {"废止", "repeals"},      {"落实", "implements"},
    {"贯彻", "implements"},   {"执行", "implements"},   {"实施", "implements"},
};

/* What the words right before a title say of it; titles in a row share it. */
static const char *relation_before(struct citing *citing, const char *at) {
    gaz_slice before = gaz_slice_between(citing->text.ptr, at);
    while (gaz_slice_ends(before, "、") || gaz_slice_ends(before, "和")) {
        before.len -= strlen("、");
    }
    if (citing->relation != NULL &&
        (gaz_slice_ends(before, "》") || gaz_slice_ends(before, "）"))) {
        return citing->relation;
    }
    for (size_t i = 0; i < sizeof relation_words / sizeof *relation_words; i++) {
        if (gaz_slice_ends(before, relation_words[i].word)) {
            return relation_words[i].relation;
        }
    }
    return NULL;
}

/* 《X》第三条: the provision belongs to the title. */
static const char *take_provision(const char *at, const char *end, gaz_slice *provision) {
    struct provision read;
    gaz_slice rest = gaz_slice_between(at, end);
    size_t of = gaz_slice_starts(rest, "的第") ? strlen("的") : 0;
    size_t len = gaz_provision_read(gaz_slice_from(rest, of), &read);
    if (len == 0) {
        return at;
    }
    *provision = gaz_slice_between(at + of, at + of + len);
    return at + of + len;
}

static const char *cite_title(struct citing *citing, const char *open) {
    const char *at;
    const char *end = gaz_slice_end(citing->text);
    gaz_reference found;
    size_t len = read_title(citing->parser, gaz_slice_between(open, end), &found);
    if (len == 0) {
        return open + strlen("《");
    }
    at = open + len;
    const char *relation = relation_before(citing, open);
    at = take_provision(at, end, &found.provision);
    gaz_reference *reference = add(citing, open, at);
    reference->title = found.title;
    reference->doc_number = found.doc_number;
    reference->provision = found.provision;
    reference->relation = relation;
    reference->target = find_target(citing->parser, found.title);
    citing->relation = relation;
    if (found.provision.ptr != NULL) {
        gaz_provision_read(found.provision, &citing->last);
        citing->last_end = at;
        citing->last_title = found.title;
        citing->last_other = true;
    }
    return at;
}

/* 民法典第三条: a provision of a text that is named without 《》. */
static bool is_of_another(gaz_slice before) {
    static const char *const kinds[] = {"法", "条例", "规定", "办法", "细则", "法典", "决定", NULL};
    for (const char *const *kind = kinds; *kind != NULL; kind++) {
        if (gaz_slice_ends(before, *kind)) {
            before.len -= strlen(*kind);
            return !gaz_slice_ends(before, "本") && !gaz_slice_ends(before, "本实施");
        }
    }
    return false;
}

static void report_missing(struct citing *citing, gaz_slice text) {
    const struct provision_scope *scope = &citing->scope;
    gaz_diagnose(citing->parser->arena, &citing->parser->out->diagnostics,
                 GAZ_CODE_PROVISION_MISSING, scope->article->line, scope->article->end_line,
                 gaz_arena_format(citing->parser->arena,
                                  "%.*s cites %.*s, which the text does not have",
                                  GAZ_FMT(citing->eid), GAZ_FMT(text)));
}

/* 、 and 和 between two provisions make them a list. */
static bool goes_on(const struct citing *citing, const char *at) {
    static const char *const words[] = {"、", "和", "或者", "或", "至", "与", "以及", "及", NULL};
    if (citing->last_end == NULL || citing->last_end > at) {
        return false;
    }
    gaz_slice between = gaz_slice_between(citing->last_end, at);
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_is(between, *word)) {
            return true;
        }
    }
    return false;
}

/* 第二款 behind 第三条第一款、 is of the same article. */
static void inherit(const struct citing *citing, struct provision *provision) {
    if (provision->article >= 0 || provision->chapter >= 0) {
        return;
    }
    provision->article = citing->last.article;
    provision->insert = citing->last.insert;
    if (provision->paragraph < 0) {
        provision->paragraph = citing->last.paragraph;
    }
}

static void find_own(struct citing *citing, const struct provision *provision,
                     gaz_reference *reference) {
    const gaz_node *node = gaz_provision_find(&citing->scope, provision);
    if (node != NULL) {
        reference->target = node->eid;
    } else {
        report_missing(citing, reference->text);
    }
}

static const char *cite_provision(struct citing *citing, const char *at) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    struct provision provision;
    size_t len = gaz_provision_read(rest, &provision);
    if (len == 0 || citing->scope.article == NULL) {
        return at + (len > 0 ? len : strlen("第"));
    }
    gaz_reference *reference = add(citing, at, at + len);
    reference->provision = reference->text;
    if (goes_on(citing, at)) {
        inherit(citing, &provision);
        reference->title = citing->last_title;
    } else {
        citing->last_other = is_of_another(gaz_slice_between(citing->text.ptr, at));
        citing->last_title = (gaz_slice){NULL, 0};
    }
    if (!citing->last_other) {
        find_own(citing, &provision, reference);
    }
    citing->last = provision;
    citing->last_end = at + len;
    return at + len;
}

static const char *cite_relative(struct citing *citing, const char *at) {
    const gaz_node *node;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    size_t len = gaz_provision_relative(&citing->scope, rest, &node);
    if (len == 0) {
        return at + strlen("前");
    }
    struct provision provision;
    size_t more = gaz_slice_starts(rest, "本条")
                      ? gaz_provision_read(gaz_slice_from(rest, len), &provision)
                      : 0;
    if (more > 0 && provision.article < 0 && provision.chapter < 0) {
        node = gaz_provision_find(&citing->scope, &provision);
        len += more;
    }
    gaz_reference *reference = add(citing, at, at + len);
    reference->provision = reference->text;
    if (node != NULL) {
        reference->target = node->eid;
    }
    return at + len;
}

/* The first of the characters 《 第 前 本 from `at` on; they all begin with one
 * of four bytes, so the walk looks at lead bytes only. */
static const char *next_start(const char *at, const char *end) {
    for (; at + 3 <= end; at++) {
        unsigned char c = (unsigned char)*at;
        if ((c == 0xE3 && memcmp(at, "《", 3) == 0) || (c == 0xE7 && memcmp(at, "第", 3) == 0) ||
            (c == 0xE5 && memcmp(at, "前", 3) == 0) || (c == 0xE6 && memcmp(at, "本", 3) == 0)) {
            return at;
        }
    }
    return NULL;
}

static void read_text(struct citing *citing, gaz_slice eid, gaz_slice text) {
    if (text.ptr == NULL) {
        return;
    }
    citing->eid = eid;
    citing->text = text;
    citing->counted = text.ptr;
    citing->chars = 0;
    citing->relation = NULL;
    citing->last_end = NULL;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; (at = next_start(at, end)) != NULL;) {
        if (gaz_slice_starts(gaz_slice_between(at, end), "《")) {
            at = cite_title(citing, at);
        } else if (citing->scope.count == 0) {
            at += strlen("第");
        } else if (gaz_slice_starts(gaz_slice_between(at, end), "第")) {
            at = cite_provision(citing, at);
        } else {
            at = cite_relative(citing, at);
        }
    }
}

static void read_node(struct citing *citing, const gaz_node *node) {
    gaz_provision_enter(&citing->scope, node);
    read_text(citing, node->eid, node->heading);
    read_text(citing, node->eid, node->text);
    if (node->cells != NULL) {
        for (uint32_t i = 0; i < node->cells->row_count; i++) {
            for (uint32_t j = 0; j < node->cells->rows[i].count; j++) {
                read_text(citing, node->eid, node->cells->rows[i].items[j]);
            }
        }
    }
    for (const gaz_node *child = node->first; child != NULL; child = child->next) {
        if (child->type != GAZ_NODE_QUOTATION) {
            read_node(citing, child);
        }
    }
}

static void read_part(struct parser *parser, const gaz_part *part) {
    struct citing citing = {.parser = parser, .scope = gaz_provision_scope(parser->arena, part)};
    read_node(&citing, part->root);
}

void gaz_parse_references(struct parser *parser) {
    read_part(parser, &parser->out->text);
    for (uint32_t i = 0; i < parser->out->attachment_count; i++) {
        read_part(parser, &parser->out->attachments[i]);
    }
}
