/* postgresql.c - records into a PostgreSQL database. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/grams.h"
#include "load/schema.h"
#include "load/store.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "write/json.h"

/* The lock that one loader at a time holds for a transaction. */
#define LOCK "SELECT pg_advisory_xact_lock(7012017012)"

/* The tables of records, and that of the search index. */
enum { SEARCH = GAZ_TABLE_COUNT, TABLE_COUNT };

typedef struct pg_store {
    gaz_store store;
    PGconn *connection;
    gaz_buffer rows[TABLE_COUNT]; /* of the transaction, in the form of COPY */
    size_t marks[TABLE_COUNT];    /* their lengths before the unit at hand */
    gaz_buffer sql;
    gaz_grams grams;
    bool wrote; /* this load has put rows */
} pg_store;

static pg_store *of(gaz_store *store) {
    return (pg_store *)store;
}

static const char *table_name(int table) {
    return table == SEARCH ? "search" : gaz_table_name((gaz_table)table);
}

bool gaz_is_postgresql_url(const char *name) {
    return strncmp(name, "postgresql://", 13) == 0 || strncmp(name, "postgres://", 11) == 0;
}

/* ---- asking the server ------------------------------------------------------------ */

/* The first line of a message, which says what matters. */
static void keep_error(pg_store *s, const char *message) {
    int len = (int)strcspn(message, "\n");
    snprintf(s->store.error, sizeof s->store.error, "%.*s", len, message);
}

/* A value that does not fit (class 22) or a broken constraint (23) is the unit's
 * fault; anything else is the database's. */
static gaz_store_status check(pg_store *s, const PGresult *result, ExecStatusType expected) {
    if (PQresultStatus(result) == expected) {
        return GAZ_STORE_OK;
    }
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    keep_error(s, result != NULL ? PQresultErrorMessage(result) : PQerrorMessage(s->connection));
    bool units_fault = state != NULL && state[0] == '2' && (state[1] == '2' || state[1] == '3');
    return units_fault ? GAZ_STORE_REFUSED : GAZ_STORE_FAILED;
}

/* Runs one or more statements; the last may answer rows. */
static gaz_store_status run(pg_store *s, const char *statements) {
    PGresult *result = PQexec(s->connection, statements);
    bool rows = PQresultStatus(result) == PGRES_TUPLES_OK;
    gaz_store_status status = check(s, result, rows ? PGRES_TUPLES_OK : PGRES_COMMAND_OK);
    PQclear(result);
    return status;
}

static gaz_store_status out_of_memory(pg_store *s) {
    snprintf(s->store.error, sizeof s->store.error, "out of memory");
    return GAZ_STORE_FAILED;
}

/* ---- looking up ------------------------------------------------------------------- */

/* The keys of one kind as the text of an array. */
static void add_keys(gaz_buffer *out, const gaz_unit *units, size_t count, gaz_unit_kind kind) {
    gaz_buffer_byte(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (units[i].kind != kind) {
            continue;
        }
        gaz_buffer_text(out, out->len > 1 ? ",\"" : "\"");
        for (size_t k = 0; k < units[i].key.len; k++) {
            char c = units[i].key.ptr[k];
            gaz_buffer_text(out, c == '"' || c == '\\' ? "\\" : "");
            gaz_buffer_byte(out, c);
        }
        gaz_buffer_byte(out, '"');
    }
    gaz_buffer_text(out, "}");
    gaz_buffer_byte(out, '\0');
}

static void note_hash(gaz_unit *units, size_t count, gaz_unit_kind kind, const char *key,
                      const char *hash) {
    for (size_t i = 0; i < count; i++) {
        if (units[i].kind == kind && gaz_slice_is(units[i].key, key)) {
            units[i].known = true;
            units[i].same = strcmp(hash, units[i].hash) == 0;
        }
    }
}

