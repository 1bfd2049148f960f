/*
 * grams.h - text as the numbers by which PostgreSQL finds it.
 *
 * A gram is a character, or two neighbours, of folded text (gaz_fold): the low 16
 * bits are a character, the high 16 the one before it, or 0. Characters above
 * U+FFFF share the numbers of the surrogates, which no text holds. A node has
 * every gram of its heading and of its text; a term of one or two characters is
 * one gram, a longer one is where its pairs are, and the text tells whether in
 * that order.
 */
#ifndef GAZ_LOAD_GRAMS_H
#define GAZ_LOAD_GRAMS_H

#include "gazette.h"

typedef struct gaz_grams {
    int32_t *items;
    size_t count;
    size_t capacity;
    bool failed; /* memory ran out; the grams are incomplete */
} gaz_grams;

/* Makes `grams` those of a node: in order, each once. */
void gaz_grams_of_node(gaz_grams *grams, gaz_slice heading, gaz_slice text);

/* Adds those that a node with the folded term must have. True when every node
 * that has them holds the term: the text need not be looked at. */
bool gaz_grams_add_term(gaz_grams *grams, gaz_slice term);

/* Appends {1,2,3}, as PostgreSQL writes an array. */
void gaz_grams_write(gaz_buffer *out, const gaz_grams *grams);

/* Frees the items. */
void gaz_grams_free(gaz_grams *grams);

#endif
