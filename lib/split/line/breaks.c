/* breaks.c - <br> within a line, and the indents of paragraphs that a program joined. */
#include "split/line/breaks.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_BREAK = 8,  /* bytes of <br /> */
    LEAST_JOINED = 360, /* bytes of paragraphs on one line: no row of a table */
    LEAST_INDENTS = 3
};

static const char indent[] = "　　";

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

const char *gaz_indent_find(gaz_slice text, const char **behind) {
    const char *at = gaz_slice_find(text, indent);
    if (at != NULL) {
        *behind = gaz_slice_trim_left(gaz_slice_between(at, gaz_slice_end(text))).ptr;
    }
    return at;
}

bool gaz_joins_paragraphs(gaz_slice text) {
    uint32_t gaps = 0;
    uint32_t behind_stops = 0;
    const char *behind;
    if (text.len < LEAST_JOINED) {
        return false;
    }
    gaz_slice rest = text;
    for (const char *at; (at = gaz_indent_find(rest, &behind)) != NULL;) {
        uint32_t c = gaz_utf8_last(rest.ptr, at);
        gaps++;
        behind_stops += gaz_is_sentence_end(c) || c == 0xFF1A || c == 0xFF1B;
        rest = gaz_slice_between(behind, gaz_slice_end(text));
    }
    return behind_stops >= LEAST_INDENTS && behind_stops * 2 >= gaps;
}
