/* head.c - 版头, title and addressees (GB/T 9704-2012, 7.2 and 7.3.1-2). */
#include "data/kinds.h"
#include "data/organs.h"
#include "data/signs.h"
#include "data/told_words.h"
#include "parse/element/elements.h"
#include "parse/organ/organ_names.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/order_number.h"
#include "text/grammar/speech.h"
#include "text/utf8.h"

enum { MOST_HEAD_UNITS = 24, LONGEST_ADDRESSEES = 600 };

/* Each of these looks at the unit at `at` and answers how many units it took. */
typedef uint32_t take_element(struct parser *parser, uint32_t at, uint32_t end);

static uint32_t take_copy_number(struct parser *parser, uint32_t at, uint32_t end) {
    (void)end;
    gaz_slice text = parser->units[at].text;
    if (at > 0 || text.len != 6 || parser->out->copy_number.ptr != NULL) {
        return 0;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (!gaz_is_digit((unsigned char)text.ptr[i])) {
            return 0;
        }
    }
    parser->out->copy_number = text;
    return 1;
}

/* Whether a text begins with one of the characters, of three bytes each. */
static bool begins_with_any(gaz_slice text, const char *list) {
    for (; *list != '\0' && text.len >= 3; list += 3) {
        if (memcmp(text.ptr, list, 3) == 0) {
            return true;
        }
    }
    return false;
}

/* 机密★1年: the star is misread in many ways. */
static uint32_t take_secrecy(struct parser *parser, uint32_t at, uint32_t end) {
    static const char *const levels[] = {"绝密", "机密", "秘密"};
    static const char *const stars[] = {"★", "☆", "*", "·", "﹡", "＊"};
    (void)end;
    if (parser->out->secrecy.ptr != NULL || !begins_with_any(parser->units[at].text, "绝机秘")) {
        return 0;
    }
    gaz_slice text = gaz_tidy(parser->arena, parser->units[at].text);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (!gaz_slice_starts(text, levels[i]) || gaz_utf8_count(text) > 8) {
            continue;
        }
        gaz_slice rest = gaz_slice_from(text, strlen(levels[i]));
        for (size_t j = 0; j < sizeof stars / sizeof *stars; j++) {
            if (gaz_slice_starts(rest, stars[j])) {
                parser->out->secrecy_term = gaz_slice_from(rest, strlen(stars[j]));
                gaz_keep_mark(parser, "secrecy", gaz_slice_first(rest, strlen(stars[j])),
                              parser->units[at].paragraph->line);
            }
        }
        if (rest.len > 0 && parser->out->secrecy_term.ptr == NULL) {
            return 0;
        }
        parser->out->secrecy = gaz_slice_of(levels[i]);
        return 1;
    }
    return 0;
}

static uint32_t take_urgency(struct parser *parser, uint32_t at, uint32_t end) {
    static const char *const words[] = {"特急", "加急", "特提", "平急", "急件"};
    (void)end;
    if (parser->out->urgency.ptr != NULL || !begins_with_any(parser->units[at].text, "特加平急")) {
        return 0;
    }
    gaz_slice text = gaz_tidy(parser->arena, parser->units[at].text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_is(text, words[i])) {
            parser->out->urgency = gaz_slice_of(words[i]);
            return 1;
        }
    }
    return 0;
}

/* 张 三　李四: names at wide gaps; 旺 堆 is one name. */
static void add_signers(struct parser *parser, gaz_slice names, uint32_t line, gaz_slice mark) {
    gaz_slices cells = {0};
    gaz_keep_mark(parser, "signer", mark, line);
    gaz_split_cells(parser->arena, names, false, &cells);
    for (uint32_t i = 0; i < cells.count; i++) {
        gaz_split_organs(parser->arena, cells.items[i], &parser->out->signers);
    }
}

/* 签发人：张三, alone or behind the document number. */
static uint32_t take_signer(struct parser *parser, uint32_t at, uint32_t end) {
    (void)end;
    gaz_slice names;
    const struct unit *unit = &parser->units[at];
    if (!gaz_unit_has_mark(unit, "签发人", &names)) {
        return 0;
    }
    add_signers(parser, names, unit->paragraph->line, gaz_slice_between(unit->text.ptr, names.ptr));
    return 1;
}

