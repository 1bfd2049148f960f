/* footnote.h - notes at the foot of a page that cut a paragraph in two. */
#ifndef GAZ_SPLIT_FOOTNOTE_H
#define GAZ_SPLIT_FOOTNOTE_H

#include "split/line/line.h"
#include "split/paragraph/measure.h"

/* Puts the notes at the foot of a page (①…, [1]…, 注：…) behind the paragraph that goes
 * on on the next page, from line `from` on. A note is told by its mark, which stands in
 * the text above too, and by the sentence before it, which is not at its end. */
void gaz_footnotes_move(const gaz_measure *measure, gaz_line_list *lines, uint32_t from);

#endif
