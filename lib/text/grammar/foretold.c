/* foretold.c - what a compact record leaves out of a node. */
#include "text/grammar/foretold.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

gaz_lines gaz_lines_from(int64_t line) {
    return (gaz_lines){.end = line, .step = 1};
}

gaz_siblings gaz_siblings_of_text(gaz_slice prefix, gaz_lines *lines) {
    return (gaz_siblings){.above = prefix, .lines = lines, .line = lines->end, .first = true};
}

gaz_siblings gaz_siblings_below(const gaz_siblings *siblings, gaz_slice eid, gaz_node_type type,
                                int64_t line) {
    bool article = type == GAZ_NODE_ARTICLE;
    return (gaz_siblings){.above = eid,
                          .lines = siblings->lines,
                          .line = line,
                          .of_article = article,
                          .in_article = article || siblings->in_article,
                          .first = true};
}

/* 第十条, 第十条之一, 第二章: scripts/full.jq reads labels in the same way. */
static gaz_node_type type_of_division(gaz_slice label) {
    if (gaz_slice_find(label, "条") != NULL) {
        return GAZ_NODE_ARTICLE;
    }
    if (gaz_slice_ends(label, "章")) {
        return GAZ_NODE_CHAPTER;
    }
    if (gaz_slice_ends(label, "节")) {
        return GAZ_NODE_SECTION;
    }
    return gaz_slice_ends(label, "分编") ? GAZ_NODE_PART : GAZ_NODE_BOOK;
}

/* The class of a label that is none of a division: 1 for 一、 to 5 for ①. */
static uint8_t marker_of(gaz_slice label) {
    uint32_t c = gaz_utf8_first(label);
    if (c == 0xFF08) { /* （ */
        return gaz_is_digit(gaz_utf8_first(gaz_slice_from(label, strlen("（")))) ? 4 : 2;
    }
    if (gaz_is_digit(c) || (c >= 0x2488 && c <= 0x249B)) { /* ⒈ */
        return 3;
    }
    if (c >= 0x3220 && c <= 0x3229) { /* ㈠ */
        return 2;
    }
    if (c >= 0x2474 && c <= 0x2487) { /* ⑴ */
        return 4;
    }
    return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x277F) ? 5 : 1; /* ① ❶ */
}

gaz_node_type gaz_foretold_type(const gaz_siblings *siblings, gaz_slice label, uint8_t *marker) {
    *marker = 0;
    if (label.ptr == NULL) {
        return GAZ_NODE_PARAGRAPH;
    }
    if (gaz_slice_starts(label, "第")) {
        return type_of_division(label);
    }
    uint8_t class = marker_of(label);
    if (siblings->in_article && (class == 2 || class == 3)) {
        return class == 2 ? GAZ_NODE_POINT : GAZ_NODE_INDENT;
    }
    *marker = class;
    return GAZ_NODE_LEVEL;
}

int64_t gaz_foretold_line(const gaz_siblings *siblings) {
    return siblings->first && siblings->of_article ? siblings->line
                                                   : siblings->lines->end + siblings->lines->step;
}

int64_t gaz_foretold_ordinal(const gaz_siblings *siblings, gaz_node_type type) {
    return siblings->last[type] + 1;
}

void gaz_siblings_add(gaz_siblings *siblings, gaz_node_type type, int64_t ordinal, int64_t line,
                      int64_t end_line) {
    if (ordinal >= 0) {
        siblings->last[type] = ordinal;
    }
    if (line > siblings->lines->end) {
        siblings->lines->step = line - siblings->lines->end;
    }
    siblings->lines->end = end_line;
    siblings->first = false;
}

const char *gaz_foretold_kind(gaz_slice unit) {
    static const char *const shares[] = {"%", "百分点", "‰", "‱"};
    if (unit.ptr == NULL) {
        return "deadline";
    }
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (gaz_slice_is(unit, shares[i])) {
            return "percentage";
        }
    }
    return gaz_slice_is(unit, "元") ? "amount" : "count";
}

gaz_slice gaz_foretold_title(gaz_slice text) {
    const char *close = gaz_slice_starts(text, "《") ? gaz_slice_find(text, "》") : NULL;
    return close == NULL ? (gaz_slice){NULL, 0} : gaz_slice_between(text.ptr + strlen("《"), close);
}
