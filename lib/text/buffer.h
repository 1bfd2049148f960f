/* buffer.h - appending to a gaz_buffer. */
#ifndef GAZ_TEXT_BUFFER_H
#define GAZ_TEXT_BUFFER_H

#include <string.h>

#include "gazette.h"

/* Makes room for len more bytes; false (and buffer->failed) when memory is out. */
bool gaz_buffer_reserve(gaz_buffer *buffer, size_t len);

static inline void gaz_buffer_slice(gaz_buffer *buffer, gaz_slice text) {
    gaz_buffer_add(buffer, text.ptr, text.len);
}

static inline void gaz_buffer_text(gaz_buffer *buffer, const char *text) {
    gaz_buffer_add(buffer, text, strlen(text));
}

/* Inline: records are written byte by byte and word by word. */
static inline void gaz_buffer_byte(gaz_buffer *buffer, char c) {
    if (buffer->len < buffer->capacity && !buffer->failed) {
        buffer->ptr[buffer->len++] = c;
    } else {
        gaz_buffer_add(buffer, &c, 1);
    }
}

#endif
