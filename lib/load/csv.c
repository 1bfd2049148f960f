/* csv.c - lines of CSV. */
#include "load/csv.h"

#include "text/memory/buffer.h"

/* Lines are handed on when so many bytes have gathered. */
enum { ENOUGH = 1 << 16 };

static bool needs_quotes(gaz_slice text) {
    if (text.len == 0 || text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ') {
        return true;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' ||
            text.ptr[i] == '\r') {
            return true;
        }
    }
    return false;
}

static bool looks_like_formula(gaz_slice text) {
    return text.len > 0 && memchr("=+-@\t\r", text.ptr[0], 6) != NULL;
}

void gaz_csv_field(gaz_csv *csv, gaz_slice text, bool is_text, bool first) {
    gaz_buffer *out = &csv->lines;
    bool guarded = is_text && !csv->exact && looks_like_formula(text);
    if (!first) {
        gaz_buffer_byte(out, ',');
    }
    if (text.ptr == NULL) {
        return;
    }
    if (!needs_quotes(text)) {
        gaz_buffer_text(out, guarded ? "'" : "");
        gaz_buffer_slice(out, text);
        return;
    }
    gaz_buffer_text(out, guarded ? "\"'" : "\"");
    for (size_t i = 0; i < text.len; i++) {
        gaz_buffer_text(out, text.ptr[i] == '"' ? "\"" : "");
        gaz_buffer_byte(out, text.ptr[i]);
    }
    gaz_buffer_byte(out, '"');
}

void gaz_csv_end_line(gaz_csv *csv) {
    gaz_buffer_byte(&csv->lines, '\n');
    if (csv->lines.len >= ENOUGH || csv->lines.failed) {
        csv->take(csv->data, &csv->lines);
    }
}
