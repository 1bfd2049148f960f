/* columns.c - tables whose cells only gaps part: wide ones, or single spaces between figures. */
#include "split/line/columns.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_CELLS = 3,
    LEAST_ROWS = 2,
    WIDE = 2,          /* spaces of a gap between cells */
    LONGEST_ROW = 400, /* bytes */
    LEAST_FIGURES = 2, /* in a row that single spaces part */
    LEAST_NARROW = 3,  /* such rows, the head among them */
    MOST_CELLS = 32
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

/* The line with U+0009 for each gap of so many spaces or more. */
static void make_row(gaz_arena *arena, gaz_line *line, uint32_t wide) {
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
        if (spaces >= wide) {
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

/* ---- 城关镇 5230 18461 3200: rows of figures, as OCR and pdftotext give them ---- */

/* What stands between single spaces: how many cells, and which of them are figures. */
struct cells {
    uint32_t count;
    uint32_t figures;  /* a bit for each */
    uint32_t how_many; /* of these */
    bool pure;         /* one of them is nothing but a number */
    bool named;        /* a cell of two Han characters or more */
};

/* 5230, 3.2%, -4, 12户 and the dash of an empty cell. */
static bool is_figure(gaz_slice cell) {
    size_t sign = *cell.ptr == '-' || *cell.ptr == '+' ? 1 : 0;
    bool dash = gaz_slice_is(cell, "-") || gaz_slice_is(cell, "—") || gaz_slice_is(cell, "/");
    return dash || (cell.len > sign && gaz_is_digit((unsigned char)cell.ptr[sign]));
}

static bool may_be_narrow(const gaz_line *line) {
    const uint32_t prose = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_COLON;
    bool plain = line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_LIST_ENTRY ||
                 (line->line_class >= GAZ_LINE_LEVEL1 && line->line_class <= GAZ_LINE_LEVEL5);
    return plain && line->len <= LONGEST_ROW && (line->marks & GAZ_MARK_ROW) == 0 &&
           (line->facts.signs & GAZ_HAS_SPACE) != 0 && (line->facts.signs & prose) == 0;
}

static struct cells narrow_cells(const gaz_line *line) {
    struct cells cells = {0};
    if (!may_be_narrow(line)) {
        return cells;
    }
    gaz_slice rest = gaz_slice_trim(gaz_line_text(line));
    while (rest.len > 0 && cells.count < MOST_CELLS) {
        const char *gap = memchr(rest.ptr, ' ', rest.len);
        gaz_slice cell = gaz_slice_between(rest.ptr, gap == NULL ? gaz_slice_end(rest) : gap);
        if (cell.len == 0 || gaz_slice_find(cell, "关于") != NULL) { /* a wide gap; a title */
            return (struct cells){0};
        }
        bool figure = is_figure(cell);
        cells.figures |= (uint32_t)figure << cells.count;
        cells.how_many += figure;
        cells.pure |= figure && !gaz_is_han(gaz_utf8_last(cell.ptr, gaz_slice_end(cell)));
        cells.named |= !figure && gaz_is_han(gaz_utf8_first(cell)) && gaz_utf8_count(cell) >= 2;
        cells.count++;
        rest = gaz_slice_from(rest, cell.len + (gap != NULL));
    }
    return cells;
}

/* Of three cells two are figures side by side: 1 总则 3 is a line of a contents page. */
static bool is_narrow_row(struct cells cells) {
    return cells.named && cells.how_many >= LEAST_FIGURES && cells.how_many < cells.count &&
           (cells.count > LEAST_CELLS || (cells.count == LEAST_CELLS && cells.figures == 6));
}

/* The names of the columns right above the row, 2018年 among them. */
static bool is_head_of(struct cells head, struct cells row) {
    return head.count == row.count && !head.pure && head.named;
}

static void find_narrow(gaz_arena *arena, gaz_line_list *lines) {
    for (uint32_t i = 0; i < lines->count;) {
        struct cells row =
            has_digit(&lines->items[i]) ? narrow_cells(&lines->items[i]) : (struct cells){0};
        uint32_t end = i + 1;
        if (!is_narrow_row(row)) {
            i = end;
            continue;
        }
        for (; end < lines->count; end++) {
            struct cells next = narrow_cells(&lines->items[end]);
            if (next.count != row.count || next.figures != row.figures) {
                break;
            }
        }
        bool head = i > 0 && is_head_of(narrow_cells(&lines->items[i - 1]), row);
        uint32_t first = head ? i - 1 : i;
        for (uint32_t k = first; end - first >= LEAST_NARROW && k < end; k++) {
            make_row(arena, &lines->items[k], 1);
        }
        i = end;
    }
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
            make_row(arena, &lines->items[k], WIDE);
        }
        i = end;
    }
    if ((lines->any.signs & GAZ_HAS_SPACE) != 0) {
        find_narrow(arena, lines);
    }
}
