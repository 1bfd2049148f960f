/* furniture_list.c - furniture of an issue, and the names of its kinds. */
#include "split/line/furniture_list.h"

#include <stdlib.h>

static const char *const furniture_names[] = {
#define GAZ_FURNITURE(id, name, comment) name,
#include "split/furniture.def"
#undef GAZ_FURNITURE
};

int gaz_furniture_kind_count(void) {
    return (int)(sizeof furniture_names / sizeof *furniture_names);
}

const char *gaz_furniture_kind_name(int kind) {
    return kind >= 0 && kind < gaz_furniture_kind_count() ? furniture_names[kind] : "other";
}

void gaz_furniture_add(gaz_arena *arena, gaz_issue *issue, enum gaz_furniture_kind kind,
                       gaz_slice text, uint32_t line) {
    issue->furniture = gaz_arena_grow(arena, issue->furniture, issue->furniture_count,
                                      &issue->furniture_capacity, sizeof *issue->furniture);
    issue->furniture[issue->furniture_count++] =
        (gaz_furniture){gaz_furniture_kind_name(kind), text, line};
}

static int by_line(const void *a, const void *b) {
    const gaz_furniture *x = a;
    const gaz_furniture *y = b;
    if (x->line != y->line) {
        return x->line < y->line ? -1 : 1;
    }
    return (x->text.ptr > y->text.ptr) - (x->text.ptr < y->text.ptr);
}

void gaz_furniture_sort(gaz_issue *issue) {
    if (issue->furniture_count > 1) {
        qsort(issue->furniture, issue->furniture_count, sizeof *issue->furniture, by_line);
    }
}
