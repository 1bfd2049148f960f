/*
 * terms.c - compiles the fixed phrases into an index by their wrong character.
 *
 *     terms FILE
 *
 * writes `struct term_row` and `terms_rows[]`: the phrases of lib/data/terms.tsv
 * with the first character in which the misread form differs from the right one,
 * sorted by it, the longer phrase first. Fields are char arrays of one width, so
 * that the table needs no relocation when a program starts. `terms_wrong[]` has the
 * wrong characters alone, `terms_begin[]` where those of each character begin, from
 * TERMS_FIRST up to before TERMS_BEHIND. `terms_probes[]` has a byte of each phrase beside its
 * wrong character, so that rows, of which each is some lines of the cache, are not read in vain.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "tsv.h"

enum { FIELDS = 4 };

static const char *const names[FIELDS] = {"misread", "right", "not_behind", "not_before"};

/* Bytes of the misread form before the character that is wrong. */
static size_t wrong_at(const tsv_row *row) {
    const char *misread = row->fields[0];
    size_t at = 0;
    while (misread[at] != '\0' && misread[at] == row->fields[1][at]) {
        at++;
    }
    if (misread[at] == '\0') {
        tsv_fail(row, "the misread form is how the right one begins");
    }
    while (at > 0 && ((unsigned char)misread[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

static unsigned wrong_of(const tsv_row *row) {
    const unsigned char *b = (const unsigned char *)row->fields[0] + wrong_at(row);
    if ((b[0] & 0xF0) != 0xE0) {
        tsv_fail(row, "the wrong character is not of three bytes");
    }
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}

static int by_wrong(const void *left, const void *right) {
    const tsv_row *a = left;
    const tsv_row *b = right;
    size_t one = strlen(a->fields[0]);
    size_t other = strlen(b->fields[0]);
    if (wrong_of(a) != wrong_of(b)) {
        return wrong_of(a) < wrong_of(b) ? -1 : 1;
    }
    if (one != other) {
        return one > other ? -1 : 1;
    }
    return strcmp(a->fields[0], b->fields[0]);
}

static size_t width_of(const tsv_table *table, size_t field) {
    size_t width = 1;
    for (size_t i = 0; i < table->count; i++) {
        size_t len = strlen(table->rows[i].fields[field]) + 1;
        width = len > width ? len : width;
    }
    return width;
}

static void write_index(const tsv_table *table) {
    unsigned first = wrong_of(&table->rows[0]);
    unsigned behind = wrong_of(&table->rows[table->count - 1]) + 1;
    size_t row = 0;
    puts("static const unsigned short terms_wrong[] = {");
    for (size_t i = 0; i < table->count; i++) {
        printf("%u,\n", wrong_of(&table->rows[i]));
    }
    printf("};\n\nenum { TERMS_FIRST = %u, TERMS_BEHIND = %u };\n", first, behind);
    puts("\nstatic const unsigned short terms_begin[] = {");
    for (unsigned c = first; c < behind; c++) {
        while (row < table->count && wrong_of(&table->rows[row]) < c) {
            row++;
        }
        printf("%zu,\n", row);
    }
    puts("};");
}

/* The last byte of a phrase, or that of the character before its wrong one where the phrase ends
 * in this; counted from the wrong one. */
static void write_probes(const tsv_table *table) {
    puts("\nstatic const struct {\n    signed char where;\n    unsigned char byte;");
    puts("} terms_probes[] = {");
    for (size_t i = 0; i < table->count; i++) {
        const char *misread = table->rows[i].fields[0];
        size_t at = wrong_at(&table->rows[i]);
        size_t last = strlen(misread) - 1;
        size_t asked = last > at + 2 || at == 0 ? last : at - 1;
        if (last > SCHAR_MAX) {
            tsv_fail(&table->rows[i], "the misread form is too long");
        }
        printf("    {%d, %u},\n", (int)asked - (int)at, (unsigned char)misread[asked]);
    }
    puts("};");
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: terms FILE\n", stderr);
        return 2;
    }
    tsv_table table = {0};
    tsv_read(&table, argv[1], FIELDS, FIELDS);
    if (table.count == 0) {
        fputs("terms: no phrases\n", stderr);
        return 1;
    }
    qsort(table.rows, table.count, sizeof *table.rows, by_wrong);
    puts("/* Generated from the tables of lib/data; do not edit. */\nstruct term_row {");
    puts("    unsigned short wrong;\n    unsigned char at;\n    unsigned char len[4];");
    for (size_t f = 0; f < FIELDS; f++) {
        printf("    char %s[%zu];\n", names[f], width_of(&table, f));
    }
    puts("};\n\nstatic const struct term_row terms_rows[] = {");
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        printf("    {%u, %zu, {", wrong_of(row), wrong_at(row));
        for (size_t f = 0; f < FIELDS; f++) {
            printf("%zu, ", strlen(row->fields[f]));
        }
        fputc('}', stdout);
        for (size_t f = 0; f < FIELDS; f++) {
            fputs(", \"", stdout);
            tsv_write_literal(stdout, row->fields[f]);
            fputc('"', stdout);
        }
        puts("},");
    }
    puts("};\n");
    write_index(&table);
    write_probes(&table);
    free(table.rows);
    return fflush(stdout) == 0 ? 0 : 2;
}
