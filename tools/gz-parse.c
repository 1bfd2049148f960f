/* gz-parse.c - document records with paragraphs to structured documents. */
#include <stdio.h>
#include <string.h>

#include "tool.h"

/* Exit statuses of --status, by the worst severity that was seen. */
enum { STATUS_NOTE = 10, STATUS_WARNING = 11, STATUS_ERROR = 12 };

struct settings {
    bool compact;
    bool lint;
    bool status;
    gaz_issue_texts *texts; /* of the issue at hand */
    int worst;              /* 0 until something was noticed, else a status above */
};

enum { OPT_COMPACT = TOOL_LONG_ONLY, OPT_LINT, OPT_STATUS };

static const tool_option options[] = {
    {OPT_COMPACT, "compact", NULL, "leave out of records what is absent or follows from the rest"},
    {OPT_LINT, "lint", NULL, "print what was noticed, for a person, in place of the records"},
    {OPT_STATUS, "status", NULL, "with --lint: end with 10 after notes, 11 warnings, 12 errors"},
    {0},
};

static const char *set(void *data, int id, const char *argument) {
    struct settings *settings = data;
    (void)argument;
    settings->compact |= id == OPT_COMPACT;
    settings->lint |= id == OPT_LINT;
    settings->status |= id == OPT_STATUS;
    return NULL;
}

static void begin(tool *t) {
    const struct settings *settings = t->settings;
    if (settings->status && !settings->lint) {
        tool_misuse(t, "--status needs --lint");
    }
}

/* An input that failed says more than what others hold. */
static void end(tool *t) {
    const struct settings *settings = t->settings;
    if (settings->status && t->status == TOOL_OK) {
        t->status = settings->worst;
    }
}

static bool is_type(gaz_slice type, const char *name) {
    return type.len == strlen(name) && memcmp(type.ptr, name, type.len) == 0;
}

/* Records gather until they fill a block: it is written from where they stand. */
static void write_gathered(tool *t, gaz_buffer *out) {
    if (out->failed || out->len >= TOOL_BLOCK) {
        tool_write_buffer(t, t->out, out);
    }
}

static void pass_on(tool *t, gaz_slice line, gaz_buffer *out) {
    gaz_buffer_add(out, line.ptr, line.len);
    gaz_buffer_add(out, "\n", 1);
    write_gathered(t, out);
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

static void write_lint(tool *t, const tool_input *in, gaz_slice source, const gaz_diagnostics *list,
                       gaz_buffer *out) {
    struct settings *settings = t->settings;
    const char *label = tool_input_label(in);
    if (source.ptr == NULL) {
        source = (gaz_slice){label, strlen(label)};
    }
    for (uint32_t i = 0; i < list->count; i++) {
        int status = STATUS_NOTE + (int)gaz_code_severity(list->items[i].code);
        settings->worst = status > settings->worst ? status : settings->worst;
    }
    gaz_write_lint(out, source, list);
    write_gathered(t, out);
}

/* What the contents page names can be cited from here on. An issue record that
 * cannot be read tells nothing, and is passed on like any other. */
static bool begin_issue(tool *t, gaz_arena *arena, gaz_slice line, const char *where) {
    const struct settings *settings = t->settings;
    gaz_issue issue;
    const char *reason = NULL;
    gaz_status status = gaz_read_contents(arena, line, &issue, &reason);
    if (status == GAZ_BAD_RECORD) {
        issue = (gaz_issue){0};
        status = GAZ_OK;
    }
    if (status == GAZ_OK) {
        status = gaz_issue_texts_begin(settings->texts, &issue);
    }
    return tool_succeeded(t, where, status, NULL);
}

/* A record that is no document: passed on, or linted. */
static void other_record(tool *t, const tool_input *in, gaz_arena *arena, gaz_slice line,
                         gaz_slice type, const char *where, gaz_buffer *out) {
    const struct settings *settings = t->settings;
    gaz_slice source;
    gaz_diagnostics list;
    const char *reason = NULL;
    if (is_type(type, "issue") && !begin_issue(t, arena, line, where)) {
        return;
    }
    if (!settings->lint) {
        pass_on(t, line, out);
        return;
    }
    gaz_status status = gaz_read_noticed(arena, line, &source, &list, &reason);
    if (tool_succeeded(t, where, status, reason)) {
        write_lint(t, in, source, &list, out);
    }
}

/* A large record goes as soon as it is read: its tree takes more than it does. */
static gaz_status read_document(tool_input *in, gaz_arena *arena, gaz_slice line,
                                gaz_document *document, const char **why) {
    enum { LARGE = 4 << 20 };
    if (line.len < LARGE) {
        return gaz_read_document(arena, line, document, why);
    }
    gaz_status status = gaz_copy_document(arena, line, document, why);
    if (status == GAZ_OK) {
        tool_input_forget_line(in, line);
    }
    return status;
}

static void parse_line(tool *t, tool_input *in, gaz_arena *arena, gaz_slice line, const char *where,
                       gaz_buffer *out) {
    const struct settings *settings = t->settings;
    gaz_slice type = {NULL, 0};
    const char *reason = NULL;
    const char *why = NULL;
    gaz_document document;
    gaz_parsed parsed;
    /* Most bytes are in documents, so that is tried first; only what is none is
     * read again for its type. */
    gaz_status read = read_document(in, arena, line, &document, &why);
    gaz_status status =
        read != GAZ_BAD_RECORD ? read : gaz_record_type(arena, line, &type, &reason);
    if (!tool_succeeded(t, where, status, reason)) {
        return;
    }
    if (read != GAZ_OK && !is_type(type, "document")) {
        other_record(t, in, arena, line, type, where, out);
        return;
    }
    if (!tool_succeeded(t, where, read, why)) {
        return;
    }
    status = gaz_parse_once(arena, &document, settings->texts, &parsed);
    if (!tool_succeeded(t, where, status, NULL)) {
        return;
    }
    if (settings->lint) {
        write_lint(t, in, document.source_name, &parsed.diagnostics, out);
    } else {
        gaz_write_parsed(out, &parsed);
        write_gathered(t, out);
    }
}

static void spill(void *data, gaz_slice bytes) {
    tool *t = data;
    tool_write(t, t->out, bytes.ptr, bytes.len);
}

static void parse_input(tool *t, tool_input *in) {
    struct settings *settings = t->settings;
    gaz_arena *arena = gaz_arena_new();
    settings->texts = gaz_issue_texts_new();
    if (arena == NULL || settings->texts == NULL) {
        tool_no_memory(t);
    }
    gaz_buffer out = {.compact = settings->compact, .spill = spill, .spill_data = t};
    gaz_slice line;
    t->gathered = &out;
    for (unsigned long number = 1; tool_input_line(in, &line); number++) {
        if (line.len > 0) {
            parse_line(t, in, arena, line, place_of(in, number).text, &out);
        }
        gaz_arena_reset(arena);
    }
    tool_write_buffer(t, t->out, &out);
    t->gathered = NULL;
    gaz_buffer_free(&out);
    gaz_issue_texts_free(settings->texts);
    gaz_arena_free(arena);
}

int main(int argc, char **argv) {
    struct settings settings = {0};
    static const tool_spec spec = {
        .name = "gz-parse",
        .summary = "give the documents of gz-split their elements and their tree",
        .options = options,
        .set = set,
        .begin = begin,
        .input = parse_input,
        .end = end,
    };
    return tool_main(&spec, &settings, argc, argv);
}
