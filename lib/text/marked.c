/*
 * marked.c - finding the few characters of a text that somebody looks for.
 *
 * Eight Han characters at a time (text/han_vector.h), for which a gather fetches the
 * eight words that hold their bits: 0.9 instructions a byte in the place of 7.5 of a
 * plain loop. What is found goes into a list, so that the
 * next eight are looked at while nobody has asked yet what the last ones are: a
 * walk that stopped at each, and began anew behind it, took 1.6 times as long.
 */
#include "text/marked.h"

#include "text/han_vector.h"
#include "text/utf8.h"

/* Where the characters of a window are listed. */
struct list {
    const uint32_t *marks;
    const char *begin;
    const char *end; /* of the text */
    uint16_t *next;
};

/* Lists the character at `at` when it is marked; answers the next one. */
static inline const char *look_at_one(struct list *list, const char *at) {
    size_t step;
    uint32_t c = gaz_utf8_decode(at, list->end, &step);
    *list->next = (uint16_t)(at - list->begin);
    list->next += c > UINT16_MAX || gaz_is_marked(list->marks, c);
    return at + step;
}

static size_t list_plainly(struct list *list, const char *at, const char *stop) {
    while (at < stop) {
        at = look_at_one(list, at);
    }
    return (size_t)(at - list->begin);
}

#ifdef GAZ_HAN_VECTOR

enum { FEW = 2 };

/* The top bit of each lane. */
GAZ_AVX2 static inline unsigned top_bits(__m256i lanes) {
    return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(lanes));
}

/* A bit for each lane whose character is marked. */
GAZ_AVX2 static inline unsigned marked_of(const uint32_t *marks, __m256i lanes) {
    __m256i numbers = gaz_han_numbers(lanes);
    __m256i words =
        _mm256_i32gather_epi32((const int *)(const void *)marks, _mm256_srli_epi32(numbers, 5), 4);
    __m256i up = _mm256_andnot_si256(numbers, _mm256_set1_epi32(31));
    return top_bits(_mm256_sllv_epi32(words, up));
}

/* The same of a character that is not of three bytes, and the ASCII behind it. */
static const char *look_at_others(struct list *list, const char *at, const char *stop) {
    at = look_at_one(list, at);
    while (at < stop && (unsigned char)*at < 0x80) {
        *list->next = (uint16_t)(at - list->begin);
        list->next += gaz_is_marked(list->marks, (unsigned char)*at);
        at++;
    }
    return at;
}

GAZ_AVX2 static size_t list_by_eight(struct list *list, const char *at, const char *stop) {
    while (at < stop && list->end - at >= GAZ_HAN_BYTES) {
        __m256i lanes = gaz_han_lanes(at);
        /* Of three bytes, up to the first that is not. */
        unsigned count = (unsigned)__builtin_ctz(~top_bits(gaz_han_is_wide(lanes)));
        if (count < FEW) {
            at = look_at_others(list, at, stop);
            continue;
        }
        unsigned marked = marked_of(list->marks, lanes) & ((1U << count) - 1);
        for (; marked != 0; marked &= marked - 1) {
            *list->next++ = (uint16_t)(at - list->begin + 3 * __builtin_ctz(marked));
        }
        at += 3 * count;
    }
    return list_plainly(list, at, stop);
}

static size_t list_window(struct list *list, const char *at, const char *stop) {
    return __builtin_cpu_supports("avx2") ? list_by_eight(list, at, stop)
                                          : list_plainly(list, at, stop);
}

#else

static size_t list_window(struct list *list, const char *at, const char *stop) {
    return list_plainly(list, at, stop);
}
#endif

size_t gaz_list_marked(const uint32_t *marks, const char **at, const char *end, uint16_t *list) {
    struct list found = {.marks = marks, .begin = *at, .end = end, .next = list};
    const char *stop = end - *at > GAZ_MARKED_WINDOW ? *at + GAZ_MARKED_WINDOW : end;
    *at += list_window(&found, *at, stop);
    return (size_t)(found.next - list);
}

/* The character at `at`, up to U+FFFF. Most are of one byte or of three, in no order
 * that a branch could foresee. */
static inline uint32_t key_at(const char *at, const char *end) {
    const unsigned char *b = (const unsigned char *)at;
    if (end - at >= 3 && (b[0] < 0x80 || (b[0] & 0xF0) == 0xE0)) {
        uint32_t three =
            (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
        return b[0] < 0x80 ? b[0] : three;
    }
    size_t step;
    uint32_t c = gaz_utf8_decode(at, end, &step);
    return c <= UINT16_MAX ? c : UINT16_MAX;
}

/* The bit for `at` where its character is marked. */
static inline uint64_t stop_of(const uint32_t *marks, uint32_t key, size_t at) {
    return (uint64_t)gaz_is_marked(marks, key) << at % 64;
}

void gaz_find_stops(gaz_arena *arena, gaz_slice text, const uint32_t *const marks[2],
                    gaz_stops stops[2]) {
    const char *end = text.ptr + text.len;
    uint32_t either[GAZ_MARK_WORDS];
    uint16_t list[GAZ_MARKED_MOST];
    for (size_t i = 0; i < GAZ_MARK_WORDS; i++) {
        either[i] = marks[0][i] | marks[1][i];
    }
    for (size_t walk = 0; walk < 2; walk++) {
        size_t words = text.len / 64 + 1;
        stops[walk] = (gaz_stops){text, gaz_arena_zero(arena, words * sizeof *stops[walk].bits)};
    }
    for (const char *at = text.ptr; at < end;) {
        const char *window = at;
        size_t found = gaz_list_marked(either, &at, end, list);
        for (size_t i = 0; i < found; i++) {
            const char *stop = window + list[i];
            size_t byte = (size_t)(stop - text.ptr);
            uint32_t key = key_at(stop, end);
            stops[0].bits[byte / 64] |= stop_of(marks[0], key, byte);
            stops[1].bits[byte / 64] |= stop_of(marks[1], key, byte);
        }
    }
}
