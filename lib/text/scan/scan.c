/* scan.c - searches over bytes at memory speed. */
#include "text/scan/scan.h"

#include <string.h>

#include "text/scan/cpu.h"
#include "text/scan/scan_vector.h"
#include "text/scan/scan_wide.h"
#include "text/scan/sse2.h"
#include "text/slice.h"
#include "text/utf8.h"

#ifdef __SSE2__
/* E2 80 A8 and E2 80 A9 end alike in "80, then A8 or A9". */
static const char *skip_common_terminators(const char *at, const char *end) {
    while (end - at > GAZ_SSE2_WIDTH) {
        __m128i bytes = gaz_sse2_load(at);
        __m128i next = gaz_sse2_load(at + 1);
        __m128i separator = _mm_and_si128(
            gaz_sse2_equal(bytes, (char)0x80),
            gaz_sse2_equal(_mm_and_si128(next, _mm_set1_epi8((char)0xFE)), (char)0xA8));
        __m128i next_line =
            _mm_and_si128(gaz_sse2_equal(bytes, (char)0xC2), gaz_sse2_equal(next, (char)0x85));
        __m128i found =
            _mm_or_si128(_mm_or_si128(separator, next_line), gaz_sse2_equal(bytes, '\r'));
        if (_mm_movemask_epi8(found) != 0) {
            return at;
        }
        at += GAZ_SSE2_WIDTH;
    }
    return at;
}

/* Whether a space may begin in one of 16 bytes; two more are read. Spaces are a byte up to
 * 0x20, or begin with C2, E2, E3 80 80 or EF BB; but E2 80 9x are dashes and quotation
 * marks. */
static inline bool block_may_hold_space(const char *at) {
    __m128i bytes = gaz_sse2_load(at);
    __m128i next = gaz_sse2_load(at + 1);
    __m128i blank = gaz_sse2_equal(_mm_max_epu8(bytes, _mm_set1_epi8(0x20)), 0x20);
    __m128i third = gaz_sse2_load(at + 2);
    __m128i after_80 = gaz_sse2_equal(next, (char)0x80);
    __m128i quote = _mm_and_si128(
        after_80, gaz_sse2_equal(_mm_and_si128(third, _mm_set1_epi8((char)0xF0)), (char)0x90));
    __m128i lead = _mm_or_si128(gaz_sse2_equal(bytes, (char)0xC2),
                                _mm_andnot_si128(quote, gaz_sse2_equal(bytes, (char)0xE2)));
    __m128i wide = _mm_and_si128(_mm_and_si128(gaz_sse2_equal(bytes, (char)0xE3), after_80),
                                 gaz_sse2_equal(third, (char)0x80));
    __m128i mark =
        _mm_and_si128(gaz_sse2_equal(bytes, (char)0xEF), gaz_sse2_equal(next, (char)0xBB));
    __m128i found = _mm_or_si128(_mm_or_si128(blank, lead), _mm_or_si128(wide, mark));
    return _mm_movemask_epi8(found) != 0;
}

/* Whether a space may begin in *at..end, but for the last two bytes, to which *at moves; it
 * stays in a text too short for a block. The last block overlaps the one before it. */
static bool blocks_may_hold_space(const char **at, const char *end) {
    if (end - *at < GAZ_SSE2_WIDTH + 2) {
        return false;
    }
    const char *last = end - GAZ_SSE2_WIDTH - 2;
    for (const char *block = *at; block < last; block += GAZ_SSE2_WIDTH) {
        if (block_may_hold_space(block)) {
            return true;
        }
    }
    *at = end - 2;
    return block_may_hold_space(last);
}

/* EF BC 88, EF BC 89, E3 80 82 by their three bytes, ) by itself: where blocks of
 * positions hold one. Backwards; *end moves to where the search ended. */
