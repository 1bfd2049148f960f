/* gb18030_wide.h - the loops of gb18030.c, 16 characters at a time. */
#ifndef GAZ_DATA_GB18030_WIDE_H
#define GAZ_DATA_GB18030_WIDE_H

#include "gazette.h"

/* Two-byte characters, by their bytes from `first` on: of each its UTF-8, with the length of
 * that in bits 24 and 25, and in bit 31 whether it is a usual one; 0 for none. */
typedef struct gaz_gb_table {
    const uint32_t *pairs;
    uint32_t first;
    uint32_t count;
} gaz_gb_table;

/* Characters among ASCII. */
typedef struct gaz_gb_counts {
    size_t usual;
    size_t pairs;
} gaz_gb_counts;

/* Whether the functions below may be called. */
bool gaz_gb18030_has_wide(void);

/* As gaz_gb18030_decode, but leaves some 100 bytes at the end of text, and more before what the
 * table does not have. */
size_t gaz_gb18030_decode_wide(const gaz_gb_table *table, gaz_slice text, char **out);

/* Counts the same characters. */
size_t gaz_gb18030_count_wide(const gaz_gb_table *table, gaz_slice text, gaz_gb_counts *counts);

#endif
