/* utf8.c - UTF-8 as RFC 3629 has it: checked once per stage, then trusted. */
#include "text/utf8.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text/scan/cpu.h"
#include "text/scan/utf8_vector.h"
#include "text/scan/utf8_wide.h"
#include "text/slice.h"

static bool is_tail(unsigned char b) {
    return (b & 0xC0) == 0x80;
}

/* Bytes of the well-formed sequence at b (Unicode table 3-7), 0 when none. */
static size_t sequence_length(const unsigned char *b, size_t left) {
    if (b[0] < 0xC2) {
        return 0;
    }
    if (b[0] < 0xE0) {
        return left >= 2 && is_tail(b[1]) ? 2 : 0;
    }
    if (b[0] < 0xF0) {
        if (left < 3 || !is_tail(b[1]) || !is_tail(b[2])) {
            return 0;
        }
        bool overlong = b[0] == 0xE0 && b[1] < 0xA0;
        bool surrogate = b[0] == 0xED && b[1] >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (b[0] > 0xF4 || left < 4 || !is_tail(b[1]) || !is_tail(b[2]) || !is_tail(b[3])) {
        return 0;
    }
    bool overlong = b[0] == 0xF0 && b[1] < 0x90;
    bool beyond = b[0] == 0xF4 && b[1] >= 0x90;
    return overlong || beyond ? 0 : 4;
}

/* Nearly all of a gazette is three-byte Han (E1..EC, EE, EF leads need no
 * further look), so those are taken in a loop of their own. */
static const unsigned char *skip_common_han(const unsigned char *at, const unsigned char *end) {
    while (end - at >= 3 && at[0] > 0xE0 && at[0] < 0xED && is_tail(at[1]) && is_tail(at[2])) {
        at += 3;
    }
    return at;
}

static const unsigned char *skip_ascii(const unsigned char *at, const unsigned char *end) {
    while (end - at >= 8) {
        uint64_t word;
        memcpy(&word, at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
        at += 8;
    }
    while (at < end && *at < 0x80) {
        at++;
    }
    return at;
}

/* Where the character that holds byte `at` may begin: at most three back. */
static size_t character_start(gaz_slice text, size_t at) {
    size_t back = 0;
    while (back < 3 && at > back && at - back < text.len &&
           is_tail((unsigned char)text.ptr[at - back])) {
        back++;
    }
    return at - back;
}

/* The fast path starts behind three bytes, so those are checked here first. */
static size_t skip_valid_blocks(gaz_slice text) {
    const unsigned char *b = (const unsigned char *)text.ptr;
    size_t seen = 0;
    while (text.len >= 4 && seen < 3) {
        size_t length = b[seen] < 0x80 ? 1 : sequence_length(b + seen, text.len - seen);
        if (length == 0) {
            return 0;
        }
        seen += length;
    }
    size_t blocks = gaz_utf8_valid_blocks(text);
    return blocks > 3 ? character_start(text, blocks - 3) : 0;
}

size_t gaz_utf8_valid(gaz_slice text) {
    const unsigned char *begin = (const unsigned char *)text.ptr;
    const unsigned char *end = begin + text.len;
    const unsigned char *at = begin + skip_valid_blocks(text);
    while (at < end) {
        at = skip_common_han(at, end);
        if (at == end) {
            break;
        }
        if (*at < 0x80) {
            at = skip_ascii(at, end);
            continue;
        }
        size_t length = sequence_length(at, (size_t)(end - at));
        if (length == 0) {
            break;
        }
        at += length;
    }
    return (size_t)(at - begin);
}

size_t gaz_utf8_encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

#ifdef __SSE2__
/* How many of the eight bytes of a word are 10xxxxxx. */
static size_t tails_in(uint64_t word) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t tails = word >> 7 & ~word >> 6 & ones;
    return (size_t)(tails * ones >> 56);
}

/* The same of a text of 16 bytes at least. The last block overlaps the one before it: what
 * was counted there is masked. */
static size_t tails_in_blocks(gaz_slice text) {
    enum { WIDTH = 16 };
    static const char ones[2 * WIDTH] = {[WIDTH] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const __m128i below_tails = _mm_set1_epi8((char)0xC0); /* signed: tails are 0x80..0xBF */
    __m128i sum = _mm_setzero_si128();
    for (size_t left = text.len;;) {
        const char *block = gaz_slice_end(text) - (left < WIDTH ? WIDTH : left);
        size_t new = left < WIDTH ? left : WIDTH;
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)block);
        __m128i mask = _mm_loadu_si128((const __m128i *)(const void *)(ones + new));
        __m128i tails = _mm_and_si128(_mm_cmplt_epi8(bytes, below_tails), mask);
        sum = _mm_add_epi64(sum, _mm_sad_epu8(tails, _mm_setzero_si128()));
        if (left <= WIDTH) {
            break;
        }
        left -= WIDTH;
    }
    sum = _mm_add_epi64(sum, _mm_unpackhi_epi64(sum, sum));
    return (size_t)_mm_cvtsi128_si64(sum);
}
/* One to seven bytes of text in a word, the others 0. */
static uint64_t short_word(gaz_slice text) {
    enum { HALF = sizeof(uint32_t) };
    const unsigned char *b = (const unsigned char *)text.ptr;
    if (text.len < HALF) { /* the middle one may be the first or the last again */
        size_t middle = text.len / 2;
        size_t last = text.len - 1;
        return b[0] | (uint64_t)b[middle] << 8 * middle | (uint64_t)b[last] << 8 * last;
    }
    uint32_t low;
    uint32_t high;
    memcpy(&low, b, HALF);
    memcpy(&high, b + text.len - HALF, HALF);
    return low | (uint64_t)high << 8 * (text.len - HALF);
}

size_t gaz_utf8_count_narrow(gaz_slice text) {
    enum { WORD = sizeof(uint64_t) };
    if (text.len >= 2 * WORD) {
        return text.len - tails_in_blocks(text);
    }
    if (text.len < WORD) {
        return text.len == 0 ? 0 : text.len - tails_in(short_word(text));
    }
    uint64_t first;
    memcpy(&first, text.ptr, WORD);
    size_t tails = tails_in(first);
    if (text.len > WORD) {
        uint64_t last;
        memcpy(&last, gaz_slice_end(text) - WORD, WORD);
        tails += tails_in(last >> 8 * (2 * WORD - text.len));
    }
    return text.len - tails;
}

#else
size_t gaz_utf8_count_narrow(gaz_slice text) {
    size_t count = 0;
    for (size_t at = 0; at < text.len; at++) {
        count += !is_tail((unsigned char)text.ptr[at]);
    }
    return count;
}
#endif

size_t gaz_utf8_count(gaz_slice text) {
    return gaz_cpu_has_vbmi2() ? gaz_utf8_count_by_64(text) : gaz_utf8_count_narrow(text);
}

gaz_slice gaz_utf8_head(gaz_slice text, size_t count) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    while (count > 0 && at < end) {
        size_t step;
        gaz_utf8_decode(at, end, &step);
        at += step;
        count--;
    }
    return (gaz_slice){text.ptr, (size_t)(at - text.ptr)};
}
