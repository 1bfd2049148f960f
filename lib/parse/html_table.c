/* html_table.c - a table that OCR or a web page left in HTML. */
#include "parse/outline.h"

/* The rows of a table while its tags go by. */
struct html {
    gaz_arena *arena;
    gaz_cells *cells;
};

/* True when the tag is <name ...> or </name>, in either case. */
static bool is_tag(gaz_slice tag, const char *name) {
    if (gaz_slice_starts(tag, "/")) {
        tag = gaz_slice_from(tag, 1);
    }
    size_t len = strlen(name);
    if (tag.len < len) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        char c = tag.ptr[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        if (c != name[i]) {
            return false;
        }
    }
    return tag.len == len || tag.ptr[len] == ' ' || tag.ptr[len] == '/';
}

static void begin_row(struct html *html) {
    gaz_cells *cells = html->cells;
    cells->rows = gaz_arena_grow(html->arena, cells->rows, cells->row_count, &cells->row_capacity,
                                 sizeof *cells->rows);
    cells->rows[cells->row_count++] = (gaz_slices){0};
}

static void begin_cell(struct html *html) {
    if (html->cells->row_count == 0) {
        begin_row(html);
    }
    gaz_slices_add(html->arena, &html->cells->rows[html->cells->row_count - 1], gaz_slice_of(""));
}

/* Text outside a cell opens one: nothing is lost. */
static void add_text(struct html *html, gaz_slice text) {
    text = gaz_slice_trim(text);
    if (text.len == 0) {
        return;
    }
    gaz_cells *cells = html->cells;
    if (cells->row_count == 0 || cells->rows[cells->row_count - 1].count == 0) {
        begin_cell(html);
    }
    gaz_slices *row = &cells->rows[cells->row_count - 1];
    gaz_slice *cell = &row->items[row->count - 1];
    *cell = cell->len == 0 ? text : gaz_arena_join(html->arena, *cell, " ", text);
}

static void take_tag(struct html *html, gaz_slice tag) {
    bool closes = gaz_slice_starts(tag, "/");
    if (closes) {
        return;
    }
    if (is_tag(tag, "tr")) {
        begin_row(html);
    } else if (is_tag(tag, "td") || is_tag(tag, "th")) {
        begin_cell(html);
    }
}

static void read_unit(struct html *html, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end) {
        const char *open = memchr(at, '<', (size_t)(end - at));
        const char *close = open == NULL ? NULL : memchr(open, '>', (size_t)(end - open));
        if (close == NULL) {
            add_text(html, gaz_slice_between(at, end));
            break;
        }
        add_text(html, gaz_slice_between(at, open));
        take_tag(html, gaz_slice_between(open + 1, close));
        at = close + 1;
    }
}

static bool begins_table(gaz_slice text) {
    return gaz_slice_starts(text, "<") && text.len > 6 &&
           is_tag(gaz_slice_first(gaz_slice_from(text, 1), 5), "table");
}

static bool closes_table(gaz_slice text) {
    return gaz_slice_find(text, "</table>") != NULL || gaz_slice_find(text, "</TABLE>") != NULL;
}

uint32_t gaz_html_table_end(struct outline *outline, uint32_t at) {
    if (outline->no_html_end || !begins_table(outline->parser->units[at].text)) {
        return at;
    }
    for (uint32_t i = at; i < outline->range.end; i++) {
        if (closes_table(outline->parser->units[i].text)) {
            return i + 1;
        }
    }
    outline->no_html_end = true;
    return at;
}

void gaz_read_html_table(struct outline *outline, gaz_cells *cells, struct range rows) {
    struct html html = {.arena = outline->parser->arena, .cells = cells};
    for (uint32_t i = rows.first; i < rows.end; i++) {
        read_unit(&html, outline->parser->units[i].text);
    }
}
