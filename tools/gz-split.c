/* gz-split.c - clean text to issue and document records. */
#include <string.h>

#include "tools/shared/tool.h"

enum format { NDJSON, JSON, TEXT };

struct settings {
    const char *source;
    enum format format;
    bool compact;
    bool written; /* a record stands in the array before the next one */
};

enum { OPT_FORMAT = 'f', OPT_SOURCE = 's', OPT_COMPACT = TOOL_LONG_ONLY };

static const tool_option options[] = {
    {OPT_COMPACT, "compact", NULL, "leave out of records what is absent or follows from the rest"},
    {OPT_FORMAT, "format", "FORMAT", "ndjson (the default), json, or text for a person"},
    {OPT_SOURCE, "source", "NAME", "what records call the source; default: the file's name"},
    {0},
};

static const char *set_format(struct settings *settings, const char *argument) {
    static const char *const names[] = {[NDJSON] = "ndjson", [JSON] = "json", [TEXT] = "text"};
    for (int i = NDJSON; i <= TEXT; i++) {
        if (strcmp(argument, names[i]) == 0) {
            settings->format = (enum format)i;
            return NULL;
        }
    }
    return "the format is ndjson, json or text";
}

static const char *set(void *data, int id, const char *argument) {
    struct settings *settings = data;
    if (id == OPT_FORMAT) {
        return set_format(settings, argument);
    }
    if (id == OPT_COMPACT) {
        settings->compact = true;
    } else {
        settings->source = argument;
    }
    return NULL;
}

static gaz_slice source_name(const tool *t, const tool_input *in) {
    const struct settings *settings = t->settings;
    const char *name = settings->source;
    return name == NULL ? tool_input_name(in) : (gaz_slice){name, strlen(name)};
}

/* Writes one record, or leaves it where the next ones come behind it, so that they are
 * not copied once more; in an array a comma takes the place of the line's end. */
static void put(tool *t, gaz_buffer *out) {
    struct settings *settings = t->settings;
    if (settings->format == NDJSON && out->len <= TOOL_BLOCK) {
        return;
    }
    if (settings->format == JSON && out->len > 0) {
        out->len--;
        tool_write(t, t->out, settings->written ? ",\n" : "[\n", 2);
        settings->written = true;
    }
    tool_write_buffer(t, t->out, out);
}

static void write_issue(tool *t, const gaz_issue *issue, gaz_buffer *out) {
    const struct settings *settings = t->settings;
    if (settings->format == TEXT) {
        gaz_write_outline(out, issue);
        tool_write_buffer(t, t->out, out);
        return;
    }
    gaz_write_issue(out, issue);
    put(t, out);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        gaz_write_document(out, &issue->documents[i]);
        put(t, out);
    }
}

static void report(tool *t, const tool_input *in, const gaz_issue *issue) {
    tool_report(t, tool_input_label(in), &issue->diagnostics);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        tool_report(t, tool_input_label(in), &issue->documents[i].diagnostics);
    }
}

static void spill(void *data, gaz_slice bytes) {
    tool *t = data;
    tool_write(t, t->out, bytes.ptr, bytes.len);
}

/* The splitter at hand measures the input. */
static gaz_splitter *next_splitter(tool *t, gaz_arena *arena, uint32_t line,
                                   tool_measure *measure) {
    gaz_splitter *splitter = gaz_splitter_new(arena, line);
    if (splitter == NULL) {
        tool_no_memory(t);
    }
    measure->data = splitter;
    return splitter;
}

static size_t extent(void *data, gaz_slice text, bool at_end) {
    return gaz_splitter_extent(data, text, at_end);
}

static void split_input(tool *t, tool_input *in) {
    gaz_arena *arena = gaz_arena_new();
    if (arena == NULL) {
        tool_no_memory(t);
    }
    const struct settings *settings = t->settings;
    gaz_split_options split_options = {.source_name = source_name(t, in)};
    gaz_buffer out = {.compact = settings->compact};
    if (settings->format == NDJSON) {
        out.spill = spill;
        out.spill_data = t;
    }
    gaz_slice piece;
    uint32_t line = 1;
    tool_measure measure = {.extent = extent, .remembers = true};
    gaz_splitter *splitter = next_splitter(t, arena, line, &measure);
    while (tool_input_piece(in, &measure, &piece)) {
        gaz_issue issue;
        gaz_status status = gaz_splitter_issue(splitter, &split_options, piece, &issue);
        if (!tool_succeeded(t, tool_input_label(in), status, NULL)) {
            break;
        }
        write_issue(t, &issue, &out);
        report(t, in, &issue);
        line += issue.source.lines;
        gaz_arena_reset(arena);
        splitter = next_splitter(t, arena, line, &measure);
    }
    tool_write_buffer(t, t->out, &out);
    gaz_buffer_free(&out);
    gaz_arena_free(arena);
}

static void begin(tool *t) {
    const struct settings *settings = t->settings;
    if (settings->compact && settings->format == TEXT) {
        tool_misuse(t, "--compact is about records, --format text writes none");
    }
}

static void end_array(tool *t) {
    const struct settings *settings = t->settings;
    if (settings->format == JSON) {
        const char *end = settings->written ? "\n]\n" : "[]\n";
        tool_write(t, t->out, end, 3);
    }
}

int main(int argc, char **argv) {
    struct settings settings = {0};
    static const tool_spec spec = {
        .name = "gz-split",
        .summary = "Finds the issues in clean text, their contents pages and their documents.",
        .options = options,
        .set = set,
        .begin = begin,
        .input = split_input,
        .end = end_array,
    };
    return tool_main(&spec, &settings, argc, argv);
}
