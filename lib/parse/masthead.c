/* masthead.c - 发文机关标志 (GB/T 9704-2012, 7.2.4 and 10): 某某人民政府文件,
 * 某某人民政府令 and its number, the organ alone of a letter. */
#include "data/organs.h"
#include "parse/parse.h"
#include "text/chars.h"
#include "text/date.h"
#include "text/doc_number.h"
#include "text/numeral.h"
#include "text/utf8.h"

enum { LONGEST_MASTHEAD = 40 };

/* 第337号, 2024年第12号, （第三号）, 〔2023〕第4号: bytes taken from the start of text. */
static size_t read_order_number(gaz_slice text) {
    gaz_slice at = text;
    struct gaz_doc_number_shape shape;
    size_t whole = gaz_doc_number_bare(text, &shape);
    if (whole > 0) {
        return whole;
    }
    bool bracket = gaz_slice_starts(at, "（");
    if (bracket) {
        at = gaz_slice_trim_left(gaz_slice_from(at, strlen("（")));
    }
    gaz_date date;
    size_t year = gaz_date_read(at, &date);
    if (year > 0 && date.month == 0) {
        at = gaz_slice_trim_left(gaz_slice_from(at, year));
    }
    if (!gaz_slice_starts(at, "第")) {
        return 0;
    }
    at = gaz_slice_trim_left(gaz_slice_from(at, strlen("第")));
    int64_t value;
    size_t len = gaz_numeral(at, &value);
    at = gaz_slice_trim_left(gaz_slice_from(at, len));
    if (len == 0 || !gaz_slice_starts(at, "号")) {
        return 0;
    }
    at = gaz_slice_trim_left(gaz_slice_from(at, strlen("号")));
    if (bracket && gaz_slice_starts(at, "）")) {
        at = gaz_slice_from(at, strlen("）"));
    }
    return (size_t)(at.ptr - text.ptr);
}

static bool take_order_number(struct parser *parser, uint32_t at, uint32_t end) {
    if (at >= end) {
        return false;
    }
    gaz_slice text = parser->units[at].text;
    if (read_order_number(text) != text.len) {
        return false;
    }
    gaz_slice inside = text;
    gaz_unit_is_bracketed(&parser->units[at], &inside);
    parser->out->order_number = gaz_tidy(parser->arena, inside);
    return true;
}

static bool names_organ(struct parser *parser, gaz_slice text) {
    return gaz_organ_looks(gaz_tidy(parser->arena, text));
}

static bool ends_masthead(struct parser *parser, gaz_slice text, const char *word) {
    return gaz_slice_ends(text, word) &&
           names_organ(parser, gaz_slice_first(text, text.len - strlen(word)));
}

/* 国务院令第704号 on one line. */
static bool take_order_line(struct parser *parser, const struct unit *unit) {
    static const char *const words[] = {"令", "公告", "通告", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        const char *at = gaz_slice_find(unit->text, *word);
        if (at == NULL) {
            continue;
        }
        gaz_slice organ = gaz_slice_between(unit->text.ptr, at);
        gaz_slice rest =
            gaz_slice_trim(gaz_slice_between(at + strlen(*word), gaz_slice_end(unit->text)));
        if (rest.len == 0 || read_order_number(rest) != rest.len || !names_organ(parser, organ)) {
            continue;
        }
        const struct unit number = {.text = rest, .paragraph = unit->paragraph};
        gaz_unit_is_bracketed(&number, &rest);
        parser->out->issuer_masthead =
            gaz_tidy(parser->arena, gaz_slice_between(organ.ptr, at + strlen(*word)));
        parser->out->order_number = gaz_tidy(parser->arena, rest);
        return true;
    }
    return false;
}

static bool number_follows(struct parser *parser, uint32_t at, uint32_t end) {
    struct gaz_doc_number_shape number;
    return at < end && gaz_doc_number_is_whole(parser->units[at].text, &number);
}

uint32_t gaz_parse_masthead(struct parser *parser, struct range range) {
    gaz_parsed *out = parser->out;
    if (range.first >= range.end || out->issuer_masthead.ptr != NULL) {
        return 0;
    }
    const struct unit *unit = &parser->units[range.first];
    if (!gaz_unit_is_short(unit, LONGEST_MASTHEAD) || unit->label.kind != GAZ_LABEL_NONE) {
        return 0;
    }
    if (take_order_line(parser, unit)) {
        return 1;
    }
    gaz_slice text = unit->text;
    bool order = ends_masthead(parser, text, "令") || ends_masthead(parser, text, "公告") ||
                 ends_masthead(parser, text, "通告");
    bool numbered = order && take_order_number(parser, range.first + 1, range.end);
    if (!numbered && !ends_masthead(parser, text, "文件") && !ends_masthead(parser, text, "令") &&
        !(names_organ(parser, text) && number_follows(parser, range.first + 1, range.end))) {
        return 0;
    }
    out->issuer_masthead = gaz_tidy(parser->arena, text);
    return numbered ? 2 : 1;
}
