/* scan_wide.c - searches of scan_find.c and scan_json.c, 64 bytes at a time. */
#include "text/scan/scan_wide.h"

#include <string.h>

#include "text/scan/wide.h"
#include "text/slice.h"

#ifdef GAZ_WIDE

bool gaz_scan_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

/* Two bytes of a needle that are rarer than its first, as scan_find.c explains. */
struct rare_bytes {
    size_t before;
    size_t reach; /* of the last one */
    __m512i inner;
    __m512i last;
};

/* A bit for each byte of a block at which both stand in place. */
GAZ_WIDE static inline uint64_t hits_in(const char *at, const struct rare_bytes *rare) {
    uint64_t inner = _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(at + rare->before), rare->inner);
    return _mm512_mask_cmpeq_epi8_mask(inner, _mm512_loadu_si512(at + rare->reach), rare->last);
}

/* The first of the hits in a block where the needle stands, NULL for none. */
GAZ_WIDE static inline const char *first_whole(const char *at, uint64_t hits, gaz_slice needle) {
    for (; hits != 0; hits &= hits - 1) {
        const char *hit = at + __builtin_ctzll(hits);
        bool first = *hit == *needle.ptr; /* of one character nothing else is left */
        if (first && (needle.len == 3 || memcmp(hit, needle.ptr, needle.len) == 0)) {
            return hit;
        }
    }
    return NULL;
}

GAZ_WIDE const char *gaz_scan_find_by_64(gaz_slice text, gaz_slice needle) {
    size_t before = needle.len > 3 ? 2 : needle.len > 1 ? needle.len - 2 : 0;
    struct rare_bytes rare = {before, needle.len - 1, _mm512_set1_epi8(needle.ptr[before]),
                              _mm512_set1_epi8(needle.ptr[needle.len - 1])};
    const char *block = text.ptr;
    const char *last = gaz_slice_end(text) - GAZ_WIDE_BLOCK - rare.reach; /* over the one before */
    for (; last - block >= 2 * GAZ_WIDE_BLOCK; block += 2 * GAZ_WIDE_BLOCK) {
        uint64_t one = hits_in(block, &rare);
        uint64_t two = hits_in(block + GAZ_WIDE_BLOCK, &rare);
        if ((one | two) == 0) {
            continue;
        }
        const char *hit = first_whole(block, one, needle);
        hit = hit != NULL ? hit : first_whole(block + GAZ_WIDE_BLOCK, two, needle);
        if (hit != NULL) {
            return hit;
        }
    }
    for (;; block = last - block > GAZ_WIDE_BLOCK ? block + GAZ_WIDE_BLOCK : last) {
        const char *hit = first_whole(block, hits_in(block, &rare), needle);
        if (hit != NULL || block == last) {
            return hit;
        }
    }
}

GAZ_WIDE const char *gaz_scan_find_in_line_by_64(gaz_slice text, gaz_slice needle) {
    size_t before = needle.len > 3 ? 2 : needle.len > 1 ? needle.len - 2 : 0;
    size_t reach = needle.len - 1;
    const __m512i inner = _mm512_set1_epi8(needle.ptr[before]);
    const __m512i last = _mm512_set1_epi8(needle.ptr[reach]);
    const char *end = gaz_slice_end(text) - reach;
    for (const char *at = text.ptr; at < end; at += GAZ_WIDE_BLOCK) {
        uint64_t some = gaz_wide_first_bytes((size_t)(end - at));
        __m512i inners = _mm512_maskz_loadu_epi8(some, at + before);
        __m512i lasts = _mm512_maskz_loadu_epi8(some, at + reach);
        uint64_t hits = _mm512_mask_cmpeq_epi8_mask(some, inners, inner);
        const char *hit = first_whole(at, _mm512_mask_cmpeq_epi8_mask(hits, lasts, last), needle);
        if (hit != NULL) {
            return hit;
        }
    }
    return NULL;
}

/* As first_whole, from the last hit on. */
GAZ_WIDE static inline const char *last_whole(const char *at, uint64_t hits, gaz_slice needle) {
    while (hits != 0) {
        unsigned place = 63 - (unsigned)__builtin_clzll(hits);
        if (memcmp(at + place, needle.ptr, needle.len) == 0) {
            return at + place;
        }
        hits &= ~(UINT64_C(1) << place);
    }
    return NULL;
}

GAZ_WIDE const char *gaz_scan_find_last_by_64(gaz_slice text, gaz_slice needle) {
    size_t before = needle.len > 3 ? 2 : needle.len > 1 ? needle.len - 2 : 0;
    size_t reach = needle.len - 1;
    const __m512i inner = _mm512_set1_epi8(needle.ptr[before]);
    const __m512i last = _mm512_set1_epi8(needle.ptr[reach]);
    for (size_t left = text.len - reach; left > 0;) { /* places where it may begin */
        size_t from = left > GAZ_WIDE_BLOCK ? left - GAZ_WIDE_BLOCK : 0;
        uint64_t some = gaz_wide_first_bytes(left - from);
        const char *at = text.ptr + from;
        __m512i inners = _mm512_maskz_loadu_epi8(some, at + before);
        __m512i lasts = _mm512_maskz_loadu_epi8(some, at + reach);
        uint64_t hits = _mm512_mask_cmpeq_epi8_mask(some, inners, inner);
        const char *hit = last_whole(at, _mm512_mask_cmpeq_epi8_mask(hits, lasts, last), needle);
        if (hit != NULL) {
            return hit;
        }
        left = from;
    }
    return NULL;
}

