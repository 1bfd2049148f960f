/* columns.c - tables whose cells only wide gaps part. */
#include "split/columns.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_CELLS = 3,
    LEAST_ROWS = 2,
    WIDE = 2,         /* spaces of a gap between cells */
    LONGEST_ROW = 400 /* bytes */
};

/* Whether spaces may stand side by side, or wide ones: single ones are in every third line. */
static bool may_have_gaps(const gaz_line *line) {
    const uint32_t others = GAZ_HAS_ANY_SPACE & ~(uint32_t)GAZ_HAS_SPACE;
    return (line->facts.signs & others) != 0 || gaz_slice_find(gaz_line_text(line), "  ") != NULL;
}

/* Cells of a line; 0 when it cannot be a row. One that begins with a label, 一、税收收入, is
 * one when all its other cells are figures. */
static uint32_t count_cells(const gaz_line *line) {
    bool labelled = line->line_class >= GAZ_LINE_LEVEL1 && line->line_class <= GAZ_LINE_LEVEL5 &&
                    (line->facts.signs & GAZ_HAS_DIGIT) != 0 &&
                    (line->facts.signs & (GAZ_HAS_STOP | GAZ_HAS_COMMA)) == 0;
    if (line->len > LONGEST_ROW || (line->marks & GAZ_MARK_ROW) != 0 ||
        (line->facts.signs & GAZ_HAS_ANY_SPACE) == 0 ||
        (line->line_class != GAZ_LINE_OTHER && line->line_class != GAZ_LINE_LIST_ENTRY &&
         !labelled) ||
        !may_have_gaps(line)) {
        return 0;
    }
    uint32_t cells = 1;
    uint32_t gap = 0;
    bool figures = true;
    const char *end = line->text + line->len;
    for (const char *at = line->text; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_space(c)) {
            gap += c == 0x3000 ? WIDE : 1;
        } else {
            cells += gap >= WIDE;
            figures = figures && (cells == 1 || !gaz_is_han(c));
            gap = 0;
        }
        at += step;
    }
    return cells >= LEAST_CELLS && (figures || !labelled) ? cells : 0;
}

static bool has_digit(const gaz_line *line) {
    return (line->facts.signs & GAZ_HAS_DIGIT) != 0;
}

/* The line with U+0009 for each wide gap. */
static void make_row(gaz_arena *arena, gaz_line *line) {
    char *out = gaz_arena_alloc(arena, line->len + (size_t)1);
    size_t len = 0;
    size_t bold = 0;
    const char *end = line->text + line->len;
    const char *bold_end = line->text + line->bold;
    const char *gap = line->text;
    uint32_t spaces = 0;
    for (const char *at = line->text; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_space(c)) {
            gap = spaces == 0 ? at : gap;
            spaces += c == 0x3000 ? WIDE : 1;
            at += step;
            continue;
        }
        if (spaces >= WIDE) {
            out[len++] = '\t';
        } else if (spaces > 0) {
            memcpy(out + len, gap, (size_t)(at - gap));
            len += (size_t)(at - gap);
        }
        spaces = 0;
        memcpy(out + len, at, step);
        len += step;
        at += step;
        bold = at <= bold_end ? len : bold;
    }
    line->text = out;
    line->len = (uint32_t)len;
    line->bold = (uint32_t)bold;
    line->marks |= GAZ_MARK_ROW;
    line->line_class = GAZ_LINE_TABLE_ROW;
    line->facts = gaz_facts_of(gaz_line_text(line));
}

void gaz_columns_find(gaz_arena *arena, gaz_line_list *lines) {
    bool gaps = (lines->any.signs & GAZ_HAS_ANY_SPACE) != 0;
    for (uint32_t i = 0; gaps && i < lines->count;) {
        uint32_t cells = count_cells(&lines->items[i]);
        uint32_t end = i + 1;
        bool figures = cells > 0 && has_digit(&lines->items[i]);
        while (cells > 0 && end < lines->count && count_cells(&lines->items[end]) == cells) {
            figures |= has_digit(&lines->items[end]);
            end++;
        }
        for (uint32_t k = i; figures && end - i >= LEAST_ROWS && k < end; k++) {
            make_row(arena, &lines->items[k]);
        }
        i = end;
    }
}
