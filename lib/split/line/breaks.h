/*
 * breaks.h - <br> within a line: where HTML ends one line and begins another; and the indents of
 * paragraphs that a program wrote behind one another.
 */
#ifndef GAZ_SPLIT_BREAKS_H
#define GAZ_SPLIT_BREAKS_H

#include "gazette.h"

/* Where the next <br> or <br/> of the text begins, NULL when it has none; *behind is where it
 * ends. */
const char *gaz_break_find(gaz_slice text, const char **behind);

/* The same for the two wide spaces with which a paragraph begins. */
const char *gaz_indent_find(gaz_slice text, const char **behind);

/* Whether such spaces part paragraphs on one line: it is long, and most of them stand behind
 * the end of a sentence, three at least. */
bool gaz_joins_paragraphs(gaz_slice text);

#endif
