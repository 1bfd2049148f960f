/* contents_line.c - one line of a contents page. */
#include "split/contents/contents_line.h"

#include "data/kinds.h"
#include "split/contents/contents_tail.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_DIGITS = 4,
    MOST_IN_BRACKETS = 3,
    LONGEST_HEADING = 60, /* bytes, as LONGEST_AUTHOR */
    LONGEST_AUTHOR = 60,
    LONGEST_NUMBERED = 10, /* characters */
    FIRST_YEAR = 1949,
    LAST_YEAR = 2099,
    LONGEST_SPOIL = 6 /* characters that OCR reads for leaders and a page */
};

static bool is_leader(uint32_t c) {
    return c == '.' || c == 0x2026 || c == 0xB7 || c == 0x2025 || c == 0xFF0E || c == 0x22EF ||
           c == 0x30FB || c == 0x2022 || c == '_' || c == '-' || c == 0x2014 || c == 0x2500 ||
           c == '/' || c == 0xFF0F;
}

static const char *back(const char *begin, const char *end, uint32_t *c) {
    const char *at = gaz_utf8_before(begin, end);
    size_t step;
    *c = gaz_utf8_decode(at, end, &step);
    return at;
}

/* Where the digits that end at `end` begin. */
static const char *digits_before(const char *begin, const char *end, int *count) {
    *count = 0;
    while (end > begin) {
        uint32_t c;
        const char *at = back(begin, end, &c);
        if (!gaz_is_digit(c)) {
            break;
        }
        end = at;
        ++*count;
    }
    return end;
}

/* Spaces and leaders before `end`; *leaders says that some stand there. */
static const char *leaders_before(const char *begin, const char *end, bool *leaders) {
    *leaders = false;
    while (end > begin) {
        uint32_t c;
        const char *at = back(begin, end, &c);
        if (!is_leader(c) && !gaz_is_space(c)) {
            break;
        }
        *leaders = true;
        end = at;
    }
    return end;
}

struct page {
    const char *begin; /* of the digits, or of the first of a range */
    int digits;
    int64_t words; /* the page in Chinese numerals, 0 for figures */
    bool bracketed;
    gaz_slice last; /* of a range, the other number */
};

/* 12, 3-7, (12), （3—7） at the end of text. */
static bool find_page(gaz_slice text, struct page *page) {
    const char *begin = text.ptr;
    const char *end = gaz_slice_end(text);
    uint32_t c = gaz_utf8_last(begin, end);
    page->bracketed = c == 0xFF09 || c == ')';
    page->last = (gaz_slice){NULL, 0};
    page->words = gaz_page_in_words(text, &page->begin);
    if (page->words > 0) { /* its characters are kept, as those of the other of a range */
        gaz_slice tail = gaz_slice_between(page->begin, end);
        bool round = gaz_slice_starts(tail, "（");
        page->last = round ? gaz_slice_from(gaz_slice_first(tail, tail.len - 3), 3) : tail;
        return true;
    }
    if (page->bracketed) {
        end = back(begin, end, &c);
    }
    page->begin = digits_before(begin, end, &page->digits);
    if (page->digits == 0 || page->digits > MOST_DIGITS) {
        return false;
    }
    if (page->begin > begin) {
        const char *dash = back(begin, page->begin, &c);
        int first = 0;
        const char *at = digits_before(begin, dash, &first);
        bool range = (c == '-' || c == 0x2014 || c == 0x2013 || c == '~' || c == 0xFF5E);
        if (range && first > 0 && first <= MOST_DIGITS) {
            page->last = gaz_slice_between(page->begin, end);
            page->begin = at;
        }
    }
    if (page->bracketed) {
        if (page->begin == begin || page->digits > MOST_IN_BRACKETS) {
            return false;
        }
        const char *open = back(begin, page->begin, &c);
        page->begin = open;
        return c == 0xFF08 || c == '(';
    }
    return true;
}

