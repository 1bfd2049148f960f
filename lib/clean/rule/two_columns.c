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
    REACH = 1200,  /* bytes that are looked at above, and below: some eight lines of both columns */
    LONGEST = 400, /* bytes of a line of both columns */
    ENOUGH = 3     /* lines with a wide gap */
};

/* How many lines have a gap of three spaces with text on either side, no indent; up to ENOUGH. */
static int count_gaps(const gaz_pass *pass, const char *at, const char *end) {
    int found = 0;
    while (found < ENOUGH && (at = gaz_slice_find(gaz_slice_between(at, end), "   ")) != NULL) {
        bool inside = at > pass->text.ptr && at[-1] != '\n';
        while (at < end && *at == ' ') {
            at++;
        }
        if (inside && at < end && *at != '\n' && *at != '\r') {
            const char *next = memchr(at, '\n', (size_t)(end - at));
            at = next != NULL ? next : end;
            found++;
        }
    }
    return found;
}

static bool stands_in_columns(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->columns_line != pass->line) {
        context->columns_line = pass->line;
        const char *begin = pass->text.ptr;
        const char *end = gaz_slice_end(pass->text);
        const char *line_end = gaz_pass_line_end(pass);
        begin = pass->line - begin > REACH ? pass->line - REACH : begin;
        end = end - line_end > REACH ? line_end + REACH : end;
        context->columns =
            count_gaps(pass, begin, pass->line) + count_gaps(pass, line_end, end) >= ENOUGH;
    }
    return context->columns;
}

bool gaz_context_parts_columns(gaz_pass *pass, const char *at) {
    const char *end = gaz_pass_line_end(pass);
    return at - pass->line >= LEAST_LEFT && end - pass->line <= LONGEST && stands_in_columns(pass);
}
