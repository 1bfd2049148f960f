/* extent.c - where the first issue of a stream ends. */
#include "split/cover.h"
#include "text/lines.h"
#include "text/slice.h"

enum {
    COVER_LINES = 12,  /* lines behind a gazette's name in which its number stands */
    FIRST_CONTENT = 40 /* lines of text before a first cover that make an issue */
};

/* The identity that covers and running heads print. */
struct identity {
    int32_t year;
    int32_t number;
    bool complete;
};

/* Reads the name's line and the lines behind it until year and number are
 * known. False when they are not. */
static bool read_identity(gaz_slice text, bool at_end, struct identity *identity, bool *more) {
    gaz_lines lines = gaz_lines_of(text, 1);
    gaz_slice line;
    size_t terminator;
    *identity = (struct identity){-1, -1, false};
    for (int seen = 0; seen < COVER_LINES && gaz_lines_next(&lines, &line, &terminator);) {
        gaz_cover_mark mark;
        gaz_slice bare = gaz_slice_trim(line);
        while (bare.len > 0 && bare.ptr[0] == '#') {
            bare = gaz_slice_trim(gaz_slice_from(bare, 1));
        }
        if (bare.len == 0) {
            continue;
        }
        if (!gaz_cover_mark_read(bare, &mark)) {
            return false;
        }
        identity->year = identity->year < 0 ? mark.year : identity->year;
        identity->number = identity->number < 0 ? mark.number : identity->number;
        seen++;
        if (identity->year >= 0 && identity->number >= 0) {
            return identity->complete = true;
        }
    }
    *more = !at_end && lines.at == lines.end;
    return false;
}

static const char *next_name(gaz_slice rest) {
    const char *report = gaz_slice_find(rest, "公报");
    const char *digest = gaz_slice_find(rest, "政报");
    if (report == NULL || (digest != NULL && digest < report)) {
        return digest;
    }
    return report;
}

static const char *line_start(gaz_slice text, const char *at) {
    while (at > text.ptr && at[-1] != '\n') {
        at--;
    }
    return at;
}

static bool has_lines(gaz_slice text, int count) {
    gaz_lines lines = gaz_lines_of(text, 1);
    gaz_slice line;
    size_t terminator;
    while (count > 0 && gaz_lines_next(&lines, &line, &terminator)) {
        count -= gaz_slice_trim(line).len > 0;
    }
    return count == 0;
}

/* A cover begins another issue when it bears another number than the one
 * before, or when much text stands before the first. */
static bool begins_issue(gaz_slice before, const struct identity *current,
                         const struct identity *found) {
    if (current->complete) {
        return current->year != found->year || current->number != found->number;
    }
    return has_lines(before, FIRST_CONTENT);
}

size_t gaz_split_extent(gaz_slice text, bool at_end) {
    struct identity current = {-1, -1, false};
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end) {
        const char *name = next_name(gaz_slice_between(at, end));
        if (name == NULL) {
            break;
        }
        const char *start = line_start(text, name);
        struct identity found;
        bool more = false;
        if (read_identity(gaz_slice_between(start, end), at_end, &found, &more)) {
            gaz_slice before = gaz_slice_between(text.ptr, start);
            if (start > text.ptr && begins_issue(before, &current, &found)) {
                return before.len;
            }
            current = found;
        }
        if (more) {
            break;
        }
        const char *newline = memchr(name, '\n', (size_t)(end - name));
        at = newline == NULL ? end : newline + 1;
    }
    return at_end ? text.len : 0;
}
