/* terms.c - rule `term`: fixed phrases with a misread character. */
#define _GNU_SOURCE
#include "clean/rule/terms.h"

#include <stdlib.h>

#include "clean/rule/script.h"
#include "data/terms.inc"
#include "text/slice.h"
#include "text/utf8.h"

/* ---- Tables ---- */

enum { BUILT_IN = sizeof terms_rows / sizeof *terms_rows };

static gaz_term_entry entry_of(const struct term_row *row) {
    gaz_term term = {{row->misread, row->len[0]},
                     {row->right, row->len[1]},
                     {row->not_behind, row->len[2]},
                     {row->not_before, row->len[3]}};
    return (gaz_term_entry){row->wrong, row->at, term, false};
}

static void add(gaz_arena *arena, gaz_term_index *index, gaz_term term, bool own) {
    size_t at = 0;
    size_t shorter = term.misread.len < term.right.len ? term.misread.len : term.right.len;
    while (at < shorter && term.misread.ptr[at] == term.right.ptr[at]) {
        at++;
    }
    if (at == term.misread.len) {
        return;
    }
    while (at > 0 && ((unsigned char)term.misread.ptr[at] & 0xC0) == 0x80) {
        at--;
    }
    index->entries = gaz_arena_grow(arena, index->entries, index->count, &index->capacity,
                                    sizeof *index->entries);
    index->entries[index->count++] =
        (gaz_term_entry){gaz_utf8_first(gaz_slice_from(term.misread, at)), (uint32_t)at, term, own};
}

static int by_wrong(const void *left, const void *right) {
    const gaz_term_entry *a = left;
    const gaz_term_entry *b = right;
    if (a->wrong != b->wrong) {
        return a->wrong < b->wrong ? -1 : 1;
    }
    if (a->term.misread.len != b->term.misread.len) { /* the longer phrase first */
        return a->term.misread.len > b->term.misread.len ? -1 : 1;
    }
    return memcmp(a->term.misread.ptr, b->term.misread.ptr, a->term.misread.len);
}

gaz_term_index gaz_term_index_of(gaz_arena *arena, const gaz_clean_options *options) {
    gaz_term_index index = {0};
    if (options->table.terms.count == 0) {
        index.count = BUILT_IN;
        return index;
    }
    for (size_t i = 0; i < BUILT_IN; i++) {
        add(arena, &index, entry_of(&terms_rows[i]).term, false);
    }
    for (uint32_t i = 0; i < options->table.terms.count; i++) {
        add(arena, &index, options->table.terms.items[i], true);
    }
    qsort(index.entries, index.count, sizeof *index.entries, by_wrong);
    return index;
}

uint32_t gaz_term_wrong(const gaz_term_index *index, uint32_t i) {
    return index->entries == NULL ? terms_wrong[i] : index->entries[i].wrong;
}

/* ---- The text ---- */

static bool lists(gaz_slice characters, uint32_t c) {
    char text[4];
    size_t len = c == 0 ? 0 : gaz_utf8_encode(c, text);
    return len > 0 && characters.len >= len &&
           memmem(characters.ptr, characters.len, text, len) != NULL;
}

/* The misread phrase stands around `at`, and nothing beside it makes two words
 * of it: 自己经营 holds 己经. */
static bool fits(const gaz_pass *pass, const char *at, const gaz_term_entry *entry) {
    const gaz_term *term = &entry->term;
    if ((size_t)(at - pass->line) < entry->at ||
        !gaz_pass_matches(pass, at - entry->at, term->misread)) {
        return false;
    }
    const char *begin = at - entry->at;
    return !lists(term->not_behind, gaz_pass_before(pass, begin)) &&
           !lists(term->not_before, gaz_pass_at(pass, begin + term->misread.len));
}

/* Whether the one byte that is asked for the i-th phrase of the tables stands in its place. Mostly
 * it does not. */
static bool may_fit(const gaz_pass *pass, const char *at, uint32_t i) {
    ptrdiff_t place = at - pass->line + terms_probes[i].where;
    return place >= 0 && place < gaz_slice_end(pass->text) - pass->line &&
           (unsigned char)pass->line[place] == terms_probes[i].byte;
}

/* The part of the phrase from `at` on that is to change: up to where both forms
 * end alike. */
static size_t common_tail(const gaz_term_entry *entry) {
    gaz_slice a = gaz_slice_from(entry->term.misread, entry->at);
    gaz_slice b = gaz_slice_from(entry->term.right, entry->at);
    size_t tail = 0;
    while (a.len - tail > 3 && b.len - tail > 3 &&
           memcmp(gaz_slice_end(a) - tail - 3, gaz_slice_end(b) - tail - 3, 3) == 0) {
        tail += 3;
    }
    return tail;
}

/* The first term of the tables whose wrong character is not below c, BUILT_IN for none. */
static uint32_t first_built_in(uint32_t c) {
    return c < TERMS_FIRST ? 0 : c < TERMS_BEHIND ? terms_begin[c - TERMS_FIRST] : BUILT_IN;
}

/* The first term whose wrong character is not below c. */
static uint32_t first_from(const gaz_term_index *index, uint32_t c) {
    uint32_t begin = 0;
    if (index->entries == NULL) {
        return first_built_in(c);
    }
    for (uint32_t end = index->count; begin < end;) {
        uint32_t middle = begin + (end - begin) / 2;
        if (index->entries[middle].wrong < c) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

/* The table has words of simplified text: 五等侯 and 丁未端月 are right elsewhere. */
static void note(gaz_pass *pass, const char *at, const gaz_term_entry *entry) {
    size_t tail = common_tail(entry);
    gaz_slice misread = gaz_slice_from(entry->term.misread, entry->at);
    gaz_slice right = gaz_slice_from(entry->term.right, entry->at);
    gaz_confidence confidence =
        !entry->own && gaz_context_is_traditional(pass) ? GAZ_POSSIBLE : GAZ_CERTAIN;
    gaz_pass_note(pass, at, at + misread.len - tail, gaz_slice_first(right, right.len - tail),
                  GAZ_RULE_TERM, confidence,
                  gaz_pass_say(pass, confidence, "%.*s is no word, %.*s is",
                               GAZ_FMT(entry->term.misread), GAZ_FMT(entry->term.right)));
}

void gaz_correct_term(gaz_pass *pass, const gaz_term_index *index, const char *at, uint32_t c) {
    for (uint32_t i = first_from(index, c); i < index->count; i++) {
        if (gaz_term_wrong(index, i) != c) {
            return;
        }
        if (index->entries == NULL && !may_fit(pass, at, i)) {
            continue;
        }
        gaz_term_entry entry =
            index->entries == NULL ? entry_of(&terms_rows[i]) : index->entries[i];
        if (fits(pass, at, &entry)) {
            note(pass, at, &entry);
            return;
        }
    }
}
