/*
 * signs.h - which signs stand in a text, found in one pass.
 *
 * Rules that look for a word in a line ask first whether its rarest character is
 * there at all. A bit that is clear is proof; one that is set is proof only where
 * it stands for one character.
 */
#ifndef GAZ_TEXT_SIGNS_H
#define GAZ_TEXT_SIGNS_H

#include "gazette.h"

/* Found eight at a time: lib/text/signs.c holds the characters of each. */
enum {
    GAZ_SIGN_STOP = 1 << 0,        /* 。 */
    GAZ_SIGN_COMMA = 1 << 1,       /* ， */
    GAZ_SIGN_SEMICOLON = 1 << 2,   /* ； */
    GAZ_SIGN_COLON = 1 << 3,       /* ： */
    GAZ_SIGN_OPEN = 1 << 4,        /* （ */
    GAZ_SIGN_CLOSE = 1 << 5,       /* ） */
    GAZ_SIGN_EXCLAMATION = 1 << 6, /* ！ */
    GAZ_SIGN_LIST = 1 << 7,        /* 、 */
    GAZ_SIGN_QUOTE_OPEN = 1 << 8,  /* 《 */
    GAZ_SIGN_QUOTE_CLOSE = 1 << 9, /* 》 */
    GAZ_SIGN_WIDE_SPACE = 1 << 10, /* U+3000 */
    GAZ_SIGN_ABOUT = 1 << 11,      /* 关, as in 关于 */
    GAZ_SIGN_ISSUE = 1 << 12,      /* 发, as in 印发, 转发 */
    GAZ_SIGN_FORWARD = 1 << 13,    /* 转, as in 批转, 下转 */
    GAZ_SIGN_ORDINAL = 1 << 14,    /* 第 */
    GAZ_SIGN_NUMBER = 1 << 15,     /* 号 or 號 */
    GAZ_SIGN_YEAR = 1 << 16,       /* 年 */
    GAZ_SIGN_REPORT = 1 << 17,     /* 报 */
    GAZ_SIGN_NET = 1 << 18,        /* 网 */
    GAZ_SIGN_GO_ON = 1 << 19,      /* 接, as in 上接 */
    GAZ_SIGN_FORCE = 1 << 20,      /* 施, as in 施行 */
    GAZ_SIGN_WIDE_DIGIT = 1 << 21, /* ０ to ９ */
    GAZ_SIGN_NARROW = 1 << 22,     /* U+2000 to U+200F, U+2020 to U+202F */
    GAZ_SIGN_RARE = 1 << 23,       /* two bytes, or of narrow or unknown width */
    GAZ_SIGN_SPACE = 1 << 24,      /* U+0020 */
    GAZ_SIGN_CONTROL = 1 << 25,    /* U+0009 to U+000D */
    GAZ_SIGN_DIGIT = 1 << 26,      /* 0 to 9 */
    GAZ_SIGN_MARKUP = 1 << 27,     /* an asterisk, <, a comma or colon of ASCII */
    GAZ_SIGN_HALF_ROUND = 1 << 28, /* ( or ) */
    GAZ_SIGN_HALF_COLON = 1 << 29, /* a colon of ASCII */
    GAZ_SIGN_P = 1 << 30           /* P, as in ICP */
};

/* Where none of these is, no space of any width (gaz_is_space) stands. */
enum {
    GAZ_SIGNS_SPACE =
        GAZ_SIGN_SPACE | GAZ_SIGN_CONTROL | GAZ_SIGN_WIDE_SPACE | GAZ_SIGN_NARROW | GAZ_SIGN_RARE
};

/* What a character takes in print: 2 columns when it is Han or of full width, else 1. */
uint32_t gaz_columns_of(uint32_t c);

/* The signs of valid UTF-8 text, or-ed together. */
uint32_t gaz_signs_of(gaz_slice text);

/* The same; *columns is what text takes in print. */
uint32_t gaz_signs_and_columns(gaz_slice text, uint32_t *columns);

#endif
