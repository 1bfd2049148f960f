/* check.c - the contents page and the documents held against each other. */
#include "split/documents.h"

#include "text/diagnostic.h"
#include "text/doc_number.h"
#include "text/slice.h"

enum {
    HEAD_PARTS = 8,   /* paragraphs in which a document's title and number stand */
    NEAR = 8,         /* entries around the expected one that are tried first */
    BUDGET = 2000000, /* comparisons for one issue: then far entries are not tried */
};

static const uint32_t NOBODY = UINT32_MAX;

struct entry {
    gaz_title_key key;
    gaz_doc_number_shape number;
    bool has_number;
    uint32_t document; /* index, or NOBODY */
};

struct check {
    gaz_arena *arena;
    gaz_issue *issue;
    struct entry *entries;
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
};

static void look(const gaz_document *document, struct witness *witness) {
    gaz_slice title = gaz_document_title(document);
    gaz_slice number = gaz_document_number(document);
    if (title.ptr == NULL && document->paragraphs.count > 0) {
        title = document->paragraphs.items[0].text;
    }
    witness->key = gaz_title_key_in(title, witness->chars);
    witness->has_number = number.ptr != NULL && gaz_doc_number_is_whole(number, &witness->number);
}

/* 2: the same title; 1: another title, the same number. */
static int likeness(const struct entry *entry, const struct witness *witness) {
    if (gaz_title_same(entry->key, witness->key)) {
        return 2;
    }
    return entry->has_number && witness->has_number &&
           same_number(&entry->number, &witness->number);
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
    if (title.ptr != NULL && !gaz_title_agrees(entry->key, witness->key)) {
        report(c, GAZ_CODE_TOC_MISMATCH, printed->line,
               gaz_arena_format(
                   c->arena,
                   "title: the contents page has “%.*s”, document %.*s (line %u) has “%.*s”",
                   GAZ_FMT(printed->title), GAZ_FMT(document->id), document->line, GAZ_FMT(title)));
    }
}

static void match(struct check *c, uint32_t d) {
    gaz_document *document = &c->issue->documents[d];
    struct witness witness;
    look(document, &witness);
    uint32_t i = find_entry(c, &witness);
    if (i == NOBODY) {
        report(c, GAZ_CODE_TOC_UNLISTED, document->line,
               gaz_arena_format(c->arena, "document %.*s (line %u) is not on the contents page",
                                GAZ_FMT(document->id), document->line));
        return;
    }
    gaz_toc_entry *printed = &c->issue->toc[i];
    c->entries[i].document = d;
    printed->document = document->id;
    document->toc_title = printed->title;
    document->toc_doc_number = printed->doc_number;
    compare(c, &c->entries[i], printed, document, &witness);
    if (i < c->next) {
        report(c, GAZ_CODE_TOC_ORDER, printed->line,
               gaz_arena_format(c->arena,
                                "document %.*s (line %u) stands behind documents that the contents "
                                "page lists later",
                                GAZ_FMT(document->id), document->line));
        return;
    }
    c->next = i + 1;
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
    }
}

void gaz_documents_check(gaz_arena *arena, gaz_issue *issue) {
    if (issue->toc_count == 0) {
        return;
    }
    struct check c = {.arena = arena, .issue = issue, .budget = BUDGET};
    read_entries(&c);
    for (uint32_t d = 0; d < issue->document_count; d++) {
        match(&c, d);
    }
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        if (c.entries[i].document == NOBODY) {
            report(&c, GAZ_CODE_TOC_MISSING, issue->toc[i].line,
                   gaz_arena_format(arena, "no document was found for “%.*s”",
                                    GAZ_FMT(issue->toc[i].title)));
        }
    }
}
