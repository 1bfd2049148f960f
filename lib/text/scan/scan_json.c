/* scan_json.c - strings of JSON, plain bytes at memory speed. */
#include <string.h>

#include "text/scan/cpu.h"
#include "text/scan/scan.h"
#include "text/scan/scan_vector.h"
#include "text/scan/scan_wide.h"
#include "text/scan/sse2.h"

#ifdef __SSE2__
/* Unsigned bytes below 0x20: their upper three bits are 0. */
static __m128i below_space(__m128i bytes) {
    return gaz_sse2_equal(_mm_and_si128(bytes, _mm_set1_epi8((char)0xE0)), 0);
}

static int json_special(__m128i bytes) {
    __m128i special =
        _mm_or_si128(_mm_or_si128(gaz_sse2_equal(bytes, '"'), gaz_sse2_equal(bytes, '\\')),
                     _mm_or_si128(below_space(bytes), gaz_sse2_equal(bytes, 0x7F)));
    return _mm_movemask_epi8(special);
}

/* 4 to 7 bytes, as 一、 has them: two quarters that overlap. */
static const char *copy_json_quarters(char *to, const char *at, const char *end) {
    enum { QUARTER = GAZ_SSE2_WIDTH / 4 };
    int32_t first;
    int32_t last;
    memcpy(&first, at, QUARTER);
    memcpy(&last, end - QUARTER, QUARTER);
    int special = json_special(_mm_set_epi32(last, last, last, first));
    if (special != 0) {
        return at;
    }
    memcpy(to, &first, QUARTER);
    memcpy(to + (end - at) - QUARTER, &last, QUARTER);
    return end;
}

/* 8 to 15 bytes, as labels have them: two halves that overlap. */
static const char *copy_json_short(char *to, const char *at, const char *end) {
    enum { HALF = GAZ_SSE2_WIDTH / 2, FIRST_BITS = (1 << HALF) - 1 };
    if (end - at < HALF) {
        return end - at < GAZ_SSE2_WIDTH / 4 ? at : copy_json_quarters(to, at, end);
    }
    __m128i first = _mm_loadl_epi64((const __m128i *)(const void *)at);
    __m128i last = _mm_loadl_epi64((const __m128i *)(const void *)(end - HALF));
    if (((json_special(first) | json_special(last)) & FIRST_BITS) != 0) {
        return at;
    }
    _mm_storel_epi64((__m128i *)(void *)to, first);
    _mm_storel_epi64((__m128i *)(void *)(to + (end - at) - HALF), last);
    return end;
}

/* The last block overlaps the one before it. */
static const char *copy_json_plain(char *to, const char *at, const char *end) {
    if (end - at < GAZ_SSE2_WIDTH) {
        return copy_json_short(to, at, end);
    }
    for (const char *final = end - GAZ_SSE2_WIDTH;;) {
        __m128i bytes = gaz_sse2_load(at);
        _mm_storeu_si128((__m128i *)(void *)to, bytes);
        int mask = json_special(bytes);
        if (mask != 0) {
            return at + __builtin_ctz((unsigned)mask);
        }
        if (at == final) {
            return end;
        }
        ptrdiff_t step = final - at < GAZ_SSE2_WIDTH ? final - at : GAZ_SSE2_WIDTH;
        at += step;
        to += step;
    }
}

static const char *skip_json_plain(const char *at, const char *end) {
    while (end - at >= GAZ_SSE2_WIDTH) {
        int mask = json_special(gaz_sse2_load(at));
        if (mask != 0) {
            return at + __builtin_ctz((unsigned)mask);
        }
        at += GAZ_SSE2_WIDTH;
    }
    return at;
}
#else
static const char *copy_json_plain(char *to, const char *at, const char *end) {
    (void)to;
    (void)end;
    return at;
}

static const char *skip_json_plain(const char *at, const char *end) {
    (void)end;
    return at;
}
#endif

const char *gaz_scan_json_special_narrow(const char *at, const char *end) {
    at = gaz_cpu_has_avx2() ? gaz_scan_json_special_wide(at, end) : skip_json_plain(at, end);
    while (at < end && !gaz_scan_is_json_special(*at)) {
        at++;
    }
    return at;
}

const char *gaz_scan_json_special(const char *at, const char *end) {
    return gaz_cpu_has_vbmi2() ? gaz_scan_json_special_by_64(at, end)
                               : gaz_scan_json_special_narrow(at, end);
}

const char *gaz_scan_copy_json_narrow(char *to, const char *at, const char *end) {
    const char *begin = at;
    bool wide = end - at >= GAZ_SCAN_WIDTH && gaz_cpu_has_avx2();
    at = wide ? gaz_scan_copy_json_wide(to, at, end) : copy_json_plain(to, at, end);
    for (to += at - begin; at < end && !gaz_scan_is_json_special(*at); at++) {
        *to++ = *at;
    }
    return at;
}

const char *gaz_scan_copy_json(char *to, const char *at, const char *end) {
    return gaz_cpu_has_vbmi2() ? gaz_scan_copy_json_by_64(to, at, end)
                               : gaz_scan_copy_json_narrow(to, at, end);
}