static gaz_slice without_brackets(gaz_slice text) {
    if (gaz_slice_starts(text, "（") && gaz_slice_ends(text, "）")) {
        return gaz_slice_trim((gaz_slice){text.ptr + 3, text.len - 6});
    }
    return text;
}

/* The next number at the start of *rest, a 、 before it allowed: *rest is what follows. */
static bool next_number(gaz_slice *rest, struct gaz_doc_number_shape *number) {
    gaz_slice at = gaz_slice_trim_left(*rest);
    at = gaz_slice_trim_left(gaz_slice_from(at, gaz_slice_starts(at, "、") ? strlen("、") : 0));
    size_t len = gaz_doc_number_read(at, number);
    *rest = len > 0 ? gaz_slice_from(at, len) : *rest;
    return len > 0;
}

/* Where those stand at the start of text, all that there are. */
static gaz_slice joint_numbers(gaz_slice text) {
    struct gaz_doc_number_shape number;
    gaz_slice rest = text;
    while (next_number(&rest, &number)) {
        continue;
    }
    return gaz_slice_between(text.ptr, rest.ptr);
}

/* Keeps the numbers that the other organs of a joint paper gave it. */
static void keep_joint_numbers(struct parser *parser, gaz_slice text) {
    struct gaz_doc_number_shape number;
    while (next_number(&text, &number)) {
        gaz_slices_add(parser->arena, &parser->out->joint_doc_numbers, number.raw);
    }
}

/* How many units from `at` on are such numbers, one on each line. */
static uint32_t take_numbers_below(struct parser *parser, uint32_t at, uint32_t end) {
    struct gaz_doc_number_shape number;
    uint32_t first = at;
    while (at < end && gaz_doc_number_is_whole(parser->units[at].text, &number)) {
        keep_joint_numbers(parser, parser->units[at++].text);
    }
    return at - first;
}

/* （2009年6月2日　财库〔2009〕71号）: the day before or behind the number, in brackets with it.
 * Answers the number alone, or text when there is no day. */
static gaz_slice take_day_beside(struct parser *parser, gaz_slice text, uint32_t line) {
    struct gaz_doc_number_shape number;
    gaz_date date;
    size_t day = gaz_date_read(text, &date);
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_from(text, day));
    size_t len = gaz_doc_number_read(rest, &number);
    gaz_slice behind = gaz_slice_trim_left(gaz_slice_from(rest, len));
    if (len == 0 || (day > 0) == (behind.len > 0) ||
        (day == 0 && !gaz_date_is_whole(behind, &date)) || date.day == 0) {
        return text;
    }
    gaz_slice raw = day > 0 ? gaz_slice_first(text, day) : behind;
    gaz_take_signed(parser, &date, gaz_slice_trim(raw), line);
    return gaz_slice_trim(gaz_slice_first(rest, len));
}

static uint32_t take_doc_number(struct parser *parser, uint32_t at, uint32_t end) {
    const struct unit *unit = &parser->units[at];
    struct gaz_doc_number_shape number;
    gaz_slice text = without_brackets(unit->text);
    if (text.len < unit->text.len && parser->out->doc_number.raw.ptr == NULL) {
        text = take_day_beside(parser, text, unit->paragraph->line);
    }
    size_t len = gaz_doc_number_read(text, &number);
    if (len == 0) {
        len = gaz_doc_number_bare(text, &number);
    }
    if (len == 0 || parser->out->doc_number.raw.ptr != NULL) {
        return 0;
    }
    gaz_slice others = joint_numbers(gaz_slice_from(text, len));
    gaz_slice rest = gaz_slice_trim(gaz_slice_between(gaz_slice_end(others), gaz_slice_end(text)));
    const struct unit behind = {.text = rest, .paragraph = unit->paragraph, .signs = GAZ_SIGN_ALL};
    gaz_slice names;
    if (rest.len > 0) {
        if (!gaz_unit_has_mark(&behind, "签发人", &names)) {
            return 0;
        }
        add_signers(parser, names, unit->paragraph->line, gaz_slice_between(rest.ptr, names.ptr));
    }
    gaz_keep_doc_number(parser, &number);
    keep_joint_numbers(parser, others);
    return 1 + take_numbers_below(parser, at + 1, end);
}

