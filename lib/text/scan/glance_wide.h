/* glance_wide.h - the look of glance.c, 64 bytes at a time. */
#ifndef GAZ_TEXT_GLANCE_WIDE_H
#define GAZ_TEXT_GLANCE_WIDE_H

#include "gazette.h"

/* The machine has what the other function needs (AVX-512 with VBMI2). */
bool gaz_glance_has_wide(void);

/* As gaz_glance_columns; the columns are right where no sign is GAZ_HAS_NARROW or
 * GAZ_HAS_RARE. Signs of several characters may be set where the other forms set none: for a
 * mixture of those. */
uint32_t gaz_glance_wide(gaz_slice text, uint32_t *columns);

/* What gaz_glance_columns answers by this form, or by the others: it takes this one where the
 * machine has it. In glance.c. */
uint32_t gaz_glance_by(bool wide_form, gaz_slice text, uint32_t *columns);

#endif
