/*
 * manifest.h - what was done with each input, in an SQLite file.
 *
 * A row is written after the output of its input stands in the tree, so a run that
 * was killed at any moment does again, at worst, what it had done: with the same
 * result. One program at a time works with a manifest.
 */
#ifndef GAZ_BATCH_MANIFEST_H
#define GAZ_BATCH_MANIFEST_H

#include "batch/inputs.h"
#include "batch/worker.h"

typedef struct gaz_manifest gaz_manifest;

/* What a manifest knows of an input. */
typedef struct gaz_known {
    bool done; /* with these options, and its output stands */
    bool same; /* size and time are what they were: no need to read it */
    char hash[65];
} gaz_known;

/* Opens a manifest, creating it where there is none; path NULL is one that
 * vanishes at the end. options is the fingerprint of what decides the output.
 * NULL, and a sentence in error, when that cannot be done. */
gaz_manifest *gaz_manifest_open(const char *path, const char *options, char *error, size_t size);

/* Looks an input up, by name, size and time. folder is that of the tree. */
bool gaz_manifest_look_up(gaz_manifest *manifest, const gaz_input *input, const char *folder,
                          gaz_known *known);

/* Writes down what became of an input; output is its place in the tree. An input
 * that is the same as before only gets its new time. */
bool gaz_manifest_record(gaz_manifest *manifest, const gaz_input *input, const char *output,
                         const gaz_result *result);

/* How many members an archive has when all were done and their outputs stand: then
 * it need not be opened again, and they count as seen by this run. Else -1. */
int64_t gaz_manifest_archive_done(gaz_manifest *manifest, const gaz_input *archive,
                                  const char *folder);
/* Writes down how many members an archive has. It counts as done when so many
 * outputs stand: results of its members may come later than this. */
bool gaz_manifest_record_archive(gaz_manifest *manifest, const gaz_input *archive,
                                 uint64_t members);

/* Makes what was recorded last. Done by itself now and then. */
bool gaz_manifest_commit(gaz_manifest *manifest);

/* Marks every input as not part of this run; what is looked up or recorded from
 * now on is. Reports speak of the inputs of the run. */
bool gaz_manifest_begin_run(gaz_manifest *manifest);

/* What failed last, in words. */
const char *gaz_manifest_error(const gaz_manifest *manifest);

/* The connection, and the number of the run at hand, for reports. */
struct sqlite3 *gaz_manifest_database(gaz_manifest *manifest);
int64_t gaz_manifest_run(const gaz_manifest *manifest);

/* Commits, closes and frees it; false when the first fails. */
bool gaz_manifest_close(gaz_manifest *manifest);

#endif
