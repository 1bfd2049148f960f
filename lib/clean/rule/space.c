/* space.c - rule `space`: between Han and a number with its unit. */
#include "clean/rule/context_rules.h"
#include "data/portal.h"
#include "data/units.inc"
#include "data/usual.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_NUMBER = 16, LONGEST_UNIT = 3 /* characters */ };

static bool is_unit(uint32_t c) {
    return c == '%' || c == 0x2030 || c == 0x2103 || gaz_is_among(units_bits, c);
}

static bool in_number(uint32_t c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '~' || c == 0xFF5E ||
           c == 0x2014 || c == 0x2013 || c == '%';
}

/* ---- 2 0 2 4 年: digits that stand apart, where a grammar proves one number ---- */

struct spaced {
    const char *end;
    char digits[LONGEST_NUMBER];
    int count;
    bool counts_up; /* 1 2 3: may be three numbers */
    bool has_point;
};

static bool is_digit_at(const gaz_pass *pass, const char *at) {
    return gaz_is_digit(gaz_pass_at(pass, at));
}

/* Single digits, or one point, with one space between any two. */
static bool read_spaced(const gaz_pass *pass, const char *at, struct spaced *run) {
    *run = (struct spaced){.counts_up = true};
    for (;; at += 2) {
        bool point = gaz_pass_at(pass, at) == '.' && run->count > 0 && !run->has_point;
        if (run->count == LONGEST_NUMBER || !(point || is_digit_at(pass, at)) ||
            is_digit_at(pass, at + 1)) {
            return false;
        }
        run->has_point |= point;
        run->digits[run->count] = *at;
        run->counts_up &= run->count == 0 || *at == run->digits[run->count - 1] + 1;
        run->count++;
        run->end = at + 1;
        uint32_t next = gaz_pass_at(pass, at + 1) == ' ' ? gaz_pass_at(pass, at + 2) : 0;
        if (!gaz_is_digit(next) && next != '.') {
            return run->count > 1 && !(run->has_point && run->end[-1] == '.');
        }
    }
}

static int value_of(const struct spaced *run) {
    int value = 0;
    for (int i = 0; i < run->count && i < 8 && !run->has_point; i++) {
        value = 10 * value + run->digits[i] - '0';
    }
    return value;
}

/* The character next to the number, past one space. */
static uint32_t left_of(const gaz_pass *pass, const char *at) {
    uint32_t c = gaz_pass_before(pass, at);
    return c == ' ' ? gaz_pass_before(pass, at - 1) : c;
}

static uint32_t right_of(const gaz_pass *pass, const char *at) {
    uint32_t c = gaz_pass_at(pass, at);
    return c == ' ' ? gaz_pass_at(pass, at + 1) : c;
}

static bool is_counted(uint32_t c) {
    return c == 0x6761 || c == 0x7AE0 || c == 0x8282 || c == 0x6B21 || c == 0x5C4A || c == 0x671F ||
           c == 0x53F7; /* 条章节次届期号 */
}

static bool is_one_number(gaz_pass *pass, const char *begin, const struct spaced *run) {
    uint32_t left = left_of(pass, begin);
    uint32_t right = right_of(pass, run->end);
    int value = value_of(run);
    bool year = run->count == 4 && value >= 1900 && value < 2100;
    if (right == 0x5E74 || right == 0x3015) { /* 年 〕 */
        return year && (right == 0x5E74 || left == 0x3014);
    }
    if (run->digits[0] == '0' && run->digits[1] != '.') {
        return false;
    }
    if (right == 0x6708 && left == 0x5E74) { /* 年 12 月 */
        return value >= 10 && value <= 12;
    }
    if (right == 0x65E5 && left == 0x6708) { /* 月 31 日 */
        return value >= 10 && value <= 31;
    }
    if (right == 0x53F7 && left == 0x3015) { /* 〕 12 号 */
        return run->count <= 4;
    }
    bool apart = run->counts_up && run->count > 2;
    if (left == 0x7B2C && is_counted(right)) { /* 第 12 条 */
        return !apart;
    }
    return gaz_is_han(left) && is_unit(right) && !apart && gaz_context_is_prose(pass);
}

/* Where the number that begins at `at` in spaced digits ends; `at` when none does. */
static const char *spaced_end(gaz_pass *pass, const char *at) {
    struct spaced run;
    return read_spaced(pass, at, &run) && is_one_number(pass, at, &run) ? run.end : at;
}

