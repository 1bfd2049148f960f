/* minutes.c - 出席, 请假, 列席 of minutes (GB/T 9704-2012, 10.3). */
#include "parse/parse.h"
#include "text/chars.h"
#include "text/utf8.h"

static bool has_attendance_mark(const struct unit *unit, gaz_slice *names) {
    static const char *const words[] = {"出席",   "列席",   "请假",     "缺席",     "主持",
                                        "记录",   "参加",   "出席人员", "列席人员", "参加人员",
                                        "主持人", "记录人", "出席单位", "列席单位", NULL};
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

/* Names at 、 and at wide spaces; 何 燕 stays one. */
static void add_names(struct parser *parser, gaz_slice names) {
    const char *begin = names.ptr;
    const char *end = gaz_slice_end(names);
    for (const char *at = begin; at <= end;) {
        size_t step = 1;
        uint32_t c = at < end ? gaz_utf8_decode(at, end, &step) : 0x3001;
        if (separates(c)) {
            gaz_slice name = gaz_tidy(parser->arena, gaz_slice_trim(gaz_slice_between(begin, at)));
            if (gaz_slice_ends(name, "。")) {
                name.len -= strlen("。");
            }
            if (name.len > 0) {
                gaz_slices_add(parser->arena, &parser->out->attendees, name);
            }
            begin = at + step;
        }
        at += step;
    }
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
        }
    }
}
