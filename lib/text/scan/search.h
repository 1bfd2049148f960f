/*
 * search.h - searches that go on behind what they found.
 *
 * On processors with AVX-512 what was seen of a block is kept, so that the next answer in it costs
 * nothing but a shift.
 *
 *     struct gaz_search search = {.end = gaz_slice_end(text)};
 *     for (const char *at = text.ptr; (at = gaz_search_round(&search, at)) < search.end; at++)
 */
#ifndef GAZ_TEXT_SEARCH_H
#define GAZ_TEXT_SEARCH_H

#include "gazette.h"

struct gaz_search {
    const char *end; /* of the text (valid UTF-8), which is set; the rest is 0 at first */
    const char *block;
    uint64_t found; /* a bit for each byte of the block */
};

/* Where the first （ ） ( or ) stands from `at` on, or the end; `at` is not before the last
 * answer, here and below. */
const char *gaz_search_round(struct gaz_search *search, const char *at);

/* Where the first of up to five characters stands, or the end; chars has three bytes of each, the
 * same in all calls. */
const char *gaz_search_any(struct gaz_search *search, const char *at, gaz_slice chars);

/* Whether a character of three bytes stands in text right before one of up to five such. */
bool gaz_search_holds_before(gaz_slice text, const char *character, gaz_slice behind);

#endif
