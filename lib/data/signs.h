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
 * last 12 bits share a sign. */
uint32_t gaz_signs_of(gaz_slice text);

/* The first character of at..end (valid UTF-8) that may be one of the signs, or end. */
const char *gaz_sign_next(const char *at, const char *end, uint32_t which);

#endif
