/* context.h - characters that are wrong where they stand: rules by neighbours. */
#ifndef GAZ_CLEAN_CONTEXT_H
#define GAZ_CLEAN_CONTEXT_H

#include "clean/edits.h"
#include "clean/issuer.h"
#include "text/marked.h"

/* Where the walks for mojibake and for characters that are wrong by themselves have to
 * stop in a text, and where that of gaz_correct_context. */
void gaz_find_early_and_context_stops(gaz_arena *arena, gaz_slice text,
                                      const gaz_clean_options *options, gaz_stops stops[2]);

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
                              const gaz_clean_options *options, gaz_alike_memory *alike);

#endif
