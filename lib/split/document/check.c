/* check.c - the contents page and the documents held against each other. */
#include "split/document/check.h"
#include "split/document/documents.h"
#include "split/line/line.h"

#include "split/line/words.h"
#include "text/diagnostic.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"

enum {
    ORDER_NUMBER = 64, /* bytes of 水利部令第31号 */
    HEAD_PARTS = 8,    /* paragraphs in which a document's title and number stand */
    NEAR = 8,          /* entries around the expected one that are tried first */
    BUDGET = 2000000,  /* comparisons for one issue: then far entries are not tried */
};

static const uint32_t NOBODY = UINT32_MAX;

struct entry {
    gaz_title_key key;
    gaz_doc_number_shape number;
    bool has_number;
    int64_t serial;    /* of an order's number, or -1 */
    uint32_t document; /* index, or NOBODY */
};

struct check {
    gaz_arena *arena;
    gaz_issue *issue;
    struct entry *entries;
    bool *matched; /* for each document: an entry names it */
    uint32_t next; /* the entry expected for the next document */
    uint32_t budget;
};

static gaz_slice first_of_class(const gaz_document *document, gaz_line_class line_class) {
    for (uint32_t i = 0; i < document->paragraphs.count && i < HEAD_PARTS; i++) {
        if (document->paragraphs.items[i].line_class == line_class) {
            return document->paragraphs.items[i].text;
        }
    }
    return (gaz_slice){NULL, 0};
}

gaz_slice gaz_document_title(const gaz_document *document) {
    return first_of_class(document, GAZ_LINE_TITLE);
}

gaz_slice gaz_document_number(const gaz_document *document) {
    return first_of_class(document, GAZ_LINE_DOC_NUMBER);
}

static bool same_number(const gaz_doc_number_shape *a, const gaz_doc_number_shape *b) {
    return a->year == b->year && a->serial == b->serial && a->sub_serial == b->sub_serial &&
           gaz_slice_equal(a->code, b->code);
}

struct witness {
    gaz_title_key key;
    uint32_t chars[GAZ_KEY_LONGEST];
    gaz_doc_number_shape number;
    bool has_number;
    int64_t serial;
};

/* The serial of 第31号, 2007年第3号, 水利部令第31号; -1 when there is none. */
static int64_t serial_of(gaz_slice number) {
    char buffer[ORDER_NUMBER];
    int64_t serial;
    gaz_slice text = gaz_squeeze(number, buffer, sizeof buffer);
    const char *at = number.ptr == NULL ? NULL : gaz_slice_find_last(text, "第");
    if (at == NULL) {
        return -1;
    }
    text = gaz_slice_between(at + strlen("第"), gaz_slice_end(text));
    return gaz_numeral(text, &serial) > 0 ? serial : -1;
}

static void look(const gaz_document *document, struct witness *witness) {
    gaz_slice title = gaz_document_title(document);
    gaz_slice number = gaz_document_number(document);
    if (title.ptr == NULL && document->paragraphs.count > 0) {
        title = document->paragraphs.items[0].text;
    }
    witness->key = gaz_title_key_in(title, witness->chars);
    witness->has_number = number.ptr != NULL && gaz_doc_number_is_whole(number, &witness->number);
    witness->serial = serial_of(number);
}

/* The number of an order or announcement, which has no code and no brackets. */
static bool same_order(const struct entry *entry, const struct witness *witness) {
    return !entry->has_number && !witness->has_number && entry->serial >= 0 &&
           entry->serial == witness->serial;
}

/* 2: the same title; 1: another title, the same number. */
static int likeness(const struct entry *entry, const struct witness *witness) {
    if (gaz_title_same(entry->key, witness->key)) {
        return 2;
    }
    return same_order(entry, witness) || (entry->has_number && witness->has_number &&
                                          same_number(&entry->number, &witness->number));
}

/* The free entry in from..to that is most like the document. */
static uint32_t best_between(struct check *c, const struct witness *witness, uint32_t from,
                             uint32_t to) {
    uint32_t best = NOBODY;
    int most = 0;
    for (uint32_t i = from; i < to && c->budget > 0; i++, c->budget--) {
        int like = c->entries[i].document == NOBODY ? likeness(&c->entries[i], witness) : 0;
        if (like > most) {
            most = like;
            best = i;
        }
        if (most == 2) {
            break;
        }
    }
    return best;
}

