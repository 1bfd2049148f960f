/*
 * page_columns.h - pages printed in two columns, whose lines a text sets side by side, as
 * pdftotext -layout does.
 */
#ifndef GAZ_SPLIT_PAGE_COLUMNS_H
#define GAZ_SPLIT_PAGE_COLUMNS_H

#include "split/line/line.h"

/* Puts the lines of the right column behind those of the left, stretch by stretch; a line
 * of both becomes two with the same number. Where the columns are those of a table, a text beside
 * another version of it, that goes row by row. Only where the columns are equally wide, most
 * lines fill them, and sentences go on from line to line: cells of tables do neither. The
 * issue is told how often in a diagnostic. */
void gaz_page_columns_order(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue);

#endif
