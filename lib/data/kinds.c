/* kinds.c - kinds of document (文种), from lib/data/kinds.tsv. */
#include "data/kinds.h"

#include "data/kinds.inc"
#include "text/slice.h"

size_t gaz_kind_count(void) {
    return sizeof kinds_rows / sizeof *kinds_rows;
}

gaz_kind gaz_kind_at(size_t index) {
    const struct kinds_row *row = &kinds_rows[index];
    return (gaz_kind){gaz_slice_of(row->f0), gaz_slice_of(row->f1), row->f2[0] == 's'};
}

bool gaz_kind_of_title(gaz_slice title, gaz_kind *kind) {
    size_t best = 0;
    for (size_t i = 0; i < gaz_kind_count(); i++) {
        size_t len = strlen(kinds_rows[i].f0);
        if (len > best && gaz_slice_ends(title, kinds_rows[i].f0)) {
            best = len;
            *kind = gaz_kind_at(i);
        }
    }
    return best > 0;
}
