/* toc_keys.c - the contents page as it is used to find titles. */
#include "split/paragraph/toc_keys.h"

enum {
    WINDOW_BACK = 2, /* entries of the contents page looked at around the */
    WINDOW_AHEAD = 6 /* one expected: a page may be out of order */
};

gaz_toc_keys gaz_toc_keys_of(gaz_arena *arena, const gaz_issue *issue) {
    gaz_toc_keys toc = {.count = issue->toc_count};
    toc.keys = gaz_arena_alloc(arena, (issue->toc_count + (size_t)1) * sizeof *toc.keys);
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        toc.keys[i] = gaz_title_key_of(arena, issue->toc[i].title);
    }
    return toc;
}

uint32_t gaz_toc_window(const gaz_toc_keys *toc, uint32_t *from) {
    *from = toc->next > WINDOW_BACK ? toc->next - WINDOW_BACK : 0;
    uint32_t end = toc->next + WINDOW_AHEAD;
    return end < toc->count ? end : toc->count;
}
