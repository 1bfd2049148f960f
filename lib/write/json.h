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

#include "text/buffer.h"

void gaz_json_begin_object(gaz_buffer *out);
void gaz_json_end_object(gaz_buffer *out);
void gaz_json_begin_array(gaz_buffer *out);
void gaz_json_end_array(gaz_buffer *out);

/* The name of the member whose value is written next; the second with its length. */
void gaz_json_key_of(gaz_buffer *out, const char *name, size_t len);
static inline void gaz_json_key(gaz_buffer *out, const char *name) {
    gaz_json_key_of(out, name, strlen(name));
}

/* Values; also items of an array. text.ptr NULL gives null. */
void gaz_json_string(gaz_buffer *out, gaz_slice text);
void gaz_json_integer(gaz_buffer *out, int64_t value);
void gaz_json_bool(gaz_buffer *out, bool value);
void gaz_json_null(gaz_buffer *out);
void gaz_json_strings(gaz_buffer *out, const gaz_slices *list);

/* Begins a member that is an array of count items. False when it is left out,
 * and then not to be ended. */
bool gaz_json_begin_list(gaz_buffer *out, const char *name, uint32_t count);

/* A whole member: name and value. */
void gaz_json_member_string(gaz_buffer *out, const char *name, gaz_slice text);
/* A value in which nothing has to be escaped: ids, names from fixed lists. */
void gaz_json_member_plain(gaz_buffer *out, const char *name, gaz_slice text);
static inline void gaz_json_member_text(gaz_buffer *out, const char *name, const char *text) {
    gaz_json_member_plain(out, name, (gaz_slice){text, strlen(text)});
}
void gaz_json_member_integer(gaz_buffer *out, const char *name, int64_t value);
void gaz_json_member_bool(gaz_buffer *out, const char *name, bool value);
void gaz_json_member_null(gaz_buffer *out, const char *name);
void gaz_json_member_strings(gaz_buffer *out, const char *name, const gaz_slices *list);

/* Ends a record: one line of NDJSON. */
void gaz_json_end_line(gaz_buffer *out);

#endif
