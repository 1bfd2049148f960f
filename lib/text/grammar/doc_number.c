/* doc_number.c - 发文字号: organ code, year in brackets, serial, 号. */
#include "text/grammar/doc_number.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_CODE = 12,
    FIRST_YEAR = 1912,
    LAST_YEAR = 2199,
    WHOLE_YEAR = 6 /* characters of （1984） */
};

static gaz_slice skip_blanks(gaz_slice text) {
    return gaz_slice_trim_left(text);
}

static bool take(gaz_slice *text, const char *word) {
    if (!gaz_slice_starts(*text, word)) {
        return false;
    }
    *text = gaz_slice_from(*text, strlen(word));
    return true;
}

/* In figures, or where words is set also 一四二, as into the fifties. */
static bool take_number(gaz_slice *text, bool words, int64_t *value) {
    size_t len = words ? gaz_numeral(*text, value) : gaz_numeral_arabic(*text, value);
    *text = gaz_slice_from(*text, len);
    return len > 0;
}

/* The year and its brackets: 〔2024〕, ( 2024 ), [86]. */
static bool take_year(gaz_slice *text, bool words, int *year) {
    size_t step;
    if (text->len == 0 ||
        !gaz_is_number_bracket_open(gaz_utf8_decode(text->ptr, gaz_slice_end(*text), &step))) {
        return false;
    }
    gaz_slice at = skip_blanks(gaz_slice_from(*text, step));
    gaz_slice digits = at;
    int64_t value;
    if (!take_number(&at, words, &value)) {
        return false;
    }
    size_t count = gaz_utf8_count(gaz_slice_between(digits.ptr, at.ptr));
    if (count == 2) {
        value += value >= 49 ? 1900 : 2000;
    }
    if ((count != 4 && count != 2) || value < FIRST_YEAR || value > LAST_YEAR) {
        return false;
    }
    at = skip_blanks(at);
    if (at.len == 0 ||
        !gaz_is_number_bracket_close(gaz_utf8_decode(at.ptr, gaz_slice_end(at), &step))) {
        return false;
    }
    *year = (int)value;
    *text = gaz_slice_from(at, step);
    return true;
}

static bool take_sub_serial(gaz_slice *text, int *sub_serial) {
    gaz_slice at = *text;
    int64_t value;
    if (!take(&at, "-") && !take(&at, "—") && !take(&at, "之")) {
        return true;
    }
    if (!take_number(&at, false, &value) || value > 999) {
        return false;
    }
    *sub_serial = (int)value;
    *text = at;
    return true;
}

static bool take_serial(gaz_slice *text, bool words, gaz_doc_number_shape *number) {
    gaz_slice at = skip_blanks(*text);
    int64_t value;
    if (take(&at, "第")) {
        at = skip_blanks(at);
    }
    if (!take_number(&at, words, &value) || value > 99999 ||
        !take_sub_serial(&at, &number->sub_serial)) {
        return false;
    }
    at = skip_blanks(at);
    if (!take(&at, "号") && !take(&at, "號")) {
        return false;
    }
    number->serial = (int)value;
    *text = at;
    return true;
}

/* Reads from the opening bracket on; 雁政发（1987）字第65号 has 字 behind it. */
static bool take_rest(gaz_slice *text, gaz_doc_number_shape *number) {
    *text = skip_blanks(*text);
    if (!take_year(text, false, &number->year)) {
        return false;
    }
    gaz_slice at = skip_blanks(*text);
    if (take(&at, "字") && gaz_slice_starts(skip_blanks(at), "第")) {
        *text = at;
    }
    return take_serial(text, false, number);
}

/* Where the run of Han characters at the start of text ends; NULL when it is empty or
 * longer than a code. */
static const char *code_end(gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    int count = 0;
    while (at < end && count <= LONGEST_CODE) {
        size_t step;
        if (!gaz_is_han(gaz_utf8_decode(at, end, &step))) {
            break;
        }
        at += step;
        count++;
    }
    return count == 0 || count > LONGEST_CODE ? NULL : at;
}

