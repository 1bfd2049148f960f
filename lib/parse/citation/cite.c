/* cite.c - a reference from the words that cite to the text that they mean. */
#include "parse/citation/citations.h"
#include "parse/citation/citing.h"
#include "parse/citation/issue_texts.h"
#include "text/utf8.h"

enum { MOST_TARGETS = 64 };

gaz_reference *gaz_add_reference(gaz_arena *arena, gaz_references *list) {
    list->items =
        gaz_arena_stretch(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = (gaz_reference){0};
    return &list->items[list->count++];
}

/* Characters before `at`. A citation that overlaps the one before steps back a
 * little. */
static int64_t position(struct citing *citing, const char *at) {
    if (at >= citing->counted) {
        citing->chars += (int64_t)gaz_utf8_count(gaz_slice_between(citing->counted, at));
    } else {
        citing->chars -= (int64_t)gaz_utf8_count(gaz_slice_between(at, citing->counted));
    }
    citing->counted = at;
    return citing->chars;
}

gaz_slice gaz_citing_eid(struct citing *citing) {
    if (citing->eid.ptr == NULL) {
        citing->eid = gaz_node_eid(citing->parser->arena, citing->node);
    }
    return citing->eid;
}

gaz_reference *gaz_cite(struct citing *citing, const char *begin, const char *end) {
    gaz_reference *reference =
        gaz_add_reference(citing->parser->arena, &citing->parser->out->references);
    reference->from = gaz_citing_eid(citing);
    reference->in_text = citing->in_text;
    reference->text = gaz_slice_between(begin, end);
    reference->start = position(citing, begin);
    reference->end = position(citing, end);
    citing->read = end;
    return reference;
}

/* The attachment of this document that bears the title. */
static gaz_slice find_attachment(struct parser *parser, gaz_slice key) {
    for (uint32_t i = 0; i < parser->out->attachment_count && i < MOST_TARGETS; i++) {
        const gaz_part *part = &parser->out->attachments[i];
        if (part->title.ptr != NULL &&
            gaz_slice_equal(key, gaz_title_key(parser->arena, part->title))) {
            return part->id;
        }
    }
    return (gaz_slice){NULL, 0};
}

/* The text that title and number mean: one of this document, else of its issue. A
 * document that names its own title without number means an earlier text. */
static gaz_slice find_target(struct parser *parser, gaz_slice key, gaz_slice number) {
    bool is_own = number.ptr != NULL && parser->out->doc_number.norm.ptr != NULL &&
                  gaz_slice_equal(number, parser->out->doc_number.norm);
    gaz_slice target = {NULL, 0};
    if (key.ptr != NULL && (number.ptr == NULL || is_own)) {
        target = find_attachment(parser, key);
    }
    if (target.ptr == NULL && is_own) {
        return parser->document->id;
    }
    if (target.ptr != NULL || parser->texts == NULL) {
        return target;
    }
    target = gaz_issue_texts_find(parser->texts, key, number);
    bool itself = target.ptr != NULL && gaz_slice_equal(target, parser->document->id);
    return itself ? (gaz_slice){NULL, 0} : target;
}

void gaz_cite_text(struct citing *citing, gaz_reference *reference, gaz_slice title,
                   gaz_slice doc_number) {
    reference->title = title;
    reference->doc_number = doc_number;
    if (title.ptr != NULL) {
        reference->title_key = gaz_title_key(citing->parser->arena, title);
    }
    if (title.ptr != NULL || doc_number.ptr != NULL) {
        reference->target = find_target(citing->parser, reference->title_key, doc_number);
    }
}
