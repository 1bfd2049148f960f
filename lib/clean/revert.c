/* revert.c - from clean text and its log back to the decoded original. */
#include "gazette.h"
#include "text/lines.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "text/utf8.h"

struct walk {
    const gaz_source_log *source;
    gaz_buffer *out;
    uint32_t next; /* correction */
    uint32_t line;
    bool fits;
};

static int hex_value(char c) {
    return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* What stood there before; for undecodable bytes the bytes themselves. */
static void put_before(gaz_buffer *out, const gaz_correction *correction) {
    gaz_slice bytes = correction->bytes;
    if (bytes.ptr == NULL) {
        gaz_buffer_slice(out, correction->before);
        return;
    }
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        gaz_buffer_byte(out, (char)(hex_value(bytes.ptr[i]) << 4 | hex_value(bytes.ptr[i + 1])));
    }
}

/* Columns count the original's characters, so they grow by what is put out. */
static void revert_line(struct walk *w, gaz_slice line) {
    uint32_t col = 1;
    gaz_slice rest = line;
    while (w->next < w->source->corrections.count) {
        const gaz_correction *correction = &w->source->corrections.items[w->next];
        if (correction->line != w->line) {
            break;
        }
        w->fits = w->fits && correction->col >= col;
        uint32_t ahead = w->fits ? correction->col - col : 0;
        gaz_slice same = gaz_utf8_head(rest, ahead);
        w->fits = w->fits && (same.len < rest.len || gaz_utf8_count(same) == ahead);
        gaz_buffer_slice(w->out, same);
        rest = gaz_slice_from(rest, same.len);
        if (!w->fits || rest.len < correction->after.len ||
            memcmp(rest.ptr, correction->after.ptr, correction->after.len) != 0) {
            w->fits = false;
            return;
        }
        put_before(w->out, correction);
        rest = gaz_slice_from(rest, correction->after.len);
        col = correction->col + (uint32_t)gaz_utf8_count(correction->before);
        w->next++;
    }
    gaz_buffer_slice(w->out, rest);
}

gaz_status gaz_revert(const gaz_source_log *source, gaz_slice clean, gaz_buffer *out,
                      uint32_t *line) {
    struct walk w = {.source = source, .out = out, .fits = true};
    gaz_lines lines = gaz_lines_of(clean, 1);
    gaz_slice text;
    size_t terminator;
    while (w.fits && gaz_lines_next(&lines, &text, &terminator)) {
        w.line = lines.number;
        revert_line(&w, text);
        gaz_buffer_add(out, gaz_slice_end(text), terminator);
    }
    if (w.fits && w.next < source->corrections.count) {
        /* A last line that became empty is no line of the clean text. */
        w.line = lines.number + 1;
        revert_line(&w, (gaz_slice){"", 0});
        w.fits = w.fits && w.next == source->corrections.count;
    }
    *line = w.line;
    if (out->failed) {
        return GAZ_NO_MEMORY;
    }
    return w.fits ? GAZ_OK : GAZ_BAD_LOG;
}
