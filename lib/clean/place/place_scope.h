/*
 * place_scope.h - which characters to look out for, and for which places.
 *
 * The scope of an issue is its place, the places above it, and those beside
 * and below it. For each character of their names the look-alikes are watched.
 */
#ifndef GAZ_CLEAN_PLACE_SCOPE_H
#define GAZ_CLEAN_PLACE_SCOPE_H

#include "clean/place/issuer.h"
#include "data/lookalikes.h"

/* A character next to which a whole name shows one wrong character: 城 for
 * ?城县, 郯 for 郯?县. */
typedef struct gaz_anchor {
    uint32_t character;
    gaz_place place;
    uint8_t at;       /* its index in the name */
    uint8_t wrong_at; /* the index of the character that is wrong */
    uint8_t relation; /* gaz_relation */
} gaz_anchor;

/* How a place of the scope stands to the issue. */
typedef enum gaz_relation { GAZ_ISSUES, GAZ_ABOVE, GAZ_NEAR } gaz_relation;

/* The bytes of a character of three. */
static inline uint32_t gaz_three_bytes(const char *at) {
    return (uint32_t)(unsigned char)at[0] | (uint32_t)(unsigned char)at[1] << 8 |
           (uint32_t)(unsigned char)at[2] << 16;
}

/* A character that may be a misreading of one in a place's stem. */
typedef struct gaz_watch {
    uint32_t wrong;
    uint32_t right;
    uint32_t beside; /* the bytes of the character of the name before it, or of that behind it */
    gaz_place place;
    uint8_t index; /* of the character in the stem */
    uint8_t use;   /* gaz_lookalike_use */
    uint8_t seen;
    uint8_t learned;  /* whole names of this issue show it */
    uint8_t alike;    /* the tables have the pair */
    uint8_t relation; /* gaz_relation */
} gaz_watch;

/* Whether a name of the watch may stand around the character at `at` of text: what it has beside it
 * does. Nearly always not. */
static inline bool gaz_watch_may_fit(const gaz_watch *watch, gaz_slice text, const char *at) {
    const char *beside = watch->index > 0 ? at - 3 : at + 3;
    bool within = beside >= text.ptr && beside + 3 <= text.ptr + text.len;
    return within && gaz_three_bytes(beside) == watch->beside;
}

/* What is known of the characters that share their low bits. */
enum { GAZ_SCOPE_SLOTS = 4096 };
typedef struct gaz_scope_slot {
    uint16_t watch; /* the first of one of these characters */
    bool anchored;  /* one of them has anchors */
} gaz_scope_slot;

typedef struct gaz_place_scope {
    gaz_issuer issuer;
    gaz_anchor *anchors; /* sorted by character */
    uint32_t anchor_count;
    uint32_t anchor_capacity;
    gaz_watch *watches; /* sorted by `wrong`, the issuer's first */
    uint32_t count;
    uint32_t capacity;
    gaz_scope_slot *slots; /* NULL: not indexed */
    const gaz_user_table *user;
} gaz_place_scope;

/* The scope of an issuer; empty when it has no place. The user's pairs count as
 * seen in the field. */
gaz_place_scope gaz_place_scope_of(gaz_arena *arena, gaz_issuer issuer, const gaz_user_table *user);

/* The pair of these two, of the user or the tables; false, and *pair as it was,
 * when neither has it. */
bool gaz_place_scope_pair(const gaz_place_scope *scope, uint32_t right, uint32_t wrong,
                          gaz_lookalike *pair);

/* Adds what whole names of the issue have shown: `wrong` stands for the
 * character at `index` of the issuer's stem. */
void gaz_place_scope_learn(gaz_arena *arena, gaz_place_scope *scope, uint32_t wrong, uint8_t index);

/* Finds watches and anchors by an index from here on, for a walk that asks for thousands; what
 * is learned later is not in it. */
void gaz_place_scope_index(gaz_arena *arena, gaz_place_scope *scope);

/* The anchors of a character: the first, and how many. */
const gaz_anchor *gaz_place_scope_anchors(const gaz_place_scope *scope, uint32_t character,
                                          uint32_t *count);

/* The watches of a character: the first, and how many. */
const gaz_watch *gaz_place_scope_find(const gaz_place_scope *scope, uint32_t wrong,
                                      uint32_t *count);

#endif
