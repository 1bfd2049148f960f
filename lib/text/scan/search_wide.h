/* search_wide.h - the searches of search.c, 64 bytes at a time. */
#ifndef GAZ_TEXT_SEARCH_WIDE_H
#define GAZ_TEXT_SEARCH_WIDE_H

#include "text/scan/search.h"

/* Whether the functions below may be called. */
bool gaz_search_has_wide(void);

/* As those of search.h. */
const char *gaz_search_round_wide(struct gaz_search *search, const char *at);
const char *gaz_search_any_wide(struct gaz_search *search, const char *at, gaz_slice chars);
bool gaz_search_holds_before_wide(gaz_slice text, const char *character, gaz_slice behind);

#endif
