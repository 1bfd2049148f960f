/* page_lines.c - lines of web pages and of back covers. */
#include "split/page/page_lines.h"

#include "data/page_words.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_LINK = 300, /* bytes */
    LONGEST_BUTTONS = 120,
    LEAST_BUTTONS = 2,
    LEAST_RULE = 3,        /* marks of a thematic break (CommonMark 4.1) */
    LEAST_PRINTED = 4,     /* dashes of a printed line; two are a dash of prose */
    LEAST_BUTTON_TEXT = 4, /* Han characters of all buttons */
    LONGEST_IMPRINT = 200,
    MOST_IMPRINT = 30, /* lines of a back cover */
    LEAST_SITE = 3     /* times that a site prints its name on the pages */
};

/* Text from its first Han character or letter on. */
static gaz_slice from_word(gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_han(c) || gaz_is_letter(c) || gaz_is_digit(c)) {
            break;
        }
        at += step;
    }
    return gaz_slice_between(at, end);
}

/* 【字体：大 中 小】 【打印】 【关闭】: nothing but buttons. */
static bool are_buttons(gaz_slice text) {
    size_t count = 0;
    size_t han = 0;
    if (text.len > LONGEST_BUTTONS) {
        return false;
    }
    for (text = from_word(text); text.len > 0; text = from_word(text)) {
        size_t len;
        if (gaz_page_word_at(text, &len) != GAZ_PAGE_WORD_BUTTON) {
            return false;
        }
        han += gaz_utf8_count(gaz_slice_first(text, len));
        count++;
        text = gaz_slice_from(text, len);
    }
    return count > 0 && han >= LEAST_BUTTON_TEXT;
}

/* Words of such feet all hold P (ICP) or 网; the table is small. */
static bool may_hold_footer(const gaz_line *line) {
    return (line->facts.signs & (GAZ_HAS_P | GAZ_HAS_NET)) != 0;
}

/* *ends is set for a line that stands below the text of its page. */
static bool is_web_page_line(const gaz_line *line, bool *ends) {
    size_t len;
    *ends = false;
    gaz_slice text = gaz_line_text(line);
    if (text.len > LONGEST_LINK) {
        return false;
    }
    bool may_be = (line->facts.first & GAZ_FIRST_PAGE_WORD) != 0;
    gaz_page_word first = may_be ? gaz_page_word_at(text, &len) : GAZ_PAGE_WORD_NONE;
    if (may_be && first == GAZ_PAGE_WORD_NONE) {
        first = gaz_page_word_at(from_word(text), &len);
    }
    if (first == GAZ_PAGE_WORD_LINK || first == GAZ_PAGE_WORD_END) {
        *ends = first == GAZ_PAGE_WORD_END;
        return gaz_slice_find(text, "。") == NULL;
    }
    *ends = may_hold_footer(line) && gaz_page_word_footer(text);
    return *ends || (first == GAZ_PAGE_WORD_BUTTON && are_buttons(text));
}

/* No sentence goes on behind the last line of a page's text. */
static void end_text(gaz_line *last) {
    last->facts.tail = last->facts.tail == GAZ_TAIL_OPEN ? GAZ_TAIL_STOP : last->facts.tail;
}

static bool is_rule_mark(uint32_t c) {
    switch (c) {
    case '-':
    case '*':
    case '_':
    case '=':
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2015: /* ― */
    case 0xFF0A: /* ＊ */
    case 0xFF0D: /* － */
    case 0xFF1D: /* ＝ */
    case 0xFF3F: /* ＿ */
        return true;
    default:
        return false;
    }
}

bool gaz_is_rule_line(gaz_slice text) {
    uint32_t mark = text.len > 0 ? gaz_utf8_first(text) : 0;
    if (!is_rule_mark(mark)) {
        return false;
    }
    size_t marks = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (c != mark && c != ' ') {
            return false;
        }
        marks += c == mark;
        at += step;
    }
    return marks >= (mark < 0x80 ? LEAST_RULE : LEAST_PRINTED);
}

static bool is_speck(uint32_t c) {
    switch (c) {
    case '.':
    case ',':
    case '\'':
    case '`':
    case '~':
    case '^':
    case '_':
    case '|':
    case '\\':
    case ':':
    case ';':
    case 0xA8:   /* ¨ */
    case 0xB4:   /* ´ */
    case 0xB7:   /* · */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x2022: /* • */
        return true;
    default:
        return false;
    }
}

bool gaz_is_speck_line(gaz_slice text) {
    enum { MOST = 2, LONGEST = 12 /* bytes */ };
    int marks = 0;
    if (text.len > LONGEST) {
        return false;
    }
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (c != ' ' && !is_speck(c)) {
            return false;
        }
        marks += c != ' ';
        at += step;
    }
    return marks > 0 && marks <= MOST;
}

