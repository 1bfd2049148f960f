/* gb18030.h - the two-byte characters of GB18030, which are nearly all there are. */
#ifndef GAZ_DATA_GB18030_H
#define GAZ_DATA_GB18030_H

#include "gazette.h"

/* Writes the ASCII and two-byte characters at the start of text as UTF-8 to *out,
 * which moves on, and answers how many bytes of text they were: less than all
 * where a character of four bytes begins, or none. *out has room for one and a
 * half times text.len, and 4. */
size_t gaz_gb18030_decode(gaz_slice text, char **out);

/* Counts the two-byte characters at the start of text, among ASCII: those that
 * Chinese text is known by (data/usual.h) apart from the others. Answers what
 * gaz_gb18030_decode does. */
size_t gaz_gb18030_count(gaz_slice text, size_t *common, size_t *others);

#endif