static gaz_store_status look_up_kind(pg_store *s, gaz_unit *units, size_t count,
                                     gaz_unit_kind kind) {
    static const char *const questions[] = {
        [GAZ_UNIT_ISSUE] = "SELECT id, record_sha256 FROM issues WHERE id = ANY ($1)",
        [GAZ_UNIT_DOCUMENT] = "SELECT id, record_sha256 FROM documents WHERE id = ANY ($1)",
        [GAZ_UNIT_SOURCE] = "SELECT name, record_sha256 FROM sources WHERE name = ANY ($1)",
    };
    gaz_buffer keys = {0};
    add_keys(&keys, units, count, kind);
    if (keys.failed) {
        gaz_buffer_free(&keys);
        return out_of_memory(s);
    }
    const char *const values[] = {keys.ptr};
    PGresult *result = PQexecParams(s->connection, questions[kind], 1, NULL, values, NULL, NULL, 0);
    gaz_store_status status = check(s, result, PGRES_TUPLES_OK);
    for (int i = 0; status == GAZ_STORE_OK && i < PQntuples(result); i++) {
        note_hash(units, count, kind, PQgetvalue(result, i, 0), PQgetvalue(result, i, 1));
    }
    PQclear(result);
    gaz_buffer_free(&keys);
    return status;
}

static gaz_store_status look_up(gaz_store *store, gaz_unit *units, size_t count) {
    gaz_store_status status = GAZ_STORE_OK;
    for (size_t i = 0; i < count; i++) {
        units[i].known = units[i].same = false;
    }
    for (int kind = GAZ_UNIT_ISSUE; kind <= GAZ_UNIT_SOURCE && status == GAZ_STORE_OK; kind++) {
        status = look_up_kind(of(store), units, count, (gaz_unit_kind)kind);
    }
    return status;
}

/* ---- units ------------------------------------------------------------------------- */

static gaz_store_status begin(gaz_store *store) {
    pg_store *s = of(store);
    for (int i = 0; i < TABLE_COUNT; i++) {
        s->rows[i].len = 0;
    }
    gaz_store_status status = run(s, "BEGIN; " LOCK);
    if (status != GAZ_STORE_OK) {
        return status;
    }
    PGresult *result =
        PQexec(s->connection, "SELECT value FROM gazette_meta WHERE name = 'next_node'");
    status = check(s, result, PGRES_TUPLES_OK);
    if (status == GAZ_STORE_OK && PQntuples(result) == 1) {
        store->next_node = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
    }
    PQclear(result);
    return status;
}

/* What is replaced goes at commit, by the keys of what is staged then. */
static gaz_store_status replace(gaz_store *store, const gaz_unit *unit) {
    (void)unit;
    for (int i = 0; i < TABLE_COUNT; i++) {
        of(store)->marks[i] = of(store)->rows[i].len;
    }
    return GAZ_STORE_OK;
}

/* Text in the form of COPY. */
static void add_copy_text(gaz_buffer *out, gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    for (const char *next = at; next < end; next++) {
        const char *escape = *next == '\\'   ? "\\\\"
                             : *next == '\n' ? "\\n"
                             : *next == '\t' ? "\\t"
                             : *next == '\r' ? "\\r"
                                             : NULL;
        if (escape != NULL) {
            gaz_buffer_add(out, at, (size_t)(next - at));
            gaz_buffer_add(out, escape, 2);
            at = next + 1;
        }
    }
    gaz_buffer_add(out, at, (size_t)(end - at));
}

/* The row of a node in the search index. */
static void add_search(pg_store *s, const gaz_value *values) {
    gaz_buffer *out = &s->rows[SEARCH];
    gaz_grams_of_node(&s->grams, values[GAZ_nodes_heading].text, values[GAZ_nodes_text].text);
    gaz_json_integer(out, values[GAZ_nodes_id].integer);
    gaz_buffer_byte(out, '\t');
    gaz_grams_write(out, &s->grams);
    gaz_buffer_byte(out, '\n');
}

