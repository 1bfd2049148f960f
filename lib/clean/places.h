/* places.h - names of places by evidence from the issue. */
#ifndef GAZ_CLEAN_PLACES_H
#define GAZ_CLEAN_PLACES_H

#include "clean/edits.h"
#include "clean/issuer.h"

/* The place a user names: a code, or a name that only one division bears; 0
 * for none. */
gaz_place gaz_place_stated(gaz_slice place);

/* Notes edits on misread names of places. *place is the issuing place of the
 * issue that text goes on with (0: not known), and becomes that of its last. */
gaz_edits gaz_correct_places(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                             gaz_alike_memory *alike, uint32_t *place);

#endif
