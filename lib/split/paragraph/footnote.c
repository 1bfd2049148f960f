/* footnote.c - notes at the foot of a page that cut a paragraph in two. */
#include "split/paragraph/footnote.h"

#include "split/line/tail.h"
#include "text/grammar/numeral.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_LINES = 12,    /* of notes on a page */
    MOST_BETWEEN = 3,   /* lines of a note behind its first */
    FARTHEST_MARK = 60, /* lines above, in which the mark of a note stands */
    MOST_REST = 40,     /* lines of a paragraph on the next page */
    LEAST_CUT = 40      /* columns of a line that breaks off, in text without a measure */
};

/* The mark that begins a note: ①, [1]; 注： has none, but is one. */
static bool begins_note(const gaz_line *line, gaz_slice *mark) {
    gaz_slice text = gaz_line_text(line);
    int64_t value;
    *mark = (gaz_slice){NULL, 0};
    if (line->line_class == GAZ_LINE_LEVEL5) {
        size_t step;
        gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
        *mark = gaz_slice_first(text, step);
        return true;
    }
    if (gaz_slice_starts(text, "注：") || gaz_slice_starts(text, "注:")) {
        return true;
    }
    if (!gaz_slice_starts(text, "[") && !gaz_slice_starts(text, "〔")) {
        return false;
    }
    size_t open = *text.ptr == '[' ? 1 : strlen("〔");
    size_t len = gaz_numeral_arabic(gaz_slice_from(text, open), &value);
    gaz_slice close = gaz_slice_from(text, open + len);
    if (len == 0 || (!gaz_slice_starts(close, "]") && !gaz_slice_starts(close, "〕"))) {
        return false;
    }
    *mark = gaz_slice_first(text, open + len + (*close.ptr == ']' ? 1 : strlen("〕")));
    return true;
}

/* The first of the lines before `page` that are notes; `page` when none are. */
static uint32_t first_note(const gaz_line_list *lines, uint32_t from, uint32_t page) {
    uint32_t first = page;
    uint32_t between = 0;
    gaz_slice mark;
    for (uint32_t i = page; i > from && page - i < MOST_LINES && between <= MOST_BETWEEN; i--) {
        bool note = begins_note(&lines->items[i - 1], &mark);
        first = note ? i - 1 : first;
        between = note ? 0 : between + 1;
        if (!note && (lines->items[i - 1].marks & GAZ_MARK_PAGE_BEFORE) != 0) {
            break; /* the rule above a note is no page, though marked as one */
        }
    }
    return first;
}

/* The mark of the note stands in the text above it. */
static bool is_referred_to(const gaz_line_list *lines, uint32_t from, uint32_t note) {
    gaz_slice mark;
    begins_note(&lines->items[note], &mark);
    uint32_t limit = note - from > FARTHEST_MARK ? note - FARTHEST_MARK : from;
    for (uint32_t i = note; i > limit && mark.len > 0; i--) {
        if (gaz_scan_find(gaz_line_text(&lines->items[i - 1]), mark) != NULL) {
            return true;
        }
    }
    return mark.len == 0;
}

/* A line that ends within a sentence, about as long as the page is wide. */
static bool breaks_off(const gaz_measure *measure, const gaz_line *line) {
    bool text = line->line_class == GAZ_LINE_OTHER || gaz_line_is_labelled(line->line_class);
    uint32_t least = measure->width > 0 ? measure->width * 3 / 4 : LEAST_CUT;
    return text && line->facts.tail <= GAZ_TAIL_COMMA && line->width >= least;
}

static bool goes_on(const gaz_measure *measure, const gaz_line *line, const gaz_line *next) {
    const uint8_t apart = GAZ_MARK_BLANK_BEFORE | GAZ_MARK_PAGE_BEFORE;
    return next->line_class == GAZ_LINE_OTHER && (next->marks & apart) == 0 &&
           !gaz_measure_is_apart(measure, next) &&
           (line->facts.tail != GAZ_TAIL_STOP || measure->indented) &&
           gaz_measure_is_full(measure, line, 0, next);
}

/* One past the last line of the paragraph that line i goes on with. */
static uint32_t end_of_rest(const gaz_measure *measure, const gaz_line_list *lines, uint32_t i) {
    uint32_t end = i + 1;
    while (end < lines->count && end - i < MOST_REST &&
           goes_on(measure, &lines->items[end - 1], &lines->items[end])) {
        end++;
    }
    return end;
}

/* Lines first..page-1 change places with the lines behind them up to end. */
static void move(gaz_line_list *lines, uint32_t first, uint32_t page, uint32_t end) {
    gaz_line notes[MOST_LINES];
    uint32_t count = page - first;
    memcpy(notes, lines->items + first, count * sizeof *notes);
    memmove(lines->items + first, lines->items + page, (end - page) * sizeof *notes);
    memcpy(lines->items + first + (end - page), notes, count * sizeof *notes);
    lines->items[first + (end - page)].marks |= GAZ_MARK_BLANK_BEFORE;
    if (end < lines->count) {
        lines->items[end].marks |= GAZ_MARK_BLANK_BEFORE;
    }
}

void gaz_footnotes_move(const gaz_measure *measure, gaz_line_list *lines, uint32_t from) {
    for (uint32_t page = from + 1; page < lines->count; page++) {
        const gaz_line *line = &lines->items[page];
        if ((line->marks & GAZ_MARK_PAGE_BEFORE) == 0 || line->line_class != GAZ_LINE_OTHER) {
            continue;
        }
        uint32_t first = first_note(lines, from, page);
        if (first == page || first == from || !breaks_off(measure, line - (page - first) - 1) ||
            breaks_off(measure, line - 1) || gaz_measure_is_apart(measure, line) ||
            !is_referred_to(lines, from, first)) {
            continue;
        }
        uint32_t end = end_of_rest(measure, lines, page);
        move(lines, first, page, end);
        page = end - 1;
    }
}
