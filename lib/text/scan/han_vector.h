/* han_vector.h - eight characters of three bytes at a time. */
#ifndef GAZ_TEXT_HAN_VECTOR_H
#define GAZ_TEXT_HAN_VECTOR_H

#if defined(__x86_64__) && defined(__GNUC__)
#define GAZ_HAN_VECTOR 1
#include <immintrin.h>

#define GAZ_AVX2 __attribute__((target("avx2")))

enum { GAZ_HAN_LANES = 8, GAZ_HAN_BYTES = 3 * GAZ_HAN_LANES };

/* The bytes of eight characters in a lane each, the third lowest; reads exactly
 * their 24 bytes. */
GAZ_AVX2 static inline __m256i gaz_han_lanes(const char *at) {
    const __m128i *low = (const __m128i *)(const void *)at;
    const __m128i *high = (const __m128i *)(const void *)(at + GAZ_HAN_BYTES - 16);
    const __m256i spread =
        _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1, /* from byte 0 */
                         6, 5, 4, -1, 9, 8, 7, -1, 12, 11, 10, -1, 15, 14, 13, -1);
    __m256i bytes = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(low)),
                                            _mm_loadu_si128(high), 1);
    return _mm256_shuffle_epi8(bytes, spread);
}

/* All bits of a lane when its character has three bytes. */
GAZ_AVX2 static inline __m256i gaz_han_is_wide(__m256i lanes) {
    return _mm256_cmpeq_epi32(_mm256_and_si256(lanes, _mm256_set1_epi32(0x00F00000)),
                              _mm256_set1_epi32(0x00E00000));
}

/* The number of the character in each lane: its third byte is the lowest. */
GAZ_AVX2 static inline __m256i gaz_han_numbers(__m256i lanes) {
    __m256i bits = _mm256_and_si256(lanes, _mm256_set1_epi32(0x000F3F3F));
    __m256i halves = _mm256_maddubs_epi16(bits, _mm256_set1_epi32(0x00014001)); /* 1, 64; 1 */
    return _mm256_madd_epi16(halves, _mm256_set1_epi32(0x10000001));            /* 1; 4096 */
}
#endif

#endif
