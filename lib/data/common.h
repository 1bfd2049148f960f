/* common.h - is a character one of those that make up most official text? */
#ifndef GAZ_DATA_COMMON_H
#define GAZ_DATA_COMMON_H

#include "gazette.h"

/* From lib/data/common.tsv: simplified and traditional characters alike. */
bool gaz_is_common(uint32_t c);

/* Counts the characters of text (UTF-8) above ASCII, those that are common or Chinese
 * punctuation apart from the others. */
void gaz_count_common(gaz_slice text, size_t *common, size_t *others);

#endif
