/*
 * issuer_search.h - the divisions that a text names, while its issuer is looked for.
 */
#ifndef GAZ_CLEAN_ISSUER_SEARCH_H
#define GAZ_CLEAN_ISSUER_SEARCH_H

#include "clean/place/issuer.h"
#include "text/scan/scan.h"

enum {
    MOST_MISREAD = 256, /* mentions of no division that are tried for look-alikes */
    MOST_CANDIDATES = 128,
    MOST_STRANGERS = 32,
    LONGEST_NAME = 16 /* characters of 积石山保安族东乡族撒拉族自治县, and one */
};

/* What a mention weighs, by where it stands. */
enum { MASTHEAD = 30, ALONE = 10, HEADS_TITLE = 5, MENTION = 1 };

struct candidate {
    gaz_place place;
    uint32_t score;
    uint32_t correct;
    uint32_t misread;
    bool masthead;
};

/* As many divisions as are remembered of a name; of more nothing is. */
struct few_places {
    gaz_place items[8];
    uint8_t count;
};

/* The divisions that a name may be a misreading of, in their order. */
struct alike {
    char name[3 * (LONGEST_NAME + 1)]; /* what stands before 人民政府: a name, and the
                                        * character before it */
    uint8_t len;
    uint8_t longer;
    struct few_places places;
};

/* Those of a name of two characters. */
struct alike_short {
    uint32_t first;
    uint32_t last;
    struct few_places places;
};

/* What names were found to be look-alikes of. A text misreads the same name again and again,
 * is searched before and behind its corrections, and is one of many that name the same
 * governments, so that the arena keeps this. */
struct alike_memory {
    struct alike names[256];
    struct alike_short shorts[64];
};

/* A government of no division, at the head of a line. */
struct stranger {
    gaz_slice head; /* the line up to 人民政府 */
    uint32_t weight;
};

/* Whether the text holds the name of a place. */
struct asked_place {
    gaz_place place;
    bool named;
};

struct search {
    gaz_arena *arena;
    struct alike_memory *memory;
    gaz_slice text;
    struct candidate candidates[MOST_CANDIDATES];
    size_t count;
    int tried; /* mentions of no division */
    struct stranger strangers[MOST_STRANGERS];
    size_t stranger_count;
    struct asked_place asked[MOST_MISREAD];
    size_t asked_count;
};

/* A search that has found nothing yet. Its lists, 8 KB of them, begin empty, whatever they
 * hold: most searches are of few names. */
static inline struct search *gaz_search_of(gaz_arena *arena, gaz_slice text) {
    struct search *s = gaz_arena_alloc(arena, sizeof *s);
    s->arena = arena;
    s->memory = gaz_arena_keep(arena, GAZ_KEPT_NAMES, sizeof *s->memory);
    s->text = text;
    s->count = s->stranger_count = s->asked_count = 0;
    s->tried = 0;
    return s;
}

/* The text holds this name. */
static inline bool gaz_search_mentions(gaz_slice text, gaz_slice name) {
    return name.len > 0 && gaz_scan_find(text, name) != NULL;
}

/* Whether the last character of head can end the name of a division. */
bool gaz_search_may_name(gaz_slice head);

/* Counts a mention for every division among places. */
void gaz_search_add_places(struct search *s, gaz_places places, uint32_t weight);

/* Counts a mention for the division whose name ends where head ends, the longest
 * one, or for those that head is one look-alike away from; what fits none is kept
 * as a stranger. */
void gaz_search_add_named(struct search *s, gaz_slice head, uint32_t weight);

/* Counts each stranger for the divisions that the text names and that differ
 * from it in one character. */
void gaz_search_add_strangers(struct search *s);

#endif
