/* two_columns.c - whether a space may be all that pdftotext left of the gap between two columns.
 *
 * Where that gap is narrow, -layout sets one space behind a full line of the left column, and a
 * wide gap behind a shorter one: among such lines a single space in the middle of a long line is
 * no slip.
 */
#include "clean/rule/context_rules.h"
#include "text/slice.h"

enum {
    LEAST_LEFT = 8 * 3, /* bytes before the space; the right column may end its paragraph */
    NEIGHBOURS = 8,     /* lines that are looked at above, and below */
    LONGEST = 400,      /* bytes of a line of both columns */
    ENOUGH = 3          /* of them with a wide gap */
};

/* It holds a gap of three spaces with text on either side: no indent, no mark on the right. */
static bool has_wide_gap(gaz_slice line) {
    gaz_slice text = gaz_slice_trim(line);
    return line.len <= LONGEST && gaz_slice_find(text, "   ") != NULL;
}

static int count_above(const gaz_pass *pass) {
    int found = 0;
    const char *end = pass->line;
    for (int i = 0; i < NEIGHBOURS && end > pass->text.ptr; i++) {
        end--; /* the line end */
        const char *from = end - pass->text.ptr > LONGEST + 1 ? end - LONGEST - 1 : pass->text.ptr;
        const char *begin = end;
        while (begin > from && begin[-1] != '\n') {
            begin--;
        }
        found += has_wide_gap(gaz_slice_between(begin, end));
        end = begin;
        if (begin > pass->text.ptr && begin[-1] != '\n') {
            break; /* a longer line */
        }
    }
    return found;
}

static int count_below(gaz_pass *pass) {
    int found = 0;
    const char *end = gaz_slice_end(pass->text);
    const char *at = gaz_pass_line_end(pass);
    for (int i = 0; i < NEIGHBOURS && at < end; i++) {
        at++;
        size_t room = (size_t)(end - at) < LONGEST + 1 ? (size_t)(end - at) : LONGEST + 1;
        const char *next = memchr(at, '\n', room);
        const char *line_end = next != NULL ? next : at + room;
        found += has_wide_gap(gaz_slice_between(at, line_end));
        at = line_end;
        if (next == NULL) {
            break;
        }
    }
    return found;
}

static bool stands_in_columns(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->columns_line != pass->line) {
        context->columns_line = pass->line;
        context->columns = count_above(pass) + count_below(pass) >= ENOUGH;
    }
    return context->columns;
}

bool gaz_context_parts_columns(gaz_pass *pass, const char *at) {
    const char *end = gaz_pass_line_end(pass);
    return at - pass->line >= LEAST_LEFT && end - pass->line <= LONGEST && stands_in_columns(pass);
}
