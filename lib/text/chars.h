/* chars.h - classes of characters: Han, punctuation, digits, spaces. */
#ifndef GAZ_TEXT_CHARS_H
#define GAZ_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* Han characters: the unified and compatibility ideographs, 〇 and 々. */
bool gaz_is_han(uint32_t c);

/* Spaces of every width, control blanks, zero-width characters, U+FEFF. */
bool gaz_is_space(uint32_t c);

/* 0-9 and full-width ０-９. */
bool gaz_is_digit(uint32_t c);

/* The value of such a digit. */
int gaz_digit_value(uint32_t c);

/* A-Z and a-z, half or full width. */
bool gaz_is_letter(uint32_t c);

/* CJK and full-width punctuation, and the quotation marks “”‘’ — … ·. */
bool gaz_is_cjk_punct(uint32_t c);

/* A character that can close a paragraph: 。；：！？ and their half-width
 * forms, …, and a closing bracket or quotation mark. */
bool gaz_is_sentence_end(uint32_t c);

/* （ 〔 《 “ and their kin; 0 when c opens nothing, else what closes it. */
uint32_t gaz_closing_of(uint32_t c);

/* The brackets in which document numbers are printed or misread. */
bool gaz_is_number_bracket_open(uint32_t c);
bool gaz_is_number_bracket_close(uint32_t c);

#endif
