/* page_words.c - words of web pages and of back covers. */
#include "data/page_words.h"

#include "data/page_footers.inc"
#include "data/page_words.inc"
#include "text/slice.h"
#include "text/wordset.h"

enum { FOOTERS = sizeof page_footers_rows / sizeof *page_footers_rows };

static gaz_page_word class_of(const struct page_words_row *row) {
    switch (row->f1[0]) {
    case 'l':
        return GAZ_PAGE_WORD_LINK;
    case 'e':
        return GAZ_PAGE_WORD_END;
    case 'b':
        return GAZ_PAGE_WORD_BUTTON;
    case 'i':
        return GAZ_PAGE_WORD_IMPRINT;
    default:
        return GAZ_PAGE_WORD_ADDRESS;
    }
}

bool gaz_page_word_may_begin(gaz_slice text) {
    return gaz_wordset_may_begin(page_words_first, text);
}

gaz_page_word gaz_page_word_at(gaz_slice text, size_t *len) {
    gaz_page_word best = GAZ_PAGE_WORD_NONE;
    *len = 0;
    if (!gaz_page_word_may_begin(text)) {
        return best;
    }
    size_t group = gaz_wordset_first(text);
    for (size_t i = page_words_first_from[group]; i < page_words_first_from[group + 1]; i++) {
        const struct page_words_row *row = &page_words_rows[page_words_first_rows[i]];
        if (row->len > *len && gaz_wordset_starts(text, row->f0, row->len)) {
            best = class_of(row);
            *len = row->len;
        }
    }
    return best;
}

bool gaz_page_word_footer(gaz_slice text) {
    for (size_t i = 0; i < FOOTERS; i++) {
        if (gaz_slice_find(text, page_footers_rows[i].f0) != NULL) {
            return true;
        }
    }
    return false;
}
