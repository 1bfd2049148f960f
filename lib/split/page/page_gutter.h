/*
 * page_gutter.h - the gap between two columns of print, by which a line of both falls into two.
 */
#ifndef GAZ_SPLIT_PAGE_GUTTER_H
#define GAZ_SPLIT_PAGE_GUTTER_H

#include "split/line/line.h"

/* Columns from..to, to excluded, that hold no text; `to` is UINT32_MAX behind a line. */
typedef struct gaz_gap {
    uint32_t from;
    uint32_t to;
} gaz_gap;

enum { GAZ_MOST_GAPS = 8 /* of a line; the others are not looked at */ };

typedef struct gaz_gaps {
    gaz_gap items[GAZ_MOST_GAPS];
    uint32_t count;
} gaz_gaps;

/* The two texts of a line; one of them may be absent. */
typedef struct gaz_pieces {
    gaz_slice left;
    gaz_slice right;
    uint32_t at; /* the column at which the right one begins */
    bool apart;  /* by more than one space */
    bool narrow; /* by one, behind a full left one: the right one begins at its margin */
} gaz_pieces;

/* Where the gutter of a page is: a gap that goes through its lines, and for lines that
 * pdftotext sets with one space in the gutter the print columns of a full left column, 0 for
 * none. */
typedef struct gaz_gutter {
    gaz_gap gap;
    uint32_t full;
} gaz_gutter;

/* In all of them `han` is how many columns a Han character takes: pdftotext counts one, print
 * two. */

/* The gaps of a line that may be gutters: those behind text of some length. */
gaz_gaps gaz_gutters_of(const gaz_line *line, uint32_t han);

/* What of the gutters goes through this line too: all for one with a single space behind `full`
 * columns of print. A line may hang over by two columns: pdftotext sets one of many figures a
 * little wider. */
gaz_gaps gaz_gutters_through(const gaz_gaps *gutters, const gaz_line *line, uint32_t han,
                             uint32_t full);

/* The widest that has text behind it, NULL for none. */
const gaz_gap *gaz_gutter_widest(const gaz_gaps *gutters);

/* What of the line stands on either side of the gutter. */
gaz_pieces gaz_pieces_at(const gaz_line *line, gaz_gutter gutter, uint32_t han);

/* Where the gutter is narrow, pdftotext puts one space into it and lets the right column begin
 * anywhere. The print columns before most single spaces of these lines, which are those of a full
 * left column; 0 where no place has many. */
uint32_t gaz_gutter_full(const gaz_line *lines, uint32_t count);

/* True for a line with text on both sides. */
static inline bool gaz_pieces_are_two(const gaz_pieces *pieces) {
    return pieces->left.len > 0 && pieces->right.len > 0;
}

#endif