static gaz_store_status add(gaz_store *store, const gaz_row *row) {
    pg_store *s = of(store);
    gaz_buffer *out = &s->rows[row->table];
    int columns = gaz_table_columns(row->table);
    for (int i = 0; i < columns; i++) {
        const gaz_value *value = &row->values[i];
        char number[24];
        if (i > 0) {
            gaz_buffer_byte(out, '\t');
        }
        if (value->kind == GAZ_VALUE_TEXT) {
            add_copy_text(out, value->text);
        } else if (value->kind == GAZ_VALUE_INTEGER) {
            int len = snprintf(number, sizeof number, "%lld", (long long)value->integer);
            gaz_buffer_add(out, number, (size_t)len);
        } else {
            gaz_buffer_add(out, "\\N", 2);
        }
    }
    gaz_buffer_byte(out, '\n');
    if (row->table == GAZ_TABLE_nodes) {
        add_search(s, row->values);
    }
    return out->failed || s->rows[SEARCH].failed ? out_of_memory(s) : GAZ_STORE_OK;
}

static gaz_store_status finish(gaz_store *store, bool refused) {
    for (int i = 0; refused && i < TABLE_COUNT; i++) {
        of(store)->rows[i].len = of(store)->marks[i];
    }
    return GAZ_STORE_OK;
}

/* ---- commit --------------------------------------------------------------------------- */

static gaz_store_status copy_rows(pg_store *s, int table) {
    enum { PIECE = 1 << 20 };
    const gaz_buffer *rows = &s->rows[table];
    char sql[64];
    snprintf(sql, sizeof sql, "COPY stage_%s FROM STDIN", table_name(table));
    PGresult *result = PQexec(s->connection, sql);
    gaz_store_status status = check(s, result, PGRES_COPY_IN);
    PQclear(result);
    if (status != GAZ_STORE_OK) {
        return status;
    }
    bool sent = true;
    for (size_t at = 0; at < rows->len && sent; at += PIECE) {
        size_t len = rows->len - at < PIECE ? rows->len - at : PIECE;
        sent = PQputCopyData(s->connection, rows->ptr + at, (int)len) == 1;
    }
    if (!sent || PQputCopyEnd(s->connection, NULL) != 1) {
        keep_error(s, PQerrorMessage(s->connection));
        return GAZ_STORE_FAILED;
    }
    while ((result = PQgetResult(s->connection)) != NULL) {
        gaz_store_status answer = check(s, result, PGRES_COMMAND_OK);
        status = status == GAZ_STORE_OK ? answer : status;
        PQclear(result);
    }
    return status;
}

/* What the staged units replace, and the issues that documents came without. */
static const char remove_replaced[] =
    "DELETE FROM toc t USING stage_issues s WHERE t.issue = s.id;"
    "DELETE FROM front_matter t USING stage_issues s WHERE t.issue = s.id;"
    "DELETE FROM furniture t USING stage_issues s WHERE t.issue = s.id AND t.document = '';"
    "DELETE FROM diagnostics t USING stage_issues s WHERE t.issue = s.id AND t.document IS NULL;"
    "DELETE FROM furniture t USING documents d, stage_issues s "
    "  WHERE t.issue = d.issue AND t.document = d.id AND d.issue = s.id AND d.seq > s.documents;"
    "DELETE FROM documents d USING stage_issues s WHERE d.issue = s.id AND d.seq > s.documents;"
    "DELETE FROM furniture t USING stage_documents s "
    "  WHERE t.issue = s.issue AND t.document = s.id;"
    "DELETE FROM documents d USING stage_documents s WHERE d.id = s.id;"
    "DELETE FROM sources t USING stage_sources s WHERE t.name = s.name;";

static const char add_stubs[] =
    "INSERT INTO issues (id) SELECT DISTINCT issue FROM stage_documents "
    "ON CONFLICT DO NOTHING;";

