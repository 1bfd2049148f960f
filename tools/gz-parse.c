/* gz-parse.c - document records with paragraphs to structured documents. */
#include <stdio.h>
#include <string.h>

#include "tools/shared/tool.h"

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

/* A record at hand. */
struct record {
    tool_input *in;
    gaz_arena *arena;
    gaz_slice line;
    unsigned long number;
    gaz_buffer *out;
};

/* Where a record stands is put in words only for a message. */
static bool succeeded(tool *t, const struct record *record, gaz_status status, const char *reason) {
    char where[512]; /* name:line */
    if (status == GAZ_OK) {
        return true;
    }
    snprintf(where, sizeof where, "%s:%lu", tool_input_label(record->in), record->number);
    return tool_succeeded(t, where, status, reason);
}

static void write_lint(tool *t, const struct record *record, gaz_slice source,
                       const gaz_diagnostics *list) {
    struct settings *settings = t->settings;
    const char *label = tool_input_label(record->in);
    if (source.ptr == NULL) {
        source = (gaz_slice){label, strlen(label)};
    }
    for (uint32_t i = 0; i < list->count; i++) {
        int status = STATUS_NOTE + (int)gaz_code_severity(list->items[i].code);
        settings->worst = status > settings->worst ? status : settings->worst;
    }
    gaz_write_lint(record->out, source, list);
    write_gathered(t, record->out);
}

/* What the contents page names can be cited from here on. An issue record that
 * cannot be read tells nothing, and is passed on like any other. */
static bool begin_issue(tool *t, const struct record *record) {
    const struct settings *settings = t->settings;
    gaz_issue issue;
    const char *reason = NULL;
    gaz_status status = gaz_read_contents(record->arena, record->line, &issue, &reason);
    if (status == GAZ_BAD_RECORD) {
        issue = (gaz_issue){0};
        status = GAZ_OK;
    }
    if (status == GAZ_OK) {
        status = gaz_issue_texts_begin(settings->texts, &issue);
    }
    return succeeded(t, record, status, NULL);
}

/* A record that is no document: passed on, or linted. */
static void other_record(tool *t, const struct record *record, gaz_slice type) {
    const struct settings *settings = t->settings;
    gaz_slice source;
    gaz_diagnostics list;
    const char *reason = NULL;
    if (is_type(type, "issue") && !begin_issue(t, record)) {
        return;
    }
    if (!settings->lint) {
        pass_on(t, record->line, record->out);
        return;
    }
    gaz_status status = gaz_read_noticed(record->arena, record->line, &source, &list, &reason);
    if (succeeded(t, record, status, reason)) {
        write_lint(t, record, source, &list);
    }
}

/* The tree of a large record grows where the record stood. */
static gaz_status read_document(const struct record *record, gaz_document *document,
                                const char **why) {
    enum { LARGE = 4 << 20 };
    if (record->line.len < LARGE) {
        return gaz_read_document(record->arena, record->line, document, why);
    }
    gaz_status status = gaz_copy_document(record->arena, record->line, document, why);
    if (status == GAZ_OK) {
        tool_input_lend_line(record->in, record->line, record->arena);
    }
    return status;
}

static void parse_document(tool *t, const struct record *record, gaz_document *document) {
    const struct settings *settings = t->settings;
    gaz_parsed parsed;
    gaz_status status = gaz_parse_once(record->arena, document, settings->texts, &parsed);
    if (!succeeded(t, record, status, NULL)) {
        return;
    }
    if (settings->lint) {
        write_lint(t, record, document->source_name, &parsed.diagnostics);
    } else {
        gaz_write_parsed(record->out, &parsed);
        write_gathered(t, record->out);
    }
}

/* Most bytes are in documents, so that is tried first; only what is none is read again for
 * its type. */
static void take_record(tool *t, const struct record *record) {
    gaz_document document;
    gaz_slice type;
    const char *why = NULL;
    const char *reason = NULL;
    gaz_status read = read_document(record, &document, &why);
    if (read == GAZ_OK) {
        parse_document(t, record, &document);
        return;
    }
    gaz_status status = read == GAZ_BAD_RECORD
                            ? gaz_record_type(record->arena, record->line, &type, &reason)
                            : read;
    if (!succeeded(t, record, status, reason)) {
        return;
    }
    if (is_type(type, "document")) {
        (void)succeeded(t, record, read, why);
    } else {
        other_record(t, record, type);
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
    struct record record = {.in = in, .arena = arena, .out = &out};
    t->gathered = &out;
    for (record.number = 1; tool_input_line(in, &record.line); record.number++) {
        if (record.line.len > 0) {
            take_record(t, &record);
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
        .summary = "Gives the documents of gz-split their elements and their tree.",
        .options = options,
        .set = set,
        .begin = begin,
        .input = parse_input,
        .end = end,
    };
    return tool_main(&spec, &settings, argc, argv);
}
