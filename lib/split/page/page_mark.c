/* page_mark.c - what programs write between pages: comments, tags, fences, front matter. */
#include "split/page/page_mark.h"

#include <strings.h>

#include "split/line/page_number.h"
#include "text/chars.h"
#include "text/slice.h"

enum {
    LEAST_FENCE = 3,         /* backticks (CommonMark 4.5) */
    LEAST_RULE = 10,         /* dashes behind the number of a page */
    LEAST_EDGES = 2,         /* <header> or <footer> lines of a text that has them by page */
    MOST_KEYS = 40,          /* lines of front matter */
    LONGEST_INFORMATION = 20 /* bytes behind a fence: markdown, text */
};

static size_t count_of(gaz_slice text, char c) {
    size_t len = 0;
    while (len < text.len && text.ptr[len] == c) {
        len++;
    }
    return len;
}

static size_t word_length(gaz_slice text) {
    size_t len = 0;
    while (len < text.len && (gaz_is_letter((unsigned char)text.ptr[len]) ||
                              gaz_is_digit((unsigned char)text.ptr[len]) || text.ptr[len] == '_' ||
                              text.ptr[len] == '-')) {
        len++;
    }
    return len;
}

/* ``` and ```markdown, around a whole page or a block of it. */
static bool is_fence(gaz_slice text) {
    size_t marks = count_of(text, '`');
    gaz_slice behind = gaz_slice_trim(gaz_slice_from(text, marks));
    return marks >= LEAST_FENCE && behind.len <= LONGEST_INFORMATION &&
           word_length(behind) == behind.len;
}

/* {3}------------. */
static bool is_numbered_rule(gaz_slice text) {
    size_t at = 1;
    while (at < text.len && gaz_is_digit((unsigned char)text.ptr[at])) {
        at++;
    }
    gaz_slice rule = gaz_slice_from(text, at < text.len ? at + 1 : at);
    return at > 1 && at < text.len && text.ptr[at] == '}' && rule.len >= LEAST_RULE &&
           count_of(rule, '-') == rule.len;
}

/* http://www.example.gov.cn/1.html 3/9, as browsers print below a page. */
static bool is_printed_address(gaz_slice text) {
    size_t at = text.len;
    while (at > 0 && (gaz_is_digit((unsigned char)text.ptr[at - 1]) || text.ptr[at - 1] == '/')) {
        at--;
    }
    bool address = gaz_slice_starts(text, "http") || gaz_slice_starts(text, "file:");
    return address && gaz_slice_find(text, "://") != NULL && at > 0 && text.ptr[at - 1] == ' ' &&
           gaz_is_page_number(gaz_slice_from(text, at));
}

static bool is_page_command(gaz_slice text) {
    return gaz_slice_is(text, "\\newpage") || gaz_slice_is(text, "\\pagebreak") ||
           gaz_slice_is(text, "\\clearpage");
}

/* One comment or several. */
static bool are_comments(gaz_slice text) {
    while (gaz_slice_starts(text, "<!--")) {
        const char *close = gaz_slice_find(text, "-->");
        if (close == NULL) {
            return false;
        }
        text = gaz_slice_trim_left(gaz_slice_between(close + 3, gaz_slice_end(text)));
    }
    return text.len == 0;
}

/* Names of tags and words of comments are written in all manners: PageNumber,
 * page_number. */
static bool holds_word(gaz_slice text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        bool begins = (text.ptr[at] | 0x20) == (*word | 0x20);
        if (begins && strncasecmp(text.ptr + at, word, len) == 0) {
            return true;
        }
    }
    return false;
}

static enum gaz_page_mark comment_of(gaz_slice text) {
    static const char *const words[] = {"page", "image", "picture", "页"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (holds_word(text, words[i])) {
            return GAZ_PAGE_MARK_BREAK;
        }
    }
    return GAZ_PAGE_MARK_COMMENT;
}

/* The name of the element that is the whole line: <name …>…</name>. */
static gaz_slice element_of(gaz_slice text) {
    gaz_slice name = gaz_slice_first(gaz_slice_from(text, 1), word_length(gaz_slice_from(text, 1)));
    size_t tail = name.len + 3;
    bool closed = name.len > 0 && text.len >= 2 * tail - 1 && text.ptr[text.len - 1] == '>' &&
                  memcmp(gaz_slice_end(text) - tail, "</", 2) == 0 &&
                  memcmp(gaz_slice_end(text) - name.len - 1, name.ptr, name.len) == 0;
    return closed ? name : (gaz_slice){NULL, 0};
}

