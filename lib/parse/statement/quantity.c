/* quantity.c - the quantities in the texts of a tree, and by when they are due. */
#include "parse/statement/quantity.h"
#include "parse/statement/statements.h"

#include "data/measures.h"
#include "data/signs.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

/* What is known while a text is read. */
struct counting {
    struct parser *parser;
    gaz_node *node;
    gaz_date written; /* the date of the document; year 0 when it has none */
    gaz_slice due;    /* of the sentence so far */
    const char *from; /* what was read last ends here */
    const char *counted;
    int64_t chars;
};

static int64_t position(struct counting *c, const char *at) {
    c->chars += (int64_t)gaz_utf8_count(gaz_slice_between(c->counted, at));
    c->counted = at;
    return c->chars;
}

static void add(struct counting *c, gaz_quantity quantity) {
    gaz_quantities *list = &gaz_findings_of(c->parser, c->node)->quantities;
    list->items = gaz_arena_grow(c->parser->arena, list->items, list->count, &list->capacity,
                                 sizeof *list->items);
    quantity.start = position(c, quantity.text.ptr);
    quantity.end = position(c, gaz_slice_end(quantity.text));
    list->items[list->count++] = quantity;
    c->from = gaz_slice_end(quantity.text);
}

/* 底 and 末 behind a year or a month, 内 behind a year: its last day. */
static size_t read_end_of(gaz_slice text, gaz_date *date) {
    bool inside = date->month == 0 && gaz_slice_starts(text, "内");
    size_t again = date->month == 0 && gaz_slice_starts(text, "年") ? strlen("年") : 0;
    gaz_slice last = gaz_slice_from(text, again); /* 2024年年底 */
    if (date->day > 0 ||
        !(inside || gaz_slice_starts(last, "底") || gaz_slice_starts(last, "末"))) {
        return 0;
    }
    int month = date->month == 0 ? 12 : date->month;
    gaz_date next = {date->year + (month == 12), month % 12 + 1, 1};
    *date = gaz_date_plus_days(next, -1);
    return again + strlen("底");
}

/* What lay behind when the document was written is no aim. */
static bool is_past(const struct counting *c, gaz_date date) {
    return date.year < c->written.year || (date.day > 0 && gaz_date_compare(date, c->written) < 0);
}

static size_t read_before(gaz_slice text) {
    return gaz_slice_starts(text, "之前") ? strlen("之前")
           : gaz_slice_starts(text, "前") ? strlen("前")
                                          : 0;
}

/* What follows is due by the date. */
static void set_due(struct counting *c, gaz_date date) {
    bool aim = !is_past(c, date);
    c->due = aim ? gaz_date_iso(c->parser->arena, date) : (gaz_slice){NULL, 0};
}

static size_t add_deadline(struct counting *c, gaz_slice text) {
    if (c->due.ptr != NULL) {
        add(c, (gaz_quantity){.kind = "deadline", .due = c->due, .text = text});
    }
    return text.len;
}

/* 1955年6月1日内务部公布, 2009年5月4日内蒙古自治区…通过. */
static bool begins_other_word(gaz_slice text) {
    static const char *const words[] = {"内蒙", "内务", "内河", "内政", "内地", "内部", NULL};
    for (size_t i = 0; words[i] != NULL; i++) {
        if (gaz_slice_starts(text, words[i])) {
            return true;
        }
    }
    return false;
}

/* A date: with 前 behind its day it is a deadline; with 到 before it, what the
 * sentence goes on to count is due by then. */
static size_t read_date(struct counting *c, gaz_slice text, const char *at) {
    gaz_date date;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
    size_t len = gaz_date_read(rest, &date);
    if (len == 0) {
        return 0;
    }
    bool inside = gaz_slice_starts(gaz_slice_from(rest, len), "内") &&
                  !begins_other_word(gaz_slice_from(rest, len));
    len += read_end_of(gaz_slice_from(rest, len), &date);
    size_t before = read_before(gaz_slice_from(rest, len));
    gaz_slice head = gaz_slice_between(text.ptr, at);
    c->due = (gaz_slice){NULL, 0};
    if (gaz_slice_ends(head, "到")) {
        set_due(c, date);
    } else if (date.day > 0 && (before > 0 || inside) && !gaz_slice_ends(head, "至")) {
        set_due(c, date);
        return add_deadline(c, gaz_slice_first(rest, len + before));
    }
    return len;
}

/* 8月底前, 8月15日前: of the year in which the document was written, unless that
 * day had passed or the sentence names another year (每年, 次年). */
static size_t read_day_of_year(struct counting *c, gaz_slice text, const char *at) {
    int64_t month;
    int64_t day = 0;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
    size_t len = gaz_numeral(rest, &month);
    if (len == 0 || month < 1 || month > 12 || c->written.year == 0 ||
        !gaz_slice_starts(gaz_slice_from(rest, len), "月") ||
        gaz_slice_ends(gaz_slice_between(text.ptr, at), "年")) {
        return 0;
    }
    len += strlen("月");
    size_t days = gaz_numeral(gaz_slice_from(rest, len), &day);
    gaz_date date = {c->written.year, (int)month, day > 0 && day <= 31 ? (int)day : 0};
    if (days > 0 && gaz_slice_starts(gaz_slice_from(rest, len + days), "日")) {
        len += days + strlen("日");
    } else {
        date.day = 0;
        len += read_end_of(gaz_slice_from(rest, len), &date);
    }
    size_t before = read_before(gaz_slice_from(rest, len));
    if (before == 0 || date.day == 0 || !gaz_date_valid(date) || is_past(c, date)) {
        return 0;
    }
    set_due(c, date);
    return add_deadline(c, gaz_slice_first(rest, len + before));
}

