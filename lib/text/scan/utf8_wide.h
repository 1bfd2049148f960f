/* utf8_wide.h - ASCII and characters of three bytes, checked 64 bytes at a time. */
#ifndef GAZ_TEXT_UTF8_WIDE_H
#define GAZ_TEXT_UTF8_WIDE_H

#include "gazette.h"

/* The machine has what the other function needs (AVX-512 with VBMI2). */
bool gaz_utf8_has_wide(void);

/* From byte `at` on, at least 3, up to which text was checked: how far whole blocks hold nothing
 * but ASCII and U+1000 to U+CFFF, U+E000 to U+FFFF, rightly written. It may end inside a
 * character, and where a block holds others. */
size_t gaz_utf8_common_blocks(gaz_slice text, size_t at);

/* gaz_utf8_count, and by 16 bytes for other machines; in utf8.c. */
size_t gaz_utf8_count_by_64(gaz_slice text);
size_t gaz_utf8_count_narrow(gaz_slice text);

#endif
