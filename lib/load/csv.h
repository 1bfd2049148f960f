/*
 * csv.h - a table or view of the database as CSV (RFC 4180, lines end with LF).
 *
 * NULL is an empty field, an empty text is "". A text that a spreadsheet would
 * take for a formula (it begins with = + - @, tab or CR) gets a ' before it, unless
 * `exact` is set.
 */
#ifndef GAZ_LOAD_CSV_H
#define GAZ_LOAD_CSV_H

#include "gazette.h"

typedef struct gaz_csv {
    bool exact;
    bool byte_order_mark; /* for spreadsheets that need it to see UTF-8 */
    /* Takes whole lines. */
    void (*take)(void *data, gaz_buffer *lines);
    void *data;
    gaz_buffer lines;
} gaz_csv;

/* Writes a table or view, ordered by its first two columns. False, and a sentence
 * in error, when it is not there or cannot be read. */
bool gaz_csv_sqlite(gaz_csv *csv, const char *path, const char *view, char *error, size_t size);
bool gaz_csv_postgresql(gaz_csv *csv, const char *url, const char *view, char *error, size_t size);

/* For the two above: a field, and the end of a line. is_text says that the field
 * may need guarding; an absent text is NULL. */
void gaz_csv_field(gaz_csv *csv, gaz_slice text, bool is_text, bool first);
void gaz_csv_end_line(gaz_csv *csv);

#endif
