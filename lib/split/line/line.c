/* line.c - what is asked of lines that were read. */
#include "split/line/line.h"

#include "split/line/page_number.h"
#include "text/grammar/decimal_label.h"

uint32_t gaz_columns(gaz_slice text) {
    uint32_t columns;
    gaz_glance_columns(text, &columns);
    return columns;
}

void gaz_line_list_add_odd(gaz_arena *arena, gaz_line_list *list, uint32_t i) {
    list->odd = gaz_arena_stretch(arena, list->odd, list->odd_count, &list->odd_capacity,
                                  sizeof *list->odd);
    list->odd[list->odd_count++] = i;
}

void gaz_line_list_find_odd(gaz_arena *arena, gaz_line_list *list) {
    list->odd_count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        if (gaz_line_is_odd(&list->items[i])) {
            gaz_line_list_add_odd(arena, list, i);
        }
    }
}

/* Whether a rule about what is of no text (portal.c, page_mark.c, page_lines.c, page_count.c) may
 * say yes. */
static bool is_odd(const gaz_line *line) {
    static const gaz_facts any = {
        .signs = GAZ_HAS_NET | GAZ_HAS_P | GAZ_HAS_REPORT | GAZ_HAS_NUMBER,
        .first = GAZ_FIRST_PORTAL | GAZ_FIRST_DIGIT,
        .last = GAZ_LAST_DATE | GAZ_LAST_FRAME,
    };
    bool word =
        (line->facts.first & GAZ_FIRST_PAGE_WORD) != 0 && !gaz_line_is_labelled(line->line_class);
    return word || gaz_facts_allow(line->facts, any) || line->len <= GAZ_LONGEST_SPOILED ||
           line->line_class == GAZ_LINE_PAGE_NUMBER;
}

void gaz_line_find_class(gaz_line *line) {
    line->line_class = (line->marks & GAZ_MARK_ROW) != 0
                           ? GAZ_LINE_TABLE_ROW
                           : gaz_line_classify(gaz_line_text(line), line->facts, &line->ordinal);
    if (gaz_line_is_labelled(line->line_class) && line->ordinal == 1) {
        line->facts.first |= GAZ_FIRST_ONE;
    }
    if (is_odd(line)) {
        line->facts.first |= GAZ_FIRST_ODD;
    }
}

void gaz_line_say(gaz_line *line, gaz_slice text) {
    uint32_t columns;
    uint32_t signs = gaz_glance_columns(text, &columns);
    line->text = text.ptr;
    line->len = (uint32_t)text.len;
    line->bold = 0;
    line->width = columns < GAZ_WIDTH_UNKNOWN ? (uint16_t)columns : GAZ_WIDTH_UNKNOWN;
    line->facts = gaz_facts_with(text, signs);
    gaz_line_find_class(line);
}

/* A.1, of an annex. */
static bool begins_with_letter(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return text.len > 2 && *text.ptr >= 'A' && *text.ptr <= 'Z';
}

static gaz_slice unclassed_text(const void *data, uint32_t at) {
    const gaz_line *line = &((const gaz_line_list *)data)->items[at];
    bool may_be = (line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_TITLE ||
                   line->line_class == GAZ_LINE_LIST_ENTRY) &&
                  ((line->facts.first & GAZ_FIRST_DIGIT) != 0 || begins_with_letter(line)) &&
                  (line->marks & GAZ_MARK_ROW) == 0;
    return may_be ? gaz_line_text(line) : (gaz_slice){line->text, 0};
}

void gaz_line_list_find_decimals(gaz_arena *arena, gaz_line_list *list) {
    uint32_t *found;
    if ((list->any.first & GAZ_FIRST_DIGIT) == 0) {
        return;
    }
    uint32_t count = gaz_decimal_labels_find(arena, unclassed_text, list, list->count, &found);
    for (uint32_t i = 0; i < count; i++) {
        list->items[found[i]].line_class = GAZ_LINE_DECIMAL;
    }
}
