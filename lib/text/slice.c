/* slice.c - looking at pieces of text without copying them. */
#include "text/slice.h"

#include "text/chars.h"
#include "text/utf8.h"

/* A bit for the last byte of each character of three bytes: a word of which one
 * character has none is not in the text. Rules out five words of six unread. */
static uint64_t last_bytes(gaz_slice s) {
    uint64_t seen = 0;
    const char *end = gaz_slice_end(s);
    for (const char *at = s.ptr; end - at > 2;) {
        seen |= gaz_slice_bit(at);
        if ((unsigned char)*at < 0xE0) { /* foreseen: the next character waits for nothing */
            at++;
            continue;
        }
        at += 3;
    }
    return seen;
}

static bool is_seen(uint64_t seen, const char *character) {
    return *character == '\0' || (seen & gaz_slice_bit(character)) != 0;
}

bool gaz_slice_holds_any(gaz_slice s, const char *const *words) {
    uint64_t seen = last_bytes(s);
    for (; *words != NULL; words++) {
        if (is_seen(seen, *words) && is_seen(seen, *words + 3) &&
            gaz_slice_find(s, *words) != NULL) {
            return true;
        }
    }
    return false;
}

gaz_slice gaz_slice_cut_left(gaz_slice s) {
    const char *at = s.ptr;
    const char *end = gaz_slice_end(s);
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_space(c)) {
            break;
        }
        at += step;
    }
    return gaz_slice_between(at, end);
}

gaz_slice gaz_slice_cut_right(gaz_slice s) {
    const char *end = gaz_slice_end(s);
    while (end > s.ptr) {
        const char *at = gaz_utf8_before(s.ptr, end);
        size_t step;
        if (!gaz_is_space(gaz_utf8_decode(at, end, &step))) {
            break;
        }
        end = at;
    }
    return gaz_slice_between(s.ptr, end);
}
