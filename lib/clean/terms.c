/* terms.c - rule `term`: fixed words that one misread character spoils. */
#include "data/terms.inc"
#include "clean/context_rules.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { TERMS = sizeof terms_rows / sizeof *terms_rows };

/* Where the two forms of a row differ, in bytes. */
static size_t misread_at(const struct terms_row *row) {
    size_t at = 0;
    while (memcmp(row->f0 + at, row->f1 + at, 3) == 0) {
        at += 3;
    }
    return at;
}

static bool lists(const char *characters, uint32_t c) {
    char text[5] = "";
    return c != 0 && gaz_utf8_encode(c, text) > 0 && strstr(characters, text) != NULL;
}

/* The misread word stands around `at` and nothing beside it makes two words of
 * it (自己经营 holds 己经). */
static bool fits(const gaz_pass *pass, const char *at, const struct terms_row *row) {
    size_t offset = misread_at(row);
    size_t len = strlen(row->f0);
    if ((size_t)(at - pass->line) < offset ||
        !gaz_slice_starts(gaz_slice_between(at - offset, gaz_slice_end(pass->text)), row->f0)) {
        return false;
    }
    const char *begin = at - offset;
    return !lists(row->f2, gaz_pass_before(pass, begin)) &&
           !lists(row->f3, gaz_pass_at(pass, begin + len));
}

void gaz_mark_terms(gaz_pass *pass, uint8_t interest) {
    for (size_t i = 0; i < TERMS; i++) {
        uint32_t c = gaz_utf8_first(gaz_slice_of(terms_rows[i].f0 + misread_at(&terms_rows[i])));
        gaz_pass_mark(pass, c, c, interest);
    }
}

size_t gaz_correct_term(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    (void)c;
    for (size_t i = 0; i < TERMS; i++) {
        const struct terms_row *row = &terms_rows[i];
        size_t offset = misread_at(row);
        if (step == 3 && memcmp(row->f0 + offset, at, 3) == 0 && fits(pass, at, row)) {
            gaz_pass_note(pass, at, at + 3, (gaz_slice){row->f1 + offset, 3}, GAZ_RULE_TERM,
                          GAZ_CERTAIN,
                          gaz_arena_format(pass->arena, "%s is no word, %s is", row->f0, row->f1));
            break;
        }
    }
    return step;
}
