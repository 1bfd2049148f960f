/* tsv.c - reading the tables of lib/data, and writing C from them. */
#include "tsv.h"

#include <stdlib.h>
#include <string.h>

void *tsv_grow(void *items, size_t bytes) {
    void *moved = realloc(items, bytes);
    if (moved == NULL) {
        fputs("tables: out of memory\n", stderr);
        exit(2);
    }
    return moved;
}

_Noreturn void tsv_fail(const tsv_row *row, const char *why) {
    fprintf(stderr, "%s:%u: %s\n", row->file, row->line, why);
    exit(1);
}

static char *read_whole(const char *file) {
    FILE *in = fopen(file, "rb");
    if (in == NULL) {
        perror(file);
        exit(2);
    }
    char *text = NULL;
    size_t len = 0;
    size_t got;
    do {
        text = tsv_grow(text, len + 65536 + 1);
        got = fread(text + len, 1, 65536, in);
        len += got;
    } while (got > 0);
    fclose(in);
    text[len] = '\0';
    return text;
}

static void split_fields(tsv_row *row, char *line) {
    for (char *at = line; at != NULL;) {
        if (row->count == TSV_MOST_FIELDS) {
            tsv_fail(row, "too many fields");
        }
        row->fields[row->count++] = at;
        at = strchr(at, '\t');
        if (at != NULL) {
            *at++ = '\0';
        }
    }
}

static void add_row(tsv_table *table, tsv_row row) {
    if (table->count == table->capacity) {
        table->capacity = table->capacity == 0 ? 256 : table->capacity * 2;
        table->rows = tsv_grow(table->rows, table->capacity * sizeof *table->rows);
    }
    table->rows[table->count++] = row;
}

void tsv_read(tsv_table *table, const char *file, size_t least, size_t most) {
    unsigned number = 0;
    for (char *line = read_whole(file); line != NULL && *line != '\0';) {
        char *next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        tsv_row row = {.file = file, .line = ++number};
        if (*line != '\0' && *line != '#') {
            split_fields(&row, line);
            if (row.count < least || row.count > most) {
                tsv_fail(&row, "wrong number of fields");
            }
            add_row(table, row);
        }
        line = next;
    }
}

void tsv_write_literal(FILE *out, const char *text) {
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            fprintf(out, "\\%c", c);
        } else if (c < 0x20 || c == '?') {
            fprintf(out, "\\%03o", c); /* ? so that no trigraph can arise */
        } else {
            fputc(c, out);
        }
    }
}

unsigned tsv_next_han(const tsv_row *row, const char **at) {
    const unsigned char *b = (const unsigned char *)*at;
    if ((b[0] & 0xF0) != 0xE0 || b[1] == '\0' || b[2] == '\0') {
        tsv_fail(row, "a character that is not Han");
    }
    *at += 3;
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}
