/* functions.c - the names of departments in full. */
#include "data/functions.h"

#include "data/functions.inc"
#include "data/places.h"
#include "text/slice.h"
#include "text/wordset.h"

struct ending {
    gaz_slice word;
    const char *full;
};

/* The words that end a department's name, the longest first. */
static const struct ending endings[] = {
    {GAZ_WORD("委员会"), "委员会"}, {GAZ_WORD("办公室"), "办公室"}, {GAZ_WORD("总局"), "总局"},
    {GAZ_WORD("局"), "局"},         {GAZ_WORD("厅"), "厅"},         {GAZ_WORD("部"), "部"},
    {GAZ_WORD("委"), "委员会"},     {GAZ_WORD("办"), "办公室"},
};

/* What a department is for, in full, NULL when the table does not know it. */
static const char *function_of(gaz_slice root) {
    if (!gaz_wordset_may_begin(functions_first, root)) {
        return NULL;
    }
    size_t group = gaz_wordset_first(root);
    for (size_t i = functions_first_from[group]; i < functions_first_from[group + 1]; i++) {
        const struct functions_row *row = &functions_rows[functions_first_rows[i]];
        if (gaz_slice_equal(root, (gaz_slice){row->f0, row->len})) {
            return row->f1;
        }
    }
    return NULL;
}

static gaz_slice in_full(gaz_arena *arena, gaz_slice name) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!gaz_slice_has_end(name, endings[i].word)) {
            continue;
        }
        const char *function = function_of(gaz_slice_first(name, name.len - endings[i].word.len));
        return function == NULL ? (gaz_slice){NULL, 0}
                                : gaz_arena_format(arena, "%s%s", function, endings[i].full);
    }
    return (gaz_slice){NULL, 0};
}

/* 市 of 市财政局; 市 of 市场监管局 is none. */
static gaz_slice without_level(gaz_slice name) {
    static const char *const levels[] = {"省", "市", "县", "区", "州", "旗", "盟", "国家", NULL};
    for (const char *const *level = levels; *level != NULL; level++) {
        if (gaz_slice_starts(name, *level)) {
            return gaz_slice_from(name, strlen(*level));
        }
    }
    return name;
}

gaz_slice gaz_department_name(gaz_arena *arena, gaz_slice name) {
    for (;;) {
        gaz_slice full = in_full(arena, name);
        gaz_slice rest = without_level(name);
        if (full.ptr == NULL && rest.len < name.len) {
            full = in_full(arena, rest);
        }
        gaz_places places;
        size_t place = full.ptr == NULL ? gaz_place_read(name, GAZ_PLACE_DIVISION, &places) : 0;
        if (place == 0) {
            return full;
        }
        name = gaz_slice_from(name, place);
    }
}
