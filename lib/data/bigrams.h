/* bigrams.h - do two characters stand side by side in ordinary text? */
#ifndef GAZ_DATA_BIGRAMS_H
#define GAZ_DATA_BIGRAMS_H

#include <stdbool.h>
#include <stdint.h>

/* True for the pairs of lib/data/bigrams.tsv, and for no others. */
bool gaz_is_bigram(uint32_t first, uint32_t second);

#endif
