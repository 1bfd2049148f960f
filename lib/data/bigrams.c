/* bigrams.c - do two characters stand side by side in ordinary text? */
#include "data/bigrams.h"

#include <stddef.h>

#include "data/bigrams.inc"

/* The search by halves goes on without a branch: no processor foresees which half. */
bool gaz_is_bigram(uint32_t first, uint32_t second) {
    if (first < BIGRAMS_FIRST || first >= BIGRAMS_BEHIND) {
        return false;
    }
    const uint32_t *begin = &bigrams_begin[first - BIGRAMS_FIRST];
    const uint16_t *at = bigram_seconds + begin[0];
    for (size_t left = begin[1] - begin[0]; left > 1;) {
        size_t half = left / 2;
        at += half & -(size_t)(at[half] <= second);
        left -= half;
    }
    return at < bigram_seconds + begin[1] && *at == second;
}
