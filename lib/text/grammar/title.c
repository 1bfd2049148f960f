/* title.c - titles in the form in which they are compared. */
#include "text/grammar/title.h"

#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

bool gaz_title_counts(uint32_t c) {
    switch (c) {
    case 0x300A: /* 《 */
    case 0x300B:
    case 0x3008: /* 〈 */
    case 0x3009:
    case 0x201C: /* “ */
    case 0x201D:
    case 0x2018: /* ‘ */
    case 0x2019:
    case '"':
    case '<':
    case '>':
        return false;
    default:
        return !gaz_is_space(c);
    }
}

gaz_slice gaz_title_key(gaz_arena *arena, gaz_slice text) {
    char *key = gaz_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        if (gaz_utf8_is_plain(at, end)) { /* nearly always; a size that is known */
            memcpy(key + len, at, 3);
            len += 3;
            at += 3;
            continue;
        }
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_title_counts(c)) {
            memcpy(key + len, at, step);
            len += step;
        }
        at += step;
    }
    return (gaz_slice){key, len};
}
