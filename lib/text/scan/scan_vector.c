/*
 * scan_vector.c - the loops of scan.c, 32 bytes at a time.
 *
 * Half the instructions of the 16-byte forms, for searches that see every byte of
 * an issue several times: terminators, mastheads, governments, characters of names.
 */
#include "text/scan/scan_vector.h"

#include <string.h>

#include "text/scan/cpu.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

enum { WIDTH = GAZ_SCAN_WIDTH };

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i load(const char *at) {
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

AVX2 static inline __m256i equal(__m256i bytes, char c) {
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c));
}

/* Bytes whose upper seven bits are those of c. */
AVX2 static inline __m256i nearly(__m256i bytes, char c) {
    return equal(_mm256_and_si256(bytes, _mm256_set1_epi8((char)0xFE)), c);
}

bool gaz_scan_has_vectors(void) {
    return gaz_cpu_has_avx2();
}

/* Two bytes of a needle that are rarer than its first, as find_by_vector of scan.c
 * explains. */
struct rare_bytes {
    size_t before;
    size_t reach; /* of the last one */
    __m256i inner;
    __m256i last;
};

AVX2 static inline __m256i hits_in(const char *at, const struct rare_bytes *rare) {
    return _mm256_and_si256(_mm256_cmpeq_epi8(load(at + rare->before), rare->inner),
                            _mm256_cmpeq_epi8(load(at + rare->reach), rare->last));
}

/* The first of the hits in a block where the needle stands, NULL for none. */
AVX2 static inline const char *first_whole(const char *at, __m256i hits, gaz_slice needle) {
    for (unsigned mask = (unsigned)_mm256_movemask_epi8(hits); mask != 0; mask &= mask - 1) {
        const char *hit = at + __builtin_ctz(mask);
        bool first = *hit == *needle.ptr; /* of one character nothing else is left */
        if (first && (needle.len == 3 || memcmp(hit, needle.ptr, needle.len) == 0)) {
            return hit;
        }
    }
    return NULL;
}

AVX2 const char *gaz_scan_find_wide(const char **at, const char *end, gaz_slice needle) {
    size_t before = needle.len > 3 ? 2 : needle.len > 1 ? needle.len - 2 : 0;
    struct rare_bytes rare = {before, needle.len - 1, _mm256_set1_epi8(needle.ptr[before]),
                              _mm256_set1_epi8(needle.ptr[needle.len - 1])};
    if ((size_t)(end - *at) < WIDTH + rare.reach) {
        return NULL;
    }
    const char *last = end - WIDTH - rare.reach; /* the last block, over the one before */
    const char *block = *at;
    const char *hit;
    *at = end;
    for (; last - block >= 2 * WIDTH; block += 2 * WIDTH) { /* two with one question */
        __m256i one = hits_in(block, &rare);
        __m256i two = hits_in(block + WIDTH, &rare);
        __m256i any = _mm256_or_si256(one, two);
        if (_mm256_testz_si256(any, any)) {
            continue;
        }
        hit = first_whole(block, one, needle);
        hit = hit != NULL ? hit : first_whole(block + WIDTH, two, needle);
        if (hit != NULL) {
            return hit;
        }
    }
    for (;; block = block + WIDTH < last ? block + WIDTH : last) {
        hit = first_whole(block, hits_in(block, &rare), needle);
        if (hit != NULL || block == last) {
            return hit;
        }
    }
}

/* By the last two bytes of each, as find_any_of of scan.c does. */
AVX2 const char *gaz_scan_any_wide(const char **at, const char *end, gaz_slice chars) {
    __m256i pairs[GAZ_SCAN_MOST_ANY][2];
    if (end - *at < WIDTH + 2) {
        return NULL;
    }
    for (size_t i = 0; i < GAZ_SCAN_MOST_ANY; i++) { /* fewer characters: the first again */
        const char *c = chars.ptr + (3 * i + 3 <= chars.len ? 3 * i : 0);
        pairs[i][0] = _mm256_set1_epi8(c[1]);
        pairs[i][1] = _mm256_set1_epi8(c[2]);
    }
    const char *last = end - WIDTH - 2;
    for (const char *block = *at;; block = block + WIDTH < last ? block + WIDTH : last) {
        __m256i found = _mm256_setzero_si256();
        for (size_t i = 0; i < GAZ_SCAN_MOST_ANY; i++) {
            __m256i hit = _mm256_and_si256(_mm256_cmpeq_epi8(load(block + 1), pairs[i][0]),
                                           _mm256_cmpeq_epi8(load(block + 2), pairs[i][1]));
            found = _mm256_or_si256(found, hit);
        }
        for (unsigned mask = (unsigned)_mm256_movemask_epi8(found); mask != 0; mask &= mask - 1) {
            if (gaz_scan_is_any(block + __builtin_ctz(mask), chars)) {
                return block + __builtin_ctz(mask);
            }
        }
        if (block == last) {
            *at = end;
            return NULL;
        }
    }
}

