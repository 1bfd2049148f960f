/* masthead.c - 发文机关标志 (GB/T 9704-2012, 7.2.4 and 10): 某某人民政府文件,
 * 某某人民政府令 and its number, the organ alone of a letter. */
#include "data/kinds.h"
#include "data/organs.h"
#include "parse/element/elements.h"
#include "parse/organ/organ_names.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/order_number.h"
#include "text/utf8.h"

enum { LONGEST_MASTHEAD = 40, LONGEST_IN_BRACKETS = 80 };

/* Bytes of 第337号 or 〔2023〕第4号 at the start of text. */
static size_t read_order_number(gaz_slice text) {
    struct gaz_doc_number_shape shape;
    size_t whole = gaz_doc_number_bare(text, &shape);
    return whole > 0 ? whole : gaz_order_number_read(text);
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

/* 保监公告第27号, 渝府令第121号: the code of an organ before the number of an announcement or
 * order. */
static bool take_coded_number(struct parser *parser, uint32_t at, uint32_t end) {
    enum { LONGEST_CODE = 24 };
    struct gaz_doc_number_shape whole;
    gaz_slice text = at < end ? parser->units[at].text : (gaz_slice){NULL, 0};
    const char *word = text.len > 0 ? gaz_slice_find(text, "公告") : NULL;
    size_t len = strlen(word != NULL ? "公告" : "令");
    word = word == NULL && text.len > 0 ? gaz_slice_find(text, "令") : word;
    if (word == NULL || word == text.ptr || word - text.ptr > LONGEST_CODE ||
        gaz_doc_number_is_whole(text, &whole)) {
        return false;
    }
    gaz_slice rest = gaz_slice_between(word + len, gaz_slice_end(text));
    if (rest.len == 0 || read_order_number(rest) != rest.len) {
        return false;
    }
    parser->out->order_number = gaz_tidy(parser->arena, text);
    return true;
}

/* 第63号 above 《某市某办法》已经…通过，现予公布: an order whose red head the print left out. */
static bool heads_order(const struct parser *parser, uint32_t at, uint32_t end) {
    static const char *const words[] = {"现予公布", "现予发布", "现予以公布", "现发布",
                                        "现公布",   "予以公布", "予以发布",   NULL};
    if (at + 1 >= end || parser->out->text.title.ptr != NULL ||
        parser->out->issuer_masthead.ptr != NULL ||
        !gaz_slice_starts(parser->units[at].text, "第") ||
        !gaz_slice_starts(parser->units[at + 1].text, "《")) {
        return false;
    }
    return gaz_slice_holds_any(parser->units[at + 1].text, words);
}

uint32_t gaz_take_order_number(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice kind = parser->out->text.kind;
    if (heads_order(parser, at, end) && take_order_number(parser, at, end)) {
        parser->out->text.kind = gaz_slice_of("order");
        parser->out->text.kind_zh = gaz_slice_of("令");
        return 1;
    }
    bool numbered = gaz_slice_is(kind, "announcement") || gaz_slice_is(kind, "public_notice") ||
                    gaz_slice_is(kind, "order");
    return numbered && parser->out->order_number.ptr == NULL &&
           (take_order_number(parser, at, end) || take_coded_number(parser, at, end));
}

static bool names_organ(struct parser *parser, gaz_slice text) {
    gaz_slice name = gaz_tidy(parser->arena, text);
    return gaz_organ_looks(name) || gaz_organ_in_masthead(name);
}

static bool ends_masthead(struct parser *parser, gaz_slice text, const char *word) {
    return gaz_slice_ends(text, word) &&
           names_organ(parser, gaz_slice_first(text, text.len - strlen(word)));
}

/* Of a joint order each organ but the last stands on a line of its own: these lines. */
static gaz_slice take_organs_above(struct parser *parser, struct range *range) {
    gaz_slice above = {NULL, 0};
    for (; range->first + 1 < range->end; range->first++) {
        const struct unit *unit = &parser->units[range->first];
        if (unit->paragraph->line_class != GAZ_LINE_MASTHEAD ||
            unit[1].paragraph->line_class != GAZ_LINE_MASTHEAD ||
            !names_organ(parser, unit->text)) {
            break;
        }
        gaz_slice name = gaz_tidy(parser->arena, unit->text);
        above = above.ptr == NULL
                    ? name
                    : gaz_arena_format(parser->arena, "%.*s %.*s", GAZ_FMT(above), GAZ_FMT(name));
    }
    return above;
}

static void keep_masthead(struct parser *parser, gaz_slice above, gaz_slice text) {
    gaz_slice tidy = gaz_tidy(parser->arena, text);
    parser->masthead = text;
    parser->out->issuer_masthead = tidy;
    if (above.ptr != NULL) {
        parser->masthead = parser->out->issuer_masthead =
            gaz_arena_format(parser->arena, "%.*s %.*s", GAZ_FMT(above), GAZ_FMT(tidy));
    }
}

/* 商务部公告2014年第37号 公布《某标准》: what stands behind the number is the title, its kind that
 * of the head. */
static bool take_title_behind(struct parser *parser, gaz_slice text, const char *word) {
    gaz_part *part = &parser->out->text;
    gaz_kind kind;
    if (part->title.ptr != NULL ||
        !(gaz_slice_starts(text, "公布《") || gaz_slice_starts(text, "发布《")) ||
        !gaz_slice_ends(text, "》") || !gaz_kind_of_title(gaz_slice_of(word), &kind)) {
        return false;
    }
    part->title = gaz_tidy(parser->arena, text);
    part->kind = kind.name;
    part->kind_zh = kind.zh;
    return true;
}

/* 国务院令第704号 on one line. */
static bool take_order_line(struct parser *parser, gaz_slice above, const struct unit *unit) {
    static const char *const words[] = {"令", "公告", "通告", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        const char *at = gaz_slice_find(unit->text, *word);
        if (at == NULL) {
            continue;
        }
        gaz_slice organ = gaz_slice_between(unit->text.ptr, at);
        gaz_slice rest =
            gaz_slice_trim(gaz_slice_between(at + strlen(*word), gaz_slice_end(unit->text)));
        size_t len = read_order_number(rest);
        const struct unit title = {.text = gaz_slice_trim(gaz_slice_from(rest, len)),
                                   .paragraph = unit->paragraph};
        if (len == 0 || !names_organ(parser, organ) ||
            (title.text.len > 0 && !gaz_parse_bracketed_title(parser, &title) &&
             !take_title_behind(parser, title.text, *word))) {
            continue;
        }
        rest.len = len;
        const struct unit number = {.text = rest, .paragraph = unit->paragraph};
        gaz_unit_is_bracketed(&number, &rest);
        keep_masthead(parser, above, gaz_slice_between(organ.ptr, at + strlen(*word)));
        parser->out->order_number = gaz_tidy(parser->arena, rest);
        return true;
    }
    return false;
}

static bool number_follows(struct parser *parser, uint32_t at, uint32_t end) {
    struct gaz_doc_number_shape number;
    return at < end && gaz_doc_number_is_whole(parser->units[at].text, &number);
}

/* 某某局公告, its 发文字号 and the title below each other. */
static bool heads_titled_paper(struct parser *parser, uint32_t at, uint32_t end) {
    return parser->units[at].paragraph->line_class == GAZ_LINE_MASTHEAD && at + 2 < end &&
           number_follows(parser, at + 1, end) &&
           parser->units[at + 2].paragraph->line_class == GAZ_LINE_TITLE;
}

/* 海关总署公　告: a word that was set wide; gaps between organs stay. */
static gaz_slice without_gap_in_word(struct parser *parser, const struct unit *unit) {
    static const char *const words[] = {"文件", "公告", "通告", "规章", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_ends(unit->text, *word)) {
            return unit->text;
        }
    }
    bool known =
        unit->paragraph->line_class == GAZ_LINE_MASTHEAD && !gaz_slice_ends(unit->text, "令");
    return known ? gaz_tidy(parser->arena, unit->text) : unit->text;
}

