/*
 * feed.h - the inputs of a run, one after the other, members of archives among
 * them; without those of other shards, and those that were done before.
 */
#ifndef GAZ_BATCH_FEED_H
#define GAZ_BATCH_FEED_H

#include "batch/archive.h"
#include "batch/batch.h"

/* One thing to do. */
typedef struct gaz_job {
    gaz_input input;  /* its name and path are the job's own */
    gaz_buffer bytes; /* of a member of an archive */
    bool has_bytes;
    char known_hash[65];
    const char *error; /* why it cannot be done; valid until the next call */
} gaz_job;

/* Frees what the job owns, not the job. */
void gaz_job_free(gaz_job *job);

typedef struct gaz_feed {
    const gaz_batch_options *options;
    gaz_inputs *inputs;
    gaz_manifest *manifest;
    gaz_batch_totals *totals;
    size_t next;
    gaz_archive *archive; /* open, of inputs->items[next - 1] */
    bool archive_ended;   /* it has no more members; closed at the next call */
    uint64_t members;     /* it had so far, of this shard */
    uint64_t *names;      /* hashes of the names its members had, a table */
    size_t name_count;
    size_t name_capacity;
    bool failed; /* the manifest or memory failed */
} gaz_feed;

/* The next thing to do. False at the end, or when feed->failed was set. */
bool gaz_feed_next(gaz_feed *feed, gaz_job *job);

/* Frees what the feed opened, not what it was given. */
void gaz_feed_free(gaz_feed *feed);

#endif