/* 指导案例45号 above the name of a case. */
static uint32_t take_case_number(struct parser *parser, uint32_t at, uint32_t end) {
    (void)end;
    gaz_slice text = parser->units[at].text;
    size_t len = gaz_case_number_read(text);
    if (len == 0 || len < text.len || parser->out->order_number.ptr != NULL) {
        return 0;
    }
    parser->out->order_number = gaz_tidy(parser->arena, without_brackets(text));
    return 1;
}

static uint32_t take_registration(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice text = parser->units[at].text;
    if (at >= end || !gaz_is_registration(text) || parser->out->registration_number.ptr != NULL) {
        return 0;
    }
    parser->out->registration_number = text;
    return 1;
}

static uint32_t take_masthead(struct parser *parser, uint32_t at, uint32_t end) {
    return gaz_parse_masthead(parser, (struct range){at, end});
}

static take_element *const elements[] = {
    take_copy_number,  take_secrecy,          take_urgency,      take_masthead,
    take_doc_number,   take_signer,           take_registration, gaz_take_metadata,
    gaz_take_telegram, gaz_take_order_number, take_case_number,
};

static uint32_t take_elements(struct parser *parser, uint32_t at, uint32_t end) {
    for (uint32_t taken = 1; taken > 0 && at < end;) {
        taken = 0;
        for (size_t i = 0; i < sizeof elements / sizeof *elements && taken == 0; i++) {
            taken = elements[i](parser, at, end);
        }
        at += taken;
    }
    return at;
}

static bool introduces_text(gaz_slice text) {
    return gaz_slice_ends(text, "。") || gaz_holds_leading_word(text) ||
           gaz_slice_starts(text, "为") || gaz_slice_starts(text, "根据") ||
           gaz_slice_starts(text, "出席") || gaz_slice_starts(text, "缺席") ||
           gaz_slice_starts(text, "按照") || gaz_slice_starts(text, "现") ||
           gaz_slice_starts(text, "甲方") || gaz_slice_starts(text, "乙方"); /* of a contract */
}

static bool ends_addressees(const struct unit *unit) {
    gaz_slice text = unit->text;
    return (gaz_slice_ends(text, "：") || gaz_slice_ends(text, ":")) &&
           unit->label.kind == GAZ_LABEL_NONE && gaz_utf8_count(text) <= LONGEST_ADDRESSEES &&
           !introduces_text(text) && !gaz_is_salutation(text);
}

/* ——2019年1月22日在…会议上 above who speaks and 各位代表： is no part of addressees. */
static bool goes_on(const struct unit *unit) {
    gaz_slice text = unit->text;
    gaz_slice inside;
    gaz_date date;
    return text.len < LONGEST_ADDRESSEES * 3 && unit->label.kind == GAZ_LABEL_NONE &&
           unit->paragraph->line_class != GAZ_LINE_TITLE &&
           unit->paragraph->line_class != GAZ_LINE_DOC_NUMBER &&
           !gaz_is_dash(gaz_utf8_first(text)) && !introduces_text(text) &&
           !gaz_tells_occasion(text) &&
           !(gaz_unit_is_bracketed(unit, &inside) && gaz_date_is_whole(inside, &date));
}

/* 主送机关, also over several lines. */
static uint32_t take_addressees(struct parser *parser, uint32_t at, uint32_t end) {
    uint32_t last = at;
    bool ends = false;
    while (last < end && !(ends = ends_addressees(&parser->units[last])) && last - at < 6 &&
           goes_on(&parser->units[last])) {
        last++;
    }
    if (!ends) {
        return at;
    }
    gaz_slice text = gaz_join_units(parser, (struct range){at, last + 1});
    text.len -= gaz_slice_ends(text, "：") ? strlen("：") : 1;
    gaz_split_organs(parser->arena, text, &parser->out->addressees);
    return last + 1;
}

