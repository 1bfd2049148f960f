/* seal.h - 某某局（印章）: what a copy writes for the seal on a signature. */
#ifndef GAZ_TEXT_SEAL_H
#define GAZ_TEXT_SEAL_H

#include "gazette.h"

/* The signature without （印章）, （公章） or （盖章） behind it; text itself when none stands
 * there. */
gaz_slice gaz_without_seal(gaz_slice text);

#endif
