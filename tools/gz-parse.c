/* gz-parse.c - document records with paragraphs to structured documents. */
#include <stdio.h>
#include <string.h>

#include "tool.h"

struct settings {
    bool compact;
};

enum { OPT_COMPACT = TOOL_LONG_ONLY };

static const tool_option options[] = {
    {OPT_COMPACT, "compact", NULL, "leave out of records what is absent or follows from the rest"},
    {0},
};

static const char *set(void *data, int id, const char *argument) {
    struct settings *settings = data;
    (void)argument;
    settings->compact = id == OPT_COMPACT;
    return NULL;
}

static bool is_document(gaz_slice type) {
    return type.len == strlen("document") && memcmp(type.ptr, "document", type.len) == 0;
}

static void pass_on(tool *t, gaz_slice line) {
    tool_write(t, t->out, line.ptr, line.len);
    tool_write(t, t->out, "\n", 1);
}

/* Where a message about a record begins: name:line. */
struct place {
    char text[512];
};

static struct place place_of(const tool_input *in, unsigned long number) {
    struct place place;
    snprintf(place.text, sizeof place.text, "%s:%lu", tool_input_label(in), number);
    return place;
}

static void parse_line(tool *t, gaz_arena *arena, gaz_slice line, const char *where,
                       gaz_buffer *out) {
    gaz_slice type;
    const char *reason = NULL;
    gaz_document document;
    gaz_parsed parsed;
    gaz_status status = gaz_record_type(arena, line, &type, &reason);
    if (!tool_succeeded(t, where, status, reason)) {
        return;
    }
    if (!is_document(type)) {
        pass_on(t, line);
        return;
    }
    status = gaz_read_document(arena, line, &document, &reason);
    if (!tool_succeeded(t, where, status, reason)) {
        return;
    }
    status = gaz_parse(arena, &document, &parsed);
    if (tool_succeeded(t, where, status, NULL)) {
        gaz_write_parsed(out, &parsed);
        tool_write_buffer(t, t->out, out);
    }
}

static void parse_input(tool *t, tool_input *in) {
    gaz_arena *arena = gaz_arena_new();
    if (arena == NULL) {
        tool_no_memory(t);
    }
    const struct settings *settings = t->settings;
    gaz_buffer out = {.compact = settings->compact};
    gaz_slice line;
    for (unsigned long number = 1; tool_input_line(in, &line); number++) {
        if (line.len > 0) {
            parse_line(t, arena, line, place_of(in, number).text, &out);
        }
        gaz_arena_reset(arena);
    }
    gaz_buffer_free(&out);
    gaz_arena_free(arena);
}

int main(int argc, char **argv) {
    struct settings settings = {0};
    static const tool_spec spec = {
        .name = "gz-parse",
        .summary = "give the documents of gz-split their elements and their tree",
        .options = options,
        .set = set,
        .input = parse_input,
    };
    return tool_main(&spec, &settings, argc, argv);
}
