/*
 * glance.c - which signs stand in a text, found in one pass.
 *
 * A character of three bytes is told by four look-ups, each on four of its bits or
 * on what the others leave over; each answers eight signs, a bit for each, and the
 * sign is there where all four agree. Characters of one sign must not mix to another
 * one: 号 and 號 make six that nobody writes. Bytes of ASCII take two look-ups.
 */
#include "text/scan/glance.h"

#include "text/scan/glance_signs.h"
#include "text/scan/glance_wide.h"
#include "text/scan/scan_vector.h"
#include "text/slice.h"
#include "text/utf8.h"

/* The entry of sign s in a table of group g: its bit where entry i is about c. */
#define ENTRY(g, i, s, bits) | ((bits) == (i) ? (unsigned)(s) >> 8 * (g)&0xFF : 0)
#define BY_FIRST(g, i, s, c) ENTRY(g, i, s, (c) >> 12)
#define BY_SECOND(g, i, s, c) ENTRY(g, i, s, (c) >> 6 & 15)
#define BY_THIRD(g, i, s, c) ENTRY(g, i, s, (c)&15)
#define BY_REST(g, i, s, c) ENTRY(g, i, s, ((c) >> 10 & 3) << 2 | ((c) >> 4 & 3))
#define BY_HIGH(g, i, s, c) ENTRY(g, i, s, (c) >> 4)

#define TABLE(LIST, BY, g)                                                                         \
    {                                                                                              \
        0 LIST(BY, g, 0), 0 LIST(BY, g, 1), 0 LIST(BY, g, 2), 0 LIST(BY, g, 3), 0 LIST(BY, g, 4),  \
            0 LIST(BY, g, 5), 0 LIST(BY, g, 6), 0 LIST(BY, g, 7), 0 LIST(BY, g, 8),                \
            0 LIST(BY, g, 9), 0 LIST(BY, g, 10), 0 LIST(BY, g, 11), 0 LIST(BY, g, 12),             \
            0 LIST(BY, g, 13), 0 LIST(BY, g, 14), 0 LIST(BY, g, 15)                                \
    }

enum { GROUPS = 2, ASCII_GROUP = 2, LOOK_UPS = 4 };

static const unsigned char wide[GROUPS][LOOK_UPS][16] = {
    {TABLE(WIDE, BY_FIRST, 0), TABLE(WIDE, BY_SECOND, 0), TABLE(WIDE, BY_THIRD, 0),
     TABLE(WIDE, BY_REST, 0)},
    {TABLE(WIDE, BY_FIRST, 1), TABLE(WIDE, BY_SECOND, 1), TABLE(WIDE, BY_THIRD, 1),
     TABLE(WIDE, BY_REST, 1)},
};

static const unsigned char ascii[2][16] = {TABLE(ASCII, BY_THIRD, ASCII_GROUP),
                                           TABLE(ASCII, BY_HIGH, ASCII_GROUP)};

uint32_t gaz_columns_of(uint32_t c) {
    if (c < 0x1100) {
        return c == 0xB7 ? 2 : 1;
    }
    /* Dashes, ellipses, arrows and signs are as wide as a Han character in the
     * fonts of print; only spaces and their like are not. */
    bool half_width = (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
                      (c >= 0x205F && c <= 0x206F) || (c >= 0xFF61 && c <= 0xFFDC);
    return half_width ? 1 : 2;
}

static uint32_t count_columns(gaz_slice text) {
    uint32_t columns = 0;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        columns += gaz_columns_of(gaz_utf8_decode(at, end, &step));
        at += step;
    }
    return columns;
}

/* A character of two bytes, or U+0800 to U+1FFF. */
static bool is_rare_lead(unsigned char c) {
    return (c & 0xE0) == 0xC0 || (c & 0xFE) == 0xE0;
}

