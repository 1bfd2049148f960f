/* begins_anew.c - lines that begin a paragraph by what they say. */
#include "split/line/entry.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "split/paragraph/join.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/grammar/person.h"
#include "text/grammar/speech.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_COUNT = 60, /* bytes of 请假（3人）： */
    MOST_IN_ROLE = 8,   /* characters of 第一副组长 */
    LONGEST_REST = 15,  /* bytes of the rest of a name with its mark */
    LEAST_CELLS = 4,    /* of a row that single spaces part */
    LEAST_WRAPPED = 40  /* columns of a line that is wrapped */
};

/* 各县（市、区）人民政府： begins with its own words, and is not the rest of
 * what began so. */
static bool is_addressees_alone(const gaz_joiner *j, const gaz_line *line) {
    return line->line_class == GAZ_LINE_ADDRESSEES && gaz_slice_starts(gaz_line_text(line), "各") &&
           !gaz_slice_starts(j->pieces.items[0], "各");
}

/* 某某市财政局 right above the date. */
static bool signs(const gaz_joiner *j, const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_ORGAN) != 0 && line + 1 < &j->lines[j->to] &&
           line[1].line_class == GAZ_LINE_DATE && gaz_ends_in_organ(gaz_line_text(line));
}

/* The next row of a table whose cells single spaces part. */
static bool counts_on(const gaz_joiner *j, const gaz_line *line) {
    int64_t number =
        (line->facts.first & GAZ_FIRST_DIGIT) != 0 ? gaz_row_number(gaz_line_text(line)) : -1;
    return number > 1 && gaz_row_number(j->pieces.items[0]) == number - 1;
}

/* 列席：…, also behind a label. */
static bool is_field(const gaz_line *line) {
    gaz_label label;
    gaz_slice text = gaz_line_text(line);
    if (gaz_line_is_labelled(line->line_class)) {
        gaz_label_read(text, &label);
        text = gaz_slice_from(text, label.text_at);
    }
    return gaz_is_role_entry(text, line->facts);
}

/* 局、市气象局等。 below 成员单位：…、市应急: the rest of a name, and 、 or 。 behind it. */
static bool ends_name(const gaz_line *before, const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    gaz_slice head = gaz_slice_first(text, text.len < LONGEST_REST ? text.len : LONGEST_REST);
    return before->width >= LEAST_WRAPPED && before->facts.tail == GAZ_TAIL_OPEN &&
           (before->facts.signs & GAZ_HAS_LIST) != 0 &&
           (gaz_slice_find(head, "、") != NULL || gaz_slice_find(head, "。") != NULL);
}

/* 评标委员会成员名单：… : a longer name of a field. */
static bool begins_as_field(gaz_slice text) {
    enum { LONGEST_FIELD = 14 };
    size_t han = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text) && han <= LONGEST_FIELD; han++) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (!gaz_is_han(c)) {
            return han > 1 && c == 0xFF1A;
        }
        at += step;
    }
    return false;
}

/* 列席：… below 出席：…, the title of the next paper below that; and what stands right below
 * the last of several. */
static bool leaves_field(const gaz_joiner *j, const gaz_line *line) {
    const gaz_line *first = &j->lines[j->first];
    if (!is_field(first)) {
        return is_field(line) && begins_as_field(gaz_line_text(first));
    }
    bool title = (line->facts.last & GAZ_LAST_KIND) != 0 &&
                 gaz_title_form_of(gaz_line_text(line)) > GAZ_TITLE_CARRIED;
    bool last = j->first > 0 && j->pieces.count == 1 && is_field(first - 1) &&
                !gaz_line_is_apart(line) && !ends_name(line - 1, line);
    const uint32_t of_prose = GAZ_HAS_COMMA | GAZ_HAS_STOP;
    bool prose = gaz_line_is_apart(line) && (line->facts.signs & GAZ_HAS_COMMA) != 0 &&
                 line->facts.tail >= GAZ_TAIL_COLON && (j->signs & of_prose) == 0;
    return title || last || prose || is_field(line);
}

/* 第一条为了…: an article whose label lost its gap. Of others than the first only a page
 * break or a blank line says that they are not cited. */