/* Joins the number whose first digit stands before `at`; answers how far it goes. */
static size_t join_digits(gaz_pass *pass, const char *at) {
    const char *end = spaced_end(pass, at - 1);
    for (const char *gap = at; gap < end; gap += 2) {
        gaz_pass_note(pass, gap, gap + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                      gaz_slice_of("between the digits of one number"));
    }
    return end > at ? (size_t)(end - at) : 1;
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

/* 未来健康 6 大方向, 在 15% 以上: spaced on both sides inside a sentence. 0.80 宁夏 is a cell. */
static bool is_inside(gaz_pass *pass, const char *number, const char *end) {
    return end > number && end[-1] != '.' &&
           (end[-1] == '%' || memchr(number, '.', (size_t)(end - number)) == NULL) &&
           gaz_context_is_prose(pass);
}

/* ---- Rows of a table, whose cells one space parts ---- */

/* 年 5 月, 月 6 日: the space at `at` lies inside a date. */
static bool is_in_date(const gaz_pass *pass, const char *at) {
    uint32_t before = gaz_pass_before(pass, at);
    const char *end = number_end(pass, at + 1);
    uint32_t after = right_of(pass, end);
    return (before == 0x5E74 && after == 0x6708) || (before == 0x6708 && after == 0x65E5);
}

/* The character before the space at `at` is the unit of a number. */
static bool follows_unit(const gaz_pass *pass, const char *at) {
    uint32_t unit = gaz_pass_before(pass, at);
    if (!is_unit(unit)) {
        return false;
    }
    const char *begin = gaz_utf8_before(pass->line, at);
    return gaz_is_digit(left_of(pass, begin));
}

/* 姓名 性别, 2018 年 2022 年: the space parts two words, or two numbers. */
static bool is_cell_gap(const gaz_pass *pass, const char *at) {
    uint32_t after = gaz_pass_at(pass, at + 1);
    return (gaz_is_han(gaz_pass_before(pass, at)) && gaz_is_han(after)) ||
           (gaz_is_digit(after) && follows_unit(pass, at) && !is_in_date(pass, at));
}

static bool is_row(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->row_line != pass->line) {
        const char *end = gaz_pass_line_end(pass);
        const char *at = pass->line;
        context->row_line = pass->line;
        context->row = false;
        while (!context->row && at < end && (at = memchr(at, ' ', (size_t)(end - at))) != NULL) {
            context->row = is_cell_gap(pass, at);
            at++;
        }
    }
    return context->row;
}

/* 第 3 期, and the parts of a date, in rows too. */
static bool is_bound(const gaz_pass *pass, const char *at) {
    return gaz_pass_before(pass, at) == 0x7B2C || is_in_date(pass, at);
}

/* 县人民政府 2019 年 5 月 6 日: the number that ends at `end` is the year of a whole
 * date. */
static bool begins_date(const gaz_pass *pass, const char *end) {
    const char *year = end + 1;
    return gaz_pass_at(pass, year) == 0x5E74 && gaz_pass_at(pass, year + 3) == ' ' &&
           is_in_date(pass, year + 3);
}

/* 年, 万元, 平方米: the word at `at` is no more than a unit. 年度重大行政决策 is a title. */
static bool is_short_word(const gaz_pass *pass, const char *at) {
    for (int count = 0; count <= LONGEST_UNIT; count++) {
        uint32_t c = gaz_pass_at(pass, at);
        if (!gaz_is_han(c)) {
            return true;
        }
        at += c < 0x10000 ? 3 : 4;
    }
    return false;
}

/* 男 1985 年 8 月 研究员: a cell of its own. */
static bool is_cell(gaz_pass *pass, const char *at, const char *end) {
    return !is_bound(pass, at) && !gaz_context_is_prose(pass) &&
           (begins_date(pass, end) || (is_short_word(pass, end + 1) && is_row(pass)));
}

/* 到 2025 年, 增长 15%: the number behind the space has a unit. Where only one
 * side is spaced the line must be prose, and a whole year (修正 2012年) may begin
 * a part of its own. */
static bool before_number(gaz_pass *pass, const char *at) {
    const char *number = at + 1;
    const char *end = spaced_end(pass, number);
    end = end > number ? end : number_end(pass, number);
    uint32_t c = gaz_pass_at(pass, end);
    if (c == ' ') {
        uint32_t next = gaz_pass_at(pass, end + 1);
        return is_unit(next) ? !is_cell(pass, at, end)
                             : gaz_is_han(next) && is_inside(pass, number, end);
    }
    if (!is_unit(c) && (end == number || end[-1] != '%')) {
        return false;
    }
    bool year = c == 0x5E74 && end - number == 4;
    return !year && gaz_context_is_prose(pass);
}

