/*
 * gb18030_wide.c - the loops of gb18030.c, 16 characters at a time.
 *
 * Where characters begin is told by the runs of bytes above ASCII: a character begins at each
 * second byte of a run, and one that begins at its last byte takes the byte behind. Their bytes
 * are packed, so that no branch depends on where ASCII and Han follow one another, then looked
 * up by 16.
 */
#include "data/gb18030_wide.h"

#include "text/scan/wide.h"
#include "text/slice.h"

#ifdef GAZ_WIDE

enum { BLOCKS = 8, LANES = 16 };

/* The characters of some blocks: of two bytes, or 0 and ASCII. */
struct codes {
    uint8_t high[BLOCKS * GAZ_WIDE_BLOCK + GAZ_WIDE_BLOCK];
    uint8_t low[BLOCKS * GAZ_WIDE_BLOCK + GAZ_WIDE_BLOCK];
    size_t count;
};

bool gaz_gb18030_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

/* The first bytes of two-byte characters in a block that begins with a character. A bit added
 * to the first of a run of bits clears the run. */
static inline uint64_t leads_in(uint64_t above_ascii) {
    const uint64_t even = 0x5555555555555555;
    uint64_t begins = above_ascii & ~(above_ascii << 1);
    uint64_t begun_even = above_ascii & ~(above_ascii + (begins & even));
    return (begun_even & even) | (above_ascii & ~begun_even & ~even);
}

/* Lists the characters of a block; answers its bytes without a last character that is cut. */
GAZ_WIDE static inline size_t list_block(const char *at, struct codes *codes) {
    __m512i bytes = _mm512_loadu_si512(at);
    __m512i next = _mm512_loadu_si512(at + 1);
    uint64_t leads = leads_in(_mm512_movepi8_mask(bytes));
    uint64_t cut = leads >> (GAZ_WIDE_BLOCK - 1);
    uint64_t begins = ~(leads << 1 | cut << (GAZ_WIDE_BLOCK - 1));
    __m512i high = _mm512_maskz_mov_epi8(leads, bytes);
    __m512i low = _mm512_mask_blend_epi8(leads, bytes, next);
    _mm512_storeu_si512(codes->high + codes->count, _mm512_maskz_compress_epi8(begins, high));
    _mm512_storeu_si512(codes->low + codes->count, _mm512_maskz_compress_epi8(begins, low));
    codes->count += (size_t)_mm_popcnt_u64(begins);
    return GAZ_WIDE_BLOCK - (size_t)cut;
}

/* Lists the characters of the first blocks of text, of which bytes are left behind them: no
 * fewer than their UTF-8 may be written over its end. */
GAZ_WIDE static void list_codes(gaz_slice text, struct codes *codes) {
    const char *at = text.ptr;
    codes->count = 0;
    for (int i = 0; i < BLOCKS && gaz_slice_end(text) - at > 2 * GAZ_WIDE_BLOCK; i++) {
        at += list_block(at, codes);
    }
}

/* 16 characters, or the last ones of a list. */
struct group {
    __m512i entries; /* of the table; those of ASCII are made here */
    size_t pairs;    /* of two bytes */
    size_t count;
    bool all; /* are known */
};

GAZ_WIDE static inline __m512i widened(const uint8_t *bytes) {
    return _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(const void *)bytes));
}

GAZ_WIDE static inline struct group look_up(const gaz_gb_table *table, const struct codes *codes,
                                            size_t begin) {
    const __m512i one_byte = _mm512_set1_epi32(1 << 24);
    size_t count = codes->count - begin < LANES ? codes->count - begin : LANES;
    __mmask16 some = (__mmask16)_bzhi_u32(UINT16_MAX, (unsigned)count);
    __m512i high = widened(codes->high + begin);
    __m512i low = widened(codes->low + begin);
    __m512i code = _mm512_or_si512(_mm512_slli_epi32(high, 8), low);
    __m512i place = _mm512_sub_epi32(code, _mm512_set1_epi32((int)table->first));
    __mmask16 pairs = _mm512_mask_test_epi32_mask(some, high, high);
    __mmask16 within =
        _mm512_mask_cmplt_epu32_mask(pairs, place, _mm512_set1_epi32((int)table->count));
    __m512i ascii = _mm512_maskz_or_epi32(some & (__mmask16)~pairs, code, one_byte);
    __m512i entries = _mm512_mask_i32gather_epi32(ascii, within, place, table->pairs, 4);
    return (struct group){.entries = entries,
                          .pairs = (size_t)_mm_popcnt_u32(pairs),
                          .count = count,
                          .all = _mm512_test_epi32_mask(entries, entries) == some};
}

/* The bytes of a group without those that its characters do not have. */
GAZ_WIDE static inline char *write_group(char *out, const struct group *group) {
    const __m512i top = _mm512_set4_epi32(0x0F0F0F0F, 0x0B0B0B0B, 0x07070707, 0x03030303);
    __m512i lengths =
        _mm512_and_si512(_mm512_shuffle_epi8(group->entries, top), _mm512_set1_epi8(3));
    uint64_t own = _mm512_cmpgt_epu8_mask(lengths, _mm512_set1_epi32(0x03020100));
    _mm512_storeu_si512(out, _mm512_maskz_compress_epi8(own, group->entries));
    return out + _mm_popcnt_u64(own);
}

GAZ_WIDE size_t gaz_gb18030_decode_wide(const gaz_gb_table *table, gaz_slice text, char **out) {
    struct codes codes;
    char *to = *out;
    size_t taken = 0;
    struct group group = {.all = true};
    for (list_codes(text, &codes); codes.count > 0 && group.all;
         list_codes(gaz_slice_from(text, taken), &codes)) {
        for (size_t i = 0; i < codes.count; i += LANES) {
            group = look_up(table, &codes, i);
            if (!group.all) {
                break;
            }
            to = write_group(to, &group);
            taken += group.count + group.pairs;
        }
    }
    *out = to;
    return taken;
}

GAZ_WIDE size_t gaz_gb18030_count_wide(const gaz_gb_table *table, gaz_slice text,
                                       gaz_gb_counts *counts) {
    struct codes codes;
    size_t taken = 0;
    struct group group = {.all = true};
    for (list_codes(text, &codes); codes.count > 0 && group.all;
         list_codes(gaz_slice_from(text, taken), &codes)) {
        for (size_t i = 0; i < codes.count; i += LANES) {
            group = look_up(table, &codes, i);
            if (!group.all) {
                break;
            }
            __mmask16 usual = _mm512_cmplt_epi32_mask(group.entries, _mm512_setzero_si512());
            counts->usual += (size_t)_mm_popcnt_u32(usual);
            counts->pairs += group.pairs;
            taken += group.count + group.pairs;
        }
    }
    return taken;
}

#else

bool gaz_gb18030_has_wide(void) {
    return false;
}

size_t gaz_gb18030_decode_wide(const gaz_gb_table *table, gaz_slice text, char **out) {
    (void)table;
    (void)text;
    (void)out;
    return 0;
}

size_t gaz_gb18030_count_wide(const gaz_gb_table *table, gaz_slice text, gaz_gb_counts *counts) {
    (void)table;
    (void)text;
    (void)counts;
    return 0;
}
#endif
