/* scan.c - searches over bytes at memory speed. */
#include "text/scan.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

enum { WIDTH = 16 };

static __m128i load(const char *at) {
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static __m128i equal(__m128i bytes, char c) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

/* Unsigned bytes below 0x20: their upper three bits are 0. */
static __m128i below_space(__m128i bytes) {
    return equal(_mm_and_si128(bytes, _mm_set1_epi8((char)0xE0)), 0);
}

static const char *skip_json_plain(const char *at, const char *end) {
    while (end - at >= WIDTH) {
        __m128i bytes = load(at);
        __m128i special = _mm_or_si128(_mm_or_si128(equal(bytes, '"'), equal(bytes, '\\')),
                                       _mm_or_si128(below_space(bytes), equal(bytes, 0x7F)));
        int mask = _mm_movemask_epi8(special);
        if (mask != 0) {
            return at + __builtin_ctz((unsigned)mask);
        }
        at += WIDTH;
    }
    return at;
}

/* E2 80 A8 and E2 80 A9 end alike in "80, then A8 or A9". */
static const char *skip_common_terminators(const char *at, const char *end) {
    while (end - at > WIDTH) {
        __m128i bytes = load(at);
        __m128i next = load(at + 1);
        __m128i separator =
            _mm_and_si128(equal(bytes, (char)0x80),
                          equal(_mm_and_si128(next, _mm_set1_epi8((char)0xFE)), (char)0xA8));
        __m128i next_line = _mm_and_si128(equal(bytes, (char)0xC2), equal(next, (char)0x85));
        __m128i found = _mm_or_si128(_mm_or_si128(separator, next_line), equal(bytes, '\r'));
        if (_mm_movemask_epi8(found) != 0) {
            return at;
        }
        at += WIDTH;
    }
    return at;
}

/* Looks where the first and the last byte of the needle both stand in place:
 * in Han text a first byte alone is everywhere, and memmem pays for setting
 * itself up at every call. */
static const char *find_by_vector(const char **at, const char *end, gaz_slice needle) {
    __m128i first = _mm_set1_epi8(needle.ptr[0]);
    __m128i last = _mm_set1_epi8(needle.ptr[needle.len - 1]);
    size_t reach = needle.len - 1;
    while ((size_t)(end - *at) >= WIDTH + reach) {
        __m128i hits = _mm_and_si128(_mm_cmpeq_epi8(load(*at), first),
                                     _mm_cmpeq_epi8(load(*at + reach), last));
        unsigned mask = (unsigned)_mm_movemask_epi8(hits);
        for (; mask != 0; mask &= mask - 1) {
            const char *hit = *at + __builtin_ctz(mask);
            if (memcmp(hit, needle.ptr, needle.len) == 0) {
                return hit;
            }
        }
        *at += WIDTH;
    }
    return NULL;
}

#else
enum { WIDTH = 1 };

static const char *find_by_vector(const char **at, const char *end, gaz_slice needle) {
    (void)at;
    (void)end;
    (void)needle;
    return NULL;
}

static const char *skip_json_plain(const char *at, const char *end) {
    (void)end;
    return at;
}

static const char *skip_common_terminators(const char *at, const char *end) {
    (void)end;
    return at;
}
#endif

const char *gaz_scan_json_special(const char *at, const char *end) {
    at = skip_json_plain(at, end);
    while (at < end) {
        unsigned char c = (unsigned char)*at;
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
            break;
        }
        at++;
    }
    return at;
}

static bool is_rare_terminator(const char *at, const char *end) {
    static const char *const wide[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    if (*at == '\r') {
        return true;
    }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        size_t length = strlen(wide[i]);
        if ((size_t)(end - at) >= length && memcmp(at, wide[i], length) == 0) {
            return true;
        }
    }
    return false;
}

/* A look at one position; the loop backs up two bytes after a vector hit, as
 * the separators are found by their second byte. */
bool gaz_scan_has_rare_terminator(gaz_slice text) {
    const char *end = text.ptr + text.len;
    const char *at = text.ptr;
    while (at < end) {
        const char *hit = skip_common_terminators(at, end);
        const char *from = hit - text.ptr > 2 ? hit - 2 : text.ptr;
        const char *to = end - hit > WIDTH + 2 ? hit + WIDTH + 2 : end;
        for (const char *look = from; look < to; look++) {
            if (is_rare_terminator(look, end)) {
                return true;
            }
        }
        at = to;
    }
    return false;
}

const char *gaz_scan_find(gaz_slice text, gaz_slice needle) {
    if (text.len == 0 || text.len < needle.len) {
        return NULL;
    }
    const char *at = text.ptr;
    const char *end = text.ptr + text.len;
    const char *hit = find_by_vector(&at, end, needle);
    if (hit != NULL) {
        return hit;
    }
    for (; (size_t)(end - at) >= needle.len; at++) {
        if (*at == needle.ptr[0] && memcmp(at, needle.ptr, needle.len) == 0) {
            return at;
        }
    }
    return NULL;
}