bool gaz_is_picture_line(gaz_slice text) {
    text = gaz_slice_trim(text);
    if (gaz_slice_starts(text, "![")) {
        const char *link = gaz_slice_find(text, "](");
        const char *close = link == NULL ? NULL : memchr(link, ')', gaz_slice_end(text) - link);
        return close != NULL && close + 1 == gaz_slice_end(text);
    }
    return gaz_slice_starts(text, "<img ") &&
           memchr(text.ptr, '>', text.len) == gaz_slice_end(text) - 1;
}

/* 某省期刊登记证第002号, （某）新出准字第12号: the permit of a gazette. */
static bool holds_permit(gaz_slice line) {
    static const char *const words[] = {"期刊登记证", "出准字", "出准印字", "内准印", NULL};
    return gaz_slice_holds_any(line, words) && gaz_slice_find(line, "《") == NULL;
}

/* 主办：…, 邮编：655000　电话：…, 赠阅, 《…公报》编辑部. */
static gaz_page_word imprint_word(gaz_slice text) {
    char buffer[LONGEST_IMPRINT];
    size_t len;
    if (text.len > sizeof buffer || gaz_slice_find(text, "。") != NULL) {
        return GAZ_PAGE_WORD_NONE;
    }
    gaz_slice line = from_word(gaz_squeeze(text, buffer, sizeof buffer));
    if (gaz_slice_ends(line, "编辑部") || gaz_slice_ends(line, "赠阅") || holds_permit(line)) {
        return GAZ_PAGE_WORD_IMPRINT;
    }
    gaz_page_word word = gaz_page_word_at(line, &len);
    if (word != GAZ_PAGE_WORD_IMPRINT && word != GAZ_PAGE_WORD_ADDRESS) {
        return GAZ_PAGE_WORD_NONE;
    }
    gaz_slice rest = gaz_slice_from(line, len);
    bool named = gaz_slice_starts(rest, "：") || gaz_utf8_first(rest) == ':' || rest.len == 0 ||
                 gaz_slice_is(gaz_slice_first(line, len), "内部资料");
    return named ? word : GAZ_PAGE_WORD_NONE;
}

uint32_t gaz_back_cover(const gaz_line_list *list) {
    uint32_t first = list->count;
    uint32_t imprint = 0;
    uint32_t lines = 0;
    while (first > 0 && lines < MOST_IMPRINT) {
        const gaz_line *line = &list->items[first - 1];
        gaz_page_word word = imprint_word(gaz_line_text(line));
        if (word == GAZ_PAGE_WORD_NONE) {
            break;
        }
        imprint += word == GAZ_PAGE_WORD_IMPRINT;
        lines++;
        first--;
    }
    return imprint >= 2 ? first : list->count;
}

/* ---- lines that only stand beside those of a web page ---- */

/* 1.某某办法.pdf: a file to load. */
static bool is_file_name(gaz_slice text) {
    static const char *const ends[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx",
                                       ".wps", ".ofd", ".zip",  ".rar"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (gaz_slice_ends(text, ends[i])) {
            return true;
        }
    }
    return false;
}

/* 主办：…, 地址：… right above or below the registration of a site; 电话：… alone may be the
 * end of what stands on the page. */
static void mark_foot(const gaz_line_list *list, uint32_t footer) {
    uint32_t from = footer;
    uint32_t to = footer + 1;
    bool imprint = false;
    gaz_page_word word;
    while (from > 0 && footer - from < MOST_IMPRINT &&
           (word = imprint_word(gaz_line_text(&list->items[from - 1]))) != GAZ_PAGE_WORD_NONE) {
        imprint |= word == GAZ_PAGE_WORD_IMPRINT;
        from--;
    }
    from = imprint ? from : footer;
    while (to < list->count && to - footer < MOST_IMPRINT &&
           imprint_word(gaz_line_text(&list->items[to])) != GAZ_PAGE_WORD_NONE) {
        to++;
    }
    for (uint32_t i = from; i < to; i++) {
        list->items[i].line_class = GAZ_LINE_RUNNING_HEAD;
    }
}

/* www.….gov.cn and nothing else. */
static bool is_address(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return (line->facts.first & GAZ_FIRST_PAGE_WORD) != 0 &&
           (gaz_slice_starts(text, "www.") || gaz_slice_starts(text, "http")) &&
           memchr(text.ptr, ' ', text.len) == NULL && gaz_utf8_count(text) == text.len;
}

