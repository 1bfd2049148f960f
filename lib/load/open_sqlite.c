/* open_sqlite.c - opening an SQLite file, and why it cannot be. */
#include "load/open_sqlite.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* How long to wait for a program that writes, in milliseconds. */
enum { PATIENCE = 30000 };

/* SQLite calls each of these a file that it is unable to open. */
static bool is_file(const char *path, char *error, size_t size) {
    struct stat about;
    int why = stat(path, &about) != 0 ? errno : S_ISDIR(about.st_mode) ? EISDIR : 0;
    if (why != 0) {
        snprintf(error, size, "%s", strerror(why));
    }
    return why == 0;
}

static bool is_of_gz_load(sqlite3 *db, char *error, size_t size) {
    int code = sqlite3_exec(db, "SELECT 1 FROM gazette_meta", NULL, NULL, NULL);
    if (code == SQLITE_ERROR) {
        snprintf(error, size, "gz-load has not made it: it has none of the tables");
    } else if (code != SQLITE_OK) {
        snprintf(error, size, "%s", sqlite3_errmsg(db));
    }
    return code == SQLITE_OK;
}

sqlite3 *gaz_sqlite_open(const char *path, char *error, size_t size) {
    sqlite3 *db = NULL;
    if (!is_file(path, error, size)) {
        return NULL;
    }
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        snprintf(error, size, "%s", sqlite3_errmsg(db));
    } else {
        sqlite3_busy_timeout(db, PATIENCE);
        if (is_of_gz_load(db, error, size)) {
            return db;
        }
    }
    sqlite3_close(db);
    return NULL;
}