/* A number right behind the last word is a page only where a title ends. */
static bool is_separated(gaz_slice title, bool leaders) {
    uint32_t last = gaz_utf8_last(title.ptr, gaz_slice_end(title));
    return leaders || title.len == 0 || last == 0xFF09 || last == ')' ||
           gaz_title_form_of(title) != GAZ_TITLE_NONE;
}

/* True when the number of an entry closes before `end`, or a run of leaders ends. */
static bool is_closed_before(gaz_slice text, const char *end) {
    gaz_slice head = gaz_slice_trim_right(gaz_slice_between(text.ptr, end));
    if (gaz_slice_ends(head, "号）") || gaz_slice_ends(head, "号)")) {
        return true;
    }
    if (head.len == 0 || !is_leader(gaz_utf8_last(text.ptr, gaz_slice_end(head)))) {
        return false;
    }
    const char *at = gaz_utf8_before(text.ptr, gaz_slice_end(head));
    return at > text.ptr && is_leader(gaz_utf8_last(text.ptr, at));
}

/* The same, or a title ends there. */
static bool is_whole_before(gaz_slice text, const char *end) {
    gaz_slice head = gaz_slice_trim_right(gaz_slice_between(text.ptr, end));
    return is_closed_before(text, end) || gaz_title_form_of(head) != GAZ_TITLE_NONE;
}

/* ) pp24, ………：: where what OCR read for leaders and a page begins behind a whole
 * entry; the end of text when nothing of the kind stands there. */
static const char *spoil_begin(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = end;
    int han = 0;
    for (int i = 0; at > text.ptr && i <= LONGEST_SPOIL; i++) {
        if (is_whole_before(text, at)) {
            return at;
        }
        uint32_t c;
        at = back(text.ptr, at, &c);
        han += gaz_is_han(c);
        if (han > 1 || (han == 1 && i == 0)) {
            break;
        }
    }
    return end;
}

/* An entry whose leaders or page OCR spoiled. */
static gaz_slice without_spoil(gaz_slice text, int32_t *page, gaz_slice *last) {
    bool leaders;
    int digits;
    const char *begin = spoil_begin(text);
    const char *end = gaz_slice_end(text);
    const char *number = digits_before(begin, end, &digits);
    if (digits > 0 && digits <= MOST_DIGITS) {
        int64_t value;
        gaz_numeral_arabic(gaz_slice_between(number, end), &value);
        *page = (int32_t)value;
        end = number;
    }
    *last = gaz_slice_trim(gaz_slice_between(begin, end));
    return gaz_slice_between(text.ptr, leaders_before(text.ptr, begin, &leaders));
}

gaz_slice gaz_contents_without_page(gaz_slice text, int32_t *page, gaz_slice *last) {
    struct page found;
    *last = (gaz_slice){NULL, 0};
    bool leaders;
    text = gaz_slice_trim(text);
    if (!find_page(text, &found)) {
        return without_spoil(text, page, last);
    }
    const char *end = leaders_before(text.ptr, found.begin, &leaders);
    gaz_slice title = gaz_slice_between(text.ptr, end);
    if (!is_separated(title, leaders || found.bracketed)) {
        return without_spoil(text, page, last);
    }
    gaz_slice digits = gaz_slice_between(found.begin, gaz_slice_end(text));
    size_t step = 0;
    if (found.bracketed) {
        gaz_utf8_decode(digits.ptr, gaz_slice_end(digits), &step);
    }
    int64_t value = found.words;
    if (value == 0) {
        gaz_numeral_arabic(gaz_slice_from(digits, step), &value);
    }
    *page = (int32_t)value;
    *last = found.last;
    return title;
}