static bool is_title_date(const struct unit *unit, gaz_slice *raw, gaz_date *date) {
    *raw = unit->text;
    (void)gaz_unit_is_bracketed(unit, raw);
    return gaz_date_is_whole(*raw, date);
}

/* （2024年1月16日） under the title is when the document was made. */
static uint32_t take_title_date(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice raw;
    gaz_date date;
    if (at >= end || !gaz_unit_is_bracketed(&parser->units[at], &raw) ||
        !is_title_date(&parser->units[at], &raw, &date)) {
        return at;
    }
    gaz_take_signed(parser, &date, raw, parser->units[at].paragraph->line);
    return at + 1;
}

/* 市长　田一鸣, 市委副书记、市长　田一鸣: an office and a name apart, no organ and no sentence. */
static bool is_speaker(const struct unit *unit) {
    enum { LONGEST_SPEAKER = 60 };
    gaz_slice text = gaz_slice_trim(unit->text);
    return text.len <= LONGEST_SPEAKER && unit->label.kind == GAZ_LABEL_NONE &&
           gaz_scan_may_hold_space(text) &&
           gaz_is_han(gaz_utf8_last(text.ptr, gaz_slice_end(text))) && !gaz_organ_looks(text) &&
           !gaz_unit_is_sentence(unit);
}

/* The day in brackets below the speaker is when the speech was given; who gave it begins the
 * body. */
static uint32_t take_day_below_speaker(struct parser *parser, uint32_t at, uint32_t end) {
    if (at + 2 >= end || !is_speaker(&parser->units[at]) ||
        take_title_date(parser, at + 1, end) == at + 1) {
        return at;
    }
    parser->units[at + 1] = parser->units[at];
    return at + 1;
}

static struct range title_lines(struct parser *parser, uint32_t at, uint32_t end) {
    uint32_t stop = gaz_parse_title(parser, &parser->out->text, (struct range){at, end}, 0);
    return (struct range){at, stop};
}

/* Organ and date under the title, as communiqués and decisions have them; text
 * must follow, for else they close the document. */
static uint32_t take_title_signature(struct parser *parser, uint32_t at, uint32_t end) {
    uint32_t date_at = at;
    gaz_date date;
    gaz_slice raw;
    gaz_slice label;
    gaz_slice title;
    while (date_at < end && date_at - at < 4 && gaz_organ_looks(parser->units[date_at].text)) {
        date_at++;
    }
    if (date_at + 1 >= end || !is_title_date(&parser->units[date_at], &raw, &date) ||
        gaz_is_attachment_mark(parser->units[date_at + 1].text, &label, &title) ||
        gaz_is_imprint(parser->units[date_at + 1].text) ||
        gaz_unit_is_bracketed(&parser->units[date_at + 1], &label)) {
        return at;
    }
    for (uint32_t i = at; i < date_at; i++) {
        gaz_add_organs(parser, &parser->out->signatories, parser->units[i].text);
    }
    gaz_take_signed(parser, &date, raw, parser->units[date_at].paragraph->line);
    return date_at + 1;
}

/* ——全市人口情况 between the title and who published it when: it begins the body. */
static uint32_t take_signature_below_subtitle(struct parser *parser, uint32_t at, uint32_t end) {
    enum { LONGEST_SUBTITLE = 30 };
    if (at + 1 >= end || !gaz_is_dash(gaz_utf8_first(parser->units[at].text)) ||
        !gaz_unit_is_short(&parser->units[at], LONGEST_SUBTITLE)) {
        return take_title_signature(parser, at, end);
    }
    uint32_t behind = take_title_signature(parser, at + 1, end);
    if (behind == at + 1) {
        return at;
    }
    parser->units[behind - 1] = parser->units[at];
    return behind - 1;
}

