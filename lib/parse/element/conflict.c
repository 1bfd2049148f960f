/* conflict.c - places of one document that say different things: head, signature,
 * imprint and the metadata of a portal. Both readings are kept and named. */
#include "parse/element/elements.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum element { NO_ELEMENT, NUMBER, TITLE, ORGAN, DATE };

struct field {
    const char *name;
    enum element element;
};

/* What the fields of portals say; a day of publication is none of these. */
static const struct field fields[] = {
    {"发文字号", NUMBER}, {"发文文号", NUMBER}, {"文号", NUMBER},    {"标题", TITLE},
    {"公文名称", TITLE},  {"信息名称", TITLE},  {"文件名称", TITLE}, {"发文机关", ORGAN},
    {"发文单位", ORGAN},  {"制发机关", ORGAN},  {"成文日期", DATE},  {"成文时间", DATE},
};

static void report(struct parser *parser, enum gaz_code code, const char *first, gaz_slice a,
                   const char *second, gaz_slice b) {
    const gaz_document *document = parser->document;
    gaz_diagnose(
        parser->arena, &parser->out->diagnostics, code, document->line, document->end_line,
        gaz_arena_format(parser->arena, "%s %.*s, %s %.*s", first, GAZ_FMT(a), second, GAZ_FMT(b)));
}

static bool ends_with(gaz_slice text, gaz_slice end) {
    return text.len >= end.len && memcmp(gaz_slice_end(text) - end.len, end.ptr, end.len) == 0;
}

/* 某省第十届人民代表大会常务委员会 is that of 某省人民代表大会. */
static gaz_slice without_term(gaz_arena *arena, gaz_slice name) {
    int64_t term;
    const char *at = gaz_slice_find(name, "第");
    gaz_slice rest = at == NULL ? name : gaz_slice_between(at + strlen("第"), gaz_slice_end(name));
    size_t len = at == NULL ? 0 : gaz_numeral(rest, &term);
    rest = gaz_slice_from(rest, len);
    if (len == 0 || !gaz_slice_starts(rest, "届")) {
        return name;
    }
    return gaz_arena_join(arena, gaz_slice_between(name.ptr, at), "",
                          gaz_slice_from(rest, strlen("届")));
}

/* 中国共产党某省委员会 and 中共某省委员会 are one. */
static gaz_slice without_long_party(gaz_arena *arena, gaz_slice name) {
    static const char party[] = "中国共产党";
    return gaz_slice_starts(name, party) ? gaz_arena_join(arena, gaz_slice_of("中共"), "",
                                                          gaz_slice_from(name, strlen(party)))
                                         : name;
}

/* 县人民政府 and 某县政府 are one: without 人民, without what follows 等. */
static gaz_slice organ_key(gaz_arena *arena, gaz_slice name) {
    gaz_slice key = gaz_title_key(arena, without_long_party(arena, without_term(arena, name)));
    const char *and_so_on = gaz_slice_find(key, "等");
    key = and_so_on == NULL ? key : gaz_slice_between(key.ptr, and_so_on);
    const char *people = gaz_slice_find(key, "人民政府");
    if (people == NULL) {
        return key;
    }
    return gaz_arena_format(
        arena, "%.*s%.*s", (int)(people - key.ptr), key.ptr,
        GAZ_FMT(gaz_slice_between(people + strlen("人民"), gaz_slice_end(key))));
}

static gaz_slice first_character(gaz_slice text) {
    size_t step;
    gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    return gaz_slice_first(text, step);
}

/* 中国保监会 and 中国保险监督管理委员会: the characters of the short name stand in the full one in
 * their order, the first two and the last in their places. */
static bool is_contraction(gaz_slice name, gaz_slice full) {
    size_t both = strlen("中国");
    if (name.len < 2 * both || full.len <= name.len || memcmp(name.ptr, full.ptr, both) != 0 ||
        !ends_with(full, gaz_slice_from(name, name.len - strlen("会")))) {
        return false;
    }
    while (name.len > 0) {
        gaz_slice c = first_character(name);
        const char *at = gaz_scan_find(full, c);
        if (at == NULL) {
            return false;
        }
        name = gaz_slice_from(name, c.len);
        full = gaz_slice_between(at + c.len, gaz_slice_end(full));
    }
    return true;
}

/* Whether one of the organs may be the one named; a short name ends the full. */
static bool names_one_of(gaz_arena *arena, gaz_slice name, const gaz_slices *organs) {
    gaz_slice key = organ_key(arena, name);
    for (uint32_t i = 0; i < organs->count; i++) {
        gaz_slice other = organ_key(arena, organs->items[i]);
        if (ends_with(key, other) || ends_with(other, key) || is_contraction(key, other) ||
            is_contraction(other, key)) {
            return true;
        }
    }
    return false;
}

