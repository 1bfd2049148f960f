/* contents.c - the contents list (目录) that a law prints before its first
 * chapter: the same headings, without articles between them. */
#include "parse/outline.h"

static bool is_division(const struct unit *unit) {
    return unit->label.kind >= GAZ_LABEL_BOOK && unit->label.kind <= GAZ_LABEL_SECTION;
}

static bool is_contents_word(struct parser *parser, const struct unit *unit) {
    return unit->text.len <= 24 && gaz_slice_is(gaz_tidy(parser->arena, unit->text), "目录");
}

static bool is_same(const struct unit *a, const struct unit *b) {
    return a->label.kind == b->label.kind && a->label.ordinal == b->label.ordinal;
}

/* 附则 in a law with books bears no label. */
static bool may_stand_in_list(struct parser *parser, const struct unit *unit) {
    return is_division(unit) ||
           (unit->text.len <= 24 && gaz_slice_is(gaz_tidy(parser->arena, unit->text), "附则"));
}

/* Where the list that begins at range.first ends: where its first heading comes
 * again. Without that, a list under 目录 ends with the headings. */
static uint32_t list_end(struct parser *parser, struct range range, bool named) {
    uint32_t at = range.first;
    while (at < range.end && may_stand_in_list(parser, &parser->units[at])) {
        if (at > range.first && is_same(&parser->units[at], &parser->units[range.first])) {
            return named || at - range.first > 1 ? at : range.first;
        }
        at++;
    }
    return named ? at : range.first;
}

uint32_t gaz_take_contents(struct parser *parser, struct range range) {
    if (range.first >= range.end) {
        return range.first;
    }
    bool named = is_contents_word(parser, &parser->units[range.first]);
    uint32_t first = range.first + named;
    uint32_t end = list_end(parser, (struct range){first, range.end}, named);
    if (end == first) {
        return range.first;
    }
    for (uint32_t i = range.first; i < end; i++) {
        gaz_keep_mark(parser, "contents", parser->units[i].text, parser->units[i].paragraph->line);
    }
    return end;
}
