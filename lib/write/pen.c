/* pen.c - what the pen does seldom. */
#include "write/pen.h"

/* Where memory is out nobody will read the record: it is written where there was room. */
struct gaz_pen gaz_pen_long_string(struct gaz_pen pen, gaz_slice text) {
    gaz_buffer *out = pen.out;
    out->len = (size_t)(pen.at - out->ptr);
    gaz_json_put_string(out, text);
    struct gaz_pen next = gaz_pen_at_end(out, 0);
    if (next.at == NULL) {
        next.at = out->ptr;
        next.end = out->ptr;
    }
    return next;
}
