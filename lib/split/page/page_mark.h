/*
 * page_mark.h - what a program wrote between the pages of a text or around it:
 * comments and tags of pages, fences, front matter. No press printed it.
 */
#ifndef GAZ_SPLIT_PAGE_MARK_H
#define GAZ_SPLIT_PAGE_MARK_H

#include "split/line/line.h"

enum gaz_page_mark {
    GAZ_PAGE_MARK_NONE,
    GAZ_PAGE_MARK_BREAK,  /* a page ends or begins: <page_number>3</page_number>, ``` */
    GAZ_PAGE_MARK_COMMENT /* <!-- … -->, which says nothing about pages */
};

/* What a line of nothing but such a mark is. */
enum gaz_page_mark gaz_page_mark_of(gaz_slice text);

/* Gives the class BLANK to the lines of marks, among them front matter (--- key:
 * value ---); those that end a page have GAZ_MARK_PAGE_BEFORE, other comments have
 * not. False when no line of the list has either. */
bool gaz_page_marks_find(gaz_line_list *lines);

#endif
