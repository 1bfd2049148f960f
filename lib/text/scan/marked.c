/*
 * marked.c - finding the few characters of a text that somebody looks for.
 *
 * Eight Han characters at a time (text/scan/han_vector.h), for each of which a byte of the
 * sieve is looked up: 3.8 ns, where a gather of the eight words that hold their bits took
 * 6.7, and bits looked up one by one 8.7. What is found goes into a list, so that the
 * next eight are looked at while nobody has asked yet what the last ones are: a
 * walk that stopped at each, and began anew behind it, took 1.6 times as long.
 * Where the text decides is a branch only at the end of a run of Han characters: with
 * one for each hit, and one for where the next eight begin, it took a fifth longer.
 */
#include "text/scan/marked.h"

#include <string.h>

#include "text/scan/cpu.h"
#include "text/scan/han_vector.h"
#include "text/scan/marked_wide.h"
#include "text/scan/scan.h"

/* Where the characters of a window are listed. */
struct list {
    gaz_sieve sieve;
    const char *begin;
    const char *end; /* of the text */
    gaz_marked *next;
};

static inline unsigned passes(gaz_sieve sieve, uint32_t c) {
    return sieve.bytes[c & sieve.low];
}

/* Lists the character at `at` when it passes; answers the next one. */
static inline const char *look_at_one(struct list *list, const char *at) {
    size_t step;
    uint32_t c = gaz_utf8_decode(at, list->end, &step);
    uint16_t key = (uint16_t)(c < UINT16_MAX ? c : UINT16_MAX);
    *list->next = (gaz_marked){(uint16_t)(at - list->begin), key};
    list->next += c > UINT16_MAX || passes(list->sieve, c) != 0;
    return at + step;
}

static size_t list_plainly(struct list *list, const char *at, const char *stop) {
    while (at < stop) {
        at = look_at_one(list, at);
    }
    return (size_t)(at - list->begin);
}

#ifdef GAZ_HAN_VECTOR

enum { ALL = (1 << GAZ_HAN_LANES) - 1 };

/* The top bit of each lane. */
GAZ_AVX2 static inline unsigned top_bits(__m256i lanes) {
    return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(lanes));
}

/* A bit for each lane whose character passes. */
GAZ_AVX2 static inline unsigned passing(gaz_sieve sieve, __m256i numbers) {
    uint32_t c[GAZ_HAN_LANES];
    __m256i low = _mm256_and_si256(numbers, _mm256_set1_epi32((int)sieve.low));
    _mm256_storeu_si256((__m256i *)(void *)c, low);
    const uint8_t *bytes = sieve.bytes;
    unsigned four = bytes[c[0]] + 2U * bytes[c[1]] + 4U * bytes[c[2]] + 8U * bytes[c[3]];
    unsigned more = bytes[c[4]] + 2U * bytes[c[5]] + 4U * bytes[c[6]] + 8U * bytes[c[7]];
    return four + 16 * more;
}

/* The same of a character that is not of three bytes, which is ASCII nearly always,
 * and the ASCII behind it. */
static inline const char *look_at_others(struct list *list, const char *at, const char *stop) {
    if ((unsigned char)*at >= 0x80) {
        return look_at_one(list, at);
    }
    do {
        *list->next = (gaz_marked){(uint16_t)(at - list->begin), (unsigned char)*at};
        list->next += passes(list->sieve, (unsigned char)*at);
        at++;
    } while (at < stop && (unsigned char)*at < 0x80);
    return at;
}

/* Lists the lanes whose bit is set: one or none nearly always, so that no branch tells
 * these apart. */
static inline void list_lanes(struct list *list, const char *at, const uint32_t *numbers,
                              unsigned marked) {
    unsigned first = (unsigned)(at - list->begin);
    unsigned lane = (unsigned)__builtin_ctz(marked | 1U << (GAZ_HAN_LANES - 1));
    *list->next = (gaz_marked){(uint16_t)(first + 3 * lane), (uint16_t)numbers[lane]};
    list->next += marked != 0;
    for (marked &= marked - 1; marked != 0; marked &= marked - 1) {
        lane = (unsigned)__builtin_ctz(marked);
        *list->next++ = (gaz_marked){(uint16_t)(first + 3 * lane), (uint16_t)numbers[lane]};
    }
}

GAZ_AVX2 static size_t list_by_eight(struct list *list, const char *at, const char *stop) {
    struct list copy = *list; /* which stays in registers */
    while (at < stop && copy.end - at >= GAZ_HAN_BYTES) {
        uint32_t each[GAZ_HAN_LANES];
        __m256i lanes = gaz_han_lanes(at);
        __m256i numbers = gaz_han_numbers(lanes);
        unsigned wide = top_bits(gaz_han_is_wide(lanes));
        unsigned marked = passing(copy.sieve, numbers);
        _mm256_storeu_si256((__m256i *)(void *)each, numbers);
        if (wide == ALL) {
            list_lanes(&copy, at, each, marked);
            at += GAZ_HAN_BYTES;
        } else { /* of three bytes, up to the first that is not */
            unsigned count = (unsigned)__builtin_ctz(~wide);
            list_lanes(&copy, at, each, marked & ((1U << count) - 1));
            at += 3 * count;
            at = at < stop ? look_at_others(&copy, at, stop) : at;
        }
    }
    *list = copy;
    return list_plainly(list, at, stop);
}

static size_t list_window(struct list *list, const char *at, const char *stop) {
    return gaz_cpu_has_avx2() ? list_by_eight(list, at, stop) : list_plainly(list, at, stop);
}

#else

