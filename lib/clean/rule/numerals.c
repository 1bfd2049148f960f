/* numerals.c - rules `date-zero` and `label`: circles and dashes that are numerals. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { YEAR_DIGITS = 4, LONGEST_LABEL = 8, LONGEST_RUN = 8, LONGEST_DAY = 3 };

static bool is_zero_sign(uint32_t c) {
    return c == '0' || c == 'O' || c == 'o' || c == 0x041E || c == 0x03BF || c == 0x25EF ||
           c == 0x2B55 || gaz_chinese_digit(c, true) == 0;
}

static bool is_year_sign(uint32_t c) {
    return is_zero_sign(c) || gaz_chinese_digit(c, true) >= 0;
}

static const char *behind(const char *at, uint32_t c) {
    return at + (c < 0x80 ? 1 : c < 0x800 ? 2 : 3);
}

/* 月二○日: the tens of a day. */
static bool is_day(const gaz_pass *pass, const char *at, const char *end) {
    uint32_t tens = gaz_pass_before(pass, at);
    bool some = tens == 0x4E00 || tens == 0x4E8C || tens == 0x4E09; /* 一二三 */
    return some && gaz_pass_at(pass, end) == 0x65E5 &&
           gaz_pass_before(pass, gaz_utf8_before(pass->line, at)) == 0x6708;
}

/* 二○二四年: four signs before 年, `count` of them at hand, at least two Chinese
 * digits. */
static bool is_in_year(const gaz_pass *pass, const char *at, const char *end, int count) {
    int real = 0;
    for (uint32_t c; count <= YEAR_DIGITS && is_year_sign(c = gaz_pass_before(pass, at)); count++) {
        real += !is_zero_sign(c);
        at = gaz_utf8_before(pass->line, at);
    }
    for (uint32_t c; count <= YEAR_DIGITS && is_year_sign(c = gaz_pass_at(pass, end)); count++) {
        real += !is_zero_sign(c);
        end = behind(end, c);
    }
    return count == YEAR_DIGITS && real >= 2 && gaz_pass_at(pass, end) == 0x5E74;
}

/* 总号：, behind which the number of an issue stands. */
static bool is_behind_total(const gaz_pass *pass, const char *at) {
    uint32_t colon = gaz_pass_before(pass, at);
    const char *word = colon == 0 ? at : gaz_utf8_before(pass->line, at);
    return (colon == 0xFF1A || colon == ':') && gaz_pass_before(pass, word) == 0x53F7;
}

/* 第二○三号, 第一○三条, 总号：六○: a circle among the digits of a number. */
static bool is_in_number(const gaz_pass *pass, const char *at, const char *end) {
    bool real = false;
    for (int count = 0; count < LONGEST_LABEL && is_year_sign(gaz_pass_before(pass, at)); count++) {
        at = gaz_utf8_before(pass->line, at);
        real = !is_zero_sign(gaz_pass_at(pass, at));
    }
    for (int count = 0; count < LONGEST_LABEL && is_year_sign(gaz_pass_at(pass, end)); count++) {
        end = behind(end, gaz_pass_at(pass, end));
    }
    uint32_t unit = gaz_pass_at(pass, end);
    bool counted = unit == 0x53F7 || unit == 0x865F || unit == 0x6761; /* 号號条 */
    bool first = gaz_pass_before(pass, at) == 0x7B2C;                  /* 第 */
    return real && ((first && counted) || is_behind_total(pass, at));
}

/* Letters that tesseract makes of 〇, mostly beside a real one. */
static bool is_scrap_letter(uint32_t c) {
    return c == 'G' || c == 'C' || c == 'Q' || c == 'D';
}

static bool is_zero_scrap(uint32_t c) {
    return is_zero_sign(c) || is_scrap_letter(c);
}

static int digits_behind(const gaz_pass *pass, const char **at) {
    int count = 0;
    for (uint32_t c;
         count < YEAR_DIGITS && gaz_chinese_digit(c = gaz_pass_at(pass, *at), false) >= 0;
         count++) {
        *at = behind(*at, c);
    }
    return count;
}

static int digits_before(const gaz_pass *pass, const char *at) {
    int count = 0;
    while (count < YEAR_DIGITS && gaz_chinese_digit(gaz_pass_before(pass, at), false) >= 0) {
        at = gaz_utf8_before(pass->line, at);
        count++;
    }
    return count;
}

/* 二〇GO九年, 二CO〇GO九年: real digits around a run of signs for zero that is longer
 * than the year leaves room for. Answers the end of the run, *begin its start; NULL
 * when it is no such year. *zeros is how many it stands for. */
static const char *zero_run(const gaz_pass *pass, const char *at, const char **begin, int *zeros) {
    int signs = 0;
    int letters = 0;
    const char *end = at;
    *begin = at;
    for (uint32_t c; is_zero_scrap(c = gaz_pass_before(pass, *begin)) && signs < LONGEST_RUN;
         signs++) {
        letters += is_scrap_letter(c);
        *begin = gaz_utf8_before(pass->line, *begin);
    }
    for (uint32_t c; is_zero_scrap(c = gaz_pass_at(pass, end)) && signs < LONGEST_RUN; signs++) {
        letters += is_scrap_letter(c);
        end = behind(end, c);
    }
    const char *year = end;
    int before = digits_before(pass, *begin);
    *zeros = YEAR_DIGITS - before - digits_behind(pass, &year);
    bool proved = before > 0 && *zeros > 0 && *zeros <= 2 && gaz_pass_at(pass, year) == 0x5E74;
    bool odd = letters > 0 || signs > *zeros;
    return proved && odd && signs >= *zeros && signs <= *zeros * 3 ? end : NULL;
}

