/*
 * output.h - a file of records in the mirrored tree.
 *
 * It is written under a temporary name in a folder of its own and renamed when it
 * is whole, so that whatever stands in the tree is whole.
 */
#ifndef GAZ_BATCH_OUTPUT_H
#define GAZ_BATCH_OUTPUT_H

#include "gazette.h"

typedef enum gaz_compression {
    GAZ_PLAIN,
    GAZ_GZIP,
    GAZ_ZSTD,
    GAZ_XZ,
    GAZ_COMPRESSION_COUNT
} gaz_compression;

/* "none", "gzip", "zstd", "xz". Static storage. */
const char *gaz_compression_name(gaz_compression compression);

/* Where the output of an input goes, below the folder of the tree: its name with
 * .ndjson and the suffix of the compression. No name leads out of the folder: a
 * leading slash, `.`, `..`, control characters and too long parts are spelt
 * otherwise, and different names stay different. To be freed; NULL when memory is
 * out. */
char *gaz_output_place(const char *name, gaz_compression compression);

typedef struct gaz_output gaz_output;

/* Opens a new output: a file named `temporary`, or (temporary NULL) the
 * descriptor fd. NULL, with errno set, when that fails. */
gaz_output *gaz_output_open(const char *temporary, int fd, gaz_compression compression);

/* Writes bytes; false, with errno set, when that fails. */
bool gaz_output_write(gaz_output *output, const void *bytes, size_t len);

/* Ends the output. With `place` the file takes that name, folders are made as
 * needed; without it a file is taken away. *bytes is its size. False, with errno
 * set, when it cannot be completed; then no file is left. */
bool gaz_output_close(gaz_output *output, const char *place, uint64_t *bytes);

/* Makes a folder and those above it. */
bool gaz_make_folders(const char *path);

#endif
