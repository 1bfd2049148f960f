/*
 * classify.c - the class of a line by its own words.
 *
 * An ordered list of recognisers, the most certain first; the last answer is
 * "other". What only the neighbours tell (a signature before its date, a
 * title over several lines, a running head) is decided where they are known.
 */
#include "data/organs.h"
#include "split/line/line.h"
#include "split/line/page_number.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/grammar/order_number.h"
#include "text/grammar/person.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    SHORT = 160, /* bytes, as all of these */
    MARK = 48,
    LONGEST_ADDRESSEES = 1500,
    LONGEST_ANNEX_TITLE = 180,
    LONGEST_ORDER = 400,
    LONGEST_COLUMNS = 240,
    LONGEST_CELL = 16, /* characters */
    LONGEST_NAME = 4   /* characters of a person's name */
};

static gaz_slice skip(gaz_slice text, const char *word) {
    return gaz_slice_trim_left(gaz_slice_from(text, strlen(word)));
}

static bool starts_colon(gaz_slice text) {
    uint32_t c = gaz_utf8_first(text);
    return c == 0xFF1A || c == ':';
}

static bool is_page_number(gaz_slice text, gaz_facts facts) {
    return text.len <= GAZ_LONGEST_PAGE_NUMBER && (facts.first & GAZ_FIRST_PAGE) != 0 &&
           gaz_is_page_number(text);
}

/* A label and what it opens. */
static bool label_class(gaz_slice text, gaz_facts facts, gaz_line_class *answer, int32_t *ordinal) {
    static const gaz_line_class classes[] = {
        [GAZ_LABEL_BOOK] = GAZ_LINE_BOOK,       [GAZ_LABEL_PART] = GAZ_LINE_PART,
        [GAZ_LABEL_CHAPTER] = GAZ_LINE_CHAPTER, [GAZ_LABEL_SECTION] = GAZ_LINE_SECTION,
        [GAZ_LABEL_ARTICLE] = GAZ_LINE_ARTICLE, [GAZ_LABEL_LEVEL1] = GAZ_LINE_LEVEL1,
        [GAZ_LABEL_LEVEL2] = GAZ_LINE_LEVEL2,   [GAZ_LABEL_LEVEL3] = GAZ_LINE_LEVEL3,
        [GAZ_LABEL_LEVEL4] = GAZ_LINE_LEVEL4,   [GAZ_LABEL_LEVEL5] = GAZ_LINE_LEVEL5,
    };
    gaz_label label;
    gaz_doc_number_shape number;
    if ((facts.first & GAZ_FIRST_LABEL) == 0 || gaz_label_read(text, &label) == 0 ||
        (label.kind == GAZ_LABEL_LEVEL4 && gaz_doc_number_is_whole(text, &number))) {
        return false;
    }
    *answer = classes[label.kind];
    *ordinal = label.ordinal < INT32_MAX ? (int32_t)label.ordinal : INT32_MAX;
    return true;
}

/* The -2 of 附件1-2. */
static size_t part_length(gaz_slice text) {
    static const char *const dashes[] = {"-", "－", "—", "–"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (gaz_slice_starts(text, dashes[i])) {
            size_t dash = strlen(dashes[i]);
            int64_t value;
            size_t len = gaz_numeral_arabic(gaz_slice_from(text, dash), &value);
            return len > 0 ? dash + len : 0;
        }
    }
    return 0;
}

/* 附件, 附件1, 附件1-2, 附件一:, 附表2 alone on a line. */
static bool is_attachment_mark(gaz_slice text) {
    if (text.len > MARK || !(gaz_slice_starts(text, "附件") || gaz_slice_starts(text, "附表") ||
                             gaz_slice_starts(text, "附录") || gaz_slice_starts(text, "附图") ||
                             gaz_slice_starts(text, "附："))) {
        return false;
    }
    gaz_slice rest = skip(text, "附件");
    int64_t value;
    size_t len = gaz_numeral(rest, &value);
    rest = gaz_slice_from(rest, len);
    rest = gaz_slice_trim_left(gaz_slice_from(rest, len > 0 ? part_length(rest) : 0));
    while (rest.len > 0 && starts_colon(rest)) {
        size_t step;
        gaz_utf8_decode(rest.ptr, gaz_slice_end(rest), &step);
        rest = gaz_slice_trim_left(gaz_slice_from(rest, step));
    }
    return rest.len == 0;
}

