/*
 * page_stretch.h - a stretch of lines that stand side by side, and whether it is print in columns.
 */
#ifndef GAZ_SPLIT_PAGE_STRETCH_H
#define GAZ_SPLIT_PAGE_STRETCH_H

#include "split/page/page_gutter.h"

/* What stands side by side. */
typedef struct gaz_stretch {
    uint32_t first; /* lines first..end, end excluded */
    uint32_t end;
    uint32_t han;      /* columns of a Han character: pdftotext counts one, print two */
    gaz_gutter gutter; /* between the columns */
    uint32_t margin;   /* where the right one begins */
    uint32_t flush;    /* lines that begin there */
    uint32_t beside;   /* lines with text on both sides, or on another side than the one above */
    uint32_t apart;    /* of these, how many by more than one space */
    uint32_t left;     /* columns in print of the longest line on the left, */
    uint32_t right;    /* and on the right */
} gaz_stretch;

enum { GAZ_MOST_PAGE_LINES = 200 /* of a page that is read by columns */ };

/* True for a line of running text: no cells, no heading, no page number. */
bool gaz_stretch_takes(const gaz_line *line);

/* True when the line may go on in one stretch with the line before it. */
bool gaz_stretch_goes_on(const gaz_line *line);

/* Reads the stretch that begins at line `first`, without what stands apart above and below. Lines
 * above it down to `from` that stand in the right column alone belong to it. It ends where it
 * begins when one line is all. */
gaz_stretch gaz_stretch_read(const gaz_line_list *lines, uint32_t first, uint32_t from,
                             uint32_t han, uint32_t full);

/* What of the line stands in either column. */
gaz_pieces gaz_stretch_pieces(const gaz_stretch *stretch, const gaz_line *line);

/* True for print: equally wide, full, and going on from line to line. */
bool gaz_stretch_is_print(const gaz_line_list *lines, const gaz_stretch *stretch);

/* True when one side is twice as wide as the other. */
bool gaz_stretch_is_uneven(const gaz_stretch *stretch);

/* Columns of print of one column: of the narrow side where the other may hold two. */
uint32_t gaz_stretch_column(const gaz_stretch *stretch);

/* True when one side is print and the other twice as wide: it may hold two columns itself. */
bool gaz_stretch_may_hold_three(const gaz_line_list *lines, const gaz_stretch *stretch);

/* True for a few lines below a page of print, or a page of short paragraphs, in the same columns.
 */
bool gaz_stretch_is_like(const gaz_stretch *stretch, const gaz_stretch *known);

#endif
