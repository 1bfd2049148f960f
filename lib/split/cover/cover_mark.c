/* cover_mark.c - what one line of a cover says: name, year, number. */
#include "split/cover/cover.h"

#include "data/kinds.h"
#include "split/line/page_number.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST = 150, FIRST_YEAR = 1912, LAST_YEAR = 2199 };

static bool take(gaz_slice *text, const char *word) {
    if (!gaz_slice_starts(*text, word)) {
        return false;
    }
    *text = gaz_slice_from(*text, strlen(word));
    return true;
}

static bool take_any(gaz_slice *text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (take(text, words[i])) {
            return true;
        }
    }
    return false;
}

/* 、8 of 第7、8期 and of 总第162、163期: an issue of two numbers has that of the first. */
static void take_second(gaz_slice *text) {
    static const char *const units[] = {"期", "号", "號", "辑"};
    int64_t number;
    gaz_slice at = *text;
    if (take(&at, "、")) {
        at = gaz_slice_from(at, gaz_numeral(at, &number));
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            *text = gaz_slice_starts(at, units[i]) ? at : *text;
        }
    }
}

/* A number with its unit behind it: 3期, 45号. */
static bool take_count(gaz_slice *text, bool unit_needed, int32_t *value) {
    static const char *const units[] = {"期", "号", "號", "辑"};
    int64_t number;
    gaz_slice at = *text;
    size_t len = gaz_numeral(at, &number);
    if (len == 0 || number > 99999) {
        return false;
    }
    at = gaz_slice_from(at, len);
    take_second(&at);
    if (!take_any(&at, units, sizeof units / sizeof *units) && unit_needed) {
        return false;
    }
    *value = (int32_t)number;
    *text = at;
    return true;
}

/* 总第45期, 总号：1845, 总号：第九十四号, 總號：720. */
static bool take_total(gaz_slice *text, gaz_cover_mark *mark) {
    gaz_slice at = *text;
    if (!take(&at, "总") && !take(&at, "總")) {
        return false;
    }
    (void)take(&at, "第");
    (void)(take(&at, "号") || take(&at, "號"));
    (void)take(&at, "期");
    (void)(take(&at, "：") || take(&at, ":"));
    (void)take(&at, "第");
    if (!take_count(&at, false, &mark->total_number)) {
        return false;
    }
    *text = at;
    return true;
}

/* 2024年, 2024, 二〇二四年. */
static bool take_year(gaz_slice *text, gaz_cover_mark *mark) {
    gaz_slice at = *text;
    int64_t value;
    size_t len = gaz_numeral_arabic(at, &value);
    if (len == 0) {
        len = gaz_numeral_chinese(at, &value);
    }
    if (len == 0 || value < FIRST_YEAR || value > LAST_YEAR || mark->year >= 0) {
        return false;
    }
    at = gaz_slice_from(at, len);
    (void)take(&at, "年");
    mark->year = (int32_t)value;
    *text = at;
    return true;
}

/* 第3期, 第3号, 3期, No.3. */
static bool take_number(gaz_slice *text, gaz_cover_mark *mark) {
    static const char *const no[] = {"No.", "NO.", "№", "NO", "No"};
    gaz_slice at = *text;
    if (mark->number >= 0) {
        return false;
    }
    bool bare = take_any(&at, no, sizeof no / sizeof *no);
    (void)take(&at, "第");
    if (!take_count(&at, !bare, &mark->number)) {
        return false;
    }
    *text = at;
    return true;
}

/* 4月30日 behind the year and the number. */
static bool take_day(gaz_slice *text, gaz_cover_mark *mark) {
    int64_t month;
    int64_t day;
    gaz_slice at = *text;
    at = gaz_slice_from(at, gaz_numeral(at, &month));
    if (at.ptr == text->ptr || !take(&at, "月") || mark->month > 0) {
        return false;
    }
    size_t len = gaz_numeral(at, &day);
    at = gaz_slice_from(at, len);
    if (len == 0 || !take(&at, "日") || month > 12 || day > 31) {
        return false;
    }
    mark->month = (int32_t)month;
    mark->day = (int32_t)day;
    *text = at;
    return true;
}

