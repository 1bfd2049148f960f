/* series.c - 甲、 A、 a) 1): which of them are labels, as the next one proves. */
#include "data/signs.h"
#include "parse/unit/parser.h"
#include "text/grammar/series_label.h"

enum { KINDS = GAZ_LABEL_HALF - GAZ_LABEL_STEM + 1 };

/* A series while it is read. */
struct series {
    struct unit *first; /* its first, which no second has proved yet */
    gaz_label label;    /* of that */
    int64_t last;       /* 0 when it has not begun */
    uint32_t mark;
};

static void give(struct unit *unit, gaz_label label) {
    unit->label = label;
    unit->signs = gaz_signs_of(gaz_slice_from(unit->text, label.text_at));
}

static void take(struct series *series, struct unit *unit, gaz_label label) {
    uint32_t mark = gaz_series_mark(unit->text, &label);
    if (label.ordinal == 1) {
        *series = (struct series){unit, label, 1, mark};
    } else if (series->last > 0 && label.ordinal == series->last + 1 && mark == series->mark) {
        if (series->first != NULL) {
            give(series->first, series->label);
            series->first = NULL;
        }
        give(unit, label);
        series->last = label.ordinal;
    }
}

/* Nearly every unit begins with Han; before the first 甲、 or 子、 no other one is asked. */
static bool may_begin(gaz_slice text, bool stems) {
    unsigned char c = (unsigned char)*text.ptr;
    bool han = c >= 0xE4 && c <= 0xE9;
    return !han || stems || gaz_slice_starts(text, "甲") || gaz_slice_starts(text, "子");
}

void gaz_prove_series(struct parser *parser) {
    struct series series[KINDS] = {0};
    bool stems = false;
    for (uint32_t i = 0; i < parser->count; i++) {
        struct unit *unit = &parser->units[i];
        gaz_label label;
        if (unit->label.len == 0 && may_begin(unit->text, stems) &&
            (unit->paragraph->layout & GAZ_LAYOUT_ROW) == 0 &&
            gaz_series_label_read(unit->text, &label) > 0) {
            stems |= label.kind <= GAZ_LABEL_BRANCH;
            take(&series[label.kind - GAZ_LABEL_STEM], unit, label);
        }
    }
}
