/* space.c - rule `space`: between Han and a number with its unit. */
#include "clean/context_rules.h"
#include "data/units.inc"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_NUMBER = 16 };

static bool is_unit(uint32_t c) {
    return c == '%' || c == 0x2030 || c == 0x2103 ||
           (c >= 0x4E00 && c <= 0x9FFF &&
            (units_bits[(c - 0x4E00) / 32] >> (c - 0x4E00) % 32 & 1) != 0);
}

static bool in_number(uint32_t c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '~' || c == 0xFF5E ||
           c == 0x2014 || c == 0x2013 || c == '%';
}

/* The end of the number at `at`. */
static const char *number_end(const gaz_pass *pass, const char *at) {
    for (int count = 0; count < LONGEST_NUMBER; count++) {
        uint32_t c = gaz_pass_at(pass, at);
        if (!in_number(c)) {
            break;
        }
        at += c < 0x80 ? 1 : 3;
    }
    return at;
}

/* The beginning of the number that ends at `at`. */
static const char *number_begin(const gaz_pass *pass, const char *at) {
    for (int count = 0; count < LONGEST_NUMBER && at > pass->line; count++) {
        const char *before = gaz_utf8_before(pass->line, at);
        if (!in_number(gaz_pass_at(pass, before))) {
            break;
        }
        at = before;
    }
    return at;
}

/* 未来健康 6 大方向, 在 15% 以上: spaced on both sides inside a sentence. */
static bool is_inside(gaz_pass *pass, const char *number, const char *end) {
    return end > number && gaz_context_is_prose(pass);
}

/* 到 2025 年, 增长 15%: the number behind the space has a unit. Where only one
 * side is spaced the line must be prose, and a whole year (修正 2012年) may begin
 * a part of its own. */
static bool before_number(gaz_pass *pass, const char *at) {
    const char *number = at + 1;
    const char *end = number_end(pass, number);
    uint32_t c = gaz_pass_at(pass, end);
    if (c == ' ') {
        uint32_t next = gaz_pass_at(pass, end + 1);
        return is_unit(next) || (gaz_is_han(next) && is_inside(pass, number, end));
    }
    if (!is_unit(c) && (end == number || end[-1] != '%')) {
        return false;
    }
    bool year = c == 0x5E74 && end - number == 4;
    return !year && gaz_context_is_prose(pass);
}

/* 2025 年, 30 万元, 15% 以上: but a number that opens the line may be its label,
 * unless it is a year. */
static bool behind_number(gaz_pass *pass, const char *at) {
    const char *begin = number_begin(pass, at);
    uint32_t before = gaz_pass_before(pass, begin);
    uint32_t after = gaz_pass_at(pass, at + 1);
    if (before == 0 || before == '#' || before == '*' || before == '\t') {
        return after == 0x5E74 && at - begin == 4; /* 年 */
    }
    bool spaced = before == ' ' && gaz_is_han(gaz_pass_before(pass, begin - 1));
    return is_unit(after) || ((spaced || at[-1] == '%') && gaz_context_is_prose(pass));
}

/* 第一条 1990年: the space behind a label stays. */
static bool follows_label(uint32_t c) {
    return c == 0x6761 || c == 0x7AE0 || c == 0x8282 || c == 0x7F16; /* 条章节编 */
}

size_t gaz_correct_space(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    (void)c;
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + 1);
    bool glued = false;
    if (gaz_is_han(before) && after >= '0' && after <= '9' && !follows_label(before)) {
        glued = before_number(pass, at);
    } else if (((before >= '0' && before <= '9') || before == '%') && gaz_is_han(after)) {
        glued = behind_number(pass, at);
    }
    if (glued) {
        gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                      gaz_slice_of("between Han and a number with its unit"));
    }
    return step;
}
