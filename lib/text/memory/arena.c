/* arena.c - one region of memory per issue, freed as a whole. */
#include "text/memory/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/memory/pages.h"

/* Under AddressSanitizer the pieces of a block lie apart, and what lies between
 * them must not be touched: so reading past a piece is found as with malloc. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARDED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GUARDED 1
#endif
#ifdef GUARDED
#include <sanitizer/asan_interface.h>
enum { GUARD = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(begin, size) ((void)(begin), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(begin, size) ((void)(begin), (void)(size))
enum { GUARD = 0 };
#endif

enum {
    FIRST_BLOCK = 1 << 16,
    LARGEST_BLOCK = 8 << 20,
    LARGEST_PIECE = 1 << 20, /* larger ones get a block of their own */
    LEAST_LENT = 1 << 16,
    MOST_SPARE = 56 << 20, /* bytes kept for the next issue: those of a window of GB18030 */
    GROWS_ON = 1 << 18,    /* an array larger than this moves once more, to a large piece */
    ALIGNMENT = 16
};

struct block {
    struct block *next;
    size_t size; /* of the bytes behind this header */
    bool lent;   /* it stands in memory of others */
    _Alignas(ALIGNMENT) char bytes[];
};

struct gaz_arena {
    struct block *blocks; /* the one in use first */
    struct block *spare;  /* of issues before, to be used again */
    struct block *lent;   /* in memory that nobody reads any more, not yet in use */
    size_t used;          /* of the first block */
    size_t held;          /* bytes of `blocks` */
    jmp_buf *escape;      /* where a failed allocation goes, or NULL */
    gaz_slice joined;     /* what gaz_arena_join answered last */
    size_t joined_room;
    void *kept[GAZ_KEPT_COUNT]; /* from malloc */
};

gaz_arena *gaz_arena_new(void) {
    return calloc(1, sizeof(gaz_arena));
}

static void free_blocks(struct block *block) {
    while (block != NULL) {
        struct block *next = block->next;
        gaz_pages_free(block, sizeof *block + block->size);
        block = next;
    }
}

/* Before any block goes, as those that were lent may stand in another. */
static void give_lent_back(gaz_arena *arena) {
    struct block **at = &arena->blocks;
    while (*at != NULL) {
        if ((*at)->lent) {
            *at = (*at)->next;
        } else {
            at = &(*at)->next;
        }
    }
    arena->lent = NULL;
}

/* Memory that was touched before is ready; new pages have to be fetched and cleared, which
 * took four tenths of the time that windows of 8 MB were corrected in. */
static void keep_spare(gaz_arena *arena) {
    size_t kept = 0;
    struct block **last = &arena->spare;
    while (*last != NULL && kept + (*last)->size <= MOST_SPARE) {
        kept += (*last)->size;
        last = &(*last)->next;
    }
    free_blocks(*last);
    *last = NULL;
}

void gaz_arena_reset(gaz_arena *arena) {
    size_t used = arena->used; /* of the first block, which is poisoned behind that */
    give_lent_back(arena);
    struct block **last = &arena->blocks;
    for (; *last != NULL; last = &(*last)->next) {
        struct block *block = *last;
        ASAN_POISON_MEMORY_REGION(block->bytes, block == arena->blocks ? used : block->size);
    }
    *last = arena->spare;
    arena->spare = arena->blocks;
    arena->blocks = NULL;
    arena->used = 0;
    arena->held = 0;
    arena->joined = (gaz_slice){NULL, 0};
    keep_spare(arena);
}

void gaz_arena_free(gaz_arena *arena) {
    if (arena == NULL) {
        return;
    }
    give_lent_back(arena);
    free_blocks(arena->blocks);
    free_blocks(arena->spare);
    for (size_t i = 0; i < GAZ_KEPT_COUNT; i++) {
        free(arena->kept[i]);
    }
    free(arena);
}

size_t gaz_arena_size(const gaz_arena *arena) {
    size_t spare = 0;
    for (const struct block *block = arena->spare; block != NULL; block = block->next) {
        spare += block->size;
    }
    return arena->held + spare;
}

