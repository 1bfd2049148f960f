/* places.c - names of places by evidence from the issue. */
#include "clean/places.h"

#include "clean/place_rules.h"
#include "clean/segment.h"
#include "text/slice.h"

/* Handler numbers. */
enum { WATCHED = 1, LEARNED_FROM };

static const gaz_handler handlers[] = {
    [WATCHED] = gaz_correct_place, [LEARNED_FROM] = gaz_learn_misreading};

/* The place a user names: a code, or a name that only one division bears. */
gaz_place gaz_place_stated(gaz_slice place) {
    gaz_place found = gaz_place_of_code(place);
    gaz_places places = gaz_places_named(place);
    size_t count = 0;
    for (size_t i = 0; found == 0 && i < places.count; i++) {
        count += (gaz_place_level(places.items[i]) & GAZ_PLACE_DIVISION) != 0;
    }
    return count == 1 ? gaz_places_first(places, GAZ_PLACE_DIVISION) : found;
}

/* Marks the characters next to which names of places of one relation show a
 * wrong one. */
static void mark_anchors(gaz_pass *pass, const gaz_place_scope *scope, gaz_relation relation,
                         uint8_t interest) {
    for (uint32_t i = 0; i < scope->anchor_count; i++) {
        if (scope->anchors[i].relation == relation) {
            uint32_t character = scope->anchors[i].character;
            gaz_pass_mark(pass, character, character, interest);
        }
    }
}

static void mark_watches(gaz_pass *pass, const gaz_place_scope *scope, uint8_t interest) {
    for (uint32_t i = 0; i < scope->count; i++) {
        gaz_pass_mark(pass, scope->watches[i].wrong, scope->watches[i].wrong, interest);
    }
}

static void mark_traditional(gaz_pass *pass, uint8_t interest) {
    uint32_t c;
    for (size_t i = 0; (c = gaz_traditional_sign(i)) != 0; i++) {
        gaz_pass_mark(pass, c, c, interest);
    }
}

static void walk_issue(gaz_pass *pass, gaz_slice issue, gaz_issuer issuer) {
    gaz_place_judge judge =
        gaz_place_judge_of(issue, gaz_place_scope_of(pass->arena, issuer, pass->user));
    size_t begin = (size_t)(issue.ptr - pass->text.ptr);
    if (issuer.place == 0) {
        return;
    }
    pass->data = &judge; // cppcheck-suppress autoVariables ; taken back below
    mark_anchors(pass, &judge.scope, GAZ_ISSUES, LEARNED_FROM);
    mark_traditional(pass, LEARNED_FROM);
    gaz_pass_walk(pass, begin, begin + issue.len);
    mark_anchors(pass, &judge.scope, GAZ_ISSUES, 0);
    mark_traditional(pass, 0);
    mark_anchors(pass, &judge.scope, GAZ_ABOVE, WATCHED);
    mark_watches(pass, &judge.scope, WATCHED);
    gaz_pass_walk(pass, begin, begin + issue.len);
    mark_anchors(pass, &judge.scope, GAZ_ABOVE, 0);
    mark_watches(pass, &judge.scope, 0);
    pass->data = NULL;
}

gaz_edits gaz_correct_places(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                             uint32_t *place) {
    const uint64_t own = UINT64_C(1) << GAZ_RULE_PLACE_NAME | UINT64_C(1) << GAZ_RULE_PLACE_CODE |
                         UINT64_C(1) << GAZ_RULE_PLACE_CHARACTER;
    if ((options->skip & own) == own) {
        return (gaz_edits){0};
    }
    gaz_pass pass = gaz_pass_of(arena, text, options);
    gaz_place stated = gaz_place_stated(options->place);
    pass.handlers = handlers;
    for (gaz_slice rest = text; rest.len > 0;) {
        gaz_slice issue = gaz_slice_first(rest, gaz_segment_extent(rest, true));
        gaz_place carried = rest.ptr == text.ptr ? (gaz_place)*place : 0;
        gaz_issuer issuer = gaz_issuer_of(arena, issue, carried, stated);
        walk_issue(&pass, issue, issuer);
        rest = gaz_slice_from(rest, issue.len);
        *place = issuer.certain ? issuer.place : 0;
    }
    return pass.edits;
}
