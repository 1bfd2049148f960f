/* speech.c - with what a speech begins. */
#include "text/grammar/speech.h"

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

/* Whether text is word, spaces between its characters aside. */
static bool is_spaced(gaz_slice text, const char *word) {
    for (text = gaz_slice_trim(text); *word != '\0'; word += strlen("最")) {
        if (text.len < strlen("最") || memcmp(text.ptr, word, strlen("最")) != 0) {
            return false;
        }
        text = gaz_slice_trim_left(gaz_slice_from(text, strlen("最")));
    }
    return text.len == 0;
}

bool gaz_is_epigraph_head(gaz_slice text) {
    static const char *const words[] = {"最高指示", "毛主席语录", "毛主席指示"};
    enum { LONGEST_HEAD = 48 };
    bool is = false;
    if (text.len > LONGEST_HEAD ||
        !(gaz_slice_starts(text, "最") || gaz_slice_starts(text, "毛"))) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        is |= is_spaced(text, words[i]);
    }
    return is;
}
