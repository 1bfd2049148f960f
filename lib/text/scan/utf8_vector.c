/*
 * utf8_vector.c - UTF-8 checked 32 bytes at a time.
 *
 * Method: J. Keiser, D. Lemire, "Validating UTF-8 in less than one instruction
 * per byte", Software: Practice and Experience 51(5), 2021. Each byte and the
 * one before it are classified by three table look-ups on half bytes; a bit
 * that is set in all three is an error of that kind. On gazettes this takes a
 * tenth of the time of the scalar loop.
 */
#include "text/scan/utf8_vector.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#include "text/scan/cpu.h"
#include "text/scan/utf8_wide.h"

enum { BLOCK = 32 };

#define AVX2 __attribute__((target("avx2")))

/* What is wrong with a pair of bytes; two kinds share a bit where the tables
 * keep them apart. */
enum {
    TOO_SHORT = 1,
    TOO_LONG = 2,
    OVERLONG_3 = 4,
    TOO_LARGE = 8,
    SURROGATE = 16,
    OVERLONG_2 = 32,
    TOO_LARGE_1000 = 64,
    OVERLONG_4 = 64,
    TWO_TAILS = 128,
    ANY_LOW = TOO_SHORT | TOO_LONG | TWO_TAILS
};

/* By the upper half of the first byte of the pair. */
static const uint8_t first_high[16] = {
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TWO_TAILS,
    TWO_TAILS,
    TWO_TAILS,
    TWO_TAILS,
    TOO_SHORT | OVERLONG_2,
    TOO_SHORT,
    TOO_SHORT | OVERLONG_3 | SURROGATE,
    TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4,
};

/* By its lower half. */
static const uint8_t first_low[16] = {
    ANY_LOW | OVERLONG_3 | OVERLONG_2 | OVERLONG_4,
    ANY_LOW | OVERLONG_2,
    ANY_LOW,
    ANY_LOW,
    ANY_LOW | TOO_LARGE,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000 | SURROGATE,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
    ANY_LOW | TOO_LARGE | TOO_LARGE_1000,
};

/* By the upper half of the second byte. */
static const uint8_t second_high[16] = {
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_LONG | OVERLONG_2 | TWO_TAILS | OVERLONG_3 | TOO_LARGE_1000,
    TOO_LONG | OVERLONG_2 | TWO_TAILS | OVERLONG_3 | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_TAILS | SURROGATE | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_TAILS | SURROGATE | TOO_LARGE,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
};

AVX2 static inline __m256i table(const uint8_t *entries) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)entries));
}

AVX2 static inline __m256i low_half(__m256i bytes) {
    return _mm256_and_si256(bytes, _mm256_set1_epi8(0x0F));
}

AVX2 static inline __m256i high_half(__m256i bytes) {
    return low_half(_mm256_srli_epi16(bytes, 4));
}

/* Error bits of the 32 bytes at `at`; the three bytes before it are read too. */
AVX2 static inline __m256i block_errors(const char *at, __m256i t1, __m256i t2, __m256i t3) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i before1 = _mm256_loadu_si256((const __m256i *)(const void *)(at - 1));
    __m256i before2 = _mm256_loadu_si256((const __m256i *)(const void *)(at - 2));
    __m256i before3 = _mm256_loadu_si256((const __m256i *)(const void *)(at - 3));
    __m256i pairs = _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(t1, high_half(before1)),
                                                      _mm256_shuffle_epi8(t2, low_half(before1))),
                                     _mm256_shuffle_epi8(t3, high_half(bytes)));
    /* A third or fourth byte must be a tail behind a tail, and only it. */
    __m256i third = _mm256_subs_epu8(before2, _mm256_set1_epi8((char)(0xE0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(before3, _mm256_set1_epi8((char)(0xF0 - 0x80)));
    __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(must, pairs);
}

AVX2 static size_t valid_blocks(gaz_slice text) {
    __m256i t1 = table(first_high);
    __m256i t2 = table(first_low);
    __m256i t3 = table(second_high);
    bool wide = gaz_utf8_has_wide();
    size_t at = 3; /* the caller has seen to the first three bytes */
    for (;;) {
        at = wide ? gaz_utf8_common_blocks(text, at) : at;
        if (text.len - at < BLOCK) {
            break;
        }
        __m256i errors = block_errors(text.ptr + at, t1, t2, t3);
        if (!_mm256_testz_si256(errors, errors)) {
            break;
        }
        at += BLOCK;
    }
    return at;
}

size_t gaz_utf8_valid_blocks(gaz_slice text) {
    if (text.len < 2 * BLOCK || !gaz_cpu_has_avx2()) {
        return 0;
    }
    return valid_blocks(text);
}

#else

size_t gaz_utf8_valid_blocks(gaz_slice text) {
    (void)text;
    return 0;
}
#endif
