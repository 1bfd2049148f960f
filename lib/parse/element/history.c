/* history.c - 题注 (立法法 65): who adopted and amended a text, and when. */
#include "parse/element/elements.h"
#include "text/grammar/date.h"
#include "text/utf8.h"

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
    return ((gaz_date_read(text, &date) > 0 || gaz_slice_starts(text, "根据")) &&
            tells_adoption(text)) ||
           gaz_slice_starts(text, "签订日期");
}

/* A sentence, or 2022年6月29日…会议决定任命：, which is text. */
static bool is_text(gaz_slice text) {
    return gaz_slice_ends(text, "。") || gaz_slice_ends(text, "：") || gaz_slice_ends(text, ":");
}

uint32_t gaz_parse_history(struct parser *parser, gaz_part *part, struct range range) {
    uint32_t at = range.first;
    while (at < range.end) {
        const struct unit *unit = &parser->units[at];
        bool opens = gaz_slice_starts(unit->text, "（") || gaz_slice_starts(unit->text, "(");
        if (unit->label.kind != GAZ_LABEL_NONE || !begins_history(unit->text) ||
            (!opens && is_text(unit->text))) {
            break;
        }
        gaz_slice inside = unit->text;
        gaz_unit_is_bracketed(unit, &inside);
        gaz_slices_add(parser->arena, &part->history, inside);
        at++;
    }
    return at;
}

/* Behind the bracket that closes the one at the start of text, NULL when none. */
static const char *behind_bracket(gaz_slice text) {
    int depth = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        depth += c == 0xFF08 || c == '(';
        depth -= c == 0xFF09 || c == ')';
        at += step;
        if (depth == 0) {
            return at;
        }
    }
    return NULL;
}

void gaz_cut_history(struct parser *parser, gaz_part *part, uint32_t line) {
    const char *open = gaz_slice_find(part->title, "（");
    while (open != NULL) {
        gaz_slice rest = gaz_slice_between(open, gaz_slice_end(part->title));
        const char *close = behind_bracket(rest);
        if (close == NULL) {
            return;
        }
        gaz_slice tail = gaz_slice_trim(gaz_slice_between(close, gaz_slice_end(rest)));
        gaz_slice note = gaz_slice_between(open, close);
        if (begins_history(note) && (tail.len == 0 || gaz_slice_is(tail, "目录"))) {
            const struct unit unit = {.text = note};
            gaz_unit_is_bracketed(&unit, &note);
            gaz_slices_add(parser->arena, &part->history, note);
            part->title = gaz_slice_trim(gaz_slice_between(part->title.ptr, open));
            if (tail.len > 0) {
                gaz_keep_mark(parser, "contents", tail, line);
            }
            return;
        }
        open = gaz_slice_find(gaz_slice_between(close, gaz_slice_end(rest)), "（");
    }
}
