/*
 * archive.h - the members of an archive, one after the other, read in place.
 *
 * Nothing is unpacked to disk: a member's path is a name, never a place to write.
 */
#ifndef GAZ_BATCH_ARCHIVE_H
#define GAZ_BATCH_ARCHIVE_H

#include "gazette.h"

typedef struct gaz_archive gaz_archive;

/* Opens a .zip, .tar (compressed or not), .7z, or a single compressed file, whose
 * one member then has no path of its own. NULL when memory is out. */
gaz_archive *gaz_archive_open(const char *path);

typedef struct gaz_member_file {
    char *path;        /* UTF-8; NULL for a single compressed file; to be freed */
    const char *error; /* why its bytes cannot be had, or NULL */
} gaz_member_file;

/* The next member that is a file. False at the end; then *error says why when that
 * is not the end of the archive, else it is NULL. */
bool gaz_archive_next(gaz_archive *archive, gaz_member_file *member, const char **error);

/* Appends the bytes of the member at hand. False when they cannot be had, are
 * more than `most`, or memory is out; *error says which. */
bool gaz_archive_read(gaz_archive *archive, uint64_t most, gaz_buffer *bytes, const char **error);

/* Closes and frees it. NULL is allowed. */
void gaz_archive_close(gaz_archive *archive);

#endif
