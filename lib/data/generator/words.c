/*
 * words.c - compiles a list of words with attributes into an array of rows.
 *
 *     words NAME LEAST MOST FILE...
 *
 * writes `struct NAME_row` and `NAME_rows[]` in the order of the files. Fields
 * become char arrays of one width, so that the table needs no relocation when
 * a program starts. NAME_first and NAME_last say, a bit for each value of the last
 * 12 bits of a character, with which characters a first field may begin and end:
 * nearly every text that no row fits is known by one look at them (text/wordset.h).
 * NAME_first_rows and NAME_last_rows have the rows by 6 bits of that character, in
 * the order of the files; those with bits b stand from NAME_first_from[b] up to
 * NAME_first_from[b + 1].
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "tsv.h"

static size_t width_of(const tsv_table *table, size_t field) {
    size_t width = 1;
    for (size_t i = 0; i < table->count; i++) {
        const tsv_row *row = &table->rows[i];
        if (field < row->count && strlen(row->fields[field]) + 1 > width) {
            width = strlen(row->fields[field]) + 1;
        }
    }
    return width;
}

static void write_struct(const char *name, const tsv_table *table, size_t most) {
    printf("struct %s_row {\n    unsigned char len; /* of f0, beside which it stands */\n", name);
    for (size_t f = 0; f < most; f++) {
        printf("    char f%zu[%zu];\n", f, width_of(table, f));
    }
    puts("};\n");
}

enum { SET_BYTES = 512, BUCKETS = 64 };

/* The character with which a word begins, or ends. */
static const unsigned char *edge(const char *word, bool first) {
    size_t len = strlen(word);
    return (const unsigned char *)word + (first || len < 3 ? 0 : len - 3);
}

/* Characters of three bytes have a bit; the others are in every set. */
static void write_set(const char *name, const char *side, const tsv_table *table) {
    unsigned char bits[SET_BYTES] = {0};
    for (size_t i = 0; i < table->count; i++) {
        const unsigned char *c = edge(table->rows[i].fields[0], strcmp(side, "first") == 0);
        if (c[0] >= 0xE0 && c[0] < 0xF0) {
            unsigned low = (c[1] & 63u) << 6 | (c[2] & 63u);
            bits[low / 8] |= (unsigned char)(1u << low % 8);
        }
    }
    printf("static const unsigned char %s_%s[] = {", name, side);
    for (size_t i = 0; i < sizeof bits; i++) {
        printf("%u,%s", bits[i], i % 16 == 15 ? "\n" : "");
    }
    puts("};\n");
}

/* The last byte of the first character of three bytes, or the first byte of another;
 * the last byte of a word. gaz_wordset_first and gaz_wordset_last ask in the same way. */
static unsigned bucket_of(const char *word, bool first) {
    const unsigned char *c = (const unsigned char *)word;
    size_t len = strlen(word);
    size_t at = first ? (c[0] >= 0xE0 && c[0] < 0xF0 ? 2 : 0) : len - 1;
    return c[at] % BUCKETS;
}

static void write_buckets(const char *name, const char *side, const tsv_table *table) {
    bool first = strcmp(side, "first") == 0;
    size_t from[BUCKETS + 1] = {0};
    printf("static const unsigned short %s_%s_rows[] = {", name, side);
    for (size_t b = 0; b < BUCKETS; b++) {
        from[b + 1] = from[b];
        for (size_t i = 0; i < table->count; i++) {
            if (bucket_of(table->rows[i].fields[0], first) == b) {
                printf("%zu,%s", i, from[b + 1]++ % 16 == 15 ? "\n" : "");
            }
        }
    }
    printf("};\n\nstatic const unsigned short %s_%s_from[] = {", name, side);
    for (size_t b = 0; b <= BUCKETS; b++) {
        printf("%zu,%s", from[b], b % 16 == 15 ? "\n" : "");
    }
    puts("};\n");
}

static void write_rows(const char *name, const tsv_table *table, size_t most) {
    printf("static const struct %s_row %s_rows[] = {\n", name, name);
    for (size_t i = 0; i < table->count; i++) {
        const tsv_row *row = &table->rows[i];
        printf("    {%zu", strlen(row->fields[0]));
        for (size_t f = 0; f < most; f++) {
            fputs(", \"", stdout);
            tsv_write_literal(stdout, f < row->count ? row->fields[f] : "");
            fputc('"', stdout);
        }
        fputs("},\n", stdout);
    }
    puts("};");
}

/* A word that stands twice is a slip of the pen: the second row would never be asked. */
static void refuse_twins(const tsv_table *table) {
    for (size_t i = 0; i < table->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(table->rows[i].fields[0], table->rows[k].fields[0]) == 0) {
                tsv_fail(&table->rows[i], "the same word as in a row above");
            }
        }
    }
}

int main(int argc, char **argv) {
    if (argc < 5) {
        fputs("usage: words NAME LEAST MOST FILE...\n", stderr);
        return 2;
    }
    tsv_table table = {0};
    size_t most = strtoul(argv[3], NULL, 10);
    for (int i = 4; i < argc; i++) {
        tsv_read(&table, argv[i], strtoul(argv[2], NULL, 10), most);
    }
    refuse_twins(&table);
    puts("/* Generated from the tables of lib/data; do not edit. */");
    write_struct(argv[1], &table, most);
    write_set(argv[1], "first", &table);
    write_set(argv[1], "last", &table);
    write_buckets(argv[1], "first", &table);
    write_buckets(argv[1], "last", &table);
    write_rows(argv[1], &table, most);
    free(table.rows);
    return fflush(stdout) == 0 ? 0 : 2;
}
