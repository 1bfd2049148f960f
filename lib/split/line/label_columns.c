/* label_columns.c - labels that a reader of columns set before both their texts. */
#include "split/line/label_columns.h"

#include "split/line/tail.h"
#include "text/grammar/label.h"

enum { LONGEST_CAPTION = 40 /* columns of what stands behind 第二章 */ };

/* 第二章 and nothing else. */
static bool is_bare(const gaz_line *line) {
    gaz_label label;
    return gaz_label_read(gaz_line_text(line), &label) == line->len;
}

static bool is_caption(const gaz_line *line) {
    return line->line_class == GAZ_LINE_OTHER && line->width <= LONGEST_CAPTION &&
           line->facts.tail == GAZ_TAIL_OPEN;
}

void gaz_label_columns_order(gaz_line_list *lines) {
    for (uint32_t i = 0; i + 3 < lines->count; i++) {
        gaz_line *line = &lines->items[i];
        bool classes = line->line_class >= GAZ_LINE_BOOK && line->line_class < GAZ_LINE_ARTICLE &&
                       line[1].line_class == GAZ_LINE_ARTICLE &&
                       line[3].line_class == GAZ_LINE_OTHER;
        if (classes && is_caption(line + 2) && is_bare(line) && is_bare(line + 1)) {
            gaz_line article = line[1];
            line[1] = line[2];
            line[2] = article;
        }
    }
}
