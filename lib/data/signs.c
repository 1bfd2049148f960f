/*
 * signs.c - which signs a text holds.
 *
 * Han is seen eight characters at a time, as text/marked.c does: 0.6 instructions a
 * byte, where a search for each sign takes more than one.
 */
#include "data/signs.h"

#include "data/signs.inc"
#include "text/han_vector.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LOW_BITS = 0xFFF };

#ifdef GAZ_HAN_VECTOR

/* The signs of the characters of three bytes from *at on, in eights, the last of which
 * overlap those before them; *at moves behind them. */
GAZ_AVX2 static uint32_t see_eights(const char **at, const char *end) {
    __m256i seen = _mm256_setzero_si256();
    const char *from = *at;
    while (*at < end && end - from >= GAZ_HAN_BYTES) {
        const char *block = end - *at >= GAZ_HAN_BYTES ? *at : end - GAZ_HAN_BYTES;
        if ((*at - block) % 3 != 0) {
            break;
        }
        __m256i lanes = gaz_han_lanes(block);
        if (_mm256_movemask_epi8(gaz_han_is_wide(lanes)) != -1) {
            break;
        }
        __m256i low = _mm256_and_si256(gaz_han_numbers(lanes), _mm256_set1_epi32(LOW_BITS));
        seen =
            _mm256_or_si256(seen, _mm256_i32gather_epi32((const int *)(const void *)signs, low, 4));
        *at = block + GAZ_HAN_BYTES;
    }
    __m128i half = _mm_or_si128(_mm256_castsi256_si128(seen), _mm256_extracti128_si256(seen, 1));
    half = _mm_or_si128(half, _mm_shuffle_epi32(half, 0x4E));
    half = _mm_or_si128(half, _mm_shuffle_epi32(half, 0xB1));
    return (uint32_t)_mm_cvtsi128_si32(half);
}

/* Where the first of these signs may stand among the characters of three bytes from
 * `at` on, or where a character of another length stands, or the last seven. */
GAZ_AVX2 static const char *skip_eights(const char *at, const char *end, uint32_t which) {
    const __m256i mask = _mm256_set1_epi32((int)which);
    for (; end - at >= GAZ_HAN_BYTES; at += GAZ_HAN_BYTES) {
        __m256i lanes = gaz_han_lanes(at);
        __m256i low = _mm256_and_si256(gaz_han_numbers(lanes), _mm256_set1_epi32(LOW_BITS));
        __m256i seen = _mm256_i32gather_epi32((const int *)(const void *)signs, low, 4);
        __m256i none = _mm256_cmpeq_epi32(_mm256_and_si256(seen, mask), _mm256_setzero_si256());
        __m256i plain = _mm256_and_si256(none, gaz_han_is_wide(lanes));
        unsigned lane = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(plain));
        if (lane != (1U << GAZ_HAN_LANES) - 1) {
            return at + 3 * __builtin_ctz(~lane);
        }
    }
    return at;
}

static const char *skip_run(const char *at, const char *end, uint32_t which) {
    return __builtin_cpu_supports("avx2") ? skip_eights(at, end, which) : at;
}

static uint32_t see_run(const char **at, const char *end) {
    return __builtin_cpu_supports("avx2") ? see_eights(at, end) : 0;
}

#else

static const char *skip_run(const char *at, const char *end, uint32_t which) {
    (void)end;
    (void)which;
    return at;
}

static uint32_t see_run(const char **at, const char *end) {
    (void)at;
    (void)end;
    return 0;
}
#endif

uint32_t gaz_signs_of(gaz_slice text) {
    enum { ALONE = 8 }; /* characters that are seen one by one where eight are not alike */
    uint32_t seen = 0;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        seen |= see_run(&at, end);
        for (int i = 0; i < ALONE && at < end; i++) {
            size_t step;
            seen |= signs[gaz_utf8_decode(at, end, &step) & LOW_BITS];
            at += step;
        }
    }
    return seen;
}

const char *gaz_sign_next(const char *at, const char *end, uint32_t which) {
    while (at < end) {
        size_t step;
        if ((signs[gaz_utf8_decode(at, end, &step) & LOW_BITS] & which) != 0) {
            break;
        }
        at += step;
        at = step == 3 ? skip_run(at, end, which) : at;
    }
    return at;
}
