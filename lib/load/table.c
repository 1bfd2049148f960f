/* table.c - the tables' names and columns, and values from records. */
#include "load/table.h"

#include "text/slice.h"

/* clang-format off */
#define GAZ_TABLE(table) static const char *const columns_of_##table[] = {
#define GAZ_COLUMN(table, column) #column,
#define GAZ_TABLE_END(table) };                                                                    \
    _Static_assert((int)GAZ_##table##_COUNT <= (int)GAZ_MOST_COLUMNS, "too many columns");
#include "load/tables.def"
#undef GAZ_TABLE
#undef GAZ_COLUMN
#undef GAZ_TABLE_END

static const struct {
    const char *name;
    const char *const *columns;
    int count;
} tables[] = {
#define GAZ_TABLE(table) {#table, columns_of_##table, GAZ_##table##_COUNT},
#define GAZ_COLUMN(table, column)
#define GAZ_TABLE_END(table)
#include "load/tables.def"
#undef GAZ_TABLE
#undef GAZ_COLUMN
#undef GAZ_TABLE_END
};
/* clang-format on */

const char *gaz_table_name(gaz_table table) {
    return tables[table].name;
}

int gaz_table_columns(gaz_table table) {
    return tables[table].count;
}

const char *gaz_column_name(gaz_table table, int column) {
    return tables[table].columns[column];
}

int gaz_column_find(gaz_table table, gaz_slice name) {
    for (int i = 0; i < tables[table].count; i++) {
        if (gaz_slice_is(name, tables[table].columns[i])) {
            return i;
        }
    }
    return -1;
}

void gaz_row_begin(gaz_row *row, gaz_table table) {
    row->table = table;
    memset(row->values, 0, (size_t)tables[table].count * sizeof row->values[0]);
}

gaz_value gaz_value_text(gaz_slice text) {
    if (text.ptr == NULL) {
        return (gaz_value){0};
    }
    return (gaz_value){.kind = GAZ_VALUE_TEXT, .text = text};
}

gaz_value gaz_value_integer(int64_t value) {
    return (gaz_value){.kind = GAZ_VALUE_INTEGER, .integer = value};
}

static gaz_slice without_nul(gaz_arena *arena, gaz_slice text) {
    if (text.len == 0 || memchr(text.ptr, '\0', text.len) == NULL) {
        return text;
    }
    static const char replacement[] = "\xEF\xBF\xBD";
    char *copy = gaz_arena_alloc(arena, 3 * text.len);
    char *out = copy;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\0') {
            *out++ = text.ptr[i];
        } else {
            memcpy(out, replacement, 3);
            out += 3;
        }
    }
    return gaz_slice_between(copy, out);
}

gaz_value gaz_value_read(gaz_json_reader *reader) {
    gaz_slice raw = gaz_json_skip(reader);
    char first = raw.len > 0 ? raw.ptr[0] : '\0';
    gaz_json_reader inner = gaz_json_reader_of(raw, reader->arena);
    if (first == '"') {
        return gaz_value_text(without_nul(reader->arena, gaz_json_read_string(&inner)));
    }
    if (first == 't' || first == 'f') {
        return gaz_value_integer(first == 't');
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
        return gaz_value_integer(gaz_json_read_integer(&inner));
    }
    return (gaz_value){0};
}
