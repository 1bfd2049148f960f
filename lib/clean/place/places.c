/* places.c - names of places by evidence from the issue. */
#include "clean/place/places.h"

#include "clean/place/place_rules.h"
#include "clean/source/segment.h"
#include "text/slice.h"
#include "text/utf8.h"

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
static void mark_anchors(uint32_t *marks, const gaz_place_scope *scope, gaz_relation relation) {
    for (uint32_t i = 0; i < scope->anchor_count; i++) {
        if (scope->anchors[i].relation == relation) {
            gaz_mark(marks, scope->anchors[i].character);
        }
    }
}

static void mark_watches(uint32_t *marks, const gaz_place_scope *scope) {
    for (uint32_t i = 0; i < scope->count; i++) {
        gaz_mark(marks, scope->watches[i].wrong);
    }
}

static void mark_traditional(uint32_t *marks) {
    uint32_t c;
    for (size_t i = 0; (c = gaz_traditional_sign(i)) != 0; i++) {
        gaz_mark(marks, c);
    }
}

static uint32_t *line_ends(gaz_arena *arena) {
    uint32_t *marks = gaz_arena_alloc(arena, GAZ_MARK_WORDS * sizeof *marks);
    memcpy(marks, gaz_visits_line_ends(), GAZ_MARK_WORDS * sizeof *marks);
    return marks;
}

/* Watches that were learned in the walk behind which the stops were looked for. */
static void add_learned(gaz_arena *arena, gaz_stops *stops, uint32_t *marks,
                        const gaz_place_scope *scope) {
    for (uint32_t i = 0; i < scope->count; i++) {
        char wrong[4];
        uint32_t c = scope->watches[i].wrong;
        if (!gaz_is_marked(marks, c)) {
            gaz_mark(marks, c);
            gaz_add_stops(arena, stops, (gaz_slice){wrong, gaz_utf8_encode(c, wrong)});
        }
    }
}

static gaz_place_plan plan_for(gaz_arena *arena, gaz_issuer issuer, const gaz_user_table *user) {
    gaz_place_plan plan = {.scope = gaz_place_scope_of(arena, issuer, user)};
    if (issuer.place != 0) {
        plan.anchors = line_ends(arena);
        plan.watches = line_ends(arena);
        mark_anchors(plan.anchors, &plan.scope, GAZ_ISSUES);
        mark_traditional(plan.anchors);
        mark_anchors(plan.watches, &plan.scope, GAZ_ABOVE);
        mark_watches(plan.watches, &plan.scope);
    }
    return plan;
}

static bool runs(const gaz_clean_options *options) {
    const uint64_t own = UINT64_C(1) << GAZ_RULE_PLACE_NAME | UINT64_C(1) << GAZ_RULE_PLACE_CODE |
                         UINT64_C(1) << GAZ_RULE_PLACE_CHARACTER;
    return (options->skip & own) != own;
}

gaz_place_plan gaz_plan_places(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                               uint32_t place) {
    enum { HEAD = 2 << 10, WORTH = 32 << 10 };
    if (text.len < WORTH || !runs(options)) {
        return (gaz_place_plan){0};
    }
    gaz_slice head = gaz_slice_between(text.ptr, gaz_utf8_before(text.ptr, text.ptr + HEAD));
    gaz_place stated = gaz_place_stated(options->place);
    return plan_for(arena, gaz_issuer_of(arena, head, (gaz_place)place, stated), &options->table);
}

static void walk(gaz_pass *pass, const gaz_stops *stops, const gaz_edits *edits) {
    if (edits != NULL) {
        gaz_pass_walk_edited(pass, stops, edits);
    } else {
        gaz_pass_walk(pass, stops);
    }
}

/* The two walks, of which either stops where the plan says. */
static void walk_issue(gaz_pass *pass, gaz_slice issue, gaz_planned_places *planned,
                       gaz_stops stops[2]) {
    static const gaz_handler learns[] = {[GAZ_VISITOR_ONLY] = gaz_learn_misreading};
    static const gaz_handler corrects[] = {[GAZ_VISITOR_ONLY] = gaz_correct_place};
    gaz_place_plan *plan = &planned->plan;
    gaz_place_judge judge = gaz_place_judge_of(issue, plan->scope);
    pass->data = &judge; // cppcheck-suppress autoVariables ; taken back below
    pass->handlers = learns;
    pass->visits = (gaz_visits){plan->anchors, NULL};
    walk(pass, &stops[0], planned->edits);
    add_learned(pass->arena, &stops[1], plan->watches, &judge.scope);
    gaz_place_scope_index(pass->arena, &judge.scope);
    pass->handlers = corrects;
    pass->visits = (gaz_visits){plan->watches, NULL};
    walk(pass, &stops[1], planned->edits);
    pass->data = NULL;
}

/* With one search for what either walk stops at. */
static void search_and_walk(gaz_pass *pass, gaz_slice issue, gaz_issuer issuer) {
    gaz_stops stops[2];
    gaz_planned_places planned = {.plan = plan_for(pass->arena, issuer, pass->user)};
    gaz_walk_marks marks = {
        .of = {planned.plan.anchors, planned.plan.watches}, .count = 2, .low = GAZ_SIEVE_FOLDED};
    gaz_find_stops(pass->arena, issue, &marks, stops);
    walk_issue(pass, issue, &planned, stops);
}

static void walk_as_planned(gaz_pass *pass, gaz_issuer issuer, gaz_planned_places planned) {
    gaz_stops stops[2] = {planned.stops[0], planned.stops[1]};
    planned.plan.scope.issuer = issuer;
    walk_issue(pass, pass->text, &planned, stops);
}

gaz_edits gaz_correct_places(gaz_arena *arena, gaz_slice text, bool rare,
                             const gaz_clean_options *options, const gaz_planned_places *planned,
                             uint32_t *place) {
    if (!runs(options)) {
        return (gaz_edits){0};
    }
    gaz_pass pass = gaz_pass_of(arena, text, options);
    pass.terminators = rare ? GAZ_TERMINATORS_RARE : GAZ_TERMINATORS_LF;
    pass.lines = GAZ_LINES_ASKED_FOR;
    gaz_place stated = gaz_place_stated(options->place);
    for (gaz_slice rest = text; rest.len > 0;) {
        gaz_slice issue = gaz_slice_first(rest, gaz_segment_extent(rest, true));
        gaz_place carried = rest.ptr == text.ptr ? (gaz_place)*place : 0;
        gaz_issuer issuer = gaz_issuer_of(arena, issue, carried, stated);
        if (issue.len == text.len && issuer.place != 0 &&
            issuer.place == planned->plan.scope.issuer.place) {
            walk_as_planned(&pass, issuer, *planned);
        } else if (issuer.place != 0) {
            search_and_walk(&pass, issue, issuer);
        }
        rest = gaz_slice_from(rest, issue.len);
        *place = issuer.certain ? issuer.place : 0;
    }
    return pass.edits;
}
