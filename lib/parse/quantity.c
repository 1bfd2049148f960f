/* quantity.c - the quantities in the texts of a tree, and by when they are due. */
#include "parse/quantity.h"

#include "text/chars.h"
#include "text/date.h"
#include "text/numeral.h"
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
    gaz_quantities *list = &c->node->quantities;
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

/* A date: with 前 behind its day it is a deadline; with 到 before it, what the
 * sentence goes on to count is due by then. */
static size_t read_date(struct counting *c, gaz_slice text, const char *at) {
    gaz_date date;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
    size_t len = gaz_date_read(rest, &date);
    if (len == 0) {
        return 0;
    }
    bool inside = gaz_slice_starts(gaz_slice_from(rest, len), "内");
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

/* Whether the first two bytes of a character may be those of a numeral, of 。 or of
 * a full-width digit. Asking each character for each numeral took a third of all
 * that gz-parse does. */
static bool may_be_start(const unsigned char *at) {
    switch (at[0]) {
    case 0xE3: /* 。 */
        return at[1] == 0x80;
    case 0xE4: /* 一 七 万 三 两 九 二 五 */
        return at[1] >= 0xB8 && at[1] <= 0xBA;
    case 0xE5: /* 八 六, 十 千, 四 */
        return at[1] == 0x85 || at[1] == 0x8D || at[1] == 0x9B;
    case 0xE7: /* 百 */
        return at[1] == 0x99;
    case 0xEF: /* ０ to ９ */
        return at[1] == 0xBC;
    default:
        return false;
    }
}

static bool is_start(gaz_slice rest) {
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八",
                                           "九", "十", "两", "百", "千", "万", "。", NULL};
    for (const char *const *word = numerals; *word != NULL; word++) {
        if (gaz_slice_starts(rest, *word)) {
            return true;
        }
    }
    return gaz_is_digit(gaz_utf8_first(rest));
}

/* The first character from `at` on where a number may begin or a sentence ends. */
static const char *next_start(const char *at, const char *end) {
    while (at < end) {
        unsigned char c = (unsigned char)*at;
        if (c >= '0' && c <= '9') {
            return at;
        }
        if (end - at >= 3 && may_be_start((const unsigned char *)at) &&
            is_start(gaz_slice_between(at, end))) {
            return at;
        }
        at += c >= 0xE0 && end - at >= 3 ? 3 : 1;
    }
    return NULL;
}

/* Behind the digits at `at`, or behind the character. */
static const char *behind_number(const char *at, const char *end) {
    int64_t value;
    size_t digits = gaz_numeral_arabic(gaz_slice_between(at, end), &value);
    size_t step;
    gaz_utf8_decode(at, end, &step);
    return at + (digits > 0 ? digits : step);
}

static void read_text(struct counting *c, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    c->due = (gaz_slice){NULL, 0};
    c->from = c->counted = text.ptr;
    c->chars = 0;
    for (const char *at = text.ptr; (at = next_start(at, end)) != NULL;) {
        if (gaz_slice_starts(gaz_slice_between(at, end), "。")) {
            c->due = (gaz_slice){NULL, 0};
            at += strlen("。");
            continue;
        }
        size_t len = read_date(c, text, at);
        len = len > 0 ? len : read_day_of_year(c, text, at);
        gaz_quantity quantity;
        if (len == 0 &&
            (len = gaz_read_quantity(c->parser->arena, text, c->from, at, &quantity)) > 0) {
            quantity.due = c->due;
            add(c, quantity);
        }
        at = len > 0 ? at + len : behind_number(at, end);
    }
}

static void read_node(struct counting *c, gaz_node *parent) {
    for (gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->text.ptr != NULL) {
            c->node = node;
            read_text(c, node->text);
        }
        read_node(c, node);
    }
}

void gaz_parse_quantities(struct parser *parser, gaz_part *part) {
    struct counting c = {.parser = parser};
    if (parser->out->date_signed.ptr != NULL) {
        gaz_date_read(parser->out->date_signed, &c.written);
    }
    read_node(&c, part->root);
}
