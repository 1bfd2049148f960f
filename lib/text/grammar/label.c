/* label.c - the numbering labels at the start of a paragraph. */
#include "text/grammar/label.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_NUMERAL = 45 /* bytes of one whose characters stand apart */ };

/* Inline, as each label asks for three: a call each was a tenth of the time of a label. */
static inline uint32_t char_at(gaz_slice text, size_t at, size_t *step) {
    if (at >= text.len) {
        *step = 0;
        return 0;
    }
    return gaz_utf8_decode(text.ptr + at, gaz_slice_end(text), step);
}

static size_t skip_blanks(gaz_slice text, size_t at) {
    return (size_t)(gaz_slice_trim_left(gaz_slice_from(text, at)).ptr - text.ptr);
}

/* 编 分编 章 节 条, and 編 節 條; 篇 and 部分 of plans and reports. */
static size_t unit_word(gaz_slice text, uint8_t *kind) {
    size_t step;
    switch (char_at(text, 0, &step)) {
    case 0x6761: /* 条 */
    case 0x689D: /* 條 */
        *kind = GAZ_LABEL_ARTICLE;
        return step;
    case 0x7AE0: /* 章 */
        *kind = GAZ_LABEL_CHAPTER;
        return step;
    case 0x8282: /* 节 */
    case 0x7BC0: /* 節 */
        *kind = GAZ_LABEL_SECTION;
        return step;
    case 0x7F16: /* 编 */
    case 0x7DE8: /* 編 */
    case 0x7BC7: /* 篇 */
        *kind = GAZ_LABEL_BOOK;
        return step;
    case 0x90E8: /* 部 */
        *kind = GAZ_LABEL_PART;
        return gaz_slice_starts(text, "部分") ? strlen("部分") : 0;
    case 0x5206: /* 分 */
        *kind = GAZ_LABEL_PART;
        return gaz_slice_starts(text, "分编") ? strlen("分编") : 0;
    default:
        return 0;
    }
}

static size_t insert_suffix(gaz_slice text, int64_t *insert) {
    if (!gaz_slice_starts(text, "之")) {
        return 0;
    }
    size_t prefix = strlen("之");
    size_t len = gaz_numeral_chinese(gaz_slice_from(text, prefix), insert);
    return len > 0 ? prefix + len : 0;
}

/* -1 of 第4-1條, as Taiwan writes 第四條之一. */
static size_t hyphen_suffix(gaz_slice text, int64_t *insert) {
    size_t len =
        gaz_slice_starts(text, "-") ? gaz_numeral_arabic(gaz_slice_from(text, 1), insert) : 0;
    return len > 0 ? 1 + len : 0;
}

/* 第X条 is a label only before a space, a bracket, the end, or Markdown bold;
 * 第五条规定的 is prose. 章 and 节 headings often have no space in scans. */
static bool may_follow_article(gaz_slice rest) {
    if (rest.len == 0) {
        return true;
    }
    uint32_t c = gaz_utf8_first(rest);
    return gaz_is_space(c) || c == '*' || c == 0x3010 || c == 0xFF08 || c == '(' || c == 0xFF1A;
}

/* 第一篇文章 and 第一部分资金 are prose too, and stand in it more often than 第一编. */
static bool may_follow(uint8_t kind, gaz_slice label, gaz_slice rest) {
    if (kind == GAZ_LABEL_ARTICLE) {
        return may_follow_article(rest);
    }
    if (gaz_slice_ends(label, "篇") || gaz_slice_ends(label, "部分")) {
        return rest.len == 0 || gaz_is_space(gaz_utf8_first(rest));
    }
    return true;
}

static bool starts_in_one_of(gaz_slice text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (gaz_slice_starts(text, *words)) {
            return true;
        }
    }
    return false;
}

/* What goes on behind a cited article; an article's own text begins otherwise. */
static bool cites_article(gaz_slice rest) {
    static const char *const words[] = {"规定", "第",     "的",   "之", "至",
                                        "或",   "修改为", "改为", NULL};
    uint32_t c = gaz_utf8_first(rest);
    return rest.len == 0 || (gaz_is_cjk_punct(c) && c != 0x300A) || starts_in_one_of(rest, words);
}

/* What does either: 第八条和第九条, 第八条和解协议; 第八条项目单位, 第八条《条例》所称. */
static bool may_cite_article(gaz_slice rest) {
    static const char *const words[] = {"所", "和",   "及",   "与", "款",
                                        "项", "执行", "修改", "《", NULL};
    return starts_in_one_of(rest, words);
}

