/* attachment_mark.c - 附件, 附表二, 附录A: the line at which an annex begins. */
#include "data/signs.h"
#include "parse/element/elements.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum { LONGEST_TITLE = 60 /* characters, behind the mark */ };

/* 1, 1-2, 一 behind 附件, A behind 附录. */
static size_t read_mark_number(gaz_slice text) {
    int64_t value;
    if (text.len > 0 && *text.ptr >= 'A' && *text.ptr <= 'Z') {
        uint32_t behind = gaz_utf8_first(gaz_slice_from(text, 1));
        return gaz_is_letter(behind) || gaz_is_digit(behind) || behind == '.' ? 0 : 1;
    }
    size_t len = gaz_numeral(text, &value);
    gaz_slice rest = gaz_slice_from(text, len);
    if (len > 0 && (gaz_slice_starts(rest, "-") || gaz_slice_starts(rest, "—"))) {
        size_t dash = *rest.ptr == '-' ? 1 : strlen("—");
        size_t more = gaz_numeral_arabic(gaz_slice_from(rest, dash), &value);
        len += more > 0 ? dash + more : 0;
    }
    return len;
}

/* 附： alone. */
static bool is_short_mark(gaz_slice text, gaz_slice *label, gaz_slice *title) {
    if (!gaz_slice_is(text, "附：") && !gaz_slice_is(text, "附:") && !gaz_slice_is(text, "附")) {
        return false;
    }
    *label = gaz_slice_first(text, strlen("附"));
    *title = (gaz_slice){gaz_slice_end(text), 0};
    return true;
}

/* The word of a mark at the start of text, and the bytes of the number behind it: 附件1,
 * 附录 A. Bytes of the word, 0 for none. */
static size_t read_mark_word(gaz_slice text, size_t *number) {
    static const char *const words[] = {"附件",   "附表",  "附图",   "附录", "附 件",
                                        "附　件", "附 录", "附　录", "附",   NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (!gaz_slice_starts(text, *word)) {
            continue;
        }
        size_t len = strlen(*word);
        gaz_slice at = gaz_slice_trim_left(gaz_slice_from(text, len));
        *number = read_mark_number(at);
        bool page = *number != 1 || gaz_is_digit((unsigned char)*at.ptr);
        bool padded = len > strlen("附录") && gaz_slice_ends(gaz_slice_of(*word), "录");
        return padded && page ? 0 : len; /* 附　录 40 stands in a contents list */
    }
    return 0;
}

/* 附表1　建设项目表 …… 15: a line of a contents list. */
static bool has_leaders(gaz_slice text) {
    return gaz_is_digit((unsigned char)gaz_slice_end(text)[-1]) &&
           (gaz_slice_find(text, "....") != NULL || gaz_slice_find(text, "……") != NULL);
}

bool gaz_is_attachment_mark(gaz_slice text, gaz_slice *label, gaz_slice *title) {
    size_t number;
    if (!gaz_slice_starts(text, "附") || has_leaders(text)) {
        return false;
    }
    if (is_short_mark(text, label, title)) {
        return true;
    }
    size_t word = read_mark_word(text, &number);
    if (word == 0) {
        return false;
    }
    gaz_slice at = gaz_slice_trim_left(gaz_slice_from(text, word));
    gaz_slice rest = gaz_slice_from(at, number);
    bool spaced = gaz_slice_trim_left(rest).ptr > rest.ptr;
    const char *label_end = number > 0 ? rest.ptr : text.ptr + word;
    rest = gaz_slice_trim(rest);
    size_t colon = gaz_slice_starts(rest, "：") ? strlen("：") : gaz_slice_starts(rest, ":");
    *label = gaz_slice_between(text.ptr, label_end);
    *title = gaz_slice_trim(gaz_slice_from(rest, colon));
    if (title->len == 0) {
        return true;
    }
    const struct unit unit = {.text = *title, .signs = GAZ_SIGN_ALL};
    bool parted = spaced || gaz_slice_starts(*title, "（"); /* 附录A（资料性）…表 */
    return (colon > 0 || (parted && number > 0)) && gaz_unit_is_short(&unit, LONGEST_TITLE);
}
