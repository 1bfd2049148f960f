/* regions.c - the place a document-number code begins with (机关代字). */
#include "data/regions.h"

#include "data/regions.inc"
#include "text/slice.h"

/* Whether the first character of code stands in the place's stem. */
static size_t character_of(gaz_slice code, gaz_place place) {
    size_t len = code.len >= 3 && ((unsigned char)code.ptr[0] & 0xF0) == 0xE0 ? 3 : 0;
    gaz_slice stem = gaz_place_stem(place);
    for (size_t at = 0; len > 0 && at + len <= stem.len; at += len) {
        if (memcmp(stem.ptr + at, code.ptr, len) == 0) {
            return len;
        }
    }
    return 0;
}

static size_t listed(gaz_slice code, gaz_place *place) {
    size_t best = 0;
    for (size_t i = 0; i < sizeof regions_rows / sizeof *regions_rows; i++) {
        size_t len = strlen(regions_rows[i].f0);
        if (len > best && gaz_slice_starts(code, regions_rows[i].f0)) {
            best = len;
            *place = gaz_place_of_code(gaz_slice_of(regions_rows[i].f1));
        }
    }
    return best;
}

size_t gaz_region_read(gaz_slice code, gaz_place issuer, gaz_place *place) {
    *place = 0;
    for (gaz_place at = issuer; at != 0; at = gaz_place_parent(at)) {
        /* A province has its own abbreviation: 山 is not Shandong's. */
        size_t len = gaz_place_level(at) == GAZ_PLACE_PROVINCE ? 0 : character_of(code, at);
        if (len > 0) {
            *place = at;
            return len;
        }
    }
    return listed(code, place);
}
