/* page_title.c - titles that a web page prints above the text, and that stand in it again. */
#include "split/page/page_title.h"

#include "split/line/tail.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_TITLE = 24,  /* bytes: 附件清单 may stand above 附件清单 */
    MOST_BETWEEN = 60, /* lines of metadata and organs between the two */
    MOST_BROKEN = 4,   /* lines of the title in the document */
    LONGEST_MARK = 36, /* bytes of （2019修订） or a number */
    MOST_ORDER = 40    /* lines of an order and the day of it */
};

/* Takes what text says off the start of *title, spaces aside. False where it says another. */
static bool take_words(gaz_slice *title, gaz_slice text) {
    const char *at = title->ptr;
    const char *end = gaz_slice_end(*title);
    const char *word = text.ptr;
    while (word < gaz_slice_end(text)) {
        size_t step;
        size_t own = 0;
        uint32_t c = gaz_utf8_decode(word, gaz_slice_end(text), &step);
        if (gaz_is_space(c)) {
            word += step;
            continue;
        }
        uint32_t d = at < end ? gaz_utf8_decode(at, end, &own) : 0;
        if (at < end && gaz_is_space(d)) {
            at += own;
            continue;
        }
        if (at == end || c != d) {
            return false;
        }
        at += own;
        word += step;
    }
    *title = gaz_slice_between(at, end);
    return true;
}

/* Whether lines from k on say the title, and where they end. */
static bool says(const gaz_line_list *lines, uint32_t k, gaz_slice title) {
    uint32_t to = k + MOST_BROKEN < lines->count ? k + MOST_BROKEN : lines->count;
    for (; k < to && take_words(&title, gaz_line_text(&lines->items[k])); k++) {
        if (gaz_slice_trim_left(title).len == 0) {
            return true;
        }
    }
    return false;
}

/* 某某通知（2019修订）: what stands before the bracket; all of a title without one. */
static gaz_slice without_mark(gaz_slice title) {
    const char *open = gaz_slice_ends(title, "）")  ? gaz_slice_find_last(title, "（")
                       : gaz_slice_ends(title, ")") ? gaz_slice_find_last(title, "(")
                                                    : NULL;
    bool mark = open != NULL && open > title.ptr && gaz_slice_end(title) - open <= LONGEST_MARK;
    return mark ? gaz_slice_between(title.ptr, open) : title;
}

/* 政务服务丨某某意见: what stands behind the bar. */
static gaz_slice behind_bar(gaz_slice title) {
    static const char *const bars[] = {"丨", "｜", "|"};
    gaz_slice head = gaz_slice_first(title, title.len < LONGEST_MARK ? title.len : LONGEST_MARK);
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        const char *bar = gaz_slice_find(head, bars[i]);
        if (bar != NULL) {
            return gaz_slice_between(bar + strlen(bars[i]), gaz_slice_end(title));
        }
    }
    return title;
}

/* What says the end of a title begins with one of its characters. */
static bool may_say(gaz_slice title, gaz_slice text) {
    size_t step;
    gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    gaz_slice first = gaz_slice_first(text, step);
    return (title.len >= step && memcmp(title.ptr, text.ptr, step) == 0) ||
           gaz_scan_find(title, first) != NULL;
}

/* A page's title may have the number or a section before it, and a mark behind it. */
static bool says_title(const gaz_line_list *lines, uint32_t k, gaz_slice title) {
    gaz_doc_number_shape number;
    if (!may_say(title, gaz_line_text(&lines->items[k]))) {
        return false;
    }
    size_t len = gaz_doc_number_read(title, &number);
    gaz_slice rest = gaz_slice_trim_left(behind_bar(gaz_slice_from(title, len)));
    gaz_slice bare = without_mark(rest);
    return says(lines, k, rest) || (bare.len < rest.len && says(lines, k, bare));
}

static bool is_organ(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_ORGAN) != 0 && gaz_ends_in_organ(gaz_line_text(line));
}

/* Where the metadata and organs below line i end. */
static uint32_t below_page_head(const gaz_line_list *lines, uint32_t i) {
    uint32_t k = i + 1;
    uint32_t to = k + MOST_BETWEEN < lines->count ? k + MOST_BETWEEN : lines->count;
    while (k < to &&
           (lines->items[k].line_class == GAZ_LINE_METADATA || is_organ(&lines->items[k]))) {
        k++;
    }
    return k;
}

static bool may_be_title(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_KIND) != 0 && line->len >= LEAST_TITLE &&
           (line->facts.signs & GAZ_HAS_STOP) == 0 && line->line_class != GAZ_LINE_METADATA &&
           line->line_class != GAZ_LINE_RUNNING_HEAD;
}

/* 目录 right above: the title is an entry of the contents page. */
static bool is_listed(const gaz_line_list *lines, uint32_t i) {
    return i > 0 && gaz_is_contents_head(gaz_line_text(&lines->items[i - 1]));
}

/* The title stands again below page heads, in as many lines as it takes there. */
static uint32_t find_again(const gaz_line_list *lines, uint32_t i) {
    gaz_slice title = gaz_line_text(&lines->items[i]);
    uint32_t below = below_page_head(lines, i);
    for (uint32_t k = below; k > i; k--) { /* an organ may begin the title */
        bool organ = k == below || is_organ(&lines->items[k]);
        if (organ && k < lines->count && says_title(lines, k, title)) {
            return k;
        }
    }
    return 0;
}

/* The metadata of the page or its title stands above. */
static bool is_below_page(const gaz_line_list *lines, uint32_t i) {
    uint8_t above = i > 0 ? lines->items[i - 1].line_class : GAZ_LINE_OTHER;
    return above == GAZ_LINE_METADATA || above == GAZ_LINE_RUNNING_HEAD;
}

static bool is_order(const gaz_line *line) {
    return (line->line_class == GAZ_LINE_MASTHEAD || line->line_class == GAZ_LINE_DOC_NUMBER) &&
           gaz_slice_find(gaz_line_text(line), "令") != NULL;
}

/* Title, organ, 某某市人民政府令第16号, what it publishes and who signs, title: the page's
 * head ends above the order. */
static uint32_t find_order(const gaz_line_list *lines, uint32_t i) {
    gaz_slice title = gaz_line_text(&lines->items[i]);
    uint32_t order = below_page_head(lines, i);
    if (!is_below_page(lines, i) || order >= lines->count || !is_order(&lines->items[order])) {
        return 0;
    }
    uint32_t to = order + MOST_ORDER < lines->count ? order + MOST_ORDER : lines->count;
    for (uint32_t k = order + 1; k < to; k++) {
        if (says(lines, k, title)) {
            return order;
        }
    }
    return 0;
}

bool gaz_page_titles_mark(gaz_line_list *lines) {
    bool found = false;
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        if (!may_be_title(&lines->items[i]) || is_listed(lines, i)) {
            continue;
        }
        uint32_t below = find_again(lines, i);
        below = below > 0 ? below : find_order(lines, i);
        for (uint32_t k = i; k < below; k++) {
            gaz_line *line = &lines->items[k];
            if (line->line_class != GAZ_LINE_METADATA) {
                line->line_class = GAZ_LINE_RUNNING_HEAD;
                line->facts.first |= GAZ_FIRST_ODD;
            }
        }
        found |= below > 0;
    }
    return found;
}
