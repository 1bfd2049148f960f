/*
 * signs.c - compiles signs.def into a word of bits per character.
 *
 *     signs measures.tsv
 *
 * writes `signs[4096]`: by the last 12 bits of a character, the signs that it, or
 * another character with these bits, is.
 */
#include <stdint.h>
#include <stdio.h>

#include "tsv.h"

enum { SIZE = 4096 };

enum {
#define GAZ_SIGN(id, characters, comment) ID_##id,
#include "../signs.def"
#undef GAZ_SIGN
};

static const char *const characters[] = {
#define GAZ_SIGN(id, characters, comment) characters,
#include "../signs.def"
#undef GAZ_SIGN
};

static uint32_t signs[SIZE];

/* ASCII, and characters of three bytes or two, by their last two bytes. Answers how many
 * bytes there were. */
static size_t add_one(const unsigned char *b, uint32_t bit) {
    size_t len = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : 3;
    uint32_t last = len == 1 ? b[0] : b[len - 1] & 0x3Fu;
    signs[len == 1 ? last : (b[len - 2] & 0x3Fu) << 6 | last] |= bit;
    return len;
}

static void add(const char *run, uint32_t bit) {
    for (const unsigned char *b = (const unsigned char *)run; *b != '\0';) {
        b += add_one(b, bit);
    }
}

/* The first character of each row. */
static void add_measures(const char *file) {
    tsv_table measures = {0};
    tsv_read(&measures, file, 3, 4);
    for (size_t i = 0; i < measures.count; i++) {
        add_one((const unsigned char *)measures.rows[i].fields[0], UINT32_C(1) << ID_COUNTED);
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        return 2;
    }
    add_measures(argv[1]);
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        add(characters[i], UINT32_C(1) << i);
    }
    puts("/* Generated from lib/data/signs.def; do not edit. */");
    puts("static const uint32_t signs[] = {");
    for (size_t i = 0; i < SIZE; i++) {
        printf("%#x,%s", (unsigned)signs[i], i % 16 == 15 ? "\n" : "");
    }
    puts("};");
    return fflush(stdout) == 0 ? 0 : 2;
}
