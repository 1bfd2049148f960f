/* responsibility.c - who answers for what: the notes in the texts of a tree. */
#include "data/signs.h"
#include "parse/organ/duty_note.h"
#include "parse/organ/known_organ.h"
#include "parse/statement/statements.h"
#include "parse/tree/tree.h"
#include "text/scan/search.h"
#include "text/utf8.h"

enum { MOST_OPEN = 8 };

static void append(struct parser *parser, gaz_node *node, const gaz_duties *duties) {
    gaz_duties *list = &gaz_findings_of(parser, node)->duties;
    for (uint32_t i = 0; i < duties->count; i++) {
        gaz_name_in_full(parser, &duties->items[i].orgs);
        list->items = gaz_arena_grow(parser->arena, list->items, list->count, &list->capacity,
                                     sizeof *list->items);
        list->items[list->count++] = duties->items[i];
    }
}

/* All bracketed notes of a text. Brackets are paired with a short stack, so a
 * bracket that never closes hides nothing behind it. */
static void read_brackets(struct parser *parser, gaz_node *node) {
    const char *open[MOST_OPEN];
    size_t depth = 0;
    gaz_slice text = node->text;
    const char *end = gaz_slice_end(text);
    struct gaz_search search = {.end = end};
    for (const char *at = text.ptr; (at = gaz_search_round(&search, at)) < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == 0xFF08 || c == '(') {
            if (depth == MOST_OPEN) {
                memmove(open, open + 1, sizeof open - sizeof *open);
                depth--;
            }
            open[depth++] = at;
        } else if (depth > 0) {
            gaz_duties duties;
            gaz_slice bracketed = gaz_slice_between(open[--depth], at + step);
            if (gaz_read_duty_note(parser, text, bracketed, &duties)) {
                append(parser, node, &duties);
            }
        }
        at += step;
    }
}

/* 责任单位：A、B without brackets, as a paragraph of its own or its last sentence. */
static void read_plain(struct parser *parser, gaz_node *node) {
    gaz_slice text = gaz_slice_trim_right(node->text);
    gaz_duties duties;
    text.len -= gaz_slice_ends(text, "。") ? strlen("。") : 0;
    const char *stop = gaz_slice_find_last(text, "。");
    if (stop != NULL) {
        text = gaz_slice_between(stop + strlen("。"), gaz_slice_end(text));
    }
    if (gaz_read_marked_duties(parser, text, &duties)) {
        append(parser, node, &duties);
    }
}

void gaz_parse_duties(struct parser *parser, struct texts texts) {
    for (uint32_t i = 0; i < texts.count; i++) {
        if ((texts.items[i].signs & GAZ_SIGN_ROUND) != 0) {
            read_brackets(parser, texts.items[i].node);
        }
        if ((texts.items[i].signs & GAZ_SIGN_COLON) != 0) {
            read_plain(parser, texts.items[i].node);
        }
    }
}
