/*
 * units.h - records turned into the rows of their unit.
 *
 * Each function reads one record and gives its rows to store->ops->add, within
 * the unit that the caller began. GAZ_STORE_REFUSED, with a sentence in
 * store->error, when the record is not what it claims to be. To be called inside
 * gaz_arena_run.
 */
#ifndef GAZ_LOAD_UNITS_H
#define GAZ_LOAD_UNITS_H

#include "load/members.h"
#include "load/pieces.h"
#include "load/store.h"

/* An `issue` record: issues, toc, front_matter, furniture, diagnostics. */
gaz_store_status gaz_load_issue(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                                gaz_slice record);

/* A `document` record of gz-parse: documents and everything below. */
gaz_store_status gaz_load_document(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                                   gaz_slice record);

/* The log of one source: its `source` record, its corrections and diagnostics,
 * one record a line, in the order they came. */
gaz_store_status gaz_load_log(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                              gaz_slice records);

/* The array `diagnostics` of a record; the columns issue, document and source
 * say whose they are. */
gaz_store_status gaz_load_diagnostics(gaz_store *store, gaz_json_reader *reader, gaz_slice issue,
                                      gaz_slice document, gaz_slice source);

/* The array `furniture`; document is empty for that of an issue. */
gaz_store_status gaz_load_furniture(gaz_store *store, gaz_json_reader *reader, gaz_slice issue,
                                    gaz_slice document);

/* The tree of a document: its root, then attachments as gaz_load_tree gets them. */
typedef struct gaz_tree {
    gaz_store *store;
    gaz_arena *arena;
    gaz_slice document; /* id */
    int64_t position;   /* of the next node */
    gaz_node_texts texts;
} gaz_tree;

/* Where in the tree a list of nodes hangs. */
typedef struct gaz_branch {
    int64_t parent; /* row id; 0 for the root of the document */
    int64_t depth;
    gaz_slice path;
    gaz_slice attachment; /* id, or absent */
    gaz_slice eid;        /* of the node it hangs under */
    int64_t line;         /* where that begins */
} gaz_branch;

/* Adds the root of a document or attachment: its title as heading, the text of
 * its other elements for the search. *branch then is where its body hangs. */
gaz_store_status gaz_load_root(gaz_tree *tree, gaz_branch *branch, gaz_row *row);

/* Adds the nodes of a `body` array, with their cells and responsibilities. */
gaz_store_status gaz_load_nodes(gaz_tree *tree, const gaz_branch *branch, gaz_slice body);

/* Adds the array `references`, when all nodes were added. */
gaz_store_status gaz_load_references(gaz_tree *tree, gaz_json_reader *reader);

/* What is the same in every row of a list. */
typedef struct gaz_key {
    int column;
    gaz_value value;
} gaz_key;

/* The rows of a list: a record's array of objects, and where they go. */
typedef struct gaz_list {
    gaz_table table;
    const char *what; /* the member, for complaints */
    gaz_key keys[3];  /* up to key_count */
    int key_count;
    int position; /* column of the place in the list, from 0 */
    int line;     /* columns of the first and last line, or 0 */
    int end_line;
    gaz_member *renamed; /* members whose columns bear other names, or NULL */
    /* May be set: puts into a row what a compact record leaves out. */
    void (*complete)(void *data, gaz_row *row);
    void *data;
} gaz_list;

/* Adds a row for each object of the array at hand. */
gaz_store_status gaz_load_list(gaz_store *store, gaz_json_reader *reader, const gaz_list *list);

/* Leaves the reader's complaint in store->error. */
gaz_store_status gaz_refuse_malformed(gaz_store *store, const char *what,
                                      const gaz_json_reader *reader);

#endif