static bool opens_gapless_article(const gaz_line *line) {
    gaz_label label;
    bool doubtful;
    bool read = (line->facts.first & GAZ_FIRST_PAGE) != 0 &&
                gaz_label_read_gapless(gaz_line_text(line), &label, &doubtful) > 0;
    return read && !doubtful && (label.ordinal == 1 || gaz_line_is_apart(line));
}

/* 请假（3人）： below rows of names. */
static bool counts_names(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return (line->facts.last & GAZ_LAST_COLON) != 0 && line->len <= LONGEST_COUNT &&
           (gaz_slice_ends(text, "人）：") || gaz_slice_ends(text, "名）："));
}

/* 财政部、农业部 below a title and apart from the text: who issues it. */
static bool is_below_byline(const gaz_joiner *j, const gaz_line *line) {
    const gaz_line *before = line - 1;
    return gaz_line_is_apart(line) && j->pieces.count == 1 && j->first > 0 &&
           before[-1].line_class == GAZ_LINE_TITLE && (before->facts.last & GAZ_LAST_ORGAN) != 0 &&
           (before->facts.signs & GAZ_HAS_COMMA) == 0 &&
           !gaz_slice_starts(gaz_line_text(before), "各") &&
           gaz_ends_in_organ(gaz_line_text(before));
}

/* 根据…公布…目录的通知失效 without a stop: what a collection of laws noted above the text. */
static bool is_below_note_of_repeal(const gaz_line *line) {
    gaz_slice before = gaz_line_text(line - 1);
    return gaz_line_is_apart(line) && gaz_slice_starts(before, "根据") &&
           (gaz_slice_ends(before, "失效") || gaz_slice_ends(before, "废止"));
}

/* 2024年11月27日县十八届人大常委会第二十三次会议 above who speaks there. */
static bool is_below_occasion(const gaz_line *line) {
    gaz_date date;
    const gaz_line *before = line - 1;
    gaz_slice text = gaz_line_text(before);
    if ((before->facts.first & GAZ_FIRST_DIGIT) == 0 ||
        (before->facts.signs & (GAZ_HAS_COMMA | GAZ_HAS_STOP)) != 0 ||
        !(gaz_slice_ends(text, "会议") || gaz_slice_ends(text, "会议上"))) {
        return false;
    }
    return gaz_date_read(text, &date) > 0 && date.day > 0;
}

/* 表1　主要农产品产量: the caption of a table or figure. */
static bool is_figure_caption(const gaz_line *line) {
    int64_t number;
    gaz_slice text = gaz_line_text(line);
    const uint32_t of_prose = GAZ_HAS_COMMA | GAZ_HAS_STOP | GAZ_HAS_SEMICOLON | GAZ_HAS_COLON;
    if ((line->facts.signs & of_prose) != 0 ||
        !(gaz_slice_starts(text, "表") || gaz_slice_starts(text, "图"))) {
        return false;
    }
    gaz_slice rest = gaz_slice_from(text, strlen("表"));
    gaz_slice behind = gaz_slice_from(rest, gaz_numeral_arabic(rest, &number));
    return behind.ptr > rest.ptr && gaz_slice_trim_left(behind).ptr > behind.ptr;
}

/* 二等奖（2项）, 先进单位（12个）: how many the entries below it are. */
static bool counts_entries(const gaz_line *line) {
    static const char *const units[] = {"项", "个", "名", "人", "家", "户",
                                        "件", "篇", "种", "部", "所", "条"};
    gaz_slice text = gaz_line_text(line);
    const uint32_t of_prose = GAZ_HAS_COMMA | GAZ_HAS_STOP | GAZ_HAS_SEMICOLON | GAZ_HAS_COLON;
    const char *open = (line->facts.signs & of_prose) == 0 && text.len <= LONGEST_COUNT &&
                               gaz_slice_ends(text, "）")
                           ? gaz_slice_find_last(text, "（")
                           : NULL;
    if (open == NULL || open == text.ptr) {
        return false;
    }
    int64_t number;
    gaz_slice inside = gaz_slice_between(open + strlen("（"), gaz_slice_end(text) - strlen("）"));
    inside = gaz_slice_from(inside, gaz_slice_starts(inside, "共") ? strlen("共") : 0);
    size_t len = gaz_numeral(inside, &number);
    gaz_slice unit = gaz_slice_trim(gaz_slice_from(inside, len));
    bool counted = false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        counted |= gaz_slice_is(unit, units[i]);
    }
    return len > 0 && counted;
}