/* GB 50189—2015 公共建筑节能设计标准: the number from begin to end is that of a standard. */
static bool is_of_standard(const gaz_pass *pass, const char *begin, const char *end) {
    enum { SHORTEST = 4 };
    uint32_t before = gaz_pass_before(pass, begin);
    uint32_t letter = before == ' ' ? gaz_pass_before(pass, begin - 1) : before;
    return end - begin >= SHORTEST && gaz_is_letter(letter);
}

/* Ⅷ-34 米酒酿造技艺, YL-08 号桥: a number that begins with a dash ends a code. */
static bool ends_code(const gaz_pass *pass, const char *begin) {
    return gaz_pass_at(pass, begin) == '-' && gaz_pass_before(pass, begin) != ' ';
}

/* 万元, 平方米: nothing but units, up to what is no Han. */
static bool is_of_units(const gaz_pass *pass, const char *at) {
    while (is_unit(gaz_pass_at(pass, at)) && gaz_is_han(gaz_pass_at(pass, at))) {
        at += strlen("年");
    }
    return !gaz_is_han(gaz_pass_at(pass, at));
}

/* 1 203 张大明 男: the word behind a number in a row is no unit; 2024 年度… is a title. */
static bool is_next_cell(gaz_pass *pass, const char *at) {
    return gaz_pass_at(pass, at + 1) != 0x5E74 && !gaz_context_is_prose(pass) &&
           !is_of_units(pass, at + 1) && is_row(pass);
}

/* Nothing but spaces stands before `at`, or so many that a cell or a column begins there. */
static bool opens_line(const gaz_pass *pass, const char *at) {
    if (at - pass->line > 2 && memcmp(at - 3, "   ", 3) == 0) {
        return true;
    }
    while (at > pass->line && gaz_is_space(gaz_utf8_last(pass->line, at))) {
        at = gaz_utf8_before(pass->line, at);
    }
    return at == pass->line;
}

/* 2019-01-23 名称：…: two names of a portal's metadata on a line. */
static bool is_next_name(gaz_pass *pass, const char *at) {
    bool strong;
    gaz_slice rest = gaz_slice_between(at + 1, gaz_pass_line_end(pass));
    gaz_slice name = gaz_slice_trim_right(gaz_slice_first(rest, gaz_portal_name(rest, &strong)));
    return gaz_slice_ends(name, "：") || gaz_slice_ends(name, ":");
}

/* 2025 年, 30 万元, 15% 以上: but a number that opens the line may be its label,
 * unless it is a year. */
static bool behind_number(gaz_pass *pass, const char *at) {
    const char *begin = number_begin(pass, at);
    uint32_t before = gaz_pass_before(pass, begin);
    uint32_t after = gaz_pass_at(pass, at + 1);
    if (before == '#' || before == '*' || before == '\t' || opens_line(pass, begin)) {
        return after == 0x5E74 && at - begin == 4; /* 年 */
    }
    if (is_of_standard(pass, begin, at) || ends_code(pass, begin) || is_next_cell(pass, at)) {
        return false;
    }
    bool spaced = before == ' ' && gaz_is_han(gaz_pass_before(pass, begin - 1));
    return (is_unit(after) && !is_next_name(pass, at)) ||
           ((spaced || at[-1] == '%') && is_inside(pass, begin, at));
}

/* 15% and 15, but not the % of 单位：% 数据来源. */
static bool ends_number(const gaz_pass *pass, const char *at, uint32_t before) {
    return (before >= '0' && before <= '9') ||
           (before == '%' && gaz_is_digit(gaz_pass_before(pass, at - 1)));
}

/* 第一条 1990年: the space behind a label stays. */
static bool follows_label(uint32_t c) {
    return c == 0x6761 || c == 0x7AE0 || c == 0x8282 || c == 0x7F16; /* 条章节编 */
}

/* ---- 增长3. 5%, 35 . 6万吨: spaces around the point of a number ---- */

static const char *digits_end(const gaz_pass *pass, const char *at) {
    while (is_digit_at(pass, at)) {
        at++;
    }
    return at;
}

static const char *digits_begin(const gaz_pass *pass, const char *at) {
    while (at > pass->line && gaz_is_digit((unsigned char)at[-1])) {
        at--;
    }
    return at;
}

