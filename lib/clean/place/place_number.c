/* place_number.c - whose document number is this? */
#include "clean/place/place_rules.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LINES_REACH = 3, TITLE_REACH = 300 }; /* lines; bytes */

/* Text begins with the issuer's name, one character of it perhaps misread. */
static bool begins_with_issuer(gaz_slice text, const gaz_place_judge *judge) {
    gaz_slice name = gaz_place_name(judge->scope.issuer.place);
    size_t apart = 0;
    for (size_t at = 0; at + 3 <= name.len && at + 3 <= text.len; at += 3) {
        apart += memcmp(text.ptr + at, name.ptr + at, 3) != 0;
    }
    return text.len >= name.len && apart <= (name.len > 6 ? 1 : 0);
}

static gaz_slice without_marks(gaz_slice line) {
    while (line.len > 0 && memchr("# *\t\r", *line.ptr, 5) != NULL) {
        line = gaz_slice_from(line, 1);
    }
    return line;
}

/* The line is one of the issuer's own: its masthead, or a title it heads. */
static bool is_headed_by_issuer(gaz_slice line, const gaz_place_judge *judge) {
    size_t name = gaz_place_name(judge->scope.issuer.place).len;
    line = without_marks(line);
    return begins_with_issuer(line, judge) &&
           gaz_slice_starts(gaz_slice_from(line, name), "人民政府");
}

/* The next line that is not empty, a few lines down. */
static gaz_slice line_below(gaz_slice text, const char *at) {
    gaz_slice line = {at, 0};
    for (int i = 0; i <= LINES_REACH && at < gaz_slice_end(text); i++) {
        const char *end = gaz_line_end(at, gaz_slice_end(text));
        line = without_marks(gaz_slice_between(at, end));
        if (i > 0 && line.len > 0) {
            break;
        }
        at = end + gaz_line_terminator(end, gaz_slice_end(text));
    }
    return line;
}

/* The last line before `at` that is not empty, a few lines up. */
static gaz_slice line_above(gaz_slice text, const char *at) {
    gaz_slice line = {at, 0};
    for (int i = 0; i < LINES_REACH && at > text.ptr && line.len == 0; i++) {
        const char *end = gaz_line_before(text.ptr, at);
        at = gaz_line_begin(end - text.ptr > TITLE_REACH ? end - TITLE_REACH : text.ptr, end);
        line = without_marks(gaz_slice_between(at, end));
    }
    return line;
}

/* 《郯城县公路暂行规定》（郯政办发〔2009〕24号）: the title in front of the bracket
 * begins with the issuer's name. */
static bool follows_own_title(const gaz_pass *pass, const char *at) {
    const char *begin = at - pass->line > TITLE_REACH ? at - TITLE_REACH : pass->line;
    gaz_slice head = gaz_slice_between(begin, at);
    if (!gaz_slice_ends(head, "》（") && !gaz_slice_ends(head, "》(")) {
        return false;
    }
    for (const char *open = at; open - begin >= 3; open--) {
        if (memcmp(open - 3, "《", 3) == 0) {
            return begins_with_issuer(gaz_slice_between(open, at), pass->data);
        }
    }
    return false;
}

bool gaz_number_is_own(gaz_pass *pass, const char *at) {
    const gaz_place_judge *judge = pass->data;
    gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
    if (without_marks(line).ptr == at) {
        return is_headed_by_issuer(line_above(judge->text, pass->line), judge) ||
               is_headed_by_issuer(line_below(judge->text, at), judge);
    }
    uint32_t before = gaz_pass_before(pass, at);
    bool bracketed = before == '(' || before == 0xFF08;
    bool entry = is_headed_by_issuer(line, judge) && gaz_slice_find(line, "通知") != NULL;
    return bracketed && (entry || follows_own_title(pass, at));
}

bool gaz_is_superiors(const gaz_place_judge *judge, uint32_t character) {
    gaz_place above = gaz_place_parent(judge->scope.issuer.place);
    for (; above != 0; above = gaz_place_parent(above)) {
        if (gaz_utf8_first(gaz_place_name(above)) == character) {
            return true;
        }
    }
    return false;
}
