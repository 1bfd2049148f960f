/* date.c - dates as official documents print them. */
#include "text/grammar/date.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { FIRST_YEAR = 1840, LAST_YEAR = 2199 };

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool gaz_date_valid(gaz_date date) {
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR || date.month < 0 || date.month > 12) {
        return false;
    }
    return date.month == 0 ? date.day == 0
                           : date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

static gaz_slice skip_spaces(gaz_slice text) {
    return gaz_slice_trim_left(text);
}

/* Exactly four Chinese digits, circles allowed for zero. */
static size_t chinese_year(gaz_slice text, int *year) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    *year = 0;
    for (int i = 0; i < 4; i++) {
        size_t step;
        if (at >= end) {
            return 0;
        }
        int digit = gaz_chinese_digit(gaz_utf8_decode(at, end, &step), true);
        if (digit < 0) {
            return 0;
        }
        *year = *year * 10 + digit;
        at += step;
    }
    return (size_t)(at - text.ptr);
}

static size_t republic_year(gaz_slice text, int *year) {
    if (!gaz_slice_starts(text, "民国")) {
        return 0;
    }
    size_t prefix = strlen("民国");
    gaz_slice rest = gaz_slice_from(text, prefix);
    if (gaz_slice_starts(rest, "元")) {
        *year = 1912;
        return prefix + strlen("元");
    }
    int64_t value;
    size_t len = gaz_numeral(rest, &value);
    if (len == 0 || value < 1 || value > 150) {
        return 0;
    }
    *year = 1911 + (int)value;
    return prefix + len;
}

static size_t year_number(gaz_slice text, int *year) {
    int64_t value;
    size_t len = gaz_numeral_arabic(text, &value);
    if (len > 0) {
        *year = (int)value;
        return value >= FIRST_YEAR && value <= LAST_YEAR ? len : 0;
    }
    len = chinese_year(text, year);
    if (len > 0) {
        return *year >= FIRST_YEAR && *year <= LAST_YEAR ? len : 0;
    }
    return republic_year(text, year);
}

/* O8, 1O, 3〇: two digits of which a scan read a zero as a letter or circle. */
static size_t misread_number(gaz_slice text, int64_t *value) {
    const char *at = text.ptr;
    *value = 0;
    for (int i = 0; i < 2 && at < gaz_slice_end(text); i++) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        int digit = gaz_is_digit(c) ? gaz_digit_value(c) : gaz_chinese_digit(c, true);
        if (digit < 0 || (digit > 0 && !gaz_is_digit(c))) {
            return 0;
        }
        *value = *value * 10 + digit;
        at += step;
    }
    return (size_t)(at - text.ptr);
}

typedef size_t read_number(gaz_slice text, int64_t *value);

static size_t number_word(gaz_slice text, read_number *read, const char *word, int limit,
                          int *value) {
    gaz_slice at = skip_spaces(text);
    int64_t number;
    size_t len = read(at, &number);
    if (len == 0 || number < 1 || number > limit) {
        return 0;
    }
    at = skip_spaces(gaz_slice_from(at, len));
    if (!gaz_slice_starts(at, word)) {
        return 0;
    }
    *value = (int)number;
    return (size_t)(at.ptr - text.ptr) + strlen(word);
}

/* A number 1..limit followed by the word; bytes taken, 0 when not there. */
static size_t number_before(gaz_slice text, const char *word, int limit, int *value) {
    size_t len = number_word(text, gaz_numeral, word, limit, value);
    return len > 0 ? len : number_word(text, misread_number, word, limit, value);
}

/* 5月, and 元月 for 1月. */
static size_t read_month(gaz_slice text, int *month) {
    gaz_slice rest = skip_spaces(text);
    if (gaz_slice_starts(rest, "元月")) {
        *month = 1;
        return (size_t)(rest.ptr - text.ptr) + strlen("元月");
    }
    return number_before(text, "月", 12, month);
}

static size_t han_date(gaz_slice text, gaz_date *date) {
    size_t len = year_number(text, &date->year);
    if (len == 0) {
        return 0;
    }
    gaz_slice rest = skip_spaces(gaz_slice_from(text, len));
    if (!gaz_slice_starts(rest, "年")) {
        return 0;
    }
    len = (size_t)(rest.ptr - text.ptr) + strlen("年");
    size_t month = read_month(gaz_slice_from(text, len), &date->month);
    len += month;
    if (month > 0) {
        len += number_before(gaz_slice_from(text, len), "日", 31, &date->day);
    }
    return len;
}

