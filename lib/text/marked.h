/* marked.h - finding the few characters of a text that somebody looks for. */
#ifndef GAZ_TEXT_MARKED_H
#define GAZ_TEXT_MARKED_H

#include "gazette.h"

/* A bit for each character up to U+FFFF: 8 KB, which stay in the first cache. */
enum { GAZ_MARK_WORDS = 0x10000 / 32 };

static inline bool gaz_is_marked(const uint32_t *marks, uint32_t c) {
    return (marks[c / 32] >> c % 32 & 1) != 0;
}

/* Bytes of a text that are searched at a time, and room for what they hold. */
enum { GAZ_MARKED_WINDOW = 4096, GAZ_MARKED_MOST = GAZ_MARKED_WINDOW + 32 };

/* Searches a window of *at..end (valid UTF-8) for the characters whose bit in
 * marks is set; of four bytes, for all. Puts where they begin, counted from *at,
 * into list, which has room for GAZ_MARKED_MOST, and answers how many they are;
 * *at moves behind the window. */
size_t gaz_list_marked(const uint32_t *marks, const char **at, const char *end, uint16_t *list);

#endif
