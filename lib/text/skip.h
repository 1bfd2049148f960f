/* skip.h - passing over the characters that nobody looks for. */
#ifndef GAZ_TEXT_SKIP_H
#define GAZ_TEXT_SKIP_H

#include "gazette.h"

/* A bit for each character up to U+FFFF: 8 KB, which stay in the first cache. */
enum { GAZ_MARK_WORDS = 0x10000 / 32 };

static inline bool gaz_is_marked(const uint32_t *marks, uint32_t c) {
    return (marks[c / 32] >> c % 32 & 1) != 0;
}

/* The first character in at..end (valid UTF-8) whose bit in marks is set, or
 * end. It may stop earlier, at a character of two or four bytes. */
const char *gaz_skip_unmarked(const uint32_t *marks, const char *at, const char *end);

#endif
