/* eid.h - ids of nodes, built as Akoma Ntoso builds eId: chp_2__art_7__para_1. */
#ifndef GAZ_TEXT_EID_H
#define GAZ_TEXT_EID_H

#include "gazette.h"

/* Room that one segment and the numbers behind it need. */
enum { GAZ_EID_SEGMENT = 96 };

/* Writes what a node adds to the eid above it, "__art_7", or "art_7" when above
 * is empty; a number below 0 counts as 0. Answers the end of what was written. */
char *gaz_eid_segment(char *at, gaz_slice above, gaz_node_type type, int64_t ordinal);

/* Writes a number; below 0 it counts as 0. Answers the end of what was written. */
char *gaz_eid_number(char *at, int64_t number);

/* What the siblings before a node, and the node above it, say of it. A compact
 * record leaves out of a node what this foretells. */
typedef struct gaz_siblings {
    gaz_slice above;                   /* eid of the node above, or the prefix of the text */
    uint32_t line;                     /* where the node above begins */
    int64_t last[GAZ_NODE_TYPE_COUNT]; /* ordinal of the last sibling of each type */
} gaz_siblings;

/* The ordinal that a node of this type has when nothing else is said. */
int64_t gaz_siblings_ordinal(const gaz_siblings *siblings, gaz_node_type type);

/* Remembers the ordinal of a sibling; below 0 it has none. */
void gaz_siblings_add(gaz_siblings *siblings, gaz_node_type type, int64_t ordinal);

#endif
