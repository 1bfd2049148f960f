/*
 * foretold.h - what a compact record leaves out of a node, because the nodes around
 * it say it: docs/records.md, "The compact form".
 *
 * The writer leaves out what is foretold; the readers put it back. A tree is walked
 * in the order of its text, with one gaz_lines for the text and one gaz_siblings for
 * each list of children.
 */
#ifndef GAZ_TEXT_FORETOLD_H
#define GAZ_TEXT_FORETOLD_H

#include "gazette.h"

/* Where the text of a tree went on so far. */
typedef struct gaz_lines {
    int64_t end;  /* last line of the node before, or the first of the whole text */
    int64_t step; /* from there to the next: 2 where blank lines stand between */
} gaz_lines;

/* What the siblings before a node, and the node above it, say of it. */
typedef struct gaz_siblings {
    gaz_slice above; /* eid of the node above, or the prefix of the text */
    gaz_lines *lines;
    int64_t line;                      /* where the node above begins */
    bool of_article;                   /* the node above is an article, */
    bool in_article;                   /* or lies in one */
    bool first;                        /* no sibling came yet */
    int64_t last[GAZ_NODE_TYPE_COUNT]; /* ordinal of the last sibling of each type */
} gaz_siblings;

/* Before the first node of a text that begins at this line. */
gaz_lines gaz_lines_from(int64_t line);
gaz_siblings gaz_siblings_of_text(gaz_slice prefix, gaz_lines *lines);

/* The children of a node that is one of these siblings. */
gaz_siblings gaz_siblings_below(const gaz_siblings *siblings, gaz_slice eid, gaz_node_type type,
                                int64_t line);

/* The type of a node with this label (ptr NULL for none), and in *marker the class of
 * the label of a level, else 0. */
gaz_node_type gaz_foretold_type(const gaz_siblings *siblings, gaz_slice label, uint8_t *marker);

/* The first line of a node: behind the node before it, as far as that stands behind
 * the one before; the words of an article begin on its own line. */
int64_t gaz_foretold_line(const gaz_siblings *siblings);

/* The ordinal that a node of this type has when nothing else is said. */
int64_t gaz_foretold_ordinal(const gaz_siblings *siblings, gaz_node_type type);

/* Remembers a sibling, before its children are walked; an ordinal below 0 is none. */
void gaz_siblings_add(gaz_siblings *siblings, gaz_node_type type, int64_t ordinal, int64_t line,
                      int64_t end_line);

/* The role of a duty. */
#define GAZ_FORETOLD_ROLE "responsible"

/* The kind of a quantity with this unit: "amount" of 元, "percentage" of % and its kin,
 * "deadline" without one, else "count". Static storage. */
const char *gaz_foretold_kind(gaz_slice unit);

/* The title of a reference with this text: what stands between the 《 that begins it
 * and the first 》; absent when nothing does. */
gaz_slice gaz_foretold_title(gaz_slice text);

#endif