/* The title as it stood in lines: joint issuers are set apart by its breaks. */
static gaz_slice spaced_title(struct parser *parser, struct range lines) {
    gaz_slice all = {NULL, 0};
    for (uint32_t i = lines.first; i < lines.end; i++) {
        all = all.ptr == NULL ? parser->units[i].text
                              : gaz_arena_join(parser->arena, all, " ", parser->units[i].text);
    }
    return all;
}

static uint32_t take_bracketed_title(struct parser *parser, uint32_t at, uint32_t end) {
    return at < end && parser->out->order_number.ptr != NULL &&
                   gaz_parse_bracketed_title(parser, &parser->units[at])
               ? at + 1
               : at;
}

/* Number and addressees below lines that are nothing known: 来源：某网, the title cut short.
 * Those begin the body. */
static uint32_t take_below_rest(struct parser *parser, uint32_t at, uint32_t end) {
    enum { MOST_REST = 3 };
    struct unit rest[MOST_REST];
    uint32_t count = 0;
    while (at + count < end && count < MOST_REST &&
           parser->units[at + count].paragraph->line_class == GAZ_LINE_OTHER &&
           !gaz_slice_ends(parser->units[at + count].text, "。")) {
        count++;
    }
    uint32_t number = at + count;
    if (number >= end || parser->units[number].paragraph->line_class != GAZ_LINE_DOC_NUMBER) {
        return at;
    }
    uint32_t behind = take_elements(parser, number, end);
    if (behind == number) {
        return at;
    }
    behind = take_addressees(parser, behind, end);
    memcpy(rest, &parser->units[at], count * sizeof *rest);
    memcpy(&parser->units[behind - count], rest, count * sizeof *rest);
    return behind - count;
}

static uint32_t parse_head(struct parser *parser, struct range range) {
    uint32_t end = range.end;
    uint32_t at = take_elements(parser, range.first, end);
    at = take_bracketed_title(parser, at, end);
    if (parser->out->text.title.ptr != NULL) {
        return take_addressees(parser, at, end);
    }
    struct range title = title_lines(parser, at, end);
    if (title.end == title.first) {
        return at < end && gaz_slice_starts(parser->units[at].text, "各")
                   ? take_addressees(parser, at, end)
                   : at;
    }
    gaz_parse_issuers(parser, spaced_title(parser, title));
    at = title.end;
    at = take_elements(parser, at, end);
    at = gaz_take_series_head(parser, at, end);
    at = gaz_parse_history(parser, &parser->out->text, (struct range){at, end});
    at = take_title_date(parser, at, end);
    at = take_day_below_speaker(parser, at, end);
    at = take_signature_below_subtitle(parser, at, end);
    at = gaz_take_byline(parser, at, end);
    at = gaz_parse_history(parser, &parser->out->text, (struct range){at, end});
    at = take_elements(parser, at, end);
    gaz_take_number_off_title(parser);
    uint32_t behind = take_addressees(parser, at, end);
    return behind > at ? behind : take_below_rest(parser, at, end);
}

/* 最高指示 and the words quoted below it, which gz-split left above the head: how many units. */
static uint32_t count_epigraph(const struct parser *parser, struct range range) {
    uint32_t end = range.first;
    if (end >= range.end || !gaz_is_epigraph_head(parser->units[end].text)) {
        return 0;
    }
    for (end++; end < range.end && gaz_slice_ends(parser->units[end].text, "。"); end++) {
        continue;
    }
    return end - range.first;
}

uint32_t gaz_parse_head(struct parser *parser, struct range range) {
    enum { MOST_QUOTED = 5 };
    struct unit quoted[MOST_QUOTED];
    uint32_t count = count_epigraph(parser, range);
    if (count == 0 || count > MOST_QUOTED || range.first + count == range.end) {
        return parse_head(parser, range);
    }
    struct unit *units = &parser->units[range.first];
    memcpy(quoted, units, count * sizeof *units);
    uint32_t at = parse_head(parser, (struct range){range.first + count, range.end});
    memmove(&parser->units[at - count], quoted, count * sizeof *units); /* they begin the body */
    return at - count;
}
