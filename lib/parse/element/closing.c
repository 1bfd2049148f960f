/* closing.c - 发文机关署名 and 成文日期 (GB/T 9704-2012, 7.3.5), and what stands around them. */
#include "data/organs.h"
#include "parse/element/elements.h"
#include "parse/organ/organ_names.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/seal.h"
#include "text/utf8.h"

#include <stdio.h>

enum { MOST_SIGNATURES = 30, LONGEST_SIGNER = 40 };

/* Where the signature and the date stand. */
struct closing {
    uint32_t first; /* first signature, or the date when nobody signs */
    uint32_t date;  /* the unit that holds the date */
    uint32_t end;   /* behind the remarks */
};

static bool is_signature(const struct unit *unit) {
    return unit->label.kind == GAZ_LABEL_NONE && gaz_unit_is_short(unit, 45) &&
           gaz_organ_looks(gaz_without_seal(unit->text));
}

/* 省长 李干杰: who signs an order. */
static bool is_signer_name(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    size_t count = 0;
    for (const char *at = text.ptr; at < end; count++) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_han(c) && !gaz_is_space(c) && c != 0xB7 && c != 0x2022) {
            return false;
        }
        at += step;
    }
    return count >= 2 && count <= 12;
}

/* Where the word of two characters stands, or 行 长, set apart; *len is its bytes there. */
static const char *find_office(gaz_slice text, const char *word, size_t *len) {
    char first[4];
    snprintf(first, sizeof first, "%.3s", word);
    for (const char *at; (at = gaz_slice_find(text, first)) != NULL;) {
        gaz_slice behind = gaz_slice_between(at + 3, gaz_slice_end(text));
        gaz_slice rest = gaz_slice_trim_left(behind);
        if (gaz_slice_starts(rest, word + 3)) {
            *len = (size_t)(rest.ptr - at) + strlen(word + 3);
            return at;
        }
        text = behind;
    }
    return NULL;
}

/* 王强的水利局局长职务, 免去王强水利局局长职务: whose office ends, and signs nothing. */
static bool splits_signer(gaz_slice text, gaz_slice *office, gaz_slice *name) {
    static const char *const offices[] = {
        "省长", "市长", "县长",   "区长",     "州长",   "主席",   "总理", "主任",   "部长", "局长",
        "署长", "行长", "院长",   "厅长",     "委员长", "旗长",   "盟长", "检察长", "省長", "市長",
        "縣長", "區長", "總理",   "部長",     "局長",   "廳長",   "院長", "專員",   "长官", "長官",
        "總督", "专员", "司令员", "政治委员", "政委",   "司令員", NULL};
    for (const char *const *word = offices; *word != NULL; word++) {
        size_t len;
        const char *at = find_office(text, *word, &len);
        if (at == NULL || at - text.ptr > 60) {
            continue;
        }
        *office = gaz_slice_trim(gaz_slice_between(text.ptr, at + len));
        *name = gaz_slice_trim(gaz_slice_between(at + len, gaz_slice_end(text)));
        if (gaz_slice_starts(*name, "：") || gaz_slice_starts(*name, ":")) {
            *name = gaz_slice_trim(gaz_slice_from(*name, *name->ptr == ':' ? 1 : strlen("：")));
        }
        return is_signer_name(*name) && !gaz_slice_ends(*name, "职务") &&
               gaz_slice_find(*office, "的") == NULL;
    }
    return false;
}

bool gaz_ends_with_date(gaz_slice text, gaz_slice *organ, gaz_slice *raw, gaz_date *date) {
    if (text.len > 200 || !gaz_slice_ends(text, "日")) {
        return false;
    }
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
        if (gaz_date_is_whole(rest, date) && date->day > 0) {
            *organ = gaz_slice_trim(gaz_slice_between(text.ptr, at));
            *raw = gaz_slice_trim(rest);
            return gaz_organ_looks(*organ);
        }
        size_t step;
        gaz_utf8_decode(at, gaz_slice_end(text), &step);
        at += step;
    }
    return false;
}

/* 书 记 员　周 溪 below the day of a ruling. */
static bool is_clerk(struct parser *parser, const struct unit *unit) {
    gaz_slice text =
        gaz_unit_is_short(unit, LONGEST_SIGNER) &&
                (gaz_slice_starts(unit->text, "书") || gaz_slice_starts(unit->text, "代"))
            ? gaz_tidy(parser->arena, unit->text)
            : (gaz_slice){NULL, 0};
    return gaz_slice_starts(text, "书记员") || gaz_slice_starts(text, "代书记员");
}

