/* byline.c - who issues a text and when, on a line below its title. */
#include "data/organs.h"
#include "parse/element/elements.h"
#include "parse/organ/organ_names.h"
#include "text/grammar/date.h"

/* 1992年7月11日，财政部: the day, and the organ behind it. */
static bool take_day_and_organ(struct parser *parser, const struct unit *unit) {
    gaz_date date;
    size_t len = gaz_date_read(unit->text, &date);
    gaz_slice rest = gaz_slice_from(unit->text, len);
    if (len == 0 || date.day == 0 || !gaz_slice_starts(rest, "，")) {
        return false;
    }
    gaz_slice organ = gaz_slice_trim(gaz_slice_from(rest, strlen("，")));
    if (!gaz_organ_looks(organ)) {
        return false;
    }
    gaz_take_signed(parser, &date, gaz_slice_first(unit->text, len), unit->paragraph->line);
    gaz_add_organs(parser, &parser->out->signatories, organ);
    return true;
}

/* 某省人大常委会 below 某省人民代表大会常务委员会关于…: the short name of who issues. */
static bool same_place(const struct parser *parser, gaz_slice organ) {
    gaz_slice issuer = parser->out->issuers.items[0];
    size_t len = strlen("某某省");
    return issuer.len > len && organ.len > len && memcmp(issuer.ptr, organ.ptr, len) == 0;
}

/* 某某市政府办公室　　2021年5月18日 above the text. */
static bool take_organ_and_day(struct parser *parser, const struct unit *unit) {
    gaz_date date;
    gaz_slice organ;
    gaz_slice raw;
    if (!gaz_ends_with_date(unit->text, &organ, &raw, &date)) {
        return false;
    }
    gaz_take_signed(parser, &date, raw, unit->paragraph->line);
    gaz_add_organs(parser, &parser->out->signatories, organ);
    return true;
}

/* 财政部、农业部: organs and nothing else. */
static bool are_organs(gaz_slice text) {
    for (const char *at; (at = gaz_slice_find(text, "、")) != NULL;) {
        if (!gaz_organ_looks(gaz_slice_between(text.ptr, at))) {
            return false;
        }
        text = gaz_slice_between(at + strlen("、"), gaz_slice_end(text));
    }
    return gaz_organ_looks(text);
}

/* 根据…公布…目录的通知失效, without a stop: what a collection of laws noted. */
static bool notes_repeal(gaz_slice text) {
    return gaz_slice_starts(text, "根据") &&
           (gaz_slice_ends(text, "失效") || gaz_slice_ends(text, "废止"));
}

/* The organ alone, above a bracket, a label or a sentence of the text: not the first of several
 * that are addressed, unless the title names it. */
static bool is_organ_alone(struct parser *parser, const struct unit *units) {
    gaz_slice organ = units[0].text;
    bool issues = false;
    for (uint32_t i = 0; i < parser->out->issuers.count; i++) {
        issues |= gaz_slice_equal(parser->out->issuers.items[i], organ);
    }
    bool addressed = gaz_slice_ends(units[1].text, "：") || gaz_slice_ends(units[1].text, ":");
    gaz_slice inside;
    bool own = parser->out->issuers.count == 0 || issues || same_place(parser, organ);
    bool text = units[1].label.kind != GAZ_LABEL_NONE || gaz_unit_is_sentence(&units[1]) ||
                gaz_unit_is_bracketed(&units[1], &inside) || notes_repeal(units[1].text);
    return text && own && are_organs(organ) && (issues || !addressed);
}

uint32_t gaz_take_byline(struct parser *parser, uint32_t at, uint32_t end) {
    const struct unit *unit = &parser->units[at];
    if (at + 1 >= end || parser->out->signatories.count > 0) {
        return at;
    }
    if (take_day_and_organ(parser, unit) ||
        (gaz_unit_is_sentence(&unit[1]) && take_organ_and_day(parser, unit))) {
        return at + 1;
    }
    if (is_organ_alone(parser, unit)) {
        gaz_add_organs(parser, &parser->out->signatories, unit->text);
        return at + 1;
    }
    return at;
}
