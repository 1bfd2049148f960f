/*
 * scope_memory.h - the scopes of the places that issued the last texts.
 *
 * A scope has a thousand watches, and the gazettes of an archive are of few places: the arena
 * keeps theirs from issue to issue.
 */
#ifndef GAZ_CLEAN_SCOPE_MEMORY_H
#define GAZ_CLEAN_SCOPE_MEMORY_H

#include "clean/place/place_scope.h"

/* Gives a scope the anchors and watches that are remembered of its issuer's place, copies that
 * it may change; false when none are. */
bool gaz_scope_recall(gaz_arena *arena, gaz_place_scope *scope);

/* Remembers those of a scope that nothing was learned for, and no user's table. */
void gaz_scope_remember(gaz_arena *arena, const gaz_place_scope *scope);

#endif
