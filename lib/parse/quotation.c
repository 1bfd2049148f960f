/* quotation.c - the text that an amendment puts in place: what stands in
 * quotation marks on lines of its own behind 修改为：. */
#include "data/signs.h"
#include "parse/outline.h"

enum { MOST_UNITS = 400 };

static bool announces(gaz_slice text) {
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

static bool closes(gaz_slice text) {
    while (gaz_slice_ends(text, "。") || gaz_slice_ends(text, "；")) {
        text.len -= strlen("。");
    }
    return gaz_slice_ends(text, "”");
}

/* Where the quotation that begins at `at` ends; `at` when it never does. */
static uint32_t quotation_end(struct outline *outline, uint32_t at) {
    for (uint32_t i = at; i < outline->range.end && i - at < MOST_UNITS; i++) {
        if (closes(outline->parser->units[i].text)) {
            return i + 1;
        }
        if (i > at && gaz_slice_starts(outline->parser->units[i].text, "“")) {
            break;
        }
    }
    return at;
}

uint32_t gaz_parse_quotation(struct outline *outline, gaz_node *parent, uint32_t at) {
    struct parser *parser = outline->parser;
    if (parent == NULL || !gaz_slice_starts(parser->units[at].text, "“") ||
        !announces(parent->text)) {
        return 0;
    }
    uint32_t end = quotation_end(outline, at);
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
