/* title_key.h - titles made comparable: what print, OCR and typists change is
 * left out, and the rest may differ by a few characters. */
#ifndef GAZ_SPLIT_TITLE_KEY_H
#define GAZ_SPLIT_TITLE_KEY_H

#include "text/memory/arena.h"

enum {
    GAZ_KEY_LONGEST = 200,
    GAZ_KEY_LONGEST_ORGAN = 24 /* characters by which two that are the same may differ in length */
};

/* The characters of a title without spaces, punctuation and brackets, full
 * width folded; at most GAZ_KEY_LONGEST. */
typedef struct gaz_title_key {
    uint32_t *chars;
    uint32_t count;
    uint64_t kinds; /* of characters: a bit for each, one bit may stand for several */
} gaz_title_key;

/* The key of a title, in chars, which has room for GAZ_KEY_LONGEST. */
gaz_title_key gaz_title_key_in(gaz_slice title, uint32_t *chars);

/* The same of no more than `most` characters, for one that is too long when it has as many. */
gaz_title_key gaz_title_key_cut(gaz_slice title, uint32_t *chars, uint32_t most);

/* The first character of the key of text, when it is one of the first `most`
 * characters; else 0. */
uint32_t gaz_title_key_first(gaz_slice text, size_t most);

/* The same as gaz_title_key_in, in the arena. */
gaz_title_key gaz_title_key_of(gaz_arena *arena, gaz_slice title);

/* How many characters must be changed, added or left out to make a of b; above
 * `limit` the answer is limit + 1. */
uint32_t gaz_title_distance(gaz_title_key a, gaz_title_key b, uint32_t limit);

/* True when the two are one title with a tenth of its characters misread; one
 * may lack the organ at the front. */
bool gaz_title_same(gaz_title_key a, gaz_title_key b);

/* True when the two are alike character for character, where the shorter may
 * lack the organ that begins the longer. */
bool gaz_title_agrees(gaz_title_key a, gaz_title_key b);

/* True for 第38次常务会议纪要 and 第39次常务会议纪要: numbers aside, six characters and
 * more that are alike. */
bool gaz_title_differs_in_numbers(gaz_title_key a, gaz_title_key b);

#endif
