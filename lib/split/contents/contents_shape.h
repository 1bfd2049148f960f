/* contents_shape.h - what several lines of a contents page tell together. */
#ifndef GAZ_SPLIT_CONTENTS_SHAPE_H
#define GAZ_SPLIT_CONTENTS_SHAPE_H

#include "split/line/line.h"

/* True when the lines from `from` on are the chapters that a law's own 目录 lists. */
bool gaz_contents_lists_chapters(const gaz_line_list *lines, uint32_t from);

/* True when they are 一、……, （一）…… that stand again as headings further on: the list
 * of one report or plan. An issue that counts its sections has entries without labels. */
bool gaz_contents_lists_outline(const gaz_line_list *lines, uint32_t from);

/* True for 某省人民政府令第231号 with or without a page behind it: the number of the entry above.
 */
bool gaz_contents_is_order_number(gaz_slice line);

/* True when line i is 司法解释, 单行条例: a few words without a page above an entry that
 * has one and is at least twice as long. The first line of an entry that goes on below is
 * about as long as that, or an organ, or broken before 关于. */
bool gaz_contents_is_bare_section(const gaz_line_list *lines, uint32_t i);

#endif
