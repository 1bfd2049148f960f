/* note.c - notes ①, ② below a text whose marks stand in it: no levels of its outline. */
#include "data/signs.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/utf8.h"

enum { FIRST_MARK = 0x2460, MARKS = 20, LONGEST_HEADING = 60 };

/* Which marks the text up to a place has behind a word: 三个一批①行动. */
struct referred {
    bool mark[MARKS];
};

/* A mark behind a punctuation mark begins an item of a list inside the sentence. */
static bool is_behind_word(gaz_slice text, const char *at) {
    uint32_t before = at > text.ptr ? gaz_utf8_last(text.ptr, at) : 0;
    return gaz_is_han(before) || gaz_is_digit(before) || gaz_is_letter(before) || before == '%' ||
           before == 0x201D || before == 0x300B; /* ” 》 */
}

static void refer(struct referred *referred, gaz_slice text) {
    static const char lead[] = "\xE2\x91"; /* of all the marks */
    for (const char *at; (at = gaz_slice_find(text, lead)) != NULL;) {
        uint32_t mark = gaz_utf8_first(gaz_slice_between(at, gaz_slice_end(text))) - FIRST_MARK;
        if (mark < MARKS && is_behind_word(text, at)) {
            referred->mark[mark] = true;
        }
        text = gaz_slice_between(at + strlen(lead), gaz_slice_end(text));
    }
}

bool gaz_begins_with_mark(gaz_slice text) {
    return gaz_utf8_first(text) - FIRST_MARK < MARKS;
}

bool gaz_heads_terms(gaz_slice text) {
    static const gaz_slice ends[] = {GAZ_WORD("名词解释"), GAZ_WORD("名词解释："),
                                     GAZ_WORD("名词注释"), GAZ_WORD("名词注释：")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends && text.len <= LONGEST_HEADING; i++) {
        if (gaz_slice_has_end(text, ends[i])) {
            return gaz_slice_find(text, "，") == NULL;
        }
    }
    return false;
}

/* 包括以下内容： leads a list in; 注： and 名词解释： head notes. */
static bool leads_list_in(gaz_slice text) {
    return (gaz_slice_ends(text, "：") || gaz_slice_ends(text, ":")) && !gaz_heads_terms(text) &&
           gaz_slice_find(text, "注") == NULL;
}

/* Where the marks that follow each other from `at` on end; false when one of them stands
 * nowhere above. */
static bool are_notes(const struct parser *parser, uint32_t at, uint32_t end,
                      const struct referred *referred, uint32_t *behind) {
    bool all = true;
    for (; at < end && parser->units[at].label.kind == GAZ_LABEL_LEVEL5; at++) {
        int64_t ordinal = parser->units[at].label.ordinal;
        all &= ordinal >= 1 && ordinal <= MARKS && referred->mark[ordinal - 1];
    }
    *behind = at;
    return all;
}

static void unlabel(struct unit *unit) {
    unit->label = (gaz_label){0};
    unit->signs = gaz_signs_of(unit->text);
    unit->form = 0;
}

void gaz_unlabel_notes(struct parser *parser, struct range range) {
    struct referred referred = {0};
    uint32_t first = range.first;
    while (first < range.end && parser->units[first].label.kind != GAZ_LABEL_LEVEL5) {
        first++;
    }
    for (uint32_t i = range.first; first < range.end && i < range.end;) {
        struct unit *unit = &parser->units[i];
        uint32_t behind = i + 1;
        bool notes = unit->label.kind == GAZ_LABEL_LEVEL5 &&
                     are_notes(parser, i, range.end, &referred, &behind) && i > range.first &&
                     !leads_list_in(unit[-1].text);
        for (; i < behind; i++) {
            if (notes) {
                unlabel(&parser->units[i]);
            }
            refer(&referred, parser->units[i].text);
        }
    }
}