static size_t list_window(struct list *list, const char *at, const char *stop) {
    return list_plainly(list, at, stop);
}
#endif

size_t gaz_list_marked(gaz_sieve sieve, const char **at, const char *end, gaz_marked *list) {
    struct list found = {.sieve = sieve, .begin = *at, .end = end, .next = list};
    const char *stop = end - *at > GAZ_MARKED_WINDOW ? *at + GAZ_MARKED_WINDOW : end;
    *at += list_window(&found, *at, stop);
    return (size_t)(found.next - list);
}

/* A window is searched when there is room for all it may hold, so that a stop is
 * noted without a branch. */
static void make_room(gaz_arena *arena, gaz_stops *stops, uint32_t *room) {
    while (*room - stops->count < GAZ_MARKED_MOST) {
        stops->offsets = gaz_arena_stretch_full(arena, stops->offsets, (uint32_t)stops->count, room,
                                                sizeof *stops->offsets);
    }
}

static void add_walk(uint8_t *bytes, uint32_t low, const uint32_t *walk) {
    for (uint32_t i = 0; i < GAZ_MARK_WORDS; i++) {
        for (uint32_t word = walk[i]; word != 0; word &= word - 1) {
            bytes[(32 * i + (uint32_t)__builtin_ctz(word)) & low] = 1;
        }
    }
}

gaz_sieve gaz_sieve_of(gaz_arena *arena, const gaz_walk_marks *marks) {
    size_t known = marks->first_two != NULL ? 2 : 0;
    if (known > 0 && known == marks->count) {
        return (gaz_sieve){marks->first_two, marks->low};
    }
    size_t size = (size_t)marks->low + 1;
    uint8_t *bytes = gaz_arena_alloc(arena, size);
    if (known > 0) {
        memcpy(bytes, marks->first_two, size);
    } else {
        memset(bytes, 0, size);
    }
    for (size_t walk = known; walk < marks->count; walk++) {
        add_walk(bytes, marks->low, marks->of[walk]);
    }
    return (gaz_sieve){bytes, marks->low};
}

/* How the windows of a text are searched. */
struct search {
    bool wide;
    gaz_sieve sieve;
    gaz_marked_grid grid;
};

static void prepare_search(gaz_arena *arena, struct search *search, const gaz_walk_marks *marks,
                           size_t bytes) {
    enum { WORTH_GRID = 2048 }; /* bytes: a grid takes as long to make as these to search */
    search->wide = bytes >= WORTH_GRID && gaz_marked_has_wide();
    if (search->wide) {
        gaz_marked_grid_of(marks, &search->grid);
    } else {
        search->sieve = gaz_sieve_of(arena, marks);
    }
}

static size_t search_window(const struct search *search, const char **at, const char *end,
                            gaz_marked *found) {
    return search->wide ? gaz_list_marked_wide(&search->grid, at, end, found)
                        : gaz_list_marked(search->sieve, at, end, found);
}

/* One walk after the other, so that where the next stop goes stays in a register. */
static void note_stops(bool wide, gaz_stops *stops, const uint32_t *marks, uint32_t window,
                       const gaz_marked *found, size_t count) {
    uint32_t *next = stops->offsets + stops->count;
    if (wide) {
        stops->count += gaz_note_marked_wide(marks, window, found, count, next);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        *next = window + found[i].at;
        next += gaz_is_marked(marks, found[i].key);
    }
    stops->count = (size_t)(next - stops->offsets);
}

void gaz_find_stops(gaz_arena *arena, gaz_slice text, const gaz_walk_marks *marks,
                    gaz_stops *stops) {
    struct search search;
    const char *end = text.ptr + text.len;
    gaz_marked found[GAZ_MARKED_MOST];
    uint32_t room[GAZ_MOST_WALKS] = {0};
    if (text.len > UINT32_MAX) {
        (void)gaz_arena_alloc(arena, SIZE_MAX); /* fails, as memory would below */
    }
    for (size_t walk = 0; walk < marks->count; walk++) {
        stops[walk] = (gaz_stops){.text = text};
    }
    prepare_search(arena, &search, marks, text.len);
    for (const char *at = text.ptr; at < end;) {
        uint32_t window = (uint32_t)(at - text.ptr);
        size_t count = search_window(&search, &at, end, found);
        for (size_t walk = 0; walk < marks->count; walk++) {
            make_room(arena, &stops[walk], &room[walk]);
            note_stops(search.wide, &stops[walk], marks->of[walk], window, found, count);
        }
    }
}

void gaz_add_stops(gaz_arena *arena, gaz_stops *stops, gaz_slice word) {
    gaz_slice rest = stops->text;
    const char *end = rest.ptr + rest.len;
    size_t more = 0;
    for (const char *at; (at = gaz_scan_find(rest, word)) != NULL; more++) {
        rest = (gaz_slice){at + word.len, (size_t)(end - at) - word.len};
    }
    if (more == 0) {
        return;
    }
    uint32_t *merged = gaz_arena_alloc(arena, (stops->count + more) * sizeof *merged);
    size_t old = 0;
    size_t count = 0;
    rest = stops->text;
    for (const char *at; (at = gaz_scan_find(rest, word)) != NULL;) {
        uint32_t offset = (uint32_t)(at - stops->text.ptr);
        while (old < stops->count && stops->offsets[old] < offset) {
            merged[count++] = stops->offsets[old++];
        }
        merged[count++] = offset;
        rest = (gaz_slice){at + word.len, (size_t)(end - at) - word.len};
    }
    while (old < stops->count) {
        merged[count++] = stops->offsets[old++];
    }
    stops->offsets = merged;
    stops->count = count;
}