static const char *find_last_bracket(const char *begin, const char **end) {
    while (*end - begin >= GAZ_SSE2_WIDTH + 2) {
        const char *block = *end - GAZ_SSE2_WIDTH - 2;
        __m128i one = gaz_sse2_load(block);
        __m128i two = gaz_sse2_load(block + 1);
        __m128i three = gaz_sse2_load(block + 2);
        __m128i round = _mm_and_si128(
            _mm_and_si128(gaz_sse2_equal(one, (char)0xEF), gaz_sse2_equal(two, (char)0xBC)),
            gaz_sse2_equal(_mm_and_si128(three, _mm_set1_epi8((char)0xFE)), (char)0x88));
        __m128i stop = _mm_and_si128(
            _mm_and_si128(gaz_sse2_equal(one, (char)0xE3), gaz_sse2_equal(two, (char)0x80)),
            gaz_sse2_equal(three, (char)0x82));
        __m128i found = _mm_or_si128(_mm_or_si128(round, stop), gaz_sse2_equal(one, ')'));
        unsigned mask = (unsigned)_mm_movemask_epi8(found);
        if (mask != 0) {
            return block + (31 - __builtin_clz(mask));
        }
        *end = block + 2;
    }
    return NULL;
}

enum { SPAN = GAZ_SSE2_WIDTH + 2 };

/* （ ） by EF BC 88 and 89, ( ) by themselves: a bit for each of 16 bytes with which one
 * begins. */
static inline unsigned round_brackets(const char *at) {
    __m128i bytes = gaz_sse2_load(at);
    __m128i last = _mm_and_si128(gaz_sse2_load(at + 2), _mm_set1_epi8((char)0xFE));
    __m128i wide = _mm_and_si128(_mm_and_si128(gaz_sse2_equal(bytes, (char)0xEF),
                                               gaz_sse2_equal(gaz_sse2_load(at + 1), (char)0xBC)),
                                 gaz_sse2_equal(last, (char)0x88));
    __m128i half = gaz_sse2_equal(_mm_and_si128(bytes, _mm_set1_epi8((char)0xFE)), '(');
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(wide, half));
}

/* Up to the last two bytes. The last block overlaps the one before it. */
static const char *skip_unbracketed(const char *at, const char *end) {
    if (end - at < SPAN) {
        return at;
    }
    for (const char *last = end - SPAN;;) {
        unsigned mask = round_brackets(at);
        if (mask != 0) {
            return at + __builtin_ctz(mask);
        }
        if (at == last) {
            return end - 2;
        }
        at = last - at > GAZ_SSE2_WIDTH ? at + GAZ_SSE2_WIDTH : last;
    }
}

/* A bit for each byte from U+0021 to U+007F: Han has none. */
static uint32_t borders_by_vector(const char **at, const char *end) {
    uint32_t count = 0;
    for (; end - *at > GAZ_SSE2_WIDTH; *at += GAZ_SSE2_WIDTH) {
        __m128i space = _mm_set1_epi8(' ');
        int here = _mm_movemask_epi8(_mm_cmpgt_epi8(gaz_sse2_load(*at), space));
        int next = _mm_movemask_epi8(_mm_cmpgt_epi8(gaz_sse2_load(*at + 1), space));
        if (here != next) {
            count += (uint32_t)__builtin_popcount((unsigned)(here ^ next));
        }
    }
    return count;
}

/* By the last two bytes of each, which few other characters share. The last block
 * overlaps the one before it. *at moves to where the search ended. */
static const char *find_any_of(const char **at, const char *end, gaz_slice chars) {
    __m128i pairs[GAZ_SCAN_MOST_ANY][2];
    if (end - *at < SPAN) {
        return NULL;
    }
    for (size_t i = 0; i < GAZ_SCAN_MOST_ANY; i++) { /* fewer characters: the first again */
        const char *c = chars.ptr + (3 * i + 3 <= chars.len ? 3 * i : 0);
        pairs[i][0] = _mm_set1_epi8(c[1]);
        pairs[i][1] = _mm_set1_epi8(c[2]);
    }
    for (const char *block = *at, *final = end - SPAN;;) {
        __m128i second = gaz_sse2_load(block + 1);
        __m128i third = gaz_sse2_load(block + 2);
        __m128i found = _mm_setzero_si128();
        for (size_t i = 0; i < GAZ_SCAN_MOST_ANY; i++) {
            __m128i hit = _mm_and_si128(_mm_cmpeq_epi8(second, pairs[i][0]),
                                        _mm_cmpeq_epi8(third, pairs[i][1]));
            found = _mm_or_si128(found, hit);
        }
        for (unsigned mask = (unsigned)_mm_movemask_epi8(found); mask != 0; mask &= mask - 1) {
            if (gaz_scan_is_any(block + __builtin_ctz(mask), chars)) {
                return block + __builtin_ctz(mask);
            }
        }
        if (block == final) {
            *at = end;
            return NULL;
        }
        block += final - block < GAZ_SSE2_WIDTH ? final - block : GAZ_SSE2_WIDTH;
    }
}