gaz_slice gaz_contents_without_author(gaz_slice text, gaz_slice *author) {
    static const char *const leaders[] = {"…", "···", "...", "⋯⋯"};
    const char *scrap = gaz_leader_scrap(text);
    *author = gaz_slice_trim(gaz_slice_between(scrap, gaz_slice_end(text)));
    if (author->len > 0) {
        return gaz_slice_trim_right(gaz_slice_between(text.ptr, scrap));
    }
    for (size_t i = 0; i < sizeof leaders / sizeof *leaders; i++) {
        const char *at = gaz_slice_find(text, leaders[i]);
        const char *behind = at;
        const char *end = gaz_slice_end(text);
        while (behind != NULL && behind < end) {
            size_t step;
            uint32_t c = gaz_utf8_decode(behind, end, &step);
            if (!is_leader(c) && !gaz_is_space(c)) {
                break;
            }
            behind += step;
        }
        if (at != NULL && behind < end && end - behind <= LONGEST_AUTHOR) {
            *author = gaz_slice_between(behind, end);
            return gaz_slice_trim_right(gaz_slice_between(text.ptr, at));
        }
    }
    return text;
}

bool gaz_contents_ends_entry(const gaz_line *line) {
    int32_t page = -1;
    gaz_slice last;
    gaz_slice text = gaz_slice_trim(gaz_line_text(line));
    gaz_slice title = gaz_contents_without_page(text, &page, &last);
    return page >= 0 || is_closed_before(text, gaz_slice_end(text)) || last.len > 0 ||
           (title.len < text.len && title.len > 0);
}

bool gaz_contents_has_page(const gaz_line *line) {
    int32_t page = -1;
    gaz_slice last;
    gaz_contents_without_page(gaz_line_text(line), &page, &last);
    return page >= 0;
}

/* Length of the sign with which text begins, of those in the list; 0 for none. */
static size_t sign_at(gaz_slice text, const char *const *signs, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (gaz_slice_starts(text, signs[i])) {
            return strlen(signs[i]);
        }
    }
    return 0;
}

/* Text without the brackets that close it; OCR may read one bracket for another,
 * or for two. */
static gaz_slice without_closers(gaz_slice text) {
    static const char *const closers[] = {"】", "〗", "]", "］", "〕", "★",
                                          "☆",  "·",  "•", "※",  "◎"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers;) {
        if (gaz_slice_ends(text, closers[i])) {
            text = gaz_slice_trim_right(gaz_slice_first(text, text.len - strlen(closers[i])));
            i = 0;
        } else {
            i++;
        }
    }
    return text;
}

/* ●, ◆ before a section or an entry. */
static size_t bullet_at(gaz_slice text) {
    static const char *const bullets[] = {"◆", "◇", "■", "□", "●", "○", "▲", "△", "▼", "►", "▶"};
    return sign_at(text, bullets, sizeof bullets / sizeof *bullets);
}

/* · or ※ before an entry, no leaders. */
static size_t point_at(gaz_slice text) {
    static const char *const points[] = {"·", "•", "※", "◎", "★", "☆", "＊", "*"};
    size_t len = sign_at(text, points, sizeof points / sizeof *points);
    uint32_t c = gaz_utf8_first(gaz_slice_trim_left(gaz_slice_from(text, len)));
    return len > 0 && (gaz_is_han(c) || c == 0x300A) ? len : 0;
}

/* ——某政发〔2008〕33号 below the title of an entry. */
static size_t dash_before_number(gaz_slice text) {
    gaz_doc_number_shape number;
    gaz_slice rest = text;
    while (gaz_slice_starts(rest, "—") || gaz_slice_starts(rest, "-")) {
        rest = gaz_slice_from(rest, *rest.ptr == '-' ? 1 : strlen("—"));
    }
    return rest.ptr > text.ptr && gaz_doc_number_read(rest, &number) > 0
               ? (size_t)(rest.ptr - text.ptr)
               : 0;
}

gaz_slice gaz_contents_without_bullet(gaz_slice text) {
    text = gaz_slice_trim(text);
    size_t sign = bullet_at(text) + point_at(text) + dash_before_number(text);
    return gaz_slice_trim_left(gaz_slice_from(text, sign));
}

/* Whether an opener or a bullet may begin text, by its first byte: nearly every line of an
 * issue is asked for. */
