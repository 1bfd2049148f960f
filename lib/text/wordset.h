/* wordset.h - one look that rules out nearly every text no word of a table fits. */
#ifndef GAZ_TEXT_WORDSET_H
#define GAZ_TEXT_WORDSET_H

#include "gazette.h"

/* Whether the set, NAME_first or NAME_last of a table of lib/data, may hold the
 * character of three bytes at `bytes`. */
static inline bool gaz_wordset_has(const unsigned char *set, const char *bytes) {
    unsigned low = ((unsigned char)bytes[1] & 63u) << 6 | ((unsigned char)bytes[2] & 63u);
    return (set[low / 8] >> low % 8 & 1) != 0;
}

/* False when no word of the table can end text; true says nothing. */
static inline bool gaz_wordset_may_end(const unsigned char *set, gaz_slice text) {
    return text.len >= 3 && gaz_wordset_has(set, text.ptr + text.len - 3);
}

/* False when no word of the table can begin text; true says nothing. */
static inline bool gaz_wordset_may_begin(const unsigned char *set, gaz_slice text) {
    return text.len >= 3 && gaz_wordset_has(set, text.ptr);
}

#endif
