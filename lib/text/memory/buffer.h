/* buffer.h - appending to a gaz_buffer. */
#ifndef GAZ_TEXT_BUFFER_H
#define GAZ_TEXT_BUFFER_H

#include <string.h>

#include "gazette.h"

/* Makes room for len more bytes; false (and buffer->failed) when memory is out. */
bool gaz_buffer_reserve(gaz_buffer *buffer, size_t len);
static inline bool gaz_buffer_has_room(gaz_buffer *buffer, size_t len) {
    return (buffer->capacity - buffer->len >= len && !buffer->failed) ||
           gaz_buffer_reserve(buffer, len);
}

enum {
    GAZ_SPILL = 1 << 20,      /* bytes that make a buffer spill */
    GAZ_SPILL_CHUNK = 1 << 16 /* the most to be appended between two looks */
};

/* Lets a buffer that holds much spill; its last byte stays. To be called where no
 * more than GAZ_SPILL_CHUNK bytes, escaped at worst, came since the last call: then
 * memory runs out before the first byte of a record is gone, or never. */
void gaz_buffer_spill_now(gaz_buffer *buffer);
static inline void gaz_buffer_spill(gaz_buffer *buffer) {
    if (buffer->len >= GAZ_SPILL && buffer->spill != NULL) {
        gaz_buffer_spill_now(buffer);
    }
}

/* Appends a text, and a C string. */
static inline void gaz_buffer_slice(gaz_buffer *buffer, gaz_slice text) {
    gaz_buffer_add(buffer, text.ptr, text.len);
}
static inline void gaz_buffer_text(gaz_buffer *buffer, const char *text) {
    gaz_buffer_add(buffer, text, strlen(text));
}

/* Appends one byte. Inline: records are written byte by byte and word by word. */
static inline void gaz_buffer_byte(gaz_buffer *buffer, char c) {
    if (buffer->len < buffer->capacity && !buffer->failed) {
        buffer->ptr[buffer->len++] = c;
    } else {
        gaz_buffer_add(buffer, &c, 1);
    }
}

#endif
