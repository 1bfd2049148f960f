/* segment.c - where in a stream does one issue end and the next begin? */
#define _GNU_SOURCE
#include "clean/source/segment.h"

#include "data/gazette_name.h"
#include "data/gb18030.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    IN_GB18030 = 4,  /* bytes of 公报 */
    SMALLEST = 4096, /* bytes of an issue; closer mastheads are covers and heads */
    REACH = 400,     /* bytes behind a masthead that bear its number */
    LONGEST_MASTHEAD = 90
};

static const char GAZETTE[] = "公报";

struct identity {
    gaz_gazette_name name;
    int64_t year;
    int64_t number;
};

/* A line that ends in 公报, without more around it than marks. */
static bool is_masthead(gaz_slice text, const char *at, const char **line) {
    const char *behind = at + strlen(GAZETTE);
    const char *limit = at - text.ptr > LONGEST_MASTHEAD ? at - LONGEST_MASTHEAD : text.ptr;
    *line = gaz_line_begin(limit, at);
    if (*line == limit && limit > text.ptr) {
        return false;
    }
    while (behind < gaz_slice_end(text) && (*behind == ' ' || *behind == '*')) {
        behind++;
    }
    for (const char *head = *line; head < at;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(head, at, &step);
        if (!gaz_is_han(c) && c != '#' && c != '*' && !gaz_is_space(c)) {
            return false;
        }
        head += step;
    }
    return behind == gaz_slice_end(text) || gaz_line_terminator(behind, gaz_slice_end(text)) > 0;
}

/* 第3期 in text, with the year before or behind it. */
static bool read_number(gaz_slice text, struct identity *identity) {
    const char *at = gaz_slice_find(text, "第");
    while (at != NULL) {
        gaz_slice rest =
            gaz_slice_trim_left(gaz_slice_between(at + strlen("第"), gaz_slice_end(text)));
        size_t len = gaz_numeral(rest, &identity->number);
        rest = gaz_slice_trim_left(gaz_slice_from(rest, len));
        if (len > 0 && gaz_slice_starts(rest, "期")) {
            break;
        }
        at = gaz_slice_find(rest, "第");
    }
    identity->year = 0;
    for (size_t i = 0; i + 4 <= text.len && identity->year == 0; i++) {
        char c = text.ptr[i]; /* of a digit: ASCII, or the first byte of a full-width one */
        bool begins = ((c >= '0' && c <= '9') || c == '\xEF') &&
                      (i == 0 || text.ptr[i - 1] < '0' || text.ptr[i - 1] > '9');
        int64_t year;
        if (begins && gaz_numeral_arabic(gaz_slice_from(text, i), &year) == 4) {
            identity->year = year;
        }
    }
    return at != NULL;
}

/* Bytes in which mastheads are looked for: UTF-8, or GB18030. */
struct script {
    gaz_slice gazette; /* 公报 */
    bool gb18030;
};

static struct script script_of(gaz_slice text) {
    enum { LOOKED_AT = 4096, CUT = 3 }; /* a character may be cut at the end */
    gaz_slice head = gaz_slice_first(text, text.len < LOOKED_AT ? text.len : LOOKED_AT);
    bool utf8 = gaz_utf8_valid(head) + CUT >= head.len;
    return utf8 ? (struct script){gaz_slice_of(GAZETTE), false}
                : (struct script){{"\xB9\xAB\xB1\xA8", IN_GB18030}, true};
}

/* The masthead that ends at `at`, with the number behind it. */
static bool read_masthead(gaz_slice text, const char *at, const char **line,
                          struct identity *identity) {
    gaz_slice behind = gaz_slice_between(at + strlen(GAZETTE), gaz_slice_end(text));
    gaz_slice head = gaz_slice_first(behind, behind.len < REACH ? behind.len : REACH);
    if (!is_masthead(text, at, line)) {
        return false;
    }
    identity->name = gaz_gazette_name_of(gaz_slice_between(*line, behind.ptr));
    return read_number(head, identity);
}

/* Whether a line may end behind `at` in GB18030, as it does behind a masthead: marks aside, with
 * CR, LF, or a line end of four bytes. */
static bool may_end_line(gaz_slice text, const char *at) {
    enum { FIRST_OF_FOUR = 0x81 };
    const char *end = gaz_slice_end(text);
    while (at < end && (*at == ' ' || *at == '*')) {
        at++;
    }
    return at == end || *at == '\n' || *at == '\r' || (unsigned char)*at == FIRST_OF_FOUR;
}

/* The same in GB18030: the line and what stands behind it are decoded. */
static bool read_gb18030_masthead(gaz_slice text, const char *at, const char **line,
                                  struct identity *identity) {
    char decoded[(LONGEST_MASTHEAD + REACH) * 3 / 2 + 4];
    const char *limit = at - text.ptr > LONGEST_MASTHEAD ? at - LONGEST_MASTHEAD : text.ptr;
    if (!may_end_line(text, at + IN_GB18030)) {
        return false;
    }
    for (*line = at; *line > limit && (*line)[-1] != '\n' && (*line)[-1] != '\r';) {
        (*line)--;
    }
    if (*line == limit && limit > text.ptr) {
        return false;
    }
    gaz_slice rest = gaz_slice_between(*line, gaz_slice_end(text));
    size_t most = (size_t)(at - *line) + REACH;
    char *end = decoded;
    (void)gaz_gb18030_decode(gaz_slice_first(rest, rest.len < most ? rest.len : most), &end);
    gaz_slice head = gaz_slice_between(decoded, end);
    const char *gazette = gaz_slice_find(head, GAZETTE);
    const char *ignored;
    return gazette != NULL && read_masthead(head, gazette, &ignored, identity) &&
           ignored == head.ptr;
}

static bool read_any_masthead(const struct script *script, gaz_slice text, const char *at,
                              const char **line, struct identity *identity) {
    return script->gb18030 ? read_gb18030_masthead(text, at, line, identity)
                           : read_masthead(text, at, line, identity);
}

size_t gaz_segment_extent(gaz_slice text, bool at_end) {
    struct script script = script_of(text);
    struct identity own = {.year = 0};
    bool have = false;
    gaz_slice rest = text;
    for (const char *at; (at = gaz_scan_find(rest, script.gazette)) != NULL;) {
        const char *line;
        rest = gaz_slice_between(at + script.gazette.len, gaz_slice_end(text));
        struct identity found;
        if (!at_end && rest.len < REACH) {
            return 0;
        }
        if (!read_any_masthead(&script, text, at, &line, &found)) {
            continue;
        }
        bool same = have && own.year == found.year && own.number == found.number &&
                    !gaz_gazette_names_differ(&own.name, &found.name);
        if (line - text.ptr >= SMALLEST && !same) {
            return (size_t)(line - text.ptr);
        }
        own = found;
        have = true;
    }
    return at_end ? text.len : 0;
}

bool gaz_segment_begins_issue(gaz_slice text) {
    struct script script = script_of(text);
    gaz_slice head = gaz_slice_first(text, text.len < REACH ? text.len : REACH);
    const char *at = gaz_scan_find(head, script.gazette);
    const char *line;
    struct identity ignored;
    return at != NULL && read_any_masthead(&script, text, at, &line, &ignored) && line == text.ptr;
}
