/* kinds.c - kinds of document (文种), from lib/data/kinds.tsv. */
#include "data/kinds.h"

#include "data/kinds.inc"
#include "text/slice.h"
#include "text/wordset.h"

size_t gaz_kind_count(void) {
    return sizeof kinds_rows / sizeof *kinds_rows;
}

gaz_kind gaz_kind_at(size_t index) {
    const struct kinds_row *row = &kinds_rows[index];
    return (gaz_kind){gaz_slice_of(row->f0), gaz_slice_of(row->f1), row->f2[0] == 's',
                      row->f2[0] == 'o'};
}

bool gaz_kind_may_begin(gaz_slice text) {
    return gaz_wordset_may_begin(kinds_first, text);
}

bool gaz_kind_may_end(gaz_slice title) {
    return gaz_wordset_may_end(kinds_last, title);
}

bool gaz_kind_of_title(gaz_slice title, gaz_kind *kind) {
    size_t best = 0;
    if (!gaz_kind_may_end(title)) {
        return false;
    }
    for (size_t i = 0; i < gaz_kind_count(); i++) {
        gaz_slice word = {kinds_rows[i].f0, kinds_rows[i].len};
        if (word.len > best && gaz_slice_has_end(title, word)) {
            best = word.len;
            *kind = gaz_kind_at(i);
        }
    }
    return best > 0;
}