/* 附件2　某某表: a number, a gap and a title. */
static bool is_numbered_title(gaz_slice rest, size_t number) {
    gaz_slice at = gaz_slice_from(rest, number);
    gaz_slice title = gaz_slice_trim_left(at);
    return number > 0 && title.ptr > at.ptr && title.len <= LONGEST_ANNEX_TITLE &&
           gaz_is_han(gaz_utf8_first(title)) && gaz_tail_of(title) <= GAZ_TAIL_CLOSER &&
           gaz_slice_find(title, "，") == NULL && gaz_slice_find(title, "。") == NULL;
}

/* 附件：1.…, 附件一：…, 附件2　…, 附：某某办法 */
static bool is_attachment_note(gaz_slice text) {
    int64_t value;
    if (gaz_slice_starts(text, "附：")) {
        return text.len <= LONGEST_ANNEX_TITLE;
    }
    if (!gaz_slice_starts(text, "附件") && !gaz_slice_starts(text, "附表")) {
        return false;
    }
    gaz_slice rest = skip(text, "附件");
    size_t number = gaz_numeral(rest, &value);
    number += number > 0 ? part_length(gaz_slice_from(rest, number)) : 0;
    return starts_colon(gaz_slice_trim_left(gaz_slice_from(rest, number))) ||
           is_numbered_title(rest, number);
}

static bool is_cc(gaz_slice text) {
    static const char *const words[] = {"抄送", "抄报", "分送", "主送"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_starts(text, words[i])) {
            return starts_colon(skip(text, words[i]));
        }
    }
    return false;
}

/* 菏泽市人民政府办公室 2024年1月16日印发, or the date and 印发 alone; 共印300份. */
static bool is_print(gaz_slice text) {
    if (text.len > SHORT) {
        return false;
    }
    gaz_slice body = gaz_slice_trim_right(text);
    if (gaz_slice_starts(body, "共印")) {
        int64_t copies;
        gaz_slice rest = skip(body, "共印");
        return gaz_slice_is(gaz_slice_trim_left(gaz_slice_from(rest, gaz_numeral(rest, &copies))),
                            "份");
    }
    bool short_word = gaz_slice_ends(body, "日印");
    if (short_word || gaz_slice_ends(body, "印发") || gaz_slice_ends(body, "印制")) {
        size_t word = strlen(short_word ? "印" : "印发");
        body = gaz_slice_trim_right(gaz_slice_first(body, body.len - word));
        return gaz_slice_ends(body, "日") && gaz_slice_find(body, "年") != NULL &&
               gaz_slice_find(body, "。") == NULL && gaz_slice_find(body, "关于") == NULL;
    }
    return false;
}

static bool is_date(gaz_slice text) {
    gaz_date date;
    return text.len <= SHORT && gaz_date_is_whole(text, &date);
}

/* 第337号, 2024年第12号, （第5号） under the name of an order or announcement; 指导案例45号
 * above the name of a case. */
static bool is_order_number(gaz_slice text) {
    return text.len > 0 && text.len <= MARK &&
           (gaz_order_number_read(text) == text.len || gaz_case_number_read(text) == text.len);
}

static bool issues_orders(gaz_slice name) {
    return gaz_ends_in_organ(name) || gaz_organ_in_masthead(name);
}

/* 2016年第59号, and perhaps （关于调整某事项的公告） behind it. */
static bool is_order_number_with_title(gaz_slice text) {
    size_t len = gaz_order_number_read(text);
    gaz_slice title = gaz_slice_trim(gaz_slice_from(text, len));
    return len > 0 && gaz_slice_starts(title, "（关于") && gaz_slice_ends(title, "）") &&
           gaz_title_form_of(
               gaz_slice_between(title.ptr + strlen("（"), gaz_slice_end(title) - strlen("）"))) ==
               GAZ_TITLE_STATUTORY;
}

/* 财政部 税务总局公告2023年第13号, 国务院令第704号: the name of an order and its number. */
static bool is_order_line(gaz_slice text) {
    static const char *const words[] = {"令", "公告", "通告"};
    for (size_t i = 0; i < sizeof words / sizeof *words && text.len <= LONGEST_ORDER; i++) {
        const char *at = gaz_slice_find(text, words[i]);
        if (at == NULL || !issues_orders(gaz_slice_between(text.ptr, at))) {
            continue;
        }
        gaz_slice rest = gaz_slice_between(at + strlen(words[i]), gaz_slice_end(text));
        if (is_order_number(gaz_slice_trim(rest)) || is_order_number_with_title(rest)) {
            return true;
        }
    }
    return false;
}

