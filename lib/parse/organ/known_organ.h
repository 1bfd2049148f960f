/*
 * known_organ.h - the organs that documents name again and again.
 *
 * Each note of a plan names the same dozen departments, and each document of a gazette those of
 * its county. Whether a name looks like an organ's, and what it is in full, is found out when it
 * comes first, and kept by the arena for the documents behind (a fifth of the time on gazettes
 * went into the repeats).
 */
#ifndef GAZ_PARSE_KNOWN_ORGAN_H
#define GAZ_PARSE_KNOWN_ORGAN_H

#include "parse/unit/parser.h"

/* A name, which is not empty, without the spaces of layout; *looks says whether it looks like
 * an organ's. */
gaz_slice gaz_known_organ(struct parser *parser, gaz_slice name, bool *looks);

/* Notes the names in full of the departments that a list names in short. */
void gaz_name_in_full(struct parser *parser, const gaz_slices *organs);

#endif
