/* attachment_note.c - 附件说明 (GB/T 9704-2012, 7.3.4): 附件：1.…, 2.… */
#include "parse/element/elements.h"

enum {
    FARTHEST_NOTE = 80, /* units of a list of annexes */
    LONGEST_NOTE = 80   /* characters of one */
};

bool gaz_begins_note(const struct unit *unit, gaz_slice *rest) {
    return gaz_slice_starts(unit->text, "附") &&
           (gaz_unit_has_mark(unit, "附件", rest) || gaz_unit_has_mark(unit, "附", rest));
}

/* 附件一：…, each annex with a line of its own. */
static bool is_numbered_note(const struct unit *unit, gaz_slice *rest) {
    gaz_slice label;
    return unit->label.kind == GAZ_LABEL_NONE && gaz_is_attachment_mark(unit->text, &label, rest) &&
           rest->len > 0;
}

bool gaz_names_file(gaz_slice text) {
    static const char *const ends[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps",
                                       ".et",  ".ofd", ".jpg",  ".png", ".tif",  ".rar",
                                       ".zip", ".PDF", ".DOC",  ".JPG"};
    bool file = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        file |= gaz_slice_ends(text, ends[i]);
    }
    return file;
}

uint32_t gaz_notes_start(const struct parser *parser, struct range range) {
    gaz_slice rest;
    uint32_t numbered = range.end;
    while (numbered > range.first && is_numbered_note(&parser->units[numbered - 1], &rest)) {
        numbered--;
    }
    if (numbered < range.end) {
        return numbered;
    }
    for (uint32_t i = range.end; i > range.first && range.end - i < FARTHEST_NOTE; i--) {
        const struct unit *unit = &parser->units[i - 1];
        if (gaz_begins_note(unit, &rest)) {
            return i - 1;
        }
        if (!gaz_unit_is_short(unit, LONGEST_NOTE) && !gaz_names_file(unit->text)) {
            break;
        }
    }
    return range.end;
}

/* 1.A and 2.B are titles of their own; a line that does not begin a note and has
 * no number goes on with the one before (名单 cut to a new line). */
static void add_note(struct parser *parser, gaz_slice text, bool begins, uint32_t line) {
    gaz_slices *notes = &parser->out->attachment_notes;
    gaz_label label;
    if (gaz_label_read(text, &label) > 0 && label.kind == GAZ_LABEL_LEVEL3) {
        gaz_keep_mark(parser, "attachment_note", gaz_slice_first(text, label.len), line);
        text = gaz_slice_from(text, label.text_at);
    } else if (notes->count > 0 && !begins && !gaz_names_file(notes->items[notes->count - 1])) {
        gaz_slice *last = &notes->items[notes->count - 1];
        *last = gaz_tidy(parser->arena, gaz_arena_join(parser->arena, *last, " ", text));
        return;
    }
    if (text.len > 0) {
        gaz_slices_add(parser->arena, notes, gaz_tidy(parser->arena, text));
    }
}

void gaz_take_notes(struct parser *parser, struct range notes) {
    for (uint32_t i = notes.first; i < notes.end; i++) {
        const struct unit *unit = &parser->units[i];
        gaz_slice text = unit->text;
        gaz_slice rest;
        bool begins = gaz_begins_note(unit, &rest) || is_numbered_note(unit, &rest);
        if (begins) {
            gaz_keep_mark(parser, "attachment_note", gaz_slice_between(unit->text.ptr, rest.ptr),
                          unit->paragraph->line);
            text = rest;
        }
        add_note(parser, text, begins, unit->paragraph->line);
    }
}
