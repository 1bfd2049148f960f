/*
 * lines.h - what a line is, for every stage alike.
 *
 * A line ends at LF, CR LF, CR, NEL (U+0085), LINE SEPARATOR (U+2028) or
 * PARAGRAPH SEPARATOR (U+2029). Text after the last terminator is a line too.
 */
#ifndef GAZ_TEXT_LINES_H
#define GAZ_TEXT_LINES_H

#include "gazette.h"

typedef struct gaz_lines {
    const char *at;
    const char *end;
    uint32_t number; /* of the line that gaz_lines_next gave last */
    bool rare;       /* terminators other than LF occur */
} gaz_lines;

/* Begins at the start of text; the first line will bear first_number. */
gaz_lines gaz_lines_of(gaz_slice text, uint32_t first_number);

/* The same where it is known whether text may hold a terminator other than LF, which
 * gaz_lines_of searches all of it for. */
gaz_lines gaz_lines_known(gaz_slice text, uint32_t first_number, bool rare);

/* The next line without its terminator; *terminator is its bytes (0 to 3).
 * False after the last line. */
bool gaz_lines_next(gaz_lines *lines, gaz_slice *line, size_t *terminator);

/* The end of the line that goes on at `at`: its terminator, or end. */
const char *gaz_line_end(const char *at, const char *end);

/* The bytes of the terminator at `at`; 0 when none begins there, as at end. */
size_t gaz_line_terminator(const char *at, const char *end);

/* The end of the line before the one that begins at `at`: `at` less a terminator, where
 * one stands in from..at. */
const char *gaz_line_before(const char *from, const char *at);

/* Where the line of `at` begins: behind the last terminator in from..at, or from.
 * `at` is not within a terminator. */
const char *gaz_line_begin(const char *from, const char *at);

#endif
