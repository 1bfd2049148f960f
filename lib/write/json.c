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

enum { MOST_OF_ESCAPE = 6 };

/* Writes the escape of a byte that needs one; its length. */
static size_t escape(char *to, unsigned char c) {
    static const char hex[] = "0123456789abcdef";
    static const char short_forms[] = "btn\0fr";
    const char full[MOST_OF_ESCAPE] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    memcpy(to, full, sizeof full);
    if (c == '"' || c == '\\') {
        to[1] = (char)c;
        return 2;
    }
    if (c >= '\b' && c <= '\r' && short_forms[c - '\b'] != '\0') {
        to[1] = short_forms[c - '\b'];
        return 2;
    }
    return sizeof full;
}

/* Escapes bytes up to the next that needs none; answers where it stopped. There is room for a
 * run of them. */
enum { LONGEST_RUN = 64 };

static const char *escape_run(gaz_buffer *out, const char *at, const char *end) {
    const char *last = end - at > LONGEST_RUN ? at + LONGEST_RUN : end;
    while (at < last && gaz_scan_is_json_special(*at)) {
        out->len += escape(out->ptr + out->len, (unsigned char)*at++);
    }
    return at;
}

/* Looked at and copied in one go, by blocks: twice as fast as one after the other. */
static void put_long_string(gaz_buffer *out, gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    gaz_buffer_byte(out, '"');
    while (at < end) {
        size_t left = (size_t)(end - at);
        size_t piece = left < GAZ_SPILL_CHUNK ? left : GAZ_SPILL_CHUNK;
        if (!gaz_buffer_has_room(out, piece + GAZ_SCAN_BLOCK + LONGEST_RUN * MOST_OF_ESCAPE)) {
            return;
        }
        const char *stop = gaz_scan_copy_json(out->ptr + out->len, at, at + piece);
        out->len += (size_t)(stop - at);
        at = escape_run(out, stop, end);
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