/* 鲁政报〔2019〕47号    签发人：张三. */
static bool is_signed_number(gaz_slice text) {
    gaz_doc_number_shape number;
    size_t len = gaz_doc_number_read(text, &number);
    return len > 0 && gaz_slice_starts(gaz_slice_trim_left(gaz_slice_from(text, len)), "签发人");
}

/* 等级　特急·明电　国办发明电〔2008〕34号, 冀政办传〔2008〕15号　特急: the head of a
 * telegram. */
static bool is_telegram_number(gaz_slice text) {
    static const char *const words[] = {"等级", "特急", "特提", "加急", "平急", "明电", "密电"};
    gaz_doc_number_shape number;
    if (text.len > SHORT || !gaz_doc_number_find(text, &number)) {
        return false;
    }
    gaz_slice before = gaz_slice_trim(gaz_slice_between(text.ptr, number.raw.ptr));
    gaz_slice behind =
        gaz_slice_trim(gaz_slice_between(gaz_slice_end(number.raw), gaz_slice_end(text)));
    gaz_slice mark = before.len > 0 ? before : behind;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_starts(mark, words[i])) {
            return gaz_slice_find(text, "，") == NULL && gaz_slice_find(text, "》") == NULL;
        }
    }
    return false;
}

/* 财税〔2021〕45号 署税发〔2021〕30号: the numbers of several organs. */
static bool are_doc_numbers(gaz_slice text) {
    gaz_doc_number_shape number;
    uint32_t count = 0;
    while (text.len > 0) {
        size_t len = gaz_doc_number_read(text, &number);
        if (len == 0) {
            return false;
        }
        count++;
        text = gaz_slice_trim_left(gaz_slice_from(text, len));
        text = gaz_slice_trim_left(gaz_slice_from(text, gaz_slice_starts(text, "、") ? 3 : 0));
    }
    return count > 1;
}

/* 〔2017〕4号, a number without a code; （财库〔2009〕71号　2009年6月2日） and the other way
 * round, as ministries print both below a title. */
static bool is_bare_or_dated_number(gaz_slice text) {
    gaz_doc_number_shape number;
    gaz_date date;
    if (gaz_doc_number_bare(text, &number) == text.len) {
        return true;
    }
    if (!gaz_slice_starts(text, "（") || !gaz_slice_ends(text, "）")) {
        return false;
    }
    gaz_slice inside = gaz_slice_trim(
        gaz_slice_between(text.ptr + strlen("（"), gaz_slice_end(text) - strlen("）")));
    size_t day = gaz_date_read(inside, &date);
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_from(inside, day));
    size_t len = gaz_doc_number_read(rest, &number);
    gaz_slice behind = gaz_slice_trim_left(gaz_slice_from(rest, len));
    return len > 0 && (day > 0 ? behind.len == 0 : gaz_date_is_whole(behind, &date));
}

static bool is_doc_number(gaz_slice text) {
    gaz_doc_number_shape number;
    const char *end = gaz_slice_end(text);
    if (gaz_scan_any(text.ptr, end, gaz_slice_of("号號")) == end) {
        return false;
    }
    return (text.len <= SHORT && (gaz_doc_number_is_whole(text, &number) || is_order_number(text) ||
                                  are_doc_numbers(text) || is_bare_or_dated_number(text))) ||
           is_order_line(text) || is_signed_number(text) || is_telegram_number(text);
}

/* 菏泽市人民政府文件, 山东省人民政府令: an organ and the word, nothing else. */
static bool is_masthead(gaz_slice text) {
    char buffer[SHORT];
    gaz_slice seen = gaz_slice_trim_right(text);
    if (text.len > SHORT || !(gaz_slice_ends(seen, "件") || gaz_slice_ends(seen, "令") ||
                              gaz_slice_ends(seen, "告") || gaz_slice_ends(seen, "规章"))) {
        return false;
    }
    gaz_slice name = gaz_squeeze(text, buffer, sizeof buffer);
    static const char *const words[] = {"文件", "令", "公告", "发电", "规章"};
    if (gaz_slice_starts(name, "发电单位")) {
        return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_ends(name, words[i])) {
            name.len -= strlen(words[i]);
            return issues_orders(name) && gaz_slice_find(name, "关于") == NULL &&
                   gaz_slice_find(name, "《") == NULL; /* …《X》（某某部令 / 2015年第12号） */
        }
    }
    return false;
}

