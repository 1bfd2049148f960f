/* quantity.h - reading one number with what it counts. */
#ifndef GAZ_PARSE_QUANTITY_H
#define GAZ_PARSE_QUANTITY_H

#include "parse/unit/parser.h"

/* Reads the quantity whose number begins at `at` in text: bytes from `at` to its
 * end, 0 when none begins there. quantity->text begins before `at` where a
 * qualifier stands there, but not before `from`; start, end and due are not
 * set. */
size_t gaz_read_quantity(gaz_arena *arena, gaz_slice text, const char *from, const char *at,
                         gaz_quantity *quantity);

#endif
