/*
 * furniture.h - page numbers and running heads: lines of the printed page
 * that belong to no document.
 */
#ifndef GAZ_SPLIT_FURNITURE_H
#define GAZ_SPLIT_FURNITURE_H

#include "split/line.h"

enum gaz_furniture_kind {
#define GAZ_FURNITURE(id, name, comment) GAZ_FURNITURE_##id,
#include "split/furniture.def"
#undef GAZ_FURNITURE
};

enum { GAZ_LONGEST_PAGE_NUMBER = 80 /* bytes */ };

/* True for — 1 —, －1－, ·1·, 第1页 共20页, 1/20 (GB/T 9704-2012, 7.5), and for the
 * names that programs give to pages: Page 1 of 20, === 第1页 ===. Bare digits are
 * not: they may be a year or a cell. */
bool gaz_is_page_number(gaz_slice text);

/* False when no such number begins with c, spaces passed over. */
bool gaz_page_number_may_begin(uint32_t c);

/* The dashes and dots around a page number, with 一 and ー read for a dash. */
bool gaz_is_page_frame(uint32_t c);

enum { GAZ_LONGEST_SPOILED = 20 /* bytes */ };

/* The number in 一2, 37一, 二16 一: in a frame of which a side is whole, lost or read
 * for a numeral; -1 when text is something else. Only its place proves such a
 * line: 一2 may be a cell. */
int64_t gaz_spoiled_page_number(gaz_slice text);

/* True for the name of a gazette, alone or with its year and number. */
bool gaz_is_gazette_head(gaz_slice text);

/* A running head without the page number before or behind it. */
gaz_slice gaz_without_page_number(gaz_slice text);

/* Adds an item to the issue's furniture. */
void gaz_furniture_add(gaz_arena *arena, gaz_issue *issue, enum gaz_furniture_kind kind,
                       gaz_slice text, uint32_t line);

/* Takes page numbers, running heads and the links of web pages out of the list and puts them into
 * the issue's furniture; the line behind one begins a page. */
void gaz_furniture_take(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue);

/* The same for the back cover, at the end of the lines of an issue, whose body begins at
 * line `body`: what stands before that was read already. */
void gaz_furniture_take_back_cover(gaz_arena *arena, gaz_line_list *lines, uint32_t body,
                                   gaz_issue *issue);

/* Puts furniture in the order of its lines. */
void gaz_furniture_sort(gaz_issue *issue);

#endif