/* <hr>, <page_number>3</page_number>, <|ref|>…<|/det|>. */
static bool is_page_tag(gaz_slice text) {
    gaz_slice name = element_of(text);
    return gaz_slice_is(text, "<hr>") || gaz_slice_is(text, "<hr/>") ||
           gaz_slice_is(text, "<hr />") || gaz_slice_is(name, "page_number") ||
           gaz_slice_is(name, "page-number") || gaz_slice_is(name, "watermark") ||
           (gaz_slice_starts(text, "<|") && gaz_slice_ends(text, "|>"));
}

enum gaz_page_mark gaz_page_mark_of(gaz_slice text) {
    if (text.len == 0) {
        return GAZ_PAGE_MARK_NONE;
    }
    bool breaks = false;
    switch (*text.ptr) {
    case '<':
        if (gaz_slice_starts(text, "<!--") && are_comments(text)) {
            return comment_of(text);
        }
        breaks = is_page_tag(text);
        break;
    case 'h':
    case 'f':
        breaks = is_printed_address(text);
        break;
    case '`':
        breaks = is_fence(text);
        break;
    case '{':
        breaks = is_numbered_rule(text);
        break;
    case '\\':
        breaks = is_page_command(text);
        break;
    default:
        break;
    }
    return breaks ? GAZ_PAGE_MARK_BREAK : GAZ_PAGE_MARK_NONE;
}

/* <header> or <footer>: a running head where several pages have one; a single one
 * may hold the title of a web page. */
static bool is_edge(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    if (*line->text != '<') {
        return false;
    }
    gaz_slice name = element_of(text);
    return gaz_slice_is(name, "header") || gaz_slice_is(name, "footer");
}

/* The page that a mark ends begins before the line behind it, as one before itself. */
static void set_mark(gaz_line *line, enum gaz_page_mark mark) {
    line->line_class = GAZ_LINE_BLANK;
    line->marks |= mark == GAZ_PAGE_MARK_BREAK ? GAZ_MARK_PAGE_BEFORE : 0;
}

static void find_edges(gaz_line_list *lines, uint32_t count) {
    for (uint32_t i = 0; i < lines->count && count >= LEAST_EDGES; i++) {
        if (is_edge(&lines->items[i])) {
            set_mark(&lines->items[i], GAZ_PAGE_MARK_BREAK);
        }
    }
}

static bool follows(const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    return i < lines->count && line->number == line[-1].number + 1;
}

/* rotation_correction: 0. A value in Chinese may be the only title of the text. */
static bool is_key(gaz_slice text) {
    size_t key = word_length(text);
    for (size_t i = key; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return false;
        }
    }
    return key > 0 && key < text.len && text.ptr[key] == ':';
}

static bool find_front_matter(gaz_line_list *lines, uint32_t first) {
    uint32_t last = first + 1;
    while (last - first <= MOST_KEYS && follows(lines, last) &&
           is_key(gaz_line_text(&lines->items[last]))) {
        last++;
    }
    if (last > first + 1 && follows(lines, last) &&
        gaz_slice_is(gaz_line_text(&lines->items[last]), "---")) {
        for (uint32_t i = first; i <= last; i++) {
            set_mark(&lines->items[i], GAZ_PAGE_MARK_BREAK);
        }
        return true;
    }
    return false;
}

bool gaz_page_marks_find(gaz_line_list *lines) {
    uint32_t edges = 0;
    bool found = false;
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        uint32_t i = lines->odd[at];
        gaz_line *line = &lines->items[i];
        if (line->line_class != GAZ_LINE_OTHER ||
            (line->facts.first & GAZ_FIRST_PAGE_WORD) == 0 || /* a sign, so no Han */
            strchr("<`{\\-hf", *line->text) == NULL) {
            continue;
        }
        enum gaz_page_mark mark = gaz_page_mark_of(gaz_line_text(line));
        if (mark != GAZ_PAGE_MARK_NONE) {
            found = true;
            set_mark(line, mark);
        } else if (gaz_slice_is(gaz_line_text(line), "---")) {
            found |= find_front_matter(lines, i);
        }
        edges += is_edge(line);
    }
    find_edges(lines, edges);
    return found || edges >= LEAST_EDGES;
}
