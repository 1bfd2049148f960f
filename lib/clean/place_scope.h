/*
 * place_scope.h - which characters to look out for, and for which places.
 *
 * The scope of an issue is its place, the places above it, and those beside
 * and below it. For each character of their names the look-alikes are watched.
 */
#ifndef GAZ_CLEAN_PLACE_SCOPE_H
#define GAZ_CLEAN_PLACE_SCOPE_H

#include "clean/issuer.h"
#include "data/lookalikes.h"

/* How a place of the scope stands to the issue. */
typedef enum gaz_relation { GAZ_ISSUES, GAZ_ABOVE, GAZ_NEAR } gaz_relation;

/* A character that may be a misreading of one in a place's stem. */
typedef struct gaz_watch {
    uint32_t wrong;
    uint32_t right;
    gaz_place place;
    uint8_t index; /* of the character in the stem */
    uint8_t use;   /* gaz_lookalike_use */
    uint8_t seen;
    uint8_t relation; /* gaz_relation */
} gaz_watch;

typedef struct gaz_place_scope {
    gaz_issuer issuer;
    gaz_watch *watches; /* sorted by `wrong`, the issuer's first */
    uint32_t count;
    uint32_t capacity;
} gaz_place_scope;

/* The scope of an issuer; empty when it has no place. */
gaz_place_scope gaz_place_scope_of(gaz_arena *arena, gaz_issuer issuer);

/* The watches of a character: the first, and how many. */
const gaz_watch *gaz_place_scope_find(const gaz_place_scope *scope, uint32_t wrong,
                                      uint32_t *count);

#endif
