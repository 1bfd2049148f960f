/* quotation.c - the text that an amendment puts in place: what stands in
 * quotation marks on lines of its own behind 修改为：. */
#include "data/signs.h"
#include "parse/tree/tree.h"

enum { MOST_UNITS = 400 };

static bool ends_in_announcement(gaz_slice text) {
    static const char *const words[] = {"修改为", "修改成", "增加", "改为", "作为", "表述为", NULL};
    if (!gaz_slice_ends(text, "：") && !gaz_slice_ends(text, ":")) {
        return false;
    }
    gaz_slice tail = text.len > 300 ? gaz_slice_from(text, text.len - 300) : text;
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_find(tail, *word) != NULL) {
            return true;
        }
    }
    return false;
}

/* 修改为：“有下列情形之一的：: the quotation begins in the text, and goes on below. */
static bool leaves_open(gaz_slice text) {
    const char *open = gaz_slice_find_last(text, "：“");
    if (open == NULL || !ends_in_announcement(gaz_slice_between(text.ptr, open + strlen("：")))) {
        return false;
    }
    int depth = 0;
    for (const char *at = open + strlen("："); at + 3 <= gaz_slice_end(text); at++) {
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
        depth += gaz_slice_starts(rest, "“");
        depth -= gaz_slice_starts(rest, "”");
    }
    return depth > 0;
}

static bool closes(gaz_slice text) {
    while (gaz_slice_ends(text, "。") || gaz_slice_ends(text, "；")) {
        text.len -= strlen("。");
    }
    return gaz_slice_ends(text, "”");
}

/* Whether unit `at` is the next instruction of the list that parent is in: a quotation
 * before it was never closed. */
static bool is_next_instruction(const struct outline *outline, const gaz_node *parent,
                                uint32_t at) {
    static const char *const words[] = {"修改", "增加", "改为", "作为", "删去", "删除", NULL};
    const struct unit *unit = &outline->parser->units[at];
    while (parent->parent != NULL && parent->label.ptr == NULL) {
        parent = parent->parent;
    }
    return unit->label.kind != GAZ_LABEL_NONE &&
           unit->label.kind == ((const struct growing *)parent)->kind &&
           unit->label.ordinal == parent->ordinal + 1 && gaz_slice_holds_any(unit->text, words);
}

/* Where the quotation that goes on at `at` ends; `at` when it never does. Each of its
 * paragraphs may begin with a mark; the last one ends with one. */
static uint32_t quotation_end(const struct outline *outline, const gaz_node *parent, uint32_t at) {
    for (uint32_t i = at; i < outline->range.end && i - at < MOST_UNITS; i++) {
        if (is_next_instruction(outline, parent, i)) {
            break;
        }
        if (closes(outline->parser->units[i].text)) {
            return i + 1;
        }
    }
    return at;
}

uint32_t gaz_parse_quotation(struct outline *outline, gaz_node *parent, uint32_t at) {
    struct parser *parser = outline->parser;
    bool begins = gaz_slice_starts(parser->units[at].text, "“");
    if (parent == NULL || !gaz_node_may_hold(parent, GAZ_SIGN_COLON) ||
        !((begins && ends_in_announcement(parent->text)) ||
          (gaz_node_may_hold(parent, GAZ_SIGN_QUOTE) && leaves_open(parent->text)))) {
        return 0;
    }
    uint32_t end = quotation_end(outline, parent, at);
    if (end == at) {
        return 0;
    }
    gaz_node *node = &gaz_add_node(outline, parent, GAZ_NODE_QUOTATION, &parser->units[at])->node;
    node->end_line = parser->units[end - 1].paragraph->end_line;
    if (end == at + 1) {
        node->text = parser->units[at].text;
        return 1;
    }
    for (uint32_t i = at; i < end; i++) {
        struct growing *line = gaz_add_node(outline, node, GAZ_NODE_PARAGRAPH, &parser->units[i]);
        line->node.text = parser->units[i].text;
        line->signs = GAZ_SIGN_ALL; /* a label is part of it */
    }
    return end - at;
}