/* With which numbers begin: of numerals in words those that print uses. Each has a row of its
 * own; a switch is a search by halves, whose branches depend on the text. */
static bool is_start(uint32_t c) {
    enum { ROWS = 16 };
#define ROW_OF(c) (((c)*UINT32_C(1087) >> 8) % ROWS)
#define ROW(c) [ROW_OF(c)] = (c)
    static const uint32_t numerals[ROWS] = {
        ROW(0x4E00) /* 一 */, ROW(0x4E8C) /* 二 */, ROW(0x4E09) /* 三 */, ROW(0x56DB) /* 四 */,
        ROW(0x4E94) /* 五 */, ROW(0x516D) /* 六 */, ROW(0x4E03) /* 七 */, ROW(0x516B) /* 八 */,
        ROW(0x4E5D) /* 九 */, ROW(0x5341) /* 十 */, ROW(0x4E24) /* 两 */, ROW(0x767E) /* 百 */,
        ROW(0x5343) /* 千 */, ROW(0x4E07) /* 万 */,
    };
    return (numerals[ROW_OF(c)] == c && c != 0) || gaz_is_digit(c);
#undef ROW
#undef ROW_OF
}

/* What numbers are made of: all that text/grammar/decimal.c and text/grammar/date.c read. */
static bool is_numeral(uint32_t c) {
    return is_start(c) || c == 0x4EBF /* 亿 */ || gaz_is_chinese_numeral(c) ||
           gaz_chinese_digit(c, true) >= 0;
}

/* Where the run of numerals that begins at `at` ends; *last is the last of them. */
static const char *behind_run(const char *at, const char *end, uint32_t *last) {
    *last = 0;
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!is_numeral(c)) {
            break;
        }
        *last = c;
        at += step;
    }
    return at;
}

/* Whether a number may be a quantity, by what stands behind it: a unit, the sign of a
 * range, 余 and 多, a stroke or a bracket. Nearly all numerals, 一 before all, are
 * done with that (统一, 第十条); 百 and 千 may be the beginning of a unit. */
static bool may_be_counted(uint32_t last, gaz_slice behind) {
    if (last == 0x767E || last == 0x5343) { /* 百分之, 千米 */
        return true;
    }
    switch (gaz_utf8_first(behind)) {
    case 0x4F59: /* 余 */
    case 0x591A: /* 多 */
    case 0x81F3: /* 至 */
    case 0x5230: /* 到 */
    case 0x2014: /* — */
    case 0x2013: /* – */
    case 0xFF5E: /* ～ */
    case 0xFF08: /* （ */
    case 0xFF0E: /* ． */
    case 0x5206: /* 万分之 */
        return true;
    default:
        return gaz_measure_may_begin(behind);
    }
}

/* Whether digits may begin a date, by what stands behind them: 年, or the sign between the parts
 * of 2024-07-26. */
static bool may_be_date(const char *digits, gaz_slice rest) {
    enum { YEAR = 4 };
    uint32_t next = gaz_utf8_first(rest);
    if (next == '-' || next == '.' || next == '/') {
        return rest.ptr - digits == YEAR;
    }
    return next == 0x5E74 ||
           (gaz_is_space(next) && gaz_slice_starts(gaz_slice_trim_left(rest), "年"));
}

/* The date or the quantity that begins at `at`, where a run of numerals ends at
 * `behind`: its bytes, 0 when there is none. */
static size_t read_number(struct counting *c, gaz_slice text, const char *at, uint32_t last,
                          const char *behind) {
    gaz_slice rest = gaz_slice_between(behind, gaz_slice_end(text));
    size_t len = 0;
    if (may_be_date(at, rest)) {
        len = read_date(c, text, at);
    } else if (gaz_slice_starts(rest, "月")) {
        len = read_day_of_year(c, text, at);
    }
    gaz_quantity quantity;
    if (len == 0 && may_be_counted(last, rest)) {
        len = gaz_read_quantity(c->parser->arena, text, c->from, at, &quantity);
        if (len > 0) {
            quantity.due = c->due;
            add(c, quantity);
        }
    }
    return len;
}

static void read_text(struct counting *c, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *behind = text.ptr; /* the run of numerals that was read last */
    uint32_t last = 0;
    struct gaz_number_search search = {.text = text};
    c->due = (gaz_slice){NULL, 0};
    c->from = c->counted = text.ptr;
    c->chars = 0;
    for (const char *at = text.ptr; at < end;) {
        /* A sentence that ends matters only where something was due in it. */
        at = gaz_number_next(&search, at, c->due.ptr != NULL);
        if (at == end) {
            break;
        }
        size_t step;
        uint32_t first = gaz_utf8_decode(at, end, &step);
        if (first == 0x3002) { /* 。 */
            c->due = (gaz_slice){NULL, 0};
        } else if (is_start(first)) {
            behind = at < behind ? behind : behind_run(at, end, &last);
            int64_t value;
            size_t len = read_number(c, text, at, last, behind);
            size_t digits = len > 0 ? 0 : gaz_numeral_arabic(gaz_slice_between(at, end), &value);
            step = len > 0 ? len : digits > 0 ? digits : step;
        }
        at += step;
    }
}

void gaz_parse_quantities(struct parser *parser, struct texts texts) {
    struct counting c = {.parser = parser};
    if (parser->out->date_signed.ptr != NULL) {
        gaz_date_read(parser->out->date_signed, &c.written);
    }
    for (uint32_t i = 0; i < texts.count; i++) {
        if ((texts.items[i].signs & (GAZ_SIGN_DIGIT | GAZ_SIGN_COUNTED)) != 0) {
            c.node = texts.items[i].node;
            read_text(&c, c.node->text);
        }
    }
}