static uint32_t sign_at(const unsigned char *at, const unsigned char *end) {
    uint32_t signs = is_rare_lead(*at) ? GAZ_HAS_RARE : 0;
    if (*at < 0x80) {
        return (uint32_t)(ascii[0][*at & 15] & ascii[1][*at >> 4]) << 8 * ASCII_GROUP;
    }
    if ((*at & 0xF0) != 0xE0 || end - at < 3) {
        return signs;
    }
    unsigned rest = (at[1] >> 4 & 3u) << 2 | (at[2] >> 4 & 3u);
    for (int g = 0; g < GROUPS; g++) {
        uint32_t found = wide[g][0][*at & 15] & wide[g][1][at[1] & 15] & wide[g][2][at[2] & 15] &
                         wide[g][3][rest];
        signs |= found << 8 * g;
    }
    return signs;
}

static uint32_t signs_plain(gaz_slice text) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    const unsigned char *end = at + text.len;
    uint32_t signs = 0;
    for (; at < end; at++) {
        signs |= sign_at(at, end);
    }
    return signs;
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,popcnt")))
#define INLINE AVX2 inline __attribute__((always_inline)) /* a call stores all of seen */

enum { BLOCK = 32, REACH = BLOCK + 2 };

/* Named one by one, so that they stay in registers. */
struct seen {
    __m256i points; /* eight signs in each byte, as the next two */
    __m256i words;
    __m256i ascii;
    __m256i rare; /* leads of is_rare_lead */
    uint32_t columns;
};

AVX2 static inline __m256i load(const char *at) {
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

AVX2 static inline __m256i look_up(const unsigned char *table, __m256i halves) {
    __m128i row = _mm_loadu_si128((const __m128i *)(const void *)table);
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(row), halves);
}

AVX2 static inline __m256i both(__m256i a, __m256i b) {
    return _mm256_and_si256(a, b);
}

AVX2 static inline __m256i either(__m256i a, __m256i b) {
    return _mm256_or_si256(a, b);
}

AVX2 static inline __m256i masked(__m256i bytes, char mask) {
    return _mm256_and_si256(bytes, _mm256_set1_epi8(mask));
}

/* Characters that begin in these bytes of the block: two columns, one if of ASCII. */
AVX2 static inline uint32_t columns_in(__m256i bytes, __m256i starts, uint32_t counted) {
    uint32_t begun = (uint32_t)_mm256_movemask_epi8(starts) & counted;
    uint32_t beyond_ascii = (uint32_t)_mm256_movemask_epi8(bytes);
    return (uint32_t)_mm_popcnt_u32(begun) + (uint32_t)_mm_popcnt_u32(begun & beyond_ascii);
}

/* Four halves of the characters that begin at each byte. */
struct halves {
    __m256i first;
    __m256i second;
    __m256i third;
    __m256i rest;
};

AVX2 static inline __m256i signs_in(const unsigned char table[LOOK_UPS][16], struct halves h) {
    return both(both(look_up(table[0], h.first), look_up(table[1], h.second)),
                both(look_up(table[2], h.third), look_up(table[3], h.rest)));
}

/* Adds what begins in the block at `at`; columns of the bytes whose bit is set. */
INLINE static void see(struct seen *seen, const char *at, uint32_t counted) {
    __m256i bytes = load(at);
    __m256i second = load(at + 1);
    __m256i third = load(at + 2);
    /* E0 to EF become 70 to 7F, everything else 80 and more, which finds 0. */
    struct halves h = {.first =
                           _mm256_adds_epu8(_mm256_sub_epi8(bytes, _mm256_set1_epi8((char)0xE0)),
                                            _mm256_set1_epi8(0x70)),
                       .second = masked(second, 15),
                       .third = masked(third, 15),
                       .rest = either(masked(_mm256_srli_epi16(second, 2), 0x0C),
                                      masked(_mm256_srli_epi16(third, 4), 0x03))};
    seen->points = either(seen->points, signs_in(wide[0], h));
    seen->words = either(seen->words, signs_in(wide[1], h));
    __m256i high = masked(_mm256_srli_epi16(bytes, 4), 15);
    seen->ascii = either(seen->ascii, both(look_up(ascii[0], bytes), look_up(ascii[1], high)));
    /* As signed bytes: those of ASCII are above, those that begin nothing below. */
    __m256i starts = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)0xBF));
    seen->rare =
        either(seen->rare, both(starts, _mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xE2), bytes)));
    seen->columns += columns_in(bytes, starts, counted);
}

