/* signs_wide.h - the looks of signs.c, 64 bytes at a time. */
#ifndef GAZ_DATA_SIGNS_WIDE_H
#define GAZ_DATA_SIGNS_WIDE_H

#include "data/signs.h"

/* Whether the functions below may be called. */
bool gaz_signs_has_wide(void);

/* As gaz_signs_of. */
uint32_t gaz_signs_of_wide(gaz_slice text);

/* As gaz_number_next. */
const char *gaz_number_next_wide(struct gaz_number_search *search, const char *at, bool stops);

#endif
