/*
 * characters.c - compiles a table of characters into a bit per character.
 *
 *     characters NAME FILE...
 *
 * Every field of every row is a run of characters. NAME_bits[(c - 0x4E00) / 32]
 * then holds a bit for each of U+4E00..U+9FFF; others are refused.
 */
#include <stdint.h>
#include <stdlib.h>

#include "tsv.h"

enum { FIRST = 0x4E00, LAST = 0x9FFF };

static uint32_t bits[(LAST - FIRST) / 32 + 1];

static void add_run(const tsv_row *row, const char *run) {
    const unsigned char *b = (const unsigned char *)run;
    for (; *b != '\0'; b += 3) {
        if ((b[0] & 0xF0) != 0xE0 || b[1] == '\0' || b[2] == '\0') {
            tsv_fail(row, "a character outside U+4E00..U+9FFF");
        }
        uint32_t c = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        if (c < FIRST || c > LAST) {
            tsv_fail(row, "a character outside U+4E00..U+9FFF");
        }
        /* cppcheck-suppress arrayIndexOutOfBoundsCond ; tsv_fail does not return */
        bits[(c - FIRST) / 32] |= UINT32_C(1) << (c - FIRST) % 32;
    }
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: characters NAME FILE...\n", stderr);
        return 2;
    }
    tsv_table table = {0};
    for (int i = 2; i < argc; i++) {
        tsv_read(&table, argv[i], 1, 1);
    }
    for (size_t i = 0; i < table.count; i++) {
        add_run(&table.rows[i], table.rows[i].fields[0]);
    }
    puts("/* Generated from the tables of lib/data; do not edit. */");
    printf("static const uint32_t %s_bits[] = {\n", argv[1]);
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        printf("0x%08X,\n", (unsigned)bits[i]);
    }
    puts("};");
    free(table.rows);
    return fflush(stdout) == 0 ? 0 : 2;
}
