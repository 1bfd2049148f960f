/* find_postgresql.c - searching a PostgreSQL database. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/find.h"
#include "text/buffer.h"
#include "text/slice.h"

static const char columns[] =
    "SELECT n.document, d.doc_number, d.date_signed, d.title, d.kind, a.title, n.eid, n.type, "
    "n.path, n.heading, n.text, d.source_name, n.line, n.end_line "
    "FROM nodes n JOIN documents d ON d.id = n.document JOIN issues i ON i.id = d.issue "
    "LEFT JOIN attachments a ON a.id = n.attachment WHERE ($1::int = 0 OR d.year = $1::int) "
    "AND ($2::text IS NULL OR d.kind = $2 OR d.kind_zh = $2 OR a.kind = $2 OR a.kind_zh = $2) "
    "AND ($3::text IS NULL OR left(i.region_code, length($3)) = $3) "
    "AND ($4::text IS NULL OR strpos(i.name, $4) > 0 OR strpos(i.publisher, $4) > 0 OR EXISTS "
    "(SELECT 1 FROM parties p WHERE p.document = d.id AND p.role = 'issuer' AND "
    "strpos(p.name, $4) > 0)) ";

/* Hits in titles first, then in headings, then in texts; the newest first. */
static const char order[] =
    "ORDER BY CASE WHEN strpos(gazette_fold(coalesce(n.heading, '')), gazette_fold($6)) = 0 THEN 2 "
    "WHEN n.type IN ('document', 'attachment') THEN 0 ELSE 1 END, d.date_signed DESC NULLS LAST, "
    "n.document, n.position LIMIT $5::bigint";

/* The parameters before the terms. */
enum { FIRST_TERM = 6, MOST_TERMS = 100 };

/* The index answers which nodes may hold a term, the second condition which do. */
static void add_conditions(gaz_buffer *sql, uint32_t terms) {
    for (uint32_t i = 0; i < terms; i++) {
        char condition[256];
        unsigned n = FIRST_TERM + i;
        snprintf(condition, sizeof condition,
                 "AND gazette_grams(gazette_search_text(n.heading, n.text)) @> "
                 "gazette_query_grams($%u) AND strpos(gazette_search_text(n.heading, n.text), "
                 "gazette_fold($%u)) > 0 ",
                 n, n);
        gaz_buffer_text(sql, condition);
    }
}

static gaz_slice field(const PGresult *result, int row, int column) {
    if (PQgetisnull(result, row, column)) {
        return (gaz_slice){NULL, 0};
    }
    return (gaz_slice){PQgetvalue(result, row, column), (size_t)PQgetlength(result, row, column)};
}

static void take_row(const PGresult *result, int row, gaz_hit_taker take, void *data) {
    gaz_hit hit;
    gaz_slice *const fields[] = {&hit.document, &hit.doc_number, &hit.date, &hit.title,
                                 &hit.kind,     &hit.attachment, &hit.eid,  &hit.type,
                                 &hit.path,     &hit.heading,    &hit.text, &hit.source};
    int count = sizeof fields / sizeof *fields;
    for (int i = 0; i < count; i++) {
        *fields[i] = field(result, row, i);
    }
    hit.line = strtoll(PQgetvalue(result, row, count), NULL, 10);
    hit.end_line = strtoll(PQgetvalue(result, row, count + 1), NULL, 10);
    take(data, &hit);
}

static bool ask(PGconn *connection, const gaz_query *query, gaz_hit_taker take, void *data,
                const char **values, const gaz_buffer *sql) {
    char year[24];
    char limit[24];
    bool code = query->place != NULL && gaz_is_place_code(query->place);
    snprintf(year, sizeof year, "%lld", (long long)query->year);
    snprintf(limit, sizeof limit, "%lld", (long long)query->limit);
    values[0] = year;
    values[1] = query->kind;
    values[2] = code ? query->place : NULL;
    values[3] = code ? NULL : query->place;
    values[4] = limit;
    int count = FIRST_TERM - 1 + (int)query->term_count;
    PGresult *result = PQexecParams(connection, sql->ptr, count, NULL, values, NULL, NULL, 0);
    bool good = PQresultStatus(result) == PGRES_TUPLES_OK;
    for (int i = 0; good && i < PQntuples(result); i++) {
        take_row(result, i, take, data);
    }
    PQclear(result);
    return good;
}

/* The terms as C strings behind the other parameters. */
static bool copy_terms(const gaz_query *query, char **values) {
    for (uint32_t i = 0; i < query->term_count; i++) {
        gaz_slice term = query->terms[i];
        values[FIRST_TERM - 1 + i] = strndup(term.ptr, term.len);
        if (values[FIRST_TERM - 1 + i] == NULL) {
            return false;
        }
    }
    return true;
}

bool gaz_find_postgresql(const char *url, const gaz_query *query, gaz_hit_taker take, void *data,
                         char *error, size_t size) {
    char *values[FIRST_TERM - 1 + MOST_TERMS] = {NULL};
    gaz_buffer sql = {0};
    if (query->term_count > MOST_TERMS) {
        snprintf(error, size, "more than %d words", MOST_TERMS);
        return false;
    }
    gaz_buffer_text(&sql, columns);
    add_conditions(&sql, query->term_count);
    gaz_buffer_add(&sql, order, sizeof order);
    bool found = false;
    PGconn *connection = PQconnectdb(url);
    if (sql.failed || !copy_terms(query, values)) {
        snprintf(error, size, "out of memory");
    } else {
        const char *parameters[FIRST_TERM - 1 + MOST_TERMS];
        memcpy(parameters, values, sizeof parameters);
        found = PQstatus(connection) == CONNECTION_OK &&
                PQsetClientEncoding(connection, "UTF8") == 0 &&
                ask(connection, query, take, data, parameters, &sql);
        if (!found) {
            const char *message = PQerrorMessage(connection);
            snprintf(error, size, "%.*s", (int)strcspn(message, "\n"), message);
        }
    }
    for (uint32_t i = 0; i < query->term_count; i++) {
        free(values[FIRST_TERM - 1 + i]);
    }
    PQfinish(connection);
    gaz_buffer_free(&sql);
    return found;
}
