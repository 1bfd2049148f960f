/* pages.h - large pieces of memory, straight from the system. */
#ifndef GAZ_TEXT_PAGES_H
#define GAZ_TEXT_PAGES_H

#include <stddef.h>

/*
 * Large pieces grow by moving their pages, and give back what is not needed any more,
 * which malloc's do not. They do not ask for pages of 2 MB: where a virtual machine's
 * host takes free ones back, each costs 2 to 3 ms when it is touched next, 512 of 4 KB
 * cost 0.9. Pieces below GAZ_LARGE_PIECE are malloc's; under a sanitizer all are.
 */
enum { GAZ_PAGE_RUN = 2 << 20, GAZ_LARGE_PIECE = 2 * GAZ_PAGE_RUN };

/* size bytes, not cleared, aligned for any type; NULL when memory is exhausted. */
void *gaz_pages_alloc(size_t size);

/* A piece of `size` bytes, or NULL and no piece, made one of `larger`: moved page by
 * page, not copied, when it was large. NULL when memory is exhausted; then the piece
 * stays as it was. */
void *gaz_pages_grow(void *piece, size_t size, size_t larger);

/* Frees a piece of `size` bytes; NULL and 0 is none. */
void gaz_pages_free(void *piece, size_t size);

/* The size to ask for when `size` bytes are needed: whole runs of pages when it is large. */
static inline size_t gaz_pages_whole(size_t size) {
    return size < GAZ_LARGE_PIECE ? size : (size + GAZ_PAGE_RUN - 1) / GAZ_PAGE_RUN * GAZ_PAGE_RUN;
}

/* The size that a full piece grows to: what has a megabyte becomes large, a large one
 * grows by four, as pages that are not touched cost nothing. */
static inline size_t gaz_pages_next(size_t size) {
    if (size < GAZ_LARGE_PIECE / 4) {
        return 2 * size;
    }
    return size < GAZ_LARGE_PIECE ? GAZ_LARGE_PIECE : 4 * size;
}

#endif
