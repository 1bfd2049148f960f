/* scan_find.c - where a word stands in a text, first and last. */
#include <string.h>

#include "text/scan/cpu.h"
#include "text/scan/scan.h"
#include "text/scan/scan_vector.h"
#include "text/scan/scan_wide.h"
#include "text/scan/sse2.h"
#include "text/slice.h"

#ifdef __SSE2__
/* Whether the needle stands at a place where its last byte does and the one that is looked
 * for beside it: of one character the first byte is left. */
static inline bool stands_at(const char *at, gaz_slice needle) {
    return *at == *needle.ptr && (needle.len == 3 || memcmp(at, needle.ptr, needle.len) == 0);
}

static inline __m128i load_half(const char *at) {
    return _mm_loadl_epi64((const __m128i *)(const void *)at);
}

/* The search below in a text that is too short for a block: its first eight places and its
 * last. */
static const char *find_in_short(const char **at, const char *end, gaz_slice needle,
                                 size_t before) {
    enum { HALF = GAZ_SSE2_WIDTH / 2 };
    size_t reach = needle.len - 1;
    if ((size_t)(end - *at) < HALF + reach) {
        return NULL;
    }
    const char *first = *at;
    const char *second = end - HALF - reach;
    __m128i inner = _mm_unpacklo_epi64(load_half(first + before), load_half(second + before));
    __m128i last = _mm_unpacklo_epi64(load_half(first + reach), load_half(second + reach));
    __m128i hits = _mm_and_si128(_mm_cmpeq_epi8(inner, _mm_set1_epi8(needle.ptr[before])),
                                 _mm_cmpeq_epi8(last, _mm_set1_epi8(needle.ptr[reach])));
    for (unsigned mask = (unsigned)_mm_movemask_epi8(hits); mask != 0; mask &= mask - 1) {
        unsigned place = (unsigned)__builtin_ctz(mask);
        const char *hit = place < HALF ? first + place : second + place - HALF;
        if (stands_at(hit, needle)) {
            return hit;
        }
    }
    *at = end;
    return NULL;
}

/* Looks where two bytes of the needle both stand in place, its last one and the
 * last one of its first character, or the one before: in Han text a first byte
 * is everywhere (first and last took four times the memcmp), and memmem pays for
 * setting itself up at every call. The last block overlaps the one before it. */
static const char *find_by_vector(const char **at, const char *end, gaz_slice needle) {
    size_t reach = needle.len - 1;
    size_t before = needle.len > 3 ? 2 : needle.len > 1 ? needle.len - 2 : 0;
    if ((size_t)(end - *at) < GAZ_SSE2_WIDTH + reach) {
        return find_in_short(at, end, needle, before);
    }
    __m128i inner = _mm_set1_epi8(needle.ptr[before]);
    __m128i last = _mm_set1_epi8(needle.ptr[reach]);
    const char *final = end - GAZ_SSE2_WIDTH - reach;
    for (const char *block = *at;;) {
        __m128i hits = _mm_and_si128(_mm_cmpeq_epi8(gaz_sse2_load(block + before), inner),
                                     _mm_cmpeq_epi8(gaz_sse2_load(block + reach), last));
        unsigned mask = (unsigned)_mm_movemask_epi8(hits);
        for (; mask != 0; mask &= mask - 1) {
            const char *hit = block + __builtin_ctz(mask);
            if (stands_at(hit, needle)) {
                return hit;
            }
        }
        if (block == final) {
            break;
        }
        block = final - block > GAZ_SSE2_WIDTH ? block + GAZ_SSE2_WIDTH : final;
    }
    *at = end;
    return NULL;
}

/* The same from the end. *end moves down to where the search ended: what begins there or
 * behind was looked at. */
static const char *find_last_by_vector(const char *begin, const char **end, gaz_slice needle) {
    size_t reach = needle.len - 1;
    size_t before = needle.len > 3 ? 2 : needle.len > 1 ? needle.len - 2 : 0;
    __m128i inner = _mm_set1_epi8(needle.ptr[before]);
    __m128i last = _mm_set1_epi8(needle.ptr[reach]);
    while ((size_t)(*end - begin) >= GAZ_SSE2_WIDTH + reach) {
        const char *block = *end - GAZ_SSE2_WIDTH - reach;
        __m128i hits = _mm_and_si128(_mm_cmpeq_epi8(gaz_sse2_load(block + before), inner),
                                     _mm_cmpeq_epi8(gaz_sse2_load(block + reach), last));
        for (unsigned mask = (unsigned)_mm_movemask_epi8(hits); mask != 0;) {
            unsigned at = 31 - (unsigned)__builtin_clz(mask);
            if (stands_at(block + at, needle)) {
                return block + at;
            }
            mask &= ~(1U << at);
        }
        *end = block + reach;
    }
    return NULL;
}

#else
static const char *find_by_vector(const char **at, const char *end, gaz_slice needle) {
    (void)at;
    (void)end;
    (void)needle;
    return NULL;
}

static const char *find_last_by_vector(const char *begin, const char **end, gaz_slice needle) {
    (void)begin;
    (void)end;
    (void)needle;
    return NULL;
}
#endif

const char *gaz_scan_find(gaz_slice text, gaz_slice needle) {
    enum { WORTH_WIDE = 256 }; /* bytes: lines are searched by the narrow form */
    if (text.len == 0 || text.len < needle.len) {
        return NULL;
    }
    if (gaz_cpu_has_vbmi2()) {
        return text.len >= WORTH_WIDE + needle.len ? gaz_scan_find_by_64(text, needle)
                                                   : gaz_scan_find_in_line_by_64(text, needle);
    }
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    bool wide = text.len >= WORTH_WIDE && gaz_cpu_has_avx2();
    const char *hit =
        wide ? gaz_scan_find_wide(&at, end, needle) : find_by_vector(&at, end, needle);
    if (hit != NULL) {
        return hit;
    }
    char last = needle.ptr[needle.len - 1];
    for (; (size_t)(end - at) >= needle.len; at++) {
        if (at[needle.len - 1] == last && memcmp(at, needle.ptr, needle.len) == 0) {
            return at;
        }
    }
    return NULL;
}

const char *gaz_scan_find_last(gaz_slice text, gaz_slice needle) {
    if (text.len < needle.len) {
        return NULL;
    }
    if (gaz_cpu_has_vbmi2()) {
        return gaz_scan_find_last_by_64(text, needle);
    }
    const char *end = gaz_slice_end(text);
    const char *hit = find_last_by_vector(text.ptr, &end, needle);
    if (hit != NULL || (size_t)(end - text.ptr) < needle.len) {
        return hit;
    }
    for (const char *at = end - needle.len;; at--) {
        if (*at == *needle.ptr && memcmp(at, needle.ptr, needle.len) == 0) {
            return at;
        }
        if (at == text.ptr) {
            return NULL;
        }
    }
}
