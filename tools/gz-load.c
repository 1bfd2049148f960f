/* gz-load.c - records into a database: SQLite, or PostgreSQL. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "load/csv.h"
#include "load/loader.h"
#include "tools/shared/tool.h"

enum { CSV = TOOL_LONG_ONLY, EXACT, BYTE_ORDER_MARK };

typedef struct settings {
    const char *database;
    const char *view; /* to be written as CSV; NULL: records are loaded */
    gaz_csv csv;
    gaz_store *store;
    gaz_loader *loader;
    tool *tool;
    const char *input; /* at hand, for messages */
} settings;

static const char *set(void *data, int id, const char *argument) {
    settings *s = data;
    switch (id) {
    case CSV:
        s->view = argument;
        return NULL;
    case EXACT:
        s->csv.exact = true;
        return NULL;
    default:
        s->csv.byte_order_mark = true;
        return NULL;
    }
}

static int take_operands(tool *t, int count, char **operands) {
    settings *s = t->settings;
    if (s->view == NULL && (s->csv.exact || s->csv.byte_order_mark)) {
        tool_misuse(t, "--exact and --bom are about --csv");
    }
    if (s->view != NULL && count > 1) {
        tool_misuse(t, "--csv writes what is in the database; it loads no records");
    }
    if (s->view == NULL && strcmp(t->out_path, "-") != 0) {
        tool_misuse(t, "--output is where --csv writes");
    }
    t->no_inputs = s->view != NULL;
    if (count == 0 || *operands[0] == '\0' || strcmp(operands[0], "-") == 0) {
        tool_misuse(t, "which database? Give a file, or a URL postgresql://...");
    }
    s->database = operands[0];
    return 1;
}

/* What a database is called in messages: of a URL, which may hold a password,
 * only its scheme. */
static const char *database_name(const settings *s) {
    return gaz_is_postgresql_url(s->database) ? "postgresql" : s->database;
}

static _Noreturn void database_failed(tool *t, const char *error) {
    const settings *s = t->settings;
    tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s", database_name(s), error);
}

static void complain(void *data, uint64_t line, const char *reason) {
    settings *s = data;
    char name[4096];
    snprintf(name, sizeof name, "%s:%" PRIu64, s->input, line);
    tool_input_failed(s->tool, name, reason);
}

static void take_lines(void *data, gaz_buffer *lines) {
    tool *t = data;
    tool_write_buffer(t, t->out, lines);
}

static void write_csv(tool *t) {
    settings *s = t->settings;
    char error[512] = "";
    s->csv.take = take_lines;
    s->csv.data = t;
    if (s->csv.byte_order_mark) {
        gaz_buffer_add(&s->csv.lines, "\xEF\xBB\xBF", 3);
    }
    bool good = gaz_is_postgresql_url(s->database)
                    ? gaz_csv_postgresql(&s->csv, s->database, s->view, error, sizeof error)
                    : gaz_csv_sqlite(&s->csv, s->database, s->view, error, sizeof error);
    if (!good) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", database_name(s), error);
    }
    take_lines(t, &s->csv.lines);
    gaz_buffer_free(&s->csv.lines);
}

static void begin(tool *t) {
    settings *s = t->settings;
    char error[512] = "";
    s->tool = t;
    if (s->view != NULL) {
        write_csv(t);
        return;
    }
    s->store = gaz_is_postgresql_url(s->database)
                   ? gaz_store_open_postgresql(s->database, error, sizeof error)
                   : gaz_store_open_sqlite(s->database, error, sizeof error);
    if (s->store == NULL) {
        database_failed(t, error);
    }
    s->loader = gaz_loader_new(s->store, complain, s);
    if (s->loader == NULL) {
        tool_no_memory(t);
    }
}

/* What was committed stays; the rest is loaded by the next run. */
static void check(tool *t, gaz_store_status status) {
    settings *s = t->settings;
    if (status != GAZ_STORE_OK) {
        database_failed(t, s->store->error);
    }
}

static void load_input(tool *t, tool_input *in) {
    settings *s = t->settings;
    gaz_slice line;
    s->input = tool_input_label(in);
    for (uint64_t number = 1; tool_input_line(in, &line); number++) {
        if (line.len > 0) {
            check(t, gaz_loader_take(s->loader, line, number));
        }
    }
    check(t, gaz_loader_flush(s->loader));
}

static void end(tool *t) {
    settings *s = t->settings;
    if (s->view != NULL) {
        return;
    }
    const gaz_load_counts *n = gaz_loader_counts(s->loader);
    gaz_store_status completed = s->store->ops->complete(s->store);
    if (completed == GAZ_STORE_REFUSED) {
        fprintf(stderr, "gz-load: %s: no search index: %s; gz-find will read every node\n",
                database_name(s), s->store->error);
    } else {
        check(t, completed);
    }
    if (!t->quiet) {
        fprintf(stderr,
                "gz-load: %" PRIu64 " added, %" PRIu64 " replaced, %" PRIu64 " unchanged, %" PRIu64
                " refused; %" PRIu64 " nodes written\n",
                n->added, n->replaced, n->unchanged, n->refused, n->nodes);
    }
    gaz_loader_free(s->loader);
    s->store->ops->close(s->store);
}

int main(int argc, char **argv) {
    static const tool_option options[] = {
        {CSV, "csv", "VIEW", "load nothing; write a table or view of the database as CSV"},
        {EXACT, "exact", NULL, "with --csv: no ' before what a spreadsheet takes for a formula"},
        {BYTE_ORDER_MARK, "bom", NULL, "with --csv: begin with the mark by which Excel sees UTF-8"},
        {0},
    };
    static const tool_spec spec = {
        .name = "gz-load",
        .summary = "Loads records into an SQLite file or a PostgreSQL database.",
        .usage = "DATABASE [FILE]...",
        .options = options,
        .set = set,
        .operands = take_operands,
        .begin = begin,
        .input = load_input,
        .end = end,
    };
    settings s = {0};
    return tool_main(&spec, &s, argc, argv);
}
