/* functions.c - the names of departments in full. */
#include "data/functions.h"

#include "data/functions.inc"
#include "data/places.h"
#include "text/slice.h"

struct ending {
    const char *word;
    const char *full;
};

/* The words that end a department's name, the longest first. */
static const struct ending endings[] = {
    {"委员会", "委员会"}, {"办公室", "办公室"}, {"总局", "总局"}, {"局", "局"},
    {"厅", "厅"},         {"部", "部"},         {"委", "委员会"}, {"办", "办公室"},
};

static gaz_slice in_full(gaz_arena *arena, gaz_slice name) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!gaz_slice_ends(name, endings[i].word)) {
            continue;
        }
        gaz_slice root = gaz_slice_first(name, name.len - strlen(endings[i].word));
        for (size_t j = 0; j < sizeof functions_rows / sizeof *functions_rows; j++) {
            if (gaz_slice_is(root, functions_rows[j].f0)) {
                return gaz_arena_format(arena, "%s%s", functions_rows[j].f1, endings[i].full);
            }
        }
        break;
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
