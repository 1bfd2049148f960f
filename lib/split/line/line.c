/* line.c - what is asked of lines that were read. */
#include "split/line/line.h"

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