/* 附件1. 5年规划, 第3. 5项 are a label or two numbers. */
static bool counts_labels(uint32_t c) {
    return c == 0x7B2C || c == 0x4EF6 || c == 0x8868 || c == 0x56FE || c == 0x680F ||
           c == 0x53F7; /* 第件表图栏号 */
}

/* The point stands between Han, digits before it, digits behind it, and a unit. */
static bool is_decimal(gaz_pass *pass, const char *point, const char *fraction) {
    const char *whole = point[-1] == ' ' ? point - 1 : point;
    const char *begin = digits_begin(pass, whole);
    const char *end = digits_end(pass, fraction);
    uint32_t unit = right_of(pass, end);
    uint32_t left = gaz_pass_before(pass, begin);
    bool share = unit == '%' || unit == 0x2030;
    left = share && left == ' ' ? gaz_pass_before(pass, begin - 1) : left;
    return begin < whole && fraction < end && is_unit(unit) && gaz_is_han(left) &&
           !counts_labels(left) && gaz_context_is_prose(pass);
}

/* Takes out the space at `at`, next to the point of a number; true when it did. */
static bool close_decimal(gaz_pass *pass, const char *at, uint32_t before, uint32_t after) {
    const char *point = before == '.' ? at - 1 : at + 1;
    const char *fraction = point + 1 + (gaz_pass_at(pass, point + 1) == ' ');
    bool number = before == '.' ? gaz_is_digit(after) : after == '.' && gaz_is_digit(before);
    return number && point > pass->line && is_decimal(pass, point, fraction) &&
           gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                         gaz_slice_of("around the point of a number with its unit"));
}

/* 16 .支持企业…: the space before the point of a label that opens the line. */
static bool parts_label(const gaz_pass *pass, const char *at) {
    enum { MOST_DIGITS = 2 };
    const char *number = digits_begin(pass, at);
    const char *behind = at + 2;
    behind += gaz_pass_at(pass, behind) == ' ';
    uint32_t text = gaz_pass_at(pass, behind);
    return number < at && at - number <= MOST_DIGITS && *number != '0' &&
           (gaz_is_han(text) || text == 0x300A || text == 0x201C) && opens_line(pass, number);
}

/* 2．80元: printed so by programs that make all digits full-width. */
bool gaz_correct_wide_point(gaz_pass *pass, const char *at, size_t step) {
    return is_decimal(pass, at, at + step) &&
           gaz_pass_note(pass, at, at + step, gaz_slice_of("."), GAZ_RULE_FULL_WIDTH, GAZ_CERTAIN,
                         gaz_slice_of("the point of a number with its unit"));
}

/* （ 试行 ）, 《 某某办法 》, 规定 。: no print sets a space inside a bracket, or before a mark
 * that closes a clause. Wide gaps are left: 主任（     ）. */
static bool is_inside_mark(uint32_t before, uint32_t after) {
    bool opened = before == 0xFF08 || before == 0x300A || before == 0x201C || before == 0x3014 ||
                  before == '(';
    bool closed = after == 0xFF09 || (after >= 0x3001 && after <= 0x3002) || after == 0x300B ||
                  after == 0x201D || after == 0x3015 || after == 0xFF0C || after == 0xFF1A ||
                  after == 0xFF1B || after == ')';
    return (opened && (gaz_is_han(after) || gaz_is_digit(after))) ||
           (closed && (gaz_is_han(before) || gaz_is_digit(before)));
}

size_t gaz_correct_space(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    (void)c;
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + 1);
    bool glued = false;
    if ((before == '.' || after == '.') && close_decimal(pass, at, before, after)) {
        return step;
    }
    if (after == '.' && gaz_is_digit(before) && parts_label(pass, at)) {
        gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                      gaz_slice_of("before the point of a label"));
        return step;
    }
    if (is_inside_mark(before, after)) {
        gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                      gaz_slice_of("inside a bracket, or before a mark that closes a clause"));
        return step;
    }
    if (gaz_is_han(before) && gaz_is_han(after)) {
        if (!follows_label(before)) {
            gaz_correct_stray_space(pass, at, before, after);
        }
    } else if (gaz_is_han(before) && after >= '0' && after <= '9' && !follows_label(before)) {
        glued = before_number(pass, at);
    } else if (gaz_is_digit(before) && gaz_is_digit(after)) {
        return join_digits(pass, at);
    } else if (ends_number(pass, at, before) && gaz_is_han(after)) {
        glued = behind_number(pass, at);
    }
    if (glued && !gaz_context_parts_columns(pass, at)) {
        gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                      gaz_slice_of("between Han and a number with its unit"));
    }
    return step;
}
