/* plain.c - text and numbers for a person. */
#include "write/plain.h"

#include "text/memory/buffer.h"

void gaz_write_decimal(gaz_buffer *out, uint32_t value) {
    char digits[10];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    gaz_buffer_add(out, digits + at, sizeof digits - at);
}

void gaz_write_plain(gaz_buffer *out, gaz_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        gaz_buffer_byte(out, c < 0x20 || c == 0x7F ? ' ' : (char)c);
    }
}
