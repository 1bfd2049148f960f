/* letters.c - rule `stray-word`: Latin letters in Han text. */
#include "clean/rule/context_rules.h"
#include "data/stray.inc"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_WORD = 4 };

static const struct stray_row *stray_word(gaz_slice word) {
    for (size_t i = 0; i < sizeof stray_rows / sizeof *stray_rows; i++) {
        if (gaz_slice_is(word, stray_rows[i].f0)) {
            return &stray_rows[i];
        }
    }
    return NULL;
}

/* The character before `at`, and the one behind, past quotation marks and title
 * brackets: “Beautiful China” and “Healthy China” is no Chinese. */
static uint32_t word_before(const gaz_pass *pass, const char *at) {
    uint32_t c = gaz_pass_before(pass, at);
    while (c == 0x201D || c == 0x300B || c == 0xFF09) { /* ” 》 ） */
        at = gaz_utf8_before(pass->line, at);
        c = gaz_pass_before(pass, at);
    }
    return c;
}

static uint32_t word_behind(const gaz_pass *pass, const char *at) {
    uint32_t c = gaz_pass_at(pass, at);
    while (c == 0x201C || c == 0x300A) { /* “ 《 */
        at += 3;
        c = gaz_pass_at(pass, at);
    }
    return c;
}

/* Latin letters in quotation marks make an English phrase of the word, and so do
 * numbers on both sides: “H”, “1” and “1.008”. */
static bool is_han_or_number(uint32_t c) {
    return c != 0 && !gaz_is_letter(c) && !gaz_is_space(c);
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
    uint32_t left = word_before(pass, begin);
    uint32_t right = word_behind(pass, end);
    if ((gaz_is_han(before) || (closes && is_han_or_number(left))) &&
        (gaz_is_han(after) || (opens && is_han_or_number(right))) &&
        (gaz_is_han(left) || gaz_is_han(right))) {
        gaz_confidence confidence = row->f2[0] == 'c' ? GAZ_CERTAIN : GAZ_LIKELY;
        gaz_pass_note(pass, begin, end, gaz_slice_of(row->f1), GAZ_RULE_STRAY_WORD, confidence,
                      gaz_pass_say(pass, confidence,
                                   "the English word \"%.*s\" alone between Han characters",
                                   GAZ_FMT(word)));
    }
    return word.len;
}

/* Nothing but letters that look like digits. */
static bool may_be_digits(gaz_slice word) {
    for (size_t i = 0; i < word.len; i++) {
        if (strchr("OolI", word.ptr[i]) == NULL) {
            return false;
        }
    }
    return word.len <= LONGEST_WORD;
}

/* What OCR makes of 〇 between the numerals of a year. */
static bool may_be_zeros(const gaz_pass *pass, gaz_slice word) {
    uint32_t before = gaz_pass_before(pass, word.ptr);
    return word.len <= 2 && gaz_chinese_digit(before, true) >= 0 &&
           strchr("OoGCQD", word.ptr[0]) != NULL;
}

/* 国发C2023〕, 国发 L 2023〕: what OCR makes of 〔 between a code and a year. */
static bool may_be_bracket(const gaz_pass *pass, gaz_slice word) {
    const char *behind = gaz_slice_end(word);
    behind += gaz_pass_at(pass, behind) == ' ';
    uint32_t before = gaz_pass_before(pass, word.ptr);
    before = before == ' ' ? gaz_pass_before(pass, word.ptr - 1) : before;
    return word.len == 1 && strchr("CcLlIJrtfE", *word.ptr) != NULL && gaz_is_han(before) &&
           gaz_is_digit(gaz_pass_at(pass, behind));
}

size_t gaz_correct_letters(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at;
    while (end < gaz_slice_end(pass->text) && gaz_is_letter((unsigned char)*end)) {
        end++;
    }
    gaz_slice word = gaz_slice_between(at, end);
    size_t number = may_be_bracket(pass, word) ? gaz_correct_letter_bracket(pass, at, step) : step;
    if (number > step) {
        return number;
    }
    size_t year = may_be_zeros(pass, word) ? gaz_correct_zero_scrap(pass, at, step) : step;
    if (year > step) {
        return year;
    }
    if (gaz_slice_is(word, "o") && gaz_correct_full_stop(pass, at, c, step)) {
        return step;
    }
    if (may_be_digits(word)) {
        bool zero = strchr("Oo", *at) != NULL;
        return gaz_correct_digits(pass, at) || !zero ? word.len
                                                     : gaz_correct_circle(pass, at, c, step);
    }
    return correct_word(pass, word);
}
