/*
 * batch.h - many inputs through the stages, by several workers.
 *
 * Inputs are handed out in their order. In a tree each worker puts its files in
 * place; in a stream the records are written in the order of the inputs. So the
 * output does not depend on the number of workers.
 */
#ifndef GAZ_BATCH_BATCH_H
#define GAZ_BATCH_BATCH_H

#include <signal.h>

#include "batch/inputs.h"
#include "batch/manifest.h"
#include "batch/worker.h"

typedef struct gaz_batch_totals {
    uint64_t inputs; /* found so far; members of archives as they come */
    uint64_t done;
    uint64_t skipped; /* done by an earlier run */
    uint64_t failed;
    uint64_t bytes;      /* raw, of what was done */
    uint64_t read_bytes; /* of the files that are through, for the time left */
} gaz_batch_totals;

typedef struct gaz_batch_options {
    gaz_worker_plan plan;
    unsigned workers;
    unsigned part; /* of parts, from 1 */
    unsigned parts;
    bool fail_fast;
    bool force;         /* do again what was done */
    gaz_output *stream; /* when there is no tree */
    /* Set from outside to end the run. */
    const volatile sig_atomic_t *interrupted;
    /* Called for every input that failed, and now and then for progress. */
    void (*on_failure)(void *data, const char *name, const char *reason);
    void (*on_progress)(void *data, const gaz_batch_totals *totals);
    void *data;
} gaz_batch_options;

typedef enum gaz_batch_status {
    GAZ_BATCH_ENDED, /* every input was tried, or fail_fast stopped it */
    GAZ_BATCH_INTERRUPTED,
    GAZ_BATCH_OUTPUT_FAILED, /* nothing can be written; the sentence is in error */
    GAZ_BATCH_NO_MEMORY
} gaz_batch_status;

/* Runs all inputs. */
gaz_batch_status gaz_batch_run(const gaz_batch_options *options, gaz_inputs *inputs,
                               gaz_manifest *manifest, gaz_batch_totals *totals, char *error,
                               size_t size);

#endif
