/*
 * paragraphs.h - lines joined to the paragraphs they were before wraps and
 * page breaks cut them.
 */
#ifndef GAZ_SPLIT_PARAGRAPHS_H
#define GAZ_SPLIT_PARAGRAPHS_H

#include "split/head.h"
#include "split/line.h"
#include "split/measure.h"

/* Joins the lines from..to (to excluded) and appends the paragraphs to *list, their
 * facts to *facts; toc are the titles of the contents page. What a page break printed twice is left
 * out once; it goes to the issue's furniture, with a diagnostic in the issue. */
void gaz_paragraphs_join(gaz_arena *arena, const gaz_measure *measure, const gaz_line_list *lines,
                         uint32_t from, uint32_t to, const gaz_toc_keys *toc, gaz_issue *issue,
                         gaz_paragraphs *list, gaz_facts_list *facts);

/* The same for all lines from `from` on, of which nothing is left: the paragraphs take their
 * place in memory. *list and *facts are empty. */
void gaz_paragraphs_replace(gaz_arena *arena, const gaz_measure *measure, gaz_line_list *lines,
                            uint32_t from, const gaz_toc_keys *toc, gaz_issue *issue,
                            gaz_paragraphs *list, gaz_facts_list *facts);

#endif
