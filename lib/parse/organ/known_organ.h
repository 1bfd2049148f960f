/*
 * known_organ.h - the organs that a document names again and again.
 *
 * Each note of a plan names the same dozen departments. Whether a name looks like an
 * organ's, and what it is in full, is found out when it comes first (a fifth of the time
 * on gazettes went into the repeats).
 */
#ifndef GAZ_PARSE_KNOWN_ORGAN_H
#define GAZ_PARSE_KNOWN_ORGAN_H

#include "parse/unit/parser.h"

struct known_organ {
    gaz_slice name; /* as the text has it; len 0: a free place */
    gaz_slice tidy; /* without the spaces of layout */
    bool looks;     /* like an organ */
    bool in_full;   /* its name in full was noted, or it has none to note */
};

/* What is known of the name, which is not empty: looked at now when it is new. The answer
 * is good until the next call. */
struct known_organ *gaz_known_organ(struct parser *parser, gaz_slice name);

/* Notes the names in full of the departments that a list names in short. */
void gaz_name_in_full(struct parser *parser, const gaz_slices *organs);

#endif
