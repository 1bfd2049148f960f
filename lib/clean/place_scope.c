/* place_scope.c - which characters to look out for, and for which places. */
#include "clean/place_scope.h"

#include <stdlib.h>

#include "text/slice.h"
#include "text/utf8.h"

static bool is_watched(gaz_relation relation, const gaz_lookalike *pair) {
    /* Beside and below, only what is rare or was really seen: there are many. */
    return relation != GAZ_NEAR || pair->use == GAZ_USE_RARE || pair->seen;
}

static void add_place(gaz_arena *arena, gaz_place_scope *scope, gaz_place place,
                      gaz_relation relation) {
    gaz_slice stem = gaz_place_stem(place);
    uint8_t index = 0;
    for (size_t at = 0; at < stem.len; index++) {
        size_t step;
        uint32_t right = gaz_utf8_decode(stem.ptr + at, gaz_slice_end(stem), &step);
        gaz_lookalike pair;
        for (size_t i = 0; gaz_lookalike_of(right, i, &pair); i++) {
            if (is_watched(relation, &pair)) {
                scope->watches = gaz_arena_grow(arena, scope->watches, scope->count,
                                                &scope->capacity, sizeof *scope->watches);
                scope->watches[scope->count++] =
                    (gaz_watch){pair.other,       right, place, index, (uint8_t)pair.use, pair.seen,
                                (uint8_t)relation};
            }
        }
        at += step;
    }
}

/* Counties of the same prefecture, or of the issuing prefecture. */
static bool is_near(gaz_place county, gaz_place issuer) {
    if (county == issuer || gaz_place_is_filler(county)) {
        return false;
    }
    gaz_place above = gaz_place_parent(issuer);
    bool beside = gaz_place_level(issuer) == GAZ_PLACE_COUNTY && gaz_place_parent(county) == above;
    return beside || gaz_place_parent(county) == issuer;
}

static int by_wrong(const void *left, const void *right) {
    const gaz_watch *a = left;
    const gaz_watch *b = right;
    if (a->wrong != b->wrong) {
        return a->wrong < b->wrong ? -1 : 1;
    }
    if (a->relation != b->relation) {
        return a->relation < b->relation ? -1 : 1;
    }
    if (a->place != b->place) {
        return a->place < b->place ? -1 : 1;
    }
    return (a->index > b->index) - (a->index < b->index);
}

gaz_place_scope gaz_place_scope_of(gaz_arena *arena, gaz_issuer issuer) {
    gaz_place_scope scope = {.issuer = issuer};
    if (issuer.place == 0) {
        return scope;
    }
    add_place(arena, &scope, issuer.place, GAZ_ISSUES);
    for (gaz_place above = gaz_place_parent(issuer.place); above != 0;
         above = gaz_place_parent(above)) {
        add_place(arena, &scope, above, GAZ_ABOVE);
    }
    for (gaz_place county = gaz_place_first_county(); county < gaz_place_end_county(); county++) {
        if (is_near(county, issuer.place)) {
            add_place(arena, &scope, county, GAZ_NEAR);
        }
    }
    qsort(scope.watches, scope.count, sizeof *scope.watches, by_wrong);
    return scope;
}

const gaz_watch *gaz_place_scope_find(const gaz_place_scope *scope, uint32_t wrong,
                                      uint32_t *count) {
    uint32_t begin = 0;
    uint32_t end = scope->count;
    while (begin < end) {
        uint32_t middle = begin + (end - begin) / 2;
        if (scope->watches[middle].wrong < wrong) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    *count = 0;
    while (begin + *count < scope->count && scope->watches[begin + *count].wrong == wrong) {
        ++*count;
    }
    return scope->watches + begin;
}
