/* portal.c - names of the metadata that web portals print. */
#include "data/portal.h"

#include "data/portal.inc"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "text/wordset.h"

_Static_assert(sizeof portal_rows[0].f0 <= GAZ_PORTAL_LONGEST, "as the header says");

enum { LONGEST = sizeof portal_rows[0].f0, WIDEST_GAP = 8, SHORTEST = 2 /* characters */ };

/* The Han characters at the start of text without the spaces between them, of
 * which at most `most` stand together. *end is where they end, *gap whether
 * wider space follows. */
static gaz_slice read_name(gaz_slice text, uint32_t most, char *buffer, const char **end,
                           bool *gap) {
    size_t len = 0;
    uint32_t spaces = 0;
    const char *at = text.ptr;
    *end = at;
    while (at < gaz_slice_end(text)) {
        if (gaz_utf8_is_plain(at, gaz_slice_end(text)) && len + 3 < LONGEST) {
            memcpy(buffer + len, at, 3);
            len += 3;
            spaces = 0;
            *end = at += 3;
            continue;
        }
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (c == '\t' || (gaz_is_space(c) && ++spaces > most)) {
            break;
        }
        if (!gaz_is_space(c)) {
            if (!gaz_is_han(c) || len + step >= LONGEST) {
                break;
            }
            memcpy(buffer + len, at, step);
            len += step;
            spaces = 0;
            *end = at + step;
        }
        at += step;
    }
    *gap = spaces > most || (at < gaz_slice_end(text) && *at == '\t');
    return (gaz_slice){buffer, len};
}

static const struct portal_row *find_row(gaz_slice name) {
    if (name.len == 0) {
        return NULL;
    }
    size_t group = gaz_wordset_last(name);
    for (size_t i = portal_last_from[group]; i < portal_last_from[group + 1]; i++) {
        const struct portal_row *row = &portal_rows[portal_last_rows[i]];
        if (gaz_slice_equal(name, (gaz_slice){row->f0, row->len})) {
            return row;
        }
    }
    return NULL;
}

/* A colon, or the bar that a program wrote between the cells of a page's table. */
static bool take_colon(gaz_slice *rest) {
    *rest = gaz_slice_trim_left(*rest);
    size_t len = gaz_slice_starts(*rest, "：")
                     ? strlen("：")
                     : gaz_slice_starts(*rest, ":") || gaz_slice_starts(*rest, "|");
    *rest = gaz_slice_from(*rest, len);
    return len > 0;
}

/* 【发布单位】商务部: the name in brackets. */
static gaz_slice without_bracket(gaz_slice text) {
    return gaz_slice_from(text, gaz_slice_starts(text, "【") ? strlen("【") : 0);
}

bool gaz_portal_may_begin(gaz_slice text) {
    return gaz_wordset_may_begin(portal_first, text);
}

/* The same for a name in brackets, which stand for the colon. */
static size_t bracketed_name(gaz_slice text, bool *strong) {
    char buffer[LONGEST];
    const char *end;
    bool gap;
    gaz_slice inside = without_bracket(text);
    const struct portal_row *row = find_row(read_name(inside, 1, buffer, &end, &gap));
    gaz_slice rest = gaz_slice_between(end, gaz_slice_end(text));
    if (row == NULL || !gaz_slice_starts(rest, "】")) {
        return 0;
    }
    *strong = row->f1[0] == 's';
    return text.len - gaz_slice_trim_left(gaz_slice_from(rest, strlen("】"))).len;
}

size_t gaz_portal_name(gaz_slice text, bool *strong) {
    char buffer[LONGEST];
    const char *end;
    bool gap;
    if (gaz_slice_starts(text, "【")) {
        return bracketed_name(text, strong);
    }
    if (!gaz_wordset_may_begin(portal_first, text) && !gaz_is_space(gaz_utf8_first(text))) {
        return 0;
    }
    const struct portal_row *row = find_row(read_name(text, 1, buffer, &end, &gap));
    bool wide = row == NULL && gap;
    if (wide) {
        /* 标　　题： the colon says that the gap is within the name. */
        row = find_row(read_name(text, WIDEST_GAP, buffer, &end, &gap));
    }
    if (row == NULL) {
        return 0;
    }
    gaz_slice rest = gaz_slice_between(end, gaz_slice_end(text));
    if (!take_colon(&rest) && (wide || (!gap && rest.len > 0))) {
        return 0;
    }
    *strong = row->f1[0] == 's';
    return text.len - gaz_slice_trim_left(rest).len;
}

size_t gaz_portal_spaced_name(gaz_slice text, bool *strong) {
    char buffer[LONGEST];
    size_t len = 0;
    const char *end = text.ptr; /* of the longest name yet */
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (c == ' ' && len > 0 && at[-1] != ' ') {
            const struct portal_row *row = find_row((gaz_slice){buffer, len});
            if (row != NULL) {
                end = at + 1;
                *strong = row->f1[0] == 's';
            }
        } else if (!gaz_is_han(c) || len + step >= LONGEST) {
            break;
        } else {
            memcpy(buffer + len, at, step);
            len += step;
        }
        at += step;
    }
    bool value = end < gaz_slice_end(text) && *end != ' ';
    return value ? (size_t)(end - text.ptr) : 0;
}

size_t gaz_portal_row_name(gaz_slice text) {
    char buffer[LONGEST];
    const char *end;
    bool flag;
    size_t len = gaz_portal_name(text, &flag);
    if (len > 0) {
        return len;
    }
    gaz_slice name = read_name(text, WIDEST_GAP, buffer, &end, &flag);
    gaz_slice rest = gaz_slice_between(end, gaz_slice_end(text));
    return gaz_utf8_count(name) >= SHORTEST && take_colon(&rest)
               ? text.len - gaz_slice_trim_left(rest).len
               : gaz_portal_spaced_name(text, &flag);
}
