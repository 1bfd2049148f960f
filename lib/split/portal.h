/* portal.h - the table of metadata that web portals put above a document. */
#ifndef GAZ_SPLIT_PORTAL_H
#define GAZ_SPLIT_PORTAL_H

#include "split/line.h"

/* Takes 标题：…, 索引号：…, 发文机关：… at the start of the lines out of the list
 * and into the issue's furniture, when there are at least three of them. */
void gaz_portal_take(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue);

#endif
