/*
 * tsv.h - reading the tables of lib/data, and writing C from them.
 *
 * The generator runs at build time only: on a bad table it says where and
 * exits, so a table that cannot be read never becomes a program.
 */
#ifndef GAZ_GENERATOR_TSV_H
#define GAZ_GENERATOR_TSV_H

#include <stddef.h>
#include <stdio.h>

enum { TSV_MOST_FIELDS = 8 };

typedef struct tsv_row {
    char *fields[TSV_MOST_FIELDS];
    size_t count;
    const char *file;
    unsigned line;
} tsv_row;

typedef struct tsv_table {
    tsv_row *rows;
    size_t count;
    size_t capacity;
} tsv_table;

/* Appends the rows of a file: fields between tabs, lines that begin with #
 * and empty lines left out. Every row must have from `least` to `most` fields. */
void tsv_read(tsv_table *table, const char *file, size_t least, size_t most);

/* Ends the program with a message about a row. */
_Noreturn void tsv_fail(const tsv_row *row, const char *why);

/* The Han character of three bytes at *at, a place in the row; *at moves behind it. Another
 * character ends the program. */
unsigned tsv_next_han(const tsv_row *row, const char **at);

/* realloc that ends the program when memory is out. */
void *tsv_grow(void *items, size_t bytes);

/* Writes text as the inside of a C string literal. */
void tsv_write_literal(FILE *out, const char *text);

#endif
