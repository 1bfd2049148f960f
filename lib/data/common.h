/* common.h - is a character one of those that make up most official text? */
#ifndef GAZ_DATA_COMMON_H
#define GAZ_DATA_COMMON_H

#include <stdbool.h>
#include <stdint.h>

/* From lib/data/common.tsv: simplified and traditional characters alike. */
bool gaz_is_common(uint32_t c);

#endif
