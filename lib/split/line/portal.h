/*
 * portal.h - the metadata that a web portal prints before a document.
 */
#ifndef GAZ_SPLIT_PORTAL_H
#define GAZ_SPLIT_PORTAL_H

#include "split/line/line.h"

/* Gives the class METADATA to the lines of every block of 标题：…, 索引号：…, on
 * one line or with the value on the next. A line of several names (发布时间：…
 * 来源：… 浏览次数：…) becomes a line for each of them. */
void gaz_portal_mark(gaz_arena *arena, gaz_line_list *lines);

#endif
