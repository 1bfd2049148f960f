/* json.c - JSON written straight into a buffer, without a tree. */
#include "write/json.h"

#include "text/digits.h"
#include "text/scan/scan.h"
#include "text/slice.h"

static void separate(gaz_buffer *out) {
    if (out->len > 0 && gaz_json_needs_comma(out->ptr[out->len - 1])) {
        gaz_buffer_byte(out, ',');
    }
}

void gaz_json_begin_object(gaz_buffer *out) {
    separate(out);
    gaz_buffer_byte(out, '{');
}

void gaz_json_end_object(gaz_buffer *out) {
    gaz_buffer_byte(out, '}');
}

void gaz_json_begin_array(gaz_buffer *out) {
    separate(out);
    gaz_buffer_byte(out, '[');
}

void gaz_json_end_array(gaz_buffer *out) {
    gaz_buffer_byte(out, ']');
}

static void escape(gaz_buffer *out, unsigned char c) {
    static const char hex[] = "0123456789abcdef";
    static const char short_forms[] = "btn\0fr";
    char text[6] = {'\\', (char)c};
    if (c == '"' || c == '\\') {
        gaz_buffer_add(out, text, 2);
        return;
    }
    if (c >= '\b' && c <= '\r' && short_forms[c - '\b'] != '\0') {
        text[1] = short_forms[c - '\b'];
        gaz_buffer_add(out, text, 2);
        return;
    }
    memcpy(text + 1, "u00", 3);
    text[4] = hex[c >> 4];
    text[5] = hex[c & 15];
    gaz_buffer_add(out, text, sizeof text);
}

/* Looked at and copied in one go, by blocks: twice as fast as one after the other. */
static void put_long_string(gaz_buffer *out, gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    gaz_buffer_byte(out, '"');
    while (at < end) {
        size_t left = (size_t)(end - at);
        size_t piece = left < GAZ_SPILL_CHUNK ? left : GAZ_SPILL_CHUNK;
        if (!gaz_buffer_has_room(out, piece + GAZ_SCAN_BLOCK)) {
            return;
        }
        const char *stop = gaz_scan_copy_json(out->ptr + out->len, at, at + piece);
        bool special = stop < at + piece;
        out->len += (size_t)(stop - at);
        at = stop;
        if (special) {
            escape(out, (unsigned char)*at++);
        }
        gaz_buffer_spill(out);
    }
    gaz_buffer_byte(out, '"');
}

/* Nearly every text is short and holds nothing that must be escaped. */
void gaz_json_put_string(gaz_buffer *out, gaz_slice text) {
    enum { SHORT = 1 << 12 };
    if (text.len <= SHORT && gaz_buffer_has_room(out, text.len + 2 + GAZ_SCAN_BLOCK)) {
        char *at = out->ptr + out->len;
        const char *end = gaz_slice_end(text);
        *at = '"';
        if (gaz_scan_copy_json(at + 1, text.ptr, end) == end) {
            at[text.len + 1] = '"';
            out->len += text.len + 2;
            gaz_buffer_spill(out);
            return;
        }
    }
    put_long_string(out, text);
}

void gaz_json_string(gaz_buffer *out, gaz_slice text) {
    separate(out);
    if (text.ptr == NULL) {
        gaz_json_put_word(out, "null");
    } else {
        gaz_json_put_string(out, text);
    }
}

void gaz_json_put_integer(gaz_buffer *out, int64_t value) {
    if (gaz_buffer_has_room(out, GAZ_MOST_DIGITS + 1)) {
        char *at = out->ptr + out->len;
        *at = '-';
        at += value < 0;
        at = gaz_put_digits(at, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
        out->len = (size_t)(at - out->ptr);
    }
}

void gaz_json_integer(gaz_buffer *out, int64_t value) {
    separate(out);
    gaz_json_put_integer(out, value);
}

void gaz_json_null(gaz_buffer *out) {
    separate(out);
    gaz_json_put_word(out, "null");
}

void gaz_json_strings(gaz_buffer *out, const gaz_slices *list) {
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < list->count; i++) {
        gaz_json_string(out, list->items[i]);
    }
    gaz_json_end_array(out);
}

void gaz_json_member_null(gaz_buffer *out, const char *name) {
    if (!out->compact) {
        gaz_json_key(out, name);
        gaz_json_null(out);
    }
}

void gaz_json_member_strings(gaz_buffer *out, const char *name, const gaz_slices *list) {
    if (list->count > 0 || !out->compact) {
        gaz_json_key(out, name);
        gaz_json_strings(out, list);
    }
}

void gaz_json_end_line(gaz_buffer *out) {
    gaz_buffer_byte(out, '\n');
}
