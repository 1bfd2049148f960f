/* contents.c - the contents list (目录) that a law prints before its first
 * chapter: the same headings, without articles between them; and that of a plan,
 * with pages. */
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/utf8.h"

enum {
    SHORTEST_LIST = 3,
    MOST_BETWEEN = 8,     /* units of a preamble */
    LONGEST_HEADING = 60, /* characters */
    FARTHEST = 300        /* units of a list in which the first heading stands again */
};

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

/* 第一章 总则 第二章 保护 第三章 附则: the whole list in one line. */
static bool is_list_in_line(const struct unit *unit) {
    if (!is_division(unit)) {
        return false;
    }
    gaz_slice rest = gaz_slice_from(unit->text, unit->label.text_at);
    const char *space;
    while ((space = gaz_slice_find(rest, " ")) != NULL) {
        gaz_label label;
        rest = gaz_slice_trim_left(gaz_slice_between(space, gaz_slice_end(rest)));
        if (gaz_label_read(rest, &label) > 0) {
            return label.kind == unit->label.kind && label.ordinal == unit->label.ordinal + 1;
        }
    }
    return false;
}

static bool comes_again(struct parser *parser, const struct unit *heading, struct range range) {
    for (uint32_t i = range.first; i < range.end; i++) {
        if (is_same(&parser->units[i], heading)) {
            return true;
        }
    }
    return false;
}

static bool is_leader(uint32_t c) {
    return c == '.' || c == 0x2026 || c == 0xB7 || c == 0xFF0E || c == 0x22EF || c == 0x2025;
}

/* A tab or a wide space, as those set the pages of a contents list apart too. */
static bool is_wide(uint32_t c) {
    return c == '\t' || c == 0x3000;
}

/* 一、规划背景……1, 第一章　总则　1: leaders or a gap, and a page at the end. */
static bool has_page(gaz_slice text) {
    const char *at = gaz_slice_end(text);
    while (at > text.ptr && (gaz_is_digit((unsigned char)at[-1]) || at[-1] == ' ')) {
        at--;
    }
    bool digits = at < gaz_slice_end(text);
    uint32_t leaders = 0;
    while (at > text.ptr && is_leader(gaz_utf8_last(text.ptr, at))) {
        at = gaz_utf8_before(text.ptr, at);
        leaders++;
    }
    bool apart = leaders >= 2 || is_wide(gaz_utf8_last(text.ptr, at));
    return digits && apart && at > text.ptr;
}

static uint32_t end_of_pages(struct parser *parser, struct range range) {
    while (range.first < range.end && has_page(parser->units[range.first].text)) {
        range.first++;
    }
    return range.first;
}

/* Where the list that begins at range.first ends: where its first heading comes
 * again, or behind it when its last one does (the first may have lost its label
 * there). Without that, a list under 目录 ends with the headings. */
static uint32_t list_end(struct parser *parser, struct range range, bool named) {
    uint32_t at = range.first;
    if (at < range.end && is_list_in_line(&parser->units[at])) {
        return at + 1;
    }
    while (at < range.end && may_stand_in_list(parser, &parser->units[at])) {
        if (at > range.first && is_same(&parser->units[at], &parser->units[range.first])) {
            return named || at - range.first > 1 ? at : range.first;
        }
        at++;
    }
    bool list = at - range.first >= SHORTEST_LIST &&
                comes_again(parser, &parser->units[at - 1], (struct range){at, range.end});
    return named || list ? at : range.first;
}

/* A heading, or 附件：1.某某流程图 at the end of a list. */
static bool may_be_listed(const struct unit *unit) {
    gaz_slice text = unit->text;
    return text.len <= LONGEST_HEADING * 3 && !gaz_slice_ends(text, "。") &&
           !gaz_slice_ends(text, "；") && !gaz_slice_ends(text, "：");
}

/* The same heading, with the same words. */
static bool stands_again(struct parser *parser, uint32_t at, uint32_t heading) {
    const struct unit *units = parser->units;
    return is_same(&units[at], &units[heading]) &&
           gaz_slice_equal(gaz_title_key(parser->arena, units[at].text),
                           gaz_title_key(parser->arena, units[heading].text));
}

/* Behind the preamble that stands between a list of labelled headings and the text. */
static bool comes_soon(struct parser *parser, struct range list, uint32_t end) {
    uint32_t limit = end - list.end > MOST_BETWEEN ? list.end + MOST_BETWEEN : end;
    for (uint32_t i = list.first; i < list.end; i++) {
        if (parser->units[i].label.kind == GAZ_LABEL_NONE) {
            return false;
        }
    }
    for (uint32_t i = list.end; i < limit; i++) {
        if (stands_again(parser, i, list.first)) {
            return true;
        }
    }
    return false;
}

/* 1 总则, 1.1 编制目的 below 目录: headings alone, up to where the first of them stands again with
 * the same words; behind the list when that is none. */
static uint32_t end_of_headings(struct parser *parser, struct range range) {
    uint32_t at = range.first;
    if (at >= range.end || parser->units[at].label.kind == GAZ_LABEL_NONE) {
        return at;
    }
    uint32_t limit = range.end - at > FARTHEST ? at + FARTHEST : range.end;
    while (++at < limit && may_be_listed(&parser->units[at])) {
        if (stands_again(parser, at, range.first)) {
            return at - range.first >= SHORTEST_LIST ? at : range.first;
        }
    }
    bool listed = at < limit && at - range.first >= SHORTEST_LIST &&
                  comes_soon(parser, (struct range){range.first, at}, range.end);
    return listed ? at : range.first;
}

uint32_t gaz_take_contents(struct parser *parser, struct range range) {
    if (range.first >= range.end) {
        return range.first;
    }
    bool named = is_contents_word(parser, &parser->units[range.first]);
    uint32_t first = range.first + named;
    uint32_t end = named ? end_of_pages(parser, (struct range){first, range.end}) : first;
    end = end > first || !named ? end : end_of_headings(parser, (struct range){first, range.end});
    end = end > first ? end : list_end(parser, (struct range){first, range.end}, named);
    if (end == first) {
        return range.first;
    }
    for (uint32_t i = range.first; i < end; i++) {
        gaz_keep_mark(parser, "contents", parser->units[i].text, parser->units[i].paragraph->line);
    }
    return end;
}
