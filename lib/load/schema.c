/* schema.c - the files of schemas/sql, compiled in. The Makefile turns each into
 * a list of bytes. */
#include "load/schema.h"

#include "load/store.h"

const char gaz_sql_gazette[] = {
#include "sql/gazette.inc"
    0};

const char gaz_sql_indexes[] = {
#include "sql/indexes.inc"
    0};

const char gaz_sql_sqlite[] = {
#include "sql/sqlite.inc"
    0};

const char gaz_sql_postgresql[] = {
#include "sql/postgresql.inc"
    0};

const char gaz_sql_first_rows[] =
    "INSERT INTO gazette_meta (name, value) VALUES ('layout', '" GAZ_LAYOUT
    "'), ('created_by', 'gz-load " GAZ_VERSION "'), ('next_node', '1')";
