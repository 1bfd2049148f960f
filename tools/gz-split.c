/* gz-split.c - clean text to issue and document records. */
#include "tool.h"

struct settings {
    const char *source;
};

enum { OPT_SOURCE = 's' };

static const tool_option options[] = {
    {OPT_SOURCE, "source", "NAME", "what records call the source; default: the file's name"},
    {0},
};

static const char *set(void *data, int id, const char *argument) {
    struct settings *settings = data;
    if (id == OPT_SOURCE) {
        settings->source = argument;
    }
    return NULL;
}

static gaz_slice source_name(const tool *t, const tool_input *in) {
    const struct settings *settings = t->settings;
    const char *name = settings->source;
    if (name == NULL) {
        return tool_input_name(in);
    }
    size_t len = 0;
    while (name[len] != '\0') {
        len++;
    }
    return (gaz_slice){name, len};
}

static void write_issue(tool *t, const gaz_issue *issue, gaz_buffer *out) {
    gaz_write_issue(out, issue);
    tool_write_buffer(t, t->out, out);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        gaz_write_document(out, &issue->documents[i]);
        tool_write_buffer(t, t->out, out);
    }
}

static void report(tool *t, const tool_input *in, const gaz_issue *issue) {
    tool_report(t, tool_input_label(in), &issue->diagnostics);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        tool_report(t, tool_input_label(in), &issue->documents[i].diagnostics);
    }
}

static void split_input(tool *t, tool_input *in) {
    gaz_arena *arena = gaz_arena_new();
    if (arena == NULL) {
        tool_no_memory(t);
    }
    gaz_split_options split_options = {.source_name = source_name(t, in)};
    gaz_buffer out = {0};
    gaz_slice piece;
    uint32_t line = 1;
    while (tool_input_piece(in, gaz_split_extent, &piece)) {
        gaz_issue issue;
        gaz_status status = gaz_split(arena, &split_options, piece, line, &issue);
        if (!tool_succeeded(t, tool_input_label(in), status, NULL)) {
            break;
        }
        write_issue(t, &issue, &out);
        report(t, in, &issue);
        line += issue.source.lines;
        gaz_arena_reset(arena);
    }
    gaz_buffer_free(&out);
    gaz_arena_free(arena);
}

int main(int argc, char **argv) {
    struct settings settings = {0};
    static const tool_spec spec = {
        .name = "gz-split",
        .summary = "find the issue, its contents page and its documents in clean text",
        .options = options,
        .set = set,
        .input = split_input,
    };
    return tool_main(&spec, &settings, argc, argv);
}
