/*
 * wordset.h - the rows of a table of lib/data that may fit a text, by one look at
 * one of its characters; nearly every text has none.
 *
 *     for (size_t i = set_first_from[b]; i < set_first_from[b + 1]; i++)
 *         ... set_rows[set_first_rows[i]] ...         with b = gaz_wordset_first(text)
 */
#ifndef GAZ_TEXT_WORDSET_H
#define GAZ_TEXT_WORDSET_H

#include <string.h>

#include "gazette.h"

/* False when the set, NAME_first or NAME_last of a table, has no word with the
 * character of three bytes at `bytes`; other characters are in every set. */
static inline bool gaz_wordset_has(const unsigned char *set, const char *bytes) {
    unsigned low = ((unsigned char)bytes[1] & 63u) << 6 | ((unsigned char)bytes[2] & 63u);
    return ((unsigned char)bytes[0] & 0xF0) != 0xE0 || (set[low / 8] >> low % 8 & 1) != 0;
}

/* False when no word of the table can end text; true says nothing. */
static inline bool gaz_wordset_may_end(const unsigned char *set, gaz_slice text) {
    return text.len >= 3 && gaz_wordset_has(set, text.ptr + text.len - 3);
}

/* False when no word of the table, none of which is shorter than three bytes, can
 * begin text; true says nothing. */
static inline bool gaz_wordset_may_begin(const unsigned char *set, gaz_slice text) {
    return text.len >= 3 && gaz_wordset_has(set, text.ptr);
}

/* Which of the 64 groups of NAME_first_rows holds the words that may begin text,
 * which is not empty. */
static inline size_t gaz_wordset_first(gaz_slice text) {
    bool wide = ((unsigned char)*text.ptr & 0xF0) == 0xE0 && text.len >= 3;
    return (unsigned char)text.ptr[wide ? 2 : 0] % 64;
}

/* The same for NAME_last_rows and the words that may end text. */
static inline size_t gaz_wordset_last(gaz_slice text) {
    return (unsigned char)text.ptr[text.len - 1] % 64;
}

/* Whether the text begins, or ends, with the word of a row. The words of a group are
 * alike at that end, so that a byte at the other end, or of the middle, tells most apart
 * without a call: the last one of a character, as characters begin alike. */
static inline bool gaz_wordset_starts(gaz_slice text, const char *word, size_t len) {
    return len <= text.len && text.ptr[len / 2] == word[len / 2] &&
           text.ptr[len - 1] == word[len - 1] && memcmp(text.ptr, word, len) == 0;
}
static inline bool gaz_wordset_ends(gaz_slice text, const char *word, size_t len) {
    if (len > text.len) {
        return false;
    }
    const char *tail = text.ptr + text.len - len;
    size_t telling = len > 3 ? 2 : 0;
    return tail[telling] == word[telling] && tail[len / 2] == word[len / 2] &&
           memcmp(tail, word, len) == 0;
}

#endif
