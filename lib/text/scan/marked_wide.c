/*
 * marked_wide.c - the search of marked.c, 64 bytes and 16 characters at a time.
 *
 * Each byte is taken for the first of a character, and the bytes behind it are looked up in a
 * grid. What passes, some four times as many as are marked, is packed without a branch and
 * looked up as a whole.
 */
#include "text/scan/marked_wide.h"

#include <string.h>

#include "text/scan/wide.h"

#ifdef GAZ_WIDE

/* Bytes of a text that a window may read: its own, and those of its last character. */
enum { WHOLE_WINDOW = GAZ_MARKED_WINDOW + 3 };

enum { COLUMNS = 8, ROWS = 64, FIRST_HAN = 4, LAST_HAN = 9, LANES = 16 };

bool gaz_marked_has_wide(void) {
    return gaz_cpu_has_vbmi2();
}

GAZ_WIDE static void unite(const gaz_walk_marks *marks, uint32_t any[GAZ_MARK_WORDS]) {
    for (size_t word = 0; word < GAZ_MARK_WORDS; word += LANES) {
        __m512i bits = _mm512_setzero_si512();
        for (size_t walk = 0; walk < marks->count; walk++) {
            bits = _mm512_or_si512(bits, _mm512_loadu_si512(marks->of[walk] + word));
        }
        _mm512_storeu_si512(any + word, bits);
    }
}

/* A bit for each of 64 characters that is marked. */
static uint64_t row_from(const gaz_marked_grid *grid, size_t first) {
    const uint32_t *words = grid->any + first / 32;
    return words[0] | (uint64_t)words[1] << 32;
}

static void fill(uint8_t entries[ROWS], uint64_t bits) {
    for (size_t i = 0; i < ROWS; i++) {
        entries[i] = bits >> i & 1;
    }
}

void gaz_marked_grid_of(const gaz_walk_marks *marks, gaz_marked_grid *grid) {
    unite(marks, grid->any);
    for (size_t row = 0; row < ROWS; row++) {
        uint64_t bits = 0;
        for (size_t first = FIRST_HAN; first <= LAST_HAN; first++) {
            bits |= row_from(grid, ROWS * (ROWS * first + row));
        }
        for (size_t column = 0; column < COLUMNS; column++) {
            grid->han[column][row] = (uint8_t)(bits >> 8 * column);
        }
    }
    fill(grid->points, row_from(grid, 0x3000));
    fill(grid->full_width, row_from(grid, 0xFF00));
    fill(grid->ascii[0], row_from(grid, 0));
    fill(grid->ascii[1], row_from(grid, ROWS));
}

GAZ_WIDE static inline uint64_t in_table(const uint8_t *table, __m512i last) {
    __m512i entries = _mm512_permutexvar_epi8(last, gaz_wide_table(table));
    return _mm512_test_epi8_mask(entries, entries);
}

GAZ_WIDE static inline uint64_t equal(__m512i bytes, char c) {
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(c));
}

/* A bit for each byte of a block that may begin a marked character. Those that the grid knows
 * nothing of all may. */
GAZ_WIDE static inline uint64_t candidates(const gaz_marked_grid *grid, const char *at) {
    __m512i first = _mm512_loadu_si512(at);
    __m512i second = _mm512_loadu_si512(at + 1);
    __m512i third = _mm512_loadu_si512(at + 2);
    uint64_t beyond_ascii = _mm512_movepi8_mask(first);
    uint64_t leads = _mm512_cmpge_epu8_mask(first, _mm512_set1_epi8((char)0xC0));
    uint64_t han =
        _mm512_cmple_epu8_mask(_mm512_sub_epi8(first, _mm512_set1_epi8((char)(0xE0 | FIRST_HAN))),
                               _mm512_set1_epi8(LAST_HAN - FIRST_HAN));
    uint64_t point = equal(first, '\xE3') & equal(second, '\x80');
    uint64_t full_width = equal(first, '\xEF') & equal(second, '\xBC');
    __m512i narrow = _mm512_permutex2var_epi8(gaz_wide_table(grid->ascii[0]), first,
                                              gaz_wide_table(grid->ascii[1]));
    return (leads & ~(han | point | full_width)) |
           (han & gaz_wide_in_grid(grid->han, second, third)) |
           (point & in_table(grid->points, third)) |
           (full_width & in_table(grid->full_width, third)) |
           (_mm512_test_epi8_mask(narrow, narrow) & ~beyond_ascii);
}

