/* columns.h - tables whose cells only wide gaps part, as pdftotext -layout sets them. */
#ifndef GAZ_SPLIT_COLUMNS_H
#define GAZ_SPLIT_COLUMNS_H

#include "split/line/line.h"

/* Makes rows of neighbouring lines that have as many cells each, three or more,
 * with figures among them: class TABLE_ROW, cells parted by U+0009. Single spaces part
 * cells only where the figures stand in the same columns. */
void gaz_columns_find(gaz_arena *arena, gaz_line_list *lines);

#endif
