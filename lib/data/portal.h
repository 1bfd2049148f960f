/*
 * portal.h - names of the metadata that web portals print before a document,
 * from lib/data/portal.tsv.
 */
#ifndef GAZ_DATA_PORTAL_H
#define GAZ_DATA_PORTAL_H

#include "gazette.h"

enum { GAZ_PORTAL_LONGEST = 64 /* bytes: no name has more */ };

/* False when text, which begins with no space, begins with no such name; true says
 * little. */
bool gaz_portal_may_begin(gaz_slice text);

/* Bytes at the start of text that are such a name, with its colon and the
 * spaces around it; 0 when text begins with none. 索 引 号 may be letter-spaced,
 * with a colon also widely.
 * Without a colon the name must be the whole of text, or a gap or tab must
 * follow. *strong says that the name occurs in no other text. */
size_t gaz_portal_name(gaz_slice text, bool *strong);

/* The same for a name with one space between it and its value: 索 引 号 11A/2024, 主题分类
 * 城乡建设. *strong is left alone when text begins with none. */
size_t gaz_portal_spaced_name(gaz_slice text, bool *strong);

/* The same for a line that is known to be such metadata: there any few Han
 * characters with a colon behind them (备注：) are a name. */
size_t gaz_portal_row_name(gaz_slice text);

#endif