/* ( and ) differ in their last bit. */
GAZ_WIDE bool gaz_scan_holds_half_pair_by_64(gaz_slice text) {
    uint64_t found = 0;
    for (size_t at = 0; at < text.len && found == 0; at += GAZ_WIDE_BLOCK) {
        __m512i bytes = gaz_wide_load(text.ptr + at, text.len - at);
        __m512i round = _mm512_and_si512(bytes, _mm512_set1_epi8((char)0xFE));
        found = _mm512_cmpeq_epi8_mask(round, _mm512_set1_epi8('(')) |
                _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'));
    }
    return found != 0;
}

/* As few stand in most blocks, these are written whether they are there or not, so that no branch
 * tells how many are. */
GAZ_WIDE size_t gaz_scan_list_by_64(gaz_slice window, char c, uint16_t *places) {
    enum { FEW = 3 };
    const __m512i wanted = _mm512_set1_epi8(c);
    uint16_t *next = places;
    for (size_t at = 0; at < window.len; at += GAZ_WIDE_BLOCK) {
        uint64_t some = gaz_wide_first_bytes(window.len - at);
        __m512i bytes = _mm512_maskz_loadu_epi8(some, window.ptr + at);
        uint64_t found = _mm512_mask_cmpeq_epi8_mask(some, bytes, wanted);
        size_t count = (size_t)_mm_popcnt_u64(found);
        for (size_t i = 0; i < FEW; i++, found &= found - 1) {
            next[i] = (uint16_t)(at + _tzcnt_u64(found));
        }
        for (size_t i = FEW; i < count; i++, found &= found - 1) {
            next[i] = (uint16_t)(at + _tzcnt_u64(found));
        }
        next += count;
    }
    return (size_t)(next - places);
}

/* A bit for each of these bytes that equals c. */
GAZ_WIDE static inline uint64_t equal(__m512i bytes, unsigned char c) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)c));
}

/* As may_begin_space of scan.c, for each byte of a block. */
GAZ_WIDE static inline uint64_t may_begin_spaces(const char *at, size_t left) {
    __m512i bytes = gaz_wide_load(at, left);
    uint64_t low =
        _mm512_cmple_epu8_mask(bytes, _mm512_set1_epi8(' ')) & gaz_wide_first_bytes(left);
    uint64_t wide = equal(bytes, 0xE2) | equal(bytes, 0xE3) | equal(bytes, 0xEF);
    if (wide == 0) {
        return low | equal(bytes, 0xC2);
    }
    __m512i second = gaz_wide_load(at + 1, left - 1);
    __m512i third = gaz_wide_load(at + 2, left > 2 ? left - 2 : 0);
    uint64_t point = equal(second, 0x80);
    uint64_t dash = point & equal(_mm512_and_si512(third, _mm512_set1_epi8((char)0xF0)), 0x90);
    return low | equal(bytes, 0xC2) | (equal(bytes, 0xE2) & ~dash) |
           (equal(bytes, 0xE3) & point & equal(third, 0x80)) |
           (equal(bytes, 0xEF) & equal(second, 0xBB));
}

GAZ_WIDE bool gaz_scan_may_hold_space_by_64(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end; at += GAZ_WIDE_BLOCK) {
        if (may_begin_spaces(at, (size_t)(end - at)) != 0) {
            return true;
        }
        if (end - at <= GAZ_WIDE_BLOCK) {
            break;
        }
    }
    return false;
}

/* A bit for each byte that a string of JSON must escape. */
GAZ_WIDE static inline uint64_t json_special(__m512i bytes) {
    uint64_t control = _mm512_cmplt_epu8_mask(bytes, _mm512_set1_epi8(' '));
    uint64_t quote = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'));
    uint64_t backslash = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\\'));
    return control | quote | backslash | _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(0x7F));
}

GAZ_WIDE const char *gaz_scan_json_special_by_64(const char *at, const char *end) {
    for (; at < end; at += GAZ_WIDE_BLOCK) {
        size_t left = (size_t)(end - at);
        uint64_t special = json_special(gaz_wide_load(at, left)) & gaz_wide_first_bytes(left);
        if (special != 0) {
            return at + __builtin_ctzll(special);
        }
    }
    return end;
}

GAZ_WIDE const char *gaz_scan_copy_json_by_64(char *to, const char *at, const char *end) {
    for (; at < end; at += GAZ_WIDE_BLOCK, to += GAZ_WIDE_BLOCK) {
        uint64_t some = gaz_wide_first_bytes((size_t)(end - at));
        __m512i bytes = _mm512_maskz_loadu_epi8(some, at);
        uint64_t special = json_special(bytes) & some;
        _mm512_mask_storeu_epi8(to, some, bytes);
        if (special != 0) {
            return at + __builtin_ctzll(special);
        }
    }
    return end;
}

#else

bool gaz_scan_has_wide(void) {
    return false;
}

const char *gaz_scan_find_by_64(gaz_slice text, gaz_slice needle) {
    (void)text;
    (void)needle;
    return NULL;
}

const char *gaz_scan_find_in_line_by_64(gaz_slice text, gaz_slice needle) {
    return gaz_scan_find_by_64(text, needle);
}

const char *gaz_scan_find_last_by_64(gaz_slice text, gaz_slice needle) {
    return gaz_scan_find_by_64(text, needle);
}

bool gaz_scan_holds_half_pair_by_64(gaz_slice text) {
    (void)text;
    return false;
}

size_t gaz_scan_list_by_64(gaz_slice window, char c, uint16_t *places) {
    (void)window;
    (void)c;
    (void)places;
    return 0;
}

bool gaz_scan_may_hold_space_by_64(gaz_slice text) {
    return gaz_scan_may_hold_space_narrow(text);
}

const char *gaz_scan_json_special_by_64(const char *at, const char *end) {
    (void)end;
    return at;
}

const char *gaz_scan_copy_json_by_64(char *to, const char *at, const char *end) {
    (void)to;
    (void)end;
    return at;
}
#endif
