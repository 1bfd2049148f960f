/* adoption.c - 已经2020年11月10日省政府第90次常务会议通过: when and by whom the
 * text that an order publishes was adopted. */
#include "parse/element/elements.h"
#include "text/grammar/date.h"

enum { LONGEST_PHRASE = 240, LONGEST_NAME = 150 };

static gaz_slice drop(gaz_slice text, const char *word, bool front) {
    size_t len = strlen(word);
    if (front) {
        return gaz_slice_starts(text, word) ? gaz_slice_from(text, len) : text;
    }
    return gaz_slice_ends(text, word) ? gaz_slice_first(text, text.len - len) : text;
}

/* The organ between the date and 通过. */
static gaz_slice adopting_organ(gaz_slice phrase) {
    static const char *const before[] = {"，", "、", "经", "由", NULL};
    static const char *const behind[] = {"讨论", "审议", "研究", "修订", "表决", "会议审定", NULL};
    for (const char *const *word = before; *word != NULL; word++) {
        phrase = drop(gaz_slice_trim(phrase), *word, true);
    }
    for (const char *const *word = behind; *word != NULL; word++) {
        phrase = drop(gaz_slice_trim(phrase), *word, false);
    }
    return phrase;
}

static bool read_adoption(struct parser *parser, gaz_slice text) {
    const char *passed = gaz_slice_find(text, "通过");
    if (passed == NULL) {
        return false;
    }
    const char *from = passed - text.ptr > LONGEST_PHRASE ? passed - LONGEST_PHRASE : text.ptr;
    gaz_slice before = gaz_slice_between(from, passed);
    for (const char *at = gaz_slice_find(before, "年"); at != NULL;) {
        const char *year = at - from >= 4 ? at - 4 : from;
        gaz_date date;
        size_t len = gaz_date_read(gaz_slice_between(year, passed), &date);
        if (len > 0 && date.day > 0) {
            gaz_slice organ = adopting_organ(gaz_slice_between(year + len, passed));
            parser->out->adopted_date = gaz_date_iso(parser->arena, date);
            if (organ.len > 0 && organ.len <= LONGEST_NAME) {
                parser->out->adopted_by = gaz_tidy(parser->arena, organ);
            }
            return true;
        }
        at = gaz_slice_find(gaz_slice_between(at + 1, passed), "年");
    }
    return false;
}

void gaz_parse_adoption(struct parser *parser) {
    uint32_t looked = 0;
    for (const gaz_node *node = parser->out->text.root->first; node != NULL && looked < 3;
         node = node->next, looked++) {
        if (node->text.ptr != NULL && node->type == GAZ_NODE_PARAGRAPH &&
            read_adoption(parser, node->text)) {
            return;
        }
    }
}