/* 第7期, 第7期（总第31期）: which paper of a series it is. */
static bool is_serial(const struct unit *unit) {
    enum { LONGEST_SERIAL = 20 };
    return gaz_unit_is_short(unit, LONGEST_SERIAL) && gaz_slice_starts(unit->text, "第") &&
           gaz_slice_find(unit->text, "期") != NULL;
}

static bool names_series(const gaz_part *text) {
    gaz_slice title = text->title;
    return (gaz_slice_is(text->kind, "minutes") || gaz_slice_is(text->kind, "circular")) &&
           gaz_slice_find(title, "关于") == NULL && gaz_slice_find(title, "第") == NULL;
}

/* 某某市督查通报 / 第7期 / 某某市督查室　2016年8月12日 / 关于某事的督查通报: what was taken for
 * the title is the head of a series, the paper has one of its own. */
uint32_t gaz_take_series_head(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_parsed *out = parser->out;
    gaz_slice organ = {NULL, 0};
    gaz_slice raw;
    gaz_date date;
    gaz_kind kind;
    uint32_t i = at;
    bool serial = i < end && is_serial(&parser->units[i]);
    i += serial;
    bool day = i < end && gaz_ends_with_date(parser->units[i].text, &organ, &raw, &date);
    i += day;
    bool titled = i < end && parser->units[i].paragraph->line_class == GAZ_LINE_TITLE &&
                  gaz_kind_of_title(parser->units[i].text, &kind);
    if (!names_series(&out->text) || !(serial || day) || i >= end ||
        (!titled && !(serial && day))) {
        return at;
    }
    out->issuer_masthead = titled ? out->text.title : out->issuer_masthead;
    if (serial) {
        out->order_number = gaz_tidy(parser->arena, parser->units[at].text);
    }
    if (day) {
        gaz_add_organs(parser, &out->signatories, organ);
        gaz_take_signed(parser, &date, raw, parser->units[i - 1].paragraph->line);
    }
    i = titled ? gaz_parse_title(parser, &out->text, (struct range){i, end}, 0) : i;
    if (out->issuers.count == 0) {
        gaz_parse_issuers(parser, out->text.title);
    }
    return i;
}

