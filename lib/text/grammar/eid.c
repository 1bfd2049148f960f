/* eid.c - ids of nodes. */
#include "text/grammar/eid.h"

#include "text/digits.h"

/* Ids are most of what a tree needs formatting for, so they are put together
 * by hand: printf took a tenth of gz-parse's time. */
struct prefix {
    char text[15]; /* copied as a whole: a size that is known needs no call */
    uint8_t len;
};

static char *put_number(char *at, int64_t number) {
    return gaz_put_digits(at, number < 0 ? 0 : (uint64_t)number);
}

char *gaz_eid_segment(char *at, gaz_slice above, gaz_node_type type, int64_t ordinal) {
    static const struct prefix prefixes[] = {
#define GAZ_NODE(id, name, prefix, comment) {prefix, sizeof(prefix) - 1},
#include "parse/node_type.def"
#undef GAZ_NODE
    };
    if (above.len > 0) {
        memcpy(at, "__", 2);
        at += 2;
    }
    memcpy(at, prefixes[type].text, sizeof prefixes[type].text);
    return put_number(at + prefixes[type].len, ordinal);
}

char *gaz_eid_own(char *at, gaz_slice above, const gaz_node *node) {
    at = gaz_eid_segment(at, above, (gaz_node_type)node->type, node->ordinal);
    if (node->insert > 0) {
        *at++ = '-';
        at = put_number(at, node->insert);
    }
    if (node->alike > 0) {
        *at++ = '_';
        at = put_number(at, (int64_t)node->alike + 1);
    }
    return at;
}