/* 2024-07-26, 2024.7.26, 2024/7/26. */
static size_t numeric_date(gaz_slice text, gaz_date *date) {
    int64_t part[3];
    size_t at = gaz_numeral_arabic(text, &part[0]);
    if (at != 4 || part[0] < FIRST_YEAR || part[0] > LAST_YEAR || at >= text.len) {
        return 0;
    }
    char separator = text.ptr[at];
    if (separator != '-' && separator != '.' && separator != '/') {
        return 0;
    }
    for (int i = 1; i < 3; i++) {
        if (at >= text.len || text.ptr[at] != separator) {
            return 0;
        }
        at++;
        size_t len = gaz_numeral_arabic(gaz_slice_from(text, at), &part[i]);
        if (len == 0 || len > 2) {
            return 0;
        }
        at += len;
    }
    *date = (gaz_date){(int)part[0], (int)part[1], (int)part[2]};
    return date->month >= 1 && date->day >= 1 ? at : 0;
}

/* Digits of either width, Chinese ones, 民国: nearly no text begins so. */
static bool may_begin_year(gaz_slice text) {
    uint32_t c = gaz_utf8_first(text);
    return !gaz_is_han(c) || gaz_is_chinese_numeral(c) || c == 0x6C11; /* 民 */
}

size_t gaz_date_shape(gaz_slice text, gaz_date *date) {
    *date = (gaz_date){0};
    if (!may_begin_year(text)) {
        return 0;
    }
    size_t len = han_date(text, date);
    if (len == 0) {
        *date = (gaz_date){0};
        len = numeric_date(text, date);
    }
    return len;
}

size_t gaz_date_read(gaz_slice text, gaz_date *date) {
    size_t len = gaz_date_shape(text, date);
    return len > 0 && gaz_date_valid(*date) ? len : 0;
}

bool gaz_date_is_whole(gaz_slice text, gaz_date *date) {
    text = gaz_slice_trim(text);
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    return (last == 0x65E5 /* 日 */ || gaz_is_digit(last)) && gaz_date_read(text, date) == text.len;
}

/* The last digits of a number, with zeros before it; by hand, as printf takes ten times
 * as long. */
static void put_padded(char *at, int number, int digits) {
    for (; digits > 0; digits--) {
        at[digits - 1] = (char)('0' + number % 10);
        number /= 10;
    }
}

gaz_slice gaz_date_iso(gaz_arena *arena, gaz_date date) {
    char text[] = "0000-00-00";
    size_t len = date.day > 0 ? strlen("0000-00-00") : date.month > 0 ? strlen("0000-00") : 4;
    if (date.year < 0 || date.year > 9999) { /* a day behind the last one that can be written */
        return gaz_arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    }
    put_padded(text, date.year, 4);
    put_padded(text + 5, date.month, 2);
    put_padded(text + 8, date.day, 2);
    return gaz_arena_copy(arena, (gaz_slice){text, len});
}

gaz_date gaz_date_plus_days(gaz_date date, int days) {
    date.day += days;
    while (date.day > days_in_month(date.year, date.month)) {
        date.day -= days_in_month(date.year, date.month);
        date.year += date.month == 12;
        date.month = date.month % 12 + 1;
    }
    while (date.day < 1) {
        date.year -= date.month == 1;
        date.month = date.month == 1 ? 12 : date.month - 1;
        date.day += days_in_month(date.year, date.month);
    }
    return date;
}

gaz_date gaz_date_last_of_years(gaz_date date, int years) {
    date.year += years;
    return gaz_date_plus_days(date, -1);
}

int gaz_date_compare(gaz_date a, gaz_date b) {
    if (a.year != b.year) {
        return a.year - b.year;
    }
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

bool gaz_tells_occasion(gaz_slice text) {
    gaz_date date;
    if (gaz_slice_starts(text, "（") && gaz_slice_ends(text, "）")) {
        text = gaz_slice_between(text.ptr + strlen("（"), gaz_slice_end(text) - strlen("）"));
    }
    size_t len = gaz_slice_ends(text, "上") ? gaz_date_read(text, &date) : 0;
    return len > 0 && date.day > 0 && gaz_slice_starts(gaz_slice_from(text, len), "在") &&
           gaz_slice_find(text, "。") == NULL && gaz_slice_find(text, "，") == NULL;
}
