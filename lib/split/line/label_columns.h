/*
 * label_columns.h - labels that pdftotext set before both their texts: the wide gap
 * behind 第二章 and 第六条 made columns of labels and of texts.
 */
#ifndef GAZ_SPLIT_LABEL_COLUMNS_H
#define GAZ_SPLIT_LABEL_COLUMNS_H

#include "split/line/line.h"

/* Puts 第二章 / 第六条 / 组织管理 / 上海市… in the order in which they were printed:
 * the caption behind its chapter. Lines keep their numbers. */
void gaz_label_columns_order(gaz_line_list *lines);

#endif
