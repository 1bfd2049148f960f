/*
 * furniture.h - page numbers, running heads and other lines of the printed page that
 * belong to no document, taken out of the lines.
 */
#ifndef GAZ_SPLIT_FURNITURE_H
#define GAZ_SPLIT_FURNITURE_H

#include "split/line/line.h"

/* Takes page numbers, running heads and the links of web pages out of the list and puts them into
 * the issue's furniture; the line behind one begins a page. */
void gaz_furniture_take(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue);

/* The same for the back cover, at the end of the lines of an issue, whose body begins at
 * line `body`: what stands before that was read already. */
void gaz_furniture_take_back_cover(gaz_arena *arena, gaz_line_list *lines, uint32_t body,
                                   gaz_issue *issue);

#endif
