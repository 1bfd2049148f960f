/* csv_postgresql.c - a table or view of a PostgreSQL database as CSV. */
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

#include "load/csv.h"
#include "text/memory/buffer.h"
#include "text/slice.h"

/* Types of columns (pg_type.oid) that are text. */
enum { TEXT_TYPE = 25, NAME_TYPE = 19, VARCHAR_TYPE = 1043 };

static bool is_text(const PGresult *row, int column) {
    Oid type = PQftype(row, column);
    return type == TEXT_TYPE || type == NAME_TYPE || type == VARCHAR_TYPE;
}

static void write_header(gaz_csv *csv, const PGresult *row) {
    for (int i = 0; i < PQnfields(row); i++) {
        gaz_csv_field(csv, gaz_slice_of(PQfname(row, i)), true, i == 0);
    }
    gaz_csv_end_line(csv);
}

static gaz_slice field(const PGresult *row, int column) {
    if (PQgetisnull(row, 0, column)) {
        return (gaz_slice){NULL, 0};
    }
    return (gaz_slice){PQgetvalue(row, 0, column), (size_t)PQgetlength(row, 0, column)};
}

static void write_row(gaz_csv *csv, const PGresult *row) {
    for (int i = 0; i < PQnfields(row); i++) {
        gaz_csv_field(csv, field(row, i), is_text(row, i), i == 0);
    }
    gaz_csv_end_line(csv);
}

/* Rows come one by one, so that memory does not grow with the table. */
static bool write_all(gaz_csv *csv, PGconn *connection) {
    bool good = PQsetSingleRowMode(connection) == 1;
    bool first = true;
    for (PGresult *row; (row = PQgetResult(connection)) != NULL; PQclear(row)) {
        ExecStatusType status = PQresultStatus(row);
        good = good && (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK);
        if (good && first) {
            write_header(csv, row);
            first = false;
        }
        if (good && status == PGRES_SINGLE_TUPLE) {
            write_row(csv, row);
        }
    }
    return good;
}

static bool send_query(PGconn *connection, const char *view) {
    gaz_buffer sql = {0};
    char *name = PQescapeIdentifier(connection, view, strlen(view));
    gaz_buffer_text(&sql, "SELECT * FROM ");
    gaz_buffer_text(&sql, name != NULL ? name : "");
    gaz_buffer_text(&sql, " ORDER BY 1, 2");
    gaz_buffer_byte(&sql, '\0');
    bool good = name != NULL && !sql.failed && PQsendQuery(connection, sql.ptr) == 1;
    PQfreemem(name);
    gaz_buffer_free(&sql);
    return good;
}

bool gaz_csv_postgresql(gaz_csv *csv, const char *url, const char *view, char *error, size_t size) {
    PGconn *connection = PQconnectdb(url);
    bool good = PQstatus(connection) == CONNECTION_OK &&
                PQsetClientEncoding(connection, "UTF8") == 0 && send_query(connection, view) &&
                write_all(csv, connection);
    if (!good) {
        const char *message = PQerrorMessage(connection);
        snprintf(error, size, "%.*s", (int)strcspn(message, "\n"), message);
    }
    PQfinish(connection);
    return good;
}