gaz_status gaz_arena_run(gaz_arena *arena, void (*job)(void *), void *data) {
    jmp_buf escape;
    jmp_buf *outer = arena->escape;
    volatile gaz_status status = GAZ_NO_MEMORY;
    if (setjmp(escape) == 0) {
        arena->escape = &escape;
        job(data);
        status = GAZ_OK;
    }
    arena->escape = outer;
    return status;
}

static void *fail(const gaz_arena *arena) {
    if (arena->escape != NULL) {
        longjmp(*arena->escape, 1);
    }
    return NULL;
}

/* Bytes of the next block with its header, which must hold a piece of `taken` bytes. */
static size_t next_block_size(const gaz_arena *arena, size_t taken) {
    size_t needed = sizeof(struct block) + taken;
    size_t wanted = FIRST_BLOCK;
    while (wanted < arena->held && wanted < LARGEST_BLOCK && taken <= LARGEST_PIECE) {
        wanted *= 2;
    }
    /* A quarter more, which costs nothing before it is touched: the next issue may be larger. */
    needed += needed >= GAZ_LARGE_PIECE ? needed / 4 : 0;
    return gaz_pages_whole(needed > wanted ? needed : wanted);
}

/* The smallest spare block with room for `size` bytes and its header, or NULL. */
static struct block *take_spare(gaz_arena *arena, size_t size) {
    struct block **best = NULL;
    for (struct block **at = &arena->spare; *at != NULL; at = &(*at)->next) {
        if (sizeof(struct block) + (*at)->size >= size &&
            (best == NULL || (*at)->size < (*best)->size)) {
            best = at;
        }
    }
    if (best == NULL) {
        return NULL;
    }
    struct block *block = *best;
    *best = block->next;
    return block;
}

/* Gives back the largest spare block, which is too small for what a large one is needed for. */
static void drop_spare(gaz_arena *arena) {
    struct block **largest = &arena->spare;
    for (struct block **at = &arena->spare; *at != NULL; at = &(*at)->next) {
        if ((*at)->size > (*largest)->size) {
            largest = at;
        }
    }
    struct block *block = *largest;
    if (block != NULL) {
        *largest = block->next;
        block->next = NULL;
        free_blocks(block);
    }
}

static struct block *new_block(size_t size) {
    struct block *block = gaz_pages_alloc(size);
    if (block != NULL) {
        block->size = size - sizeof *block;
        block->lent = false;
        ASAN_POISON_MEMORY_REGION(block->bytes, block->size);
    }
    return block;
}

static void add_lent(gaz_arena *arena, char *begin, char *end) {
    size_t skipped = (ALIGNMENT - (uintptr_t)begin % ALIGNMENT) % ALIGNMENT;
    size_t size = (size_t)(end - begin);
    if (size >= LEAST_LENT) {
        struct block *block = (void *)(begin + skipped);
        *block = (struct block){arena->lent, size - skipped - sizeof *block, true};
        arena->lent = block;
    }
}

/* A lent block with room for a piece that takes up so much, or NULL. What a large piece leaves of
 * it stays lent. */
static struct block *take_lent(gaz_arena *arena, size_t taken) {
    struct block **at = &arena->lent;
    while (*at != NULL && (*at)->size < taken) {
        at = &(*at)->next;
    }
    struct block *block = *at;
    if (block == NULL) {
        return NULL;
    }
    *at = block->next;
    if (taken > LARGEST_PIECE) {
        add_lent(arena, block->bytes + taken, block->bytes + block->size);
        block->size = taken;
    }
    return block;
}

void gaz_arena_lend(gaz_arena *arena, void *begin, void *end) {
    if (GUARD == 0) { /* AddressSanitizer would have to be told whose it is */
        add_lent(arena, begin, end);
    }
}

void gaz_arena_reuse(gaz_arena *arena, void *begin, void *end) {
    gaz_arena_lend(arena, begin, end);
    ASAN_POISON_MEMORY_REGION(begin, (size_t)((char *)end - (char *)begin));
}

