/* gb18030.c - the two-byte characters of GB18030, which are nearly all there are. */
#include "data/gb18030.h"

#include <string.h>

#include "data/gb18030.inc"

enum { LENGTH = 3 }; /* of the byte on top: the bits above say what is usual */

/* The entry of the pair of bytes, 0 when it is no character. */
static inline uint32_t entry_of(const unsigned char *pair) {
    unsigned at = ((unsigned)pair[0] << 8 | pair[1]) - GB_FIRST_PAIR;
    return at < sizeof gb_pairs / sizeof *gb_pairs ? gb_pairs[at] : 0;
}

/* The characters of two bytes that stand at `at` one after the other, which is how
 * nearly all of them stand; answers where they end. */
static inline const unsigned char *decode_pairs(const unsigned char *at, const unsigned char *end,
                                                char **out) {
    char *to = *out;
    for (uint32_t entry; end - at >= 2 && (entry = entry_of(at)) != 0; at += 2) {
        memcpy(to, &entry, sizeof entry);
        to += entry >> 24 & LENGTH;
    }
    *out = to;
    return at;
}

size_t gaz_gb18030_decode(gaz_slice text, char **out) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    const unsigned char *end = at + text.len;
    for (const unsigned char *before = NULL; at != before;) {
        before = at;
        at = decode_pairs(at, end, out);
        while (at < end && *at < 0x80) {
            *(*out)++ = (char)*at++;
        }
    }
    return (size_t)(at - (const unsigned char *)text.ptr);
}

size_t gaz_gb18030_count(gaz_slice text, size_t *common, size_t *others) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    const unsigned char *end = at + text.len;
    size_t usual = 0;
    size_t pairs = 0;
    for (const unsigned char *before = NULL; at != before;) {
        before = at;
        for (uint32_t entry; end - at >= 2 && (entry = entry_of(at)) != 0; at += 2) {
            usual += entry >> 31;
            pairs++;
        }
        while (at < end && *at < 0x80) {
            at++;
        }
    }
    *common += usual;
    *others += pairs - usual;
    return (size_t)(at - (const unsigned char *)text.ptr);
}
