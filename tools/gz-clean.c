/* gz-clean - decode, normalise and correct the raw text of gazettes. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "tool.h"

enum { OPTION_REVERT = TOOL_LONG_ONLY, OPTION_FROM };

/* Diagnostics shown per input; the log has them all. */
enum { MOST_SHOWN = 100 };

struct settings {
    gaz_clean_options clean;
    const char *log_path;
    const char *revert_path;
    tool_output *log;
    gaz_arena *arena;
    gaz_buffer records;
    /* --revert: the log, its sources, and the first that was not reverted yet. */
    gaz_slice log_text;
    gaz_source_log *sources;
    uint32_t source_count;
    uint32_t next_source;
};

static const tool_option options[] = {
    {'l', "log", "FILE", "write every correction to FILE, as records (NDJSON)"},
    {OPTION_FROM, "from", "ENC", "the encoding of the input, as iconv names it"},
    {OPTION_REVERT, "revert", "LOG", "give the decoded original back, from the clean text and LOG"},
    {0, NULL, NULL, NULL},
};

static const char *set(void *data, int id, const char *argument) {
    struct settings *s = data;
    switch (id) {
    case 'l':
        s->log_path = argument;
        break;
    case OPTION_FROM:
        s->clean.from = argument;
        break;
    case OPTION_REVERT:
        s->revert_path = argument;
        break;
    default:
        break;
    }
    return NULL;
}

/* ---- cleaning ---- */

struct source {
    gaz_clean_state state;
    struct sha256_ctx sum;
    uint32_t shown;
};

static void report(tool *t, tool_input *in, struct source *source, const gaz_diagnostics *list) {
    gaz_diagnostics shown = *list;
    uint32_t room = MOST_SHOWN - source->shown;
    if (shown.count > room) {
        shown.count = room;
    }
    tool_report(t, tool_input_label(in), &shown);
    source->shown += shown.count;
}

static bool clean_piece(tool *t, tool_input *in, gaz_slice piece, struct source *source) {
    struct settings *s = t->settings;
    gaz_cleaned cleaned;
    gaz_arena_reset(s->arena);
    gaz_status status = gaz_clean(s->arena, &s->clean, &source->state, piece, &cleaned);
    if (!tool_succeeded(t, tool_input_label(in), status, NULL)) {
        return false;
    }
    tool_write(t, t->out, cleaned.text.ptr, cleaned.text.len);
    report(t, in, source, &cleaned.diagnostics);
    if (s->log != NULL) {
        sha256_update(&source->sum, piece.len, (const uint8_t *)piece.ptr);
        for (uint32_t i = 0; i < cleaned.corrections.count; i++) {
            gaz_write_correction(&s->records, tool_input_name(in), &cleaned.corrections.items[i]);
            tool_write_buffer(t, s->log, &s->records);
        }
    }
    return true;
}

static void log_source(tool *t, tool_input *in, struct source *source) {
    struct settings *s = t->settings;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char hex[2 * SHA256_DIGEST_SIZE + 1];
    if (s->log == NULL) {
        return;
    }
    sha256_digest(&source->sum, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    }
    gaz_write_source(&s->records, tool_input_name(in), (gaz_slice){hex, 2 * sizeof digest},
                     &source->state);
    tool_write_buffer(t, s->log, &s->records);
}

static void clean_input(tool *t, tool_input *in) {
    struct source source = {0};
    sha256_init(&source.sum);
    gaz_slice piece;
    while (tool_input_piece(in, gaz_clean_extent, &piece)) {
        if (!clean_piece(t, in, piece, &source)) {
            return;
        }
    }
    log_source(t, in, &source);
}

/* ---- reverting ---- */

static gaz_slice read_file(tool *t, const char *path) {
    FILE *file = fopen(path, "rb");
    gaz_buffer bytes = {0};
    char block[65536];
    if (file == NULL) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: cannot be opened", path);
    }
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) {
        gaz_buffer_add(&bytes, block, n);
    }
    if (ferror(file) != 0) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: cannot be read", path);
    }
    fclose(file);
    if (bytes.failed) {
        tool_no_memory(t);
    }
    return (gaz_slice){bytes.ptr, bytes.len};
}

static void read_log(tool *t) {
    struct settings *s = t->settings;
    const char *reason;
    s->log_text = read_file(t, s->revert_path);
    gaz_status status = gaz_read_log(s->arena, s->log_text, &s->sources, &s->source_count, &reason);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", s->revert_path, reason);
    }
}

static void revert_input(tool *t, tool_input *in) {
    struct settings *s = t->settings;
    gaz_slice text = tool_input_all(in);
    while (s->next_source < s->source_count &&
           (text.len > 0 || s->sources[s->next_source].clean_bytes == 0)) {
        const gaz_source_log *source = &s->sources[s->next_source++];
        size_t len = source->clean_bytes < text.len ? (size_t)source->clean_bytes : text.len;
        uint32_t line;
        gaz_status status = gaz_revert(source, (gaz_slice){text.ptr, len}, &s->records, &line);
        if (status == GAZ_NO_MEMORY) {
            tool_no_memory(t);
        }
        if (status != GAZ_OK || len < source->clean_bytes) {
            s->records.len = 0;
            char reason[80];
            snprintf(reason, sizeof reason, "does not fit the log at line %" PRIu32, line);
            tool_input_failed(t, tool_input_label(in), reason);
            return;
        }
        tool_write_buffer(t, t->out, &s->records);
        text = (gaz_slice){text.ptr + len, text.len - len};
    }
    if (text.len > 0) {
        tool_input_failed(t, tool_input_label(in), "is longer than what the log describes");
    }
}

/* ---- the program ---- */

static void begin(tool *t) {
    struct settings *s = t->settings;
    s->arena = gaz_arena_new();
    if (s->arena == NULL) {
        tool_no_memory(t);
    }
    if (s->revert_path != NULL) {
        read_log(t);
    } else if (s->log_path != NULL) {
        s->log = tool_output_open(t, s->log_path);
    }
}

static void input(tool *t, tool_input *in) {
    struct settings *s = t->settings;
    if (s->revert_path != NULL) {
        revert_input(t, in);
    } else {
        clean_input(t, in);
    }
}

static void end(tool *t) {
    struct settings *s = t->settings;
    gaz_arena_free(s->arena);
    gaz_buffer_free(&s->records);
    free((void *)(uintptr_t)s->log_text.ptr);
}

int main(int argc, char **argv) {
    struct settings settings = {0};
    static const tool_spec spec = {.name = "gz-clean",
                                   .summary = "decode, normalise and correct the raw text of "
                                              "gazettes, line for line",
                                   .options = options,
                                   .set = set,
                                   .begin = begin,
                                   .input = input,
                                   .end = end};
    return tool_main(&spec, &settings, argc, argv);
}
