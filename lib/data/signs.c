/*
 * signs.c - which signs a text holds.
 *
 * Han is seen eight characters at a time, as text/scan/marked.c does: 0.6 instructions a
 * byte, where a search for each sign takes more than one.
 */
#include "data/signs.h"

#include "data/signs.inc"
#include "data/signs_wide.h"
#include "text/scan/cpu.h"
#include "text/scan/han_vector.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LOW_BITS = 0xFFF, HIGH_AT = 12, LEAD_AT = 28 };

/* The signs that a character is; COUNTED may be of another one with the same low bits. */
static inline uint32_t signs_of_one(uint32_t c) {
    uint32_t here = signs[c & LOW_BITS];
    return here & (here >> LEAD_AT == c >> HIGH_AT ? GAZ_SIGN_ALL : GAZ_SIGN_COUNTED);
}

/* What is known of a text so far. */
struct look {
    uint32_t seen;
    bool numeral; /* the last character is one */
    bool counted; /* behind one stood what counts */
};

static void see_one(struct look *look, uint32_t signs_here, size_t step) {
    look->counted |= look->numeral && (step != 3 || (signs_here & GAZ_SIGN_COUNTED) != 0);
    look->numeral = (signs_here & GAZ_SIGN_NUMERAL) != 0;
    look->seen |= signs_here;
}

#ifdef GAZ_HAN_VECTOR

GAZ_AVX2 static inline unsigned mask_of(__m256i lanes) {
    return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(lanes));
}

/* A bit for each lane that has this sign: its bit becomes that of the sign of a number. */
#define LANES_OF(seen, id) mask_of(_mm256_slli_epi32(seen, 31 - GAZ_SIGN_BIT_##id))

/* As signs_of_one. */
GAZ_AVX2 static inline __m256i signs_of_eight(__m256i numbers) {
    __m256i low = _mm256_and_si256(numbers, _mm256_set1_epi32(LOW_BITS));
    __m256i here = _mm256_i32gather_epi32((const int *)(const void *)signs, low, 4);
    __m256i same =
        _mm256_cmpeq_epi32(_mm256_srli_epi32(here, LEAD_AT), _mm256_srli_epi32(numbers, HIGH_AT));
    return _mm256_and_si256(here, _mm256_or_si256(same, _mm256_set1_epi32((int)GAZ_SIGN_COUNTED)));
}

/* The characters of three bytes from *at on, in eights, the last of which overlap those
 * before them; *at moves behind them. */
GAZ_AVX2 static void see_eights(struct look *look, const char **at, const char *end) {
    __m256i seen = _mm256_setzero_si256();
    const char *from = *at;
    unsigned numeral = look->numeral;
    unsigned counted = 0;
    while (*at < end && end - from >= GAZ_HAN_BYTES) {
        const char *block = end - *at >= GAZ_HAN_BYTES ? *at : end - GAZ_HAN_BYTES;
        if ((*at - block) % 3 != 0) {
            break;
        }
        __m256i lanes = gaz_han_lanes(block);
        if (_mm256_movemask_epi8(gaz_han_is_wide(lanes)) != -1) {
            break;
        }
        __m256i here = signs_of_eight(gaz_han_numbers(lanes));
        unsigned before = numeral & (block == *at);
        numeral = LANES_OF(here, NUMERAL);
        counted |=
            LANES_OF(here, COUNTED) & (numeral << 1 | before); /* no branch: it took longer */
        numeral >>= GAZ_HAN_LANES - 1;
        seen = _mm256_or_si256(seen, here);
        *at = block + GAZ_HAN_BYTES;
    }
    __m128i half = _mm_or_si128(_mm256_castsi256_si128(seen), _mm256_extracti128_si256(seen, 1));
    half = _mm_or_si128(half, _mm_shuffle_epi32(half, 0x4E));
    half = _mm_or_si128(half, _mm_shuffle_epi32(half, 0xB1));
    look->seen |= (uint32_t)_mm_cvtsi128_si32(half);
    look->numeral = numeral != 0;
    look->counted |= counted != 0;
}

/* All bits of the lanes that hold one of these signs. */
GAZ_AVX2 static inline __m256i lanes_with(__m256i seen, uint32_t which) {
    __m256i hit = _mm256_and_si256(seen, _mm256_set1_epi32((int)which));
    return _mm256_xor_si256(_mm256_cmpeq_epi32(hit, _mm256_setzero_si256()), _mm256_set1_epi32(-1));
}

/* The lanes in which the search may have found something, or stands before a character of
 * another length; the last one may always be the first of a pair. */
