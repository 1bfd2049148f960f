/* cells.c - the cells of tables and lists. */
#include "load/cells.h"

#include "text/slice.h"

/* Called for every cell, row by row. */
typedef void (*visitor)(void *data, int64_t row, int64_t column, gaz_value cell);

/* A row of a table is a list of strings, an entry of a list a string. */
static void visit_row(gaz_json_reader *reader, int64_t row, visitor visit, void *data) {
    gaz_slice raw = gaz_json_skip(reader);
    gaz_json_reader item = gaz_json_reader_of(raw, reader->arena);
    char first = raw.len > 0 ? raw.ptr[0] : '\0';
    int64_t column = 0;
    if (first == '[') {
        while (gaz_json_next_item(&item)) {
            visit(data, row, column++, gaz_value_read(&item));
        }
    } else {
        visit(data, row, 0, gaz_value_read(&item));
    }
}

static void visit_cells(gaz_arena *arena, const gaz_member *rows, const gaz_member *posts,
                        visitor visit, void *data) {
    const gaz_member none = {0};
    gaz_json_reader reader = gaz_member_reader(rows, arena);
    gaz_json_reader post_reader = gaz_member_reader(posts != NULL ? posts : &none, arena);
    for (int64_t row = 0; gaz_json_next_item(&reader); row++) {
        visit_row(&reader, row, visit, data);
        if (gaz_json_next_item(&post_reader)) {
            visit(data, row, 1, gaz_value_read(&post_reader));
        }
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

gaz_slice gaz_cells_text(gaz_arena *arena, const gaz_member *rows, const gaz_member *posts) {
    if (rows->raw.len == 0) {
        return (gaz_slice){NULL, 0};
    }
    /* A cell with the sign before it is never longer than its JSON: also U+0000
     * takes six bytes there and three here. */
    size_t most = rows->raw.len + (posts != NULL ? posts->raw.len : 0);
    char *begin = gaz_arena_alloc(arena, most + 1);
    text_writer w = {begin, begin};
    visit_cells(arena, rows, posts, add_text, &w);
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
                                const gaz_member *rows, const gaz_member *posts) {
    row_writer w = {.tree = tree, .eid = eid, .header = header};
    visit_cells(tree->arena, rows, posts, add_row, &w);
    return w.status;
}
