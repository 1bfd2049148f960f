/* lost_brackets.c - rule `doc-number`: numbers whose brackets were lost, 鲁政发20245号. */
#define _GNU_SOURCE
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { YEAR = 4, LONGEST_SERIAL = 4, LONGEST_CODE = 10, FIRST_YEAR = 1949, LAST_YEAR = 2099 };

/* A number as it stands: code, perhaps 〔, year, perhaps 〕, serial. */
struct number {
    gaz_slice code;
    const char *begin; /* behind the code */
    const char *year;
    const char *serial;
    const char *end; /* where 号 begins */
    bool open;
    bool close;
};

static const char *digits_before(const gaz_pass *pass, const char *at, size_t most) {
    const char *begin = at;
    while (begin > pass->line && (size_t)(at - begin) < most && begin[-1] >= '0' &&
           begin[-1] <= '9') {
        begin--;
    }
    return begin;
}

static bool is_year(const char *at) {
    int year = 0;
    for (int i = 0; i < YEAR; i++) {
        year = 10 * year + at[i] - '0';
    }
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Codes of governments and their offices end so; other words stand before
 * numbers without brackets (公告2024年). */
static gaz_slice code_before(const gaz_pass *pass, const char *end) {
    static const char *const series[] = {"政发", "政字", "办发", "办字", "政函",
                                         "办函", "国发", "国函", "府发", "委发"};
    gaz_slice head = gaz_slice_between(pass->line, end);
    const char *begin = end;
    for (int i = 0; i < LONGEST_CODE && gaz_is_han(gaz_pass_before(pass, begin)); i++) {
        begin = gaz_utf8_before(pass->line, begin);
    }
    for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
        if (gaz_slice_ends(head, series[i])) {
            return gaz_slice_between(begin, end);
        }
    }
    return (gaz_slice){NULL, 0};
}

static bool ends_with(const gaz_pass *pass, const char *at, const char *mark) {
    return gaz_slice_ends(gaz_slice_between(pass->line, at), mark);
}

/* Reads backwards from 号; false for a number that lacks no bracket. */
static bool read_number(const gaz_pass *pass, const char *end, struct number *number) {
    const char *digits = digits_before(pass, end, YEAR + LONGEST_SERIAL + 1);
    size_t len = (size_t)(end - digits);
    *number = (struct number){.end = end, .close = ends_with(pass, digits, "〕")};
    if (number->close) {
        number->serial = digits;
        number->year = digits_before(pass, digits - 3, YEAR + 1);
        if (digits - 3 - number->year != YEAR) {
            return false;
        }
    } else {
        number->serial = digits + YEAR;
        number->year = digits;
        if (len <= YEAR || len > YEAR + LONGEST_SERIAL) {
            return false;
        }
    }
    number->open = ends_with(pass, number->year, "〔");
    number->begin = number->open ? number->year - 3 : number->year;
    number->code = code_before(pass, number->begin);
    return number->open != number->close || (!number->open && number->code.len > 0)
               ? number->code.len > 0 && *number->serial != '0' && is_year(number->year)
               : false;
}

/* The last characters of the code with the number in its brackets stand
 * elsewhere in the text. */
static bool stands_elsewhere(const gaz_pass *pass, gaz_slice code, gaz_slice printed) {
    size_t len = code.len < 9 ? code.len : 9;
    char *whole = gaz_arena_alloc(pass->arena, len + printed.len + 3);
    memcpy(whole, gaz_slice_end(code) - len, len);
    memcpy(whole + len, printed.ptr, printed.len);
    memcpy(whole + len + printed.len, "号", 3);
    return memmem(pass->text.ptr, pass->text.len, whole, len + printed.len + 3) != NULL;
}

size_t gaz_correct_serial(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    struct number number;
    (void)c;
    if (at == pass->line || at[-1] < '0' || at[-1] > '9' || !read_number(pass, at, &number)) {
        return step;
    }
    gaz_slice printed = gaz_arena_format(pass->arena, "〔%.*s〕%.*s", YEAR, number.year,
                                         (int)(number.end - number.serial), number.serial);
    bool half = number.open || number.close;
    bool proved = half || stands_elsewhere(pass, number.code, printed);
    gaz_pass_note(pass, number.begin, number.end, printed, GAZ_RULE_DOC_NUMBER,
                  proved ? GAZ_CERTAIN : GAZ_LIKELY,
                  gaz_slice_of(half     ? "a document number that lacks one of its brackets"
                               : proved ? "a document number without brackets, which the text has "
                                          "elsewhere with them"
                                        : "it may be a document number without its brackets"));
    return step;
}
