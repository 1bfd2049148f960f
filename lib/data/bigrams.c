/* bigrams.c - do two characters stand side by side in ordinary text? */
#include "data/bigrams.h"

#include "data/bigrams.inc"

bool gaz_is_bigram(uint32_t first, uint32_t second) {
    uint32_t key = first << 16 | second;
    uint32_t one = key * 2654435761u >> 12;
    uint32_t two = key * 2246822519u >> 12;
    return first < 0x10000 && second < 0x10000 && (bigram_field[one / 32] >> one % 32 & 1) != 0 &&
           (bigram_field[two / 32] >> two % 32 & 1) != 0;
}
