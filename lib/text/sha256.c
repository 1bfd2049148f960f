/* sha256.c - the fingerprint of a text. */
#include "text/sha256.h"

void gaz_sha256_end(struct sha256_ctx *context, char hex[GAZ_SHA256_HEX]) {
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * sizeof digest] = '\0';
}

void gaz_sha256_hex(gaz_slice text, char hex[GAZ_SHA256_HEX]) {
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, text.len, (const uint8_t *)text.ptr);
    gaz_sha256_end(&context, hex);
}
