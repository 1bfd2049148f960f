/* imprint.c - 版记 (GB/T 9704-2012, 7.4) and 主题词 (until 2012). */
#include "data/organs.h"
#include "parse/element/elements.h"
#include "parse/organ/organ_names.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum { LONGEST_PRINT_LINE = 300, FARTHEST_MARK = 8 };

static const char *const cc_words[] = {"抄送", "抄报", "分送", "主送", "发送", NULL};

/* 送：市委、市政府领导。, 发：各县（市、区）人民政府。 at the end of a circular. */
static bool has_short_mark(const struct unit *unit, gaz_slice *rest) {
    static const char *const words[] = {"报", "送", "发", NULL};
    static const char *const sentences[] = {"；", "：", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_starts(unit->text, *word) && gaz_unit_has_mark(unit, *word, rest)) {
            gaz_slice list = gaz_slice_ends(*rest, "。")
                                 ? gaz_slice_first(*rest, rest->len - strlen("。"))
                                 : *rest;
            return gaz_slice_find(list, "。") == NULL && !gaz_slice_holds_any(list, sentences) &&
                   (gaz_organ_looks(list) || gaz_slice_ends(list, "部门") ||
                    gaz_slice_ends(list, "单位") || gaz_slice_ends(list, "领导") ||
                    gaz_slice_ends(list, "秘书长"));
        }
    }
    return false;
}

static bool has_cc_mark(const struct unit *unit, gaz_slice *rest) {
    for (const char *const *word = cc_words; *word != NULL; word++) {
        if (gaz_unit_has_mark(unit, *word, rest)) {
            return true;
        }
    }
    return has_short_mark(unit, rest);
}

/* 菏泽市人民政府办公室 2024年1月16日印发, or the date part alone. */
static bool splits_print(gaz_slice text, gaz_slice *organ, gaz_slice *raw, gaz_date *date) {
    bool short_word = gaz_slice_ends(text, "日印");
    if (text.len > LONGEST_PRINT_LINE || !(short_word || gaz_slice_ends(text, "印发"))) {
        return false;
    }
    const char *end = gaz_slice_end(text) - strlen(short_word ? "印" : "印发");
    for (const char *at = text.ptr; at < end;) {
        gaz_slice rest = gaz_slice_between(at, end);
        if (gaz_date_is_whole(rest, date) && date->day > 0) {
            *organ = gaz_slice_trim(gaz_slice_between(text.ptr, at));
            *raw = gaz_slice_trim(gaz_slice_between(at, gaz_slice_end(text)));
            return organ->len == 0 || gaz_organ_looks(*organ);
        }
        size_t step;
        gaz_utf8_decode(at, end, &step);
        at += step;
    }
    return false;
}

static bool is_print_line(gaz_slice text) {
    gaz_slice organ;
    gaz_slice raw;
    gaz_date date;
    return splits_print(text, &organ, &raw, &date);
}

/* 共印120份, （共印60份）. */
static bool is_print_run(gaz_slice text) {
    int64_t copies;
    if (gaz_slice_starts(text, "（") && gaz_slice_ends(text, "）")) {
        text = gaz_slice_between(text.ptr + strlen("（"), gaz_slice_end(text) - strlen("）"));
    }
    if (!gaz_slice_starts(text, "共印")) {
        return false;
    }
    text = gaz_slice_trim_left(gaz_slice_from(text, strlen("共印")));
    text = gaz_slice_trim(gaz_slice_from(text, gaz_numeral(text, &copies)));
    return gaz_slice_is(text, "份");
}

bool gaz_is_imprint(gaz_slice text) {
    const struct unit unit = {.text = text};
    gaz_slice rest;
    return has_cc_mark(&unit, &rest) || gaz_unit_has_mark(&unit, "主题词", &rest) ||
           is_print_line(text) || is_print_run(text);
}

static void take_cc(struct parser *parser, const struct unit *unit, gaz_slice rest) {
    gaz_keep_mark(parser, "cc", gaz_slice_between(unit->text.ptr, rest.ptr), unit->paragraph->line);
    while (gaz_slice_ends(rest, "。")) {
        rest.len -= strlen("。");
    }
    gaz_split_organs(parser->arena, rest, &parser->out->cc_orgs);
}

static void take_terms(struct parser *parser, const struct unit *unit, gaz_slice rest) {
    gaz_keep_mark(parser, "subject_terms", gaz_slice_between(unit->text.ptr, rest.ptr),
                  unit->paragraph->line);
    while (rest.len > 0) {
        const char *at = rest.ptr;
        size_t step = 0;
        while (at < gaz_slice_end(rest)) {
            uint32_t c = gaz_utf8_decode(at, gaz_slice_end(rest), &step);
            if (gaz_is_space(c) || c == 0x3001 || c == 0xFF0C) {
                break;
            }
            at += step;
            step = 0;
        }
        if (at > rest.ptr) {
            gaz_slices_add(parser->arena, &parser->out->subject_terms,
                           gaz_slice_between(rest.ptr, at));
        }
        rest = gaz_slice_trim_left(gaz_slice_between(at + step, gaz_slice_end(rest)));
    }
}

