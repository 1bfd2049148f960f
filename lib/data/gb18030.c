/* gb18030.c - the two-byte characters of GB18030, which are nearly all there are. */
#include "data/gb18030.h"

#include <string.h>

#include "data/gb18030.inc"
#include "data/gb18030_wide.h"
#include "text/slice.h"

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

static size_t decode_plainly(gaz_slice text, char **out) {
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

static size_t count_plainly(gaz_slice text, gaz_gb_counts *counts) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    const unsigned char *end = at + text.len;
    for (const unsigned char *before = NULL; at != before;) {
        before = at;
        for (uint32_t entry; end - at >= 2 && (entry = entry_of(at)) != 0; at += 2) {
            counts->usual += entry >> 31;
            counts->pairs++;
        }
        while (at < end && *at < 0x80) {
            at++;
        }
    }
    return (size_t)(at - (const unsigned char *)text.ptr);
}

static const gaz_gb_table table = {gb_pairs, GB_FIRST_PAIR, sizeof gb_pairs / sizeof *gb_pairs};

/* What stands at the start of text is read plainly, so that noise, which stops at each
 * character, is not read in blocks. */
enum { BEGINNING = 32, WORTH_BLOCKS = 256 };

static gaz_slice beginning_of(gaz_slice text) {
    return text.len < WORTH_BLOCKS || !gaz_gb18030_has_wide() ? text
                                                              : gaz_slice_first(text, BEGINNING);
}

/* Whether what follows the beginning is to be read in blocks; its last character may be cut. */
static bool goes_on(gaz_slice text, gaz_slice beginning, size_t taken) {
    return beginning.len < text.len && taken + 1 >= beginning.len;
}

size_t gaz_gb18030_decode(gaz_slice text, char **out) {
    gaz_slice beginning = beginning_of(text);
    size_t taken = decode_plainly(beginning, out);
    if (goes_on(text, beginning, taken)) {
        taken += gaz_gb18030_decode_wide(&table, gaz_slice_from(text, taken), out);
        taken += decode_plainly(gaz_slice_from(text, taken), out);
    }
    return taken;
}

size_t gaz_gb18030_count(gaz_slice text, size_t *common, size_t *others) {
    gaz_gb_counts counts = {0};
    gaz_slice beginning = beginning_of(text);
    size_t taken = count_plainly(beginning, &counts);
    if (goes_on(text, beginning, taken)) {
        taken += gaz_gb18030_count_wide(&table, gaz_slice_from(text, taken), &counts);
        taken += count_plainly(gaz_slice_from(text, taken), &counts);
    }
    *common += counts.usual;
    *others += counts.pairs - counts.usual;
    return taken;
}
