/* sha256.h - the fingerprint of a text. */
#ifndef GAZ_TEXT_SHA256_H
#define GAZ_TEXT_SHA256_H

#include <nettle/sha2.h>

#include "gazette.h"

/* 64 hex digits and a NUL. */
enum { GAZ_SHA256_HEX = 2 * SHA256_DIGEST_SIZE + 1 };

/* SHA-256 of text (FIPS 180-4). */
void gaz_sha256_hex(gaz_slice text, char hex[GAZ_SHA256_HEX]);

/* The same of a text that comes in pieces, each given to sha256_update. */
void gaz_sha256_end(struct sha256_ctx *context, char hex[GAZ_SHA256_HEX]);

#endif