static bool is_in_numeral(uint32_t c) {
    return gaz_is_digit(c) || gaz_is_chinese_numeral(c);
}

/* 第 十 一 条, 第十 一条: a numeral whose characters may stand apart. */
static size_t spaced_numeral(gaz_slice text, int64_t *value) {
    char squeezed[LONGEST_NUMERAL];
    size_t len = 0;
    size_t end = gaz_numeral(text, value);
    size_t step;
    uint32_t c = char_at(text, skip_blanks(text, end), &step);
    if (end == 0 || !is_in_numeral(c)) {
        return end;
    }
    for (size_t at = 0; is_in_numeral(char_at(text, at, &step)); at = skip_blanks(text, end)) {
        if (len + step > sizeof squeezed) {
            return 0;
        }
        memcpy(squeezed + len, text.ptr + at, step);
        len += step;
        end = at + step;
    }
    return gaz_numeral((gaz_slice){squeezed, len}, value) == len ? end : 0;
}

/* 第十二条 without a gap, as nearly all articles are printed; 0 for all else. */
static size_t tight_article(gaz_slice text, gaz_label *label) {
    size_t at = strlen("第");
    size_t len = gaz_numeral_chinese(gaz_slice_from(text, at), &label->ordinal);
    gaz_slice unit = gaz_slice_from(text, at + len);
    if (len == 0 || !gaz_slice_starts(unit, "条")) {
        return 0;
    }
    label->kind = GAZ_LABEL_ARTICLE;
    return at + len + strlen("条");
}

static size_t legal_label(gaz_slice text, gaz_label *label) {
    size_t article = tight_article(text, label);
    if (article > 0) {
        return article + insert_suffix(gaz_slice_from(text, article), &label->insert);
    }
    size_t at = strlen("第");
    at = skip_blanks(text, at);
    size_t len = spaced_numeral(gaz_slice_from(text, at), &label->ordinal);
    if (len == 0) {
        return 0;
    }
    at = skip_blanks(text, at + len);
    size_t added = hyphen_suffix(gaz_slice_from(text, at), &label->insert);
    at = skip_blanks(text, at + added);
    len = unit_word(gaz_slice_from(text, at), &label->kind);
    if (len == 0 || (added > 0 && label->kind != GAZ_LABEL_ARTICLE)) {
        return 0;
    }
    at += len;
    if (label->kind == GAZ_LABEL_ARTICLE && added == 0) {
        at += insert_suffix(gaz_slice_from(text, at), &label->insert);
    }
    return at;
}

static bool is_dash(uint32_t c) {
    return c == 0x2014 || c == 0xFF0D || c == 0x2015 || c == 0x2500;
}

static bool is_level1_mark(uint32_t c) {
    return c == 0x3001 || c == 0xFF0E || c == '.' || c == 0xFF0C || c == 0xFF64;
}

/* 一、 一． 一. 壹、; a dash read for 一 counts as 一 before 、 only. */
static size_t level1_label(gaz_slice text, uint32_t first, gaz_label *label) {
    size_t at = gaz_numeral_chinese(text, &label->ordinal);
    bool dash = at == 0 && is_dash(first);
    if (dash) {
        label->ordinal = 1;
        at = strlen("—");
    }
    if (at == 0) {
        return 0;
    }
    size_t step;
    uint32_t c = char_at(text, at, &step);
    if (dash ? c != 0x3001 : !is_level1_mark(c)) {
        return 0;
    }
    label->kind = GAZ_LABEL_LEVEL1;
    return at + step;
}

static bool is_open(uint32_t c) {
    return c == 0xFF08 || c == '(' || c == 0x3014;
}

static bool is_close(uint32_t c) {
    return c == 0xFF09 || c == ')' || c == 0x3015;
}

/* （一） and （1）, with either bracket half or full width. */
static size_t bracket_label(gaz_slice text, gaz_label *label) {
    size_t step;
    char_at(text, 0, &step);
    size_t at = skip_blanks(text, step);
    gaz_slice rest = gaz_slice_from(text, at);
    size_t len = gaz_numeral_chinese(rest, &label->ordinal);
    label->kind = GAZ_LABEL_LEVEL2;
    if (len == 0) {
        len = gaz_numeral_arabic(rest, &label->ordinal);
        label->kind = GAZ_LABEL_LEVEL4;
        if (len == 0 || label->ordinal > 999) {
            return 0;
        }
    }
    at = skip_blanks(text, at + len);
    return is_close(char_at(text, at, &step)) ? at + step : 0;
}

