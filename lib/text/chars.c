/* chars.c - classes of characters: Han, punctuation, digits, spaces. */
#include "text/chars.h"

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

// clang-format off
#define BRACKETS(X) \
    X(0xFF08, 0xFF09) X('(', ')')       X(0x300A, 0x300B) X(0x3008, 0x3009) X(0x201C, 0x201D) \
    X(0x2018, 0x2019) X(0x3014, 0x3015) X(0x3010, 0x3011) X('[', ']')       X(0xFF3B, 0xFF3D) \
    X('{', '}')       X(0xFF5B, 0xFF5D) X(0x300C, 0x300D) X(0x300E, 0x300F) X(0x3016, 0x3017) \
    X(0xFE5D, 0xFE5E) X('<', '>')       X(0x201E, 0x201F) X(0x201A, 0x201B)
// clang-format on

uint32_t gaz_closing_of_sign(uint32_t c) {
    switch (c) {
#define CLOSING(open, close)                                                                       \
    case open:                                                                                     \
        return close;
        BRACKETS(CLOSING)
#undef CLOSING
    default:
        return 0;
    }
}

bool gaz_is_number_bracket_open(uint32_t c) {
    return gaz_closing_of(c) != 0 && c != 0x201C && c != 0x2018;
}

bool gaz_is_number_bracket_close(uint32_t c) {
    switch (c) {
#define CLOSES(open, close) case close:
        BRACKETS(CLOSES)
#undef CLOSES
        return c != 0x201D && c != 0x2019;
    default:
        return false;
    }
}
