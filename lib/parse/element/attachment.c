/* attachment.c - 附件 (GB/T 9704-2012, 7.3.7) and the texts that a notice issues. */
#include "data/kinds.h"
#include "data/organs.h"
#include "data/signs.h"
#include "parse/element/elements.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum {
    LONGEST_MARK_TITLE = 60, /* characters, as LONGEST_NOTE */
    LONGEST_NOTE = 80,
    FARTHEST_NOTE = 80, /* units of a list of annexes */
    LONGEST_PREFACE = 4,
    LONGEST_PROTOCOL = 48, /* bytes of 议　定　书 */
    MOST_ABOVE_TITLE = 3   /* units between a mark and the title */
};

/* How many units at `at` are the title of a text the document says it issues. */
static uint32_t carried_title(struct parser *parser, uint32_t at, uint32_t end) {
    const struct unit *unit = &parser->units[at];
    if (unit->label.kind != GAZ_LABEL_NONE || unit->text.len > 600) {
        return 0;
    }
    for (uint32_t i = 0; i < parser->carried.count; i++) {
        gaz_slice whole = parser->carried.items[i];
        bool longer = unit->text.len > gaz_title_longest(whole); /* as nearly all are */
        uint32_t run = !longer && gaz_title_may_begin(whole, unit->text)
                           ? gaz_title_run(parser, (struct range){at, end}, whole)
                           : 0;
        if (run > 0) {
            return run;
        }
    }
    return 0;
}

/* 合同编号：____ between 附件 and the title: how many units stand there; 0 when no title of the
 * document follows them. */
static uint32_t units_above_title(struct parser *parser, uint32_t at, uint32_t end) {
    for (uint32_t count = 0; count <= MOST_ABOVE_TITLE && at + count < end; count++) {
        if (carried_title(parser, at + count, end) > 0) {
            return count;
        }
        const struct unit *unit = &parser->units[at + count];
        gaz_slice label;
        gaz_slice title;
        if (unit->label.kind != GAZ_LABEL_NONE || gaz_slice_ends(unit->text, "。") ||
            unit->text.len > 4 * LONGEST_MARK_TITLE ||
            gaz_is_attachment_mark(unit->text, &label, &title)) {
            return 0;
        }
    }
    return 0;
}

/* Puts the title before what stands between it and the mark. */
static void lift_title(struct parser *parser, uint32_t at, uint32_t end) {
    uint32_t above = units_above_title(parser, at, end);
    uint32_t run = above > 0 ? carried_title(parser, at + above, end) : 0;
    for (uint32_t i = 0; i < run; i++) {
        struct unit title = parser->units[at + above + i];
        memmove(&parser->units[at + i + 1], &parser->units[at + i], above * sizeof title);
        parser->units[at + i] = title;
    }
}

/* （规范性附录）, （资料性）: whether an annex of a standard binds. */
static bool tells_force(gaz_slice text) {
    return gaz_slice_starts(text, "（规范性") || gaz_slice_starts(text, "（资料性");
}

static bool is_bare_mark(const struct unit *unit) {
    gaz_slice label;
    gaz_slice title;
    return gaz_is_attachment_mark(unit->text, &label, &title) &&
           (title.len == 0 || tells_force(title));
}

/* 1.某某表, 某某图.pdf: an annex in a list of them. */
static bool is_listed_annex(const struct unit *unit) {
    return (unit->label.kind == GAZ_LABEL_LEVEL3 && gaz_unit_is_short(unit, LONGEST_NOTE)) ||
           (unit->text.len <= 4 * LONGEST_NOTE && gaz_names_file(unit->text));
}

/* 附件： and 1.…, 2.… below it, above the signature: the note, no annex. */
static bool is_note_above_signature(const struct parser *parser, uint32_t at, uint32_t end) {
    gaz_date date;
    gaz_slice rest;
    const struct unit *units = parser->units;
    if (!gaz_begins_note(&units[at], &rest) || rest.len > 0) {
        return false;
    }
    uint32_t last = at + 1;
    while (last < end && last - at < FARTHEST_NOTE && is_listed_annex(&units[last])) {
        last++;
    }
    return last > at + 1 && last + 1 < end && gaz_organ_looks(units[last].text) &&
           gaz_date_is_whole(units[last + 1].text, &date);
}

/* 县人民委员会： right below the day of a paper that passes on a report: its text, printed without
 * its title. */
static bool is_passed_on(const struct unit *units, uint32_t at) {
    gaz_date date;
    gaz_slice text = units[at].text;
    return (gaz_slice_ends(text, "：") || gaz_slice_ends(text, ":")) &&
           gaz_date_is_whole(units[at - 1].text, &date) && date.day > 0 &&
           gaz_organ_looks(gaz_slice_first(text, text.len - (gaz_slice_ends(text, ":") ? 1 : 3)));
}

