/*
 * pen.h - objects of a form that is known, written without asking for room member by member.
 *
 *     struct gaz_pen pen = gaz_pen_on(out, 0);
 *     if (pen.at != NULL) {
 *         gaz_pen_put(&pen, "{\"id\":");
 *         gaz_pen_string(&pen, id);
 *         gaz_pen_put(&pen, "}");
 *         gaz_pen_off(&pen);
 *     }
 *
 * Constant parts are copied as one piece; there is room for GAZ_PEN_BETWEEN bytes of them and
 * of numbers behind the beginning and behind each string. A string that is long, or
 * holds something that must be escaped, is left to write/json.h. Member by member, nodes took twice
 * the time, quantities half as much again.
 */
#ifndef GAZ_WRITE_PEN_H
#define GAZ_WRITE_PEN_H

#include "text/digits.h"
#include "write/json.h"

struct gaz_pen {
    gaz_buffer *out;
    char *at;        /* NULL: memory is out */
    const char *end; /* strings that would go on behind it are long */
};

enum { GAZ_PEN_BETWEEN = 256, GAZ_PEN_MOST = GAZ_SPILL_CHUNK / 8 };

/* The pen behind what stands in the buffer, which may spill; `room` is for bytes beside those
 * above. */
static inline struct gaz_pen gaz_pen_at_end(gaz_buffer *out, size_t room) {
    enum { BEHIND = GAZ_PEN_BETWEEN + GAZ_SCAN_BLOCK + 2 };
    struct gaz_pen pen = {.out = out};
    gaz_buffer_spill(out);
    if (gaz_buffer_has_room(out, GAZ_PEN_MOST + room)) {
        pen.at = out->ptr + out->len;
        pen.end = pen.at + GAZ_PEN_MOST - BEHIND;
    }
    return pen;
}

/* The same behind a string that the pen does not write itself. text.ptr is not NULL. */
struct gaz_pen gaz_pen_long_string(struct gaz_pen pen, gaz_slice text);

/* Begins an item, a value or a member behind what stands in the buffer. `room` is for what
 * gaz_pen_plain writes before the first string, where that may be long. */
static inline struct gaz_pen gaz_pen_on(gaz_buffer *out, size_t room) {
    struct gaz_pen pen = gaz_pen_at_end(out, room);
    if (pen.at != NULL && out->len > 0 && gaz_json_needs_comma(pen.at[-1])) {
        *pen.at++ = ',';
    }
    return pen;
}

/* JSON as it is: a literal, the length of which is known. */
static inline void gaz_pen_put(struct gaz_pen *pen, const char *json) {
    size_t len = strlen(json);
    memcpy(pen->at, json, len);
    pen->at += len;
}

/* Text for which there is room and in which nothing has to be escaped, without
 * quotation marks. */
static inline void gaz_pen_plain(struct gaz_pen *pen, gaz_slice text) {
    if (text.len > 0) { /* an empty one may have no pointer */
        memcpy(pen->at, text.ptr, text.len);
        pen->at += text.len;
    }
}

/* A string, or null. */
static inline void gaz_pen_string(struct gaz_pen *pen, gaz_slice text) {
    if (text.ptr == NULL) {
        gaz_pen_put(pen, "null");
        return;
    }
    const char *end = gaz_slice_end(text);
    if ((ptrdiff_t)text.len < pen->end - pen->at &&
        gaz_scan_copy_json(pen->at + 1, text.ptr, end) == end) {
        *pen->at = '"';
        pen->at += text.len + 2;
        pen->at[-1] = '"';
    } else {
        *pen = gaz_pen_long_string(*pen, text);
    }
}

/* A number that is not below 0. */
static inline void gaz_pen_number(struct gaz_pen *pen, int64_t number) {
    pen->at = gaz_put_digits(pen->at, (uint64_t)number);
}

/* A member with the comma behind it: key is its name in quotation marks, with the colon. One
 * that is absent is not written where `brief` says so. */
static inline void gaz_pen_member(struct gaz_pen *pen, const char *key, gaz_slice text,
                                  bool brief) {
    if (text.ptr != NULL || !brief) {
        gaz_pen_put(pen, key);
        gaz_pen_string(pen, text);
        gaz_pen_put(pen, ",");
    }
}

/* The same for a name from a fixed list, or NULL. */
static inline void gaz_pen_named(struct gaz_pen *pen, const char *key, const char *name,
                                 bool brief) {
    gaz_pen_member(pen, key, (gaz_slice){name, name == NULL ? 0 : strlen(name)}, brief);
}

/* Behind members or items that end in a comma: a closing bracket in the place of the last. */
static inline void gaz_pen_close(struct gaz_pen *pen, char bracket) {
    pen->at -= pen->at[-1] == ',';
    *pen->at++ = bracket;
}

/* Leaves what was written in the buffer; a comma at its end waits for what comes next. */
static inline void gaz_pen_off(const struct gaz_pen *pen) {
    const char *end = pen->at - (pen->at[-1] == ',');
    pen->out->len = (size_t)(end - pen->out->ptr);
}

#endif
