/*
 * glance.h - which signs stand in a text, found in one pass.
 *
 * Rules that look for a word in a line ask first whether its rarest character is
 * there at all. A bit that is clear is proof; one that is set is proof where it
 * stands for one character. Beside data/signs.h, which holds many characters to a
 * sign: here most bits are proof both ways, ASCII and Han may be mixed as they will,
 * and the width in print comes with them.
 */
#ifndef GAZ_TEXT_GLANCE_H
#define GAZ_TEXT_GLANCE_H

#include "gazette.h"

/* Found eight at a time: lib/text/scan/glance.c holds the characters of each. */
enum {
    GAZ_HAS_STOP = 1 << 0,        /* 。 */
    GAZ_HAS_COMMA = 1 << 1,       /* ， */
    GAZ_HAS_SEMICOLON = 1 << 2,   /* ； */
    GAZ_HAS_COLON = 1 << 3,       /* ： */
    GAZ_HAS_OPEN = 1 << 4,        /* （ */
    GAZ_HAS_LIST = 1 << 5,        /* 、 */
    GAZ_HAS_QUOTE_OPEN = 1 << 6,  /* 《 */
    GAZ_HAS_WIDE_SPACE = 1 << 7,  /* U+3000 */
    GAZ_HAS_ABOUT = 1 << 8,       /* 关 or 關, as in 关于 */
    GAZ_HAS_ISSUE = 1 << 9,       /* 发 or 發, as in 印发 and 转发 */
    GAZ_HAS_PASS_ON = 1 << 10,    /* 转 or 接, as in 批转, 下转 and 上接 */
    GAZ_HAS_NUMBER = 1 << 11,     /* 号 or 號 */
    GAZ_HAS_REPORT = 1 << 12,     /* 报 */
    GAZ_HAS_NET = 1 << 13,        /* 网 */
    GAZ_HAS_NARROW = 1 << 14,     /* U+2000 to U+200F, U+2020 to U+202F */
    GAZ_HAS_RARE = 1 << 15,       /* two bytes, or of narrow or unknown width */
    GAZ_HAS_SPACE = 1 << 16,      /* U+0020 */
    GAZ_HAS_CONTROL = 1 << 17,    /* U+0009 to U+000D */
    GAZ_HAS_DIGIT = 1 << 18,      /* 0 to 9 */
    GAZ_HAS_STAR = 1 << 19,       /* an asterisk or #, marks of Markdown */
    GAZ_HAS_LESS = 1 << 20,       /* < */
    GAZ_HAS_HALF_COLON = 1 << 21, /* a colon of ASCII */
    GAZ_HAS_P = 1 << 22,          /* P, as in ICP */
    GAZ_HAS_HALF_ROUND = 1 << 23  /* ( or ) */
};

/* Where none of these is, no space of any width (gaz_is_space) stands. */
enum {
    GAZ_HAS_ANY_SPACE =
        GAZ_HAS_SPACE | GAZ_HAS_CONTROL | GAZ_HAS_WIDE_SPACE | GAZ_HAS_NARROW | GAZ_HAS_RARE
};

/* What a character takes in print: 2 columns when it is Han or of full width, else 1. */
uint32_t gaz_columns_of(uint32_t c);

/* The signs of valid UTF-8 text, or-ed together. */
uint32_t gaz_glance(gaz_slice text);

/* The same; *columns is what text takes in print. */
uint32_t gaz_glance_columns(gaz_slice text, uint32_t *columns);

#endif
