/*
 * bigrams.c - compiles pairs of characters into a bit field.
 *
 *     bigrams FILE
 *
 * Each pair sets two bits; a pair is taken for known when both are set. A
 * false "known" (about one in a hundred) makes a rule keep its hands off.
 */
#include <stdint.h>
#include <stdlib.h>

#include "tsv.h"

enum { BITS = 1 << 20 };

static uint32_t field[BITS / 32];

static unsigned next_char(const tsv_row *row, const char **at) {
    const unsigned char *b = (const unsigned char *)*at;
    if ((b[0] & 0xF0) != 0xE0 || b[1] == '\0' || b[2] == '\0') {
        tsv_fail(row, "a character that is not Han");
    }
    *at += 3;
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}

/* lib/data/bigrams.c computes the same bits. */
static void set(unsigned first, unsigned second) {
    uint32_t key = (uint32_t)first << 16 | second;
    uint32_t one = key * 2654435761u >> 12;
    uint32_t two = key * 2246822519u >> 12;
    field[one / 32] |= UINT32_C(1) << one % 32;
    field[two / 32] |= UINT32_C(1) << two % 32;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: bigrams FILE\n", stderr);
        return 2;
    }
    tsv_table table = {0};
    tsv_read(&table, argv[1], 2, 2);
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        const char *at = row->fields[0];
        unsigned first = next_char(row, &at);
        for (at = row->fields[1]; *at != '\0';) {
            set(first, next_char(row, &at));
        }
    }
    puts("/* Generated from the tables of lib/data; do not edit. */");
    puts("static const uint32_t bigram_field[] = {");
    for (size_t i = 0; i < BITS / 32; i++) {
        printf("0x%08X,\n", (unsigned)field[i]);
    }
    puts("};");
    free(table.rows);
    return fflush(stdout) == 0 ? 0 : 2;
}
