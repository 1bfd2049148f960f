/*
 * glance_wide.c - the look of glance.c, 64 bytes at a time.
 *
 * One look-up for each byte of a character, by its lower six bits, and one for all of ASCII:
 * seven for 64 bytes in the place of twenty. */
#include "text/scan/glance_wide.h"

#include "text/scan/glance.h"
#include "text/scan/glance_signs.h"

#include "text/scan/wide.h"

#ifdef GAZ_WIDE

enum { BLOCK = GAZ_WIDE_BLOCK, LOOK_UPS = 3 };

/* The entry of sign s in a table of group g: its bit where entry i is about c. */
#define ENTRY(g, i, s, bits) | ((bits) == (i) ? (unsigned)(s) >> 8 * (g)&0xFF : 0)
#define BY_FIRST(g, i, s, c) ENTRY(g, i, s, 0x20 | (c) >> 12)
#define BY_SECOND(g, i, s, c) ENTRY(g, i, s, (c) >> 6 & 63)
#define BY_THIRD(g, i, s, c) ENTRY(g, i, s, (c)&63)
#define BY_SELF(g, i, s, c) ENTRY(g, i, s, (c))

#define FOUR(LIST, BY, g, i)                                                                       \
    0 LIST(BY, g, i), 0 LIST(BY, g, i + 1), 0 LIST(BY, g, i + 2), 0 LIST(BY, g, i + 3)
#define SIXTEEN(LIST, BY, g, i)                                                                    \
    FOUR(LIST, BY, g, i), FOUR(LIST, BY, g, i + 4), FOUR(LIST, BY, g, i + 8),                      \
        FOUR(LIST, BY, g, i + 12)
#define TABLE(LIST, BY, g, i)                                                                      \
    SIXTEEN(LIST, BY, g, i), SIXTEEN(LIST, BY, g, i + 16), SIXTEEN(LIST, BY, g, i + 32),           \
        SIXTEEN(LIST, BY, g, i + 48)

enum { GROUPS = 2, ASCII_GROUP = 2 };

static const unsigned char wide[GROUPS][LOOK_UPS][BLOCK] = {
    {{TABLE(WIDE, BY_FIRST, 0, 0)}, {TABLE(WIDE, BY_SECOND, 0, 0)}, {TABLE(WIDE, BY_THIRD, 0, 0)}},
    {{TABLE(WIDE, BY_FIRST, 1, 0)}, {TABLE(WIDE, BY_SECOND, 1, 0)}, {TABLE(WIDE, BY_THIRD, 1, 0)}},
};
static const unsigned char ascii[2][BLOCK] = {
    {TABLE(ASCII, BY_SELF, ASCII_GROUP, 0)},
    {TABLE(ASCII, BY_SELF, ASCII_GROUP, 64)},
};

bool gaz_glance_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

/* Characters of three bytes at the places of `leads`. */
GAZ_WIDE static inline __m512i signs_in(const __m512i *tables, __mmask64 leads, __m512i first,
                                        __m512i second, __m512i third) {
    enum { ALL_THREE = 0x80 };
    return _mm512_ternarylogic_epi64(_mm512_maskz_permutexvar_epi8(leads, first, tables[0]),
                                     _mm512_permutexvar_epi8(second, tables[1]),
                                     _mm512_permutexvar_epi8(third, tables[2]), ALL_THREE);
}

/* The bits of all its bytes. */
GAZ_WIDE static inline uint32_t gathered(__m512i bytes) {
    __m256i half =
        _mm256_or_si256(_mm512_castsi512_si256(bytes), _mm512_extracti64x4_epi64(bytes, 1));
    __m128i quarter = _mm_or_si128(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
    uint64_t bits =
        (uint64_t)_mm_cvtsi128_si64(_mm_or_si128(quarter, _mm_unpackhi_epi64(quarter, quarter)));
    bits |= bits >> 32;
    bits |= bits >> 16;
    return (uint32_t)(bits | bits >> 8) & 0xFF;
}

GAZ_WIDE uint32_t gaz_glance_wide(gaz_slice text, uint32_t *columns) {
    const __m512i points_of[] = {gaz_wide_table(wide[0][0]), gaz_wide_table(wide[0][1]),
                                 gaz_wide_table(wide[0][2])};
    const __m512i words_of[] = {gaz_wide_table(wide[1][0]), gaz_wide_table(wide[1][1]),
                                gaz_wide_table(wide[1][2])};
    const __m512i low = gaz_wide_table(ascii[0]);
    const __m512i high = gaz_wide_table(ascii[1]);
    __m512i points = _mm512_setzero_si512();
    __m512i words = points;
    __m512i narrow = points;
    uint64_t rare = 0;
    uint64_t wide_characters = 0;
    uint64_t characters = 0;
    const char *at = text.ptr;
    for (size_t left = text.len; left > 0;) {
        __m512i first = gaz_wide_load(at, left);
        __m512i second = gaz_wide_load(at + 1, left - 1);
        __m512i third = gaz_wide_load(at + 2, left > 2 ? left - 2 : 0);
        uint64_t beyond_ascii = _mm512_movepi8_mask(first);
        /* As signed bytes those of ASCII are above, those that begin nothing below. */
        uint64_t starts = _mm512_cmpgt_epi8_mask(first, _mm512_set1_epi8((char)0xBF));
        uint64_t leads = _mm512_cmplt_epu8_mask(
            _mm512_sub_epi8(first, _mm512_set1_epi8((char)0xE0)), _mm512_set1_epi8(0x10));
        /* C0 to E1: characters of two bytes, and U+0800 to U+1FFF */
        rare |= _mm512_cmplt_epu8_mask(_mm512_sub_epi8(first, _mm512_set1_epi8((char)0xC0)),
                                       _mm512_set1_epi8(0x22));
        points = _mm512_or_si512(points, signs_in(points_of, leads, first, second, third));
        words = _mm512_or_si512(words, signs_in(words_of, leads, first, second, third));
        narrow = _mm512_or_si512(narrow,
                                 _mm512_maskz_permutex2var_epi8(~beyond_ascii, low, first, high));
        starts &= gaz_wide_first_bytes(left);
        characters += (uint64_t)_mm_popcnt_u64(starts);
        wide_characters += (uint64_t)_mm_popcnt_u64(starts & beyond_ascii);
        size_t step = left < BLOCK ? left : BLOCK;
        at += step;
        left -= step;
    }
    *columns = (uint32_t)(characters + wide_characters);
    return gathered(points) | gathered(words) << 8 | gathered(narrow) << 16 |
           (rare != 0 ? (uint32_t)GAZ_HAS_RARE : 0);
}

#else

bool gaz_glance_has_wide(void) {
    return false;
}

uint32_t gaz_glance_wide(gaz_slice text, uint32_t *columns) {
    *columns = 0;
    return gaz_glance(text);
}
#endif