static struct block *new_or_spare(gaz_arena *arena, size_t taken) {
    size_t whole = next_block_size(arena, taken);
    struct block *block = take_spare(arena, whole);
    if (block == NULL && whole >= GAZ_LARGE_PIECE) {
        drop_spare(arena);
    }
    if (block == NULL) {
        block = new_block(whole);
    }
    arena->held += block == NULL ? 0 : block->size;
    return block;
}

/* `size` bytes and, in what they take up, the guard behind them. */
static void *alloc_from_new_block(gaz_arena *arena, size_t size, size_t taken) {
    struct block *block = take_lent(arena, taken);
    if (block == NULL) {
        block = new_or_spare(arena, taken);
    }
    if (block == NULL) {
        return fail(arena);
    }
    ASAN_UNPOISON_MEMORY_REGION(block->bytes, size);
    if (arena->blocks != NULL && taken > LARGEST_PIECE) {
        /* A large piece gets a block of its own behind the one in use. */
        block->next = arena->blocks->next;
        arena->blocks->next = block;
        return block->bytes;
    }
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = taken;
    return block->bytes;
}

/* What a piece takes up. */
static size_t rounded(size_t size) {
    return ((size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1)) + GUARD;
}

void *gaz_arena_alloc(gaz_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) {
        return fail(arena);
    }
    size_t taken = rounded(size);
    struct block *block = arena->blocks;
    if (block == NULL || block->size - arena->used < taken) {
        return alloc_from_new_block(arena, size, taken);
    }
    void *result = block->bytes + arena->used;
    ASAN_UNPOISON_MEMORY_REGION(result, size);
    arena->used += taken;
    return result;
}

void gaz_arena_cut(gaz_arena *arena, void *piece, size_t size, size_t used) {
    struct block *block = arena->blocks;
    char *at = piece;
    if (block != NULL && block->bytes + arena->used == at + rounded(size)) {
        arena->used -= rounded(size) - rounded(used);
        ASAN_POISON_MEMORY_REGION(at + used, rounded(size) - used);
    }
}

void *gaz_arena_zero(gaz_arena *arena, size_t size) {
    void *result = gaz_arena_alloc(arena, size);
    if (result != NULL) {
        memset(result, 0, size);
    }
    return result;
}

void *gaz_arena_keep(gaz_arena *arena, gaz_kept kind, size_t size) {
    void **kept = &arena->kept[kind];
    if (*kept == NULL) {
        *kept = calloc(1, size);
    }
    return *kept == NULL ? fail(arena) : *kept;
}

/* Gives the items room for `larger` of them. */
static void *grow_to(gaz_arena *arena, void *items, uint32_t count, uint32_t *capacity,
                     uint32_t larger, size_t size) {
    void *moved = gaz_arena_alloc(arena, (size_t)larger * size);
    if (moved != NULL) {
        if (count > 0) {
            memcpy(moved, items, (size_t)count * size);
        }
        *capacity = larger;
    }
    return moved;
}

/* Lists in the nodes of a tree mostly have one item or two. */
static uint32_t first_capacity(size_t size) {
    enum { FEW = 32 };
    return size < FEW ? (uint32_t)(FEW / size) : 1;
}

void *gaz_arena_grow_full(gaz_arena *arena, void *items, uint32_t count, uint32_t *capacity,
                          size_t size) {
    if (*capacity > UINT32_MAX / 2) {
        return fail(arena);
    }
    return grow_to(arena, items, count, capacity,
                   *capacity == 0 ? first_capacity(size) : *capacity * 2, size);
}

/* The block of its own in which these items stand, NULL when they share one. */
static struct block **block_of(gaz_arena *arena, const void *items) {
    for (struct block **at = &arena->blocks; *at != NULL; at = &(*at)->next) {
        if ((*at)->bytes == items && (*at)->size > LARGEST_PIECE && !(*at)->lent) {
            return at;
        }
    }
    return NULL;
}

