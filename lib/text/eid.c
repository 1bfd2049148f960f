/* eid.c - ids of nodes. */
#include "text/eid.h"

#include "text/digits.h"
#include "text/slice.h"

/* Ids are most of what a tree needs formatting for, so they are put together
 * by hand: printf took a tenth of gz-parse's time. */
static char *put_text(char *at, const char *text) {
    size_t len = strlen(text);
    memcpy(at, text, len);
    return at + len;
}

char *gaz_eid_number(char *at, int64_t number) {
    return gaz_put_digits(at, number < 0 ? 0 : (uint64_t)number);
}

char *gaz_eid_segment(char *at, gaz_slice above, gaz_node_type type, int64_t ordinal) {
    static const char *const prefixes[] = {
#define GAZ_NODE(id, name, prefix, comment) prefix,
#include "parse/node_type.def"
#undef GAZ_NODE
    };
    at = put_text(at, above.len > 0 ? "__" : "");
    return gaz_eid_number(put_text(at, prefixes[type]), ordinal);
}
