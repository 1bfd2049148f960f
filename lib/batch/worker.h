/*
 * worker.h - a process that turns inputs into records.
 *
 * A worker is a process of its own, so that an input which crashes the stages
 * costs that input and nothing else. It takes tasks from a socket, in turn, and
 * answers each with frames: records (when there is no tree), then the result.
 */
#ifndef GAZ_BATCH_WORKER_H
#define GAZ_BATCH_WORKER_H

#include <sys/types.h>

#include "batch/chain.h"
#include "batch/output.h"

/* What every worker of a run knows. */
typedef struct gaz_worker_plan {
    gaz_clean_options clean;
    bool log;
    bool compact;          /* the form of the records */
    const char *folder;    /* of the tree; NULL: records go back to the parent */
    const char *temporary; /* folder for files that are not whole yet */
    gaz_compression compression;
    unsigned timeout; /* seconds for one input; 0: no limit */
} gaz_worker_plan;

/* One input to be done. */
typedef struct gaz_task {
    gaz_slice name;
    gaz_slice path;  /* to read; of the archive, for its members */
    gaz_slice bytes; /* of a member of an archive */
    bool has_bytes;
    gaz_slice known_hash; /* of the bytes the output was made of; empty: none */
} gaz_task;

typedef enum gaz_result_status {
    GAZ_RESULT_DONE,
    GAZ_RESULT_SAME,         /* the bytes have the known hash: nothing was written */
    GAZ_RESULT_FAILED,       /* the input cannot be read or is no text */
    GAZ_RESULT_OUTPUT_FAILED /* disk full and the like: no use going on */
} gaz_result_status;

/* What became of it. Plain data, sent as it is. */
typedef struct gaz_result {
    gaz_result_status status;
    gaz_chain_counts counts;
    uint64_t output_bytes; /* of the file, compressed */
    double seconds;
    char sha256[65];
    char message[256];
} gaz_result;

/* Makes a result that failed; the reason becomes UTF-8 that fits. */
void gaz_result_fail(gaz_result *result, gaz_result_status status, const char *reason);

typedef struct gaz_worker {
    pid_t pid;
    int socket;
} gaz_worker;

/* Starts a worker; false, with errno set, when that fails. */
bool gaz_worker_start(gaz_worker *worker, const gaz_worker_plan *plan);

/* Sends a task. When that fails, the worker ends, which shows where its answer is
 * waited for. */
void gaz_worker_send(const gaz_worker *worker, const gaz_task *task);

/* Receives one frame: records are appended to *records and *finished is false;
 * with the result it is true. False when the worker is gone. */
bool gaz_worker_receive(const gaz_worker *worker, gaz_buffer *records, gaz_result *result,
                        bool *finished);

/* Ends a worker that is idle or gone, and says in message how it ended when that
 * was not its own end ("crashed (signal 11)"); else message is empty. */
void gaz_worker_stop(gaz_worker *worker, bool kill, char *message, size_t size);

#endif
