/* nodes.h - the tree of a text. */
#ifndef GAZ_WRITE_NODES_H
#define GAZ_WRITE_NODES_H

#include "write/json.h"

/* The children of a node as the member `name`. above is the eid they hang
 * under (of the root: the prefix of the text), line where that begins. */
void gaz_json_member_nodes(gaz_buffer *out, const char *name, const gaz_node *parent,
                           gaz_slice above, uint32_t line);

#endif
