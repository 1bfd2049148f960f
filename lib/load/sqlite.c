/* sqlite.c - records into an SQLite file. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/schema.h"
#include "load/search_text.h"
#include "load/store.h"
#include "text/memory/buffer.h"

/* How long to wait for another program that writes, in milliseconds. */
enum { PATIENCE = 60000 };

typedef struct sqlite_store {
    gaz_store store;
    sqlite3 *db;
    sqlite3_stmt *insert[GAZ_TABLE_COUNT];
    sqlite3_stmt *add_search;
    sqlite3_stmt *hash_of[3]; /* by gaz_unit_kind */
    gaz_buffer spaced;
    gaz_unit unit; /* at hand */
} sqlite_store;

static sqlite_store *of(gaz_store *store) {
    return (sqlite_store *)store;
}

static gaz_store_status fail(sqlite_store *s) {
    int code = sqlite3_errcode(s->db);
    snprintf(s->store.error, sizeof s->store.error, "%s", sqlite3_errmsg(s->db));
    return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG
               ? GAZ_STORE_REFUSED
               : GAZ_STORE_FAILED;
}

static gaz_store_status run(sqlite_store *s, const char *sql) {
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? GAZ_STORE_OK : fail(s);
}

/* Runs a prepared statement that answers nothing, and makes it ready again. */
static gaz_store_status step(sqlite_store *s, sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    gaz_store_status status = code == SQLITE_DONE || code == SQLITE_ROW ? GAZ_STORE_OK : fail(s);
    sqlite3_reset(statement);
    return status;
}

/* The next row of an answer; *more is false at its end, which a failure is not. */
static gaz_store_status next_row(sqlite_store *s, sqlite3_stmt *statement, bool *more) {
    int code = sqlite3_step(statement);
    *more = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? GAZ_STORE_OK : fail(s);
}

static sqlite3_stmt *prepare(sqlite_store *s, const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
        fail(s);
    }
    return statement;
}