#else
enum { GAZ_SSE2_WIDTH = 1 };

static uint32_t borders_by_vector(const char **at, const char *end) {
    (void)at;
    (void)end;
    return 0;
}

static const char *find_last_bracket(const char *begin, const char **end) {
    (void)begin;
    (void)end;
    return NULL;
}

static const char *skip_unbracketed(const char *at, const char *end) {
    (void)end;
    return at;
}

static const char *find_any_of(const char **at, const char *end, gaz_slice chars) {
    (void)at;
    (void)end;
    (void)chars;
    return NULL;
}

static bool blocks_may_hold_space(const char **at, const char *end) {
    (void)at;
    (void)end;
    return false;
}

static const char *skip_common_terminators(const char *at, const char *end) {
    (void)end;
    return at;
}
#endif

static bool is_visible_ascii(char c) {
    return c > ' ' && (unsigned char)c < 0x80;
}

uint32_t gaz_scan_borders(gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    uint32_t count = borders_by_vector(&at, end);
    for (; end - at > 1; at++) {
        count += is_visible_ascii(at[0]) != is_visible_ascii(at[1]);
    }
    return count;
}

static bool is_rare_terminator(const char *at, const char *end) {
    static const char *const wide[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    if (*at != '\xC2' && *at != '\xE2') {
        return *at == '\r';
    }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        size_t length = strlen(wide[i]);
        if ((size_t)(end - at) >= length && memcmp(at, wide[i], length) == 0) {
            return true;
        }
    }
    return false;
}

size_t gaz_scan_count(gaz_slice text, char c) {
    const char *at = text.ptr;
    size_t count = gaz_scan_has_vectors() ? gaz_scan_count_wide(&at, gaz_slice_end(text), c) : 0;
    for (; at < gaz_slice_end(text); at++) {
        count += *at == c;
    }
    return count;
}

size_t gaz_scan_list(gaz_slice window, char c, uint16_t *places) {
    if (gaz_scan_has_wide()) {
        return gaz_scan_list_by_64(window, c, places);
    }
    size_t count = 0;
    const char *end = gaz_slice_end(window);
    for (const char *at = window.ptr; at < end && (at = memchr(at, c, (size_t)(end - at))) != NULL;
         at++) {
        places[count++] = (uint16_t)(at - window.ptr);
    }
    return count;
}

/* A look at one position; the loop backs up two bytes after a vector hit, as
 * the separators are found by their second byte. */
bool gaz_scan_has_rare_terminator(gaz_slice text) {
    enum { LOOKED_AT = 34 }; /* a wide block, and the rest of its last character */
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    bool wide = gaz_scan_has_vectors();
    while (at < end) {
        const char *hit =
            wide ? gaz_scan_terminator_wide(at, end) : skip_common_terminators(at, end);
        const char *from = hit - text.ptr > 2 ? hit - 2 : text.ptr;
        const char *to = end - hit > LOOKED_AT ? hit + LOOKED_AT : end;
        for (const char *look = from; look < to; look++) {
            if (is_rare_terminator(look, end)) {
                return true;
            }
        }
        at = to;
    }
    return false;
}

const char *gaz_scan_round_bracket(const char *at, const char *end) {
    for (; at < end; at++) {
        at = skip_unbracketed(at, end);
        bool wide = end - at >= 3 && (memcmp(at, "（", 3) == 0 || memcmp(at, "）", 3) == 0);
        if (wide || *at == '(' || *at == ')') {
            break;
        }
    }
    return at;
}