/* A letter that nothing but such a year explains. */
size_t gaz_correct_zero_scrap(gaz_pass *pass, const char *at, size_t step) {
    int zeros;
    const char *begin;
    const char *end = zero_run(pass, at, &begin, &zeros);
    if (end == NULL) {
        return step;
    }
    gaz_pass_note(pass, begin, end, gaz_slice_of(zeros == 1 ? "〇" : "〇〇"), GAZ_RULE_DATE_ZERO,
                  GAZ_CERTAIN,
                  gaz_slice_of("signs for zero, some of them doubled, where a year of four digits "
                               "stands"));
    return (size_t)(end - at);
}

size_t gaz_correct_circle(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at + step;
    bool latin = c < 0x80;
    if (latin && (at == pass->line || (at[-1] & 0x80) == 0)) {
        return step; /* a nought of an Arabic number */
    }
    while (latin && end < gaz_pass_line_end(pass) && is_zero_sign((unsigned char)*end)) {
        end++;
    }
    size_t signs = latin ? (size_t)(end - at) : 1;
    const char *why = NULL;
    if (signs <= 2 && is_day(pass, at, end)) {
        why = "a sign for zero in the day of a date";
    } else if (signs <= 2 && is_in_year(pass, at, end, (int)signs)) {
        why = "a sign for zero among the four digits of a year";
    } else if (c == 0x25CB && is_in_number(pass, at, end)) {
        why = "a circle among the digits of a number";
    }
    if (why != NULL) {
        gaz_pass_note(pass, at, end, gaz_slice_of(signs == 1 ? "〇" : "〇〇"), GAZ_RULE_DATE_ZERO,
                      GAZ_CERTAIN, gaz_slice_of(why));
    }
    return (size_t)(end - at);
}

static bool is_numeral(uint32_t c) {
    return gaz_chinese_digit(c, false) >= 0 || c == 0x5341 || c == 0x767E || c == 0x5343;
}

/* 二－三 is a range, 十－ a number: no digit stands beside a digit. */
static bool is_place_of_one(const gaz_pass *pass, const char *at, const char *end) {
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, end);
    bool first = before == 0x7B2C; /* 第 */
    return gaz_chinese_digit(before, false) <= 0 && gaz_chinese_digit(after, false) <= 0 &&
           !(first && after == 0x5341);
}

/* 年十－月, 月二十－日: the last digit of a month or day. */
static bool within_date(const gaz_pass *pass, const char *at, const char *end) {
    if (gaz_pass_before(pass, at) != 0x5341) {
        return false;
    }
    const char *ten = gaz_utf8_before(pass->line, at);
    uint32_t tens = gaz_pass_before(pass, ten);
    if (gaz_pass_at(pass, end) == 0x6708) {
        return tens == 0x5E74;
    }
    bool more = tens == 0x4E8C || tens == 0x4E09;
    tens = more ? gaz_pass_before(pass, gaz_utf8_before(pass->line, ten)) : tens;
    return gaz_pass_at(pass, end) == 0x65E5 && tens == 0x6708;
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
    count = 0;
    while (count++ < LONGEST_LABEL && is_numeral(gaz_pass_at(pass, end))) {
        end += 3;
    }
    uint32_t c = gaz_pass_at(pass, end);
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

/* A dash stands for 一, and = for 二. */
size_t gaz_correct_dash(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at + step;
    const char *why = NULL;
    bool two = c == '=' || c == 0xFF1D; /* ＝ */
    if (within_date(pass, at, end)) {
        why = "a dash inside the month or day of a date";
    } else if (is_place_of_one(pass, at, end) && within_label(pass, at, end)) {
        why = "a dash inside the number of an article or chapter";
    } else if (gaz_pass_at(pass, end) == 0x3001 && opens_line(pass, at) &&
               (c != '-' || gaz_is_first_heading(pass))) {
        why = two ? "two dashes before 、 at the start of a line, where a label stands"
                  : "a dash before 、 at the start of a line, where a label stands";
    } else if (within_brackets(pass, at, end) && (c != '-' || gaz_is_first_label(pass))) {
        why = "a dash alone in brackets at the start of a line, where a label stands";
    }
    if (why != NULL) {
        gaz_pass_note(pass, at, end, gaz_slice_of(two ? "二" : "一"), GAZ_RULE_LABEL, GAZ_CERTAIN,
                      gaz_slice_of(why));
    }
    return step;
}

static bool is_day_sign(uint32_t c) {
    return gaz_is_digit(c) || gaz_is_chinese_numeral(c);
}

bool gaz_correct_day(gaz_pass *pass, const char *at, size_t step) {
    const char *end = gaz_pass_before(pass, at) == ' ' ? at - 1 : at;
    const char *begin = end;
    for (int count = 0; count < LONGEST_DAY && is_day_sign(gaz_pass_before(pass, begin)); count++) {
        begin = gaz_utf8_before(pass->line, begin);
    }
    int64_t value;
    gaz_slice number = gaz_slice_between(begin, end);
    const char *month = gaz_pass_before(pass, begin) == ' ' ? begin - 1 : begin;
    return gaz_pass_before(pass, month) == 0x6708 && number.len > 0 &&
           gaz_numeral(number, &value) == number.len && value >= 1 && value <= 31 &&
           gaz_pass_note(pass, at, at + step, gaz_slice_of("日"), GAZ_RULE_TERM, GAZ_CERTAIN,
                         gaz_slice_of("the day of a date"));
}
