/* search.c - searches that go on behind what they found. */
#include "text/scan/search.h"

#include "text/scan/scan.h"
#include "text/scan/scan_vector.h"
#include "text/scan/search_wide.h"
#include "text/slice.h"

const char *gaz_search_round(struct gaz_search *search, const char *at) {
    return gaz_search_has_wide() ? gaz_search_round_wide(search, at)
                                 : gaz_scan_round_bracket(at, search->end);
}

const char *gaz_search_any(struct gaz_search *search, const char *at, gaz_slice chars) {
    if (gaz_search_has_wide()) {
        return gaz_search_any_wide(search, at, chars);
    }
    if (chars.len > 3) {
        return gaz_scan_any(at, search->end, chars);
    }
    const char *one = gaz_scan_find(gaz_slice_between(at, search->end), chars);
    return one != NULL ? one : search->end;
}

bool gaz_search_holds_before(gaz_slice text, const char *character, gaz_slice behind) {
    if (gaz_search_has_wide()) {
        return gaz_search_holds_before_wide(text, character, behind);
    }
    gaz_slice wanted = {character, 3};
    for (const char *at; (at = gaz_scan_find(text, wanted)) != NULL;) {
        text = gaz_slice_between(at + wanted.len, gaz_slice_end(text));
        if (text.len >= 3 && gaz_scan_is_any(text.ptr, behind)) {
            return true;
        }
    }
    return false;
}
