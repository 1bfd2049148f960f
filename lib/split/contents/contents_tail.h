/* contents_tail.h - what may end a line of a contents page besides a page in figures. */
#ifndef GAZ_SPLIT_CONTENTS_TAIL_H
#define GAZ_SPLIT_CONTENTS_TAIL_H

#include "gazette.h"

/* Where a run of letters begins that ends text and was read for its dots, ssrreseeees behind
 * …的通知; the end of text when none stands there. */
const char *gaz_leader_scrap(gaz_slice text);

/* The page of ……十二 or ……（十二）, 0 when text ends otherwise: behind dots only, as （一）
 * behind a title is a part of it. *begin is where it begins, with its bracket. */
int64_t gaz_page_in_words(gaz_slice text, const char **begin);

#endif
