/* eid.h - ids of nodes, built as Akoma Ntoso builds eId: chp_2__art_7__para_1. */
#ifndef GAZ_TEXT_EID_H
#define GAZ_TEXT_EID_H

#include "gazette.h"

/* Room that one segment and the numbers behind it need. */
enum { GAZ_EID_SEGMENT = 96 };

/* Writes what a node adds to the eid above it, "__art_7", or "art_7" when above
 * is empty; a number below 0 counts as 0. Answers the end of what was written. */
char *gaz_eid_segment(char *at, gaz_slice above, gaz_node_type type, int64_t ordinal);

/* The same for a node of a tree, with the numbers behind its segment. */
char *gaz_eid_own(char *at, gaz_slice above, const gaz_node *node);

#endif
