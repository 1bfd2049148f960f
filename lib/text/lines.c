/* lines.c - what a line is, for every stage alike. */
#define _GNU_SOURCE
#include "text/lines.h"

#include <string.h>

#include "text/scan/scan.h"
#include "text/slice.h"

gaz_lines gaz_lines_known(gaz_slice text, uint32_t first_number, bool rare) {
    if (text.ptr == NULL) {
        text.ptr = "";
    }
    return (gaz_lines){
        .at = text.ptr, .end = gaz_slice_end(text), .number = first_number - 1, .rare = rare};
}

gaz_lines gaz_lines_of(gaz_slice text, uint32_t first_number) {
    return gaz_lines_known(text, first_number, gaz_scan_has_rare_terminator(text));
}

/* Bytes of the terminator at `at`, 0 when none begins there. */
static size_t terminator_at(const char *at, const char *end) {
    size_t left = (size_t)(end - at);
    switch (*at) {
    case '\n':
        return 1;
    case '\r':
        return left >= 2 && at[1] == '\n' ? 2 : 1;
    case '\xC2':
        return left >= 2 && at[1] == '\x85' ? 2 : 0;
    case '\xE2':
        return left >= 3 && at[1] == '\x80' && (at[2] == '\xA8' || at[2] == '\xA9') ? 3 : 0;
    default:
        return 0;
    }
}

/* One walk for all terminators: a search for LF alone would read the rest of a
 * text that has none again for every line. */
static const char *find_any(const char *at, const char *end, size_t *terminator) {
    for (*terminator = 0; at < end; at++) {
        *terminator = terminator_at(at, end);
        if (*terminator > 0) {
            break;
        }
    }
    return at;
}

static const char *find_newline(const char *at, const char *end, size_t *terminator) {
    if (*at == '\n') { /* every second line of many texts is blank */
        *terminator = 1;
        return at;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    *terminator = stop == NULL ? 0 : 1;
    return stop == NULL ? end : stop;
}

bool gaz_lines_next(gaz_lines *lines, gaz_slice *line, size_t *terminator) {
    if (lines->at == lines->end) {
        return false;
    }
    const char *begin = lines->at;
    const char *stop = lines->rare ? find_any(begin, lines->end, terminator)
                                   : find_newline(begin, lines->end, terminator);
    *line = gaz_slice_between(begin, stop);
    lines->at = stop + *terminator;
    lines->number++;
    return true;
}

/* A line is looked at block by block: a search for LF alone would read the rest of a
 * text that has none. */
enum { BLOCK = 512 };

size_t gaz_line_terminator(const char *at, const char *end) {
    return at < end ? terminator_at(at, end) : 0;
}

const char *gaz_line_end(const char *at, const char *end) {
    while (at < end) {
        size_t terminator;
        size_t len = end - at < BLOCK ? (size_t)(end - at) : BLOCK;
        const char *stop = find_newline(at, at + len, &terminator);
        if (gaz_scan_has_rare_terminator(gaz_slice_between(at, stop))) {
            return find_any(at, end, &terminator);
        }
        if (terminator > 0) {
            return stop;
        }
        /* One of three bytes may be cut at the end of the block. */
        at = stop == end || len < BLOCK ? stop : stop - 2;
    }
    return end;
}

const char *gaz_line_before(const char *from, const char *at) {
    size_t bytes = 0;
    switch (at > from ? at[-1] : 0) {
    case '\n':
        bytes = at - from >= 2 && at[-2] == '\r' ? 2 : 1;
        break;
    case '\r':
        bytes = 1;
        break;
    case '\x85':
        bytes = 2;
        break;
    case '\xA8':
    case '\xA9':
        bytes = 3;
        break;
    default:
        return at;
    }
    bool whole = (size_t)(at - from) >= bytes && terminator_at(at - bytes, at) == bytes;
    return whole ? at - bytes : at;
}

static const char *begin_by_bytes(const char *from, const char *at) {
    while (at > from && gaz_line_before(from, at) == at) {
        at--;
    }
    return at;
}

const char *gaz_line_begin(const char *from, const char *at) {
    while (at > from) {
        size_t len = at - from < BLOCK ? (size_t)(at - from) : BLOCK;
        const char *block = at - len;
        const char *newline = memrchr(block, '\n', len);
        const char *begin = newline == NULL ? block : newline + 1;
        if (gaz_scan_has_rare_terminator(gaz_slice_between(begin, at))) {
            return begin_by_bytes(from, at);
        }
        if (newline != NULL) {
            return begin;
        }
        /* One of three bytes may be cut at the beginning of the block. */
        at = block == from || len < BLOCK ? block : block + 2;
    }
    return at;
}
