/* find_sqlite.c - searching an SQLite file. */
#include <stdio.h>

#include "load/find.h"
#include "load/open_sqlite.h"
#include "load/search_text.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "text/utf8.h"

/* The phrases that the index is asked for. A sign that FTS5 takes for no word is
 * no word in the phrase either; a term of such signs alone asks for nothing. */
static void add_phrases(gaz_buffer *out, const gaz_query *query) {
    for (uint32_t i = 0; i < query->term_count; i++) {
        gaz_buffer term = {0};
        gaz_search_spaced(&term, query->terms[i]);
        gaz_buffer_text(out, i > 0 ? " AND \"" : "\"");
        for (size_t k = 0; k < term.len; k++) {
            gaz_buffer_text(out, term.ptr[k] == '"' ? "\"" : "");
            gaz_buffer_byte(out, term.ptr[k]);
        }
        gaz_buffer_byte(out, '"');
        out->failed = out->failed || term.failed;
        gaz_buffer_free(&term);
    }
}

/* True when the index can tell which nodes may hold the term. */
static bool is_indexed(gaz_slice term) {
    const char *end = gaz_slice_end(term);
    size_t step;
    for (const char *at = term.ptr; at < end; at += step) {
        if (gaz_search_is_word(gaz_utf8_decode(at, end, &step))) {
            return true;
        }
    }
    return false;
}

static bool all_indexed(const gaz_query *query) {
    for (uint32_t i = 0; i < query->term_count; i++) {
        if (!is_indexed(query->terms[i])) {
            return false;
        }
    }
    return true;
}

static const char columns[] =
    "SELECT n.document, d.doc_number, d.date_signed, d.title, d.kind, a.title, n.eid, n.type, "
    "n.path, n.heading, n.text, d.source_name, n.line, n.end_line ";

/* The index leads, best first; or, for terms it does not know, all nodes. */
static const char by_index[] =
    "FROM search CROSS JOIN nodes n ON n.id = search.rowid "
    "CROSS JOIN documents d ON d.id = n.document CROSS JOIN issues i ON i.id = d.issue "
    "LEFT JOIN attachments a ON a.id = n.attachment WHERE search MATCH ?1 ";
static const char by_reading[] =
    "FROM nodes n JOIN documents d ON d.id = n.document JOIN issues i ON i.id = d.issue "
    "LEFT JOIN attachments a ON a.id = n.attachment WHERE ?1 IS NOT NULL ";

static const char filters[] =
    "AND (?2 = 0 OR d.year = ?2) "
    "AND (?3 IS NULL OR d.kind = ?3 OR d.kind_zh = ?3 OR a.kind = ?3 OR a.kind_zh = ?3) "
    "AND (?4 IS NULL OR substr(i.region_code, 1, length(?4)) = ?4) "
    "AND (?5 IS NULL OR instr(i.name, ?5) > 0 OR instr(i.publisher, ?5) > 0 OR EXISTS "
    "(SELECT 1 FROM parties p WHERE p.document = d.id AND p.role = 'issuer' AND "
    "instr(p.name, ?5) > 0)) ";

static sqlite3_stmt *prepare(sqlite3 *db, const gaz_query *query, const gaz_buffer *phrases) {
    char sql[2048];
    bool index = all_indexed(query);
    snprintf(sql, sizeof sql, "%s%s%s%s", columns, index ? by_index : by_reading, filters,
             index ? "ORDER BY search.rank" : "ORDER BY n.document, n.position");
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return NULL;
    }
    bool code = query->place != NULL && gaz_is_place_code(query->place);
    sqlite3_bind_text64(statement, 1, phrases->ptr, phrases->len, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(statement, 2, query->year);
    sqlite3_bind_text(statement, 3, query->kind, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, code ? query->place : NULL, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 5, code ? NULL : query->place, -1, SQLITE_STATIC);
    return statement;
}

static gaz_slice column(sqlite3_stmt *statement, int at) {
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return (gaz_slice){text, (size_t)sqlite3_column_bytes(statement, at)};
}

static void read_hit(sqlite3_stmt *statement, gaz_hit *hit) {
    gaz_slice *const fields[] = {&hit->document, &hit->doc_number, &hit->date, &hit->title,
                                 &hit->kind,     &hit->attachment, &hit->eid,  &hit->type,
                                 &hit->path,     &hit->heading,    &hit->text, &hit->source};
    int count = sizeof fields / sizeof *fields;
    for (int i = 0; i < count; i++) {
        *fields[i] = column(statement, i);
    }
    hit->line = sqlite3_column_int64(statement, count);
    hit->end_line = sqlite3_column_int64(statement, count + 1);
}

/* The index offers, the text decides. */
static bool run(sqlite3 *db, sqlite3_stmt *statement, const gaz_query *query, gaz_hit_taker take,
                void *data) {
    int64_t taken = 0;
    int code = SQLITE_ROW;
    while (taken < query->limit && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        gaz_hit hit;
        read_hit(statement, &hit);
        if (gaz_query_holds(query, hit.heading, hit.text)) {
            take(data, &hit);
            taken++;
        }
    }
    return sqlite3_errcode(db) == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool search(sqlite3 *db, const gaz_query *query, const gaz_buffer *phrases,
                   gaz_hit_taker take, void *data) {
    sqlite3_stmt *statement = prepare(db, query, phrases);
    bool found = statement != NULL && run(db, statement, query, take, data);
    sqlite3_finalize(statement);
    return found;
}

bool gaz_find_sqlite(const char *path, const gaz_query *query, gaz_hit_taker take, void *data,
                     char *error, size_t size) {
    gaz_buffer phrases = {0};
    add_phrases(&phrases, query);
    if (phrases.failed) {
        snprintf(error, size, "out of memory");
        gaz_buffer_free(&phrases);
        return false;
    }
    sqlite3 *db = gaz_sqlite_open(path, error, size);
    bool found = db != NULL && search(db, query, &phrases, take, data);
    if (db != NULL && !found) {
        snprintf(error, size, "%s", sqlite3_errmsg(db));
    }
    sqlite3_close(db);
    gaz_buffer_free(&phrases);
    return found;
}
