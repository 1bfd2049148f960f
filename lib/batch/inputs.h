/*
 * inputs.h - what there is to read: files, folders, lists, archives.
 *
 * Everything is found once, in an order that depends on the names alone. A file
 * of a folder is named by its path below that folder, any other by its path as
 * given; a member of an archive by the archive's name, a slash, its own path. The
 * name is what records and the manifest call the input, and where its output goes.
 */
#ifndef GAZ_BATCH_INPUTS_H
#define GAZ_BATCH_INPUTS_H

#include "gazette.h"

typedef struct gaz_input {
    char *path; /* to open */
    char *name; /* UTF-8 */
    uint64_t size;
    int64_t modified; /* nanoseconds since 1970 */
    bool archive;     /* its members are the inputs */
    char *error;      /* why it cannot be read, or NULL */
} gaz_input;

typedef struct gaz_inputs {
    gaz_input *items;
    size_t count;
    size_t capacity;
    uint64_t bytes;       /* of all of them */
    const char **include; /* patterns, NULL at the end; NULL: all */
    const char **exclude;
    const char *skip; /* a folder that is passed over: that of the outputs; or NULL */
    bool failed;      /* memory is out */
} gaz_inputs;

/* Adds a file, a folder with all below it, or what a pattern (* ? [) names. What
 * does not exist is added with its error. */
void gaz_inputs_add(gaz_inputs *inputs, const char *path);

/* Adds every line of a list as a file. False, and errno, when it cannot be read. */
bool gaz_inputs_add_list(gaz_inputs *inputs, const char *list_path);

/* Two inputs of one name, or NULL: their outputs would overwrite each other. */
const gaz_input *gaz_inputs_twice(gaz_inputs *inputs);

/* Frees the items and their strings. */
void gaz_inputs_free(gaz_inputs *inputs);

/* A name in UTF-8: as it is, else read as GB18030 (as old archives have it), else
 * with its strange bytes as %XX. To be freed; NULL when memory is out. */
char *gaz_input_name(const char *name);

/* True when the name lies in part `part` (from 1) of `parts`. */
bool gaz_in_shard(const char *name, unsigned part, unsigned parts);

/* True when a file is named as an archive or as a compressed text. */
bool gaz_is_archive_name(const char *path);

#endif
