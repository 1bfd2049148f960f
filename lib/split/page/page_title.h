/*
 * page_title.h - titles that a web page prints above its document, and that stand in it again.
 */
#ifndef GAZ_SPLIT_PAGE_TITLE_H
#define GAZ_SPLIT_PAGE_TITLE_H

#include "split/line/line.h"

/* Gives the class RUNNING_HEAD to a title, and to the organ below it, where the same title
 * stands again right below, whole or broken into lines. True when it found one. The metadata
 * of portals has its class. */
bool gaz_page_titles_mark(gaz_line_list *lines);

#endif
