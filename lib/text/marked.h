/* marked.h - finding the few characters of a text that somebody looks for. */
#ifndef GAZ_TEXT_MARKED_H
#define GAZ_TEXT_MARKED_H

#include "text/arena.h"

/* A bit for each character up to U+FFFF: 8 KB, which stay in the first cache. */
enum { GAZ_MARK_WORDS = 0x10000 / 32 };

static inline bool gaz_is_marked(const uint32_t *marks, uint32_t c) {
    return (marks[c / 32] >> c % 32 & 1) != 0;
}

static inline void gaz_mark(uint32_t *marks, uint32_t c) {
    marks[c / 32] |= UINT32_C(1) << c % 32;
}

/* Bytes of a text that are searched at a time, and room for what they hold. */
enum { GAZ_MARKED_WINDOW = 4096, GAZ_MARKED_MOST = GAZ_MARKED_WINDOW + 32 };

/* Searches a window of *at..end (valid UTF-8) for the characters whose bit in
 * marks is set; of four bytes, for all. Puts where they begin, counted from *at,
 * into list, which has room for GAZ_MARKED_MOST, and answers how many they are;
 * *at moves behind the window. */
size_t gaz_list_marked(const uint32_t *marks, const char **at, const char *end, uint16_t *list);

/* Where a walk over a text has to stop: a bit for each of its bytes. */
typedef struct gaz_stops {
    gaz_slice text;
    uint64_t *bits;
} gaz_stops;

/* The stops of two walks over text, with one search: where a character begins whose bit
 * is set in marks[0], and in marks[1]. Characters above U+FFFF have that of U+FFFF. */
void gaz_find_stops(gaz_arena *arena, gaz_slice text, const uint32_t *const marks[2],
                    gaz_stops stops[2]);

/* Adds a stop at `at`. */
static inline void gaz_stops_add(gaz_stops *stops, const char *at) {
    size_t bit = (size_t)(at - stops->text.ptr);
    stops->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* The first stop from `at` on that lies before end, or end. */
static inline const char *gaz_stops_next(const gaz_stops *stops, const char *at, const char *end) {
    size_t from = (size_t)(at - stops->text.ptr);
    size_t to = (size_t)(end - stops->text.ptr);
    if (from >= to) {
        return end;
    }
    size_t word = from / 64;
    uint64_t bits = stops->bits[word] & UINT64_MAX << from % 64;
    while (bits == 0 && 64 * ++word < to) {
        bits = stops->bits[word];
    }
    if (bits == 0) {
        return end;
    }
    const char *stop = stops->text.ptr + 64 * word + __builtin_ctzll(bits);
    return stop < end ? stop : end;
}

#endif
