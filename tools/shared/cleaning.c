/* cleaning.c - options of cleaning, which gz-clean and gz-batch have. */
#include "tools/shared/cleaning.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

gaz_slice tool_read_file(tool *t, const char *path) {
    FILE *file = fopen(path, "rb");
    gaz_buffer bytes = {0};
    char block[65536];
    if (file == NULL) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", path, strerror(errno));
    }
    /* cppcheck-suppress nullPointerRedundantCheck ; tool_stop does not return */
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) {
        gaz_buffer_add(&bytes, block, n);
    }
    if (ferror(file) != 0) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", path, strerror(errno));
    }
    fclose(file);
    if (bytes.failed) {
        tool_no_memory(t);
    }
    return (gaz_slice){bytes.ptr, bytes.len};
}

void tool_table_read(tool *t, tool_table *table, gaz_user_table *user) {
    gaz_table_fault fault;
    if (table->path == NULL) {
        return;
    }
    table->text = tool_read_file(t, table->path);
    table->arena = gaz_arena_new();
    if (table->arena == NULL) {
        tool_no_memory(t);
    }
    gaz_status status = gaz_read_user_table(table->arena, table->text, user, &fault);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_stop(t, TOOL_MISUSE, "%s:%" PRIu32 ": %s", table->path, fault.line, fault.why);
    }
}

void tool_table_free(tool_table *table) {
    free((char *)(uintptr_t)table->text.ptr);
    gaz_arena_free(table->arena);
}

void tool_check_cleaning(tool *t, gaz_arena *arena, const gaz_clean_options *clean) {
    gaz_clean_state state = {0};
    gaz_cleaned cleaned;
    gaz_status status = gaz_clean(arena, clean, &state, (gaz_slice){"", 0}, &cleaned);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status == GAZ_BAD_ENCODING) {
        tool_misuse(t, "--from=%s: iconv knows no such encoding", clean->from);
    }
    if (status == GAZ_BAD_PLACE) {
        tool_misuse(t, "--place=%s: no division, or more than one, is called so", clean->place.ptr);
    }
}
