/*
 * paragraphs.h - lines joined to the paragraphs they were before wraps and
 * page breaks cut them.
 */
#ifndef GAZ_SPLIT_PARAGRAPHS_H
#define GAZ_SPLIT_PARAGRAPHS_H

#include "split/line/line.h"
#include "split/paragraph/measure.h"
#include "split/paragraph/toc_keys.h"

/* What the lines of an issue are joined by. What a page break printed twice is left out once:
 * it goes to the issue's furniture, with a diagnostic in the issue. */
typedef struct gaz_joining {
    gaz_arena *arena;
    gaz_issue *issue;
    const gaz_measure *measure;
    const gaz_toc_keys *toc; /* titles of the contents page */
} gaz_joining;

/* Paragraphs, and of each the facts of the line it begins with. */
typedef struct gaz_joined {
    gaz_paragraphs list;
    gaz_facts_list facts;
} gaz_joined;

/* The paragraphs of the lines from..to (to excluded). */
gaz_joined gaz_paragraphs_join(const gaz_joining *by, const gaz_line_list *lines, uint32_t from,
                               uint32_t to);

/* The same for all lines from `from` on, of which nothing is left: the paragraphs take their
 * place in memory. */
gaz_joined gaz_paragraphs_replace(const gaz_joining *by, gaz_line_list *lines, uint32_t from);

#endif
