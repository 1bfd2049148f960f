/* scope_memory.c - the scopes of the places that issued the last texts. */
#include "clean/place/scope_memory.h"

#include <string.h>

enum { PLACES = 8, MOST_ANCHORS = 64, MOST_WATCHES = 2048 };

struct known_scope {
    gaz_place place; /* 0: none yet */
    uint32_t anchor_count;
    uint32_t count;
    gaz_anchor anchors[MOST_ANCHORS];
    gaz_watch watches[MOST_WATCHES];
};

struct memory {
    struct known_scope scopes[PLACES];
    size_t next; /* the one that was remembered first */
};

static struct memory *memory_of(gaz_arena *arena) {
    return gaz_arena_keep(arena, GAZ_KEPT_SCOPES, sizeof(struct memory));
}

static void *copy_of(gaz_arena *arena, const void *items, size_t size) {
    void *copy = gaz_arena_alloc(arena, size);
    memcpy(copy, items, size);
    return copy;
}

bool gaz_scope_recall(gaz_arena *arena, gaz_place_scope *scope) {
    const struct memory *memory = memory_of(arena);
    const struct known_scope *known = memory->scopes;
    const struct known_scope *end = known + PLACES;
    while (known < end && known->place != scope->issuer.place) {
        known++;
    }
    if (known == end) {
        return false;
    }
    scope->anchor_count = known->anchor_count;
    scope->anchor_capacity = known->anchor_count;
    scope->anchors = copy_of(arena, known->anchors, known->anchor_count * sizeof *known->anchors);
    scope->count = known->count;
    scope->capacity = known->count;
    scope->watches = copy_of(arena, known->watches, known->count * sizeof *known->watches);
    return true;
}

void gaz_scope_remember(gaz_arena *arena, const gaz_place_scope *scope) {
    struct memory *memory = memory_of(arena);
    struct known_scope *known = &memory->scopes[memory->next];
    if (scope->anchor_count > MOST_ANCHORS || scope->count > MOST_WATCHES) {
        return;
    }
    known->place = scope->issuer.place;
    known->anchor_count = scope->anchor_count;
    known->count = scope->count;
    if (scope->anchor_count > 0) {
        memcpy(known->anchors, scope->anchors, scope->anchor_count * sizeof *known->anchors);
    }
    if (scope->count > 0) {
        memcpy(known->watches, scope->watches, scope->count * sizeof *known->watches);
    }
    memory->next = (memory->next + 1) % PLACES;
}
