/* places.c - names of places by evidence from the issue. */
#include "clean/places.h"

gaz_edits gaz_correct_places(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                             uint32_t *place) {
    (void)arena;
    (void)text;
    (void)options;
    (void)place;
    return (gaz_edits){0};
}