/* Bracketed as a whole: the first bracket closes at the very end. */
static bool is_bracketed(gaz_slice text) {
    uint32_t first = gaz_utf8_first(text);
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    if ((first != 0xFF08 && first != '(') || (last != 0xFF09 && last != ')')) {
        return false;
    }
    int depth = 0;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        at += step;
        depth += c == 0xFF08 || c == '(';
        depth -= c == 0xFF09 || c == ')';
        if (depth == 0) {
            return at == end;
        }
    }
    return false;
}

static bool is_remark(gaz_slice text) {
    return text.len <= SHORT && is_bracketed(text) &&
           (gaz_slice_find(text, "此件") != NULL || gaz_slice_find(text, "联系人") != NULL ||
            gaz_slice_find(text, "联系电话") != NULL || gaz_slice_find(text, "公开发布") != NULL);
}

/* ——2024年1月20日在某县第十八届人民代表大会第三次会议上: under the title of a report,
 * perhaps cut at the end of its line; whole, also without the dash. */
static bool is_occasion(gaz_slice text) {
    gaz_date date;
    if (text.len > SHORT) {
        return false;
    }
    if (!gaz_is_dash(gaz_utf8_first(text))) {
        return gaz_tells_occasion(text);
    }
    while (gaz_is_dash(gaz_utf8_first(text))) {
        size_t step;
        gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
        text = gaz_slice_trim_left(gaz_slice_from(text, step));
    }
    size_t len = gaz_date_read(text, &date);
    if (len > 0 && date.day > 0 && gaz_slice_starts(gaz_slice_from(text, len), "在")) {
        return gaz_slice_find(text, "。") == NULL;
    }
    return (len > 0 || gaz_slice_starts(text, "在")) && gaz_slice_find(text, "在") != NULL &&
           gaz_slice_ends(text, "上");
}

static bool is_note(gaz_slice text) {
    return is_bracketed(text) || is_occasion(text);
}

static bool is_title(gaz_slice text) {
    return gaz_title_form_of(text) == GAZ_TITLE_STATUTORY;
}

/* 各县区人民政府，市政府各部门： */
static bool is_addressees(gaz_slice text) {
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    if (text.len > LONGEST_ADDRESSEES || (last != 0xFF1A && last != ':')) {
        return false;
    }
    static const char *const organs[] = {"政府", "部门", "单位",   "办事处", "委员会", "局",  "厅",
                                         "机构", "公司", "管委会", "办公室", "法院",   "处",  "院",
                                         "部門", "單位", "委員會", "公署",   "常委会", "各村"};
    bool organ = false;
    for (size_t i = 0; i < sizeof organs / sizeof *organs && !organ; i++) {
        organ = gaz_slice_find(text, organs[i]) != NULL;
    }
    return organ && gaz_slice_find(text, "如下") == NULL && gaz_slice_find(text, "下列") == NULL &&
           gaz_slice_find(text, "以下") == NULL && gaz_slice_find(text, "决定：") == NULL &&
           gaz_slice_find(text, "通知：") == NULL && gaz_slice_find(text, "通过：") == NULL &&
           gaz_slice_find(text, "任命：") == NULL && gaz_slice_find(text, "免去：") == NULL;
}

/* Two names, each of an organ; 徐广娟 县图书馆 is one entry. */
static bool are_organs(gaz_slice text) {
    const char *gap = text.ptr;
    const char *end = gaz_slice_end(text);
    while (gap < end) {
        size_t step;
        if (gaz_is_space(gaz_utf8_decode(gap, end, &step))) {
            break;
        }
        gap += step;
    }
    return gaz_ends_in_organ(gaz_slice_between(text.ptr, gap)) && gaz_ends_in_organ(text);
}

/* 马头镇政府 李庄镇政府 杨集镇政府, 何 燕 江 妍（女）: three names or more, or two of
 * organs or people, with gaps between them. */
static bool is_columns(gaz_slice text) {
    uint32_t words = 0;
    uint32_t han = 0;
    uint32_t longest = 0;
    if (text.len > LONGEST_COLUMNS) {
        return false;
    }
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_han(c)) {
            words += han++ == 0;
            longest = han > longest ? han : longest;
        } else if (gaz_is_space(c)) {
            han = 0;
        } else if (han == 0 || (step = gaz_note_on_person(gaz_slice_between(at, end))) == 0) {
            return false;
        }
        at += step;
    }
    if (words < 2 || longest < 2 || longest > LONGEST_CELL) {
        return false;
    }
    if (words == 2 && longest > LONGEST_NAME && !are_organs(text)) {
        return false;
    }
    return gaz_title_form_of(text) == GAZ_TITLE_NONE;
}