uint32_t gaz_parse_masthead(struct parser *parser, struct range range) {
    gaz_parsed *out = parser->out;
    if (range.first >= range.end || out->issuer_masthead.ptr != NULL) {
        return 0;
    }
    uint32_t first = range.first;
    gaz_slice above = take_organs_above(parser, &range);
    const struct unit *unit = &parser->units[range.first];
    if (!gaz_unit_is_short(unit, LONGEST_MASTHEAD + LONGEST_IN_BRACKETS) ||
        unit->label.kind != GAZ_LABEL_NONE) {
        return 0;
    }
    if (take_order_line(parser, above, unit)) {
        return range.first + 1 - first;
    }
    if (!gaz_unit_is_short(unit, LONGEST_MASTHEAD)) {
        return 0;
    }
    gaz_slice text = without_gap_in_word(parser, unit);
    bool order = ends_masthead(parser, text, "令") || ends_masthead(parser, text, "公告") ||
                 ends_masthead(parser, text, "通告");
    bool numbered = order && (take_order_number(parser, range.first + 1, range.end) ||
                              take_coded_number(parser, range.first + 1, range.end));
    bool paper =
        gaz_slice_ends(text, "文件") && /* 某某市文件, above a number, is one as well */
        (unit->paragraph->line_class == GAZ_LINE_MASTHEAD || ends_masthead(parser, text, "文件"));
    paper |= ends_masthead(parser, text, "规章") ||
             (order && heads_titled_paper(parser, range.first, range.end));
    if (!numbered && !paper && !ends_masthead(parser, text, "令") &&
        !(names_organ(parser, text) && number_follows(parser, range.first + 1, range.end))) {
        return 0;
    }
    keep_masthead(parser, above, text);
    return range.first + (numbered ? 2 : 1) - first;
}
