/* measures.c - the words that make a number a quantity. */
#include "data/measures.h"

#include "data/measures.inc"
#include "text/slice.h"
#include "text/utf8.h"
#include "text/wordset.h"

/* In the order of gaz_measure_kind. */
static const char *const kinds[] = {"amount", "percentage", "count", "time", "term"};

static gaz_measure_kind kind_of(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (*kinds[i] == *name && strcmp(kinds[i], name) == 0) {
            return (gaz_measure_kind)i;
        }
    }
    return GAZ_MEASURE_PER;
}

/* Whether the character that begins text is one of the list. */
static bool begins_with_any(gaz_slice text, gaz_slice list) {
    if (text.len == 0) {
        return false;
    }
    size_t step;
    gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    for (size_t i = 0; i + step <= list.len; i++) {
        if (list.ptr[i] == *text.ptr && list.ptr[i + step - 1] == text.ptr[step - 1] &&
            memcmp(list.ptr + i, text.ptr, step) == 0) {
            return true;
        }
    }
    return false;
}

bool gaz_measure_may_begin(gaz_slice text) {
    return text.len > 0 && (text.len < 3 || gaz_wordset_has(measures_first, text.ptr));
}

size_t gaz_measure_read(gaz_slice text, gaz_measure *measure) {
    const struct measures_row *best = NULL;
    size_t len = 0;
    if (!gaz_measure_may_begin(text)) {
        return 0;
    }
    size_t group = gaz_wordset_first(text);
    for (size_t i = measures_first_from[group]; i < measures_first_from[group + 1]; i++) {
        const struct measures_row *row = &measures_rows[measures_first_rows[i]];
        if (row->len > len && gaz_wordset_starts(text, row->f0, row->len)) {
            best = row;
            len = row->len;
        }
    }
    if (best == NULL || begins_with_any(gaz_slice_from(text, len), gaz_slice_of(best->f3))) {
        return 0;
    }
    *measure = (gaz_measure){gaz_slice_of(best->f1), kind_of(best->f2)};
    return len;
}
