/*
 * page_lines.h - lines that belong to the page and to no document: links and
 * buttons of a web page, the back cover of an issue.
 */
#ifndef GAZ_SPLIT_PAGE_LINES_H
#define GAZ_SPLIT_PAGE_LINES_H

#include "split/line/line.h"

/* Marks lines of a web page as running heads: 当前位置：首页 > …, 【打印】【关闭】, 上一篇：…,
 * …ICP备…号; and what stands beside: names of files
 * below 附件下载, 主办：…　承办：… around the registration of the site. True when a line has
 * that class, marked here or before. */
bool gaz_web_page_mark(const gaz_line_list *list);

/* True for ---, * * *, ____ alone on a line, a thematic break of Markdown, and for
 * what OCR makes of a printed line: ————————. */
bool gaz_is_rule_line(gaz_slice text);

/* True for . and ~ and | alone on a line, two of them at most. Marks that stand for a cell
 * (- — /) or close a sentence are none. */
bool gaz_is_speck_line(gaz_slice text);

/* True for ![…](…) and <img …> alone on a line. */
bool gaz_is_picture_line(gaz_slice text);

/* The first line of the back cover at the end of the list: who edits, prints
 * and sells the gazette. list->count when there is none. */
uint32_t gaz_back_cover(const gaz_line_list *list);

#endif
