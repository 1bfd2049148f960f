/* report.c - what a run came to. */
#include "batch/report.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>

#include "write/json.h"

/* How many of the slowest, worst and failed inputs a report in words shows. */
enum { SHOWN = 5 };

/* The lists of a report. A row is a name and what is said of it: a number when
 * `unit` is set, else a text. */
static const struct list {
    const char *member; /* of the JSON report */
    const char *heading;
    const char *unit;
    const char *sql;
    bool of_files; /* a list of inputs, which the report in words cuts short */
} lists[] = {
    {"diagnostics", "Diagnostics", "",
     "SELECT code, sum(count) FROM counts WHERE kind = 'diagnostic' AND "
     "name IN (SELECT name FROM inputs WHERE run = ?1) GROUP BY code ORDER BY 2 DESC, 1",
     false},
    {"corrections", "Corrections by rule", "",
     "SELECT code, sum(count) FROM counts WHERE kind = 'correction' AND "
     "name IN (SELECT name FROM inputs WHERE run = ?1) GROUP BY code ORDER BY 2 DESC, 1",
     false},
    {"slowest", "Slowest inputs", " ms",
     "SELECT name, CAST(seconds * 1000 AS INTEGER) FROM inputs WHERE run = ?1 AND seconds > 0.001 "
     "ORDER BY seconds DESC, name LIMIT 20",
     true},
    {"worst", "Inputs with most diagnostics", "",
     "SELECT name, diagnostics FROM inputs WHERE run = ?1 AND diagnostics > 0 "
     "ORDER BY diagnostics DESC, name LIMIT 20",
     true},
    {"failed", "Failed inputs", NULL,
     "SELECT name, message FROM inputs WHERE run = ?1 AND status = 'failed' ORDER BY name", true},
};

enum { LISTS = sizeof lists / sizeof *lists };

static sqlite3_stmt *ask(gaz_manifest *manifest, const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(gaz_manifest_database(manifest), sql, -1, &statement, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, gaz_manifest_run(manifest));
    }
    return statement;
}

static gaz_slice column(sqlite3_stmt *statement, int at) {
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return (gaz_slice){text, (size_t)sqlite3_column_bytes(statement, at)};
}

/* The sums over all inputs. */
static const char *const sum_names[] = {"documents", "issues", "corrections_made",
                                        "corrections_reported", "output_bytes"};
enum { SUMS = sizeof sum_names / sizeof *sum_names };

static bool read_sums(gaz_manifest *manifest, int64_t sums[SUMS]) {
    sqlite3_stmt *statement =
        ask(manifest, "SELECT sum(documents), sum(issues), sum(corrections), sum(reported), "
                      "sum(output_bytes) FROM inputs WHERE run = ?1");
    bool good = statement != NULL && sqlite3_step(statement) == SQLITE_ROW;
    for (int i = 0; i < SUMS; i++) {
        sums[i] = good ? sqlite3_column_int64(statement, i) : 0;
    }
    sqlite3_finalize(statement);
    return good;
}

/* ---- words ---------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3))) static void add(gaz_buffer *out, const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (len > 0) {
        gaz_buffer_add(out, line, (size_t)len < sizeof line ? (size_t)len : sizeof line - 1);
    }
}

/* A name as a terminal may show it: what it might obey becomes a question mark. */
static void add_name(gaz_buffer *out, gaz_slice name) {
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        gaz_buffer_byte(out, c < 0x20 || c == 0x7F ? '?' : (char)c);
    }
}

static bool add_list(gaz_buffer *out, gaz_manifest *manifest, const struct list *list) {
    sqlite3_stmt *statement = ask(manifest, list->sql);
    int64_t count = 0;
    int64_t hidden = 0;
    while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
        if (count == 0) {
            add(out, "%s:\n", list->heading);
        }
        if (++count > SHOWN && list->of_files) {
            hidden++;
            continue;
        }
        gaz_buffer_add(out, "  ", 2);
        if (list->unit != NULL) {
            add(out, "%10" PRId64 "%s  ", (int64_t)sqlite3_column_int64(statement, 1), list->unit);
            add_name(out, column(statement, 0));
        } else {
            add_name(out, column(statement, 0));
            gaz_buffer_add(out, ": ", 2);
            add_name(out, column(statement, 1));
        }
        gaz_buffer_byte(out, '\n');
    }
    if (hidden > 0 && list->unit == NULL) {
        add(out, "  and %" PRId64 " more: --report FILE has them all\n", hidden);
    }
    return sqlite3_finalize(statement) == SQLITE_OK && statement != NULL;
}

bool gaz_report_text(gaz_buffer *out, gaz_manifest *manifest, const gaz_batch_totals *t,
                     double seconds) {
    int64_t sums[SUMS];
    bool good = read_sums(manifest, sums);
    double rate = seconds > 0 ? (double)t->bytes / seconds / 1e6 : 0;
    add(out, "%" PRIu64 " inputs: %" PRIu64 " done, %" PRIu64 " done before, %" PRIu64 " failed\n",
        t->inputs, t->done, t->skipped, t->failed);
    add(out,
        "%.1f MB in %.1f s (%.1f MB/s); %" PRId64 " issues, %" PRId64
        " documents, %.1f MB of records\n",
        (double)t->bytes / 1e6, seconds, rate, sums[1], sums[0], (double)sums[4] / 1e6);
    add(out, "%" PRId64 " corrections made, %" PRId64 " reported\n", sums[2], sums[3]);
    for (int i = 0; i < LISTS; i++) {
        good = add_list(out, manifest, &lists[i]) && good;
    }
    return good && !out->failed;
}

/* ---- JSON ------------------------------------------------------------------------------ */

static bool add_json_list(gaz_buffer *out, gaz_manifest *manifest, const struct list *list) {
    sqlite3_stmt *statement = ask(manifest, list->sql);
    gaz_json_key(out, list->member);
    gaz_json_begin_array(out);
    while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
        gaz_json_begin_object(out);
        gaz_json_member_string(out, list->of_files ? "name" : "code", column(statement, 0));
        if (list->unit != NULL) {
            const char *member = list->unit[0] != '\0' ? "milliseconds" : "count";
            gaz_json_member_integer(out, member, sqlite3_column_int64(statement, 1));
        } else {
            gaz_json_member_string(out, "message", column(statement, 1));
        }
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
    return sqlite3_finalize(statement) == SQLITE_OK && statement != NULL;
}

bool gaz_report_json(gaz_buffer *out, gaz_manifest *manifest, const gaz_batch_totals *t,
                     double seconds) {
    int64_t sums[SUMS];
    bool good = read_sums(manifest, sums);
    gaz_json_begin_object(out);
    gaz_json_member_text(out, "type", "report");
    gaz_json_member_text(out, "version", GAZ_VERSION);
    gaz_json_member_integer(out, "inputs", (int64_t)t->inputs);
    gaz_json_member_integer(out, "done", (int64_t)t->done);
    gaz_json_member_integer(out, "skipped", (int64_t)t->skipped);
    gaz_json_member_integer(out, "failed_inputs", (int64_t)t->failed);
    gaz_json_member_integer(out, "bytes", (int64_t)t->bytes);
    gaz_json_member_integer(out, "milliseconds", (int64_t)(seconds * 1000));
    for (int i = 0; i < SUMS; i++) {
        gaz_json_member_integer(out, sum_names[i], sums[i]);
    }
    for (int i = 0; i < LISTS; i++) {
        good = add_json_list(out, manifest, &lists[i]) && good;
    }
    gaz_json_end_object(out);
    gaz_json_end_line(out);
    return good && !out->failed;
}
