/* bigrams.c - do two characters stand side by side in ordinary text? */
#include "data/bigrams.h"

#include <stddef.h>

struct bigram_first {
    uint16_t character;
    uint32_t begin; /* of its seconds; they end where the next one's begin */
};

#include "data/bigrams.inc"

static const struct bigram_first *find_first(uint32_t character) {
    size_t begin = 0;
    size_t end = sizeof bigram_firsts / sizeof *bigram_firsts - 1;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (bigram_firsts[middle].character < character) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return bigram_firsts[begin].character == character ? &bigram_firsts[begin] : NULL;
}

bool gaz_is_bigram(uint32_t first, uint32_t second) {
    const struct bigram_first *row = first < 0xFFFF ? find_first(first) : NULL;
    if (row == NULL) {
        return false;
    }
    uint32_t begin = row[0].begin;
    uint32_t end = row[1].begin;
    while (begin < end) {
        uint32_t middle = begin + (end - begin) / 2;
        if (bigram_seconds[middle] < second) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin < row[1].begin && bigram_seconds[begin] == second;
}
