/*
 * store.h - a database that takes records, whichever it is.
 *
 * Rows come in units: an issue, a document, or the correction log of one
 * source. A unit replaces what the database holds of the same key, whole:
 *
 *     store->ops->begin(store)
 *       store->ops->replace(store, unit)   store->ops->add(store, row) ...   finish(store)
 *     store->ops->commit(store)
 *
 * Every call answers a gaz_store_status and leaves a sentence in store->error
 * when that is not GAZ_STORE_OK. Nothing is visible to others before commit.
 */
#ifndef GAZ_LOAD_STORE_H
#define GAZ_LOAD_STORE_H

#include "load/table.h"

typedef enum gaz_store_status {
    GAZ_STORE_OK = 0,
    GAZ_STORE_REFUSED, /* the database does not accept this unit; others may pass */
    GAZ_STORE_FAILED   /* disk full, read-only, server gone: no use going on */
} gaz_store_status;

typedef enum gaz_unit_kind { GAZ_UNIT_ISSUE, GAZ_UNIT_DOCUMENT, GAZ_UNIT_SOURCE } gaz_unit_kind;

/* A unit before its rows: what it is, and the hash of its record. */
typedef struct gaz_unit {
    gaz_unit_kind kind;
    gaz_slice key;   /* id of the issue or document, name of the source */
    gaz_slice issue; /* of a document */
    char hash[65];   /* hex digits */
    bool known;      /* set by look_up: the database holds this key ... */
    bool same;       /* ... with this very hash */
} gaz_unit;

typedef struct gaz_store gaz_store;

typedef struct gaz_store_ops {
    /* Fills in `known` and `same` of every unit. */
    gaz_store_status (*look_up)(gaz_store *store, gaz_unit *units, size_t count);
    /* Begins a transaction. */
    gaz_store_status (*begin)(gaz_store *store);
    /* Begins a unit: what the database holds of it will be gone. */
    gaz_store_status (*replace)(gaz_store *store, const gaz_unit *unit);
    /* Adds a row to the unit. What it points to is not needed afterwards. */
    gaz_store_status (*add)(gaz_store *store, const gaz_row *row);
    /* Ends the unit; after `refused` the unit leaves no trace. */
    gaz_store_status (*finish)(gaz_store *store, bool refused);
    /* Makes all units since begin visible, at once. GAZ_STORE_REFUSED: one of
     * them does not fit, and none was kept. */
    gaz_store_status (*commit)(gaz_store *store);
    /* Gives up what was not committed. */
    void (*rollback)(gaz_store *store);
    /* After the last unit: builds what is built better at the end. Refused: the
     * rows are there, the search index is not. */
    gaz_store_status (*complete)(gaz_store *store);
    void (*close)(gaz_store *store);
} gaz_store_ops;

struct gaz_store {
    const gaz_store_ops *ops;
    int64_t next_node; /* id that the next row of nodes takes */
    char error[512];
};

/* Opens a database, creating the tables where there are none. NULL, and a
 * sentence in error, when that cannot be done. */
gaz_store *gaz_store_open_sqlite(const char *path, char *error, size_t size);
gaz_store *gaz_store_open_postgresql(const char *url, char *error, size_t size);

/* True when a database is named by a URL that libpq understands. */
bool gaz_is_postgresql_url(const char *name);

/* The version of the tables, in gazette_meta. */
#define GAZ_LAYOUT "2"

#endif
