/*
 * wide.h - blocks of 64 bytes, for the searches that have a form for AVX-512.
 *
 * What lies behind the text is masked, so that short texts and last blocks are as any other.
 */
#ifndef GAZ_TEXT_WIDE_H
#define GAZ_TEXT_WIDE_H

#include <stdint.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#include "text/scan/cpu.h"

/* Of functions that gaz_cpu_has_vbmi2 allows. */
#define GAZ_WIDE __attribute__((target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt")))

enum { GAZ_WIDE_BLOCK = 64 };

/* 64 entries, which the lower six bits of a byte choose from. */
GAZ_WIDE static inline __m512i gaz_wide_table(const uint8_t *entries) {
    return _mm512_loadu_si512(entries);
}

/* A bit for each byte of a block of which so many are left, from 0 on. */
GAZ_WIDE static inline uint64_t gaz_wide_first_bytes(size_t left) {
    return _bzhi_u64(UINT64_MAX, left < GAZ_WIDE_BLOCK ? (unsigned)left : GAZ_WIDE_BLOCK);
}

GAZ_WIDE static inline __m512i gaz_wide_load(const char *at, size_t left) {
    return _mm512_maskz_loadu_epi8(gaz_wide_first_bytes(left), at);
}

/* 0, 1, 2 to 31. */
GAZ_WIDE static inline __m512i gaz_wide_counting(void) {
    const __m512i bytes = _mm512_set_epi64(
        0x1F1E1D1C1B1A1918, 0x1716151413121110, 0x0F0E0D0C0B0A0908, 0x0706050403020100,
        0x1F1E1D1C1B1A1918, 0x1716151413121110, 0x0F0E0D0C0B0A0908, 0x0706050403020100);
    return _mm512_cvtepu8_epi16(_mm512_castsi512_si256(bytes));
}
#endif

#endif