/* 2023·28, 2023-28: the number behind the year without a word. */
static bool take_dotted(gaz_slice *text, gaz_cover_mark *mark) {
    gaz_slice at = *text;
    bool named = mark->name.ptr != NULL; /* 2023.2 and 2023-2 alone are months as well */
    return mark->year >= 0 && mark->number < 0 &&
           (take(&at, "·") || (named && (take(&at, ".") || take(&at, "-")))) &&
           take_count(&at, false, &mark->number) && (*text = at).ptr != NULL;
}

/* 半月刊, which says how often the gazette appears. */
static bool take_frequency(gaz_slice *text) {
    static const char *const words[] = {"半月刊", "双月刊", "月刊",   "季刊", "旬刊",
                                        "周刊",   "双周刊", "半年刊", "合刊"};
    return take_any(text, words, sizeof words / sizeof *words);
}

static bool take_filler(gaz_slice *text) {
    size_t step;
    if (text->len == 0) {
        return false;
    }
    uint32_t c = gaz_utf8_decode(text->ptr, gaz_slice_end(*text), &step);
    if (!gaz_is_cjk_punct(c) && !(c < 0x80 && !gaz_is_digit(c) && !gaz_is_letter(c))) {
        return false;
    }
    *text = gaz_slice_from(*text, step);
    return true;
}

/* The name up to and with 公报 or 政报. */
static bool take_name(gaz_slice *text, gaz_cover_mark *mark) {
    const char *report = gaz_gazette_word(*text);
    uint32_t first = gaz_utf8_first(*text);
    if (report == NULL || mark->name.ptr != NULL || !gaz_is_han(first)) {
        return false;
    }
    gaz_slice name = gaz_slice_between(text->ptr, report + strlen("公报"));
    if (!gaz_is_gazette_head(name)) {
        return false;
    }
    mark->name = name;
    *text = gaz_slice_from(*text, name.len);
    return true;
}

static const gaz_cover_mark no_mark = {{NULL, 0}, -1, -1, -1, 0, 0};

/* Text without spaces, but one is kept between digits: in 2024·8  1 the last is
 * a page number, not a part of 81. */
static gaz_slice squeeze(gaz_slice text, char *buffer) {
    if (!gaz_scan_may_hold_space(text)) {
        return text;
    }
    size_t len = 0;
    bool gap = false;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_space(c)) {
            gap = true;
        } else {
            if (gap && gaz_is_digit(c) && gaz_is_digit(gaz_utf8_last(buffer, buffer + len))) {
                buffer[len++] = ' ';
            }
            gap = false;
            memcpy(buffer + len, at, step);
            len += step;
        }
        at += step;
    }
    return (gaz_slice){buffer, len};
}

/* Han that begins no part but the name of a gazette, and no such name: nearly every
 * line. */
static bool begins_no_mark(gaz_slice text) {
    uint32_t c = gaz_utf8_first(text);
    switch (c) {
    case 0x603B: /* 总第45期 */
    case 0x7E3D: /* 總第45期 */
    case 0x7B2C: /* 第3期 */
    case 0x534A: /* 半月刊 */
    case 0x53CC: /* 双月刊 */
    case 0x6708: /* 月刊 */
    case 0x5B63: /* 季刊 */
    case 0x65EC: /* 旬刊 */
    case 0x5468: /* 周刊 */
        return false;
    default:
        return gaz_is_han(c) && !gaz_is_chinese_numeral(c) && gaz_slice_find(text, "报") == NULL &&
               gaz_slice_find(text, "報") == NULL;
    }
}

