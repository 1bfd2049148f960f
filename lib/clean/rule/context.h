/* context.h - characters that are wrong where they stand: rules by neighbours. */
#ifndef GAZ_CLEAN_CONTEXT_H
#define GAZ_CLEAN_CONTEXT_H

#include "clean/edit/edits.h"
#include "clean/place/places.h"
#include "text/scan/marked.h"

/* Where the walks over a text have to stop, with one search for all: that for mojibake and
 * for characters that are wrong by themselves, that of gaz_correct_context, and the two of
 * a plan for places, if it has one. */
enum { GAZ_EARLY_STOPS, GAZ_CONTEXT_STOPS, GAZ_PLACE_STOPS, GAZ_ALL_STOPS = GAZ_PLACE_STOPS + 2 };
void gaz_find_all_stops(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                        const gaz_place_plan *plan, gaz_stops stops[GAZ_ALL_STOPS]);

/* A text that edits made of that of the stops. */
typedef struct gaz_edited_text {
    gaz_slice text;
    const gaz_stops *stops;
    const gaz_edits *edits;
    bool rare; /* it may have line ends other than LF */
} gaz_edited_text;

/* Notes edits on spaces, punctuation, brackets, document numbers, dates,
 * labels and stray words. */
gaz_edits gaz_correct_context(gaz_arena *arena, const gaz_edited_text *edited,
                              const gaz_clean_options *options);

#endif
