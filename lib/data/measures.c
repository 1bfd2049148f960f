/* measures.c - the words that make a number a quantity. */
#include "data/measures.h"

#include "data/measures.inc"
#include "text/slice.h"
#include "text/wordset.h"

/* Their first letter and their fourth tell the names of kinds apart, without a branch that would
 * depend on the text. */
static gaz_measure_kind kind_of(const char *name) {
    enum { ROWS = 16 };
#define ROW_OF(first, fourth) (((unsigned char)(first) + 5 * (unsigned char)(fourth)) % ROWS)
    static const uint8_t kinds[ROWS] = {
        [ROW_OF('a', 'u')] = GAZ_MEASURE_AMOUNT, [ROW_OF('p', 'c')] = GAZ_MEASURE_PERCENTAGE,
        [ROW_OF('c', 'n')] = GAZ_MEASURE_COUNT,  [ROW_OF('t', 'e')] = GAZ_MEASURE_TIME,
        [ROW_OF('t', 'm')] = GAZ_MEASURE_TERM,   [ROW_OF('p', '\0')] = GAZ_MEASURE_PER,
    };
    return (gaz_measure_kind)kinds[ROW_OF(name[0], name[3])];
#undef ROW_OF
}

/* Whether the character that begins text is one of the list, which has three bytes of each. */
static bool begins_with_any(gaz_slice text, const char *list) {
    if (text.len < 3) {
        return false;
    }
    for (; *list != '\0'; list += 3) {
        if (list[2] == text.ptr[2] && list[1] == text.ptr[1] && list[0] == text.ptr[0]) {
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
    if (best == NULL || begins_with_any(gaz_slice_from(text, len), best->f3)) {
        return 0;
    }
    *measure = (gaz_measure){gaz_slice_of(best->f1), kind_of(best->f2)};
    return len;
}
