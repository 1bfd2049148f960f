/* place_scope.c - which characters to look out for, and for which places. */
#include "clean/place/place_scope.h"

#include <stdlib.h>

#include "clean/place/scope_memory.h"
#include "text/slice.h"
#include "text/utf8.h"

static bool is_watched(gaz_relation relation, const gaz_lookalike *pair) {
    /* Everyday characters are watched only once whole names have shown them. */
    return pair->use == GAZ_USE_RARE || pair->seen ||
           (relation == GAZ_ISSUES && pair->use == GAZ_USE_NAME);
}

static void add_watch(gaz_arena *arena, gaz_place_scope *scope, gaz_watch watch) {
    scope->watches = gaz_arena_grow(arena, scope->watches, scope->count, &scope->capacity,
                                    sizeof *scope->watches);
    scope->watches[scope->count++] = watch;
}

static uint32_t character_at(gaz_slice text, size_t index) {
    return 3 * index < text.len ? gaz_utf8_first(gaz_slice_from(text, 3 * index)) : 0;
}

/* One anchor for every character that may be wrong: the one before it, or for
 * the first character the one behind it. */
static void add_anchors(gaz_arena *arena, gaz_place_scope *scope, gaz_place place,
                        gaz_relation relation) {
    size_t count = gaz_place_stem(place).len / 3;
    gaz_slice name = gaz_place_name(place);
    for (size_t wrong = 0; wrong < count && name.len > 3; wrong++) {
        size_t at = wrong == 0 ? 1 : wrong - 1;
        scope->anchors = gaz_arena_grow(arena, scope->anchors, scope->anchor_count,
                                        &scope->anchor_capacity, sizeof *scope->anchors);
        scope->anchors[scope->anchor_count++] = (gaz_anchor){
            character_at(name, at), place, (uint8_t)at, (uint8_t)wrong, (uint8_t)relation};
    }
}

/* The index-th pair of the user's for a character. */
static bool user_pair(const gaz_user_table *user, uint32_t right, size_t index,
                      gaz_lookalike *pair) {
    for (uint32_t i = 0; i < user->pair_count; i++) {
        const gaz_user_pair *own = &user->pairs[i];
        if (own->right == right && index-- == 0) {
            *pair = (gaz_lookalike){own->wrong, (gaz_lookalike_use)own->use, true};
            return true;
        }
    }
    return false;
}

bool gaz_place_scope_pair(const gaz_place_scope *scope, uint32_t right, uint32_t wrong,
                          gaz_lookalike *pair) {
    gaz_lookalike own;
    for (size_t i = 0; user_pair(scope->user, right, i, &own); i++) {
        if (own.other == wrong) {
            *pair = own;
            return true;
        }
    }
    return gaz_lookalike_find(right, wrong, pair);
}

/* What a name has beside the character of its stem: the one before, or for the first character
 * the one behind; 0 for a name of one character, which is not looked for. */
static uint32_t beside(gaz_place place, size_t index) {
    gaz_slice name = gaz_place_name(place);
    size_t at = index > 0 ? 3 * (index - 1) : 3;
    return at + 3 <= name.len ? gaz_three_bytes(name.ptr + at) : 0;
}

static void add_place(gaz_arena *arena, gaz_place_scope *scope, gaz_place place,
                      gaz_relation relation) {
    gaz_slice stem = gaz_place_stem(place);
    for (size_t index = 0; 3 * index < stem.len; index++) {
        uint32_t right = character_at(stem, index);
        uint32_t next = beside(place, index);
        gaz_lookalike pair;
        for (size_t i = 0; user_pair(scope->user, right, i, &pair); i++) {
            add_watch(arena, scope,
                      (gaz_watch){pair.other, right, next, place, (uint8_t)index, (uint8_t)pair.use,
                                  pair.seen, false, true, (uint8_t)relation});
        }
        for (gaz_lookalikes pairs = gaz_lookalikes_of(right); gaz_lookalikes_next(&pairs, &pair);) {
            if (is_watched(relation, &pair)) {
                add_watch(arena, scope,
                          (gaz_watch){pair.other, right, next, place, (uint8_t)index,
                                      (uint8_t)pair.use, pair.seen, false, true,
                                      (uint8_t)relation});
            }
        }
    }
    if (relation != GAZ_NEAR) {
        add_anchors(arena, scope, place, relation);
    }
}

/* The outermost first, which has the lowest number. */
static void add_above(gaz_arena *arena, gaz_place_scope *scope, gaz_place above) {
    if (above != 0) {
        add_above(arena, scope, gaz_place_parent(above));
        add_place(arena, scope, above, GAZ_ABOVE);
    }
}

/* Counties of the same prefecture, or of the issuing prefecture. */
static void add_near(gaz_arena *arena, gaz_place_scope *scope, gaz_place issuer) {
    bool county = gaz_place_level(issuer) == GAZ_PLACE_COUNTY;
    gaz_place above = county ? gaz_place_parent(issuer) : issuer;
    for (gaz_place at = 0; (at = gaz_place_county_below(above, at)) != 0;) {
        if (at != issuer) {
            add_place(arena, scope, at, GAZ_NEAR);
        }
    }
}

/* All that watches are sorted by, as one number. */
static uint64_t rank_of(const gaz_watch *watch) {
    return (uint64_t)watch->wrong << 32 | (uint64_t)watch->relation << 24 |
           (uint64_t)watch->place << 8 | watch->index;
}