static bool closes_document(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice label;
    gaz_slice title;
    if (at >= end) {
        return true;
    }
    const struct unit *unit = &parser->units[at];
    return gaz_is_remark(unit) || gaz_is_attachment_mark(unit->text, &label, &title) ||
           gaz_is_imprint(unit->text) || (at + 1 == end && is_clerk(parser, unit));
}

/* By the last byte: of 日, of a digit, of a digit in full width. */
static bool may_end_in_date(gaz_slice text) {
    unsigned last = (unsigned char)text.ptr[text.len - 1];
    return last == 0xA5 || last - '0' < 10 || last - 0x90 < 10;
}

/* The first of the signers of a joint order, one below the other. */
static uint32_t first_signer(const struct parser *parser, uint32_t floor, uint32_t last) {
    gaz_slice office;
    gaz_slice name;
    while (last > floor && gaz_utf8_count(parser->units[last - 1].text) <= LONGEST_SIGNER &&
           parser->units[last - 1].label.kind == GAZ_LABEL_NONE &&
           (splits_signer(parser->units[last - 1].text, &office, &name) ||
            is_signature(&parser->units[last - 1]))) {
        last--; /* also the organ above 省长　赵大明 */
    }
    return last;
}

/* 附：某某名单 above the date and 某某名单 below it. */
static bool names_what_follows(struct parser *parser, uint32_t date, uint32_t end) {
    gaz_slice name;
    if (date + 1 >= end || !gaz_begins_note(&parser->units[date - 1], &name) || name.len == 0) {
        return false;
    }
    gaz_slice key = gaz_title_key(parser->arena, name);
    uint32_t run = gaz_title_run(parser, (struct range){date + 1, end}, key);
    if (run > 0) {
        gaz_slices_add(parser->arena, &parser->carried, key);
    }
    return run > 0;
}

/* The day alone, behind a sentence, and below it a title: of what the document passes on, by a
 * name that it does not give in full. */
static bool stands_above_title(const struct parser *parser, uint32_t date, uint32_t end) {
    return parser->carried.count > 0 && date + 1 < end &&
           gaz_slice_ends(parser->units[date - 1].text, "。") &&
           parser->units[date + 1].paragraph->line_class == GAZ_LINE_TITLE &&
           !gaz_unit_is_sentence(&parser->units[date + 1]);
}

/* 行政長官　賀一誠 below the day, and nothing behind it. */
static bool signs_below(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice office;
    gaz_slice name;
    return at < end && gaz_utf8_count(parser->units[at].text) <= LONGEST_SIGNER &&
           parser->units[at].label.kind == GAZ_LABEL_NONE &&
           splits_signer(parser->units[at].text, &office, &name) &&
           closes_document(parser, at + 1, end);
}

static bool find_closing(struct parser *parser, struct range range, struct closing *closing) {
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct unit *unit = &parser->units[i];
        gaz_date date;
        gaz_slice a;
        gaz_slice b;
        *closing = (struct closing){i, i, i + 1};
        if (!may_end_in_date(unit->text)) {
            continue;
        }
        if (gaz_date_is_whole(unit->text, &date) && date.day > 0) {
            if (i > range.first && names_what_follows(parser, i, range.end)) {
                return true;
            }
            if (i > range.first && is_signature(&parser->units[i - 1])) {
                return true;
            }
            if (i > range.first && splits_signer(parser->units[i - 1].text, &a, &b)) {
                closing->first = first_signer(parser, range.first, i - 1);
                return true;
            }
            if (i > range.first && (closes_document(parser, i + 1, range.end) ||
                                    signs_below(parser, i + 1, range.end) ||
                                    stands_above_title(parser, i, range.end))) {
                return true;
            }
        } else if (gaz_ends_with_date(unit->text, &a, &b, &date)) {
            return true;
        }
    }
    return false;
}

static void take_signer(struct parser *parser, const struct unit *unit) {
    gaz_parsed *out = parser->out;
    gaz_slice office;
    gaz_slice name;
    splits_signer(unit->text, &office, &name);
    office = gaz_tidy(parser->arena, office);
    name = gaz_tidy(parser->arena, name);
    if (out->signer_name.ptr == NULL) {
        out->signer_office = office;
        out->signer_name = name;
    } else {
        gaz_slices_add(parser->arena, &out->co_signers,
                       gaz_arena_join(parser->arena, office, " ", name));
    }
}

