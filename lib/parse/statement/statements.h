/*
 * statements.h - what the texts of a tree say: who answers for what, by when, how much, from
 * which day on.
 */
#ifndef GAZ_PARSE_STATEMENTS_H
#define GAZ_PARSE_STATEMENTS_H

#include "parse/unit/parser.h"

/* calendar.c: reports the dates in the texts that no calendar has. */
void gaz_check_dates(struct parser *parser, struct texts texts);

/* responsibility.c: the notes in the texts. */
void gaz_parse_duties(struct parser *parser, struct texts texts);

/* enumeration.c: the lists inside the sentences of the texts. */
void gaz_parse_enumerations(struct parser *parser, struct texts texts);

/* quantity.c: amounts, shares, counts and deadlines in the texts. */
void gaz_parse_quantities(struct parser *parser, struct texts texts);

/* validity.c: effective and expiry dates and interpreter of a part with these texts. */
void gaz_parse_validity(struct parser *parser, gaz_part *part, struct texts texts);

#endif
