/* search_text.c - text in the form of the search index. */
#include "load/search_text.h"

#include "text/chars.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "text/utf8.h"

void gaz_search_spaced(gaz_buffer *out, gaz_slice text) {
    if (text.len == 0 || !gaz_buffer_reserve(out, 2 * text.len)) {
        return;
    }
    char *to = out->ptr + out->len;
    const char *end = gaz_slice_end(text);
    size_t step;
    for (const char *at = text.ptr; at < end; at += step) {
        if (!gaz_is_space(gaz_utf8_decode(at, end, &step))) {
            memcpy(to, at, step);
            to[step] = ' ';
            to += step + 1;
        }
    }
    out->len = (size_t)(to - out->ptr);
}

void gaz_search_columns(gaz_buffer *out, gaz_slice type, gaz_slice heading, gaz_slice text,
                        size_t ends[3]) {
    bool is_title = gaz_slice_is(type, "document") || gaz_slice_is(type, "attachment");
    gaz_slice none = {NULL, 0};
    gaz_search_spaced(out, is_title ? heading : none);
    ends[0] = out->len;
    gaz_search_spaced(out, is_title ? none : heading);
    ends[1] = out->len;
    gaz_search_spaced(out, text);
    ends[2] = out->len;
}

bool gaz_search_is_word(uint32_t c) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    return (c >= 0x4E00 && c <= 0x9FCB) || (c >= 0x3400 && c <= 0x4DB5) ||
           (c >= 0x20000 && c <= 0x2A6D6);
}