GAZ_AVX2 static inline unsigned find_lanes(const char *block, struct gaz_sign_pair pair) {
    __m256i lanes = gaz_han_lanes(block);
    __m256i numbers = gaz_han_numbers(lanes);
    __m256i low = _mm256_and_si256(numbers, _mm256_set1_epi32(LOW_BITS));
    __m256i seen = _mm256_i32gather_epi32((const int *)(const void *)signs, low, 4);
    __m256i wide = gaz_han_is_wide(lanes);
    __m256i which = _mm256_set1_epi32((int)(pair.alone | pair.first));
    __m256i none = _mm256_cmpeq_epi32(_mm256_and_si256(seen, which), _mm256_setzero_si256());
    unsigned found = mask_of(_mm256_and_si256(none, wide)) ^ ((1U << GAZ_HAN_LANES) - 1);
    if (found == 0) {
        return 0;
    }
    __m256i parts = _mm256_andnot_si256(lanes_with(seen, pair.second), wide);
    __m256i alone = lanes_with(seen, pair.alone);
    unsigned first = ~mask_of(_mm256_andnot_si256(alone, wide));
    return found & (first | ~(mask_of(parts) >> 1));
}

/* Where something may be found from `at` on, or a character of another length stands. The
 * last block overlaps those before it. */
GAZ_AVX2 static const char *skip_eights(gaz_slice text, const char *at, struct gaz_sign_pair pair) {
    const char *end = gaz_slice_end(text);
    const char *last = end - GAZ_HAN_BYTES;
    while (at < last) {
        unsigned found = find_lanes(at, pair);
        if (found != 0) {
            return at + 3 * __builtin_ctz(found);
        }
        at += GAZ_HAN_BYTES;
    }
    if (at >= end || last < text.ptr || (at - last) % 3 != 0) {
        return at;
    }
    unsigned found = find_lanes(last, pair) >> (at - last) / 3;
    return found != 0 ? at + 3 * __builtin_ctz(found) : end;
}

static const char *skip_run(gaz_slice text, const char *at, struct gaz_sign_pair pair) {
    return gaz_cpu_has_avx2() ? skip_eights(text, at, pair) : at;
}

static void see_run(struct look *look, const char **at, const char *end) {
    if (gaz_cpu_has_avx2()) {
        see_eights(look, at, end);
    }
}

#else

static const char *skip_run(gaz_slice text, const char *at, struct gaz_sign_pair pair) {
    (void)text;
    (void)pair;
    return at;
}

static void see_run(struct look *look, const char **at, const char *end) {
    (void)look;
    (void)at;
    (void)end;
}
#endif

uint32_t gaz_signs_of(gaz_slice text) {
    return gaz_signs_has_wide() ? gaz_signs_of_wide(text) : gaz_signs_of_narrow(text);
}

uint32_t gaz_signs_of_narrow(gaz_slice text) {
    enum { ALONE = 8 }; /* characters that are seen one by one where eight are not alike */
    struct look look = {0};
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        see_run(&look, &at, end);
        for (int i = 0; i < ALONE && at < end; i++) {
            size_t step;
            uint32_t here = signs_of_one(gaz_utf8_decode(at, end, &step));
            see_one(&look, here, step);
            at += step;
        }
    }
    uint32_t others = look.seen & (uint32_t)GAZ_SIGN_ALL & ~(uint32_t)GAZ_SIGN_COUNTED;
    return look.counted ? others | GAZ_SIGN_COUNTED : others;
}

/* Whether what stands at `at` is one of these signs, or has not three bytes. */
static bool may_be_second(const char *at, const char *end, uint32_t second) {
    if (end - at < 3 || ((unsigned char)*at & 0xF0) != 0xE0) {
        return at < end;
    }
    return (signs_of_one(gaz_utf8_three(at)) & second) != 0;
}

const char *gaz_sign_next(gaz_slice text, const char *at, struct gaz_sign_pair pair) {
    const char *end = gaz_slice_end(text);
    while (at < end && (at = skip_run(text, at, pair)) < end) {
        size_t step;
        uint32_t here = signs_of_one(gaz_utf8_decode(at, end, &step));
        if ((here & pair.alone) != 0 ||
            ((here & pair.first) != 0 && may_be_second(at + step, end, pair.second))) {
            break;
        }
        at += step;
    }
    return at;
}

const char *gaz_number_next(struct gaz_number_search *search, const char *at, bool stops) {
    if (gaz_signs_has_wide()) {
        return gaz_number_next_wide(search, at, stops);
    }
    struct gaz_sign_pair pair = {.alone = GAZ_SIGN_DIGIT | (stops ? GAZ_SIGN_PERIOD : 0),
                                 .first = GAZ_SIGN_NUMERAL,
                                 .second = GAZ_SIGN_COUNTED};
    return gaz_sign_next(search->text, at, pair);
}
