/*
 * json.h - JSON written straight into a buffer, without a tree.
 *
 * Commas are placed from the last byte written, so calls need no state. Text
 * must be valid UTF-8. Numbers are integers; decimals are written as strings.
 * In a compact buffer a whole member whose value is null, [] or false is left
 * out.
 */
#ifndef GAZ_WRITE_JSON_H
#define GAZ_WRITE_JSON_H

#include "text/memory/buffer.h"
#include "text/slice.h"

/* Each begins a value, with the comma before it, or ends it. */
void gaz_json_begin_object(gaz_buffer *out);
void gaz_json_end_object(gaz_buffer *out);
void gaz_json_begin_array(gaz_buffer *out);
void gaz_json_end_array(gaz_buffer *out);

/* Members are most of a record: names are literals, of which the compiler knows the
 * length, and copies them without a call. */

/* A value or key that follows another one needs a comma before it. */
static inline bool gaz_json_needs_comma(char last) {
    return last != '{' && last != '[' && last != ':' && last != '\n';
}

/* The name of the member whose value is written next, and room for `room` bytes of
 * that. False when memory is out. */
static inline bool gaz_json_key_room(gaz_buffer *out, const char *name, size_t room) {
    size_t len = strlen(name);
    if (!gaz_buffer_has_room(out, len + 4 + room)) {
        return false;
    }
    char *at = out->ptr + out->len;
    *at = ',';
    at += out->len > 0 && gaz_json_needs_comma(at[-1]);
    *at++ = '"';
    memcpy(at, name, len);
    memcpy(at + len, "\":", 2);
    out->len = (size_t)(at + len + 2 - out->ptr);
    return true;
}

/* The name alone: the value is written next. */
static inline void gaz_json_key(gaz_buffer *out, const char *name) {
    gaz_json_key_room(out, name, 0);
}

/* Values; also items of an array. text.ptr NULL gives null. */
void gaz_json_string(gaz_buffer *out, gaz_slice text);
void gaz_json_integer(gaz_buffer *out, int64_t value);
void gaz_json_null(gaz_buffer *out);
void gaz_json_strings(gaz_buffer *out, const gaz_slices *list);

/* Begins a member that is an array of count items. False when it is left out,
 * and then not to be ended. */
static inline bool gaz_json_begin_list(gaz_buffer *out, const char *name, uint32_t count) {
    if (count == 0 && out->compact) {
        return false;
    }
    gaz_json_key(out, name);
    gaz_buffer_byte(out, '[');
    return true;
}

/* The value of a member whose name was written. text.ptr is not NULL. */
void gaz_json_put_string(gaz_buffer *out, gaz_slice text);
void gaz_json_put_integer(gaz_buffer *out, int64_t value);
/* A word that JSON knows: null, true, false. */
static inline void gaz_json_put_word(gaz_buffer *out, const char *word) {
    size_t len = strlen(word);
    if (gaz_buffer_has_room(out, len)) {
        memcpy(out->ptr + out->len, word, len);
        out->len += len;
    }
}

/* A whole member: name and value. */
static inline void gaz_json_member_string(gaz_buffer *out, const char *name, gaz_slice text) {
    if (text.ptr != NULL) {
        gaz_json_key(out, name);
        gaz_json_put_string(out, text);
    } else if (!out->compact) {
        gaz_json_key(out, name);
        gaz_json_put_word(out, "null");
    }
}
/* A value in which nothing has to be escaped: ids, names from fixed lists. */
static inline void gaz_json_member_plain(gaz_buffer *out, const char *name, gaz_slice text) {
    if (gaz_json_key_room(out, name, text.len + 2)) {
        char *at = out->ptr + out->len;
        *at = '"';
        memcpy(at + 1, text.ptr, text.len);
        at[text.len + 1] = '"';
        out->len += text.len + 2;
    }
}
static inline void gaz_json_member_text(gaz_buffer *out, const char *name, const char *text) {
    gaz_json_member_plain(out, name, (gaz_slice){text, strlen(text)});
}
static inline void gaz_json_member_integer(gaz_buffer *out, const char *name, int64_t value) {
    gaz_json_key(out, name);
    gaz_json_put_integer(out, value);
}
static inline void gaz_json_member_bool(gaz_buffer *out, const char *name, bool value) {
    if (value || !out->compact) {
        gaz_json_key(out, name);
        gaz_json_put_word(out, value ? "true" : "false");
    }
}
void gaz_json_member_null(gaz_buffer *out, const char *name);
void gaz_json_member_strings(gaz_buffer *out, const char *name, const gaz_slices *list);

/* Ends a record: one line of NDJSON. */
void gaz_json_end_line(gaz_buffer *out);

#endif