/* E2 80 A8 and E2 80 A9 end alike in "80, then A8 or A9". */
AVX2 static inline bool may_hold_terminator(const char *at) {
    __m256i bytes = load(at);
    __m256i next = load(at + 1);
    __m256i separator = _mm256_and_si256(equal(bytes, (char)0x80), nearly(next, (char)0xA8));
    __m256i next_line = _mm256_and_si256(equal(bytes, (char)0xC2), equal(next, (char)0x85));
    __m256i found = _mm256_or_si256(_mm256_or_si256(separator, next_line), equal(bytes, '\r'));
    return !_mm256_testz_si256(found, found);
}

AVX2 const char *gaz_scan_terminator_wide(const char *at, const char *end) {
    if (end - at <= WIDTH) {
        return at;
    }
    const char *last = end - WIDTH - 1; /* the last block, over the one before */
    for (; at < last; at += WIDTH) {
        if (may_hold_terminator(at)) {
            return at;
        }
    }
    return may_hold_terminator(last) ? last : end;
}

/* A bit for each byte of a block with which ( ) " （ or ） begins: （ is EF BC 88 and ） EF BC 89.
 */
AVX2 static inline unsigned brackets_in(const char *at) {
    __m256i bytes = load(at);
    __m256i half = _mm256_or_si256(nearly(bytes, '('), equal(bytes, '"'));
    __m256i full = _mm256_and_si256(equal(bytes, (char)0xEF), equal(load(at + 1), (char)0xBC));
    full = _mm256_and_si256(full, nearly(load(at + 2), (char)0x88));
    return (unsigned)_mm256_movemask_epi8(_mm256_or_si256(half, full));
}

AVX2 const char *gaz_scan_bracket_wide(const char *at, const char *end) {
    if (end - at < WIDTH + 2) {
        return at;
    }
    for (const char *last = end - WIDTH - 2;;) { /* the last block, over the one before */
        unsigned mask = brackets_in(at);
        if (mask != 0) {
            return at + __builtin_ctz(mask);
        }
        if (at == last) {
            return end - 2;
        }
        at = last - at > WIDTH ? at + WIDTH : last;
    }
}

/* A bit for each byte that a string of JSON must escape. */
AVX2 static inline unsigned json_special(__m256i bytes) {
    __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1F)), bytes);
    __m256i sign = _mm256_or_si256(equal(bytes, '"'), equal(bytes, '\\'));
    __m256i special = _mm256_or_si256(_mm256_or_si256(control, sign), equal(bytes, 0x7F));
    return (unsigned)_mm256_movemask_epi8(special);
}

AVX2 const char *gaz_scan_json_special_wide(const char *at, const char *end) {
    for (; end - at >= WIDTH; at += WIDTH) {
        unsigned special = json_special(load(at));
        if (special != 0) {
            return at + __builtin_ctz(special);
        }
    }
    return at;
}

AVX2 const char *gaz_scan_copy_json_wide(char *to, const char *at, const char *end) {
    for (const char *last = end - WIDTH;;) { /* the last block, over the one before */
        __m256i bytes = load(at);
        _mm256_storeu_si256((__m256i *)(void *)to, bytes);
        unsigned special = json_special(bytes);
        if (special != 0) {
            return at + __builtin_ctz(special);
        }
        if (at == last) {
            return end;
        }
        ptrdiff_t step = last - at < WIDTH ? last - at : WIDTH;
        at += step;
        to += step;
    }
}

/* A lane counts up to 255 before its sum is taken. */
AVX2 size_t gaz_scan_count_wide(const char **at, const char *end, char c) {
    const __m256i none = _mm256_setzero_si256();
    const char *block = *at;
    size_t count = 0;
    while (end - block >= WIDTH) {
        size_t blocks = (size_t)(end - block) / WIDTH;
        const char *stop = block + WIDTH * (blocks < UINT8_MAX ? blocks : UINT8_MAX);
        __m256i lanes = none;
        for (; block < stop; block += WIDTH) {
            lanes = _mm256_sub_epi8(lanes, equal(load(block), c));
        }
        __m256i sums = _mm256_sad_epu8(lanes, none);
        __m128i two =
            _mm_add_epi64(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
        count += (size_t)_mm_cvtsi128_si64(two) + (size_t)_mm_extract_epi64(two, 1);
    }
    *at = block;
    return count;
}

#else

size_t gaz_scan_count_wide(const char **at, const char *end, char c) {
    (void)at;
    (void)end;
    (void)c;
    return 0;
}

const char *gaz_scan_copy_json_wide(char *to, const char *at, const char *end) {
    (void)to;
    (void)end;
    return at;
}

const char *gaz_scan_json_special_wide(const char *at, const char *end) {
    (void)end;
    return at;
}

bool gaz_scan_has_vectors(void) {
    return false;
}

const char *gaz_scan_find_wide(const char **at, const char *end, gaz_slice needle) {
    (void)at;
    (void)end;
    (void)needle;
    return NULL;
}

const char *gaz_scan_any_wide(const char **at, const char *end, gaz_slice chars) {
    (void)at;
    (void)end;
    (void)chars;
    return NULL;
}

const char *gaz_scan_terminator_wide(const char *at, const char *end) {
    (void)end;
    return at;
}

const char *gaz_scan_bracket_wide(const char *at, const char *end) {
    (void)end;
    return at;
}
#endif
