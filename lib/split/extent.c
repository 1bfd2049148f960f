/* extent.c - where the first issue of a stream ends. */
#define _GNU_SOURCE
#include "split/extent.h"

#include "split/cover/cover.h"
#include "split/line/words.h"
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

static bool take_identity(gaz_slice line, gaz_identity *identity) {
    gaz_cover_mark mark;
    if (!gaz_cover_mark_read(line, &mark)) {
        return is_beside_identity(line);
    }
    identity->year = identity->year < 0 ? mark.year : identity->year;
    identity->number = identity->number < 0 ? mark.number : identity->number;
    return true;
}

/* The next line of rest, without a look at the bytes behind it. */
static bool next_line(gaz_slice *rest, gaz_slice *line) {
    const char *end = gaz_slice_end(*rest);
    if (rest->len == 0) {
        return false;
    }
    const char *stop = gaz_line_end(rest->ptr, end);
    *line = gaz_slice_between(rest->ptr, stop);
    *rest = gaz_slice_between(stop + gaz_line_terminator(stop, end), end);
    return true;
}

/* Reads the name's line and the lines behind it until year and number are
 * known; the first `parts` lines are the name. False when they are not. */
static bool read_identity(gaz_slice text, uint32_t parts, gaz_identity *identity) {
    gaz_slice rest = gaz_slice_first(text, text.len < COVER_BYTES ? text.len : COVER_BYTES);
    gaz_slice line;
    *identity = (gaz_identity){.year = -1, .number = -1};
    for (uint32_t seen = 0; seen < COVER_LINES && next_line(&rest, &line);) {
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
    const char *last = gaz_slice_end(text);
    last = last - start > COVER_BYTES ? start + COVER_BYTES : last;
    lines[first] = bare_line(gaz_slice_between(start, gaz_line_end(start, last)));
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
    gaz_slice line;
    while (count > 0 && next_line(&text, &line)) {
        count -= gaz_slice_trim(line).len > 0;
    }
    return count == 0;
}

/* A cover begins another issue when it bears another number than the one
 * before, or the name of another gazette, or when much text stands before the
 * first. */
static bool begins_issue(gaz_slice before, const gaz_identity *current, const gaz_identity *found) {
    if (current->complete) {
        return current->year != found->year || current->number != found->number ||
               gaz_gazette_names_differ(&current->name, &found->name);
    }
    return has_lines(before, FIRST_CONTENT);
}

/* 某某公报·2024·1117 in issue 11: OCR lost the gap between the number of the issue and that of
 * the page in a running head. */
static bool is_glued_head(gaz_slice line, const gaz_identity *current, const gaz_identity *found) {
    gaz_cover_mark mark;
    if (!current->complete || current->year != found->year || current->number < 1 ||
        gaz_gazette_names_differ(&current->name, &found->name) ||
        gaz_slice_find(line, "期") != NULL || gaz_slice_find(line, "号") != NULL ||
        !gaz_cover_mark_read(line, &mark) || mark.number != found->number) {
        return false;
    }
    int32_t number = found->number;
    int32_t first = 0; /* digit of the page */
    while (number > current->number) {
        first = number % 10;
        number /= 10;
    }
    return number == current->number && first > 0;
}

static bool differ_by_one(const gaz_gazette_name *a, const gaz_gazette_name *b) {
    enum { HAN = 3 };
    int others = 0;
    for (size_t at = 0; a->len == b->len && at + HAN <= a->len; at += HAN) {
        others += memcmp(a->text + at, b->text + at, HAN) != 0;
    }
    return a->len == b->len && others == 1;
}

/* Neither a contents page nor who edits stands behind the line at the start of text. */
static bool has_no_cover(gaz_slice text) {
    gaz_slice line;
    gaz_cover_mark mark;
    bool none = next_line(&text, &line);
    for (int i = 0; i < COVER_LINES && none && next_line(&text, &line); i++) {
        gaz_slice bare = bare_line(line);
        none = !gaz_is_contents_head(bare) && !gaz_cover_credit_read(bare, &mark) &&
               !gaz_cover_mark_read(bare, &mark);
    }
    return none;
}

/* 曹县人民政府公报 2024年第12期 in issue 12 of 莒县: a running head, a character of which was
 * misread for that of another county. */
static bool is_misread_head(gaz_slice text, gaz_slice line, const gaz_identity *current,
                            const gaz_identity *found) {
    gaz_cover_mark mark;
    return current->complete && current->year == found->year && current->number == found->number &&
           differ_by_one(&current->name, &found->name) && gaz_cover_mark_read(line, &mark) &&
           mark.year >= 0 && mark.number >= 0 && has_no_cover(text);
}

/* Judges the name that ends at `name`, in the line that begins at `line`: how many bytes
 * stand before the issue that it begins, 0 when it begins none. */
static size_t judge(gaz_extent *extent, gaz_slice text, const char *line, const char *name) {
    uint32_t parts;
    gaz_identity found;
    const char *start = name_start(text, line, &parts);
    if (!read_identity(gaz_slice_between(start, gaz_slice_end(text)), parts, &found)) {
        return 0;
    }
    gaz_slice before = gaz_slice_between(text.ptr, start);
    found.name = gaz_gazette_name_of(gaz_slice_between(start, name + strlen("报")));
    gaz_slice cover = gaz_slice_between(start, gaz_slice_end(text));
    cover.len = cover.len < COVER_BYTES ? cover.len : COVER_BYTES;
    gaz_slice rest = cover;
    gaz_slice first = {rest.ptr, 0};
    if (start > text.ptr && next_line(&rest, &first) &&
        (is_glued_head(bare_line(first), &extent->current, &found) ||
         is_misread_head(cover, bare_line(first), &extent->current, &found))) {
        return 0;
    }
    if (start > text.ptr && begins_issue(before, &extent->current, &found)) {
        return before.len;
    }
    extent->current = found;
    return 0;
}

/* Behind the line that goes on at `at`. While its end is not known that is before the last
 * two bytes: its terminator may be cut. */
static const char *skip_line(gaz_extent *extent, const char *at, const char *end) {
    const char *stop = gaz_line_end(at, end);
    extent->within_line = stop == end;
    return extent->within_line ? end - 2 : stop + gaz_line_terminator(stop, end);
}

static void stop_at(gaz_extent *extent, gaz_slice text, const char *at) {
    const char *seen = text.ptr + extent->at;
    const char *newline = at > seen ? memrchr(seen, '\n', (size_t)(at - seen)) : NULL;
    extent->line = newline == NULL ? extent->line : (size_t)(newline + 1 - text.ptr);
    extent->at = (size_t)(at - text.ptr);
}

size_t gaz_extent_find(gaz_extent *extent, gaz_slice text, bool at_end) {
    const char *end = gaz_slice_end(text);
    const char *at = extent->at == 0 ? text.ptr : text.ptr + extent->at;
    if (extent->within_line) {
        at = skip_line(extent, at, end);
    }
    while (at < end) {
        const char *name = next_name(text.ptr, at, end);
        if (name == end) {
            at = end - at > 2 ? end - 2 : at; /* 报 may be cut */
            break;
        }
        const char *line = gaz_line_begin(text.ptr, name);
        if (!at_end && end - line < COVER_BYTES) {
            at = name;
            break;
        }
        size_t before = judge(extent, text, line, name);
        if (before > 0) {
            return before;
        }
        at = skip_line(extent, name, end);
    }
    stop_at(extent, text, at);
    return at_end ? text.len : 0;
}

size_t gaz_extent_sure(const gaz_extent *extent) {
    enum { REACH = NAME_LINES * (MOST_BLANKS + 1) * LONGEST_NAME }; /* of name_start */
    return extent->line > REACH ? extent->line - REACH : 0;
}

size_t gaz_split_extent(gaz_slice text, bool at_end) {
    gaz_extent extent = {0};
    return gaz_extent_find(&extent, text, at_end);
}
