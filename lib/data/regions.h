/*
 * regions.h - the place a document-number code begins with (机关代字).
 *
 * 鲁政发 is of a province; 郯政办字 uses a character of the county's name, which
 * only the issuer on the same page can resolve (泰政发: 泰安 or 泰州).
 */
#ifndef GAZ_DATA_REGIONS_H
#define GAZ_DATA_REGIONS_H

#include "data/places.h"

/* Bytes of the region at the start of a code, 0 when it is not known. issuer
 * is the place that issues, or 0: a code that begins with a character of the
 * issuer's stem, or of the place above it, is theirs. *place is 0 for the
 * state (国, 中). */
size_t gaz_region_read(gaz_slice code, gaz_place issuer, gaz_place *place);

#endif
