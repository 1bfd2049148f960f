/* gb18030.c - the two-byte characters of GB18030, which are nearly all there are. */
#include "data/gb18030.h"

#include <string.h>

#include "data/gb18030.inc"

/* The entry of the pair of bytes, 0 when it is no character. */
static uint32_t entry_of(const unsigned char *pair) {
    unsigned lead = pair[0] - (unsigned)GB_FIRST_LEAD;
    unsigned trail = pair[1] - (unsigned)GB_FIRST_TRAIL;
    size_t at = (size_t)lead * GB_TRAILS + trail;
    return trail < GB_TRAILS && at < sizeof gb_pairs / sizeof *gb_pairs ? gb_pairs[at] : 0;
}

size_t gaz_gb18030_decode(gaz_slice text, char **out) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    const unsigned char *end = at + text.len;
    char *to = *out;
    for (uint32_t entry; at < end;) {
        if (*at < 0x80) {
            *to++ = (char)*at++;
        } else if (end - at >= 2 && (entry = entry_of(at)) != 0) {
            memcpy(to, &entry, sizeof entry);
            to += entry >> 24;
            at += 2;
        } else {
            break;
        }
    }
    *out = to;
    return (size_t)(at - (const unsigned char *)text.ptr);
}
