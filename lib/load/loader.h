/*
 * loader.h - a stream of records into a database.
 *
 * Records come line by line. They are gathered into batches; a batch is one
 * transaction, in which each unit (an issue, a document, the log of a source)
 * is kept or refused whole. A unit whose record the database holds already,
 * byte for byte, is passed over; another version replaces it.
 */
#ifndef GAZ_LOAD_LOADER_H
#define GAZ_LOAD_LOADER_H

#include "load/store.h"

typedef struct gaz_load_counts {
    uint64_t added;     /* units that are new */
    uint64_t replaced;  /* units of which another version was there */
    uint64_t unchanged; /* units that were there */
    uint64_t refused;   /* records that are no record, or do not fit */
    uint64_t passed;    /* lines of other types, and documents before gz-parse */
    uint64_t nodes;     /* rows of nodes written */
} gaz_load_counts;

typedef struct gaz_loader gaz_loader;

/* A loader into store, which stays the caller's. complain(data, line, reason)
 * is called for every record that is refused. NULL when memory is out. */
gaz_loader *gaz_loader_new(gaz_store *store,
                           void (*complain)(void *data, uint64_t line, const char *reason),
                           void *data);

/* Takes one record, without its line end; line is its number for complaints.
 * GAZ_STORE_FAILED when the database fails; the sentence is in store->error. */
gaz_store_status gaz_loader_take(gaz_loader *loader, gaz_slice record, uint64_t line);

/* Loads what was gathered. To be called at the end, and wherever a reader should
 * see all that came before. */
gaz_store_status gaz_loader_flush(gaz_loader *loader);

/* What was loaded so far; the loader's own. */
const gaz_load_counts *gaz_loader_counts(const gaz_loader *loader);

/* Frees the loader; what was not flushed is not loaded. The store stays. */
void gaz_loader_free(gaz_loader *loader);

#endif
