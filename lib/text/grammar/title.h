/* title.h - titles in the form in which they are compared. */
#ifndef GAZ_TEXT_TITLE_H
#define GAZ_TEXT_TITLE_H

#include "text/memory/arena.h"

/* False for a space, a quotation mark or a title mark. */
bool gaz_title_counts(uint32_t c);

/* The text without any space, quotation or title mark, in the arena. */
gaz_slice gaz_title_key(gaz_arena *arena, gaz_slice text);

#endif
