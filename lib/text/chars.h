/* chars.h - classes of characters: Han, punctuation, digits, spaces. */
#ifndef GAZ_TEXT_CHARS_H
#define GAZ_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* Inline: what is asked of every character, and nearly always answered no. */

/* A dash as print, old character sets and OCR have it: — ― – － ─. */
static inline bool gaz_is_dash(uint32_t c) {
    return (c >= 0x2013 && c <= 0x2015) || c == 0x2500 || c == 0xFF0D;
}

/* Han characters: the unified and compatibility ideographs, 〇 and 々. */
static inline bool gaz_is_han(uint32_t c) {
    if (c >= 0x4E00 && c <= 0x9FFF) {
        return true;
    }
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF) || c == 0x3007 || c == 0x3005;
}

/* Spaces of every width, control blanks, zero-width characters, U+FEFF. */
static inline bool gaz_is_space(uint32_t c) {
    if (c <= 0x20) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    if (c > 0x3000 && c != 0xFEFF) {
        return false;
    }
    return c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200D) || c == 0x202F || c == 0x205F ||
           c == 0x2060 || c == 0xFEFF || c == 0xAD || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* 0-9 and full-width ０-９. */
static inline bool gaz_is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* The value of such a digit. */
static inline int gaz_digit_value(uint32_t c) {
    return (int)(c >= 0xFF10 ? c - 0xFF10 : c - '0');
}

/* A-Z and a-z, half or full width. */
static inline bool gaz_is_letter(uint32_t c) {
    uint32_t lower = c | 0x20;
    if (c < 0x80) {
        return lower >= 'a' && lower <= 'z';
    }
    return (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

/* CJK and full-width punctuation, and the quotation marks “”‘’ — … ·. */
static inline bool gaz_is_cjk_punct(uint32_t c) {
    if (c > 0x30FB && c < 0xFE30) {
        return false;
    }
    if (c >= 0x3001 && c <= 0x303F) {
        return c != 0x3005 && c != 0x3007;
    }
    if (c >= 0xFF01 && c <= 0xFF65) {
        return !gaz_is_digit(c) && !gaz_is_letter(c);
    }
    return (c >= 0x2010 && c <= 0x2027) || c == 0xB7 || c == 0x30FB || (c >= 0xFE30 && c <= 0xFE6F);
}

/* A character that can close a paragraph: 。；：！？ and their half-width
 * forms, …, and a closing bracket or quotation mark. */
bool gaz_is_sentence_end(uint32_t c);

/* （ 〔 《 “ and their kin; 0 when c opens nothing, else what closes it. The second
 * is for signs only, and the first for everything. */
uint32_t gaz_closing_of_sign(uint32_t c);
static inline uint32_t gaz_closing_of(uint32_t c) {
    return c > 0x303F && c < 0xFE30 ? 0 : gaz_closing_of_sign(c);
}

/* The brackets in which document numbers are printed or misread. */
bool gaz_is_number_bracket_open(uint32_t c);
bool gaz_is_number_bracket_close(uint32_t c);

#endif
