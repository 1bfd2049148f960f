/*
 * wide.h - blocks of 64 bytes, for the searches that have a form for AVX-512.
 *
 * What lies behind the text is masked, so that short texts and last blocks are as any other.
 */
#ifndef GAZ_TEXT_WIDE_H
#define GAZ_TEXT_WIDE_H

#include <stddef.h>
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

/* The characters of three bytes at each place of a block of which a grid has a bit: by three bits
 * of the third byte a table, by the lower six of the second an entry, by the lower three of the
 * third a bit. A look-up takes the second byte and one bit of the third, whose two bits above
 * choose among four look-ups. */
GAZ_WIDE static inline uint64_t gaz_wide_in_grid(const uint8_t grid[8][GAZ_WIDE_BLOCK],
                                                 __m512i second, __m512i third) {
    enum { SELECT = 0xCA }; /* of the second where the first has a bit, else of the third */
    const __m512i bit_of = _mm512_set1_epi64((long long)0x8040201008040201);
    __m512i place = _mm512_ternarylogic_epi64(_mm512_set1_epi8(0x3F), second,
                                              _mm512_slli_epi16(third, 3), SELECT);
    __m512i four[4];
    for (size_t i = 0; i < 4; i++) {
        four[i] = _mm512_permutex2var_epi8(gaz_wide_table(grid[2 * i]), place,
                                           gaz_wide_table(grid[2 * i + 1]));
    }
    uint64_t odd = _mm512_test_epi8_mask(third, _mm512_set1_epi8(0x10));
    uint64_t upper = _mm512_test_epi8_mask(third, _mm512_set1_epi8(0x20));
    __m512i low = _mm512_mask_blend_epi8(odd, four[0], four[1]);
    __m512i high = _mm512_mask_blend_epi8(odd, four[2], four[3]);
    return _mm512_test_epi8_mask(_mm512_mask_blend_epi8(upper, low, high),
                                 _mm512_permutexvar_epi8(third, bit_of));
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
