/* sequence.c - the sequence of printed numbers: gaps, repeats, lost labels. */
#include "parse/tree/tree.h"
#include "text/utf8.h"

enum { LONGEST_LOST_HEADING = 20, LARGEST_GAP = 2, MOST_LOST = 6, MOST_ALIKE = 100 };

bool gaz_label_is_stray(struct outline *outline, uint32_t at) {
    const gaz_label *label = &outline->parser->units[at].label;
    int64_t expected = outline->last[label->kind].ordinal + 1;
    if (label->ordinal <= expected + LARGEST_GAP || label->insert > 0 ||
        outline->last[label->kind].parent == NULL) {
        return false;
    }
    uint32_t next = gaz_next_label(outline, label->kind, at + 1);
    return next < outline->range.end && outline->parser->units[next].label.ordinal == expected;
}

static gaz_slice sentence(struct outline *outline, enum gaz_code code, gaz_slice label,
                          int64_t last) {
    return gaz_arena_format(outline->parser->arena,
                            code == GAZ_CODE_NUMBER_GAP
                                ? "%.*s follows number %lld: a number is missing"
                                : "%.*s follows number %lld: the number stands twice",
                            GAZ_FMT(label), (long long)last);
}

/* A text of one label again and again says the same of each line: once for all lines from
 * the hundredth on, so that such a text takes half the memory. */
static void report(struct outline *outline, enum gaz_code code, const struct unit *unit,
                   int64_t last) {
    gaz_slice label = gaz_slice_trim(gaz_slice_first(unit->text, unit->label.len));
    struct alike *alike = &outline->alike;
    gaz_diagnostics *list = &outline->parser->out->diagnostics;
    if (alike->count == 0 || alike->code != code || alike->last != last ||
        !gaz_slice_equal(alike->label, label) ||
        list->items[list->count - 1].message.ptr != alike->message.ptr) {
        *alike = (struct alike){label, last, code, sentence(outline, code, label, last), 0};
    }
    if (++alike->count <= MOST_ALIKE) {
        gaz_report(outline->parser, code, unit, alike->message);
    } else {
        list->items[list->count - 1].end_line = unit->paragraph->end_line;
    }
}

/* 我局决定如下： or 【指导意义】 above 1. begins another list. */
static bool begins_list(const struct outline *outline, const struct unit *unit) {
    return unit > outline->parser->units + outline->range.first &&
           unit[-1].label.kind == GAZ_LABEL_NONE &&
           (gaz_slice_ends(unit[-1].text, "：") || gaz_is_bare_caption(unit[-1].text));
}

/* The first of a new parent may begin at 1 or go on from the parent before. */
static void check(struct outline *outline, const struct growing *node, const struct unit *unit,
                  const struct last_label *last) {
    int64_t ordinal = node->node.ordinal;
    bool first = last->parent != node->node.parent;
    if (ordinal == last->ordinal + 1 || node->node.insert > 0 ||
        (ordinal == 1 && (first || begins_list(outline, unit)))) {
        return;
    }
    bool gap = ordinal > last->ordinal;
    if (gap || (first && last->parent == NULL)) {
        report(outline, GAZ_CODE_NUMBER_GAP, unit, last->ordinal);
    } else {
        report(outline, GAZ_CODE_NUMBER_REPEAT, unit, last->ordinal);
    }
}

void gaz_count_label(struct outline *outline, const struct growing *node, const struct unit *unit) {
    struct last_label *last = &outline->last[node->kind];
    if (!node->node.inferred) {
        check(outline, node, unit, last);
    }
    *last = (struct last_label){node->node.ordinal, node->node.parent};
}

/* No label that lies higher stands between `at` and `next`. */
static bool is_next_sibling(struct outline *outline, gaz_label_kind kind, uint32_t at,
                            uint32_t next) {
    for (int other = GAZ_LABEL_BOOK; other < GAZ_LABEL_KINDS; other++) {
        if (outline->rank[other] < outline->rank[kind] &&
            gaz_next_label(outline, (gaz_label_kind)other, at) < next) {
            return false;
        }
    }
    return true;
}

static bool looks_like_heading(const struct unit *unit) {
    gaz_slice inside;
    return unit->label.kind == GAZ_LABEL_NONE && !unit->taken &&
           gaz_unit_is_short(unit, LONGEST_LOST_HEADING) && !gaz_unit_is_bracketed(unit, &inside) &&
           gaz_utf8_count(unit->text) >= 2;
}

/* Where several labels in a row are missing, as many lone headings must stand
 * there as numbers are missing: 第二章 … 统计资料 … 监督检查 … 第五章. */
static bool as_many_headings(const struct outline *outline, uint32_t at, uint32_t next,
                             int64_t missing) {
    int64_t headings = 0;
    for (uint32_t i = at; i < next && headings <= missing; i++) {
        headings += looks_like_heading(&outline->parser->units[i]);
    }
    return headings == missing;
}

struct growing *gaz_lost_sibling(struct outline *outline, uint32_t at) {
    if (!looks_like_heading(&outline->parser->units[at])) {
        return NULL;
    }
    for (gaz_node *node = outline->open; node != outline->root; node = node->parent) {
        struct growing *growing = (struct growing *)node;
        gaz_label_kind kind = (gaz_label_kind)growing->kind;
        if (kind == GAZ_LABEL_NONE || kind == GAZ_LABEL_ARTICLE) {
            continue;
        }
        uint32_t next = gaz_next_label(outline, kind, at);
        if (next == outline->range.end || !is_next_sibling(outline, kind, at, next)) {
            continue;
        }
        int64_t missing = outline->parser->units[next].label.ordinal - node->ordinal - 1;
        if (missing == 1 ||
            (missing > 1 && missing <= MOST_LOST && as_many_headings(outline, at, next, missing))) {
            return growing;
        }
    }
    return NULL;
}
