/* normalise.h - characters that are wrong by themselves, wherever they stand. */
#ifndef GAZ_CLEAN_NORMALISE_H
#define GAZ_CLEAN_NORMALISE_H

#include "clean/edit/pass.h"

/* A pass, to be walked, that notes edits on radicals, compatibility ideographs,
 * full-width digits and letters, zero-width, control and private-use characters.
 * at_start: the text is the beginning of its source. */
gaz_pass gaz_normalise_pass(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                            bool at_start);

#endif
