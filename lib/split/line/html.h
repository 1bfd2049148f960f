/* html.h - HTML tables, as MinerU and other OCR models write them. */
#ifndef GAZ_SPLIT_HTML_H
#define GAZ_SPLIT_HTML_H

#include "text/memory/arena.h"

/* A table that goes on over lines; zero-initialise it. */
typedef struct gaz_html {
    gaz_slice rest; /* of the line at hand, not yet given */
    gaz_slices cells;
    uint32_t pieces; /* of text in the row at hand */
    bool row;        /* a row is open */
    uint32_t line;   /* number of the line at hand */
    uint32_t first;  /* lines of the row given last, or of the one that is open */
    uint32_t last;
} gaz_html;

/* True when the line, which holds these signs, holds part of an HTML table. */
bool gaz_html_is_table(const gaz_html *html, gaz_slice line, uint32_t signs);

/* Begins with a line, of that number. */
void gaz_html_line(gaz_html *html, gaz_slice line, uint32_t number);

/* The text, of `len` bytes, that stood at `from` stands at `to` now. */
void gaz_html_moved(gaz_html *html, uintptr_t from, size_t len, const char *to);

/* The row that the end of the text left open; false when there is none. */
bool gaz_html_end(gaz_arena *arena, gaz_html *html, gaz_slice *text);

/* The next row or piece of text of the line, tags taken off; cells of a row
 * are separated by U+0009, *row is set, and html->first and last are its lines. False when the line
 * is used up. */
bool gaz_html_next(gaz_arena *arena, gaz_html *html, gaz_slice *text, bool *row);

#endif