/* Moves the staged rows of a table; issues are updated, since documents hang on
 * them. */
static void add_move(gaz_buffer *sql, int table) {
    const char *name = table_name(table);
    gaz_buffer_text(sql, "INSERT INTO ");
    gaz_buffer_text(sql, name);
    gaz_buffer_text(sql, " SELECT * FROM stage_");
    gaz_buffer_text(sql, name);
    for (int i = 1; table == GAZ_TABLE_issues && i < GAZ_issues_COUNT; i++) {
        const char *column = gaz_column_name(GAZ_TABLE_issues, i);
        gaz_buffer_text(sql, i == 1 ? " ON CONFLICT (id) DO UPDATE SET " : ", ");
        gaz_buffer_text(sql, column);
        gaz_buffer_text(sql, " = excluded.");
        gaz_buffer_text(sql, column);
    }
    gaz_buffer_text(sql, ";");
    if (table == GAZ_TABLE_issues) {
        gaz_buffer_text(sql, add_stubs);
    }
}

static void write_merge(pg_store *s) {
    char next[96];
    s->sql.len = 0;
    gaz_buffer_text(&s->sql, remove_replaced);
    for (int i = 0; i < TABLE_COUNT; i++) {
        add_move(&s->sql, i);
    }
    snprintf(next, sizeof next, "UPDATE gazette_meta SET value = '%lld' WHERE name = 'next_node';",
             (long long)s->store.next_node);
    gaz_buffer_text(&s->sql, next);
    gaz_buffer_text(&s->sql, "COMMIT");
    gaz_buffer_byte(&s->sql, '\0');
}

static bool has_rows(const pg_store *s) {
    size_t total = 0;
    for (int i = 0; i < TABLE_COUNT; i++) {
        total += s->rows[i].len;
    }
    return total > 0;
}

static gaz_store_status commit(gaz_store *store) {
    pg_store *s = of(store);
    gaz_store_status status = GAZ_STORE_OK;
    if (!has_rows(s)) {
        return run(s, "COMMIT");
    }
    for (int i = 0; i < TABLE_COUNT && status == GAZ_STORE_OK; i++) {
        if (s->rows[i].len > 0) {
            status = copy_rows(s, i);
        }
    }
    write_merge(s);
    if (s->sql.failed) {
        return out_of_memory(s);
    }
    s->wrote = true;
    return status == GAZ_STORE_OK ? run(s, s->sql.ptr) : status;
}

static void rollback(gaz_store *store) {
    PQclear(PQexec(of(store)->connection, "ROLLBACK"));
}

/* One loader at a time makes the indexes that are missing. */
static gaz_store_status create_indexes(pg_store *s) {
    gaz_store_status status = run(s, "BEGIN; " LOCK);
    status = status == GAZ_STORE_OK ? run(s, gaz_sql_indexes) : status;
    if (status == GAZ_STORE_OK) {
        status = run(s, "SET LOCAL maintenance_work_mem = '256MB';"
                        "CREATE INDEX IF NOT EXISTS search_grams ON search USING gin (grams)");
    }
    return status == GAZ_STORE_OK ? run(s, "COMMIT") : status;
}

/* A server that does not allow an index is searched by reading. */
static gaz_store_status complete(gaz_store *store) {
    pg_store *s = of(store);
    gaz_store_status status = create_indexes(s);
    if (status != GAZ_STORE_OK && PQstatus(s->connection) == CONNECTION_OK) {
        rollback(store);
        return GAZ_STORE_REFUSED;
    }
    return status == GAZ_STORE_OK && s->wrote ? run(s, "ANALYZE") : status;
}

static void close_store(gaz_store *store) {
    pg_store *s = of(store);
    PQfinish(s->connection);
    for (int i = 0; i < TABLE_COUNT; i++) {
        gaz_buffer_free(&s->rows[i]);
    }
    gaz_buffer_free(&s->sql);
    gaz_grams_free(&s->grams);
    free(s);
}