/* Signs that stand for one character each, so that their bits are proof. */
enum {
    OF_PROSE = GAZ_HAS_STOP | GAZ_HAS_SEMICOLON | GAZ_HAS_QUOTE_OPEN,
    OF_NO_NAME = OF_PROSE | GAZ_HAS_COLON | GAZ_HAS_LIST | GAZ_HAS_DIGIT | GAZ_HAS_STAR |
                 GAZ_HAS_LESS | GAZ_HAS_HALF_COLON | GAZ_HAS_P | GAZ_HAS_HALF_ROUND
};

/* What is asked in turn: the class, where one of these signs, first or last characters
 * stands (else the answer is no), one of these signs besides, when there are any, and none of
 * those. */
#define RECOGNISERS(X)                                                                             \
    X(is_attachment_mark, ATTACHMENT_MARK, 0, GAZ_FIRST_ANNEX, 0, 0, 0)                            \
    X(is_attachment_note, ATTACHMENT_NOTE, 0, GAZ_FIRST_ANNEX, 0, 0, 0)                            \
    X(is_cc, CC, 0, GAZ_FIRST_COPIES, 0, 0, 0)                                                     \
    X(is_print, PRINT, 0, 0, GAZ_LAST_PRINT, 0, 0)                                                 \
    X(is_date, DATE, 0, 0, GAZ_LAST_DATE, 0, 0)                                                    \
    X(is_doc_number, DOC_NUMBER, GAZ_HAS_NUMBER, 0, 0, 0, 0)                                       \
    X(is_masthead, MASTHEAD, 0, 0, GAZ_LAST_MASTHEAD, 0, 0)                                        \
    X(is_remark, REMARK, 0, GAZ_FIRST_BRACKET, 0, 0, 0)                                            \
    X(is_note, NOTE, 0, GAZ_FIRST_BRACKET | GAZ_FIRST_DASH | GAZ_FIRST_DIGIT, 0, 0, 0)             \
    X(is_title, TITLE, 0, 0, GAZ_LAST_KIND, GAZ_HAS_ABOUT | GAZ_HAS_ISSUE, 0)                      \
    X(is_addressees, ADDRESSEES, 0, 0, GAZ_LAST_COLON, 0, OF_PROSE)                                \
    X(is_columns, LIST_ENTRY, GAZ_HAS_ANY_SPACE, 0, 0, 0, OF_NO_NAME)

static const struct recogniser {
    bool (*is)(gaz_slice text);
    gaz_line_class line_class;
    gaz_facts asked_where;
    uint32_t signs;
    uint32_t none;
} recognisers[] = {
#define ROW(is, class, has, begins, ends, needs, none)                                             \
    {is, GAZ_LINE_##class, {.signs = (has), .first = (begins), .last = (ends)}, needs, none},
    RECOGNISERS(ROW)
#undef ROW
};

/* Where none of these facts holds no recogniser is asked: most lines. */
static const gaz_facts any_asked = {
#define SIGNS(is, class, has, begins, ends, needs, none) | (has)
#define FIRST(is, class, has, begins, ends, needs, none) | (begins)
#define LAST(is, class, has, begins, ends, needs, none) | (ends)
    .signs = 0 RECOGNISERS(SIGNS),
    .first = 0 RECOGNISERS(FIRST),
    .last = 0 RECOGNISERS(LAST),
#undef SIGNS
#undef FIRST
#undef LAST
};

gaz_line_class gaz_line_classify(gaz_slice text, gaz_facts facts, int32_t *ordinal) {
    gaz_line_class answer;
    if (text.len == 0) {
        return GAZ_LINE_BLANK;
    }
    if (is_page_number(text, facts)) {
        return GAZ_LINE_PAGE_NUMBER;
    }
    if (label_class(text, facts, &answer, ordinal)) {
        return answer;
    }
    if (!gaz_facts_allow(facts, any_asked)) {
        return GAZ_LINE_OTHER;
    }
    for (size_t i = 0; i < sizeof recognisers / sizeof *recognisers; i++) {
        const struct recogniser *recogniser = &recognisers[i];
        bool asked = (recogniser->signs == 0 || (facts.signs & recogniser->signs) != 0) &&
                     (facts.signs & recogniser->none) == 0;
        if (asked && gaz_facts_allow(facts, recogniser->asked_where) && recogniser->is(text)) {
            return recogniser->line_class;
        }
    }
    return GAZ_LINE_OTHER;
}
