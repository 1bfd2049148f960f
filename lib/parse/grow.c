/* grow.c - a node more in a tree. */
#include "data/signs.h"
#include "parse/outline.h"

struct growing *gaz_add_node(struct outline *outline, gaz_node *parent, gaz_node_type type,
                             const struct unit *unit) {
    struct growing *growing = gaz_arena_zero(outline->parser->arena, sizeof *growing);
    gaz_node *node = &growing->node;
    outline->parser->nodes++;
    node->parent = parent;
    node->type = (uint8_t)type;
    /* The heading of an article may come from another unit. */
    growing->signs = type == GAZ_NODE_ARTICLE ? GAZ_SIGN_ALL : unit->signs;
    node->ordinal = -1;
    node->line = unit->paragraph->line;
    node->end_line = unit->paragraph->end_line;
    growing->before = parent->last;
    if (parent->last == NULL) {
        parent->first = node;
    } else {
        parent->last->next = node;
    }
    parent->last = node;
    return growing;
}

gaz_findings *gaz_findings_of(struct parser *parser, gaz_node *node) {
    if (node->findings == NULL) {
        node->findings = gaz_arena_zero(parser->arena, sizeof *node->findings);
    }
    return node->findings;
}