static bool take_print(struct parser *parser, gaz_slice text) {
    gaz_parsed *out = parser->out;
    gaz_slice organ;
    gaz_slice raw;
    gaz_date date;
    if (out->print_date.ptr != NULL || !splits_print(text, &organ, &raw, &date)) {
        return false;
    }
    if (organ.len > 0) {
        out->print_org = gaz_tidy(parser->arena, organ);
    }
    out->print_date = gaz_date_iso(parser->arena, date);
    out->print_date_raw = raw;
    return true;
}

/* An organ alone at the very end, behind 抄送: its date was lost. */
static bool ends_imprint(struct parser *parser, struct range range, uint32_t at) {
    return at + 1 == range.end && parser->out->cc_orgs.count > 0 &&
           gaz_organ_looks(parser->units[at].text);
}

static bool print_follows(struct parser *parser, struct range range, uint32_t at) {
    return at + 1 < range.end && gaz_organ_looks(parser->units[at].text) &&
           is_print_line(parser->units[at + 1].text);
}

/* （此件公开发布） at the end of the last annex; behind the date it is found with that. */
static bool is_late_remark(struct parser *parser, uint32_t at) {
    gaz_slice inside;
    gaz_date date;
    if (at == 0 || parser->units[at].paragraph->line_class != GAZ_LINE_REMARK) {
        return false;
    }
    const struct unit *before = &parser->units[at - 1];
    return !gaz_unit_is_bracketed(before, &inside) && !gaz_date_is_whole(before->text, &date);
}

/* 各民主党派省委会。 below 抄送：…。: more of those who get copies. */
static bool continues_cc(const struct parser *parser, struct range range, uint32_t at) {
    enum { LONGEST_LIST = 400 };
    gaz_slice rest;
    gaz_slice text = parser->units[at].text;
    if (at == range.first || !has_cc_mark(&parser->units[at - 1], &rest) ||
        !gaz_slice_ends(text, "。") || text.len > LONGEST_LIST ||
        parser->units[at].label.kind != GAZ_LABEL_NONE) {
        return false;
    }
    text.len -= strlen("。");
    return gaz_slice_find(text, "。") == NULL && gaz_slice_find(text, "：") == NULL &&
           (gaz_slice_starts(text, "各") || gaz_organ_looks(text));
}

/* One line of the imprint; false when the unit is none. */
static bool take_line(struct parser *parser, struct range range, uint32_t at) {
    const struct unit *unit = &parser->units[at];
    gaz_slice rest;
    if (has_cc_mark(unit, &rest)) {
        take_cc(parser, unit, rest);
        return true;
    }
    if (continues_cc(parser, range, at)) {
        gaz_split_organs(parser->arena, gaz_slice_first(unit->text, unit->text.len - strlen("。")),
                         &parser->out->cc_orgs);
        return true;
    }
    if (gaz_unit_has_mark(unit, "主题词", &rest)) {
        take_terms(parser, unit, rest);
        return true;
    }
    if (take_print(parser, unit->text)) {
        return true;
    }
    if (is_late_remark(parser, at)) {
        gaz_take_remark(parser, unit);
        return true;
    }
    if (parser->out->registration_number.ptr == NULL && gaz_is_registration(unit->text)) {
        parser->out->registration_number = unit->text;
        return true;
    }
    if (is_print_run(unit->text)) {
        gaz_keep_mark(parser, "print", unit->text, unit->paragraph->line);
        return true;
    }
    if (parser->out->print_org.ptr == NULL &&
        (print_follows(parser, range, at) || ends_imprint(parser, range, at))) {
        parser->out->print_org = gaz_tidy(parser->arena, unit->text);
        return true;
    }
    return false;
}

uint32_t gaz_parse_imprint(struct parser *parser, struct range range) {
    uint32_t at = range.first;
    while (at < range.end && take_line(parser, range, at)) {
        at++;
    }
    return at;
}

static bool may_belong(struct parser *parser, struct range range, uint32_t at) {
    return gaz_is_imprint(parser->units[at].text) || print_follows(parser, range, at) ||
           is_late_remark(parser, at) || continues_cc(parser, range, at) ||
           gaz_is_registration(parser->units[at].text);
}

uint32_t gaz_imprint_start(struct parser *parser, struct range range) {
    uint32_t at = range.end;
    while (at > range.first && range.end - at < FARTHEST_MARK &&
           may_belong(parser, range, at - 1)) {
        at--;
    }
    return at;
}
