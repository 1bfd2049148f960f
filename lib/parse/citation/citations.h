/*
 * citations.h - which texts and provisions a document cites, repeals and amends.
 */
#ifndef GAZ_PARSE_CITATIONS_H
#define GAZ_PARSE_CITATIONS_H

#include "parse/unit/parser.h"

/* repeal_list.c: the texts that 决定废止的文件目录 lists become part->repeals; false when the
 * part is no such list. */
bool gaz_parse_repeal_list(struct parser *parser, gaz_part *part);

/* repeal_list.c: the items below 决定废止下列规章： in a decision that repeals, those without
 * title marks. */
void gaz_parse_repealed_items(struct parser *parser, gaz_part *part);

/* change.c: what a part with these texts repeals and amends. */
void gaz_parse_changes(struct parser *parser, gaz_part *part, struct texts texts);

/* cited_title.c: the next 《title》 in text from *at on, with the number that
 * belongs to it; *at moves behind it. False when there is none. */
bool gaz_next_title(struct parser *parser, gaz_slice text, const char **at,
                    gaz_reference *reference);
/* cite.c: a new last item of the list. */
gaz_reference *gaz_add_reference(gaz_arena *arena, gaz_references *list);
/* reference.c: the titles and provisions that the texts of a part cite, after those of
 * the parts before it. names are those that the document defines. */
struct short_names;
void gaz_parse_references(struct parser *parser, const gaz_part *part, struct texts texts,
                          struct short_names *names);
/* short_name.c: a list without names. */
struct short_names *gaz_no_short_names(gaz_arena *arena);

#endif
