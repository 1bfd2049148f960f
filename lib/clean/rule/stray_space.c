/* stray_space.c - rule `space`: a space inside a sentence, 农 村公路管护经费由….
 *
 * Chinese print sets no space between words, but gaps part names, cells and headings. What
 * counts is the clause around the space: long, hardly parted, none of its pieces as short as
 * names are, and not the one that a label, a field or a cell may begin. Anywhere, a single
 * space in the word that ends an organ's name, or in a date in words, is no gap:
 * 国务院办 公厅, 二〇一八年二 月十二日.
 */
#include "clean/rule/context_rules.h"
#include "data/bigrams.h"
#include "data/organs.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    REACH = 48,        /* characters of a clause that are looked at on each side */
    LEAST_CLAUSE = 7,  /* Han characters of a clause that says something */
    HAN_FOR_GAP = 5,   /* so many for each of its gaps */
    LONGEST_DATE = 60, /* bytes of 二〇一八年十二月三十一日 and its spaces */
    MOST_BEFORE = 12,  /* characters of an organ's name */
    MOST_BEHIND = 4,
    LONGEST_UNIT = 3,   /* Han characters */
    LEAST_PIECE = 4,    /* Han characters of the longer piece beside the space */
    LONGEST_FIELD = 8,  /* 主持人, 关键词 at the start of a line */
    LEAST_LINE = 20 * 3 /* bytes of a line that the next one goes on with */
};

/* What stands on one side of the space, up to the next mark or the end of the line. */
struct side {
    int han;
    int gaps;
    int piece; /* Han characters up to the first gap */
    bool wide; /* a gap of more than one space */
    bool line; /* the line begins or ends here */
    bool unit; /* the first piece is the unit of a number: 18日 上海市… */
};

static void see(struct side *side, uint32_t c, uint32_t last) {
    if (c == ' ') {
        side->gaps++;
        side->wide |= last == ' ';
    } else {
        side->han++;
        side->piece += side->gaps == 0;
    }
}

static struct side before_space(const gaz_pass *pass, const char *at) {
    struct side side = {0};
    uint32_t last = ' ';
    for (int count = 0; count < REACH; count++) {
        uint32_t c = gaz_pass_before(pass, at);
        side.line = c == 0;
        if (c != ' ' && !gaz_is_han(c)) {
            side.unit = gaz_is_digit(c) && side.han <= LONGEST_UNIT;
            break;
        }
        see(&side, c, last);
        last = c;
        at = gaz_utf8_before(pass->line, at);
    }
    return side;
}

static struct side behind_space(const gaz_pass *pass, const char *at) {
    struct side side = {0};
    uint32_t last = ' ';
    for (int count = 0; count < REACH; count++) {
        uint32_t c = gaz_pass_at(pass, at);
        side.line = c == 0;
        if (c != ' ' && !gaz_is_han(c)) {
            break;
        }
        see(&side, c, last);
        last = c;
        at += c == ' ' ? 1 : c < GAZ_BMP ? 3 : 4;
    }
    return side;
}

/* The line before breaks off within a sentence: this one begins in the middle of a clause. */
static bool goes_on(const gaz_pass *pass) {
    const char *end = pass->line;
    if (end == pass->text.ptr || end[-1] != '\n') {
        return false;
    }
    end--;
    end -= end > pass->text.ptr && end[-1] == '\r';
    size_t room = (size_t)(end - pass->text.ptr);
    gaz_slice tail = gaz_slice_between(end - (room < LEAST_LINE ? room : LEAST_LINE), end);
    return room >= LEAST_LINE && gaz_is_han(gaz_utf8_last(tail.ptr, end)) &&
           memchr(tail.ptr, '\n', tail.len) == NULL && gaz_slice_find(tail, "　　") == NULL;
}

/* 第一条 为了…, 一、总体要求 坚持…, 主持人 张某…: what may stand before a gap in its own right. */
static bool may_head_line(const gaz_pass *pass, const struct side *before) {
    gaz_label label;
    gaz_slice line = gaz_slice_between(pass->line, pass->text.ptr + pass->text.len);
    return gaz_label_read(line, &label) > 0 || before->piece <= LONGEST_FIELD || before->gaps > 0;
}

/* Han characters on end from `at` on, at most so many. */
static const char *han_end(const gaz_pass *pass, const char *at, int most) {
    for (int count = 0; count < most; count++) {
        uint32_t c = gaz_pass_at(pass, at);
        if (!gaz_is_han(c)) {
            break;
        }
        at += c < GAZ_BMP ? 3 : 4;
    }
    return at;
}

static const char *han_begin(const gaz_pass *pass, const char *at, int most) {
    for (int count = 0; count < most && gaz_is_han(gaz_pass_before(pass, at)); count++) {
        at = gaz_utf8_before(pass->line, at);
    }
    return at;
}

