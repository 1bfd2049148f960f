/* organs.c - the words that end an organ's name, from lib/data/organs.tsv. */
#include "data/organs.h"

#include "data/organs.inc"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "text/wordset.h"

enum { SHORTEST_NAME = 3, LONGEST_NAME = 40 };

static const struct {
    char name[16];
    gaz_organ_class class;
} classes[] = {
    {"government", GAZ_ORGAN_GOVERNMENT},
    {"congress", GAZ_ORGAN_CONGRESS},
    {"court", GAZ_ORGAN_COURT},
    {"procuratorate", GAZ_ORGAN_PROCURATORATE},
    {"committee", GAZ_ORGAN_COMMITTEE},
    {"office", GAZ_ORGAN_OFFICE},
    {"bureau", GAZ_ORGAN_BUREAU},
    {"department", GAZ_ORGAN_DEPARTMENT},
    {"group", GAZ_ORGAN_GROUP},
    {"institution", GAZ_ORGAN_INSTITUTION},
    {"association", GAZ_ORGAN_ASSOCIATION},
    {"enterprise", GAZ_ORGAN_ENTERPRISE},
    {"military", GAZ_ORGAN_MILITARY},
};

static gaz_organ_class class_of(const char *name) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (*classes[i].name == *name && strcmp(classes[i].name, name) == 0) {
            return classes[i].class;
        }
    }
    return GAZ_ORGAN_NONE;
}

bool gaz_organ_may_end(gaz_slice text) {
    return gaz_wordset_may_end(organs_last, text);
}

/* Whether an organ word, the longest or not, ends the text. */
static bool ends_in_any(gaz_slice text) {
    size_t group = gaz_organ_may_end(text) ? gaz_wordset_last(text) : 0;
    size_t end = gaz_organ_may_end(text) ? organs_last_from[group + 1] : 0;
    for (size_t i = organs_last_from[group]; i < end; i++) {
        const struct organs_row *row = &organs_rows[organs_last_rows[i]];
        if (gaz_wordset_ends(text, row->f0, row->len)) {
            return true;
        }
    }
    return false;
}

gaz_organ_class gaz_organ_suffix(gaz_slice text, size_t *len) {
    const struct organs_row *best = NULL;
    *len = 0;
    if (!gaz_organ_may_end(text)) {
        return GAZ_ORGAN_NONE;
    }
    size_t group = gaz_wordset_last(text);
    for (size_t i = organs_last_from[group]; i < organs_last_from[group + 1]; i++) {
        const struct organs_row *row = &organs_rows[organs_last_rows[i]];
        if (row->len > *len && gaz_wordset_ends(text, row->f0, row->len)) {
            *len = row->len;
            best = row;
        }
    }
    return best == NULL ? GAZ_ORGAN_NONE : class_of(best->f1);
}

/* Characters an organ's name is made of; depth counts open brackets, within
 * which a list may stand. */
static bool belongs(uint32_t c, int *depth) {
    if (c == 0xFF08 || c == '(') {
        (*depth)++;
        return true;
    }
    if (c == 0xFF09 || c == ')') {
        (*depth)--;
        return *depth >= 0;
    }
    return gaz_is_han(c) || gaz_is_space(c) || c == 0xB7 || (c == 0x3001 && *depth > 0);
}

/* The organ word at the end of a name whose characters may stand apart: 人 民 政 府. */
static bool ends_in_word(gaz_slice text) {
    enum { LONGEST_WORD = 48 };
    char close[LONGEST_WORD];
    if (ends_in_any(text)) {
        return true;
    }
    size_t from = LONGEST_WORD;
    const char *at = gaz_slice_end(text);
    while (at > text.ptr && from >= 3) {
        const char *before = gaz_utf8_before(text.ptr, at);
        size_t step;
        uint32_t c = gaz_utf8_decode(before, at, &step);
        if (!gaz_is_space(c) && step == 3) {
            from -= step;
            memcpy(close + from, before, step);
        }
        at = before;
    }
    return ends_in_any((gaz_slice){close + from, LONGEST_WORD - from});
}

bool gaz_organ_looks(gaz_slice text) {
    text = gaz_slice_trim(text);
    size_t count = 0;
    int depth = 0;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end && count <= LONGEST_NAME;) {
        size_t step = 3;
        bool plain = gaz_utf8_is_plain(at, end);
        uint32_t c = plain ? 0x5000 : gaz_utf8_decode(at, end, &step);
        if (!plain && !belongs(c, &depth)) {
            return false;
        }
        count += plain || gaz_is_han(c);
        at += step;
    }
    if (count < SHORTEST_NAME || count > LONGEST_NAME || depth != 0) {
        return false;
    }
    /* 中心（山东省…服务中心） ends in its second name. */
    text = gaz_slice_ends(text, "）") ? gaz_slice_first(text, text.len - strlen("）")) : text;
    return gaz_organ_may_end(text) && ends_in_word(text);
}

bool gaz_organ_in_masthead(gaz_slice name) {
    static const char *const ends[] = {"中华人民共和国主席", "国家标准", "行业标准备案",
                                       "地方标准"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (gaz_slice_ends(name, ends[i])) {
            return true;
        }
    }
    return false;
}
