/* numerals.c - rules `date-zero` and `label`: circles and dashes that are numerals. */
#include "clean/context_rules.h"
#include "text/chars.h"
#include "text/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { YEAR_DIGITS = 4, LONGEST_LABEL = 8 };

/* 二○二四年: four Chinese digits before 年, the circle among them. */
size_t gaz_correct_circle(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *begin = at;
    int count = 1;
    while (begin > pass->line && count <= YEAR_DIGITS &&
           gaz_chinese_digit(gaz_pass_before(pass, begin), true) >= 0) {
        begin = gaz_utf8_before(pass->line, begin);
        count++;
    }
    const char *end = at + step;
    for (uint32_t next; count <= YEAR_DIGITS && (next = gaz_pass_at(pass, end)) != 0 &&
                        gaz_chinese_digit(next, true) >= 0;) {
        end += next < 0x800 ? 2 : 3;
        count++;
    }
    (void)c;
    if (count == YEAR_DIGITS && gaz_pass_at(pass, end) == 0x5E74) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of("〇"), GAZ_RULE_DATE_ZERO, GAZ_CERTAIN,
                      gaz_slice_of("a sign for zero among the four digits of a year"));
    }
    return step;
}

static bool is_numeral(uint32_t c) {
    return gaz_chinese_digit(c, false) >= 0 || c == 0x5341 || c == 0x767E || c == 0x5343;
}

/* 第五十－条: numerals lead back to 第 and on to 条 or its kin. */
static bool within_label(const gaz_pass *pass, const char *at, const char *end) {
    int count = 0;
    while (at > pass->line && count++ < LONGEST_LABEL && is_numeral(gaz_pass_before(pass, at))) {
        at = gaz_utf8_before(pass->line, at);
    }
    if (gaz_pass_before(pass, at) != 0x7B2C) {
        return false;
    }
    uint32_t c;
    count = 0;
    while (count++ < LONGEST_LABEL && is_numeral(c = gaz_pass_at(pass, end))) {
        end += 3;
    }
    c = gaz_pass_at(pass, end);
    return c == 0x6761 || c == 0x7AE0 || c == 0x8282 || c == 0x7F16 || c == 0x6B3E; /* 条章节编款 */
}

/* Nothing but spaces and Markdown marks stands before `at` on its line. */
static bool opens_line(const gaz_pass *pass, const char *at) {
    while (at > pass->line && (at[-1] == '#' || at[-1] == '*' || at[-1] == ' ')) {
        at--;
    }
    gaz_slice head = gaz_slice_trim_left(gaz_slice_between(pass->line, at));
    return head.len == 0;
}

/* （－） at the start of a line. */
static bool within_brackets(const gaz_pass *pass, const char *at, const char *end) {
    uint32_t open = gaz_pass_before(pass, at);
    uint32_t close = gaz_pass_at(pass, end);
    if ((open != 0xFF08 && open != '(') || (close != 0xFF09 && close != ')')) {
        return false;
    }
    return opens_line(pass, gaz_utf8_before(pass->line, at));
}

size_t gaz_correct_dash(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at + step;
    const char *why = NULL;
    if (within_label(pass, at, end)) {
        why = "a dash inside the number of an article or chapter";
    } else if (c != '-' && gaz_pass_at(pass, end) == 0x3001 && opens_line(pass, at)) {
        why = "a dash before 、 at the start of a line, where a label stands";
    } else if (c != '-' && within_brackets(pass, at, end)) {
        why = "a dash alone in brackets at the start of a line, where a label stands";
    }
    if (why != NULL) {
        gaz_pass_note(pass, at, end, gaz_slice_of("一"), GAZ_RULE_LABEL, GAZ_CERTAIN,
                      gaz_slice_of(why));
    }
    return step;
}
