/* telegram.c - the head of a telegram (明电): who sends it, urgency and number on one line. */
#include "parse/element/elements.h"
#include "text/grammar/doc_number.h"

static void keep(struct parser *parser, gaz_slice text, uint32_t line) {
    text = gaz_slice_trim(text);
    if (text.len > 0) {
        gaz_keep_mark(parser, "telegram", text, line);
    }
}

/* 等级　特急·明电: the word of urgency is an element, the rest names it. */
static void keep_urgency(struct parser *parser, gaz_slice text, uint32_t line) {
    static const char *const words[] = {"特急", "特提", "加急", "平急"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = gaz_slice_find(text, words[i]);
        if (at != NULL && parser->out->urgency.ptr == NULL) {
            parser->out->urgency = (gaz_slice){at, strlen(words[i])};
            keep(parser, gaz_slice_between(text.ptr, at), line);
            text = gaz_slice_between(at + strlen(words[i]), gaz_slice_end(text));
            break;
        }
    }
    keep(parser, text, line);
}

static uint32_t take_number(struct parser *parser, const struct unit *unit) {
    gaz_doc_number_shape number;
    if (parser->out->doc_number.raw.ptr != NULL || !gaz_doc_number_find(unit->text, &number)) {
        return 0;
    }
    uint32_t line = unit->paragraph->line;
    gaz_keep_doc_number(parser, &number);
    keep_urgency(parser, gaz_slice_between(unit->text.ptr, number.raw.ptr), line);
    keep_urgency(parser, gaz_slice_between(gaz_slice_end(number.raw), gaz_slice_end(unit->text)),
                 line);
    return 1;
}

uint32_t gaz_take_telegram(struct parser *parser, uint32_t at, uint32_t end) {
    const struct unit *unit = &parser->units[at];
    (void)end;
    switch (unit->paragraph->line_class) {
    case GAZ_LINE_MASTHEAD:
        if (!gaz_slice_starts(unit->text, "发电单位") && !gaz_slice_ends(unit->text, "发电")) {
            return 0;
        }
        keep(parser, unit->text, unit->paragraph->line);
        return 1;
    case GAZ_LINE_DOC_NUMBER:
        return take_number(parser, unit);
    default:
        return 0;
    }
}
