/* eid.c - ids of nodes. */
#include "text/eid.h"

#include "text/digits.h"
#include "text/slice.h"

/* Ids are most of what a tree needs formatting for, so they are put together
 * by hand: printf took a tenth of gz-parse's time. */
struct prefix {
    char text[15]; /* copied as a whole: a size that is known needs no call */
    uint8_t len;
};

char *gaz_eid_number(char *at, int64_t number) {
    return gaz_put_digits(at, number < 0 ? 0 : (uint64_t)number);
}

char *gaz_eid_segment(char *at, gaz_slice above, gaz_node_type type, int64_t ordinal) {
    static const struct prefix prefixes[] = {
#define GAZ_NODE(id, name, prefix, comment) {prefix, sizeof prefix - 1},
#include "parse/node_type.def"
#undef GAZ_NODE
    };
    if (above.len > 0) {
        memcpy(at, "__", 2);
        at += 2;
    }
    memcpy(at, prefixes[type].text, sizeof prefixes[type].text);
    return gaz_eid_number(at + prefixes[type].len, ordinal);
}
