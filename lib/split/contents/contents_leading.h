/*
 * contents_leading.h - contents pages that print the page before the title:
 *
 *     3   某省人民政府关于促进节约用地的意见
 *    12   某省人民政府办公厅关于做好秋粮收购工作的通知
 */
#ifndef GAZ_SPLIT_CONTENTS_LEADING_H
#define GAZ_SPLIT_CONTENTS_LEADING_H

#include "split/line/line.h"

/* Bytes of the page and the gap before the title at the start of text, 0 when none stands
 * there. */
size_t gaz_contents_leading_page(gaz_slice text, int32_t *page);

/* Whether the entries between two lines begin with their pages: at least three that count up,
 * by more than one somewhere, for else they count the entries. */
bool gaz_contents_leads_with_pages(const gaz_line_list *lines, uint32_t from, uint32_t to);

#endif
