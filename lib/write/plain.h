/* plain.h - text and numbers for a person. */
#ifndef GAZ_WRITE_PLAIN_H
#define GAZ_WRITE_PLAIN_H

#include "gazette.h"

/* Appends value in digits. */
void gaz_write_decimal(gaz_buffer *out, uint32_t value);

/* Appends text; a space takes the place of what would break the line or move the
 * cursor. */
void gaz_write_plain(gaz_buffer *out, gaz_slice text);

#endif
