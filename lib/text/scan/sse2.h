/* sse2.h - sixteen bytes at a time, on processors that have SSE2. */
#ifndef GAZ_TEXT_SSE2_H
#define GAZ_TEXT_SSE2_H

#ifdef __SSE2__
#include <emmintrin.h>

enum { GAZ_SSE2_WIDTH = 16 };

/* The sixteen bytes at `at`, which need not be aligned. */
static inline __m128i gaz_sse2_load(const char *at) {
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* All bits of a byte that is c. */
static inline __m128i gaz_sse2_equal(__m128i bytes, char c) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}
#endif

#endif
