/*
 * usual.h - the characters that Chinese text is known by, for the library and for the
 * generator of its tables.
 */
#ifndef GAZ_DATA_USUAL_H
#define GAZ_DATA_USUAL_H

#include "text/chars.h"

/* One of the characters of a table, which has a bit for each from U+4E00 to U+9FFF. */
static inline bool gaz_is_among(const uint32_t *bits, uint32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF && (bits[(c - 0x4E00) / 32] >> (c - 0x4E00) % 32 & 1) != 0;
}

/* One of the common characters, or a mark or space of Chinese text. */
static inline bool gaz_is_usual(const uint32_t *common, uint32_t c) {
    return gaz_is_among(common, c) || gaz_is_cjk_punct(c) || c == 0x3000;
}

#endif
