/*
 * pen.h - objects of a form that is known: their constant parts are copied as one piece,
 * and room is asked for once.
 *
 *     struct gaz_pen pen = gaz_pen_on(out, room);
 *     gaz_pen_put(&pen, "{\"id\":");
 *     gaz_pen_string(&pen, id);
 *     gaz_pen_put(&pen, "}");
 *     return gaz_pen_keep(&pen, out);
 *
 * What is long, or holds something that must be escaped, is not kept, and then written member by
 * member (write/json.h). Nodes took half the time to write, quantities a third.
 */
#ifndef GAZ_WRITE_PEN_H
#define GAZ_WRITE_PEN_H

#include "text/digits.h"
#include "write/json.h"

struct gaz_pen {
    char *at;     /* NULL: there was no room, or it is too long */
    bool escapes; /* something has to be escaped */
};

enum {
    GAZ_PEN_STRING = 2 + GAZ_SCAN_BLOCK, /* what a string needs beside its bytes */
    GAZ_PEN_MOST = GAZ_SPILL_CHUNK / 8   /* what is longer has to spill in between */
};

/* Begins an item or a value behind what stands in the buffer, with room for `room` bytes
 * more than the comma before it. */
static inline struct gaz_pen gaz_pen_on(gaz_buffer *out, size_t room) {
    struct gaz_pen pen = {NULL, false};
    if (room < GAZ_PEN_MOST && gaz_buffer_has_room(out, room + 1)) {
        pen.at = out->ptr + out->len;
        *pen.at = ',';
        pen.at += out->len > 0 && gaz_json_needs_comma(pen.at[-1]);
    }
    return pen;
}

/* JSON as it is: a literal, the length of which is known. */
static inline void gaz_pen_put(struct gaz_pen *pen, const char *json) {
    size_t len = strlen(json);
    memcpy(pen->at, json, len);
    pen->at += len;
}

/* Text in which nothing has to be escaped, without quotation marks. */
static inline void gaz_pen_plain(struct gaz_pen *pen, gaz_slice text) {
    memcpy(pen->at, text.ptr, text.len);
    pen->at += text.len;
}

/* A string, or null; room for its bytes and GAZ_PEN_STRING. */
static inline void gaz_pen_string(struct gaz_pen *pen, gaz_slice text) {
    if (text.ptr == NULL) {
        gaz_pen_put(pen, "null");
        return;
    }
    const char *end = gaz_slice_end(text);
    *pen->at = '"';
    pen->escapes |= gaz_scan_copy_json(pen->at + 1, text.ptr, end) != end;
    pen->at += text.len + 2;
    pen->at[-1] = '"';
}

/* A name from a fixed list, or null. */
static inline void gaz_pen_name(struct gaz_pen *pen, const char *name) {
    gaz_pen_string(pen, name == NULL ? (gaz_slice){NULL, 0} : gaz_slice_of(name));
}

/* A number that is not below 0. */
static inline void gaz_pen_number(struct gaz_pen *pen, int64_t number) {
    pen->at = gaz_put_digits(pen->at, (uint64_t)number);
}

/* Takes what was written into the buffer; false when it has to be written otherwise. */
static inline bool gaz_pen_keep(const struct gaz_pen *pen, gaz_buffer *out) {
    if (pen->at == NULL || pen->escapes) {
        return false;
    }
    out->len = (size_t)(pen->at - out->ptr);
    return true;
}

#endif
