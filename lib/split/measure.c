/* measure.c - line width, margins and indents, measured from the lines. */
#include "split/measure.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    NARROWEST = 24, /* columns: a shorter line says nothing about the width */
    WIDEST = 200,   /* columns: no page is wider */
    WINDOW = 4,     /* full lines differ by this much: what may not end or
                     * begin a line, and half-width characters */
    ENOUGH_LINES = 4,
    FIRST_INDENT = 3, /* columns of a first-line indent: 2 Han, OCR may lose one */
    LAST_INDENT = 6,
    CENTRE_SLACK = 6 /* columns by which the two sides of a centred line differ */
};

static bool is_measured(const gaz_line *line) {
    return line->width != GAZ_WIDTH_UNKNOWN && (line->marks & GAZ_MARK_ROW) == 0;
}

/* The margin of a page is the smallest indent of its long lines. */
static uint32_t page_margin(const gaz_line *items, uint32_t count, uint32_t fallback) {
    uint32_t margin = UINT8_MAX;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].width >= NARROWEST) {
            margin = items[i].indent < margin ? items[i].indent : margin;
            seen++;
        }
    }
    return seen >= ENOUGH_LINES ? margin : fallback;
}

static void take_margin(gaz_line *items, uint32_t count, uint32_t margin) {
    for (uint32_t i = 0; i < count; i++) {
        items[i].indent = (uint8_t)(items[i].indent > margin ? items[i].indent - margin : 0);
    }
}

static void take_margins(gaz_line_list *lines) {
    uint32_t whole = page_margin(lines->items, lines->count, 0);
    for (uint32_t begin = 0; begin < lines->count;) {
        uint32_t end = begin + 1;
        while (end < lines->count && (lines->items[end].marks & GAZ_MARK_PAGE_BEFORE) == 0) {
            end++;
        }
        gaz_line *page = lines->items + begin;
        uint32_t margin = page_margin(page, end - begin, whole);
        /* A page on which every long line is indented like a first line holds
         * only one-line paragraphs; its margin is the common one. */
        take_margin(page, end - begin, margin > whole + LAST_INDENT ? margin : whole);
        begin = end;
    }
}

static uint32_t right_edge(const gaz_line *line) {
    return line->width + line->indent;
}

/* Where a line breaks in the middle of a sentence, the line was full. */
static bool breaks_sentence(const gaz_line *line) {
    uint32_t last = gaz_utf8_last(line->text, line->text + line->len);
    return !gaz_is_sentence_end(last);
}

/* The width near which most lines break in the middle of a sentence. */
static uint32_t measure_width(const gaz_line_list *lines) {
    uint32_t at_edge[WIDEST + WINDOW + 1] = {0};
    uint32_t broken = 0;
    uint32_t wider = 0;
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        if ((line->marks & GAZ_MARK_ROW) != 0 || line->width < NARROWEST) {
            continue;
        }
        uint32_t edge = line->width == GAZ_WIDTH_UNKNOWN ? WIDEST + 1 : right_edge(line);
        wider += edge > WIDEST;
        if (breaks_sentence(line)) {
            broken++;
            at_edge[edge > WIDEST ? WIDEST : edge]++;
        }
    }
    uint32_t best = 0;
    uint32_t width = 0;
    for (uint32_t edge = NARROWEST; edge < WIDEST; edge++) {
        uint32_t sum = 0;
        for (uint32_t i = 0; i < WINDOW; i++) {
            sum += at_edge[edge - i];
        }
        if (sum >= best && at_edge[edge] > 0) {
            best = sum;
            width = edge;
        }
    }
    bool wrapped = best >= ENOUGH_LINES && best * 2 > broken && wider * 10 < broken;
    return wrapped ? width : 0;
}

static bool has_first_indent(const gaz_line *line) {
    return line->indent >= FIRST_INDENT && line->indent <= LAST_INDENT;
}

static bool measure_indents(const gaz_line_list *lines) {
    uint32_t indented = 0;
    uint32_t labelled = 0;
    uint32_t both = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        bool indent = has_first_indent(line);
        bool label = gaz_line_is_labelled(line->line_class);
        indented += indent;
        labelled += label;
        both += indent && label;
    }
    if (labelled >= ENOUGH_LINES) {
        return both * 2 > labelled;
    }
    return indented >= 2 && indented * 20 > lines->count;
}

static bool is_centred(const gaz_line *line, uint32_t width) {
    if (!is_measured(line) || line->indent <= LAST_INDENT || right_edge(line) > width) {
        return false;
    }
    uint32_t right = width - right_edge(line);
    uint32_t left = line->indent;
    uint32_t apart = left > right ? left - right : right - left;
    return apart <= CENTRE_SLACK;
}

static void mark_lines(gaz_line_list *lines, const gaz_measure *measure) {
    for (uint32_t i = 0; i < lines->count; i++) {
        gaz_line *line = &lines->items[i];
        if (measure->width > 0 && is_centred(line, measure->width)) {
            line->marks |= GAZ_MARK_CENTRED;
        } else if (measure->indented && has_first_indent(line)) {
            line->marks |= GAZ_MARK_INDENTED;
        }
    }
}

gaz_measure gaz_measure_lines(gaz_line_list *lines) {
    gaz_measure measure = {0};
    if (lines->count == 0) {
        return measure;
    }
    take_margins(lines);
    measure.width = measure_width(lines);
    measure.indented = measure_indents(lines);
    uint32_t blanks = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        blanks += (lines->items[i].marks & GAZ_MARK_BLANK_BEFORE) != 0;
    }
    measure.double_spaced = measure.width > 0 && blanks * 10 > lines->count * 9;
    mark_lines(lines, &measure);
    return measure;
}

static bool may_not_begin_line(uint32_t c) {
    return gaz_is_sentence_end(c) || c == 0x3001 || c == 0xFF0C || c == ',' || c == '%' ||
           c == 0xFF05 || c == 0x2030;
}

static bool is_word(uint32_t c) {
    return c < 0x80 && c > ' ';
}

/* Columns of what cannot be broken at the start of text: opening brackets, a
 * character or a Latin word, and the punctuation behind it. */
static uint32_t first_unit(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    bool seen = false;
    bool word = false;
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (seen && !may_not_begin_line(c) && !(word && is_word(c))) {
            break;
        }
        if (gaz_closing_of(c) == 0) {
            seen = true;
            word = is_word(c);
        }
        at += step;
    }
    return gaz_columns(gaz_slice_between(text.ptr, at));
}

bool gaz_measure_is_full(const gaz_measure *measure, const gaz_line *line, const gaz_line *next) {
    if (measure->width == 0 || line->width == GAZ_WIDTH_UNKNOWN) {
        return false;
    }
    uint32_t edge = right_edge(line);
    if (edge + WINDOW < measure->width && !is_word(gaz_utf8_first(gaz_line_text(next)))) {
        return false;
    }
    return edge + first_unit(gaz_line_text(next)) > measure->width;
}
