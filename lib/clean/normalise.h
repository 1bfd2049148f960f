/* normalise.h - characters that are wrong by themselves, wherever they stand. */
#ifndef GAZ_CLEAN_NORMALISE_H
#define GAZ_CLEAN_NORMALISE_H

#include "clean/edits.h"

/* Notes edits on radicals, compatibility ideographs, full-width digits and
 * letters, zero-width, control and private-use characters. */
gaz_edits gaz_normalise(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                        bool at_start);

#endif
