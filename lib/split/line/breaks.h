/*
 * breaks.h - <br> within a line: where HTML ends one line and begins another.
 */
#ifndef GAZ_SPLIT_BREAKS_H
#define GAZ_SPLIT_BREAKS_H

#include "gazette.h"

/* Where the next <br> or <br/> of the text begins, NULL when it has none; *behind is where it
 * ends. */
const char *gaz_break_find(gaz_slice text, const char **behind);

#endif