static void check_organ(struct parser *parser, const char *place, gaz_slice name) {
    const gaz_slices *issuers = &parser->out->issuers;
    if (name.ptr != NULL && issuers->count == 1 && !names_one_of(parser->arena, name, issuers)) {
        report(parser, GAZ_CODE_ORGAN_CONFLICT, place, name, "the document is of",
               issuers->items[0]);
    }
}

/* The organ that signs is one of those in whose name the document goes out. */
static void check_signature(struct parser *parser) {
    const gaz_slices *signed_by = &parser->out->signatories;
    if (signed_by->count == 1) {
        check_organ(parser, "the signature is of", signed_by->items[0]);
    }
}

static bool is_day(gaz_slice iso, gaz_date *date) {
    return iso.ptr != NULL && gaz_date_read(iso, date) > 0 && date->day > 0;
}

static void check_print_date(struct parser *parser) {
    const gaz_parsed *out = parser->out;
    gaz_date signed_on;
    gaz_date printed;
    if (is_day(out->date_signed, &signed_on) && is_day(out->print_date, &printed) &&
        gaz_date_compare(printed, signed_on) < 0) {
        report(parser, GAZ_CODE_DATE_CONFLICT, "the imprint has", out->print_date,
               "the signature is later:", out->date_signed);
    }
}

/* A number of 2024 on a document of 2023, or long after its year. */
static void check_year(struct parser *parser) {
    const gaz_parsed *out = parser->out;
    gaz_date date;
    int year = out->doc_number.year;
    if (out->doc_number.raw.ptr == NULL || !is_day(out->date_signed, &date) || year == date.year ||
        (year + 1 == date.year && date.month <= 3)) {
        return;
    }
    report(parser, GAZ_CODE_DATE_CONFLICT, "the number is", out->doc_number.norm,
           "the signature has", out->date_signed);
}

static void check_number(struct parser *parser, gaz_slice value) {
    gaz_doc_number_shape shape;
    const gaz_doc_number *number = &parser->out->doc_number;
    if (number->raw.ptr == NULL || gaz_doc_number_read(gaz_slice_trim(value), &shape) == 0) {
        return;
    }
    gaz_slice norm = gaz_doc_number_norm(parser->arena, &shape);
    if (!gaz_slice_equal(norm, number->norm)) {
        report(parser, GAZ_CODE_NUMBER_CONFLICT, "the metadata have", norm, "the document has",
               number->norm);
    }
}

/* Portals shorten titles at either end. */
static void check_title(struct parser *parser, gaz_slice value) {
    gaz_slice title = parser->out->text.title;
    if (title.ptr == NULL || value.len == 0) {
        return;
    }
    gaz_slice a = gaz_title_key(parser->arena, value);
    gaz_slice b = gaz_title_key(parser->arena, title);
    bool begins = gaz_title_begins(a, b) || gaz_title_begins(b, a);
    if (!begins && !ends_with(a, b) && !ends_with(b, a)) {
        report(parser, GAZ_CODE_TITLE_CONFLICT, "the metadata have", value, "the document has",
               title);
    }
}

static void check_date(struct parser *parser, gaz_slice value) {
    gaz_date given;
    gaz_date date;
    if (is_day(gaz_slice_trim(value), &given) && is_day(parser->out->date_signed, &date) &&
        gaz_date_compare(given, date) != 0) {
        report(parser, GAZ_CODE_DATE_CONFLICT, "the metadata have", value, "the signature has",
               parser->out->date_signed);
    }
}

static enum element element_of(gaz_slice name) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (gaz_slice_is(name, fields[i].name)) {
            return fields[i].element;
        }
    }
    return NO_ELEMENT;
}

static void check_metadata(struct parser *parser, const gaz_metadata *field) {
    gaz_slice value = gaz_slice_trim(field->value);
    switch (element_of(gaz_title_key(parser->arena, field->name))) {
    case NUMBER:
        check_number(parser, value);
        break;
    case TITLE:
        check_title(parser, value);
        break;
    case ORGAN:
        check_organ(parser, "the metadata have", value.len > 0 ? value : (gaz_slice){NULL, 0});
        break;
    case DATE:
        check_date(parser, value);
        break;
    default:
        break;
    }
}

void gaz_check_conflicts(struct parser *parser) {
    check_signature(parser);
    check_year(parser);
    check_print_date(parser);
    for (uint32_t i = 0; i < parser->out->portal_metadata_count; i++) {
        check_metadata(parser, &parser->out->portal_metadata[i]);
    }
}