/* 《某某规则》第七十条 below 《某某法》第八条、第二十一条: each on a line of its own. */
static bool cites_on(const gaz_joiner *j, const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    gaz_slice first = j->pieces.items[0];
    return gaz_slice_starts(text, "《") && gaz_slice_starts(first, "《") &&
           line->facts.tail == GAZ_TAIL_OPEN && gaz_slice_find(first, "，") == NULL;
}

/* How many parts the spaces of a line set apart. */
static uint32_t count_cells(gaz_slice text) {
    uint32_t count = 0;
    bool gap = true;
    for (const char *at = text.ptr; at < gaz_slice_end(text); at++) {
        count += gap && *at != ' ';
        gap = *at == ' ';
    }
    return count;
}

/* 专业界　200人: a number with its unit behind a gap, at the end of the line. */
static bool ends_in_count(gaz_slice text) {
    static const char *const units[] = {"人", "名", "席", "票", NULL};
    for (size_t i = 0; units[i] != NULL; i++) {
        if (!gaz_slice_ends(text, units[i])) {
            continue;
        }
        const char *at = gaz_slice_end(text) - strlen(units[i]);
        const char *end = at;
        while (at > text.ptr && gaz_is_digit((unsigned char)at[-1])) {
            at--;
        }
        gaz_slice before = gaz_slice_between(text.ptr, at);
        return at < end && gaz_slice_trim_right(before).len < before.len;
    }
    return false;
}

/* 专业界　200人 below 工商、金融界　200人. */
static bool counts_below(const gaz_line *before, const gaz_line *line) {
    return (before->facts.signs & line->facts.signs & GAZ_HAS_ANY_SPACE) != 0 &&
           ends_in_count(gaz_line_text(before)) && ends_in_count(gaz_line_text(line));
}

/* 华安物流园 东区管委会 8000 650 below 项目名称 责任单位 年度计划 完成投资: as many cells. */
static bool is_row_below(const gaz_line *before, const gaz_line *line) {
    const uint32_t of_prose = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON;
    bool rows = (before->facts.signs & line->facts.signs & GAZ_HAS_ANY_SPACE) != 0 &&
                ((before->facts.signs | line->facts.signs) & of_prose) == 0;
    uint32_t cells = rows ? count_cells(gaz_line_text(before)) : 0;
    return cells >= LEAST_CELLS && cells == count_cells(gaz_line_text(line));
}

/* 单位：万元 above a table, at its right; 单位：省财政局） goes on. */
static bool names_unit(gaz_slice text) {
    static const char *const units[] = {"万", "亿",   "元",   "千", "人", "个", "吨",
                                        "公", "平方", "立方", "亩", "户", "件", "辆",
                                        "份", "斤",   "担",   "头", "%",  "％", "美元"};
    enum { LONGEST_UNIT = 45 };
    gaz_slice rest = text;
    bool unit = false;
    if (text.len > LONGEST_UNIT || !gaz_slice_starts(text, "单位：")) {
        return false;
    }
    rest = gaz_slice_trim_left(gaz_slice_from(rest, strlen("单位：")));
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        unit |= gaz_slice_starts(rest, units[i]);
    }
    return unit && gaz_slice_find(text, "，") == NULL && gaz_slice_find(text, "。") == NULL &&
           gaz_slice_find(text, "）") == NULL;
}

/* 检查人员签字： below the rows of a form. */
static bool is_blank_field(const gaz_joiner *j, const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_COLON) != 0 && line->len <= LONGEST_COUNT &&
           gaz_line_is_apart(line) &&
           gaz_is_name_entry(j->pieces.items[0], j->lines[j->first].facts);
}

