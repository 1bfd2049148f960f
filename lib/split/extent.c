/* extent.c - where the first issue of a stream ends. */
#include "split/cover.h"
#include "text/lines.h"
#include "text/slice.h"

enum {
    COVER_LINES = 12,   /* lines behind a gazette's name in which its number stands */
    COVER_BYTES = 4096, /* and bytes, so that no name looks at the whole text */
    FIRST_CONTENT = 40  /* lines of text before a first cover that make an issue */
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
    size_t room = text.len < COVER_BYTES ? text.len : COVER_BYTES;
    gaz_lines lines = gaz_lines_of(gaz_slice_first(text, room), 1);
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
    *more = !at_end && lines.at == gaz_slice_end(text);
    return false;
}

/* The next 公报 and the next 政报, each looked for once. */
struct names {
    const char *report;
    const char *digest;
    const char *end;
};

static const char *look_for(const char *found, const char *word, const char *at, const char *end) {
    if (found != NULL && found >= at) {
        return found;
    }
    found = gaz_slice_find(gaz_slice_between(at, end), word);
    return found == NULL ? end : found;
}

/* The first of them from `at` on, or the end. */
static const char *next_name(struct names *names, const char *at) {
    names->report = look_for(names->report, "公报", at, names->end);
    names->digest = look_for(names->digest, "政报", at, names->end);
    return names->report < names->digest ? names->report : names->digest;
}

/* The start of the line of `at`, which begins not before `from`. */
static const char *line_start(const char *from, const char *at) {
    while (at > from && at[-1] != '\n') {
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
    struct names names = {NULL, NULL, end};
    while (at < end) {
        const char *name = next_name(&names, at);
        if (name == end) {
            break;
        }
        const char *start = line_start(at, name);
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
