/*
 * toc_keys.h - the contents page as it is used to find titles.
 */
#ifndef GAZ_SPLIT_TOC_KEYS_H
#define GAZ_SPLIT_TOC_KEYS_H

#include "split/line/title_key.h"

typedef struct gaz_toc_keys {
    gaz_title_key *keys;
    uint32_t count;
    uint32_t next; /* the entry expected next */
} gaz_toc_keys;

/* The titles of the issue's contents page. */
gaz_toc_keys gaz_toc_keys_of(gaz_arena *arena, const gaz_issue *issue);

/* The entries around the one expected next: from *from up to, not including,
 * the answer. */
uint32_t gaz_toc_window(const gaz_toc_keys *toc, uint32_t *from);

#endif
