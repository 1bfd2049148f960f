/* cleaning.h - options of cleaning, which gz-clean and gz-batch have. */
#ifndef GAZ_TOOLS_CLEANING_H
#define GAZ_TOOLS_CLEANING_H

#include "tools/shared/tool.h"

/* The bytes of a file, to be freed by the caller; a file that cannot be read ends
 * the program. */
gaz_slice tool_read_file(tool *t, const char *path);

/* A table of the user's, and the memory that it points into. Zero-initialise. */
typedef struct tool_table {
    const char *path; /* NULL: none */
    gaz_slice text;
    gaz_arena *arena;
} tool_table;

/* Reads the table into *user; a bad row ends the program with its line. */
void tool_table_read(tool *t, tool_table *table, gaz_user_table *user);
void tool_table_free(tool_table *table);

/* Ends the program over --from or --place that the library does not know: an empty source
 * shows it before any other is read. */
void tool_check_cleaning(tool *t, gaz_arena *arena, const gaz_clean_options *clean);

#endif
