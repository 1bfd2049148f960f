/* csv_sqlite.c - a table or view of an SQLite file as CSV. */
#include <stdio.h>

#include "load/csv.h"
#include "load/open_sqlite.h"
#include "text/slice.h"

/* The whole of a table or view. %w doubles quotation marks, so any name is only a
 * name; one that is not there is an error of SQLite's. */
static sqlite3_stmt *prepare(sqlite3 *db, const char *view) {
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2", view);
    if (sql != NULL) {
        (void)sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    }
    sqlite3_free(sql);
    return statement;
}

static void write_header(gaz_csv *csv, sqlite3_stmt *statement) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        gaz_csv_field(csv, gaz_slice_of(sqlite3_column_name(statement, i)), true, i == 0);
    }
    gaz_csv_end_line(csv);
}

static void write_row(gaz_csv *csv, sqlite3_stmt *statement) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        bool is_text = sqlite3_column_type(statement, i) == SQLITE_TEXT;
        const char *text = (const char *)sqlite3_column_text(statement, i);
        gaz_csv_field(csv, (gaz_slice){text, (size_t)sqlite3_column_bytes(statement, i)}, is_text,
                      i == 0);
    }
    gaz_csv_end_line(csv);
}

bool gaz_csv_sqlite(gaz_csv *csv, const char *path, const char *view, char *error, size_t size) {
    sqlite3 *db = gaz_sqlite_open(path, error, size);
    if (db == NULL) {
        return false;
    }
    sqlite3_stmt *statement = prepare(db, view);
    int code = SQLITE_ERROR;
    if (statement != NULL) {
        write_header(csv, statement);
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            write_row(csv, statement);
        }
    }
    bool good = code == SQLITE_DONE;
    if (!good) {
        snprintf(error, size, "%s", sqlite3_errmsg(db));
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return good;
}
