/*
 * page_count.h - page numbers and running heads that their counting or their place
 * on the page proves, where their form does not: 12 alone on a line, 一2, 37一.
 */
#ifndef GAZ_SPLIT_PAGE_COUNT_H
#define GAZ_SPLIT_PAGE_COUNT_H

#include "split/line/line.h"

/* Gives the class PAGE_NUMBER to such lines. False when no line of the list has it. */
bool gaz_page_numbers_mark(const gaz_line_list *lines);

/* Gives the class RUNNING_HEAD to the lines that print the gazette's name, or its
 * year and number, beside a page number (12　某县人民政府公报 / 2014年第8期　13) where
 * three and more of them count the pages. False when none does. */
bool gaz_counted_heads_mark(const gaz_line_list *lines);

/* The same for digits right above line i, a running head: the foot of the page
 * before. */
void gaz_page_number_above(const gaz_line_list *lines, uint32_t i);

#endif