/* Sorts by one byte of the wrong character, stably. */
static void sort_by_byte(const gaz_watch *from, gaz_watch *to, uint32_t count, int shift) {
    uint32_t starts[257] = {0};
    for (uint32_t i = 0; i < count; i++) {
        starts[(from[i].wrong >> shift & 0xFF) + 1]++;
    }
    for (int byte = 0; byte < 256; byte++) {
        starts[byte + 1] += starts[byte];
    }
    for (uint32_t i = 0; i < count; i++) {
        to[starts[from[i].wrong >> shift & 0xFF]++] = from[i];
    }
}

/* A scope has a thousand watches, which qsort took a third of a million
 * instructions for, in every issue; this takes a twentieth. They were added in the
 * order of all but their character. */
static void sort_watches(gaz_arena *arena, gaz_place_scope *scope) {
    gaz_watch *other = gaz_arena_alloc(arena, (scope->count + 1) * sizeof *other);
    sort_by_byte(scope->watches, other, scope->count, 0);
    sort_by_byte(other, scope->watches, scope->count, 8);
}

static int by_character(const void *left, const void *right) {
    const gaz_anchor *a = left;
    const gaz_anchor *b = right;
    if (a->character != b->character) {
        return a->character < b->character ? -1 : 1;
    }
    if (a->relation != b->relation) {
        return a->relation < b->relation ? -1 : 1;
    }
    if (a->place != b->place) {
        return a->place < b->place ? -1 : 1;
    }
    return (a->wrong_at > b->wrong_at) - (a->wrong_at < b->wrong_at);
}

gaz_place_scope gaz_place_scope_of(gaz_arena *arena, gaz_issuer issuer,
                                   const gaz_user_table *user) {
    gaz_place_scope scope = {.issuer = issuer, .user = user};
    if (issuer.place == 0) {
        return scope;
    }
    bool own = user->pair_count > 0;
    if (!own && gaz_scope_recall(arena, &scope)) {
        return scope;
    }
    add_place(arena, &scope, issuer.place, GAZ_ISSUES);
    add_above(arena, &scope, gaz_place_parent(issuer.place));
    add_near(arena, &scope, issuer.place);
    sort_watches(arena, &scope);
    if (scope.anchor_count > 0) {
        qsort(scope.anchors, scope.anchor_count, sizeof *scope.anchors, by_character);
    }
    if (!own) {
        gaz_scope_remember(arena, &scope);
    }
    return scope;
}

/* The first watch of a character, or where it would stand. */
static uint32_t search(const gaz_place_scope *scope, uint32_t wrong) {
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
    return begin;
}

void gaz_place_scope_learn(gaz_arena *arena, gaz_place_scope *scope, uint32_t wrong,
                           uint8_t index) {
    for (uint32_t i = search(scope, wrong); i < scope->count && scope->watches[i].wrong == wrong;
         i++) {
        gaz_watch *watch = &scope->watches[i];
        if (watch->index == index && watch->relation == GAZ_ISSUES) {
            watch->learned = true;
            return;
        }
    }
    uint32_t right = character_at(gaz_place_stem(scope->issuer.place), index);
    gaz_lookalike pair = {.other = wrong, .use = GAZ_USE_WORD};
    bool alike = gaz_place_scope_pair(scope, right, wrong, &pair);
    gaz_watch learned = {wrong,
                         right,
                         beside(scope->issuer.place, index),
                         scope->issuer.place,
                         index,
                         (uint8_t)pair.use,
                         pair.seen,
                         true,
                         alike,
                         GAZ_ISSUES};
    add_watch(arena, scope, learned);
    uint32_t at = scope->count - 1;
    for (; at > 0 && rank_of(&scope->watches[at - 1]) > rank_of(&learned); at--) {
        scope->watches[at] = scope->watches[at - 1];
    }
    scope->watches[at] = learned;
}

static gaz_scope_slot *slot_of(const gaz_place_scope *scope, uint32_t character) {
    return &scope->slots[character % GAZ_SCOPE_SLOTS];
}

void gaz_place_scope_index(gaz_arena *arena, gaz_place_scope *scope) {
    scope->slots = gaz_arena_zero(arena, GAZ_SCOPE_SLOTS * sizeof *scope->slots);
    for (uint32_t i = scope->count; i > 0; i--) {
        slot_of(scope, scope->watches[i - 1].wrong)->watch = (uint16_t)(i - 1);
    }
    for (uint32_t i = 0; i < scope->anchor_count; i++) {
        slot_of(scope, scope->anchors[i].character)->anchored = true;
    }
}

const gaz_anchor *gaz_place_scope_anchors(const gaz_place_scope *scope, uint32_t character,
                                          uint32_t *count) {
    uint32_t begin = 0;
    *count = 0;
    if (scope->slots != NULL && !slot_of(scope, character)->anchored) {
        return scope->anchors;
    }
    while (begin < scope->anchor_count && scope->anchors[begin].character != character) {
        begin++;
    }
    while (begin + *count < scope->anchor_count &&
           scope->anchors[begin + *count].character == character) {
        ++*count;
    }
    return scope->anchors + begin;
}

/* Of two characters that share a slot one is searched for by halves, of which a processor
 * foresees none: it took three times as long. */
const gaz_watch *gaz_place_scope_find(const gaz_place_scope *scope, uint32_t wrong,
                                      uint32_t *count) {
    uint32_t begin = scope->slots == NULL ? scope->count : slot_of(scope, wrong)->watch;
    bool first = begin < scope->count && scope->watches[begin].wrong == wrong &&
                 (begin == 0 || scope->watches[begin - 1].wrong != wrong);
    if (!first) {
        begin = search(scope, wrong);
    }
    *count = 0;
    while (begin + *count < scope->count && scope->watches[begin + *count].wrong == wrong) {
        ++*count;
    }
    return scope->watches + begin;
}
