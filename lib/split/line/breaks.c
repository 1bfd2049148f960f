/* breaks.c - <br> within a line. */
#include "split/line/breaks.h"

#include "text/slice.h"

enum { LONGEST_BREAK = 8 /* bytes of <br /> */ };

const char *gaz_break_find(gaz_slice text, const char **behind) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr;
         (at = gaz_slice_find(gaz_slice_between(at, end), "<br")) != NULL; at++) {
        const char *c = at + strlen("<br");
        const char *limit = end - at > LONGEST_BREAK ? at + LONGEST_BREAK : end;
        while (c < limit && (*c == ' ' || *c == '/')) {
            c++;
        }
        if (c < limit && *c == '>') {
            *behind = c + 1;
            return at;
        }
    }
    return NULL;
}