/* Lists where the characters of a window begin that may be marked. */
GAZ_WIDE static size_t list_candidates(const gaz_marked_grid *grid, const char *window, size_t len,
                                       uint16_t *places) {
    enum { HALF = GAZ_WIDE_BLOCK / 2 };
    uint16_t *next = places;
    __m512i place = gaz_wide_counting();
    for (size_t at = 0; at < len; at += GAZ_WIDE_BLOCK) {
        uint64_t found = candidates(grid, window + at);
        for (int half = 0; half < 2; half++, found >>= HALF) {
            _mm512_storeu_si512(next, _mm512_maskz_compress_epi16((__mmask32)found, place));
            next += _mm_popcnt_u64(found & UINT32_MAX);
            place = _mm512_add_epi16(place, _mm512_set1_epi16(HALF));
        }
    }
    return (size_t)(next - places);
}

/* Lanes whose character has neither one nor three bytes. */
GAZ_WIDE static inline __mmask16 are_other(__m512i bytes) {
    __m512i high = _mm512_and_si512(bytes, _mm512_set1_epi32(0xF0));
    return _mm512_test_epi32_mask(bytes, _mm512_set1_epi32(0x80)) &
           _mm512_cmpneq_epi32_mask(high, _mm512_set1_epi32(0xE0));
}

/* The numbers of characters of one byte and of three. */
GAZ_WIDE static inline __m512i numbers_of(__m512i bytes) {
    const __m512i turn =
        _mm512_set4_epi32((int)0x800C0D0E, (int)0x8008090A, (int)0x80040506, (int)0x80000102);
    __m512i bits =
        _mm512_and_si512(_mm512_shuffle_epi8(bytes, turn), _mm512_set1_epi32(0x000F3F3F));
    __m512i halves = _mm512_maddubs_epi16(bits, _mm512_set1_epi32(0x00014001)); /* 1, 64; 1 */
    __m512i wide = _mm512_madd_epi16(halves, _mm512_set1_epi32(0x10000001));    /* 1; 4096 */
    __mmask16 beyond_ascii = _mm512_test_epi32_mask(bytes, _mm512_set1_epi32(0x80));
    return _mm512_mask_blend_epi32(beyond_ascii, _mm512_and_si512(bytes, _mm512_set1_epi32(0x7F)),
                                   wide);
}

/* Lanes whose character is marked. */
GAZ_WIDE static inline __mmask16 are_marked(const uint32_t *marks, __m512i numbers) {
    __m512i words = _mm512_i32gather_epi32(_mm512_srli_epi32(numbers, 5), marks, 4);
    __m512i bit =
        _mm512_sllv_epi32(_mm512_set1_epi32(1), _mm512_and_si512(numbers, _mm512_set1_epi32(31)));
    return _mm512_test_epi32_mask(words, bit);
}

static gaz_marked *list_plainly(const gaz_marked_grid *grid, const char *window, const char *end,
                                const uint16_t *places, size_t count, gaz_marked *next) {
    for (size_t i = 0; i < count; i++) {
        const char *at = window + places[i];
        uint32_t key = gaz_mark_key(at, end);
        *next = (gaz_marked){places[i], (uint16_t)key};
        next += (unsigned char)*at >= 0xF0 || gaz_is_marked(grid->any, key);
    }
    return next;
}

