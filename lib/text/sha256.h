/* sha256.h - the fingerprint of a text. */
#ifndef GAZ_TEXT_SHA256_H
#define GAZ_TEXT_SHA256_H

#include "gazette.h"

/* SHA-256 of text (FIPS 180-4) as 64 hex digits and a NUL. */
void gaz_sha256_hex(gaz_slice text, char hex[65]);

#endif
