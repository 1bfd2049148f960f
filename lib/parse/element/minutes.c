/* minutes.c - 出席, 请假, 列席 of minutes (GB/T 9704-2012, 10.3). */
#include "parse/element/elements.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Not who is excused or writes: those did not attend, or are named there too. */
static bool has_attendance_mark(const struct unit *unit, gaz_slice *names) {
    static const char *const words[] = {"出席",     "列席",     "主持",     "参加",     "出席人员",
                                        "列席人员", "参加人员", "主持人",   "出席单位", "列席单位",
                                        "出席会议", "列席会议", "参加会议", "会议主持", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_unit_has_mark(unit, *word, names)) {
            return true;
        }
    }
    return false;
}

static bool separates(uint32_t c) {
    return c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == 0x3000 || c == '\t';
}

/* 李 before a wide space, or what ends in 县财政局：周: the first half of a padded name. */
static bool is_half_name(gaz_slice piece) {
    const char *colon = gaz_slice_find_last(piece, "：");
    gaz_slice name =
        colon == NULL ? piece : gaz_slice_between(colon + strlen("："), gaz_slice_end(piece));
    return gaz_utf8_count(name) == 1 && gaz_is_han(gaz_utf8_first(name));
}

/* 华, 亮（出差）: the second half. */
static bool completes_name(gaz_slice piece) {
    size_t step;
    uint32_t c = gaz_utf8_decode(piece.ptr, gaz_slice_end(piece), &step);
    gaz_slice rest = gaz_slice_from(piece, step);
    return gaz_is_han(c) && (rest.len == 0 || gaz_slice_starts(rest, "（"));
}

static void add_name(struct parser *parser, gaz_slice piece, bool spaced) {
    gaz_slices *list = &parser->out->attendees;
    gaz_slice name = gaz_tidy(parser->arena, gaz_slice_trim(piece));
    if (gaz_slice_ends(name, "。")) {
        name.len -= strlen("。");
    }
    if (name.len == 0) {
        return;
    }
    gaz_slice *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (spaced && last != NULL && is_half_name(*last) && completes_name(name)) {
        *last = gaz_arena_join(parser->arena, *last, "", name);
    } else {
        gaz_slices_add(parser->arena, list, name);
    }
}

/* Names at 、 and at wide spaces; 何 燕 and 何　燕 stay one. */
static void add_names(struct parser *parser, gaz_slice names) {
    const char *begin = names.ptr;
    const char *end = gaz_slice_end(names);
    bool spaced = false; /* a space parts the piece at hand from the one before */
    for (const char *at = begin; at <= end;) {
        size_t step = 1;
        uint32_t c = at < end ? gaz_utf8_decode(at, end, &step) : 0x3001;
        if (separates(c)) {
            add_name(parser, gaz_slice_between(begin, at), spaced);
            spaced = gaz_is_space(c);
            begin = at + step;
        }
        at += step;
    }
}

/* Bytes of 王树森（市政府办公室）, a name with what it is in brackets, at the start of text. */
static size_t noted_name(struct parser *parser, gaz_slice text) {
    const char *open = gaz_slice_find(text, "（");
    const char *close = open == NULL ? NULL : gaz_slice_find(text, "）");
    if (close == NULL || close < open) {
        return 0;
    }
    gaz_slice name = gaz_slice_trim(gaz_slice_between(text.ptr, open));
    bool person = gaz_person_name(parser->arena, name).ptr != NULL;
    return person ? (size_t)(close - text.ptr) + strlen("）") : 0;
}

/* 王树森（市政府办公室）  李文博（市住建局） below 出席：刘长河: more names. */
static bool take_names_below(struct parser *parser, struct unit *unit) {
    enum { LONGEST_ROW = 80 };
    if (unit->label.kind != GAZ_LABEL_NONE || unit->paragraph->line_class == GAZ_LINE_TITLE ||
        !gaz_unit_is_short(unit, LONGEST_ROW)) {
        return false;
    }
    size_t len;
    gaz_slice rest = gaz_slice_trim(unit->text);
    while ((len = noted_name(parser, rest)) > 0) {
        rest = gaz_slice_trim_left(gaz_slice_from(rest, len));
    }
    if (rest.len > 0) {
        return false;
    }
    for (rest = gaz_slice_trim(unit->text); (len = noted_name(parser, rest)) > 0;) {
        add_name(parser, gaz_slice_first(rest, len), false);
        rest = gaz_slice_trim_left(gaz_slice_from(rest, len));
    }
    return unit->taken = true;
}

void gaz_parse_attendance(struct parser *parser, struct range range) {
    if (!gaz_slice_is(parser->out->text.kind, "minutes")) {
        return;
    }
    for (uint32_t i = range.first; i < range.end; i++) {
        struct unit *unit = &parser->units[i];
        gaz_slice names;
        if (unit->label.kind == GAZ_LABEL_NONE && has_attendance_mark(unit, &names)) {
            gaz_keep_mark(parser, "attendees", gaz_slice_between(unit->text.ptr, names.ptr),
                          unit->paragraph->line);
            add_names(parser, names);
            unit->taken = true;
            while (i + 1 < range.end && take_names_below(parser, &parser->units[i + 1])) {
                i++;
            }
        }
    }
}
