/*
 * decimal.h - exact decimal numbers as texts print them.
 *
 * 1,234.5, 3.16万, 1亿5000万, ５千, 五万, 一亿二千万: read without rounding, written
 * in one form.
 */
#ifndef GAZ_TEXT_DECIMAL_H
#define GAZ_TEXT_DECIMAL_H

#include "text/memory/arena.h"

/* digits / 10^scale. */
struct gaz_decimal {
    int64_t digits;
    int scale; /* 0 to 9 */
};

/* The number at the start of text with its 千, 万, 亿: bytes it takes, 0 when there
 * is none or it is larger than 10^15. *words says that it is written in Chinese
 * numerals, *zeros how many zeros the last 千, 万 or 亿 adds (0 without one). 千 that
 * begins a unit (千瓦, 千米) is left. */
size_t gaz_decimal_read(gaz_slice text, struct gaz_decimal *number, bool *words, int *zeros);

/* 千, 百, 万, 十万, 百万, 千万, 亿 and 万亿 at the start of text: bytes taken, 0 when none;
 * *zeros says how many zeros it adds. */
size_t gaz_decimal_multiplier(gaz_slice text, int *zeros);

/* number * 10^zeros; false when that is too large. */
bool gaz_decimal_shift(struct gaz_decimal *number, int zeros);

/* Without exponent, and without zeros that say nothing: "31600", "0.5". */
gaz_slice gaz_decimal_text(gaz_arena *arena, struct gaz_decimal number);

#endif