/* 副组长： below 王勇　国务委员: the head of the next names. */
static bool heads_names(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    size_t han = 0;
    if ((line->facts.last & GAZ_LAST_COLON) == 0 || line->len > LONGEST_COUNT) {
        return false;
    }
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        at += step;
        if (!gaz_is_han(c) && !gaz_is_space(c) && at < gaz_slice_end(text)) {
            return false;
        }
        han += gaz_is_han(c);
    }
    return han >= 2 && han <= MOST_IN_ROLE &&
           gaz_is_name_entry(gaz_line_text(line - 1), line[-1].facts);
}

bool gaz_joiner_names_unit(const gaz_joiner *j, const gaz_line *line) {
    return ((line->facts.signs | j->signs) & GAZ_HAS_COLON) != 0 &&
           (names_unit(gaz_line_text(line)) ||
            (j->pieces.count == 1 && names_unit(j->pieces.items[0])));
}

/* 2004年7月28日，国务院…决定： behind a gap below words that no sentence holds: a title. */
static bool tells_when(const gaz_line *line) {
    gaz_date date;
    const uint32_t of_prose = GAZ_HAS_COMMA | GAZ_HAS_STOP | GAZ_HAS_LIST | GAZ_HAS_SEMICOLON;
    if ((line->facts.first & GAZ_FIRST_DIGIT) == 0 || !gaz_line_is_apart(line) ||
        (line[-1].facts.signs & of_prose) != 0) {
        return false;
    }
    gaz_slice text = gaz_line_text(line);
    size_t len = gaz_date_read(text, &date);
    return len > 0 && date.day > 0 && gaz_slice_starts(gaz_slice_from(text, len), "，");
}

/* 李秀珍（女）市中心医院主任医师 below 王鸿儒 广宁大学教授. */
static bool is_noted_name(gaz_slice text) {
    size_t step;
    const char *at = text.ptr;
    uint32_t han = 0;
    while (at < gaz_slice_end(text) &&
           gaz_is_han(gaz_utf8_decode(at, gaz_slice_end(text), &step))) {
        at += step;
        if (++han > 4) {
            return false;
        }
    }
    return han > 1 && gaz_note_on_person(gaz_slice_between(at, gaz_slice_end(text))) > 0;
}

/* 注：… below the rows of a table. */
static bool is_note(const gaz_line *line) {
    return (line->facts.signs & GAZ_HAS_COLON) != 0 && !gaz_line_is_apart(line) &&
           (gaz_slice_starts(gaz_line_text(line), "注：") ||
            gaz_slice_starts(gaz_line_text(line), "备注："));
}

/* Ⅱ类资源区 … below Ⅰ类资源区 … or their head: rows. */
static bool begins_with_class(const gaz_line *line) {
    uint32_t c = gaz_utf8_first(gaz_line_text(line));
    return c >= 0x2160 && c <= 0x216B && !gaz_line_is_apart(line) &&
           (line[-1].facts.signs & line->facts.signs & GAZ_HAS_ANY_SPACE) != 0;
}

/* 身份证号：______: nothing stands behind what is to be filled in but on its line. */
static bool ends_blank(const gaz_line *before) {
    return gaz_slice_ends(gaz_line_text(before), "__");
}

bool gaz_joiner_begins_anew(const gaz_joiner *j, const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return line->line_class == GAZ_LINE_NOTE || line->line_class == GAZ_LINE_TITLE ||
           is_addressees_alone(j, line) || gaz_is_name_entry(text, line->facts) ||
           gaz_is_salutation(text) || signs(j, line) || counts_on(j, line) ||
           leaves_field(j, line) || opens_gapless_article(line) || counts_names(line) ||
           counts_entries(line) || is_below_byline(j, line) || is_below_note_of_repeal(line) ||
           is_below_occasion(line) || is_figure_caption(line) || cites_on(j, line) ||
           is_row_below(line - 1, line) || counts_below(line - 1, line) || ends_blank(line - 1) ||
           is_blank_field(j, line) || heads_names(line) || begins_with_class(line) ||
           is_note(line) || tells_when(line) ||
           ((line->facts.signs & GAZ_HAS_OPEN) != 0 && is_noted_name(text)) ||
           (gaz_is_appointment(text) && gaz_is_appointment(j->pieces.items[0])) ||
           (gaz_is_appointee(text) && gaz_is_appointee(j->pieces.items[0]));
}
