/* opening.h - the first sentence of a text, and whether it may be a caption. */
#ifndef GAZ_PARSE_OPENING_H
#define GAZ_PARSE_OPENING_H

#include "gazette.h"

enum {
    GAZ_LONGEST_CAPTION = 30, /* of a level */
    GAZ_LONGEST_PLAIN = 14    /* of a point, an article, an unnumbered paragraph */
};

/* The first sentence of a text. */
struct opening {
    uint32_t len;  /* bytes up to its 。, 0 when none comes soon enough */
    uint8_t chars; /* without spaces */
    bool comma : 1;
    bool more : 1;    /* text follows */
    bool caption : 1; /* it may be one */
    bool read : 1;    /* all of this is known */
};

/* That of a node of a tree that grows, which has a text: no longer than a caption may be. It
 * is kept with the node, as rules ask for siblings first and then for each; who changes the
 * text says that it is not known. */
struct opening gaz_read_opening(gaz_node *node);

/* Words of a sentence that rules or tells: a caption names. */
bool gaz_is_prose(gaz_slice sentence);

#endif
