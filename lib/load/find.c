/* find.c - comparing text with the terms of a query. */
#include "load/find.h"

#include <string.h>

#include "text/chars.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "text/utf8.h"

static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

void gaz_fold(gaz_buffer *out, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    size_t step;
    for (const char *at = text.ptr; at < end; at += step) {
        if (gaz_is_space(gaz_utf8_decode(at, end, &step))) {
            continue;
        }
        if (step == 1) {
            gaz_buffer_byte(out, small(*at));
        } else {
            gaz_buffer_add(out, at, step);
        }
    }
}

/* The end of the term when it begins at `at`, spaces passed over; or NULL. */
static const char *match_end(const char *at, const char *end, gaz_slice term) {
    const char *wanted = term.ptr;
    const char *wanted_end = gaz_slice_end(term);
    size_t step;
    while (wanted < wanted_end && at < end) {
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_space(c)) {
            if ((size_t)(wanted_end - wanted) < step ||
                (step == 1 ? small(*at) != *wanted : memcmp(at, wanted, step) != 0)) {
                return NULL;
            }
            wanted += step;
        }
        at += step;
    }
    return wanted == wanted_end ? at : NULL;
}

bool gaz_find_term(gaz_slice text, gaz_slice term, gaz_slice *match) {
    const char *end = gaz_slice_end(text);
    size_t step;
    for (const char *at = text.ptr; at < end && term.len > 0; at += step) {
        (void)gaz_utf8_decode(at, end, &step);
        if (small(*at) != *term.ptr) {
            continue;
        }
        const char *after = match_end(at, end, term);
        if (after != NULL) {
            *match = gaz_slice_between(at, after);
            return true;
        }
    }
    return false;
}

bool gaz_query_holds(const gaz_query *query, gaz_slice heading, gaz_slice text) {
    gaz_slice match;
    for (uint32_t i = 0; i < query->term_count; i++) {
        if (!gaz_find_term(heading, query->terms[i], &match) &&
            !gaz_find_term(text, query->terms[i], &match)) {
            return false;
        }
    }
    return true;
}

bool gaz_is_place_code(const char *place) {
    return place[0] != '\0' && place[strspn(place, "0123456789")] == '\0';
}