/* 某某省人民政府门户网站　www.….gov.cn: the site that printed a page says so on it. */
static bool names_site(const gaz_line *line) {
    const uint32_t prose = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_QUOTE_OPEN;
    static const char *const address[] = {"www.", "WWW.", "http", ".cn", ".com"};
    gaz_slice text = gaz_line_text(line);
    if (line->line_class == GAZ_LINE_OTHER && is_address(line)) {
        return true;
    }
    if (line->line_class != GAZ_LINE_OTHER || (line->facts.signs & GAZ_HAS_NET) == 0 ||
        (line->facts.signs & prose) != 0 || text.len > LONGEST_BUTTONS) {
        return false;
    }
    bool found = false;
    for (size_t i = 0; i < sizeof address / sizeof *address && !found; i++) {
        found = gaz_slice_find(text, address[i]) != NULL;
    }
    return found;
}

/* The line of that kind that more lines are than are not. */
struct site {
    gaz_slice text;
    uint32_t lead;
};

static void vote(struct site *site, const gaz_line *line) {
    if (names_site(line)) {
        gaz_slice text = gaz_line_text(line);
        site->text = site->lead == 0 ? text : site->text;
        site->lead += gaz_slice_equal(site->text, text) ? 1 : -1;
    }
}

/* The same such line again and again, also in the middle of a page. */
static bool mark_site(const gaz_line_list *list, gaz_slice site, bool mark) {
    uint32_t times = 0;
    for (uint32_t at = 0; at < list->odd_count; at++) {
        gaz_line *line = &list->items[list->odd[at]];
        if (names_site(line) && gaz_slice_equal(site, gaz_line_text(line))) {
            times++;
            line->line_class = mark ? GAZ_LINE_RUNNING_HEAD : line->line_class;
        }
    }
    return times >= LEAST_SITE;
}

/* What was seen of the lines so far. */
struct walk {
    const gaz_line_list *list;
    struct site site;
    uint32_t next;  /* the line to be seen now */
    gaz_line *kept; /* the last one that is none of a web page */
    bool web;       /* the last one is */
    bool found;
};

/* Passes over the lines before i, of which none is of a web page. */
static void pass_over(struct walk *walk, uint32_t i) {
    for (uint32_t k = i; k > walk->next; k--) {
        if (walk->list->items[k - 1].line_class != GAZ_LINE_RUNNING_HEAD) {
            walk->kept = &walk->list->items[k - 1];
            break;
        }
    }
    walk->next = i;
}

static void see_line(struct walk *walk) {
    gaz_line *line = &walk->list->items[walk->next];
    vote(&walk->site, line);
    bool plain = line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_MASTHEAD ||
                 line->line_class == GAZ_LINE_TITLE || line->line_class == GAZ_LINE_LIST_ENTRY ||
                 line->line_class == GAZ_LINE_ADDRESSEES; /* 【来源：…】【字号： */
    bool ends = false;
    walk->web = (plain && is_web_page_line(line, &ends)) ||
                (walk->web && is_file_name(gaz_line_text(line)));
    if (walk->web) {
        line->line_class = GAZ_LINE_RUNNING_HEAD;
    }
    if (walk->web && ends && walk->kept != NULL) {
        end_text(walk->kept);
    }
    bool head = line->line_class == GAZ_LINE_RUNNING_HEAD; /* as the page's own title */
    walk->kept = head ? walk->kept : line;
    walk->found |= head;
    if (walk->web && may_hold_footer(line) && gaz_page_word_footer(gaz_line_text(line))) {
        mark_foot(walk->list, walk->next);
    }
    walk->next++;
}

/* Whether see_line may find more in a line, behind one of the text, than that it is of the text. */
static bool is_worth_seeing(const gaz_line *line) {
    return (line->facts.first & GAZ_FIRST_PAGE_WORD) != 0 || may_hold_footer(line) ||
           line->line_class == GAZ_LINE_RUNNING_HEAD;
}

bool gaz_web_page_mark(const gaz_line_list *list) {
    struct walk walk = {.list = list};
    for (uint32_t at = 0; at < list->odd_count; at++) {
        if (!walk.web && !is_worth_seeing(&list->items[list->odd[at]])) {
            continue;
        }
        pass_over(&walk, list->odd[at]);
        see_line(&walk);
        while (walk.web && walk.next < list->count &&
               !gaz_line_is_odd(&list->items[walk.next])) { /* files to load, below it */
            see_line(&walk);
        }
    }
    if (walk.site.lead > 0 && mark_site(list, walk.site.text, false)) {
        walk.found = mark_site(list, walk.site.text, true);
    }
    return walk.found;
}
