/* letter_space.h - rule `letter-space`: a space between every two characters, as OCR sets it. */
#ifndef GAZ_CLEAN_LETTER_SPACE_H
#define GAZ_CLEAN_LETTER_SPACE_H

#include "clean/edit/edits.h"

/* Notes edits on lines whose Chinese characters stand apart by one space each, in a text
 * most of whose sentences are set so; wider gaps part columns and stay. A heading or a
 * name that is letter-spaced alone (总 则, 何 燕) is as it was printed. `most`: no more spaces
 * than that stand in the text, which nearly always says that it is not set so. */
gaz_edits gaz_correct_letter_space(gaz_arena *arena, gaz_slice text, size_t most,
                                   const gaz_clean_options *options);

#endif
