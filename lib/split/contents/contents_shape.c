/* contents_shape.c - what several lines of a contents page tell together. */
#include "split/contents/contents_shape.h"

#include "split/contents/contents_line.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_OUTLINE = 3,    /* headings of a paper's own list */
    LONGEST_HEADING = 90, /* bytes of 1 总则 */
    LONGEST_PREFACE = 24, /* bytes of 前 言 before them */
    FARTHEST = 200,       /* lines behind the list in which its first heading stands again */
    LONGEST_SECTION = 36  /* bytes of a section's name that nothing marks */
};

bool gaz_contents_lists_chapters(const gaz_line_list *lines, uint32_t from) {
    return from < lines->count && lines->items[from].line_class >= GAZ_LINE_BOOK &&
           lines->items[from].line_class <= GAZ_LINE_SECTION;
}

/* 1 总则, 1.1 编制目的, 2 … and again 1 总 则, where the text begins. */
static bool lists_decimals(const gaz_line_list *lines, uint32_t first) {
    char title[LONGEST_HEADING];
    char other[LONGEST_HEADING];
    if (first + LEAST_OUTLINE >= lines->count) {
        return false;
    }
    const gaz_line *line = &lines->items[first];
    if (line->len >= LONGEST_HEADING || *line->text != '1' ||
        !gaz_slice_starts(gaz_line_text(line + 1), "1.1")) {
        return false;
    }
    gaz_slice heading = gaz_squeeze(gaz_line_text(line), title, sizeof title);
    for (uint32_t i = first + LEAST_OUTLINE; i < first + FARTHEST && i < lines->count; i++) {
        gaz_slice text = gaz_line_text(&lines->items[i]);
        if (text.len < LONGEST_HEADING && *text.ptr == '1' &&
            gaz_slice_equal(gaz_squeeze(text, other, sizeof other), heading)) {
            return true;
        }
    }
    return false;
}

bool gaz_contents_lists_outline(const gaz_line_list *lines, uint32_t from) {
    uint32_t first = from;
    int32_t page = -1;
    gaz_slice last;
    if (first < lines->count && lines->items[first].len <= LONGEST_PREFACE &&
        lines->items[first].line_class == GAZ_LINE_OTHER) {
        first++;
    }
    if (lists_decimals(lines, from) || (first > from && lists_decimals(lines, first))) {
        return true;
    }
    if (first >= lines->count || lines->items[first].line_class != GAZ_LINE_LEVEL1) {
        return false;
    }
    uint32_t end = first;
    while (end < lines->count && gaz_line_is_labelled(lines->items[end].line_class) &&
           lines->items[end].facts.tail != GAZ_TAIL_STOP) {
        end++;
    }
    gaz_slice heading =
        gaz_contents_without_page(gaz_line_text(&lines->items[first]), &page, &last);
    uint32_t limit = end - first >= LEAST_OUTLINE ? end + FARTHEST : end;
    for (uint32_t i = end; i < limit && i < lines->count; i++) {
        if (lines->items[i].line_class == GAZ_LINE_LEVEL1 &&
            gaz_slice_equal(gaz_line_text(&lines->items[i]), heading)) {
            return true;
        }
    }
    return false;
}

bool gaz_contents_is_order_number(gaz_slice line) {
    enum { LONGEST_ORDER = 75 };
    int32_t page;
    gaz_slice last;
    gaz_slice text = gaz_contents_without_page(line, &page, &last);
    return text.len <= LONGEST_ORDER && gaz_slice_ends(text, "号") &&
           gaz_slice_find(text, "令第") != NULL && gaz_slice_find(text, "》") == NULL;
}

/* Han characters, 、 and spaces, and nothing else. */
static bool is_of_words(gaz_slice text) {
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (!gaz_is_han(c) && !gaz_is_space(c) && c != 0x3001) {
            return false;
        }
        at += step;
    }
    return true;
}

bool gaz_contents_is_bare_section(const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    gaz_slice text = gaz_line_text(line);
    if (line->len > LONGEST_SECTION || i + 1 >= lines->count || gaz_ends_in_organ(text) ||
        !is_of_words(text) || gaz_contents_ends_entry(line)) {
        return false;
    }
    const gaz_line *next = line + 1;
    bool paged =
        gaz_contents_has_page(next) || (i + 2 < lines->count && gaz_contents_has_page(next + 1));
    gaz_slice below = gaz_line_text(next);
    if (gaz_contents_is_order_number(below)) {
        return false; /* 某省物业管理办法 above it */
    }
    return paged && next->width >= line->width * 2u && !gaz_slice_starts(below, "关于") &&
           !gaz_slice_starts(below, "在") && !gaz_slice_starts(below, "印发");
}