/* 会农字 up to the numeral; 国发 behind a whole year, where it is no label. Absent for others. */
static gaz_slice code_behind_year(gaz_slice rest, bool whole_year) {
    const char *end = code_end(rest);
    const char *of = end == NULL ? NULL : gaz_slice_find(rest, "字");
    if (of != NULL && of < end) {
        return gaz_slice_between(rest.ptr, of + strlen("字"));
    }
    gaz_slice code = gaz_slice_between(rest.ptr, end == NULL ? rest.ptr : end);
    bool issues = gaz_slice_ends(code, "发") || gaz_slice_ends(code, "函");
    return whole_year && issues ? code : (gaz_slice){NULL, 0};
}

/* （56）会农字第38号, （53）府農字第一四二號, （1984）国发171号: the year before the code, as
 * numbers had it into the eighties. */
static size_t read_year_first(gaz_slice text, gaz_doc_number_shape *number) {
    gaz_slice rest = text;
    if (!take_year(&rest, true, &number->year)) {
        return 0;
    }
    bool whole_year = gaz_utf8_count(gaz_slice_between(text.ptr, rest.ptr)) >= WHOLE_YEAR;
    number->code = code_behind_year(skip_blanks(rest), whole_year);
    if (number->code.len == 0) {
        return 0;
    }
    rest = gaz_slice_between(gaz_slice_end(number->code), gaz_slice_end(text));
    if (!take_serial(&rest, true, number)) {
        return 0;
    }
    number->raw = gaz_slice_between(text.ptr, rest.ptr);
    return number->raw.len;
}

size_t gaz_doc_number_read(gaz_slice text, gaz_doc_number_shape *number) {
    *number = (gaz_doc_number_shape){0};
    const char *end = code_end(text);
    if (end == NULL) {
        return read_year_first(text, number);
    }
    gaz_slice rest = gaz_slice_between(end, gaz_slice_end(text));
    if (!take_rest(&rest, number)) {
        return 0;
    }
    number->code = gaz_slice_between(text.ptr, end);
    number->raw = gaz_slice_between(text.ptr, rest.ptr);
    return number->raw.len;
}

size_t gaz_doc_number_bare(gaz_slice text, gaz_doc_number_shape *number) {
    *number = (gaz_doc_number_shape){0};
    gaz_slice rest = text;
    if (!take_rest(&rest, number)) {
        return 0;
    }
    number->code = gaz_slice_first(text, 0);
    number->raw = gaz_slice_between(text.ptr, rest.ptr);
    return number->raw.len;
}

/* Where the run of Han characters that ends at `at` begins. */
static const char *code_before(const char *begin, const char *at) {
    for (int count = 0; count < LONGEST_CODE && at > begin; count++) {
        const char *before = gaz_utf8_before(begin, at);
        size_t step;
        if (!gaz_is_han(gaz_utf8_decode(before, at, &step))) {
            break;
        }
        at = before;
    }
    return at;
}

/* The opening bracket before a year is found from the year's digits, which
 * are rarer than brackets. */
bool gaz_doc_number_find(gaz_slice text, gaz_doc_number_shape *number) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_number_bracket_open(c)) {
            gaz_slice code_end = gaz_slice_trim_right(gaz_slice_between(text.ptr, at));
            const char *code = code_before(text.ptr, gaz_slice_end(code_end));
            if (code < gaz_slice_end(code_end) &&
                gaz_doc_number_read(gaz_slice_between(code, end), number) > 0) {
                return true;
            }
        }
        at += step;
    }
    return false;
}

bool gaz_doc_number_is_whole(gaz_slice text, gaz_doc_number_shape *number) {
    text = gaz_slice_trim(text);
    return text.len > 0 && gaz_doc_number_read(text, number) == text.len;
}

bool gaz_doc_number_is_bracketed(gaz_slice text) {
    gaz_doc_number_shape number;
    if (!gaz_slice_starts(text, "（") || !gaz_slice_ends(text, "号）")) {
        return false;
    }
    text = gaz_slice_from(gaz_slice_first(text, text.len - strlen("）")), strlen("（"));
    return gaz_doc_number_is_whole(text, &number);
}

gaz_slice gaz_doc_number_norm(gaz_arena *arena, const gaz_doc_number_shape *number) {
    if (number->sub_serial > 0) {
        return gaz_arena_format(arena, "%.*s〔%d〕%d-%d号", GAZ_FMT(number->code), number->year,
                                number->serial, number->sub_serial);
    }
    return gaz_arena_format(arena, "%.*s〔%d〕%d号", GAZ_FMT(number->code), number->year,
                            number->serial);
}
