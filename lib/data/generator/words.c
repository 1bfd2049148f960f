/*
 * words.c - compiles a list of words with attributes into an array of rows.
 *
 *     words NAME LEAST MOST FILE...
 *
 * writes `struct NAME_row` and `NAME_rows[]` in the order of the files. Fields
 * become char arrays of one width, so that the table needs no relocation when
 * a program starts.
 */
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
    printf("struct %s_row {\n", name);
    for (size_t f = 0; f < most; f++) {
        printf("    char f%zu[%zu];\n", f, width_of(table, f));
    }
    puts("};\n");
}

static void write_rows(const char *name, const tsv_table *table, size_t most) {
    printf("static const struct %s_row %s_rows[] = {\n", name, name);
    for (size_t i = 0; i < table->count; i++) {
        const tsv_row *row = &table->rows[i];
        fputs("    {", stdout);
        for (size_t f = 0; f < most; f++) {
            fputs(f > 0 ? ", \"" : "\"", stdout);
            tsv_write_literal(stdout, f < row->count ? row->fields[f] : "");
            fputc('"', stdout);
        }
        puts("},");
    }
    puts("};");
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
    puts("/* Generated from the tables of lib/data; do not edit. */");
    write_struct(argv[1], &table, most);
    write_rows(argv[1], &table, most);
    free(table.rows);
    return fflush(stdout) == 0 ? 0 : 2;
}
