/*
 * measure.h - the page that the lines were set on, measured from the lines:
 * left margin, line width, first-line indents.
 */
#ifndef GAZ_SPLIT_MEASURE_H
#define GAZ_SPLIT_MEASURE_H

#include "split/line/line.h"

typedef struct gaz_measure {
    uint32_t width;  /* columns of a full line behind the margin; 0 when
                      * the text is not hard-wrapped */
    uint32_t indent; /* columns of a first-line indent, when there is one */
    bool indented;   /* paragraphs begin with an indent */
    uint32_t lost;   /* columns of a first-line indent that was taken off: the
                      * first line of a paragraph is full that much earlier */
    bool separated;  /* blank lines stand between paragraphs, and within none */
    bool marked;     /* headings bear Markdown marks */
} gaz_measure;

/* Measures the lines, takes the left margin off every indent, marks lines as indented or
 * centred, and takes off the marks of blank lines where these stand between all lines. */
gaz_measure gaz_measure_lines(gaz_line_list *lines);

/* True when the line stands apart from the margin: indented like a first line,
 * centred, or set to the right as signatures are. */
bool gaz_measure_is_apart(const gaz_measure *measure, const gaz_line *line);

/* Full lines differ by so many columns: what may not end or begin a line, and half-width
 * characters. */
enum { GAZ_FULL_SLACK = 4 };

/* full_line.c: true when nothing of `next` would have fitted behind `line`: the wrap, not a
 * paragraph's end, broke the line here. `before` is the columns that stood
 * before the line in print and are lost. Always false in text without wraps. */
bool gaz_measure_is_full(const gaz_measure *measure, const gaz_line *line, uint32_t before,
                         const gaz_line *next);

#endif
