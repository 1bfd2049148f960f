/* pages.c - large pieces of memory, straight from the system. */
#define _GNU_SOURCE
#include "text/memory/pages.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALL_FROM_MALLOC 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || !defined(MREMAP_MAYMOVE)
#define ALL_FROM_MALLOC 1
#endif

#ifdef ALL_FROM_MALLOC

void *gaz_pages_alloc(size_t size) {
    return malloc(size);
}

void *gaz_pages_grow(void *piece, size_t size, size_t larger) {
    (void)size;
    return realloc(piece, larger);
}

void gaz_pages_free(void *piece, size_t size) {
    (void)size;
    free(piece);
}

#else

static bool is_large(size_t size) {
    return size >= GAZ_LARGE_PIECE;
}

/* Pages of the system, or NULL. */
static void *mapped(void *piece) {
    return piece == MAP_FAILED ? NULL : piece;
}

void *gaz_pages_alloc(size_t size) {
    return is_large(size) ? mapped(mmap(NULL, size, PROT_READ | PROT_WRITE,
                                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
                          : malloc(size);
}

void *gaz_pages_grow(void *piece, size_t size, size_t larger) {
    if (!is_large(larger)) {
        return realloc(piece, larger);
    }
    if (is_large(size)) {
        return mapped(mremap(piece, size, larger, MREMAP_MAYMOVE));
    }
    void *moved = gaz_pages_alloc(larger);
    if (moved != NULL && piece != NULL) {
        memcpy(moved, piece, size);
        free(piece);
    }
    return moved;
}

void gaz_pages_free(void *piece, size_t size) {
    if (is_large(size)) {
        (void)munmap(piece, size);
    } else {
        free(piece);
    }
}
#endif
