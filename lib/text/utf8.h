/* utf8.h - UTF-8 as RFC 3629 has it: checked once per stage, then trusted. */
#ifndef GAZ_TEXT_UTF8_H
#define GAZ_TEXT_UTF8_H

#include "gazette.h"

/* How many bytes from the start of text are valid UTF-8; text.len when all. */
size_t gaz_utf8_valid(gaz_slice text);

/* The character of three bytes at `at`. */
static inline uint32_t gaz_utf8_three(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
}

/* The character at `at` of valid UTF-8, its bytes in *step (at least 1).
 * On a byte that begins no whole character: U+FFFD and a step of 1. at < end. */
static inline uint32_t gaz_utf8_decode(const char *at, const char *end, size_t *step) {
    const unsigned char *b = (const unsigned char *)at;
    size_t left = (size_t)(end - at);
    if (b[0] < 0x80) {
        *step = 1;
        return b[0];
    }
    if (b[0] >= 0xE0 && b[0] < 0xF0 && left >= 3) {
        *step = 3;
        return gaz_utf8_three(at);
    }
    if (b[0] >= 0xC2 && b[0] < 0xE0 && left >= 2) {
        *step = 2;
        return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3F);
    }
    if (b[0] >= 0xF0 && left >= 4) {
        *step = 4;
        return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 |
               (uint32_t)(b[2] & 0x3F) << 6 | (b[3] & 0x3F);
    }
    *step = 1;
    return 0xFFFD;
}

/* Whether a character from U+5000 to U+9FFF stands at `at`: Han and nothing else, by its
 * first byte. Loops that count or pass over Han ask this first. at < end. */
static inline bool gaz_utf8_is_plain(const char *at, const char *end) {
    return (unsigned char)*at - 0xE5u <= 0xE9u - 0xE5u && end - at >= 3;
}

/* Where the character before `at` begins. begin < at. */
static inline const char *gaz_utf8_before(const char *begin, const char *at) {
    const char *limit = at - begin > 4 ? at - 4 : begin;
    do {
        at--;
    } while (at > limit && ((unsigned char)*at & 0xC0) == 0x80);
    return at;
}

/* The character before `at`, or 0 at the beginning. */
static inline uint32_t gaz_utf8_last(const char *begin, const char *at) {
    if (at <= begin) {
        return 0;
    }
    size_t step;
    return gaz_utf8_decode(gaz_utf8_before(begin, at), at, &step);
}

/* The first character of text, or 0 when it is empty. */
static inline uint32_t gaz_utf8_first(gaz_slice text) {
    size_t step;
    return text.len == 0 ? 0 : gaz_utf8_decode(text.ptr, text.ptr + text.len, &step);
}

/* Writes c (a Unicode scalar value) to out, which has room for 4 bytes;
 * answers how many it wrote. */
size_t gaz_utf8_encode(uint32_t c, char *out);

/* How many characters valid UTF-8 text holds. */
size_t gaz_utf8_count(gaz_slice text);

/* The first `count` characters of text, or all of it when it is shorter. */
gaz_slice gaz_utf8_head(gaz_slice text, size_t count);

#endif
