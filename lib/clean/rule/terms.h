/* terms.h - rule `term`: fixed phrases with a misread character. */
#ifndef GAZ_CLEAN_TERMS_H
#define GAZ_CLEAN_TERMS_H

#include "clean/edit/pass.h"

/* A term, found by the first character in which it differs from what is right. */
typedef struct gaz_term_entry {
    uint32_t wrong;
    uint32_t at; /* bytes of the misread form before that character */
    gaz_term term;
    bool own; /* of the user's table */
} gaz_term_entry;

/* The terms, sorted by `wrong`. */
typedef struct gaz_term_index {
    gaz_term_entry *entries; /* NULL: those of lib/data/terms.tsv, which are sorted already */
    uint32_t count;
    uint32_t capacity;
} gaz_term_index;

/* The terms of lib/data/terms.tsv and those of the options. */
gaz_term_index gaz_term_index_of(gaz_arena *arena, const gaz_clean_options *options);

/* The wrong character of the i-th term. */
uint32_t gaz_term_wrong(const gaz_term_index *index, uint32_t i);

/* Notes an edit when a misread term stands around the character c at `at`. */
void gaz_correct_term(gaz_pass *pass, const gaz_term_index *index, const char *at, uint32_t c);

#endif