/* Gives the items of a block of their own `size` bytes. */
static void *resize(gaz_arena *arena, struct block **at, size_t size) {
    size_t before = (*at)->size;
    size_t whole = gaz_pages_whole(sizeof(struct block) + size + GUARD);
    size_t block_size = whole - sizeof(struct block);
    ASAN_UNPOISON_MEMORY_REGION((*at)->bytes, before);
    struct block *moved = gaz_pages_grow(*at, sizeof *moved + before, whole);
    if (moved == NULL) {
        return fail(arena);
    }
    ASAN_UNPOISON_MEMORY_REGION(moved->bytes, size);
    ASAN_POISON_MEMORY_REGION(moved->bytes + size, block_size - size);
    arena->held += block_size - before;
    moved->size = block_size;
    *at = moved;
    return moved->bytes;
}

void *gaz_arena_stretch_full(gaz_arena *arena, void *items, uint32_t count, uint32_t *capacity,
                             size_t size) {
    struct block **at = NULL;
    size_t bytes = (size_t)count * size;
    if (bytes > LARGEST_PIECE && *capacity <= UINT32_MAX / 4) {
        at = block_of(arena, items);
    }
    if (at == NULL && bytes > GROWS_ON && bytes < GAZ_LARGE_PIECE) {
        uint32_t larger = (uint32_t)(GAZ_LARGE_PIECE / size) + 1;
        return grow_to(arena, items, count, capacity, larger, size);
    }
    if (at == NULL) {
        return gaz_arena_grow_full(arena, items, count, capacity, size);
    }
    void *moved = resize(arena, at, (size_t)*capacity * 4 * size);
    if (moved != NULL) {
        *capacity *= 4;
    }
    return moved;
}

gaz_slice gaz_arena_copy(gaz_arena *arena, gaz_slice text) {
    if (text.ptr == NULL) {
        return text;
    }
    char *copy = gaz_arena_alloc(arena, text.len + 1);
    if (copy == NULL) {
        return (gaz_slice){NULL, 0};
    }
    memcpy(copy, text.ptr, text.len);
    return (gaz_slice){copy, text.len};
}

/* Appends to the bytes that are `len` so far; what is absent has no bytes to copy. */
static size_t append(char *out, size_t len, gaz_slice text) {
    if (text.ptr != NULL) {
        memcpy(out + len, text.ptr, text.len);
    }
    return len + text.len;
}

gaz_slice gaz_arena_join(gaz_arena *arena, gaz_slice one, const char *between, gaz_slice two) {
    gaz_slice middle = {between, strlen(between)};
    size_t len = one.len + middle.len + two.len;
    bool is_last = one.ptr != NULL && one.ptr == arena->joined.ptr && one.len == arena->joined.len;
    char *out = (char *)(uintptr_t)one.ptr;
    if (!is_last || len > arena->joined_room) {
        size_t room = is_last ? 2 * len : len + 1; /* what grew once may grow on */
        out = gaz_arena_alloc(arena, room);
        if (out == NULL) {
            return (gaz_slice){NULL, 0};
        }
        append(out, 0, one);
        arena->joined_room = room;
    }
    append(out, append(out, one.len, middle), two);
    arena->joined = (gaz_slice){out, len};
    return arena->joined;
}

gaz_slice gaz_arena_format_list(gaz_arena *arena, const char *format, va_list args) {
    char shown[512]; /* nearly every sentence fits, and is made once */
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(shown, sizeof shown, format, args);
    char *text = len < 0 ? NULL : gaz_arena_alloc(arena, (size_t)len + 1);
    if (text != NULL && (size_t)len < sizeof shown) {
        memcpy(text, shown, (size_t)len + 1);
    } else if (text != NULL) {
        vsnprintf(text, (size_t)len + 1, format, again);
    }
    va_end(again);
    return len < 0 ? (gaz_slice){"", 0} : (gaz_slice){text, text == NULL ? 0 : (size_t)len};
}

void gaz_slices_add(gaz_arena *arena, gaz_slices *list, gaz_slice text) {
    list->items =
        gaz_arena_grow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = text;
}
