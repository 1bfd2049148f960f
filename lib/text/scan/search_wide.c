/* search_wide.c - the searches of search.c, 64 bytes at a time. */
#include "text/scan/search_wide.h"

#include "text/scan/scan.h"
#include "text/scan/wide.h"
#include "text/slice.h"

#ifdef GAZ_WIDE

bool gaz_search_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

/* The characters of three bytes that may begin at each byte of a block. */
struct threes {
    __m512i first;
    __m512i second;
    __m512i third;
};

GAZ_WIDE static inline struct threes threes_at(const char *at, const char *end) {
    size_t left = at < end ? (size_t)(end - at) : 0;
    return (struct threes){gaz_wide_load(at, left), gaz_wide_load(at + 1, left > 1 ? left - 1 : 0),
                           gaz_wide_load(at + 2, left > 2 ? left - 2 : 0)};
}

GAZ_WIDE static inline uint64_t equal(__m512i bytes, char c) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(c));
}

GAZ_WIDE static inline uint64_t are(const struct threes *here, const char *character) {
    return equal(here->first, character[0]) & equal(here->second, character[1]) &
           equal(here->third, character[2]);
}

GAZ_WIDE static inline uint64_t are_any(const struct threes *here, gaz_slice chars) {
    uint64_t found = 0;
    for (size_t i = 0; i + 3 <= chars.len; i += 3) {
        found |= are(here, chars.ptr + i);
    }
    return found;
}

/* （ and ） differ in their last bit, as ( and ) do. */
GAZ_WIDE static inline uint64_t are_round(const struct threes *here) {
    const __m512i but_last = _mm512_set1_epi8((char)0xFE);
    return equal(_mm512_and_si512(here->first, but_last), '(') |
           (equal(here->first, '\xEF') & equal(here->second, '\xBC') &
            equal(_mm512_and_si512(here->third, but_last), '\x88'));
}

/* Moves on to the block at `at` where the one that was seen ends before it. */
static inline bool moves_to(struct gaz_search *search, const char *at) {
    bool behind = search->block == NULL || at - search->block >= GAZ_WIDE_BLOCK;
    search->block = behind ? at : search->block;
    return behind;
}

/* What was found in the block from `at` on, which moves there; false for nothing, when it moves
 * behind the block. */
GAZ_WIDE static inline bool take_next(const struct gaz_search *search, const char **at) {
    uint64_t found = search->found & UINT64_MAX << (*at - search->block);
    *at = search->block + (found != 0 ? (ptrdiff_t)_tzcnt_u64(found) : GAZ_WIDE_BLOCK);
    return found != 0;
}

GAZ_WIDE const char *gaz_search_round_wide(struct gaz_search *search, const char *at) {
    while (at < search->end) {
        if (moves_to(search, at)) {
            struct threes here = threes_at(at, search->end);
            search->found = are_round(&here);
        }
        if (take_next(search, &at)) {
            return at;
        }
    }
    return search->end;
}

GAZ_WIDE const char *gaz_search_any_wide(struct gaz_search *search, const char *at,
                                         gaz_slice chars) {
    while (at < search->end) {
        if (moves_to(search, at)) {
            struct threes here = threes_at(at, search->end);
            search->found = are_any(&here, chars);
        }
        if (take_next(search, &at)) {
            return at;
        }
    }
    return search->end;
}

GAZ_WIDE bool gaz_search_holds_before_wide(gaz_slice text, const char *character,
                                           gaz_slice behind) {
    const char *end = gaz_slice_end(text);
    uint64_t found = 0;
    for (const char *at = text.ptr; found == 0 && end - at >= 6; at += GAZ_WIDE_BLOCK) {
        struct threes here = threes_at(at, end);
        struct threes next = threes_at(at + 3, end);
        found = are(&here, character) & are_any(&next, behind);
    }
    return found != 0;
}

#else

bool gaz_search_has_wide(void) {
    return false;
}

const char *gaz_search_round_wide(struct gaz_search *search, const char *at) {
    return gaz_scan_round_bracket(at, search->end);
}

const char *gaz_search_any_wide(struct gaz_search *search, const char *at, gaz_slice chars) {
    return gaz_scan_any(at, search->end, chars);
}

bool gaz_search_holds_before_wide(gaz_slice text, const char *character, gaz_slice behind) {
    return gaz_search_holds_before(text, character, behind);
}
#endif
