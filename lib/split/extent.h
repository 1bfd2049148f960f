/*
 * extent.h - where the first issue of a stream ends, found while the stream is read.
 *
 * What a name of a gazette means is judged when all that a cover may take up behind it
 * was read: so the answer is the same however the bytes come.
 */
#ifndef GAZ_SPLIT_EXTENT_H
#define GAZ_SPLIT_EXTENT_H

#include "data/gazette_name.h"

/* The identity that covers and running heads print. */
typedef struct gaz_identity {
    gaz_gazette_name name;
    int32_t year;
    int32_t number;
    bool complete;
} gaz_identity;

/* What a search has seen of a text; zero-initialised it begins. */
typedef struct gaz_extent {
    gaz_identity current; /* of the issue, when complete */
    size_t at;            /* byte at which it goes on */
    size_t line;          /* byte behind the last LF before that one */
    bool within_line;     /* `at` is in a line that was judged */
} gaz_extent;

/* gaz_split_extent for a text of which the search saw the beginning, and which may stand
 * elsewhere now. Each byte is looked at once, whatever comes behind it. */
size_t gaz_extent_find(gaz_extent *extent, gaz_slice text, bool at_end);

/* How many bytes at the start of the text are the first issue's, whatever follows. */
size_t gaz_extent_sure(const gaz_extent *extent);

#endif
