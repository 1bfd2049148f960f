/* context.h - characters that are wrong where they stand: rules by neighbours. */
#ifndef GAZ_CLEAN_CONTEXT_H
#define GAZ_CLEAN_CONTEXT_H

#include "clean/edits.h"

/* Notes edits on spaces, punctuation, brackets, document numbers, dates,
 * labels and stray words. */
gaz_edits gaz_correct_context(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options);

#endif