/* 议定书 alone below an agreement, and its text below: both were signed together. */
static bool is_protocol(struct parser *parser, uint32_t at, uint32_t end) {
    static const char *const names[] = {"议定书", "附加议定书", "补充议定书", "議定書",
                                        "换文",   "换文一",     "換文"};
    gaz_slice text = parser->units[at].text;
    bool named = false;
    if (text.len > LONGEST_PROTOCOL || at + 1 >= end ||
        !gaz_slice_is(parser->out->text.kind, "agreement")) {
        return false;
    }
    gaz_slice word = gaz_tidy(parser->arena, text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        named |= gaz_slice_is(word, names[i]);
    }
    return named && !gaz_slice_equal(word, parser->out->text.title);
}

uint32_t gaz_attachment_start(struct parser *parser, struct range range) {
    static const char *const verbs[] = {"批转", "转发", "批轉", "轉發", NULL};
    bool passes_on = gaz_slice_holds_any(parser->out->text.title, verbs);
    for (uint32_t i = range.first; i < range.end; i++) {
        bool report = passes_on && i > range.first && i + 1 < range.end;
        if (is_protocol(parser, i, range.end) || (report && is_passed_on(parser->units, i)) ||
            (is_bare_mark(&parser->units[i]) && !is_note_above_signature(parser, i, range.end)) ||
            carried_title(parser, i, range.end) > 0) {
            return i;
        }
    }
    return range.end;
}

/* 附件： and 1.…, 2.… below it, above the mark of the first of them; or files, and nothing more. */
static bool is_list_above_mark(const struct parser *parser, uint32_t at, uint32_t end) {
    uint32_t last = at + 1;
    bool files = true;
    while (last < end && last - at < FARTHEST_NOTE && is_listed_annex(&parser->units[last])) {
        files = files && gaz_names_file(parser->units[last].text);
        last++;
    }
    return last > at + 1 && (last < end ? is_bare_mark(&parser->units[last]) : files);
}

/* 附件：1.…, 附：1.… at the end of an issued text, or 附件：… right above the mark of the
 * annex, announces what follows. */
static bool announces_annexes(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice rest;
    gaz_label label;
    const struct unit *unit = &parser->units[at];
    if (!gaz_begins_note(unit, &rest)) {
        return false;
    }
    if (rest.len == 0) {
        return is_list_above_mark(parser, at, end);
    }
    return (gaz_label_read(rest, &label) > 0 && label.kind == GAZ_LABEL_LEVEL3) ||
           (at + 1 < end && is_bare_mark(&parser->units[at + 1]));
}

static bool begins_attachment(struct parser *parser, uint32_t at, uint32_t end) {
    gaz_slice label;
    gaz_slice title;
    if (announces_annexes(parser, at, end)) {
        return false;
    }
    return gaz_is_attachment_mark(parser->units[at].text, &label, &title) ||
           carried_title(parser, at, end) > 0 || is_protocol(parser, at, end);
}

bool gaz_begins_text(struct parser *parser, struct range range) {
    const struct unit *unit = &parser->units[range.first];
    gaz_kind kind;
    bool titled = unit->paragraph->line_class == GAZ_LINE_TITLE ||
                  (gaz_unit_is_short(unit, LONGEST_MARK_TITLE) &&
                   gaz_kind_of_title(gaz_tidy(parser->arena, unit->text), &kind));
    if (titled || begins_attachment(parser, range.first, range.end)) {
        return true;
    }
    uint32_t labels = 0;
    for (uint32_t i = range.first; i < range.end; i++) {
        labels += parser->units[i].label.kind != GAZ_LABEL_NONE;
    }
    return labels > 0 || range.end - range.first > LONGEST_PREFACE;
}

static gaz_part *add_part(struct parser *parser) {
    gaz_parsed *out = parser->out;
    out->attachments = gaz_arena_grow(parser->arena, out->attachments, out->attachment_count,
                                      &out->attachment_capacity, sizeof *out->attachments);
    gaz_part *part = &out->attachments[out->attachment_count++];
    *part = (gaz_part){0};
    part->prefix = gaz_arena_format(parser->arena, "att_%u", (unsigned)out->attachment_count);
    part->id = gaz_arena_format(parser->arena, "%.*s/att_%u", GAZ_FMT(out->document->id),
                                (unsigned)out->attachment_count);
    return part;
}

/* The mark 附件1 at the head of an annex, with its title when it is on the same
 * line; answers where the title or the text begins. */