static uint32_t find_entry(struct check *c, const struct witness *witness) {
    uint32_t count = c->issue->toc_count;
    uint32_t to = c->next + NEAR < count ? c->next + NEAR : count;
    uint32_t best = best_between(c, witness, c->next, to);
    if (best == NOBODY) {
        best = best_between(c, witness, 0, c->next);
    }
    return best != NOBODY ? best : best_between(c, witness, to, count);
}

static void report(struct check *c, enum gaz_code code, uint32_t line, gaz_slice message) {
    gaz_diagnose(c->arena, &c->issue->diagnostics, code, line, line, message);
}

static void compare(struct check *c, const struct entry *entry, const gaz_toc_entry *printed,
                    const gaz_document *document, const struct witness *witness) {
    if (entry->has_number && witness->has_number &&
        !same_number(&entry->number, &witness->number)) {
        report(c, GAZ_CODE_TOC_MISMATCH, printed->line,
               gaz_arena_format(
                   c->arena, "number: the contents page has %.*s, document %.*s (line %u) has %.*s",
                   GAZ_FMT(printed->doc_number), GAZ_FMT(document->id), document->line,
                   GAZ_FMT(gaz_document_number(document))));
    }
    gaz_slice title = gaz_document_title(document);
    /* 水利部公告 is what every announcement of the ministry is headed. */
    const gaz_paragraph *first = &document->paragraphs.items[0];
    bool masthead = first->line_class == GAZ_LINE_MASTHEAD && !gaz_slice_ends(first->text, "文件");
    if (title.ptr != NULL && !masthead && !gaz_title_agrees(entry->key, witness->key)) {
        report(c, GAZ_CODE_TOC_MISMATCH, printed->line,
               gaz_arena_format(
                   c->arena,
                   "title: the contents page has “%.*s”, document %.*s (line %u) has “%.*s”",
                   GAZ_FMT(printed->title), GAZ_FMT(document->id), document->line, GAZ_FMT(title)));
    }
}

static void pair(struct check *c, uint32_t i, uint32_t d) {
    gaz_document *document = &c->issue->documents[d];
    gaz_toc_entry *printed = &c->issue->toc[i];
    c->entries[i].document = d;
    c->matched[d] = true;
    printed->document = document->id;
    document->toc_title = printed->title;
    document->toc_doc_number = printed->doc_number;
}

static void match(struct check *c, uint32_t d) {
    gaz_document *document = &c->issue->documents[d];
    struct witness witness;
    look(document, &witness);
    uint32_t i = find_entry(c, &witness);
    if (i == NOBODY) {
        return;
    }
    pair(c, i, d);
    compare(c, &c->entries[i], &c->issue->toc[i], document, &witness);
    if (i < c->next) {
        report(c, GAZ_CODE_TOC_ORDER, c->issue->toc[i].line,
               gaz_arena_format(c->arena,
                                "document %.*s (line %u) stands behind documents that the contents "
                                "page lists later",
                                GAZ_FMT(document->id), document->line));
        return;
    }
    c->next = i + 1;
}

/* No title was read, or one of which half the characters are as printed. */
static bool is_damaged(const gaz_document *document, gaz_title_key printed, gaz_title_key read) {
    uint32_t limit = printed.count / 2;
    return gaz_document_title(document).ptr == NULL ||
           gaz_title_distance(printed, read, limit) <= limit;
}

/* The head of a document may be damaged beyond recognition. When it stands alone
 * between two documents whose entries have one entry between them, that one is
 * its own: the contents page is the second witness. */
static void match_by_place(struct check *c) {
    for (uint32_t i = 0; i < c->issue->toc_count; i++) {
        uint32_t before = i == 0 ? NOBODY : c->entries[i - 1].document;
        bool last = i + 1 == c->issue->toc_count;
        uint32_t d = i == 0 ? 0 : before + 1;
        uint32_t behind = last ? c->issue->document_count : c->entries[i + 1].document;
        bool known = (i == 0 || before != NOBODY) && behind != NOBODY;
        if (c->entries[i].document != NOBODY || !known || behind != d + 1 || c->matched[d]) {
            continue;
        }
        struct witness witness;
        look(&c->issue->documents[d], &witness);
        if (is_damaged(&c->issue->documents[d], c->entries[i].key, witness.key)) {
            pair(c, i, d);
            compare(c, &c->entries[i], &c->issue->toc[i], &c->issue->documents[d], &witness);
        }
    }
}

