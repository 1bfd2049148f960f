/*
 * twice.c - a character that stands twice in a row.
 *
 * Bytes are compared with those three behind them, 32 at a time: where three in a
 * row are equal, and the first begins a character, it stands twice. 0.4
 * instructions a byte; a look at every pair of characters takes 4.
 */
#include "text/scan/twice.h"

#include <string.h>

#include "text/chars.h"
#include "text/scan/cpu.h"
#include "text/scan/wide.h"
#include "text/utf8.h"

static bool is_twice(const char *at, const char *end) {
    size_t step;
    uint32_t c = gaz_utf8_decode(at, end, &step);
    return gaz_is_han(c) && (size_t)(end - at) >= 2 * step && memcmp(at, at + step, step) == 0;
}

#if defined(__x86_64__) && defined(__GNUC__)
#define AVX2 __attribute__((target("avx2")))

enum { WIDTH = 32, LOADED = WIDTH + 5 };

AVX2 static inline __m256i load(const char *at) {
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

/* A bit for each of 32 bytes that may begin such a character: it is a lead of three
 * bytes, and they come again behind it; or a lead of four. */
AVX2 static inline unsigned may_be_twice(const char *at) {
    __m256i bytes = load(at);
    __m256i first = _mm256_cmpeq_epi8(bytes, load(at + 3));
    __m256i second = _mm256_cmpeq_epi8(load(at + 1), load(at + 4));
    __m256i third = _mm256_cmpeq_epi8(load(at + 2), load(at + 5));
    __m256i lead = _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, _mm256_set1_epi8((char)0xE3)), bytes);
    __m256i four = _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, _mm256_set1_epi8((char)0xF0)), bytes);
    __m256i three =
        _mm256_and_si256(_mm256_and_si256(first, second), _mm256_and_si256(third, lead));
    return (unsigned)_mm256_movemask_epi8(_mm256_or_si256(three, four));
}

/* The first one, or where fewer bytes are left than a block. */
AVX2 static const char *find_by_vector(const char *at, const char *end) {
    for (; end - at >= LOADED; at += WIDTH) {
        for (unsigned mask = may_be_twice(at); mask != 0; mask &= mask - 1) {
            const char *hit = at + __builtin_ctz(mask);
            if (is_twice(hit, end)) {
                return hit;
            }
        }
    }
    return at;
}

/* The same by 64 bytes, of which those begin a character that its three bytes follow. */
GAZ_WIDE static const char *find_by_64(const char *at, const char *end) {
    enum { STEP = GAZ_WIDE_BLOCK - 2, READ = GAZ_WIDE_BLOCK + 3 };
    for (; end - at >= READ; at += STEP) {
        __m512i bytes = _mm512_loadu_si512(at);
        uint64_t same = _mm512_cmpeq_epi8_mask(bytes, _mm512_loadu_si512(at + 3));
        uint64_t lead = _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8((char)0xE3));
        uint64_t four = _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8((char)0xF0));
        uint64_t found = (same & same >> 1 & same >> 2 & lead) | four;
        for (found = _bzhi_u64(found, STEP); found != 0; found &= found - 1) {
            const char *hit = at + __builtin_ctzll(found);
            if (is_twice(hit, end)) {
                return hit;
            }
        }
    }
    return at;
}

static const char *skip_single(const char *at, const char *end) {
    return gaz_cpu_has_vbmi2()  ? find_by_64(at, end)
           : gaz_cpu_has_avx2() ? find_by_vector(at, end)
                                : at;
}

#else

static const char *skip_single(const char *at, const char *end) {
    (void)end;
    return at;
}
#endif

const char *gaz_find_twice(const char *at, const char *end) {
    at = skip_single(at, end);
    /* Tails of characters are no Han characters: U+FFFD. */
    while (at < end && !is_twice(at, end)) {
        at++;
    }
    return at;
}
