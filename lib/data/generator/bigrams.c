/*
 * bigrams.c - compiles pairs of characters into sorted lists.
 *
 *     bigrams FILE
 *
 * All pairs, sorted: their second characters in one list, and for each character from
 * BIGRAMS_FIRST up to before BIGRAMS_BEHIND where its own begin; they end where those of the
 * next begin.
 */
#include <stdint.h>
#include <stdlib.h>

#include "tsv.h"

static uint32_t *pairs;
static size_t count;

static void read_pairs(const char *file) {
    tsv_table table = {0};
    tsv_read(&table, file, 2, 2);
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        const char *at = row->fields[0];
        unsigned first = tsv_next_han(row, &at);
        for (at = row->fields[1]; *at != '\0'; count++) {
            pairs = tsv_grow(pairs, (count + 1) * sizeof *pairs);
            pairs[count] = (uint32_t)first << 16 | tsv_next_han(row, &at);
        }
    }
    free(table.rows);
}

static int by_value(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void write_index(void) {
    unsigned first = pairs[0] >> 16;
    unsigned behind = (pairs[count - 1] >> 16) + 1;
    size_t at = 0;
    printf("\nenum { BIGRAMS_FIRST = %u, BIGRAMS_BEHIND = %u };\n", first, behind);
    puts("\nstatic const uint32_t bigrams_begin[] = {");
    for (unsigned c = first; c <= behind; c++) {
        while (at < count && pairs[at] >> 16 < c) {
            at++;
        }
        printf("%zu,\n", at);
    }
    puts("};");
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: bigrams FILE\n", stderr);
        return 2;
    }
    read_pairs(argv[1]);
    if (count == 0) {
        fputs("bigrams: no pairs\n", stderr);
        return 1;
    }
    qsort(pairs, count, sizeof *pairs, by_value);
    puts("/* Generated from the tables of lib/data; do not edit. */");
    puts("static const uint16_t bigram_seconds[] = {");
    for (size_t i = 0; i < count; i++) {
        printf("%u,\n", (unsigned)(pairs[i] & 0xFFFF));
    }
    puts("};");
    write_index();
    free(pairs);
    return fflush(stdout) == 0 ? 0 : 2;
}
