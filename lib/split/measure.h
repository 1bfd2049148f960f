/*
 * measure.h - the page that the lines were set on, measured from the lines:
 * left margin, line width, first-line indents.
 */
#ifndef GAZ_SPLIT_MEASURE_H
#define GAZ_SPLIT_MEASURE_H

#include "split/line.h"

typedef struct gaz_measure {
    uint32_t width;     /* columns of a full line behind the margin; 0 when
                         * the text is not hard-wrapped */
    bool indented;      /* paragraphs begin with an indent */
    bool double_spaced; /* blank lines stand between all lines and say nothing */
} gaz_measure;

/* Measures the lines, takes the left margin off every indent, and marks lines
 * as indented or centred. */
gaz_measure gaz_measure_lines(gaz_line_list *lines);

/* True when nothing of `next` would have fitted behind `line`: the wrap, not a
 * paragraph's end, broke the line here. Always false in text without wraps. */
bool gaz_measure_is_full(const gaz_measure *measure, const gaz_line *line, const gaz_line *next);

#endif