/* The bits of all bytes of each of the two, in the lowest byte of each half. */
AVX2 static inline __m128i gathered(__m256i a, __m256i b) {
    __m256i pairs = either(_mm256_unpacklo_epi64(a, b), _mm256_unpackhi_epi64(a, b));
    __m128i bits = _mm_or_si128(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
    bits = _mm_or_si128(bits, _mm_srli_epi64(bits, 32));
    bits = _mm_or_si128(bits, _mm_srli_epi64(bits, 16));
    return _mm_or_si128(bits, _mm_srli_epi64(bits, 8));
}

AVX2 static inline uint32_t signs_seen(struct seen seen) {
    __m128i wide_ones = gathered(seen.points, seen.words);
    __m128i narrow_ones = gathered(seen.ascii, seen.rare);
    uint32_t rare = _mm_extract_epi8(narrow_ones, 8) != 0 ? (uint32_t)GAZ_HAS_RARE : 0;
    return (uint32_t)_mm_extract_epi8(wide_ones, 0) |
           (uint32_t)_mm_extract_epi8(wide_ones, 8) << 8 |
           (uint32_t)_mm_extract_epi8(narrow_ones, 0) << 16 | rare;
}

/* A text too short for a block is looked at in a copy with zero bytes behind it. */
AVX2 static uint32_t signs_of_short(gaz_slice text, uint32_t *columns) {
    const __m256i none = _mm256_setzero_si256();
    struct seen seen = {none, none, none, none, 0};
    char copy[2 * BLOCK + 2] = {0};
    memcpy(copy, text.ptr, text.len);
    for (size_t at = 0; at < text.len; at += BLOCK) {
        size_t left = text.len - at;
        see(&seen, copy + at, left < BLOCK ? (UINT32_C(1) << left) - 1 : UINT32_MAX);
    }
    *columns = seen.columns;
    return signs_seen(seen);
}

/* No character of three bytes begins in the last two of a text. */
static uint32_t last_two(const char *at, uint32_t *columns) {
    uint32_t signs = 0;
    for (int i = 0; i < 2; i++) {
        const unsigned char *byte = (const unsigned char *)at + i;
        if (*byte < 0x80) {
            signs |= sign_at(byte, byte + 1);
            ++*columns;
        } else if (is_rare_lead(*byte)) {
            signs |= GAZ_HAS_RARE;
        }
    }
    return signs;
}

/* Of the last block, which overlaps the one before it, what that had is not counted
 * again. */
AVX2 static uint32_t signs_by_vector(gaz_slice text, uint32_t *columns) {
    if (text.len < REACH) {
        return signs_of_short(text, columns);
    }
    const __m256i none = _mm256_setzero_si256();
    struct seen seen = {none, none, none, none, 0};
    const char *last = gaz_slice_end(text) - REACH;
    const char *at = text.ptr;
    for (uint32_t counted = UINT32_MAX;;) {
        see(&seen, at, counted);
        if (at == last) {
            break;
        }
        ptrdiff_t left = last - at;
        counted = left < BLOCK ? UINT32_MAX << (BLOCK - left) : UINT32_MAX;
        at += left < BLOCK ? left : BLOCK;
    }
    uint32_t signs = last_two(gaz_slice_end(text) - 2, &seen.columns);
    *columns = seen.columns;
    return signs | signs_seen(seen);
}

#else

static uint32_t signs_by_vector(gaz_slice text, uint32_t *columns) {
    *columns = count_columns(text);
    return signs_plain(text);
}
#endif

uint32_t gaz_glance_by(bool wide_form, gaz_slice text, uint32_t *columns) {
    if (!gaz_scan_has_vectors()) {
        *columns = count_columns(text);
        return signs_plain(text);
    }
    uint32_t signs = wide_form ? gaz_glance_wide(text, columns) : signs_by_vector(text, columns);
    if ((signs & (GAZ_HAS_RARE | GAZ_HAS_NARROW)) != 0) {
        *columns = count_columns(text);
    }
    return signs;
}

uint32_t gaz_glance_columns(gaz_slice text, uint32_t *columns) {
    return gaz_glance_by(gaz_glance_has_wide(), text, columns);
}

uint32_t gaz_glance(gaz_slice text) {
    uint32_t columns;
    return gaz_glance_columns(text, &columns);
}