static uint32_t take_mark(struct parser *parser, gaz_part *part, uint32_t at, uint32_t end) {
    const struct unit *unit = &parser->units[at];
    gaz_slice label;
    gaz_slice title;
    part->role = is_protocol(parser, at, end) ? "annex" : "issued_text";
    if (!gaz_is_attachment_mark(unit->text, &label, &title)) {
        return at;
    }
    part->role = "annex";
    part->label = gaz_tidy(parser->arena, label);
    if (title.len > 0) {
        part->title = gaz_tidy(parser->arena, title);
        gaz_parse_kind(part);
    }
    return at + 1;
}

static void set_title(struct parser *parser, gaz_part *part, struct range range, uint32_t *at) {
    if (*at >= range.end || part->title.ptr != NULL) {
        return;
    }
    uint32_t run = carried_title(parser, *at, range.end);
    *at = gaz_parse_title(parser, part, (struct range){*at, range.end}, run);
}

/* 附录A, （规范性附录） and its title, each on a line of its own (GB/T 1.1-2020, 8.9). */
static void take_appendix(struct parser *parser, gaz_part *part, struct range range, uint32_t *at) {
    uint32_t c = gaz_utf8_last(part->label.ptr, gaz_slice_end(part->label));
    if (part->label.len == 0 || c < 'A' || c > 'Z' || part->title.ptr != NULL) {
        return;
    }
    const struct unit *unit = &parser->units[*at];
    if (*at + 1 < range.end && gaz_slice_ends(unit->text, "）") && tells_force(unit->text)) {
        gaz_keep_mark(parser, "attachment_note", unit->text, unit->paragraph->line);
        (*at)++;
        unit++;
    }
    if (*at + 1 < range.end && unit->label.len == 0 &&
        gaz_unit_is_short(unit, LONGEST_MARK_TITLE)) {
        part->title = gaz_tidy(parser->arena, unit->text);
        (*at)++;
    }
}

/* 附：某某表 and 某某表 below it: the title stands twice. */
static uint32_t take_title_again(struct parser *parser, const gaz_part *part, uint32_t at,
                                 uint32_t end) {
    const struct unit *unit = &parser->units[at];
    if (part->title.len == 0 || at >= end || unit->text.len > 4 * LONGEST_NOTE ||
        !gaz_slice_equal(gaz_title_key(parser->arena, unit->text),
                         gaz_title_key(parser->arena, part->title))) {
        return at;
    }
    gaz_keep_mark(parser, "attachment_note", unit->text, unit->paragraph->line);
    return at + 1;
}

static void parse_one(struct parser *parser, struct range range) {
    gaz_part *part = add_part(parser);
    part->line = parser->units[range.first].paragraph->line;
    part->end_line = parser->units[range.end - 1].paragraph->end_line;
    uint32_t at = take_mark(parser, part, range.first, range.end);
    at = take_title_again(parser, part, at, range.end);
    if (at > range.first && part->title.ptr == NULL) {
        lift_title(parser, at, range.end);
    }
    take_appendix(parser, part, range, &at);
    set_title(parser, part, range, &at);
    at = gaz_parse_history(parser, part, (struct range){at, range.end});
    gaz_parse_outline(parser, part, (struct range){at, range.end});
}

/* Where the attachment that begins at range.first ends: at the next one. The
 * units of its own mark and title are passed over. */
static uint32_t attachment_end(struct parser *parser, struct range range) {
    gaz_slice label;
    gaz_slice title;
    uint32_t at = range.first;
    bool marked = gaz_is_attachment_mark(parser->units[at].text, &label, &title);
    at += marked;
    at += marked && title.len == 0 ? units_above_title(parser, at, range.end) : 0;
    at += at < range.end ? carried_title(parser, at, range.end) : 0;
    at = at > range.first ? at : at + 1;
    while (at < range.end && !begins_attachment(parser, at, range.end)) {
        at++;
    }
    return at;
}

/* Where the announcement of further annexes begins at the end of a text; where
 * the text ends when there is none. */
static uint32_t announced_from(struct parser *parser, struct range text, uint32_t end) {
    for (uint32_t i = text.end; i > text.first && text.end - i < FARTHEST_NOTE; i--) {
        if (announces_annexes(parser, i - 1, end)) {
            return i - 1;
        }
        if (!gaz_unit_is_short(&parser->units[i - 1], LONGEST_NOTE)) {
            break;
        }
    }
    return text.end;
}

void gaz_parse_attachments(struct parser *parser, struct range range) {
    while (range.first < range.end) {
        struct range text = {range.first, attachment_end(parser, range)};
        uint32_t notes = announced_from(parser, text, range.end);
        gaz_take_notes(parser, (struct range){notes, text.end});
        if (text.first < notes) {
            parse_one(parser, (struct range){text.first, notes});
        }
        range.first = text.end;
    }
}
