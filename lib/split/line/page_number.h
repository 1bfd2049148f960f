/*
 * page_number.h - page numbers, and the name of the gazette that stands beside them.
 */
#ifndef GAZ_SPLIT_PAGE_NUMBER_H
#define GAZ_SPLIT_PAGE_NUMBER_H

#include "gazette.h"

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

/* The number in 一2, 37一, 二16 一, = 5 =, — l —: in a frame of which a side is whole, lost
 * or read for something else, or whose digits were read for letters; -1 when text is
 * something else. Only its place proves such a line: 一2 may be a cell. */
int64_t gaz_spoiled_page_number(gaz_slice text);

/* Whether a name ends in 公报 or 政报, also in traditional characters. */
bool gaz_ends_gazette_name(gaz_slice name);

/* Where one of these words, of six bytes each, begins in text; NULL for nowhere. */
const char *gaz_gazette_word(gaz_slice text);

/* True for the name of a gazette, alone or with its year and number. */
bool gaz_is_gazette_head(gaz_slice text);

/* A running head without the page number before or behind it. */
gaz_slice gaz_without_page_number(gaz_slice text);

#endif
