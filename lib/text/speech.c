/* speech.c - with what a speech begins. */
#include "text/speech.h"

#include "text/slice.h"

enum { LONGEST_SALUTATION = 120 };

bool gaz_is_salutation(gaz_slice text) {
    static const char *const words[] = {"各位", "主任、", "主席、", "同志们", "委员长、"};
    bool greets = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && text.len <= LONGEST_SALUTATION; i++) {
        greets |= gaz_slice_starts(text, words[i]);
    }
    return greets &&
           (gaz_slice_ends(text, "：") || gaz_slice_ends(text, ":") ||
            gaz_slice_ends(text, "！")) &&
           gaz_slice_find(text, "。") == NULL;
}
