/* buffer.c - a growing byte buffer whose failure is remembered. */
#include "text/memory/buffer.h"

#include <stdlib.h>

bool gaz_buffer_reserve(gaz_buffer *buffer, size_t len) {
    if (buffer->failed) {
        return false;
    }
    if (buffer->capacity - buffer->len >= len) {
        return true;
    }
    size_t wanted = buffer->capacity + buffer->capacity / 2;
    if (len > SIZE_MAX / 4 - buffer->len) {
        buffer->failed = true;
        return false;
    }
    if (wanted < buffer->len + len) {
        wanted = buffer->len + len;
    }
    if (wanted < 256) {
        wanted = 256;
    }
    char *moved = realloc(buffer->ptr, wanted);
    if (moved == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->ptr = moved;
    buffer->capacity = wanted;
    return true;
}

void gaz_buffer_spill_now(gaz_buffer *buffer) {
    enum { ROOM = 8 * GAZ_SPILL_CHUNK };
    if (!gaz_buffer_reserve(buffer, ROOM)) {
        return;
    }
    size_t last = buffer->len - 1;
    buffer->spill(buffer->spill_data, (gaz_slice){buffer->ptr, last});
    buffer->ptr[0] = buffer->ptr[last];
    buffer->len = 1;
}

void gaz_buffer_add(gaz_buffer *buffer, const void *bytes, size_t len) {
    if (len > 0 && gaz_buffer_reserve(buffer, len)) {
        memcpy(buffer->ptr + buffer->len, bytes, len);
        buffer->len += len;
    }
}

void gaz_buffer_free(gaz_buffer *buffer) {
    free(buffer->ptr);
    *buffer = (gaz_buffer){0};
}
