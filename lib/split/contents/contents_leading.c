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

size_t gaz_contents_leading_page(gaz_slice text, int32_t *page) {
    int64_t value;
    size_t len = gaz_numeral_arabic(text, &value);
    if (len == 0 || len > MOST_DIGITS || value == 0) {
        return 0;
    }
    gaz_slice rest = gaz_slice_from(text, len);
    gaz_slice title = gaz_slice_trim_left(rest);
    uint32_t c = gaz_utf8_first(title);
    if (title.ptr == rest.ptr || !(gaz_is_han(c) || c == 0x300A)) {
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
        if ((line->facts.first & GAZ_FIRST_DIGIT) == 0 ||
            gaz_contents_leading_page(gaz_line_text(line), &page) == 0) {
            continue;
        }
        if (page < before || gaz_contents_has_page(line)) {
            break;
        }
        first = entries == 0 ? page : first;
        before = page;
        last = i;
        entries++;
    }
    return entries >= LEAST_ENTRIES && before - first >= (int32_t)entries;
}
