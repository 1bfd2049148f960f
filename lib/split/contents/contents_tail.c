/* contents_tail.c - what may end a line of a contents page besides a page in figures. */
#include "split/contents/contents_tail.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_LETTERS = 5,
    MOST_DIFFERENT = 4 /* of them: words have more */
};

/* The round and narrow letters that dots in a row look like. */
static bool is_like_dots(uint32_t c) {
    return c >= 'a' && c <= 'z' && strchr("acegimnorstuvwxz", (int)c) != NULL;
}

static bool is_dot(uint32_t c) {
    return c == '.' || c == '-' || c == '_' || c == ',' || c == ' ' || c == 0x2026 || c == 0xB7;
}

const char *gaz_leader_scrap(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *begin = end;
    uint32_t seen = 0; /* a bit for each letter */
    int letters = 0;
    int different = 0;
    uint32_t c;
    while ((c = gaz_utf8_last(text.ptr, begin)) != 0 && (is_like_dots(c) || is_dot(c))) {
        if (is_like_dots(c)) {
            different += (seen >> (c - 'a') & 1) == 0;
            seen |= UINT32_C(1) << (c - 'a');
            letters++;
        }
        begin = gaz_utf8_before(text.ptr, begin);
    }
    bool behind_title = gaz_is_han(c) || c == 0xFF09 || c == ')';
    return behind_title && letters >= LEAST_LETTERS && different <= MOST_DIFFERENT ? begin : end;
}

static bool is_numeral(uint32_t c) {
    return gaz_is_chinese_numeral(c) || gaz_chinese_digit(c, true) >= 0;
}

int64_t gaz_page_in_words(gaz_slice text, const char **begin) {
    const char *end = gaz_slice_end(text);
    bool bracketed = gaz_slice_ends(text, "）");
    end -= bracketed ? strlen("）") : 0;
    *begin = end;
    while (*begin > text.ptr && is_numeral(gaz_utf8_last(text.ptr, *begin))) {
        *begin = gaz_utf8_before(text.ptr, *begin);
    }
    int64_t value = 0;
    gaz_slice numeral = gaz_slice_between(*begin, end);
    if (numeral.len == 0 || gaz_numeral_chinese(numeral, &value) != numeral.len) {
        return 0;
    }
    bool opened = bracketed && gaz_slice_ends(gaz_slice_between(text.ptr, *begin), "（");
    *begin -= opened ? strlen("（") : 0;
    gaz_slice before = gaz_slice_trim_right(gaz_slice_between(text.ptr, *begin));
    bool dots = gaz_slice_ends(before, "…") || gaz_slice_ends(before, "···") ||
                gaz_slice_ends(before, "...");
    return dots && opened == bracketed ? value : 0;
}
