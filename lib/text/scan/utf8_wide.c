/*
 * utf8_wide.c - ASCII and characters of three bytes, checked 64 bytes at a time.
 *
 * Where nothing else stands, two bytes behind each first one go on with a character, and no
 * others do: a shift of bits in the place of look-ups for each byte.
 */
#include "text/scan/utf8_wide.h"

#include "text/scan/wide.h"

#ifdef GAZ_WIDE

bool gaz_utf8_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

/* Begins a character of three bytes, whatever its second one is. */
static bool is_lead(unsigned char byte) {
    return byte > 0xE0 && byte < 0xF0 && byte != 0xED;
}

/* The bits that the bytes before `at` have in the block before it, of those that may still go
 * on; false where they belong to another character. */
static bool leads_before(const unsigned char *at, uint64_t *leads) {
    *leads = 0;
    for (int back = 1; back <= 3; back++) {
        unsigned char byte = at[-back];
        if (byte >= 0xC0 && !is_lead(byte)) {
            return false;
        }
        *leads |= is_lead(byte) ? UINT64_C(1) << (64 - back) : 0;
    }
    return true;
}

GAZ_WIDE size_t gaz_utf8_common_blocks(gaz_slice text, size_t at) {
    uint64_t before;
    if (!leads_before((const unsigned char *)text.ptr + at, &before)) {
        return at;
    }
    for (; text.len - at >= GAZ_WIDE_BLOCK; at += GAZ_WIDE_BLOCK) {
        __m512i bytes = _mm512_loadu_si512(text.ptr + at);
        uint64_t beyond_ascii = _mm512_movepi8_mask(bytes);
        uint64_t tails = _mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8((char)0xC0));
        uint64_t leads = _mm512_cmplt_epu8_mask(
            _mm512_sub_epi8(bytes, _mm512_set1_epi8((char)0xE1)), _mm512_set1_epi8(0x0F));
        leads &= ~_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xED));
        uint64_t owed = leads << 1 | leads << 2 | before >> 63 | before >> 62;
        if (beyond_ascii != (leads | tails) || tails != owed) {
            break;
        }
        before = leads;
    }
    return at;
}

GAZ_WIDE size_t gaz_utf8_count_by_64(gaz_slice text) {
    size_t count = 0;
    for (size_t at = 0; at < text.len; at += GAZ_WIDE_BLOCK) {
        size_t left = text.len - at;
        uint64_t starts = _mm512_cmpgt_epi8_mask(gaz_wide_load(text.ptr + at, left),
                                                 _mm512_set1_epi8((char)0xBF));
        count += (size_t)_mm_popcnt_u64(starts & gaz_wide_first_bytes(left));
    }
    return count;
}

#else

bool gaz_utf8_has_wide(void) {
    return false;
}

size_t gaz_utf8_common_blocks(gaz_slice text, size_t at) {
    (void)text;
    return at;
}

size_t gaz_utf8_count_by_64(gaz_slice text) {
    return gaz_utf8_count_narrow(text);
}
#endif
