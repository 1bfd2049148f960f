/* html.c - HTML tables: tags off, rows out. */
#include "split/line/html.h"

#include "text/scan/glance.h"
#include "text/slice.h"

enum {
    LONGEST_TAG = 300, /* bytes */
    MOST_PIECES = 200  /* of text in one row; then its end was lost */
};

static const char *const table_tags[] = {"<table", "</table", "<tr",    "</tr",
                                         "<td",    "</td",    "<th",    "</th",
                                         "<tbody", "</tbody", "<thead", "</thead"};

/* Attributes are ASCII; anything else is text that happens to follow a <. */
static size_t length_to_close(gaz_slice text, size_t from) {
    size_t limit = text.len < LONGEST_TAG ? text.len : LONGEST_TAG;
    for (size_t at = from; at < limit; at++) {
        char c = text.ptr[at];
        if (c == '>') {
            return at + 1;
        }
        if (c < ' ' || c == '<' || c == 0x7F) {
            return 0;
        }
    }
    return 0;
}

/* As gaz_slice_starts, the letters in either case. */
static bool is_tag(gaz_slice text, const char *name) {
    size_t at = 0;
    while (at < text.len && name[at] != '\0') {
        char c = text.ptr[at];
        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != name[at]) {
            return false;
        }
        at++;
    }
    return name[at] == '\0';
}

/* Bytes of the table tag at the start of text, 0 when none stands there. */
static size_t tag_length(gaz_slice text) {
    for (size_t i = 0; i < sizeof table_tags / sizeof *table_tags; i++) {
        size_t len = strlen(table_tags[i]);
        if (!is_tag(text, table_tags[i]) || text.len == len ||
            strchr(" >/", text.ptr[len]) == NULL) {
            continue;
        }
        return length_to_close(text, len);
    }
    return 0;
}

bool gaz_html_is_table(const gaz_html *html, gaz_slice line, uint32_t signs) {
    const char *end = gaz_slice_end(line);
    if (!html->row && (signs & GAZ_HAS_LESS) == 0) {
        return false;
    }
    for (const char *at = line.ptr; !html->row; at++) {
        at = memchr(at, '<', (size_t)(end - at));
        if (at == NULL) {
            return false;
        }
        if (tag_length(gaz_slice_between(at, end)) > 0) {
            return true;
        }
    }
    return true;
}

void gaz_html_line(gaz_html *html, gaz_slice line, uint32_t number) {
    html->rest = line;
    html->line = number;
}

static gaz_slice join_cells(gaz_arena *arena, gaz_html *html) {
    size_t room = 1;
    for (uint32_t i = 0; i < html->cells.count; i++) {
        room += html->cells.items[i].len + 1;
    }
    char *out = gaz_arena_alloc(arena, room);
    size_t len = 0;
    for (uint32_t i = 0; i < html->cells.count; i++) {
        if (i > 0) {
            out[len++] = '\t';
        }
        memcpy(out + len, html->cells.items[i].ptr, html->cells.items[i].len);
        len += html->cells.items[i].len;
    }
    html->cells.count = 0;
    html->pieces = 0;
    html->row = false;
    return (gaz_slice){out, len};
}

/* Text up to the next table tag. */
static gaz_slice take_text(gaz_html *html) {
    const char *begin = html->rest.ptr;
    const char *end = gaz_slice_end(html->rest);
    const char *at = begin;
    while (at < end) {
        at = memchr(at, '<', (size_t)(end - at));
        if (at == NULL) {
            at = end;
        } else if (tag_length(gaz_slice_between(at, end)) == 0) {
            at++;
        } else {
            break;
        }
    }
    html->rest = gaz_slice_between(at, end);
    return gaz_slice_trim(gaz_slice_between(begin, at));
}

/* One tag; true when it ends a row that holds cells. */
static bool take_tag(gaz_arena *arena, gaz_html *html, size_t len) {
    gaz_slice tag = gaz_slice_first(html->rest, len);
    html->rest = gaz_slice_from(html->rest, len);
    if (is_tag(tag, "<td") || is_tag(tag, "<th>") || is_tag(tag, "<th ")) {
        html->first = html->row ? html->first : html->line;
        html->last = html->line;
        html->row = true;
        gaz_slices_add(arena, &html->cells, gaz_slice_of(""));
        return false;
    }
    if (is_tag(tag, "</tr") || is_tag(tag, "<tr") || is_tag(tag, "</table")) {
        return html->cells.count > 0;
    }
    return false;
}

/* A cell may hold text on several lines. */
static void add_to_cell(gaz_arena *arena, gaz_html *html, gaz_slice text) {
    gaz_slice *cell = &html->cells.items[html->cells.count - 1];
    *cell = cell->len == 0 ? text : gaz_arena_join(arena, *cell, "", text);
}

bool gaz_html_next(gaz_arena *arena, gaz_html *html, gaz_slice *text, bool *row) {
    while (html->rest.len > 0) {
        size_t len = tag_length(html->rest);
        if (len > 0) {
            if (take_tag(arena, html, len)) {
                *text = join_cells(arena, html);
                *row = true;
                return true;
            }
            continue;
        }
        gaz_slice piece = take_text(html);
        if (piece.len == 0) {
            continue;
        }
        if (html->row && html->cells.count > 0) {
            html->last = html->line;
            add_to_cell(arena, html, piece);
            if (++html->pieces < MOST_PIECES) {
                continue;
            }
            *text = join_cells(arena, html);
            return *row = true;
        }
        *text = piece;
        *row = false;
        return true;
    }
    return false;
}

void gaz_html_moved(gaz_html *html, uintptr_t from, size_t len, const char *to) {
    for (uint32_t i = 0; i < html->cells.count; i++) {
        gaz_slice_moved(&html->cells.items[i].ptr, from, len, to);
    }
}

bool gaz_html_end(gaz_arena *arena, gaz_html *html, gaz_slice *text) {
    bool open = html->cells.count > 0;
    if (open) {
        *text = join_cells(arena, html);
    }
    return open;
}
