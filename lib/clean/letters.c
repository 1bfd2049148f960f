/* letters.c - rules `stray-word` and `digit`: Latin letters in Han text. */
#include "clean/context_rules.h"
#include "data/stray.inc"
#include "text/chars.h"
#include "text/slice.h"

enum { LONGEST_WORD = 4, LONGEST_YEAR = 4 };

static const struct stray_row *stray_word(gaz_slice word) {
    for (size_t i = 0; i < sizeof stray_rows / sizeof *stray_rows; i++) {
        if (gaz_slice_is(word, stray_rows[i].f0)) {
            return &stray_rows[i];
        }
    }
    return NULL;
}

/* The word stands alone between Han characters: neither "A and B" nor "R and D",
 * and no other Latin word near enough to make a phrase of it. */
static size_t correct_word(gaz_pass *pass, gaz_slice word) {
    const struct stray_row *row = word.len <= LONGEST_WORD ? stray_word(word) : NULL;
    if (row == NULL) {
        return word.len;
    }
    const char *begin = word.ptr;
    const char *end = gaz_slice_end(word);
    while (begin > pass->line && begin[-1] == ' ') {
        begin--;
    }
    while (gaz_pass_at(pass, end) == ' ') {
        end++;
    }
    uint32_t after = gaz_pass_at(pass, end);
    uint32_t before = gaz_pass_before(pass, begin);
    bool opens = after == 0x201C || after == 0x300A; /* “ 《 */
    bool closes = before == 0x201D || before == 0x300B || before == 0xFF09;
    if ((gaz_is_han(before) || closes) && (gaz_is_han(after) || opens)) {
        gaz_pass_note(pass, begin, end, gaz_slice_of(row->f1), GAZ_RULE_STRAY_WORD,
                      row->f2[0] == 'c' ? GAZ_CERTAIN : GAZ_LIKELY,
                      gaz_arena_format(pass->arena,
                                       "the English word \"%.*s\" alone between Han characters",
                                       GAZ_FMT(word)));
    }
    return word.len;
}

static int digit_for(char c) {
    switch (c) {
    case 'O':
    case 'o':
        return '0';
    case 'l':
    case 'I':
        return '1';
    default:
        return c >= '0' && c <= '9' ? c : -1;
    }
}

/* 2O24年, 20l9年: four signs before 年 that make a year of our time, at least
 * two of them digits. */
static bool correct_year(gaz_pass *pass, gaz_slice word) {
    const char *begin = word.ptr;
    const char *end = word.ptr;
    while (begin > pass->line && word.ptr - begin < LONGEST_YEAR && digit_for(begin[-1]) >= 0) {
        begin--;
    }
    while (end < gaz_pass_line_end(pass) && end - begin <= LONGEST_YEAR && digit_for(*end) >= 0) {
        end++;
    }
    char digits[LONGEST_YEAR];
    int real = 0;
    if (end - begin != LONGEST_YEAR || gaz_pass_at(pass, end) != 0x5E74 ||
        gaz_is_letter(gaz_pass_before(pass, begin))) {
        return false;
    }
    for (int i = 0; i < LONGEST_YEAR; i++) {
        digits[i] = (char)digit_for(begin[i]);
        real += begin[i] == digits[i];
    }
    if (real < 2 || (memcmp(digits, "19", 2) != 0 && memcmp(digits, "20", 2) != 0)) {
        return false;
    }
    gaz_slice year = gaz_arena_copy(pass->arena, (gaz_slice){digits, LONGEST_YEAR});
    return gaz_pass_note(pass, begin, end, year, GAZ_RULE_DIGIT, GAZ_CERTAIN,
                         gaz_slice_of("four signs before 年 that make a year"));
}

size_t gaz_correct_letters(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at;
    (void)c;
    (void)step;
    while (end < gaz_slice_end(pass->text) && gaz_is_letter((unsigned char)*end)) {
        end++;
    }
    gaz_slice word = gaz_slice_between(at, end);
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, end);
    bool number = gaz_is_digit(before) || gaz_is_digit(after);
    if (number && word.len <= 2 && digit_for(*at) >= 0 && correct_year(pass, word)) {
        return word.len;
    }
    return correct_word(pass, word);
}
