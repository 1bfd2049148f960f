/* sha256.c - the fingerprint of a text. */
#include "text/sha256.h"

#include "text/slice.h"

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

void gaz_hash_begin(gaz_hash *hash) {
    sha256_init(&hash->context);
    hash->done = 0;
}

void gaz_hash_blocks(gaz_hash *hash, const char *text, size_t known) {
    size_t size = (known - hash->done) / SHA256_BLOCK_SIZE * SHA256_BLOCK_SIZE;
    if (size > 0) {
        sha256_update(&hash->context, size, (const uint8_t *)text + hash->done);
        hash->done += size;
    }
}

void gaz_hash_end(gaz_hash *hash, gaz_slice text, char hex[GAZ_SHA256_HEX]) {
    gaz_slice rest = gaz_slice_from(text, hash->done);
    sha256_update(&hash->context, rest.len, (const uint8_t *)rest.ptr);
    gaz_sha256_end(&hash->context, hex);
}
