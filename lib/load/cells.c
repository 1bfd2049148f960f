/* cells.c - the cells of tables and lists. */
#include "load/cells.h"

#include "text/slice.h"

/* Called for every cell, row by row. */
typedef void (*visitor)(void *data, int64_t row, int64_t column, gaz_value cell);

/* A row of a table is a list of strings; an entry of a list a string, or an
 * object whose values are the cells (name and post). */
static void visit_row(gaz_json_reader *reader, int64_t row, visitor visit, void *data) {
    gaz_slice raw = gaz_json_skip(reader);
    gaz_json_reader item = gaz_json_reader_of(raw, reader->arena);
    char first = raw.len > 0 ? raw.ptr[0] : '\0';
    int64_t column = 0;
    gaz_slice key;
    if (first == '[') {
        while (gaz_json_next_item(&item)) {
            visit(data, row, column++, gaz_value_read(&item));
        }
    } else if (first == '{') {
        while (gaz_json_next_member(&item, &key)) {
            visit(data, row, column++, gaz_value_read(&item));
        }
    } else {
        visit(data, row, 0, gaz_value_read(&item));
    }
}

static void visit_cells(gaz_arena *arena, const gaz_member *rows, visitor visit, void *data) {
    gaz_json_reader reader = gaz_member_reader(rows, arena);
    for (int64_t row = 0; gaz_json_next_item(&reader); row++) {
        visit_row(&reader, row, visit, data);
    }
}

typedef struct text_writer {
    char *begin;
    char *at;
} text_writer;

static void add_text(void *data, int64_t row, int64_t column, gaz_value cell) {
    text_writer *w = data;
    if (row > 0 || column > 0) {
        *w->at++ = column > 0 ? '\t' : '\n';
    }
    if (cell.text.len > 0) {
        memcpy(w->at, cell.text.ptr, cell.text.len);
        w->at += cell.text.len;
    }
}

gaz_slice gaz_cells_text(gaz_arena *arena, const gaz_member *rows) {
    if (rows->raw.len == 0) {
        return (gaz_slice){NULL, 0};
    }
    /* A cell with its sign is never longer than its JSON, U+0000 apart: six
     * bytes there, three here. */
    char *begin = gaz_arena_alloc(arena, rows->raw.len + 1);
    text_writer w = {begin, begin};
    visit_cells(arena, rows, add_text, &w);
    return w.at > w.begin ? gaz_slice_between(w.begin, w.at) : (gaz_slice){NULL, 0};
}

typedef struct row_writer {
    gaz_tree *tree;
    gaz_slice eid;
    int64_t header;
    gaz_store_status status;
} row_writer;

static void add_row(void *data, int64_t row_number, int64_t column, gaz_value cell) {
    row_writer *w = data;
    if (w->status != GAZ_STORE_OK) {
        return;
    }
    gaz_row row;
    gaz_row_begin(&row, GAZ_TABLE_cells);
    row.values[GAZ_cells_document] = gaz_value_text(w->tree->document);
    row.values[GAZ_cells_eid] = gaz_value_text(w->eid);
    row.values[GAZ_cells_row_number] = gaz_value_integer(row_number);
    row.values[GAZ_cells_column_number] = gaz_value_integer(column);
    row.values[GAZ_cells_header] = gaz_value_integer(row_number < w->header);
    row.values[GAZ_cells_text] = cell;
    w->status = w->tree->store->ops->add(w->tree->store, &row);
}

gaz_store_status gaz_load_cells(gaz_tree *tree, gaz_slice eid, int64_t header,
                                const gaz_member *rows) {
    row_writer w = {.tree = tree, .eid = eid, .header = header};
    visit_cells(tree->arena, rows, add_row, &w);
    return w.status;
}