static const gaz_store_ops pg_ops = {look_up, begin,    replace,  add,        finish,
                                     commit,  rollback, complete, close_store};

/* ---- opening ------------------------------------------------------------------------ */

static gaz_store_status create_tables(pg_store *s) {
    gaz_store_status status = run(s, gaz_sql_gazette);
    status = status == GAZ_STORE_OK ? run(s, gaz_sql_postgresql) : status;
    return status == GAZ_STORE_OK ? run(s, gaz_sql_first_rows) : status;
}

static gaz_store_status check_layout(pg_store *s) {
    PGresult *result =
        PQexec(s->connection, "SELECT value FROM gazette_meta WHERE name = 'layout'");
    gaz_store_status status = check(s, result, PGRES_TUPLES_OK);
    if (status == GAZ_STORE_OK &&
        (PQntuples(result) != 1 || strcmp(PQgetvalue(result, 0, 0), GAZ_LAYOUT) != 0)) {
        snprintf(s->store.error, sizeof s->store.error,
                 "its tables are of another layout than the one this program knows, " GAZ_LAYOUT);
        status = GAZ_STORE_FAILED;
    }
    PQclear(result);
    return status;
}

/* Another loader may create the tables at the same time, so the look and the
 * creation are one transaction under the lock. */
static gaz_store_status ensure_tables(pg_store *s) {
    gaz_store_status status = run(s, "BEGIN; " LOCK);
    PGresult *result = PQexec(s->connection, "SELECT to_regclass('gazette_meta') IS NULL");
    status = status == GAZ_STORE_OK ? check(s, result, PGRES_TUPLES_OK) : status;
    bool missing = status == GAZ_STORE_OK && PQgetvalue(result, 0, 0)[0] == 't';
    PQclear(result);
    if (status == GAZ_STORE_OK) {
        status = missing ? create_tables(s) : check_layout(s);
    }
    if (status == GAZ_STORE_OK) {
        return run(s, "COMMIT");
    }
    PQclear(PQexec(s->connection, "ROLLBACK"));
    return status;
}

static gaz_store_status create_stages(pg_store *s) {
    gaz_store_status status = GAZ_STORE_OK;
    for (int i = 0; i < TABLE_COUNT && status == GAZ_STORE_OK; i++) {
        char sql[160];
        const char *name = table_name(i);
        snprintf(sql, sizeof sql, "CREATE TEMP TABLE stage_%s (LIKE %s) ON COMMIT DELETE ROWS",
                 name, name);
        status = run(s, sql);
    }
    return status;
}

static void ignore_notice(void *data, const PGresult *result) {
    (void)data;
    (void)result;
}

static gaz_store_status open_connection(pg_store *s, const char *url) {
    s->connection = PQconnectdb(url);
    if (PQstatus(s->connection) != CONNECTION_OK) {
        keep_error(s, PQerrorMessage(s->connection));
        return GAZ_STORE_FAILED;
    }
    PQsetNoticeReceiver(s->connection, ignore_notice, NULL);
    gaz_store_status status = run(s, "SET client_encoding = 'UTF8'; SET synchronous_commit = on");
    status = status == GAZ_STORE_OK ? ensure_tables(s) : status;
    return status == GAZ_STORE_OK ? create_stages(s) : status;
}

gaz_store *gaz_store_open_postgresql(const char *url, char *error, size_t size) {
    pg_store *s = calloc(1, sizeof *s);
    if (s == NULL) {
        snprintf(error, size, "out of memory");
        return NULL;
    }
    s->store.ops = &pg_ops;
    if (open_connection(s, url) != GAZ_STORE_OK) {
        snprintf(error, size, "%s", s->store.error);
        close_store(&s->store);
        return NULL;
    }
    return &s->store;
}