/* 《财政部 工业和信息化部 …关于…的通知》: the first of several issuers of what is cited. */
static bool ends_issuer(const gaz_pass *pass, const char *at) {
    const char *begin = han_begin(pass, at, MOST_BEFORE);
    size_t word;
    return gaz_pass_before(pass, begin) == 0x300A &&
           gaz_organ_suffix(gaz_slice_between(begin, at), &word) != GAZ_ORGAN_NONE;
}

/* Whether the space at `at`, between these two Han characters, was put into a sentence. */
static bool is_stray(gaz_pass *pass, const char *at, uint32_t first, uint32_t second) {
    if (!gaz_is_bigram(first, second) || !gaz_context_is_prose(pass)) {
        return false;
    }
    struct side before = before_space(pass, at);
    struct side behind = behind_space(pass, at + 1);
    int han = before.han + behind.han;
    int gaps = before.gaps + behind.gaps + 1;
    bool prose = han >= LEAST_CLAUSE && gaps * HAN_FOR_GAP <= han &&
                 (before.piece >= LEAST_PIECE || behind.piece >= LEAST_PIECE);
    return prose && !before.wide && !behind.wide && !before.unit && !ends_issuer(pass, at) &&
           (!before.line || goes_on(pass) || !may_head_line(pass, &before));
}

/* The space at `at` stands in the word that ends an organ's name, which has no other. */
static bool parts_organ(const gaz_pass *pass, const char *at) {
    char name[(MOST_BEFORE + MOST_BEHIND) * 4];
    size_t word;
    gaz_slice before = gaz_slice_between(han_begin(pass, at, MOST_BEFORE), at);
    const char *end = han_end(pass, at + 1, MOST_BEHIND);
    size_t own; /* 办 of 国务院办 公厅 is a part of the word */
    gaz_organ_suffix(before, &own);
    memcpy(name, before.ptr, before.len);
    memcpy(name + before.len, at + 1, (size_t)(end - at - 1));
    for (const char *behind = at + 1; behind < end;) {
        behind = han_end(pass, behind, 1);
        size_t len = before.len + (size_t)(behind - at - 1);
        gaz_slice organ = {name, len};
        if (gaz_organ_suffix(organ, &word) != GAZ_ORGAN_NONE && word < len) {
            return word > len - before.len && word - (len - before.len) >= own;
        }
    }
    return false;
}

static bool is_in_date(uint32_t c) {
    return c == 0x5E74 || c == 0x6708 || c == 0x65E5 /* 年月日 */ || gaz_is_chinese_numeral(c) ||
           gaz_chinese_digit(c, true) >= 0;
}

/* The space at `at` is one of those inside a whole date in words. */
static bool parts_date(const gaz_pass *pass, const char *at) {
    char date[LONGEST_DATE];
    size_t len = 0;
    for (int count = 0; count < LONGEST_DATE; count++) {
        uint32_t c = gaz_pass_before(pass, at);
        if (c != ' ' && !is_in_date(c)) {
            break;
        }
        at = gaz_utf8_before(pass->line, at);
    }
    for (uint32_t c = gaz_pass_at(pass, at); c == ' ' || is_in_date(c); c = gaz_pass_at(pass, at)) {
        size_t step; /* a zero may be the letter o */
        (void)gaz_utf8_decode(at, pass->text.ptr + pass->text.len, &step);
        if (len + step > sizeof date) {
            return false;
        }
        memcpy(date + len, at, step);
        len += c == ' ' ? 0 : step;
        at += step;
    }
    gaz_date read;
    return gaz_date_read((gaz_slice){date, len}, &read) == len && read.day > 0;
}

/* 自某日起施行: words that close the sentence, too short for a clause. */
static bool parts_effect(const gaz_pass *pass, const char *at) {
    gaz_slice before = gaz_slice_between(pass->line, at);
    gaz_slice behind = gaz_slice_between(at + 1, pass->text.ptr + pass->text.len);
    return (gaz_slice_ends(before, "起") && gaz_slice_starts(behind, "施行")) ||
           (gaz_slice_ends(before, "起施") && gaz_slice_starts(behind, "行"));
}

bool gaz_correct_stray_space(gaz_pass *pass, const char *at, uint32_t before, uint32_t after) {
    const char *why = is_stray(pass, at, before, after)
                          ? "inside a sentence, between characters that ordinary text sets side "
                            "by side"
                      : is_in_date(before) && is_in_date(after) && parts_date(pass, at)
                          ? "inside a date in words"
                      : parts_effect(pass, at) ? "inside 起施行"
                      : parts_organ(pass, at)  ? "inside the word that ends an organ's name"
                                               : NULL;
    return why != NULL && !gaz_context_parts_columns(pass, at) &&
           gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                         gaz_slice_of(why));
}
