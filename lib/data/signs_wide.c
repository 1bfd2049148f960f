/*
 * signs_wide.c - the looks of signs.c, 64 bytes at a time.
 *
 * Each byte of a character says which slots it may belong to, and what all three agree on is
 * so. Han and ASCII may be mixed as they will, and nothing branches on the text but its length.
 */
#include "data/signs_wide.h"

#include "data/signs.inc"
#include "text/scan/wide.h"
#include "text/slice.h"

#ifdef GAZ_WIDE

enum { BLOCK = GAZ_WIDE_BLOCK, SLOTS = 8, ALL_THREE = 0x80 };

bool gaz_signs_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

/* The characters that begin at each byte of a block: their bytes, and a bit where they have
 * three. */
struct characters {
    __m512i first;
    __m512i second;
    __m512i third;
    uint64_t leads;
};

GAZ_WIDE static inline struct characters characters_at(const char *at, size_t left) {
    struct characters c = {.first = gaz_wide_load(at, left),
                           .second = gaz_wide_load(at + 1, left > 1 ? left - 1 : 0),
                           .third = gaz_wide_load(at + 2, left > 2 ? left - 2 : 0)};
    c.leads = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(c.first, _mm512_set1_epi8((char)0xE0)),
                                     _mm512_set1_epi8(0x10));
    return c;
}

/* The slots of a group in which each character is. */
GAZ_WIDE static inline __m512i slots_of(size_t group, const struct characters *c) {
    const unsigned char(*tables)[BLOCK] = sign_slots[group];
    return _mm512_ternarylogic_epi64(
        _mm512_maskz_permutexvar_epi8(c->leads, c->first, gaz_wide_table(tables[0])),
        _mm512_permutexvar_epi8(c->second, gaz_wide_table(tables[1])),
        _mm512_permutexvar_epi8(c->third, gaz_wide_table(tables[2])), ALL_THREE);
}

GAZ_WIDE static inline __m512i ascii_slots_of(__m512i bytes) {
    return _mm512_maskz_permutex2var_epi8(~_mm512_movepi8_mask(bytes),
                                          gaz_wide_table(ascii_slots[0]), bytes,
                                          gaz_wide_table(ascii_slots[1]));
}

/* Those of these numerals behind which something stands that counts, or has not three bytes. */
GAZ_WIDE static inline uint64_t counted(uint64_t numerals, const char *at, size_t left) {
    if (numerals == 0 || left <= 3) {
        return 0;
    }
    struct characters next = characters_at(at + 3, left - 3);
    uint64_t counts = ~next.leads | gaz_wide_in_grid(counted_grid, next.second, next.third);
    return numerals & counts & gaz_wide_first_bytes(left - 3);
}

/* The signs of slots, a bit for each. A load that takes no lane does not bring the page in, and
 * is as slow as a missing page each time: a text of nothing but 一、 took 100 ns here. */
GAZ_WIDE static inline uint32_t signs_in(uint64_t slots, const uint32_t *signs_of, size_t count) {
    if (slots == 0) {
        return 0;
    }
    __m512i seen = _mm512_setzero_si512();
    for (size_t i = 0; i < count; i += 16) {
        uint64_t left = gaz_wide_first_bytes(count - i);
        seen = _mm512_or_si512(
            seen, _mm512_maskz_loadu_epi32((__mmask16)(slots >> i & left), signs_of + i));
    }
    return (uint32_t)_mm512_reduce_or_epi32(seen);
}

/* The bits of all bytes of each. */
GAZ_WIDE static inline uint64_t gathered(__m512i bytes) {
    uint64_t bits = (uint64_t)_mm512_reduce_or_epi64(bytes);
    bits |= bits >> 32;
    bits |= bits >> 16;
    return (bits | bits >> 8) & 0xFF;
}

GAZ_WIDE uint32_t gaz_signs_of_wide(gaz_slice text) {
    __m512i seen[SIGN_GROUPS];
    __m512i ascii = _mm512_setzero_si512();
    uint64_t any_counted = 0;
    for (size_t g = 0; g < SIGN_GROUPS; g++) {
        seen[g] = _mm512_setzero_si512();
    }
    const char *at = text.ptr;
    for (size_t left = text.len; left > 0;) {
        struct characters here = characters_at(at, left);
        __m512i numerals = slots_of(0, &here);
        seen[0] = _mm512_or_si512(seen[0], numerals);
        for (size_t g = 1; g < SIGN_GROUPS; g++) {
            seen[g] = _mm512_or_si512(seen[g], slots_of(g, &here));
        }
        ascii = _mm512_or_si512(ascii, ascii_slots_of(here.first));
        any_counted |= counted(_mm512_test_epi8_mask(numerals, numerals), at, left);
        size_t step = left < BLOCK ? left : BLOCK;
        at += step;
        left -= step;
    }
    uint64_t slots = 0;
    for (size_t g = 0; g < SIGN_GROUPS; g++) {
        slots |= gathered(seen[g]) << SLOTS * g;
    }
    return signs_in(slots, signs_of_slots, SLOTS * SIGN_GROUPS) |
           signs_in(gathered(ascii), signs_of_ascii_slots, SLOTS) |
           (any_counted != 0 ? (uint32_t)GAZ_SIGN_COUNTED : 0);
}

GAZ_WIDE static inline uint64_t equal(__m512i bytes, unsigned char c) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)c));
}

GAZ_WIDE static inline uint64_t are_digits(__m512i bytes, unsigned char zero) {
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8((char)zero)),
                                  _mm512_set1_epi8(10));
}

/* Notes where the block at `at` has numbers and full stops. */
GAZ_WIDE static inline void look(struct gaz_number_search *search, const char *at) {
    size_t left = (size_t)(gaz_slice_end(search->text) - at);
    struct characters here = characters_at(at, left);
    __m512i numerals = slots_of(0, &here);
    uint64_t wide = equal(here.first, 0xEF) & equal(here.second, 0xBC) & /* ０ to ９ */
                    are_digits(here.third, 0x90);
    search->block = at;
    search->numbers = are_digits(here.first, '0') | wide |
                      counted(_mm512_test_epi8_mask(numerals, numerals), at, left);
    search->stops =
        equal(here.first, 0xE3) & equal(here.second, 0x80) & equal(here.third, 0x82); /* 。 */
}

GAZ_WIDE const char *gaz_number_next_wide(struct gaz_number_search *search, const char *at,
                                          bool stops) {
    const char *end = gaz_slice_end(search->text);
    while (at < end) {
        if (search->block == NULL || at - search->block >= BLOCK) {
            look(search, at);
        }
        uint64_t found = search->numbers | (stops ? search->stops : 0);
        found &= UINT64_MAX << (at - search->block);
        if (found != 0) {
            return search->block + _tzcnt_u64(found);
        }
        at = search->block + BLOCK;
    }
    return end;
}

#else

bool gaz_signs_has_wide(void) {
    return false;
}

uint32_t gaz_signs_of_wide(gaz_slice text) {
    return gaz_signs_of(text);
}

const char *gaz_number_next_wide(struct gaz_number_search *search, const char *at, bool stops) {
    return gaz_number_next(search, at, stops);
}
#endif
