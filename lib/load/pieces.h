/*
 * pieces.h - pieces of the texts of nodes, by their characters: a compact record has
 * quantities and references by where they stand.
 *
 * All functions go on from where they were, so that a record is read once, whatever
 * its size.
 */
#ifndef GAZ_LOAD_PIECES_H
#define GAZ_LOAD_PIECES_H

#include "text/memory/arena.h"

/* A place in a text. Begin with its start and 0. */
typedef struct gaz_cursor {
    gaz_slice text;
    const char *at;
    int64_t chars; /* before `at` */
} gaz_cursor;

/* A place at the start of text. */
gaz_cursor gaz_cursor_of(gaz_slice text);

/* The characters from start up to end; what lies outside the text is left out. */
gaz_slice gaz_cursor_piece(gaz_cursor *cursor, int64_t start, int64_t end);

/* The texts of the nodes of a document, in their order. Zero-initialise. */
typedef struct gaz_node_texts {
    struct gaz_node_text *items;
    uint32_t count;
    uint32_t capacity;
    uint32_t at; /* the one that was asked for last */
    gaz_cursor cursor;
} gaz_node_texts;

/* Adds the text of a node; eid and text stay where they are. */
void gaz_node_texts_add(gaz_arena *arena, gaz_node_texts *texts, gaz_slice eid, gaz_slice text);

/* A piece of the text of the node with that eid; absent when there is none. To be
 * asked in the order of the nodes. */
gaz_slice gaz_node_texts_piece(gaz_node_texts *texts, gaz_slice eid, int64_t start, int64_t end);

#endif
