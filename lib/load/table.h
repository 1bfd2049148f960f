/*
 * table.h - rows on their way from records to a database.
 *
 * A table is known by its number, a column by its number within the table; both
 * come from tables.def, so that a value is put in its place by name:
 *
 *     gaz_row row;
 *     gaz_row_begin(&row, GAZ_TABLE_toc);
 *     row.values[GAZ_toc_issue] = gaz_value_text(id);
 */
#ifndef GAZ_LOAD_TABLE_H
#define GAZ_LOAD_TABLE_H

#include "read/json.h"

typedef enum gaz_table {
#define GAZ_TABLE(table) GAZ_TABLE_##table,
#define GAZ_COLUMN(table, column)
#define GAZ_TABLE_END(table)
#include "load/tables.def"
#undef GAZ_TABLE
#undef GAZ_COLUMN
#undef GAZ_TABLE_END
    GAZ_TABLE_COUNT
} gaz_table;

/* GAZ_nodes_eid and so on; GAZ_nodes_COUNT is the number of columns. */
/* clang-format off */
#define GAZ_TABLE(table) enum gaz_columns_of_##table {
#define GAZ_COLUMN(table, column) GAZ_##table##_##column,
#define GAZ_TABLE_END(table) GAZ_##table##_COUNT };
#include "load/tables.def"
#undef GAZ_TABLE
#undef GAZ_COLUMN
#undef GAZ_TABLE_END
/* clang-format on */

enum { GAZ_MOST_COLUMNS = 48 };

/* One value; all bits zero is NULL. */
typedef enum gaz_value_kind { GAZ_VALUE_NULL, GAZ_VALUE_TEXT, GAZ_VALUE_INTEGER } gaz_value_kind;

typedef struct gaz_value {
    gaz_value_kind kind;
    gaz_slice text; /* valid UTF-8 without U+0000 */
    int64_t integer;
} gaz_value;

typedef struct gaz_row {
    gaz_table table;
    gaz_value values[GAZ_MOST_COLUMNS];
} gaz_row;

/* The name of a table ("nodes"). Static storage. */
const char *gaz_table_name(gaz_table table);
/* How many columns it has. */
int gaz_table_columns(gaz_table table);
/* The name of a column. Static storage. */
const char *gaz_column_name(gaz_table table, int column);
/* The column of that name, or -1. */
int gaz_column_find(gaz_table table, gaz_slice name);

/* An empty row: every value NULL. */
void gaz_row_begin(gaz_row *row, gaz_table table);

/* NULL when text is absent. */
gaz_value gaz_value_text(gaz_slice text);
gaz_value gaz_value_integer(int64_t value);

/* The value at hand of a record: text, integer, 0 and 1 for booleans; NULL for
 * null. Objects and arrays are passed over and give NULL. U+0000, which a
 * database cannot hold, becomes U+FFFD. */
gaz_value gaz_value_read(gaz_json_reader *reader);

#endif
