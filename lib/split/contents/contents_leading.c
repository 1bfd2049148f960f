/* contents_leading.c - contents pages that print the page before the title. */
#include "split/contents/contents_leading.h"

#include "split/contents/contents_line.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_DIGITS = 3,
    LEAST_ENTRIES = 3,
    LONGEST_GAP = 6 /* lines of one entry, wrapped, and of sections */
};

/* Bytes of （, [ or P at the start of text; *close is what closes it. */
static size_t read_open(gaz_slice text, const char **close) {
    static const char *const opens[] = {"（", "(", "[", "［", "P", "p"};
    static const char *const closes[] = {"）", ")", "]", "］", "", ""};
    *close = "";
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        if (gaz_slice_starts(text, opens[i])) {
            *close = closes[i];
            return strlen(opens[i]);
        }
    }
    return 0;
}

/* Bytes of what may stand between a page and its title: spaces, a slash, a point. */
static size_t read_gap(gaz_slice text) {
    static const char *const signs[] = {"/", "／", ".", "．", "|", "｜", "…"};
    gaz_slice rest = gaz_slice_trim_left(text);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (gaz_slice_starts(rest, signs[i])) {
            rest = gaz_slice_trim_left(gaz_slice_from(rest, strlen(signs[i])));
            i = (size_t)-1; /* …… */
        }
    }
    return (size_t)(rest.ptr - text.ptr);
}

size_t gaz_contents_leading_page(gaz_slice text, int32_t *page) {
    int64_t value;
    const char *close;
    size_t open = read_open(text, &close);
    gaz_slice rest = gaz_slice_from(text, open);
    size_t len = gaz_numeral_arabic(rest, &value);
    if (len == 0 || len > MOST_DIGITS || value == 0) {
        return 0;
    }
    rest = gaz_slice_from(rest, len);
    if (!gaz_slice_starts(rest, close)) {
        return 0;
    }
    rest = gaz_slice_from(rest, strlen(close));
    size_t gap = read_gap(rest);
    gaz_slice title = gaz_slice_from(rest, gap);
    uint32_t c = title.len > 0 ? gaz_utf8_first(title) : 0;
    bool alone = title.len == 0; /* above the title */
    bool apart = gap > 0 || *close != '\0';
    if (!alone && (!apart || !(gaz_is_han(c) || c == 0x300A))) {
        return 0;
    }
    *page = (int32_t)value;
    return (size_t)(title.ptr - text.ptr);
}

bool gaz_contents_leads_with_pages(const gaz_line_list *lines, uint32_t from, uint32_t to) {
    uint32_t entries = 0;
    uint32_t last = from;
    int32_t first = 0;
    int32_t before = 0;
    for (uint32_t i = from; i < to && i - last <= LONGEST_GAP; i++) {
        int32_t page;
        const gaz_line *line = &lines->items[i];
        size_t len = gaz_contents_leading_page(gaz_line_text(line), &page);
        if (len == 0) {
            continue;
        }
        bool below = len == line->len && entries == 0 && i > from &&
                     !gaz_contents_is_heading(line - 1); /* a page below its title */
        if (below || page < before || (len < line->len && gaz_contents_has_page(line))) {
            break;
        }
        first = entries == 0 ? page : first;
        before = page;
        last = i;
        entries++;
    }
    return entries >= LEAST_ENTRIES && before - first >= (int32_t)entries;
}
