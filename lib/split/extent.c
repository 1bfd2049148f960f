/* extent.c - where the first issue of a stream ends. */
#include "data/gazette_name.h"
#include "split/cover.h"
#include "split/words.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/slice.h"

enum {
    COVER_LINES = 12,   /* lines behind a gazette's name in which its number stands */
    COVER_BYTES = 4096, /* and bytes, so that no name looks at the whole text */
    NAME_LINES = 3,     /* lines over which a cover breaks the name */
    LONGEST_NAME = 200, /* bytes of such a line */
    MOST_BLANKS = 3,    /* blank lines between two of them */
    FIRST_CONTENT = 40  /* lines of text before a first cover that make an issue */
};

/* The identity that covers and running heads print. */
struct identity {
    gaz_gazette_name name;
    int32_t year;
    int32_t number;
    bool complete;
};

/* A line without the marks that Markdown puts around it. */
static gaz_slice bare_line(gaz_slice line) {
    gaz_slice bare = gaz_slice_trim(line);
    while (bare.len > 0 && (bare.ptr[0] == '#' || bare.ptr[0] == '*')) {
        bare = gaz_slice_trim(gaz_slice_from(bare, 1));
    }
    while (bare.len > 0 && bare.ptr[bare.len - 1] == '*') {
        bare = gaz_slice_trim(gaz_slice_first(bare, bare.len - 1));
    }
    return bare;
}

/* What a cover also prints: who edits it, the name in pinyin or English. */
static bool is_beside_identity(gaz_slice line) {
    gaz_cover_mark mark;
    for (size_t i = 0; i < line.len; i++) {
        if ((unsigned char)line.ptr[i] >= 0x80) {
            return gaz_cover_credit_read(line, &mark);
        }
    }
    return true;
}

static bool take_identity(gaz_slice line, struct identity *identity) {
    gaz_cover_mark mark;
    if (!gaz_cover_mark_read(line, &mark)) {
        return is_beside_identity(line);
    }
    identity->year = identity->year < 0 ? mark.year : identity->year;
    identity->number = identity->number < 0 ? mark.number : identity->number;
    return true;
}

/* Reads the name's line and the lines behind it until year and number are
 * known; the first `parts` lines are the name. False when they are not. */
static bool read_identity(gaz_slice text, uint32_t parts, bool at_end, struct identity *identity,
                          bool *more) {
    size_t room = text.len < COVER_BYTES ? text.len : COVER_BYTES;
    gaz_lines lines = gaz_lines_of(gaz_slice_first(text, room), 1);
    gaz_slice line;
    size_t terminator;
    *identity = (struct identity){.year = -1, .number = -1};
    for (uint32_t seen = 0; seen < COVER_LINES && gaz_lines_next(&lines, &line, &terminator);) {
        gaz_slice bare = bare_line(line);
        if (bare.len == 0 || seen++ < parts) {
            continue;
        }
        if (!take_identity(bare, identity)) {
            return false;
        }
        if (identity->year >= 0 && identity->number >= 0) {
            return identity->complete = true;
        }
    }
    *more = !at_end && lines.at == gaz_slice_end(text);
    return false;
}

/* The next 报 of a 公报 or 政报, letter-spaced or not, from `at` on; or the end. */
static const char *next_name(const char *from, const char *at, const char *end) {
    const char *report = at;
    while ((report = gaz_slice_find(gaz_slice_between(report, end), "报")) != NULL) {
        const char *before = report;
        const char *reach = before - from > LONGEST_NAME ? before - LONGEST_NAME : from;
        gaz_slice head = gaz_slice_trim_right(gaz_slice_between(reach, before));
        if (gaz_slice_ends(head, "公") || gaz_slice_ends(head, "政")) {
            return report;
        }
        report += strlen("报");
    }
    return end;
}

/* Goes back over the lines of a name that ends in the line at `start`: answers
 * where the name begins, *parts is how many lines it has. */
static const char *name_start(gaz_slice text, const char *start, uint32_t *parts) {
    gaz_slice lines[NAME_LINES];
    const char *starts[NAME_LINES];
    uint32_t first = NAME_LINES - 1;
    int blanks = 0;
    starts[first] = start;
    lines[first] = bare_line(gaz_slice_between(start, gaz_line_end(start, gaz_slice_end(text))));
    for (const char *end = start; end > text.ptr && first > 0 && blanks <= MOST_BLANKS;) {
        const char *reach = end - text.ptr > LONGEST_NAME ? end - LONGEST_NAME : text.ptr;
        const char *stop = gaz_line_before(reach, end);
        const char *begin = gaz_line_begin(reach, stop);
        gaz_slice bare = bare_line(gaz_slice_between(begin, stop));
        end = begin;
        if (bare.len == 0) {
            blanks++;
            continue;
        }
        blanks = 0;
        starts[--first] = begin;
        lines[first] = bare;
    }
    for (; first + 1 < NAME_LINES; first++) {
        uint32_t count = NAME_LINES - first;
        if (gaz_cover_name_lines(lines + first, count) == count) {
            *parts = count;
            return starts[first];
        }
    }
    *parts = 0;
    return start;
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
 * before, or the name of another gazette, or when much text stands before the
 * first. */
static bool begins_issue(gaz_slice before, const struct identity *current,
                         const struct identity *found) {
    if (current->complete) {
        return current->year != found->year || current->number != found->number ||
               gaz_gazette_names_differ(&current->name, &found->name);
    }
    return has_lines(before, FIRST_CONTENT);
}

size_t gaz_split_extent(gaz_slice text, bool at_end) {
    struct identity current = {.year = -1, .number = -1};
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end) {
        const char *name = next_name(text.ptr, at, end);
        if (name == end) {
            break;
        }
        uint32_t parts;
        const char *start = name_start(text, gaz_line_begin(text.ptr, name), &parts);
        struct identity found;
        bool more = false;
        if (read_identity(gaz_slice_between(start, end), parts, at_end, &found, &more)) {
            gaz_slice before = gaz_slice_between(text.ptr, start);
            found.name = gaz_gazette_name_of(gaz_slice_between(start, name + strlen("报")));
            if (start > text.ptr && begins_issue(before, &current, &found)) {
                return before.len;
            }
            current = found;
        }
        if (more) {
            break;
        }
        at = gaz_line_end(name, end);
        at += gaz_line_terminator(at, end);
    }
    return at_end ? text.len : 0;
}