static bool may_begin_with_sign(gaz_slice text) {
    switch ((unsigned char)*text.ptr) {
    case '[':
    case 0xC2:
    case 0xE2:
    case 0xE3:
        return true;
    case 0xEF: /* where （ is as well */
        return gaz_slice_starts(text, "［");
    default:
        return false;
    }
}

gaz_slice gaz_contents_bare(gaz_slice text) {
    static const char *const openers[] = {"【", "〖", "[", "［", "〔", "★",
                                          "☆",  "·",  "•", "※",  "◎"};
    text = gaz_slice_trim(text);
    if (text.len == 0 || !may_begin_with_sign(text)) {
        return text;
    }
    size_t open = sign_at(text, openers, sizeof openers / sizeof *openers);
    size_t bullet = bullet_at(text);
    if (bullet > 0 && gaz_slice_find(text, "关于") != NULL) {
        bullet = 0;
    }
    gaz_slice name = gaz_slice_trim(gaz_slice_from(text, open + bullet));
    gaz_slice bare = open > 0 ? without_closers(name) : name;
    bool closed = bullet > 0 || bare.len < name.len;
    return bare.len > 0 && closed ? bare : text;
}

static bool ends_as_heading(gaz_slice name) {
    static const char *const words[] = {"文件",   "任免",   "大事记", "法规", "规章", "数据",
                                        "解读",   "专栏",   "选登",   "动态", "要闻", "机构",
                                        "令",     "统计",   "讲话",   "资料", "名录", "省政府",
                                        "县政府", "市政府", "国务院"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_ends(name, words[i])) {
            return true;
        }
    }
    return false;
}

/* 公告, 通知: a kind and nothing else heads the documents of that kind. */
static bool is_kind_alone(gaz_slice name) {
    static const char *const others[] = {"其他", "其它", "简讯", "附录", "公示", "人事", "专题"};
    char buffer[LONGEST_HEADING];
    gaz_kind kind;
    gaz_slice word = gaz_squeeze(name, buffer, sizeof buffer);
    return (gaz_kind_of_title(word, &kind) && gaz_slice_equal(kind.zh, word)) ||
           gaz_is_one_of(name, others, sizeof others / sizeof *others);
}

/* 二、省政府办公厅文件, （一）规范性文件: the sections of a contents page that counts
 * them. */
static bool is_numbered_heading(gaz_slice text) {
    gaz_label label;
    if (gaz_label_read(text, &label) == 0 ||
        (label.kind != GAZ_LABEL_LEVEL1 && label.kind != GAZ_LABEL_LEVEL2)) {
        return false;
    }
    gaz_slice name = gaz_slice_from(text, label.text_at);
    return ends_as_heading(name) || is_kind_alone(name) ||
           (gaz_utf8_count(name) <= LONGEST_NUMBERED && gaz_title_form_of(name) == GAZ_TITLE_NONE);
}

bool gaz_contents_is_heading(const gaz_line *line) {
    gaz_slice text = gaz_slice_trim(gaz_line_text(line));
    if (text.len > LONGEST_HEADING || gaz_contents_has_page(line)) {
        return false;
    }
    if (is_numbered_heading(text)) {
        return true;
    }
    gaz_slice bare = gaz_contents_bare(text);
    return bare.ptr != text.ptr || is_kind_alone(text) ||
           (ends_as_heading(text) && gaz_slice_find(text, "关于") == NULL &&
            gaz_slice_find(text, "》") == NULL && gaz_slice_find(text, "、") == NULL);
}

gaz_slice gaz_contents_heading(const gaz_line *line, gaz_label_kind *level) {
    gaz_label label;
    gaz_slice text = gaz_contents_bare(gaz_line_text(line));
    *level = GAZ_LABEL_NONE;
    if (!is_numbered_heading(text) || gaz_label_read(text, &label) == 0) {
        return text;
    }
    *level = label.kind;
    return gaz_slice_from(text, label.text_at);
}

