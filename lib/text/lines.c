/* lines.c - what a line is, for every stage alike. */
#define _GNU_SOURCE
#include "text/lines.h"

#include <string.h>

#include "text/scan.h"
#include "text/slice.h"

gaz_lines gaz_lines_of(gaz_slice text, uint32_t first_number) {
    return (gaz_lines){.at = text.ptr,
                       .end = text.ptr + text.len,
                       .number = first_number - 1,
                       .rare = gaz_scan_has_rare_terminator(text)};
}

/* Bytes of the terminator at `at` that is not a plain LF, 0 when none. */
static size_t rare_terminator(const char *at, const char *end) {
    size_t left = (size_t)(end - at);
    if (at[0] == '\r') {
        return left >= 2 && at[1] == '\n' ? 2 : 1;
    }
    if (left >= 2 && memcmp(at, "\xC2\x85", 2) == 0) {
        return 2;
    }
    bool separator =
        left >= 3 && at[0] == '\xE2' && at[1] == '\x80' && (at[2] == '\xA8' || at[2] == '\xA9');
    return separator ? 3 : 0;
}

static const char *find_rare(const char *at, const char *end, size_t *terminator) {
    for (; at < end; at++) {
        if (*at == '\r' || *at == '\xC2' || *at == '\xE2') {
            *terminator = rare_terminator(at, end);
            if (*terminator > 0) {
                return at;
            }
        }
    }
    return NULL;
}

bool gaz_lines_next(gaz_lines *lines, gaz_slice *line, size_t *terminator) {
    if (lines->at == lines->end) {
        return false;
    }
    const char *begin = lines->at;
    const char *stop = memchr(begin, '\n', (size_t)(lines->end - begin));
    *terminator = stop == NULL ? 0 : 1;
    if (stop == NULL) {
        stop = lines->end;
    }
    if (lines->rare) {
        size_t length;
        /* CR LF: the search must see the LF to take both bytes. */
        const char *rare = find_rare(begin, stop + *terminator, &length);
        if (rare != NULL) {
            stop = rare;
            *terminator = length;
        }
    }
    *line = gaz_slice_between(begin, stop);
    lines->at = stop + *terminator;
    lines->number++;
    return true;
}
