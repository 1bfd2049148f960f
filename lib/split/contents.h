/* contents.h - the contents page (目录) of an issue. */
#ifndef GAZ_SPLIT_CONTENTS_H
#define GAZ_SPLIT_CONTENTS_H

#include "split/line.h"

/* Finds the contents page and fills issue->toc; its heading goes to the
 * furniture. *from is the line of the heading, *to one past its last line. False when the lines
 * hold none: the 目录 of a law, which lists chapters, is none. */
bool gaz_contents_read(gaz_arena *arena, const gaz_line_list *lines, gaz_issue *issue,
                       uint32_t *from, uint32_t *to);

/* Appends the names of the sections of the contents page, the first 64. */
void gaz_contents_sections(gaz_arena *arena, const gaz_issue *issue, gaz_slices *sections);

/* True when text, 【】 and spaces aside, is the name of one of the sections. */
bool gaz_contents_is_section(const gaz_slices *sections, gaz_slice text);

#endif
