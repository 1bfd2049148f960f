/*
 * numeral.h - Chinese and Arabic numerals (GB/T 15835-2011).
 *
 * Every reader answers how many bytes it took; 0 is "not a number here". It
 * takes the longest numeral that is well formed, so 一百一 gives 一百 and the
 * caller sees that something follows.
 */
#ifndef GAZ_TEXT_NUMERAL_H
#define GAZ_TEXT_NUMERAL_H

#include "gazette.h"

/* A Chinese ordinal as labels use it: 一 … 九千九百九十九, 十, 二十, 廿一, 卅,
 * 一百零一, 一百一十, 一千二百六十, also digit strings 二〇二四 and the formal
 * digits 壹贰叁. Not 一百一 (spoken), not 一甲三. Zero alone is a number. */
size_t gaz_numeral_chinese(gaz_slice text, int64_t *value);

/* Arabic digits, half or full width, without separators, at most 18. */
size_t gaz_numeral_arabic(gaz_slice text, int64_t *value);

/* Either of the two. */
size_t gaz_numeral(gaz_slice text, int64_t *value);

/* Whether gaz_numeral_chinese reads the character: a digit, 十 百 千 in any form, 廿
 * and its kin. */
bool gaz_is_chinese_numeral(uint32_t c);

/* The value 0..9 of one Chinese digit (〇零一…九, 两 as 2, ○ and its kin as 0
 * only when circles is true), or -1. */
int gaz_chinese_digit(uint32_t c, bool circles);

#endif
