/* order_number.c - numbers of orders and announcements. */
#include "text/grammar/order_number.h"

#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"

static bool take(gaz_slice *rest, const char *word) {
    gaz_slice at = gaz_slice_trim_left(*rest);
    if (!gaz_slice_starts(at, word)) {
        return false;
    }
    *rest = gaz_slice_from(at, strlen(word));
    return true;
}

static bool take_numeral(gaz_slice *rest) {
    int64_t value;
    gaz_slice at = gaz_slice_trim_left(*rest);
    size_t len = gaz_numeral(at, &value);
    *rest = gaz_slice_from(at, len);
    return len > 0;
}

/* 九届, 第九届. */
static bool take_term(gaz_slice *rest) {
    gaz_slice at = *rest;
    (void)take(&at, "第");
    if (!take_numeral(&at) || !take(&at, "届")) {
        return false;
    }
    *rest = at;
    return true;
}

/* （九届）, 〔九届〕. */
static bool take_bracketed_term(gaz_slice *rest) {
    gaz_slice at = *rest;
    bool square = take(&at, "〔");
    if ((!square && !take(&at, "（")) || !take_term(&at) || !take(&at, square ? "〕" : "）")) {
        return false;
    }
    *rest = at;
    return true;
}

/* （总第75号）, counted from the first on, as announcements of standards have it. */
static void take_total(gaz_slice *rest) {
    gaz_slice at = *rest;
    if (take(&at, "（总第") && take_numeral(&at) && take(&at, "号") && take(&at, "）")) {
        *rest = at;
    }
}

static void take_year(gaz_slice *rest) {
    gaz_date date;
    gaz_slice at = gaz_slice_trim_left(*rest);
    size_t len = gaz_date_read(at, &date);
    if (len > 0 && date.month == 0) {
        *rest = gaz_slice_from(at, len);
    }
}

size_t gaz_order_number_read(gaz_slice text) {
    gaz_slice rest = text;
    bool term = take_bracketed_term(&rest);
    bool bracket = !term && take(&rest, "（");
    bool square = !term && !bracket && take(&rest, "〔");
    term = term || take_term(&rest);
    take_year(&rest);
    if (!take(&rest, "第") || !take_numeral(&rest) || (!take(&rest, "号") && !take(&rest, "號"))) {
        return 0;
    }
    if ((bracket && !take(&rest, "）")) || (square && !take(&rest, "〕"))) {
        return 0;
    }
    if (!term) {
        (void)take_bracketed_term(&rest);
    }
    take_total(&rest);
    return (size_t)(rest.ptr - text.ptr);
}

size_t gaz_case_number_read(gaz_slice text) {
    gaz_slice rest = text;
    bool bracket = take(&rest, "（");
    if (!take(&rest, "指导性案例") && !take(&rest, "指导案例") && !take(&rest, "检例")) {
        return 0;
    }
    (void)take(&rest, "第");
    if (!take_numeral(&rest) || !take(&rest, "号") || (bracket && !take(&rest, "）"))) {
        return 0;
    }
    return (size_t)(rest.ptr - text.ptr);
}
