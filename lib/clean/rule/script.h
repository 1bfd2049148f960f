/* script.h - is a line written in traditional characters? */
#ifndef GAZ_CLEAN_SCRIPT_H
#define GAZ_CLEAN_SCRIPT_H

#include "clean/edit/pass.h"

/* The line at hand is in traditional characters: its beginning and the few hundred
 * characters before it decide, by those that official text is full of. Rules that
 * tell a misreading by a character that simplified text lacks, or by its words,
 * prove nothing there. For handlers of the walk in context.c. */
bool gaz_context_is_traditional(gaz_pass *pass);

#endif
