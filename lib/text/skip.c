/*
 * skip.c - passing over the characters that nobody looks for.
 *
 * Eight Han characters at a time: their bytes are spread over eight lanes of 32
 * bits, two multiplications put the 4, 6 and 6 bits of each together, and a
 * gather fetches the eight words that hold their bits. A walk over a gazette then needs 0.9
 * instructions a byte in the place of 7.5 of the loop below.
 */
#include "text/skip.h"

#include "text/han_vector.h"

static bool is_plain(const uint32_t *marks, const unsigned char *b) {
    uint32_t c = (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    return (b[0] & 0xF0) == 0xE0 && !gaz_is_marked(marks, c);
}

/* Han of three bytes is nearly all there is. */
static const char *skip_han(const uint32_t *marks, const char *at, const char *end) {
    while (end - at >= 3 && is_plain(marks, (const unsigned char *)at)) {
        at += 3;
    }
    return at;
}

static const char *skip_ascii(const uint32_t *marks, const char *at, const char *end) {
    while (at < end && (unsigned char)*at < 0x80 && !gaz_is_marked(marks, (unsigned char)*at)) {
        at++;
    }
    return at;
}

#ifdef GAZ_HAN_VECTOR
GAZ_AVX2 static const char *skip_by_eight(const uint32_t *marks, const char *at, const char *end) {
    while (end - at >= GAZ_HAN_BYTES) {
        __m256i lanes = gaz_han_lanes(at);
        __m256i leads = gaz_han_is_wide(lanes);
        __m256i numbers = gaz_han_numbers(lanes);
        __m256i words = _mm256_i32gather_epi32((const int *)(const void *)marks,
                                               _mm256_srli_epi32(numbers, 5), 4);
        /* The bit of each character comes to the top of its lane. */
        __m256i up = _mm256_andnot_si256(numbers, _mm256_set1_epi32(31));
        __m256i plain = _mm256_andnot_si256(_mm256_sllv_epi32(words, up), leads);
        unsigned mask = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(plain));
        if (mask != (1U << GAZ_HAN_LANES) - 1) {
            return at + 3 * __builtin_ctz(~mask);
        }
        at += GAZ_HAN_BYTES;
    }
    return skip_han(marks, at, end);
}

static const char *skip_run(const uint32_t *marks, const char *at, const char *end) {
    return __builtin_cpu_supports("avx2") ? skip_by_eight(marks, at, end)
                                          : skip_han(marks, at, end);
}

#else

static const char *skip_run(const uint32_t *marks, const char *at, const char *end) {
    return skip_han(marks, at, end);
}
#endif

const char *gaz_skip_unmarked(const uint32_t *marks, const char *at, const char *end) {
    for (;;) {
        at = skip_ascii(marks, at, end);
        const char *next = skip_run(marks, at, end);
        if (next == at) {
            return at;
        }
        at = next;
    }
}