static gaz_slice without_bracket_before(gaz_slice text) {
    text = gaz_slice_trim_right(text);
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    if (last == 0xFF08 || last == '(') {
        text = gaz_slice_between(text.ptr, gaz_utf8_before(text.ptr, gaz_slice_end(text)));
    }
    return gaz_slice_trim_right(text);
}

/* The number of an order or announcement in the brackets that end text:
 * （水利部令第31号）, （2007年第3号）. */
static bool find_order_number(gaz_slice text, gaz_slice *title, gaz_slice *number) {
    const char *open = gaz_slice_find_last(text, "（");
    if (open == NULL || open == text.ptr || !gaz_slice_ends(text, "号）")) {
        return false;
    }
    *number =
        gaz_slice_trim(gaz_slice_between(open + strlen("（"), gaz_slice_end(text) - strlen("）")));
    *title = gaz_slice_trim_right(gaz_slice_between(text.ptr, open));
    return gaz_slice_find(*number, "第") != NULL && number->len <= LONGEST_HEADING;
}

/* （上府办发 【2009j 52辟）: a number that OCR spoiled, in the brackets that end text. */
static bool find_spoiled_number(gaz_slice text, gaz_slice *title, gaz_slice *number) {
    const char *wide = gaz_slice_find_last(text, "（");
    const char *half = gaz_slice_find_last(text, "(");
    const char *open = wide > half ? wide : half;
    bool closed = gaz_slice_ends(text, "）") || gaz_slice_ends(text, ")");
    if (open == NULL || open == text.ptr || !closed) {
        return false;
    }
    gaz_slice inside = gaz_slice_between(open + (*open == '(' ? 1 : 3), gaz_slice_end(text));
    for (const char *at = inside.ptr; at < gaz_slice_end(inside);) {
        size_t step;
        int64_t year = 0;
        bool bracket =
            gaz_is_number_bracket_open(gaz_utf8_decode(at, gaz_slice_end(inside), &step));
        at += step;
        if (bracket) {
            gaz_numeral_arabic(gaz_slice_between(at, gaz_slice_end(inside)), &year);
        }
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
            *title = gaz_slice_trim_right(gaz_slice_between(text.ptr, open));
            *number =
                gaz_slice_between(inside.ptr, gaz_utf8_before(inside.ptr, gaz_slice_end(inside)));
            return title->len > 0;
        }
    }
    return false;
}

/* （关于…的规定） behind the number of an announcement; the last bracket may be gone with the
 * leaders. */
static gaz_slice without_brackets(gaz_slice text) {
    if (!gaz_slice_starts(text, "（关于")) {
        return text;
    }
    gaz_slice inside = gaz_slice_from(text, strlen("（"));
    const char *close = gaz_slice_find(inside, "）");
    if (close == NULL) {
        return inside;
    }
    return gaz_slice_ends(inside, "）") ? gaz_slice_first(inside, inside.len - strlen("）")) : text;
}

void gaz_contents_split_entry(gaz_slice text, gaz_slice *title, gaz_slice *doc_number) {
    gaz_doc_number_shape number;
    *title = gaz_slice_trim(text);
    *doc_number = (gaz_slice){NULL, 0};
    if (!gaz_doc_number_find(text, &number)) {
        gaz_slice order;
        gaz_slice rest;
        if (find_order_number(*title, &rest, &order) ||
            find_spoiled_number(*title, &rest, &order)) {
            *title = rest;
            *doc_number = order;
        }
        return;
    }
    gaz_slice rest =
        gaz_slice_trim(gaz_slice_between(gaz_slice_end(number.raw), gaz_slice_end(text)));
    gaz_slice before = gaz_slice_between(text.ptr, number.raw.ptr);
    if (rest.len == 0 || gaz_slice_is(rest, "）") || gaz_slice_is(rest, ")")) {
        *title = gaz_slice_trim_left(without_bracket_before(before));
        *doc_number = number.raw;
    } else if (gaz_slice_trim(before).len == 0) {
        *title = without_brackets(rest);
        *doc_number = number.raw;
    }
}
