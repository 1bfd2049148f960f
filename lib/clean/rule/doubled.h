/* doubled.h - rule `doubled`: every character twice, as a PDF's fake bold gives it. */
#ifndef GAZ_CLEAN_DOUBLED_H
#define GAZ_CLEAN_DOUBLED_H

#include "clean/edit/edits.h"

/* Notes edits on runs of doubled characters that begin at or near the start of
 * a line: five pairs in a row are no reduplication (高高兴兴); shorter ones are
 * taken back where they fill a line and the text has longer ones. */
gaz_edits gaz_correct_doubled(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options);

#endif