const char *gaz_scan_any(const char *at, const char *end, gaz_slice chars) {
    enum { WORTH_WIDE = 64 };
    bool wide = end - at >= WORTH_WIDE && gaz_scan_has_vectors();
    const char *hit = wide ? gaz_scan_any_wide(&at, end, chars) : find_any_of(&at, end, chars);
    for (; hit == NULL && end - at >= 3; at++) {
        hit = gaz_scan_is_any(at, chars) ? at : NULL;
    }
    return hit == NULL ? end : hit;
}

static bool is_bracket(const char *at, const char *end) {
    static const char *const signs[] = {"（", "）", "。"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (end - at >= 3 && memcmp(at, signs[i], 3) == 0) {
            return true;
        }
    }
    return *at == ')';
}

const char *gaz_scan_last_bracket(gaz_slice text) {
    const char *whole = gaz_slice_end(text);
    const char *end = whole;
    for (int tail = 0; tail < 2 && end > text.ptr; tail++) { /* ) among the last two bytes */
        if (*--end == ')') {
            return end;
        }
    }
    end = whole;
    const char *hit = find_last_bracket(text.ptr, &end);
    for (const char *at = end; hit == NULL && at > text.ptr;) {
        at--;
        hit = is_bracket(at, whole) ? at : NULL;
    }
    return hit;
}

static bool may_begin_space(const char *at, const char *end) {
    bool three = end - at >= 3;
    switch ((unsigned char)*at) {
    case 0xC2:
        return true;
    case 0xE2: /* but for dashes and quotation marks */
        return !(three && at[1] == '\x80' && (at[2] & 0xF0) == 0x90);
    case 0xE3:
        return three && at[1] == '\x80' && at[2] == '\x80';
    case 0xEF: /* where most marks are as well */
        return three && at[1] == '\xBB';
    default:
        return (unsigned char)*at <= 0x20;
    }
}

bool gaz_scan_may_hold_space(gaz_slice text) {
    return gaz_cpu_has_vbmi2() ? gaz_scan_may_hold_space_by_64(text)
                               : gaz_scan_may_hold_space_narrow(text);
}

bool gaz_scan_may_hold_space_narrow(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    if (blocks_may_hold_space(&at, end)) {
        return true;
    }
    while (at < end) {
        if ((unsigned char)*at - 0xE4u < 0xEFu - 0xE4u) { /* U+4000 to U+EFFF */
            at += 3;
        } else if (may_begin_space(at, end)) {
            return true;
        } else {
            at++;
        }
    }
    return false;
}

static bool is_half_pair(char c) {
    return c == '(' || c == ')' || c == '"';
}

#ifdef __SSE2__
static inline bool block_holds_half_pair(const char *at) {
    __m128i bytes = gaz_sse2_load(at);
    __m128i round = gaz_sse2_equal(_mm_and_si128(bytes, _mm_set1_epi8((char)0xFE)), '(');
    return _mm_movemask_epi8(_mm_or_si128(round, gaz_sse2_equal(bytes, '"'))) != 0;
}
#endif

bool gaz_scan_holds_half_pair(gaz_slice text) {
    if (gaz_scan_has_wide()) {
        return gaz_scan_holds_half_pair_by_64(text);
    }
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
#ifdef __SSE2__
    for (; end - at > GAZ_SSE2_WIDTH; at += GAZ_SSE2_WIDTH) {
        if (block_holds_half_pair(at)) {
            return true;
        }
    }
    if (text.len >= GAZ_SSE2_WIDTH) { /* the last block, over the one before */
        return block_holds_half_pair(end - GAZ_SSE2_WIDTH);
    }
#endif
    while (at < end && !is_half_pair(*at)) {
        at++;
    }
    return at < end;
}

const char *gaz_scan_bracket(const char *at, const char *end) {
    at = gaz_scan_has_vectors() ? gaz_scan_bracket_wide(at, end) : at;
    for (; at < end; at++) {
        bool full = *at == '\xEF' && end - at >= 3 && at[1] == '\xBC' && (at[2] & 0xFE) == 0x88;
        if (full || is_half_pair(*at)) {
            break;
        }
    }
    return at;
}