static void bind_slice(sqlite3_stmt *statement, int at, gaz_slice text) {
    sqlite3_bind_text64(statement, at, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void bind_value(sqlite3_stmt *statement, int at, const gaz_value *value) {
    switch (value->kind) {
    case GAZ_VALUE_TEXT:
        bind_slice(statement, at, value->text);
        break;
    case GAZ_VALUE_INTEGER:
        sqlite3_bind_int64(statement, at, value->integer);
        break;
    case GAZ_VALUE_NULL:
        sqlite3_bind_null(statement, at);
        break;
    }
}

/* ---- looking up ---------------------------------------------------------- */

static gaz_store_status look_up_one(sqlite_store *s, gaz_unit *unit) {
    sqlite3_stmt *statement = s->hash_of[unit->kind];
    bind_slice(statement, 1, unit->key);
    int code = sqlite3_step(statement);
    unit->known = code == SQLITE_ROW;
    const char *hash = unit->known ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    unit->same = hash != NULL && strcmp(hash, unit->hash) == 0;
    gaz_store_status status = code == SQLITE_ROW || code == SQLITE_DONE ? GAZ_STORE_OK : fail(s);
    sqlite3_reset(statement);
    return status;
}

static gaz_store_status look_up(gaz_store *store, gaz_unit *units, size_t count) {
    gaz_store_status status = GAZ_STORE_OK;
    for (size_t i = 0; i < count && status == GAZ_STORE_OK; i++) {
        status = look_up_one(of(store), &units[i]);
    }
    return status;
}

/* ---- the search index ------------------------------------------------------ */

static gaz_store_status search_row(sqlite_store *s, sqlite3_stmt *statement, int64_t id,
                                   gaz_slice type, gaz_slice heading, gaz_slice text) {
    size_t ends[3];
    s->spaced.len = 0;
    gaz_search_columns(&s->spaced, type, heading, text, ends);
    if (s->spaced.failed) {
        snprintf(s->store.error, sizeof s->store.error, "out of memory");
        return GAZ_STORE_FAILED;
    }
    if (s->spaced.len == 0) {
        return GAZ_STORE_OK;
    }
    sqlite3_bind_int64(statement, 1, id);
    for (size_t i = 0, begin = 0; i < 3; begin = ends[i++]) {
        bind_slice(statement, (int)i + 2, (gaz_slice){s->spaced.ptr + begin, ends[i] - begin});
    }
    return step(s, statement);
}

static gaz_slice column_slice(sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return (gaz_slice){text, (size_t)sqlite3_column_bytes(statement, column)};
}

/* Takes a document's nodes out of the index: a contentless table has to be
 * told again what was put in. */
static gaz_store_status forget_search(sqlite_store *s, gaz_slice document) {
    sqlite3_stmt *nodes =
        prepare(s, "SELECT id, type, heading, text FROM nodes WHERE document = ?");
    sqlite3_stmt *remove = prepare(
        s,
        "INSERT INTO search (search, rowid, title, heading, text) VALUES ('delete', ?, ?, ?, ?)");
    gaz_store_status status = nodes != NULL && remove != NULL ? GAZ_STORE_OK : GAZ_STORE_FAILED;
    if (status == GAZ_STORE_OK) {
        bind_slice(nodes, 1, document);
    }
    bool more = true;
    while (status == GAZ_STORE_OK && (status = next_row(s, nodes, &more)) == GAZ_STORE_OK && more) {
        status = search_row(s, remove, sqlite3_column_int64(nodes, 0), column_slice(nodes, 1),
                            column_slice(nodes, 2), column_slice(nodes, 3));
    }
    sqlite3_finalize(nodes);
    sqlite3_finalize(remove);
    return status;
}

/* ---- units -------------------------------------------------------------------- */

static gaz_store_status run_with_key(sqlite_store *s, const char *sql, gaz_slice key) {
    sqlite3_stmt *statement = prepare(s, sql);
    if (statement == NULL) {
        return GAZ_STORE_FAILED;
    }
    bind_slice(statement, 1, key);
    gaz_store_status status = step(s, statement);
    sqlite3_finalize(statement);
    return status;
}

static gaz_store_status remove_document(sqlite_store *s, gaz_slice id) {
    gaz_store_status status = forget_search(s, id);
    if (status == GAZ_STORE_OK) {
        status = run_with_key(s,
                              "DELETE FROM furniture WHERE document = ?1 AND issue = "
                              "(SELECT issue FROM documents WHERE id = ?1)",
                              id);
    }
    return status == GAZ_STORE_OK ? run_with_key(s, "DELETE FROM documents WHERE id = ?", id)
                                  : status;
}

/* The rows of an issue itself; its documents stay. */
static gaz_store_status clear_issue(sqlite_store *s, gaz_slice id) {
    static const char *const statements[] = {
        "DELETE FROM toc WHERE issue = ?",
        "DELETE FROM front_matter WHERE issue = ?",
        "DELETE FROM furniture WHERE issue = ? AND document = ''",
        "DELETE FROM diagnostics WHERE issue = ? AND document IS NULL",
    };
    gaz_store_status status = GAZ_STORE_OK;
    for (size_t i = 0; i < sizeof statements / sizeof *statements && status == GAZ_STORE_OK; i++) {
        status = run_with_key(s, statements[i], id);
    }
    return status;
}

static gaz_store_status replace(gaz_store *store, const gaz_unit *unit) {
    sqlite_store *s = of(store);
    gaz_store_status status = run(s, "SAVEPOINT unit");
    s->unit = *unit;
    if (status != GAZ_STORE_OK) {
        return status;
    }
    switch (unit->kind) {
    case GAZ_UNIT_ISSUE:
        return clear_issue(s, unit->key);
    case GAZ_UNIT_SOURCE:
        return run_with_key(s, "DELETE FROM sources WHERE name = ?", unit->key);
    case GAZ_UNIT_DOCUMENT:
        status = run_with_key(s, "INSERT OR IGNORE INTO issues (id) VALUES (?)", unit->issue);
        return status == GAZ_STORE_OK && unit->known ? remove_document(s, unit->key) : status;
    }
    return GAZ_STORE_OK;
}

static gaz_store_status add(gaz_store *store, const gaz_row *row) {
    sqlite_store *s = of(store);
    sqlite3_stmt *statement = s->insert[row->table];
    int columns = gaz_table_columns(row->table);
    for (int i = 0; i < columns; i++) {
        bind_value(statement, i + 1, &row->values[i]);
    }
    gaz_store_status status = step(s, statement);
    if (status == GAZ_STORE_OK && row->table == GAZ_TABLE_nodes) {
        const gaz_value *values = row->values;
        status =
            search_row(s, s->add_search, values[GAZ_nodes_id].integer, values[GAZ_nodes_type].text,
                       values[GAZ_nodes_heading].text, values[GAZ_nodes_text].text);
    }
    return status;
}

/* Documents that a new version of their issue no longer has. */
static gaz_store_status drop_surplus(sqlite_store *s, gaz_slice issue) {
    sqlite3_stmt *surplus =
        prepare(s, "SELECT d.id FROM documents d JOIN issues i ON i.id = d.issue "
                   "WHERE i.id = ? AND d.seq > i.documents");
    if (surplus == NULL) {
        return GAZ_STORE_FAILED;
    }
    gaz_store_status status = GAZ_STORE_OK;
    bind_slice(surplus, 1, issue);
    bool more = true;
    while (status == GAZ_STORE_OK && (status = next_row(s, surplus, &more)) == GAZ_STORE_OK &&
           more) {
        status = remove_document(s, column_slice(surplus, 0));
    }
    sqlite3_finalize(surplus);
    return status;
}

static gaz_store_status finish(gaz_store *store, bool refused) {
    sqlite_store *s = of(store);
    if (refused) {
        return run(s, "ROLLBACK TO unit; RELEASE unit");
    }
    gaz_store_status status = GAZ_STORE_OK;
    if (s->unit.kind == GAZ_UNIT_ISSUE) {
        status = drop_surplus(s, s->unit.key);
    }
    return status == GAZ_STORE_OK ? run(s, "RELEASE unit") : status;
}

/* ---- transactions ---------------------------------------------------------------- */

static gaz_store_status read_next_node(sqlite_store *s) {
    sqlite3_stmt *statement =
        prepare(s, "SELECT CAST(value AS INTEGER) FROM gazette_meta WHERE name = 'next_node'");
    if (statement == NULL) {
        return GAZ_STORE_FAILED;
    }
    gaz_store_status status = GAZ_STORE_OK;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        s->store.next_node = sqlite3_column_int64(statement, 0);
    } else {
        status = fail(s);
    }
    sqlite3_finalize(statement);
    return status;
}

static gaz_store_status begin(gaz_store *store) {
    gaz_store_status status = run(of(store), "BEGIN IMMEDIATE");
    return status == GAZ_STORE_OK ? read_next_node(of(store)) : status;
}

static gaz_store_status commit(gaz_store *store) {
    char sql[128];
    snprintf(sql, sizeof sql,
             "UPDATE gazette_meta SET value = '%lld' WHERE name = 'next_node'; COMMIT",
             (long long)store->next_node);
    return run(of(store), sql);
}

static void rollback(gaz_store *store) {
    if (sqlite3_get_autocommit(of(store)->db) == 0) {
        (void)sqlite3_exec(of(store)->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

/* What the planner knows of the tables. It reads while it writes, and so does not wait for
 * another loader: that one does the same when it ends. */
static gaz_store_status optimize(sqlite_store *s) {
    int code = sqlite3_exec(s->db, "PRAGMA optimize", NULL, NULL, NULL);
    return code == SQLITE_OK || code == SQLITE_BUSY ? GAZ_STORE_OK : fail(s);
}

static gaz_store_status complete(gaz_store *store) {
    gaz_store_status status = run(of(store), gaz_sql_indexes);
    return status == GAZ_STORE_OK ? optimize(of(store)) : status;
}

static void close_store(gaz_store *store) {
    sqlite_store *s = of(store);
    for (int i = 0; i < GAZ_TABLE_COUNT; i++) {
        sqlite3_finalize(s->insert[i]);
    }
    for (int i = 0; i < 3; i++) {
        sqlite3_finalize(s->hash_of[i]);
    }
    sqlite3_finalize(s->add_search);
    sqlite3_close(s->db);
    gaz_buffer_free(&s->spaced);
    free(s);
}

static const gaz_store_ops sqlite_ops = {look_up, begin,    replace,  add,        finish,
                                         commit,  rollback, complete, close_store};

/* ---- opening ------------------------------------------------------------------------ */

/* Creates the tables where there are none; another loader may do so at the
 * same time, so the look and the creation are one transaction. */
static gaz_store_status ensure_tables(sqlite_store *s) {
    char *layout = NULL;
    gaz_store_status status = run(s, "BEGIN IMMEDIATE");
    if (status != GAZ_STORE_OK) {
        return status;
    }
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(s->db, "SELECT value FROM gazette_meta WHERE name = 'layout'", -1,
                           &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        layout = strdup((const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    if (layout == NULL) {
        status = run(s, gaz_sql_gazette);
        status = status == GAZ_STORE_OK ? run(s, gaz_sql_sqlite) : status;
        status = status == GAZ_STORE_OK ? run(s, gaz_sql_first_rows) : status;
    } else if (strcmp(layout, GAZ_LAYOUT) != 0) {
        snprintf(s->store.error, sizeof s->store.error,
                 "its tables have layout %s, this program knows layout " GAZ_LAYOUT, layout);
        status = GAZ_STORE_FAILED;
    }
    free(layout);
    if (status != GAZ_STORE_OK) {
        rollback(&s->store);
        return status;
    }
    return run(s, "COMMIT");
}

static gaz_store_status prepare_insert(sqlite_store *s, gaz_table table) {
    gaz_buffer sql = {0};
    bool upsert = table == GAZ_TABLE_issues;
    gaz_buffer_text(&sql, "INSERT INTO ");
    gaz_buffer_text(&sql, gaz_table_name(table));
    gaz_buffer_text(&sql, " VALUES (?");
    for (int i = 1; i < gaz_table_columns(table); i++) {
        gaz_buffer_text(&sql, ", ?");
    }
    gaz_buffer_text(&sql, ")");
    for (int i = 1; upsert && i < gaz_table_columns(table); i++) {
        const char *column = gaz_column_name(table, i);
        gaz_buffer_text(&sql, i == 1 ? " ON CONFLICT (id) DO UPDATE SET " : ", ");
        gaz_buffer_text(&sql, column);
        gaz_buffer_text(&sql, " = excluded.");
        gaz_buffer_text(&sql, column);
    }
    gaz_buffer_byte(&sql, '\0');
    s->insert[table] = sql.failed ? NULL : prepare(s, sql.ptr);
    gaz_buffer_free(&sql);
    return s->insert[table] != NULL ? GAZ_STORE_OK : GAZ_STORE_FAILED;
}

static gaz_store_status prepare_all(sqlite_store *s) {
    gaz_store_status status = GAZ_STORE_OK;
    for (int i = 0; i < GAZ_TABLE_COUNT && status == GAZ_STORE_OK; i++) {
        status = prepare_insert(s, (gaz_table)i);
    }
    if (status != GAZ_STORE_OK) {
        return status;
    }
    s->hash_of[GAZ_UNIT_ISSUE] = prepare(s, "SELECT record_sha256 FROM issues WHERE id = ?");
    s->hash_of[GAZ_UNIT_DOCUMENT] = prepare(s, "SELECT record_sha256 FROM documents WHERE id = ?");
    s->hash_of[GAZ_UNIT_SOURCE] = prepare(s, "SELECT record_sha256 FROM sources WHERE name = ?");
    s->add_search =
        prepare(s, "INSERT INTO search (rowid, title, heading, text) VALUES (?, ?, ?, ?)");
    bool all = s->hash_of[0] != NULL && s->hash_of[1] != NULL && s->hash_of[2] != NULL &&
               s->add_search != NULL;
    return all ? GAZ_STORE_OK : GAZ_STORE_FAILED;
}

static gaz_store_status open_file(sqlite_store *s, const char *path) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path, &s->db, flags, NULL) != SQLITE_OK) {
        return fail(s);
    }
    sqlite3_busy_timeout(s->db, PATIENCE);
    gaz_store_status status =
        run(s, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
    status = status == GAZ_STORE_OK ? ensure_tables(s) : status;
    return status == GAZ_STORE_OK ? prepare_all(s) : status;
}

gaz_store *gaz_store_open_sqlite(const char *path, char *error, size_t size) {
    sqlite_store *s = calloc(1, sizeof *s);
    if (s == NULL) {
        snprintf(error, size, "out of memory");
        return NULL;
    }
    s->store.ops = &sqlite_ops;
    if (open_file(s, path) != GAZ_STORE_OK) {
        snprintf(error, size, "%s", s->store.error);
        close_store(&s->store);
        return NULL;
    }
    return &s->store;
}
