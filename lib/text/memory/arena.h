/* arena.h - one region of memory per issue, freed as a whole. */
#ifndef GAZ_TEXT_ARENA_H
#define GAZ_TEXT_ARENA_H

#include <stdarg.h>

#include "gazette.h"

/* Runs job(data) so that an allocation that fails inside it ends the job at
 * once. Answers GAZ_OK, or GAZ_NO_MEMORY when the job was cut short. Stages
 * enter through this, so code below it never checks an allocation for NULL. */
gaz_status gaz_arena_run(gaz_arena *arena, void (*job)(void *), void *data) GAZ_CHECKED;

/* size bytes, aligned for any type, not cleared. Never NULL inside
 * gaz_arena_run; outside it NULL means that memory is exhausted. */
void *gaz_arena_alloc(gaz_arena *arena, size_t size);

/* Gives back what lies behind the first `used` bytes of the piece allocated last, of
 * `size` bytes: for text whose length is known when it is written. */
void gaz_arena_cut(gaz_arena *arena, void *piece, size_t size, size_t used);

/* Nobody reads what lies between two places of the caller's memory before the arena is reset: the
 * next pieces stand there. Memory that was touched before costs less than new pages, which the
 * system has to fetch and to clear. */
void gaz_arena_lend(gaz_arena *arena, void *begin, void *end);

/* The same for a part of a piece. Under AddressSanitizer it must not be touched from now on. */
void gaz_arena_reuse(gaz_arena *arena, void *begin, void *end);

/* How many items of a list are worth using again. Few under AddressSanitizer, so that any
 * short text shows whether one of them is read again. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GAZ_REUSES_EARLY 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(GAZ_REUSES_EARLY)
enum { GAZ_MANY_ITEMS = 2 };
#else
enum { GAZ_MANY_ITEMS = 1 << 16 };
#endif

/* The same as gaz_arena_alloc, filled with zero bytes. */
void *gaz_arena_zero(gaz_arena *arena, size_t size);

/* What an arena keeps when it is reset, as it is true of every text. */
typedef enum gaz_kept {
    GAZ_KEPT_CHARACTERS,
    GAZ_KEPT_NAMES,
    GAZ_KEPT_SCOPES,
    GAZ_KEPT_ORGANS,
    GAZ_KEPT_COUNT
} gaz_kept;

/* size bytes, zero at first, that stay when the arena is reset: one piece of each kind,
 * whoever asks. */
void *gaz_arena_keep(gaz_arena *arena, gaz_kept kind, size_t size);

/* The next two for arrays that are full. */
void *gaz_arena_grow_full(gaz_arena *arena, void *items, uint32_t count, uint32_t *capacity,
                          size_t size);
void *gaz_arena_stretch_full(gaz_arena *arena, void *items, uint32_t count, uint32_t *capacity,
                             size_t size);

/* Makes room for one more item in an array of `count` items of `size` bytes:
 * answers the array, moved when it had to grow. *capacity is kept up to date. */
static inline void *gaz_arena_grow(gaz_arena *arena, void *items, uint32_t count,
                                   uint32_t *capacity, size_t size) {
    return count < *capacity ? items : gaz_arena_grow_full(arena, items, count, capacity, size);
}

/* The same for an array to which no other pointer leads: a large one is moved by the
 * system, page by page, and its old place is no longer there. */
static inline void *gaz_arena_stretch(gaz_arena *arena, void *items, uint32_t count,
                                      uint32_t *capacity, size_t size) {
    return count < *capacity ? items : gaz_arena_stretch_full(arena, items, count, capacity, size);
}

/* A copy of text in the arena. */
gaz_slice gaz_arena_copy(gaz_arena *arena, gaz_slice text);

/* The texts one and two with `between` (a C string) between them; each may hold
 * U+0000. A text that is appended to again and again costs time in proportion. */
gaz_slice gaz_arena_join(gaz_arena *arena, gaz_slice one, const char *between, gaz_slice two);

/* printf into the arena, with a NUL behind it: for messages and numbers. Text is joined: a %.*s
 * ends at a U+0000. */
gaz_slice gaz_arena_format(gaz_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
gaz_slice gaz_arena_format_list(gaz_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Appends one slice to a list that lives in the arena. */
void gaz_slices_add(gaz_arena *arena, gaz_slices *list, gaz_slice text);

#endif
