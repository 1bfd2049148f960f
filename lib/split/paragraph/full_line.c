/* full_line.c - whether a line is full: nothing of the next would have fitted behind it. */
#include "split/paragraph/measure.h"
#include "text/chars.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

static bool may_not_begin_line(uint32_t c) {
    return gaz_is_sentence_end(c) || c == 0x3001 || c == 0xFF0C || c == ',' || c == '%' ||
           c == 0xFF05 || c == 0x2030;
}

static bool is_word(uint32_t c) {
    return c < 0x80 && c > ' ';
}

/* U+4000 to U+BFFF, which are two columns each and no marks. */
static bool is_common_han(const char *at) {
    return (unsigned char)*at >= 0xE4 && (unsigned char)*at < 0xEC;
}

/* Columns of what cannot be broken at the start of text: opening brackets, a
 * character or a Latin word, and the punctuation behind it. */
static uint32_t first_unit(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    if (text.len >= 6 && is_common_han(text.ptr) && is_common_han(text.ptr + 3)) {
        return 2; /* nearly every line; 4 of 133 instructions a byte of wrapped text */
    }
    const char *at = text.ptr;
    bool seen = false;
    bool word = false;
    uint32_t columns = 0;
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
        columns += gaz_columns_of(c);
        at += step;
    }
    return columns;
}

/* Two columns for each three bytes: no character of ASCII. */
static bool is_wide_only(const gaz_line *line) {
    return line->width * 3u == line->len * 2u &&
           (line->facts.signs & (GAZ_HAS_NARROW | GAZ_HAS_RARE)) == 0;
}

/* How many spaces between Han and Latin characters the line may have had in
 * print: gz-clean takes them out, and a full line looks shorter. */
static uint32_t borders(const gaz_line *line, const gaz_line *next) {
    gaz_slice text = gaz_line_text(line);
    bool last = is_word((unsigned char)text.ptr[text.len - 1]); /* by bytes: Han has no words */
    return (is_wide_only(line) ? 0 : gaz_scan_borders(text)) +
           (last != is_word(gaz_utf8_first(gaz_line_text(next))));
}

bool gaz_measure_is_full(const gaz_measure *measure, const gaz_line *line, uint32_t before,
                         const gaz_line *next) {
    if (measure->width == 0 || line->width == GAZ_WIDTH_UNKNOWN) {
        return false;
    }
    uint32_t edge = gaz_line_right_edge(line) + before;
    uint32_t unit = first_unit(gaz_line_text(next));
    if (edge + GAZ_FULL_SLACK >= measure->width && edge + unit > measure->width) {
        return true;
    }
    edge += borders(line, next);
    bool near = edge + GAZ_FULL_SLACK >= measure->width || unit > GAZ_FULL_SLACK ||
                is_word(gaz_utf8_first(gaz_line_text(next)));
    return near && edge + unit > measure->width;
}
