/* manifest.c - what was done with each input. */
#include "batch/manifest.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Changes are committed when so many have gathered, or so many milliseconds have
 * passed: what a run loses that is killed. */
enum { MOST_PENDING = 200, LONGEST_WAIT = 200 };

enum {
    LOOK_UP,
    MARK,
    RECORD,
    TOUCH,
    CLEAR_COUNTS,
    COUNT,
    ARCHIVE_DONE,
    MEMBERS,
    MARK_MEMBERS,
    RECORD_ARCHIVE,
    STATEMENTS
};

struct gaz_manifest {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    char *options;
    int64_t run;
    int pending;
    int64_t committed; /* when, in milliseconds */
};

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS inputs ("
    "  name TEXT PRIMARY KEY,"     /* as records call the input */
    "  path TEXT NOT NULL,"        /* file that was read */
    "  size INTEGER NOT NULL,"     /* of that file, bytes */
    "  modified INTEGER NOT NULL," /* nanoseconds since 1970 */
    "  sha256 TEXT NOT NULL,"      /* of the input; of a failed one perhaps empty */
    "  options TEXT NOT NULL,"     /* version and options that decide the output */
    "  status TEXT NOT NULL,"      /* done, failed */
    "  message TEXT,"              /* why it failed */
    "  output TEXT,"               /* its place in the tree */
    "  output_bytes INTEGER NOT NULL,"
    "  bytes INTEGER NOT NULL,"
    "  issues INTEGER NOT NULL,"
    "  documents INTEGER NOT NULL,"
    "  diagnostics INTEGER NOT NULL,"
    "  corrections INTEGER NOT NULL,"
    "  reported INTEGER NOT NULL,"
    "  seconds REAL NOT NULL,"
    "  finished TEXT NOT NULL," /* UTC */
    "  run INTEGER NOT NULL);"  /* last run that saw it */
    "CREATE INDEX IF NOT EXISTS inputs_path ON inputs (path);"
    "CREATE TABLE IF NOT EXISTS counts ("
    "  name TEXT NOT NULL REFERENCES inputs (name) ON DELETE CASCADE,"
    "  kind TEXT NOT NULL," /* diagnostic, correction */
    "  code TEXT NOT NULL,"
    "  count INTEGER NOT NULL,"
    "  PRIMARY KEY (name, kind, code)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS archives ("
    "  path TEXT PRIMARY KEY,"
    "  size INTEGER NOT NULL,"
    "  modified INTEGER NOT NULL,"
    "  options TEXT NOT NULL,"
    "  members INTEGER NOT NULL);";

static const char *const sql[STATEMENTS] = {
    [LOOK_UP] = "SELECT size, modified, sha256, output, output_bytes FROM inputs "
                "WHERE name = ?1 AND options = ?2 AND status = 'done'",
    [MARK] = "UPDATE inputs SET run = ?2 WHERE name = ?1",
    [RECORD] =
        "INSERT OR REPLACE INTO inputs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
        "?12, ?13, ?14, ?15, ?16, ?17, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?18)",
    [TOUCH] = "UPDATE inputs SET path = ?2, size = ?3, modified = ?4, run = ?5 WHERE name = ?1",
    [CLEAR_COUNTS] = "DELETE FROM counts WHERE name = ?1",
    [COUNT] = "INSERT INTO counts VALUES (?1, ?2, ?3, ?4)",
    [ARCHIVE_DONE] = "SELECT members FROM archives "
                     "WHERE path = ?1 AND size = ?2 AND modified = ?3 AND options = ?4",
    [MEMBERS] = "SELECT output, output_bytes FROM inputs "
                "WHERE path = ?1 AND status = 'done' AND options = ?2",
    [MARK_MEMBERS] = "UPDATE inputs SET run = ?2 WHERE path = ?1",
    [RECORD_ARCHIVE] = "INSERT OR REPLACE INTO archives VALUES (?1, ?2, ?3, ?4, ?5)",
};

const char *gaz_manifest_error(const gaz_manifest *manifest) {
    return sqlite3_errmsg(manifest->db);
}

struct sqlite3 *gaz_manifest_database(gaz_manifest *manifest) {
    return manifest->db;
}

int64_t gaz_manifest_run(const gaz_manifest *manifest) {
    return manifest->run;
}

static bool run(gaz_manifest *m, const char *statements) {
    return sqlite3_exec(m->db, statements, NULL, NULL, NULL) == SQLITE_OK;
}

static bool step(sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text) {
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool gaz_manifest_commit(gaz_manifest *m) {
    m->pending = 0;
    m->committed = milliseconds();
    return run(m, "COMMIT; BEGIN IMMEDIATE");
}

static bool changed(gaz_manifest *m) {
    bool wait = ++m->pending < MOST_PENDING && milliseconds() - m->committed < LONGEST_WAIT;
    return wait || gaz_manifest_commit(m);
}

/* ---- opening ---------------------------------------------------------------------- */

/* The lock is taken at once and held to the end: a second run on the same tree
 * finds out before it does anything. */
static bool open_database(gaz_manifest *m, const char *path) {
    if (sqlite3_open(path != NULL ? path : "", &m->db) != SQLITE_OK ||
        !run(m, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON;"
                "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE") ||
        !run(m, schema)) {
        return false;
    }
    for (int i = 0; i < STATEMENTS; i++) {
        if (sqlite3_prepare_v3(m->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &m->statements[i],
                               NULL) != SQLITE_OK) {
            return false;
        }
    }
    return true;
}

gaz_manifest *gaz_manifest_open(const char *path, const char *options, char *error, size_t size) {
    gaz_manifest *m = calloc(1, sizeof *m);
    if (m == NULL || (m->options = strdup(options)) == NULL) {
        snprintf(error, size, "out of memory");
        free(m);
        return NULL;
    }
    if (!open_database(m, path)) {
        bool locked = sqlite3_errcode(m->db) == SQLITE_BUSY;
        snprintf(error, size, "%s",
                 locked ? "another gz-batch is at work on it" : sqlite3_errmsg(m->db));
        (void)gaz_manifest_close(m);
        return NULL;
    }
    return m;
}

bool gaz_manifest_begin_run(gaz_manifest *m) {
    sqlite3_stmt *statement = NULL;
    bool good = sqlite3_prepare_v2(m->db, "SELECT coalesce(max(run), 0) + 1 FROM inputs", -1,
                                   &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    m->run = good ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return good;
}

bool gaz_manifest_close(gaz_manifest *m) {
    bool good = m->db != NULL && (sqlite3_get_autocommit(m->db) != 0 || run(m, "COMMIT"));
    for (int i = 0; i < STATEMENTS; i++) {
        sqlite3_finalize(m->statements[i]);
    }
    sqlite3_close(m->db);
    free(m->options);
    free(m);
    return good;
}

/* ---- inputs ----------------------------------------------------------------------- */

static bool stands(const char *folder, const char *output, int64_t bytes) {
    char path[8192];
    struct stat about;
    int len = snprintf(path, sizeof path, "%s/%s", folder, output);
    return len > 0 && (size_t)len < sizeof path && stat(path, &about) == 0 &&
           about.st_size == bytes;
}

bool gaz_manifest_look_up(gaz_manifest *m, const gaz_input *input, const char *folder,
                          gaz_known *known) {
    sqlite3_stmt *statement = m->statements[LOOK_UP];
    bind_text(statement, 1, input->name);
    bind_text(statement, 2, m->options);
    int code = sqlite3_step(statement);
    *known = (gaz_known){0};
    if (code == SQLITE_ROW) {
        known->done = stands(folder, (const char *)sqlite3_column_text(statement, 3),
                             sqlite3_column_int64(statement, 4));
        known->same = known->done && sqlite3_column_int64(statement, 0) == (int64_t)input->size &&
                      sqlite3_column_int64(statement, 1) == input->modified;
        snprintf(known->hash, sizeof known->hash, "%s",
                 (const char *)sqlite3_column_text(statement, 2));
    }
    sqlite3_reset(statement);
    if (known->same) {
        bind_text(m->statements[MARK], 1, input->name);
        sqlite3_bind_int64(m->statements[MARK], 2, m->run);
        return step(m->statements[MARK]) && changed(m);
    }
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool record_counts(gaz_manifest *m, const char *name, const char *kind,
                          const uint32_t *counts, int number, const char *(*name_of)(int)) {
    sqlite3_stmt *statement = m->statements[COUNT];
    bool good = true;
    for (int i = 0; i < number && good; i++) {
        if (counts[i] > 0) {
            bind_text(statement, 1, name);
            bind_text(statement, 2, kind);
            bind_text(statement, 3, name_of(i));
            sqlite3_bind_int64(statement, 4, counts[i]);
            good = step(statement);
        }
    }
    return good;
}

static const char *rule_name(int rule) {
    return gaz_rule_name((gaz_rule)rule);
}

/* The first four parameters of a row of inputs. */
static void bind_input(sqlite3_stmt *statement, const gaz_input *input) {
    bind_text(statement, 1, input->name);
    bind_text(statement, 2, input->path);
    sqlite3_bind_int64(statement, 3, (int64_t)input->size);
    sqlite3_bind_int64(statement, 4, input->modified);
}

static bool touch(gaz_manifest *m, const gaz_input *input) {
    sqlite3_stmt *statement = m->statements[TOUCH];
    bind_input(statement, input);
    sqlite3_bind_int64(statement, 5, m->run);
    return step(statement) && changed(m);
}

static uint64_t sum(const uint32_t *counts, int number) {
    uint64_t total = 0;
    for (int i = 0; i < number; i++) {
        total += counts[i];
    }
    return total;
}

/* The row of an input that was done, or failed. */
static bool record_input(gaz_manifest *m, const gaz_input *input, const char *output,
                         const gaz_result *result) {
    sqlite3_stmt *statement = m->statements[RECORD];
    const gaz_chain_counts *counts = &result->counts;
    bool done = result->status == GAZ_RESULT_DONE;
    const uint64_t numbers[] = {done ? result->output_bytes : 0,
                                counts->bytes,
                                counts->issues,
                                counts->documents,
                                sum(counts->diagnostics, GAZ_CODE_COUNT),
                                counts->corrections,
                                counts->reported};
    bind_input(statement, input);
    bind_text(statement, 5, result->sha256);
    bind_text(statement, 6, m->options);
    bind_text(statement, 7, done ? "done" : "failed");
    bind_text(statement, 8, done ? NULL : result->message);
    bind_text(statement, 9, done ? output : NULL);
    for (int i = 0; i < 7; i++) {
        sqlite3_bind_int64(statement, 10 + i, (int64_t)numbers[i]);
    }
    sqlite3_bind_double(statement, 17, result->seconds);
    sqlite3_bind_int64(statement, 18, m->run);
    return step(statement);
}

bool gaz_manifest_record(gaz_manifest *m, const gaz_input *input, const char *output,
                         const gaz_result *result) {
    const gaz_chain_counts *counts = &result->counts;
    const char *name = input->name;
    if (result->status == GAZ_RESULT_SAME) {
        return touch(m, input);
    }
    bind_text(m->statements[CLEAR_COUNTS], 1, name);
    return step(m->statements[CLEAR_COUNTS]) && record_input(m, input, output, result) &&
           record_counts(m, name, "diagnostic", counts->diagnostics, GAZ_CODE_COUNT,
                         gaz_code_name) &&
           record_counts(m, name, "correction", counts->rules, GAZ_RULE_COUNT, rule_name) &&
           changed(m);
}

/* ---- archives ------------------------------------------------------------------------ */

static void bind_archive(gaz_manifest *m, sqlite3_stmt *statement, const gaz_input *archive) {
    bind_text(statement, 1, archive->path);
    sqlite3_bind_int64(statement, 2, (int64_t)archive->size);
    sqlite3_bind_int64(statement, 3, archive->modified);
    bind_text(statement, 4, m->options);
}

/* How many outputs of an archive's members stand. */
static int64_t standing_members(gaz_manifest *m, const char *path, const char *folder) {
    sqlite3_stmt *statement = m->statements[MEMBERS];
    int64_t count = 0;
    bind_text(statement, 1, path);
    bind_text(statement, 2, m->options);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        count += stands(folder, (const char *)sqlite3_column_text(statement, 0),
                        sqlite3_column_int64(statement, 1));
    }
    sqlite3_reset(statement);
    return count;
}

int64_t gaz_manifest_archive_done(gaz_manifest *m, const gaz_input *archive, const char *folder) {
    sqlite3_stmt *statement = m->statements[ARCHIVE_DONE];
    bind_archive(m, statement, archive);
    int64_t members =
        sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_reset(statement);
    if (members < 0 || standing_members(m, archive->path, folder) != members) {
        return -1;
    }
    bind_text(m->statements[MARK_MEMBERS], 1, archive->path);
    sqlite3_bind_int64(m->statements[MARK_MEMBERS], 2, m->run);
    return step(m->statements[MARK_MEMBERS]) && changed(m) ? members : -1;
}

bool gaz_manifest_record_archive(gaz_manifest *m, const gaz_input *archive, uint64_t members) {
    bind_archive(m, m->statements[RECORD_ARCHIVE], archive);
    sqlite3_bind_int64(m->statements[RECORD_ARCHIVE], 5, (int64_t)members);
    return step(m->statements[RECORD_ARCHIVE]) && changed(m);
}