/* 省 长 above the date of an order: the name was an autograph, of which a scan has no text. */
static bool is_office_alone(const struct parser *parser, const struct unit *unit) {
    enum { LONGEST_OFFICE = 30 };
    gaz_slice office;
    gaz_slice name = {NULL, 1};
    return parser->out->order_number.ptr != NULL && unit->text.len <= LONGEST_OFFICE &&
           unit->label.kind == GAZ_LABEL_NONE && !splits_signer(unit->text, &office, &name) &&
           name.len == 0;
}

static void take_signatures(struct parser *parser, struct closing *closing, uint32_t floor) {
    gaz_parsed *out = parser->out;
    if (closing->first < closing->date) {
        for (uint32_t i = closing->first; i < closing->date; i++) {
            const struct unit *unit = &parser->units[i];
            if (is_signature(unit)) {
                gaz_add_organ_line(parser, &out->signatories, gaz_without_seal(unit->text));
            } else {
                take_signer(parser, unit);
            }
        }
        return;
    }
    if (closing->first > floor && is_office_alone(parser, &parser->units[closing->first - 1])) {
        closing->first--;
        out->signer_office = gaz_tidy(parser->arena, parser->units[closing->first].text);
        return;
    }
    while (closing->first > floor && closing->date - closing->first < MOST_SIGNATURES &&
           is_signature(&parser->units[closing->first - 1])) {
        closing->first--;
    }
    for (uint32_t i = closing->first; i < closing->date; i++) {
        const struct unit *unit = &parser->units[i];
        gaz_slice name = gaz_without_seal(unit->text);
        gaz_add_organ_line(parser, &out->signatories, name);
        if (name.len < unit->text.len) {
            gaz_keep_mark(parser, "signer", gaz_slice_from(unit->text, name.len),
                          unit->paragraph->line);
        }
    }
}

void gaz_take_signed(struct parser *parser, const gaz_date *date, gaz_slice raw, uint32_t line) {
    gaz_parsed *out = parser->out;
    if (out->date_signed_raw.ptr != NULL) {
        gaz_keep_mark(parser, "date_signed", out->date_signed_raw, parser->signed_line);
    }
    out->date_signed = gaz_date_iso(parser->arena, *date);
    out->date_signed_raw = raw;
    parser->signed_line = line;
}

static void take_date(struct parser *parser, const struct unit *unit) {
    gaz_date date;
    gaz_slice organ;
    gaz_slice raw = unit->text;
    if (!gaz_date_is_whole(unit->text, &date) &&
        gaz_ends_with_date(unit->text, &organ, &raw, &date)) {
        gaz_add_organs(parser, &parser->out->signatories, organ);
    }
    gaz_take_signed(parser, &date, raw, unit->paragraph->line);
}

static void take_remarks(struct parser *parser, struct closing *closing, uint32_t end) {
    while (closing->end < end && gaz_is_remark(&parser->units[closing->end])) {
        gaz_take_remark(parser, &parser->units[closing->end]);
        closing->end++;
    }
}

static bool is_issuer(struct parser *parser, const struct unit *unit) {
    const gaz_slices *issuers = &parser->out->issuers;
    gaz_slice name = gaz_tidy(parser->arena, gaz_without_seal(unit->text));
    for (uint32_t i = 0; i < issuers->count; i++) {
        if (gaz_slice_equal(issuers->items[i], name)) {
            return true;
        }
    }
    return false;
}

/* The organs of the title at the very end sign also where the day stands under the title. */
static void find_undated(struct parser *parser, struct range range, struct closing *closing) {
    *closing = (struct closing){range.end, range.end, range.end};
    uint32_t first = range.end;
    while (first > range.first && is_signature(&parser->units[first - 1]) &&
           is_issuer(parser, &parser->units[first - 1])) {
        first--;
    }
    if (first < range.end && parser->out->date_signed_raw.ptr != NULL) {
        take_signatures(parser, closing, first);
    }
}

struct range gaz_parse_closing(struct parser *parser, struct range range) {
    struct closing closing;
    if (!find_closing(parser, range, &closing)) {
        find_undated(parser, range, &closing);
        uint32_t first = gaz_notes_start(parser, (struct range){range.first, closing.first});
        gaz_take_notes(parser, (struct range){first, closing.first});
        return (struct range){first, range.end};
    }
    take_signatures(parser, &closing, range.first);
    take_date(parser, &parser->units[closing.date]);
    if (signs_below(parser, closing.end, range.end)) {
        take_signer(parser, &parser->units[closing.end++]);
    }
    take_remarks(parser, &closing, range.end);
    uint32_t first = gaz_notes_start(parser, (struct range){range.first, closing.first});
    gaz_take_notes(parser, (struct range){first, closing.first});
    return (struct range){first, closing.end};
}