bool gaz_cover_mark_read(gaz_slice text, gaz_cover_mark *mark) {
    char buffer[LONGEST + 1];
    *mark = no_mark;
    if (text.len > LONGEST || text.len == 0 || begins_no_mark(text)) {
        return false;
    }
    gaz_slice rest = squeeze(text, buffer);
    while (rest.len > 0) {
        if (!take_total(&rest, mark) && !take_number(&rest, mark) && !take_day(&rest, mark) &&
            !take_dotted(&rest, mark) && !take_year(&rest, mark) && !take_name(&rest, mark) &&
            !take_frequency(&rest) && !take_filler(&rest) &&
            !(mark->month > 0 && take(&rest, "出版"))) {
            return false;
        }
    }
    if (mark->name.ptr != NULL) {
        /* The buffer dies here; the name is looked up again in the line. */
        mark->name = text;
    }
    return mark->name.ptr != NULL || mark->year >= 0 || mark->number >= 0 ||
           mark->total_number >= 0;
}

bool gaz_cover_day_read(gaz_slice text, gaz_cover_mark *mark) {
    char buffer[LONGEST + 1];
    uint32_t first = gaz_utf8_first(text);
    *mark = no_mark;
    if (text.len > LONGEST || (gaz_is_han(first) && !gaz_is_chinese_numeral(first))) {
        return false;
    }
    gaz_slice rest = squeeze(text, buffer);
    bool day = take_day(&rest, mark);
    (void)take(&rest, "出版");
    return day && rest.len == 0;
}

static bool holds_any(gaz_slice text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (gaz_slice_find(text, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* 某某出版管理条例 3, 第三章 依法自主办学: an entry of the contents page or a heading may hold a
 * word of those who edit. */
static bool is_title_or_heading(gaz_slice text) {
    gaz_label label;
    gaz_kind kind;
    gaz_slice title = text;
    for (uint32_t c = gaz_utf8_last(title.ptr, gaz_slice_end(title));
         title.len > 0 &&
         (gaz_is_digit(c) || gaz_is_space(c) || c == '.' || c == 0x2026 || c == 0xB7);
         c = gaz_utf8_last(title.ptr, gaz_slice_end(title))) {
        title = gaz_slice_between(title.ptr, gaz_utf8_before(title.ptr, gaz_slice_end(title)));
    }
    bool heading = gaz_label_read(text, &label) > 0 &&
                   (label.kind == GAZ_LABEL_CHAPTER || label.kind == GAZ_LABEL_SECTION);
    return heading || (gaz_slice_find(text, "：") == NULL && gaz_kind_of_title(title, &kind) &&
                       !gaz_slice_ends(title, "报"));
}

bool gaz_cover_credit_read(gaz_slice text, gaz_cover_mark *mark) {
    static const char *const credits[] = {
        "主办", "主管",   "主编", "编辑",     "编印",     "出版",     "季刊",     "月刊", "旬刊",
        "周刊", "准印证", "刊号", "内部资料", "办公厅编", "办公室编", "秘书处编", NULL};
    static const char *const prose[] = {"。", "，", "；", "《", "关于"};
    char buffer[LONGEST + 1];
    *mark = no_mark;
    if (text.len > LONGEST ||
        (!gaz_slice_holds_any(text, credits) && gaz_slice_find(text, "ISSN") == NULL) ||
        (holds_any(text, prose, sizeof prose / sizeof *prose) &&
         !gaz_slice_ends(text, "》编辑部")) ||
        is_title_or_heading(text)) {
        return false;
    }
    gaz_slice line = squeeze(text, buffer);
    for (const char *at = line.ptr; at < gaz_slice_end(line);) {
        gaz_date date;
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(line), &step);
        if (gaz_is_digit(c) &&
            gaz_date_read(gaz_slice_between(at, gaz_slice_end(line)), &date) > 0 && date.day > 0) {
            mark->year = date.year;
            mark->month = date.month;
            mark->day = date.day;
            break;
        }
        at += step;
    }
    return true;
}
