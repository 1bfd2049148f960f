/* history.c - 题注 (立法法 65): who adopted and amended a text, and when. */
#include "parse/parse.h"
#include "text/date.h"

static bool tells_adoption(gaz_slice text) {
    static const char *const words[] = {"通过", "批准", "修正", "修订",
                                        "公布", "发布", "审议", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_find(text, *word) != NULL) {
            return true;
        }
    }
    return false;
}

/* The first character that is no bracket begins a date, or 根据. */
static bool begins_history(gaz_slice text) {
    gaz_date date;
    while (gaz_slice_starts(text, "（") || gaz_slice_starts(text, "(")) {
        text = gaz_slice_trim_left(gaz_slice_from(text, *text.ptr == '(' ? 1 : strlen("（")));
    }
    return (gaz_date_read(text, &date) > 0 || gaz_slice_starts(text, "根据")) &&
           tells_adoption(text);
}

uint32_t gaz_parse_history(struct parser *parser, gaz_part *part, struct range range) {
    uint32_t at = range.first;
    while (at < range.end) {
        const struct unit *unit = &parser->units[at];
        bool opens = gaz_slice_starts(unit->text, "（") || gaz_slice_starts(unit->text, "(");
        if (unit->label.kind != GAZ_LABEL_NONE || !begins_history(unit->text) ||
            (!opens && gaz_slice_ends(unit->text, "。"))) {
            break;
        }
        gaz_slice inside = unit->text;
        gaz_unit_is_bracketed(unit, &inside);
        gaz_slices_add(parser->arena, &part->history, inside);
        at++;
    }
    return at;
}
