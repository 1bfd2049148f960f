/* open_sqlite.h - an SQLite file that is read: by gz-find, and by gz-load --csv. */
#ifndef GAZ_LOAD_OPEN_SQLITE_H
#define GAZ_LOAD_OPEN_SQLITE_H

#include <sqlite3.h>
#include <stddef.h>

/* Opens a file of gz-load; to be closed with sqlite3_close. NULL, and a sentence in error,
 * when it is not there, is no database, or none that gz-load made. */
sqlite3 *gaz_sqlite_open(const char *path, char *error, size_t size);

#endif
