/* contents_entries.h - the sections and entries of a contents page. */
#ifndef GAZ_SPLIT_CONTENTS_ENTRIES_H
#define GAZ_SPLIT_CONTENTS_ENTRIES_H

#include "split/line/line.h"

enum { GAZ_LONGEST_ENTRY = 700 /* bytes */ };

/* Reads the lines from..to (to excluded), which stand below the heading, into issue->toc; what
 * is no entry goes to its furniture. */
void gaz_contents_read_entries(gaz_arena *arena, const gaz_line_list *lines, gaz_issue *issue,
                               uint32_t from, uint32_t to);

#endif
