/* punctuation.c - rule `punctuation`: half-width marks inside Han text. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/slice.h"

enum { LONGEST_ENTITY = 10 /* characters of its name */ };

struct mark {
    char half;
    char full[4];
};

static const struct mark marks[] = {
    {',', "，"}, {';', "；"}, {':', "："}, {'!', "！"}, {'?', "？"}};

static const char *full_of(uint32_t c) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if ((uint32_t)marks[i].half == c) {
            return marks[i].full;
        }
    }
    return NULL;
}

static bool is_chinese(uint32_t c) {
    return gaz_is_han(c) || gaz_is_cjk_punct(c);
}

/* Han stands before the mark, or a bracket, % or digit behind which Han goes
 * on. 12:30, 1,000, http: and A, B stay. */
static bool belongs_to_han(uint32_t c, uint32_t before, uint32_t after) {
    bool ends = after == 0 || after == ' ' || after == '*' || after == '\t' || after == '<';
    if (is_chinese(before)) {
        bool number = after >= '0' && after <= '9';
        return ends || number || is_chinese(after) || after == '"' || after == '(';
    }
    if (c == ':' || c == '?' || c == '!') {
        return false;
    }
    bool weak = before == ')' || before == '%' || before == '"' || gaz_is_digit(before) ||
                gaz_is_letter(before);
    return weak && gaz_is_han(after);
}

/* &shy; and other names of characters that no table has. */
static bool ends_entity(const gaz_pass *pass, const char *at) {
    const char *begin = at;
    while (begin > pass->line && at - begin < LONGEST_ENTITY &&
           (gaz_is_letter((unsigned char)begin[-1]) || gaz_is_digit((unsigned char)begin[-1]) ||
            begin[-1] == '#')) {
        begin--;
    }
    return begin < at && begin > pass->line && begin[-1] == '&';
}

/* 丶 is a stroke, and a word in none but dictionaries; beside another stroke it is one. */
static size_t stroke(gaz_pass *pass, const char *at, size_t step) {
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + step);
    bool left = gaz_is_han(before) || gaz_is_digit(before) || before == 0xFF09 || before == 0x300B;
    bool right = gaz_is_han(after) || gaz_is_digit(after) || after == 0xFF08 || after == 0x300A;
    bool named = before == 0x70B9 || before == 0x7B14 || before == 0x753B || after == 0x7B14 ||
                 after == 0x90E8; /* 点 笔 画 部 */
    bool strokes = (before >= 0x4E28 && before <= 0x4E3F && before != 0x4E30 && before != 0x4E34) ||
                   before == 0x4E00 || after == 0x4E00 ||
                   (after >= 0x4E28 && after <= 0x4E3F && after != 0x4E30 && after != 0x4E34);
    if (left && right && !named && !strokes) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of("、"), GAZ_RULE_PUNCTUATION, GAZ_CERTAIN,
                      gaz_slice_of("a stroke that is no character, where 、 stands"));
    }
    return step;
}

/* 各直属机构∶ at the end of a line: the sign of a ratio, which no Han stands before there. */
static size_t ratio(gaz_pass *pass, const char *at, size_t step) {
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + step);
    bool words = gaz_is_han(before) || before == 0xFF09 || before == 0x300B || before == 0x201D;
    if (words && (after == 0 || after == 0x300A || after == 0x201C)) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of("："), GAZ_RULE_PUNCTUATION, GAZ_CERTAIN,
                      gaz_slice_of("the sign of a ratio behind a word, where ： stands"));
    }
    return step;
}

/* （原审原告):李某某: the colon behind a bracket that closes Han. */
static bool is_behind_bracket(const gaz_pass *pass, const char *at, uint32_t c, uint32_t after) {
    return c == ':' && gaz_is_han(after) && at - pass->line > 1 && at[-1] == ')' &&
           gaz_is_han(gaz_pass_before(pass, at - 1));
}

/* 乡镇 , 各部门 and 单位 : at the end of a line, as OCR sets spaces around its words; 被告 :某某.
 */
static bool close_spaced(gaz_pass *pass, const char *at, uint32_t c) {
    const char *begin = gaz_pass_before(pass, at) == ' ' ? at - 1 : at;
    const char *end = at + 1 + (gaz_pass_at(pass, at + 1) == ' ');
    uint32_t before = gaz_pass_before(pass, begin);
    uint32_t after = gaz_pass_at(pass, end);
    bool closed = is_behind_bracket(pass, begin, c, after);
    bool words =
        gaz_is_han(before) || before == 0x300B || before == 0x201D || before == 0xFF09 || closed;
    bool goes_on = gaz_is_han(after) || after == 0x300A || after == 0x201C || gaz_is_digit(after);
    if (begin == at || !words || !(after == 0 || ((closed || end > at + 1) && goes_on))) {
        return false;
    }
    return gaz_pass_note(pass, begin, end, gaz_slice_of(full_of(c)), GAZ_RULE_PUNCTUATION,
                         GAZ_CERTAIN, gaz_slice_of("half-width, with spaces around it"));
}

size_t gaz_correct_punctuation(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    if (c == 0x4E36) {
        return stroke(pass, at, step);
    }
    if (c == 0x2236) {
        return ratio(pass, at, step);
    }
    if (close_spaced(pass, at, c)) {
        return step + (gaz_pass_at(pass, at + 1) == ' ');
    }
    uint32_t after = gaz_pass_at(pass, at + 1);
    if ((belongs_to_han(c, gaz_pass_before(pass, at), after) ||
         is_behind_bracket(pass, at, c, after)) &&
        !(c == ';' && ends_entity(pass, at))) {
        gaz_pass_note(pass, at, at + 1, gaz_slice_of(full_of(c)), GAZ_RULE_PUNCTUATION, GAZ_CERTAIN,
                      gaz_slice_of("half-width between Han characters"));
    }
    return step;
}