/* Lists those of the places whose character is marked. */
GAZ_WIDE static gaz_marked *list_marked(const gaz_marked_grid *grid, const char *window,
                                        const char *end, const uint16_t *places, size_t count,
                                        gaz_marked *next) {
    size_t i = 0;
    for (; count - i >= LANES; i += LANES) {
        __m512i place =
            _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(const void *)(places + i)));
        __m512i bytes = _mm512_i32gather_epi32(place, window, 1);
        if (are_other(bytes) != 0) {
            next = list_plainly(grid, window, end, places + i, LANES, next);
            continue;
        }
        __m512i numbers = numbers_of(bytes);
        __mmask16 marked = are_marked(grid->any, numbers);
        __m512i both = _mm512_or_si512(place, _mm512_slli_epi32(numbers, 16));
        _mm512_storeu_si512(next, _mm512_maskz_compress_epi32(marked, both));
        next += _mm_popcnt_u64(marked);
    }
    return list_plainly(grid, window, end, places + i, count - i, next);
}

/* A window whose bytes may be read up to a block behind its end. */
static size_t list_window(const gaz_marked_grid *grid, const char *window, size_t len,
                          const char *end, gaz_marked *list) {
    uint16_t places[GAZ_MARKED_WINDOW + GAZ_WIDE_BLOCK];
    size_t count = list_candidates(grid, window, len, places);
    return (size_t)(list_marked(grid, window, end, places, count, list) - list);
}

/* The last window, before bytes that begin no character. */
static size_t list_last_window(const gaz_marked_grid *grid, const char *window, size_t len,
                               gaz_marked *list) {
    char padded[WHOLE_WINDOW + GAZ_WIDE_BLOCK];
    memcpy(padded, window, len);
    memset(padded + len, 0x80, GAZ_WIDE_BLOCK);
    return list_window(grid, padded, len, padded + len, list);
}

size_t gaz_list_marked_wide(const gaz_marked_grid *grid, const char **at, const char *end,
                            gaz_marked *list) {
    const char *window = *at;
    if ((size_t)(end - window) < WHOLE_WINDOW) {
        *at = end;
        return list_last_window(grid, window, (size_t)(end - window), list);
    }
    *at = window + GAZ_MARKED_WINDOW;
    while (*at < end && ((unsigned char)**at & 0xC0) == 0x80) {
        (*at)++;
    }
    return list_window(grid, window, GAZ_MARKED_WINDOW, end, list);
}

GAZ_WIDE size_t gaz_note_marked_wide(const uint32_t *marks, uint32_t window, const gaz_marked *list,
                                     size_t count, uint32_t *offsets) {
    uint32_t *next = offsets;
    for (size_t i = 0; i < count; i += LANES) {
        __mmask16 some = (__mmask16)_bzhi_u32(UINT16_MAX, count - i < LANES ? count - i : LANES);
        __m512i both = _mm512_maskz_loadu_epi32(some, list + i);
        __mmask16 marked = some & are_marked(marks, _mm512_srli_epi32(both, 16));
        __m512i offset = _mm512_add_epi32(_mm512_and_si512(both, _mm512_set1_epi32(UINT16_MAX)),
                                          _mm512_set1_epi32((int)window));
        _mm512_storeu_si512(next, _mm512_maskz_compress_epi32(marked, offset));
        next += _mm_popcnt_u64(marked);
    }
    return (size_t)(next - offsets);
}

#else

bool gaz_marked_has_wide(void) {
    return false;
}

void gaz_marked_grid_of(const gaz_walk_marks *marks, gaz_marked_grid *grid) {
    (void)marks;
    (void)grid;
}

size_t gaz_list_marked_wide(const gaz_marked_grid *grid, const char **at, const char *end,
                            gaz_marked *list) {
    (void)grid;
    (void)list;
    *at = end;
    return 0;
}

size_t gaz_note_marked_wide(const uint32_t *marks, uint32_t window, const gaz_marked *list,
                            size_t count, uint32_t *offsets) {
    (void)marks;
    (void)window;
    (void)list;
    (void)count;
    (void)offsets;
    return 0;
}
#endif
