/* series_label.c - 甲、 （甲） 子、 Ⅰ、 A、 a) 1). */
#include "text/grammar/series_label.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { MOST_HALF = 99 };

/* Place of the character in a list of characters of three bytes, from 1; 0 when it is
 * not there. */
static int64_t place_in(const char *list, gaz_slice text) {
    for (int64_t place = 1; text.len >= 3 && *list != '\0'; list += 3, place++) {
        if (memcmp(list, text.ptr, 3) == 0) {
            return place;
        }
    }
    return 0;
}

static bool is_letter_of(uint32_t c, char first) {
    return c >= (uint32_t)first && c < (uint32_t)first + 26;
}

/* The number at the start of text without its mark: bytes of it, 0 for none. */
static size_t read_number(gaz_slice text, gaz_label *label) {
    size_t step;
    uint32_t c = gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    if (gaz_is_digit(c)) {
        label->kind = GAZ_LABEL_HALF;
        size_t len = gaz_numeral_arabic(text, &label->ordinal);
        return label->ordinal <= MOST_HALF ? len : 0;
    }
    if (is_letter_of(c, 'A') || is_letter_of(c, 'a')) {
        label->kind = c < 'a' ? GAZ_LABEL_CAPITAL : GAZ_LABEL_LETTER;
        label->ordinal = c - (c < 'a' ? 'A' : 'a') + 1;
        return step;
    }
    if (c >= 0x2160 && c <= 0x216B) {
        label->kind = GAZ_LABEL_ROMAN;
        label->ordinal = c - 0x2160 + 1;
        return step;
    }
    label->kind = GAZ_LABEL_STEM;
    label->ordinal = place_in("甲乙丙丁戊己庚辛壬癸", text);
    if (label->ordinal == 0) {
        label->kind = GAZ_LABEL_BRANCH;
        label->ordinal = place_in("子丑寅卯辰巳午未申酉戌亥", text);
    }
    return label->ordinal > 0 ? step : 0;
}

static uint32_t full_width(uint32_t c) {
    return c == ')' ? 0xFF09 : c == '.' ? 0xFF0E : c;
}

/* Which marks end a number that no bracket opens. */
static bool may_end(const gaz_label *label, uint32_t mark) {
    if (mark == 0xFF09) {
        return label->kind >= GAZ_LABEL_CAPITAL;
    }
    return label->kind != GAZ_LABEL_HALF && (mark == 0x3001 || mark == 0xFF0E);
}

/* 甲、乙双方, A、B两类 and a.m.: the label of such a kind goes on. */
static bool goes_on(gaz_slice rest, const gaz_label *label, uint32_t mark) {
    gaz_label next;
    uint32_t c = gaz_utf8_first(rest);
    bool latin = label->kind == GAZ_LABEL_CAPITAL || label->kind == GAZ_LABEL_LETTER;
    if (latin && mark == 0xFF0E) {
        return !gaz_is_space(c) && !gaz_is_han(c);
    }
    return mark == 0x3001 && read_number(rest, &next) > 0 && next.kind == label->kind;
}

static bool may_begin(uint32_t c) {
    return c == 0xFF08 || c == '(' || gaz_is_digit(c) || is_letter_of(c, 'A') ||
           is_letter_of(c, 'a') || (c >= 0x2160 && c <= 0x216B) || gaz_is_han(c);
}

size_t gaz_series_label_read(gaz_slice text, gaz_label *label) {
    *label = (gaz_label){0};
    size_t step;
    uint32_t c = gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    if (text.len == 0 || !may_begin(c)) {
        return 0;
    }
    bool round = c == 0xFF08 || c == '(';
    size_t at = round ? step : 0;
    size_t len = at < text.len ? read_number(gaz_slice_from(text, at), label) : 0;
    gaz_slice rest = gaz_slice_from(text, at + len);
    uint32_t mark =
        rest.len > 0 ? full_width(gaz_utf8_decode(rest.ptr, gaz_slice_end(rest), &step)) : 0;
    bool ends = round ? mark == 0xFF09 && label->kind != GAZ_LABEL_HALF : may_end(label, mark);
    if (len == 0 || !ends) {
        return 0;
    }
    rest = gaz_slice_from(rest, step);
    gaz_slice words = gaz_slice_trim_left(rest);
    if (words.len == 0 || goes_on(rest, label, mark)) {
        return 0;
    }
    label->kind = round && label->kind == GAZ_LABEL_STEM ? GAZ_LABEL_ROUND_STEM : label->kind;
    label->len = (uint32_t)(rest.ptr - text.ptr);
    label->text_at = (uint32_t)(words.ptr - text.ptr);
    label->spaced = label->text_at > label->len;
    return label->len;
}

uint32_t gaz_series_mark(gaz_slice text, const gaz_label *label) {
    size_t step;
    const char *end = text.ptr + label->len;
    return full_width(gaz_utf8_decode(gaz_utf8_before(text.ptr, end), end, &step)) +
           (gaz_slice_starts(text, "（") || gaz_slice_starts(text, "(") ? 1U : 0U);
}
