/*
 * signs.h - which signs a text holds, from lib/data/signs.def.
 */
#ifndef GAZ_DATA_SIGNS_H
#define GAZ_DATA_SIGNS_H

#include "gazette.h"

enum gaz_sign_bit {
#define GAZ_SIGN(id, characters, comment) GAZ_SIGN_BIT_##id,
#include "data/signs.def"
#undef GAZ_SIGN
    GAZ_SIGN_BITS
};

enum {
#define GAZ_SIGN(id, characters, comment) GAZ_SIGN_##id = 1 << GAZ_SIGN_BIT_##id,
#include "data/signs.def"
#undef GAZ_SIGN
    GAZ_SIGN_ALL = (1 << GAZ_SIGN_BITS) - 1 /* of a text that was not looked at */
};

/* The bits of the signs that text (valid UTF-8) may hold: one that is not set stands
 * nowhere in it. One that is set nearly always does; characters that share their
 * last 12 bits share a sign. GAZ_SIGN_COUNTED is set where it stands behind a numeral, or
 * what has not three bytes does. */
uint32_t gaz_signs_of(gaz_slice text);

/* What is looked for: signs that count wherever they stand, and those that count where one
 * of `second` stands behind them, or what has not three bytes. */
struct gaz_sign_pair {
    uint32_t alone;
    uint32_t first;
    uint32_t second;
};

/* The first character from `at` on of text (valid UTF-8) that may be one of the signs, or
 * the end of text. */
const char *gaz_sign_next(gaz_slice text, const char *at, struct gaz_sign_pair pair);

#endif