/* 2020年 of 1.2020年度…名单: no part of a decimal number. */
static bool is_year(gaz_slice text) {
    int64_t year;
    size_t len = gaz_numeral_arabic(text, &year);
    return len > 0 && year >= 1900 && year <= 2199 &&
           gaz_slice_starts(gaz_slice_from(text, len), "年");
}

/* 1. 1． 1、 but not 3.16, 2024.7 or 10、20. */
static size_t level3_label(gaz_slice text, gaz_label *label) {
    size_t at = gaz_numeral_arabic(text, &label->ordinal);
    if (at == 0 || label->ordinal > 999 || label->ordinal == 0) {
        return 0;
    }
    size_t step;
    uint32_t c = char_at(text, at, &step);
    if (c != '.' && c != 0xFF0E && c != 0x3001) {
        return 0;
    }
    at += step;
    if (gaz_is_digit(char_at(text, at, &step)) && !is_year(gaz_slice_from(text, at))) {
        return 0;
    }
    label->kind = GAZ_LABEL_LEVEL3;
    return at;
}

struct enclosed {
    uint32_t first;
    uint32_t last;
    gaz_label_kind kind;
};

/* Unicode's ready-made labels: ㈠ ⒈ ⑴ ①. */
static const struct enclosed enclosed[] = {
    {0x3220, 0x3229, GAZ_LABEL_LEVEL2}, {0x2488, 0x249B, GAZ_LABEL_LEVEL3},
    {0x2474, 0x2487, GAZ_LABEL_LEVEL4}, {0x2460, 0x2473, GAZ_LABEL_LEVEL5},
    {0x2776, 0x277F, GAZ_LABEL_LEVEL5},
};

static size_t enclosed_label(uint32_t c, size_t step, gaz_label *label) {
    for (size_t i = 0; i < sizeof enclosed / sizeof *enclosed; i++) {
        if (c >= enclosed[i].first && c <= enclosed[i].last) {
            label->kind = enclosed[i].kind;
            label->ordinal = c - enclosed[i].first + 1;
            return step;
        }
    }
    return 0;
}

bool gaz_label_may_begin(uint32_t c) {
    gaz_label label;
    if (c >= 0x4E00 && c < 0xFF00) { /* nearly all there is */
        return c == 0x7B2C || gaz_is_chinese_numeral(c);
    }
    return gaz_is_digit(c) || is_open(c) || is_dash(c) || gaz_is_chinese_numeral(c) ||
           enclosed_label(c, 1, &label) > 0;
}

static size_t read_shape(gaz_slice text, gaz_label *label) {
    size_t step;
    uint32_t c = char_at(text, 0, &step);
    if (c == 0x7B2C) { /* 第 */
        size_t len = legal_label(text, label);
        return may_follow(label->kind, gaz_slice_first(text, len), gaz_slice_from(text, len)) ? len
                                                                                              : 0;
    }
    if (gaz_is_han(c)) {
        return level1_label(text, c, label);
    }
    if (is_open(c)) {
        return bracket_label(text, label);
    }
    if (gaz_is_digit(c)) {
        return level3_label(text, label);
    }
    size_t len = enclosed_label(c, step, label);
    return len > 0 ? len : level1_label(text, c, label);
}

size_t gaz_label_read(gaz_slice text, gaz_label *label) {
    *label = (gaz_label){0};
    if (text.len == 0) {
        return 0;
    }
    label->len = read_shape(text, label);
    if (label->len == 0) {
        *label = (gaz_label){0};
        return 0;
    }
    label->text_at = skip_blanks(text, label->len);
    if (label->kind == GAZ_LABEL_ARTICLE &&
        gaz_slice_starts(gaz_slice_from(text, label->text_at), "：")) {
        label->text_at = skip_blanks(text, label->text_at + strlen("：")); /* 第一条：为了 */
    }
    label->spaced = label->text_at > label->len;
    return label->len;
}

size_t gaz_label_read_gapless(gaz_slice text, gaz_label *label, bool *doubtful) {
    *label = (gaz_label){0};
    *doubtful = false;
    size_t len = gaz_slice_starts(text, "第") ? legal_label(text, label) : 0;
    gaz_slice rest = gaz_slice_from(text, len);
    if (len == 0 || label->kind != GAZ_LABEL_ARTICLE || cites_article(rest)) {
        *label = (gaz_label){0};
        return 0;
    }
    *doubtful = may_cite_article(rest);
    label->len = len;
    label->text_at = len;
    return len;
}
