/* find_postgresql.c - searching a PostgreSQL database. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/find.h"
#include "load/grams.h"
#include "text/memory/buffer.h"

static const char columns[] =
    "SELECT n.document, d.doc_number, d.date_signed, d.title, d.kind, a.title, n.eid, n.type, "
    "n.path, n.heading, n.text, d.source_name, n.line, n.end_line "
    "FROM search s JOIN nodes n ON n.id = s.node JOIN documents d ON d.id = n.document "
    "JOIN issues i ON i.id = d.issue LEFT JOIN attachments a ON a.id = n.attachment "
    "WHERE s.grams @> $6::int[] AND ($1::int = 0 OR d.year = $1::int) "
    "AND ($2::text IS NULL OR d.kind = $2 OR d.kind_zh = $2 OR a.kind = $2 OR a.kind_zh = $2) "
    "AND ($3::text IS NULL OR left(i.region_code, length($3)) = $3) "
    "AND ($4::text IS NULL OR strpos(i.name, $4) > 0 OR strpos(i.publisher, $4) > 0 OR EXISTS "
    "(SELECT 1 FROM parties p WHERE p.document = d.id AND p.role = 'issuer' AND "
    "strpos(p.name, $4) > 0)) ";

/* Hits in titles first, then in headings, then in texts; the newest first. */
static const char order[] =
    "ORDER BY CASE WHEN strpos(gazette_fold(coalesce(n.heading, '')), $7) = 0 THEN 2 "
    "WHEN n.type IN ('document', 'attachment') THEN 0 ELSE 1 END, d.date_signed DESC NULLS LAST, "
    "n.document, n.position LIMIT $5::bigint";

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

/* A statement and its parameters, all of them text: what is asked beside the
 * terms, the grams of the terms, and the terms. */
enum { GRAMS = 5, FIRST_TERM, MOST_TERMS = 100, MOST_PARAMETERS = FIRST_TERM + MOST_TERMS };

typedef struct question {
    gaz_buffer sql;
    gaz_buffer text; /* of grams and terms, each with a NUL behind it */
    size_t begins[MOST_PARAMETERS];
    gaz_grams grams;
} question;

static void add_parameter(question *q, int number, gaz_slice text) {
    q->begins[number] = q->text.len;
    gaz_buffer_slice(&q->text, text);
    gaz_buffer_byte(&q->text, '\0');
}

/* The index answers which nodes have the grams of every term; where that does
 * not settle it, the text decides: as it stands, which is quick, then folded.
 * Terms are folded. */
static void write_question(question *q, const gaz_query *query) {
    gaz_buffer_text(&q->sql, columns);
    for (uint32_t i = 0; i < query->term_count; i++) {
        char condition[128];
        unsigned number = FIRST_TERM + i;
        add_parameter(q, (int)number, query->terms[i]);
        if (!gaz_grams_add_term(&q->grams, query->terms[i])) {
            snprintf(condition, sizeof condition,
                     "AND (strpos(n.text, $%u) > 0 OR strpos(gazette_search_text(n.heading, "
                     "n.text), $%u) > 0) ",
                     number + 1, number + 1);
            gaz_buffer_text(&q->sql, condition);
        }
    }
    gaz_buffer_add(&q->sql, order, sizeof order);
    q->begins[GRAMS] = q->text.len;
    gaz_grams_write(&q->text, &q->grams);
    gaz_buffer_byte(&q->text, '\0');
}

static bool ask(PGconn *connection, const question *q, const gaz_query *query, gaz_hit_taker take,
                void *data) {
    enum { TEXT_TYPE = 25 };
    char year[24];
    char limit[24];
    bool code = query->place != NULL && gaz_is_place_code(query->place);
    snprintf(year, sizeof year, "%lld", (long long)query->year);
    snprintf(limit, sizeof limit, "%lld", (long long)query->limit);
    const char *values[MOST_PARAMETERS] = {year, query->kind, code ? query->place : NULL,
                                           code ? NULL : query->place, limit};
    Oid types[MOST_PARAMETERS];
    int count = FIRST_TERM + (int)query->term_count;
    for (int i = 0; i < count; i++) {
        types[i] = TEXT_TYPE;
        values[i] = i >= GRAMS ? q->text.ptr + q->begins[i] : values[i];
    }
    PGresult *result = PQexecParams(connection, q->sql.ptr, count, types, values, NULL, NULL, 0);
    bool good = PQresultStatus(result) == PGRES_TUPLES_OK;
    for (int i = 0; good && i < PQntuples(result); i++) {
        take_row(result, i, take, data);
    }
    PQclear(result);
    return good;
}

/* Many rows are sorted for a common word: in memory, where the server allows. */
static bool prepare_session(PGconn *connection) {
    if (PQstatus(connection) != CONNECTION_OK || PQsetClientEncoding(connection, "UTF8") != 0) {
        return false;
    }
    PGresult *result = PQexec(connection, "SET work_mem = '64MB'");
    bool good = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    return good;
}

bool gaz_find_postgresql(const char *url, const gaz_query *query, gaz_hit_taker take, void *data,
                         char *error, size_t size) {
    question q = {0};
    bool found = false;
    if (query->term_count > MOST_TERMS) {
        snprintf(error, size, "more than %d words", MOST_TERMS);
        return false;
    }
    write_question(&q, query);
    if (q.sql.failed || q.text.failed) {
        snprintf(error, size, "out of memory");
    } else {
        PGconn *connection = PQconnectdb(url);
        found = prepare_session(connection) && ask(connection, &q, query, take, data);
        if (!found) {
            const char *message = PQerrorMessage(connection);
            snprintf(error, size, "%.*s", (int)strcspn(message, "\n"), message);
        }
        PQfinish(connection);
    }
    gaz_buffer_free(&q.sql);
    gaz_buffer_free(&q.text);
    gaz_grams_free(&q.grams);
    return found;
}
