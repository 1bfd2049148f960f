/* scan_wide.h - the search of scan_find.c, 64 bytes at a time. */
#ifndef GAZ_TEXT_SCAN_WIDE_H
#define GAZ_TEXT_SCAN_WIDE_H

#include "gazette.h"

/* The machine has what the other function needs (AVX-512 with VBMI2). */
bool gaz_scan_has_wide(void);

/* Where needle first stands in a text of at least 64 bytes more than the needle has, or NULL. */
const char *gaz_scan_find_by_64(gaz_slice text, gaz_slice needle);

#endif
