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

/* The bits of the signs that stand in text (valid UTF-8). GAZ_SIGN_COUNTED is set where it stands
 * behind a numeral, or what has not three bytes does; a character that shares its last 12 bits
 * with one that is COUNTED is taken for it. */
uint32_t gaz_signs_of(gaz_slice text);

/* The same for processors of all kinds. */
uint32_t gaz_signs_of_narrow(gaz_slice text);

/* A search for the numbers of text (valid UTF-8), which is set; the rest is 0 at first. */
struct gaz_number_search {
    gaz_slice text;
    const char *block; /* whose bytes were looked at, a bit for each: */
    uint64_t numbers;
    uint64_t stops;
};

/* Where the next number may begin from `at` on, which is not before the last answer: a digit, or a
 * numeral with COUNTED behind it or what has not three bytes. With `stops` also a 。; the end of
 * the text where there is none. */
const char *gaz_number_next(struct gaz_number_search *search, const char *at, bool stops);

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
