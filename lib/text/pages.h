/* pages.h - large pieces of memory, in pages as large as the system has. */
#ifndef GAZ_TEXT_PAGES_H
#define GAZ_TEXT_PAGES_H

#include <stddef.h>

/*
 * 512 pages of 4 KB cost 1.3 ms when they are first touched, one of 2 MB costs 0.2. The
 * system gives large ones where it has them, to pieces that begin and end at their
 * boundaries and that nobody touched before they were asked for: malloc writes its
 * header first. Pieces of less than two pages are malloc's, as the last page is whole
 * whatever is needed of it; under a sanitizer all are.
 */
enum { GAZ_LARGE_PAGE = 2 << 20, GAZ_LARGE_PIECE = 2 * GAZ_LARGE_PAGE };

/* size bytes, not cleared, aligned for any type; NULL when memory is exhausted. */
void *gaz_pages_alloc(size_t size);

/* A piece of `size` bytes, or NULL and no piece, made one of `larger`: moved page by
 * page, not copied, when it was large. NULL when memory is exhausted; then the piece
 * stays as it was. */
void *gaz_pages_grow(void *piece, size_t size, size_t larger);

void gaz_pages_free(void *piece, size_t size);

/* Gives back the large pages that lie wholly between two places of a piece. The piece
 * stays; what stood there is lost. */
void gaz_pages_forget(void *begin, void *end);

/* The size to ask for when `size` bytes are needed: whole pages when it is large. */
static inline size_t gaz_pages_whole(size_t size) {
    return size < GAZ_LARGE_PIECE ? size
                                  : (size + GAZ_LARGE_PAGE - 1) / GAZ_LARGE_PAGE * GAZ_LARGE_PAGE;
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
