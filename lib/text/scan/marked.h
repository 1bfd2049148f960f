/* marked.h - finding the few characters of a text that somebody looks for. */
#ifndef GAZ_TEXT_MARKED_H
#define GAZ_TEXT_MARKED_H

#include "text/memory/arena.h"
#include "text/utf8.h"

/* A bit for each character up to U+FFFF: 8 KB, which stay in the first cache. */
enum { GAZ_MARK_WORDS = 0x10000 / 32 };

static inline bool gaz_is_marked(const uint32_t *marks, uint32_t c) {
    return (marks[c / 32] >> c % 32 & 1) != 0;
}

static inline void gaz_mark(uint32_t *marks, uint32_t c) {
    marks[c / 32] |= UINT32_C(1) << c % 32;
}

/* A byte, 0 or 1, for each character up to U+FFFF, or one for all that have the same
 * low bits: what is marked has a 1, and so may others that share its byte. */
typedef struct gaz_sieve {
    const uint8_t *bytes;
    uint32_t low; /* the bits of a character that tell its byte */
} gaz_sieve;

/* `low` for a byte of each, and for a quarter of that: few marks let few others through,
 * and it takes no time to put together. */
enum { GAZ_SIEVE_WHOLE = 0xFFFF, GAZ_SIEVE_FOLDED = 0x3FFF };

/* Bytes of a text that are searched at a time, and room for what they hold. */
enum { GAZ_MARKED_WINDOW = 4096, GAZ_MARKED_MOST = GAZ_MARKED_WINDOW + 32 };

/* A character of a window. */
typedef struct gaz_marked {
    uint16_t at;  /* where it begins */
    uint16_t key; /* gaz_mark_key */
} gaz_marked;

/* Searches a window of *at..end (valid UTF-8) for the characters that the sieve lets
 * through; of four bytes, for all. Puts them, counted from *at, into list, which has room for
 * GAZ_MARKED_MOST, and answers how many they are; *at moves behind the window. */
size_t gaz_list_marked(gaz_sieve sieve, const char **at, const char *end, gaz_marked *list);

/* Where a walk over a text has to stop, in order. */
typedef struct gaz_stops {
    gaz_slice text;
    uint32_t *offsets; /* bytes of the text */
    size_t count;
} gaz_stops;

/* What several walks over a text stop at. */
enum { GAZ_MOST_WALKS = 4 };
typedef struct gaz_walk_marks {
    const uint32_t *of[GAZ_MOST_WALKS];
    size_t count;
    const uint8_t *first_two; /* the bytes of a whole sieve of these, where they are known */
    uint32_t low;             /* of the sieve */
} gaz_walk_marks;

/* A sieve that lets through what any of them marks. */
gaz_sieve gaz_sieve_of(gaz_arena *arena, const gaz_walk_marks *marks);

/* The stops of some walks over text, with one search: for each where a character begins that
 * it marks. Those above U+FFFF have the mark of U+FFFF. */
void gaz_find_stops(gaz_arena *arena, gaz_slice text, const gaz_walk_marks *marks,
                    gaz_stops *stops);

/* Adds the places where a word stands that none of the stops is at. */
void gaz_add_stops(gaz_arena *arena, gaz_stops *stops, gaz_slice word);

/* The character at `at`, up to U+FFFF, which stands for those above. Most are of one byte
 * or of three, in no order that a branch could foresee. */
static inline uint32_t gaz_mark_key(const char *at, const char *end) {
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

#endif
