/* nodes.h - the tree of a text. */
#ifndef GAZ_WRITE_NODES_H
#define GAZ_WRITE_NODES_H

#include "write/json.h"

/* The member "body" of a text that begins at this line. */
void gaz_json_member_body(gaz_buffer *out, const gaz_part *part, uint32_t line);

#endif
