/* cells.h - the cells of tables and lists. */
#ifndef GAZ_LOAD_CELLS_H
#define GAZ_LOAD_CELLS_H

#include "load/members.h"
#include "load/units.h"

/* The text by which a table or list is searched: a line for each row, tabs
 * between its cells. `rows` is the member `rows` or `entries`, or any list of
 * strings; `posts` the posts of a list's entries, or NULL. Absent when it has
 * none. */
gaz_slice gaz_cells_text(gaz_arena *arena, const gaz_member *rows, const gaz_member *posts);

/* Adds the rows of `cells` for the node with that eid; the first `header` rows
 * are its head. */
gaz_store_status gaz_load_cells(gaz_tree *tree, gaz_slice eid, int64_t header,
                                const gaz_member *rows, const gaz_member *posts);

#endif
