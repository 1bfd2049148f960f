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
    return (gaz_kind){
        {row->f0, row->len}, gaz_slice_of(row->f1), row->f2[0] == 's', row->f2[0] == 'o'};
}

bool gaz_kind_may_begin(gaz_slice text) {
    return gaz_wordset_may_begin(kinds_first, text);
}

bool gaz_kind_may_end(gaz_slice title) {
    return gaz_wordset_may_end(kinds_last, title);
}

gaz_slice gaz_title_without_note(gaz_slice title) {
    if (!gaz_slice_ends(title, "]")) {
        return title;
    }
    size_t len = title.len - 1;
    while (len > 0 && title.ptr[len - 1] >= '0' && title.ptr[len - 1] <= '9') {
        len--;
    }
    bool note = len > 1 && len + 1 < title.len && title.ptr[len - 1] == '[';
    return note ? gaz_slice_trim_right(gaz_slice_first(title, len - 1)) : title;
}

bool gaz_kind_of_title(gaz_slice title, gaz_kind *kind) {
    size_t best = 0;
    if (!gaz_kind_may_end(title)) {
        return false;
    }
    size_t group = gaz_wordset_last(title);
    for (size_t i = kinds_last_from[group]; i < kinds_last_from[group + 1]; i++) {
        size_t row = kinds_last_rows[i];
        gaz_slice word = {kinds_rows[row].f0, kinds_rows[row].len};
        if (word.len > best && gaz_slice_has_end(title, word)) {
            best = word.len;
            *kind = gaz_kind_at(row);
        }
    }
    return best > 0;
}

gaz_slice gaz_kind_word(gaz_slice text) {
    gaz_slice best = {NULL, 0};
    if (!gaz_kind_may_begin(text)) {
        return best;
    }
    size_t group = gaz_wordset_first(text);
    for (size_t i = kinds_first_from[group]; i < kinds_first_from[group + 1]; i++) {
        const struct kinds_row *row = &kinds_rows[kinds_first_rows[i]];
        if (row->len > best.len && row->len <= text.len &&
            memcmp(text.ptr, row->f0, row->len) == 0) {
            best = (gaz_slice){row->f0, row->len};
        }
    }
    return best;
}
