/* chars.c - classes of characters: Han, punctuation, digits, spaces. */
#include "text/chars.h"

#include <stddef.h>

bool gaz_is_sentence_end(uint32_t c) {
    switch (c) {
    case 0x3002: /* 。 */
    case 0xFF1B: /* ； */
    case 0xFF1A: /* ： */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case 0xFF0E: /* ． */
    case ';':
    case ':':
    case '!':
    case '?':
    case '.':
    case 0x2026: /* … */
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0xFF09: /* ） */
    case ')':
    case 0x300B: /* 》 */
    case 0x3015: /* 〕 */
    case 0x3011: /* 】 */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
        return true;
    default:
        return false;
    }
}

struct pair {
    uint32_t open;
    uint32_t close;
};

static const struct pair brackets[] = {
    {0xFF08, 0xFF09}, {'(', ')'},       {0x300A, 0x300B}, {0x3008, 0x3009}, {0x201C, 0x201D},
    {0x2018, 0x2019}, {0x3014, 0x3015}, {0x3010, 0x3011}, {'[', ']'},       {0xFF3B, 0xFF3D},
    {'{', '}'},       {0xFF5B, 0xFF5D}, {0x300C, 0x300D}, {0x300E, 0x300F}, {0x3016, 0x3017},
    {0xFE5D, 0xFE5E}, {'<', '>'},       {0x201E, 0x201F}, {0x201A, 0x201B},
};

uint32_t gaz_closing_of_sign(uint32_t c) {
    switch (c) { /* what is asked for most is none */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0xFF0C: /* ， */
        return 0;
    default:
        break;
    }
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        if (brackets[i].open == c) {
            return brackets[i].close;
        }
    }
    return 0;
}

bool gaz_is_number_bracket_open(uint32_t c) {
    return gaz_closing_of(c) != 0 && c != 0x201C && c != 0x2018;
}

bool gaz_is_number_bracket_close(uint32_t c) {
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        if (brackets[i].close == c) {
            return c != 0x201D && c != 0x2019;
        }
    }
    return false;
}
