/* repeated.h - rule `repeated`: lines that a recognition model prints again at a page break. */
#ifndef GAZ_CLEAN_REPEATED_H
#define GAZ_CLEAN_REPEATED_H

#include "clean/edit/edits.h"

/* Notes edits where the lines before a form feed or a line that is a page number
 * stand again behind it: running text is taken out the second time, its line stays
 * as an empty one; list items are reported, and so is a sentence that stands twice
 * at the end of a page. Titles, running heads, rows, short lines and what stands
 * elsewhere near as well are left alone. `rare`: text may have line ends other than
 * LF. */
gaz_edits gaz_correct_repeated(gaz_arena *arena, gaz_slice text, bool rare,
                               const gaz_clean_options *options);

#endif
