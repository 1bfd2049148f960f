/* bigrams.c - do two characters stand side by side in ordinary text? */
#include "data/bigrams.h"

#include <stddef.h>

struct bigram_first {
    uint16_t character;
    uint32_t begin; /* of its seconds; they end where the next one's begin */
};

#include "data/bigrams.inc"

/* Both searches by halves go on without a branch: no processor foresees which half. */
static const struct bigram_first *find_first(uint32_t character) {
    const struct bigram_first *at = bigram_firsts;
    for (size_t left = sizeof bigram_firsts / sizeof *bigram_firsts - 1; left > 1;) {
        size_t half = left / 2;
        at += half & -(size_t)(at[half].character <= character);
        left -= half;
    }
    return at->character == character ? at : NULL;
}

bool gaz_is_bigram(uint32_t first, uint32_t second) {
    const struct bigram_first *row = first < 0xFFFF ? find_first(first) : NULL;
    if (row == NULL) {
        return false;
    }
    const uint16_t *at = bigram_seconds + row[0].begin;
    for (size_t left = row[1].begin - row[0].begin; left > 1;) {
        size_t half = left / 2;
        at += half & -(size_t)(at[half] <= second);
        left -= half;
    }
    return at < bigram_seconds + row[1].begin && *at == second;
}