/* An entry may name a text that the document of the entry before it carries. */
static bool is_carried(struct check *c, uint32_t i, uint32_t d) {
    const gaz_paragraphs *list = &c->issue->documents[d].paragraphs;
    for (uint32_t k = 0; k < list->count && c->budget > 0; k++, c->budget--) {
        uint32_t chars[GAZ_KEY_LONGEST];
        if (list->items[k].line_class == GAZ_LINE_TITLE &&
            gaz_title_same(c->entries[i].key, gaz_title_key_in(list->items[k].text, chars))) {
            c->issue->toc[i].document = c->issue->documents[d].id;
            return true;
        }
    }
    return false;
}

/* 国务院令（第81号） above the regulation that it promulgates: two entries, one
 * document, which the second names. */
static bool is_order_above(struct check *c, uint32_t i) {
    uint32_t d = i + 1 < c->issue->toc_count ? c->entries[i + 1].document : NOBODY;
    if (d == NOBODY) {
        return false;
    }
    struct witness witness;
    look(&c->issue->documents[d], &witness);
    if (!same_order(&c->entries[i], &witness)) {
        return false;
    }
    c->issue->toc[i].document = c->issue->documents[d].id;
    return true;
}

static void report_missing(struct check *c) {
    uint32_t before = NOBODY;
    for (uint32_t i = 0; i < c->issue->toc_count; i++) {
        if (c->entries[i].document != NOBODY) {
            before = c->entries[i].document;
        } else if (!is_order_above(c, i) && (before == NOBODY || !is_carried(c, i, before))) {
            report(c, GAZ_CODE_TOC_MISSING, c->issue->toc[i].line,
                   gaz_arena_format(c->arena, "no document was found for “%.*s”",
                                    GAZ_FMT(c->issue->toc[i].title)));
        }
    }
}

static void report_unlisted(struct check *c) {
    for (uint32_t d = 0; d < c->issue->document_count; d++) {
        const gaz_document *document = &c->issue->documents[d];
        if (!c->matched[d]) {
            report(c, GAZ_CODE_TOC_UNLISTED, document->line,
                   gaz_arena_format(c->arena, "document %.*s (line %u) is not on the contents page",
                                    GAZ_FMT(document->id), document->line));
        }
    }
}

static void read_entries(struct check *c) {
    uint32_t count = c->issue->toc_count;
    c->entries = gaz_arena_alloc(c->arena, count * sizeof *c->entries);
    for (uint32_t i = 0; i < count; i++) {
        const gaz_toc_entry *printed = &c->issue->toc[i];
        struct entry *entry = &c->entries[i];
        *entry =
            (struct entry){.key = gaz_title_key_of(c->arena, printed->title), .document = NOBODY};
        entry->has_number = printed->doc_number.ptr != NULL &&
                            gaz_doc_number_is_whole(printed->doc_number, &entry->number);
        entry->serial = serial_of(printed->doc_number);
    }
}

static void check_contents(gaz_arena *arena, gaz_issue *issue) {
    struct check c = {.arena = arena, .issue = issue, .budget = BUDGET};
    c.matched = gaz_arena_zero(arena, issue->document_count + (size_t)1);
    read_entries(&c);
    for (uint32_t d = 0; d < issue->document_count; d++) {
        match(&c, d);
    }
    match_by_place(&c);
    report_unlisted(&c);
    report_missing(&c);
    uint32_t *document_of = gaz_arena_alloc(arena, issue->toc_count * sizeof *document_of);
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        document_of[i] = c.entries[i].document;
    }
    gaz_check_pages(arena, issue, document_of);
}

void gaz_documents_check(gaz_arena *arena, gaz_issue *issue) {
    if (issue->toc_count > 0) {
        check_contents(arena, issue);
    }
    for (uint32_t d = 0; d < issue->document_count; d++) {
        gaz_check_annexes(arena, &issue->documents[d]);
    }
}
