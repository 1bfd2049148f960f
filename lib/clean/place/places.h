/* places.h - names of places by evidence from the issue. */
#ifndef GAZ_CLEAN_PLACES_H
#define GAZ_CLEAN_PLACES_H

#include "clean/edit/edits.h"
#include "clean/place/place_scope.h"
#include "text/scan/marked.h"

/* The place a user names: a code, or a name that only one division bears; 0
 * for none. */
gaz_place gaz_place_stated(gaz_slice place);

/* What the two walks over an issue stop at, a bit for each character. */
typedef struct gaz_place_plan {
    gaz_place_scope scope; /* of place 0: no plan */
    uint32_t *anchors;     /* for the walk that learns */
    uint32_t *watches;     /* for the one that corrects */
} gaz_place_plan;

/* The plan for whoever issues text by what it begins with, so that its stops are found
 * along with those of the other walks. No plan for a short text, which is searched anew in
 * less time. `place` as for gaz_correct_places. */
gaz_place_plan gaz_plan_places(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                               uint32_t place);

/* A plan, the two stops of it, and the edits that have made the text at hand of theirs. */
typedef struct gaz_planned_places {
    gaz_place_plan plan;
    const gaz_stops *stops;
    const gaz_edits *edits;
} gaz_planned_places;

/* Notes edits on misread names of places. `rare`: text may have line ends other than LF. *place is
 * the issuing place of the issue that text goes on with (0: not known), and becomes that of its
 * last. What was planned serves where the whole text turns out to be issued by the place planned
 * for. */
gaz_edits gaz_correct_places(gaz_arena *arena, gaz_slice text, bool rare,
                             const gaz_clean_options *options, const gaz_planned_places *planned,
                             uint32_t *place);

#endif
