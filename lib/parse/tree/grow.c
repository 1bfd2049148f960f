/* grow.c - a node more in a tree. */
#include "data/signs.h"
#include "parse/tree/tree.h"

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
    gaz_node *last = gaz_last_child(parent);
    if (last == NULL) {
        parent->first = node;
    } else {
        growing->before = last;
        last->next = node;
    }
    ((struct growing *)parent->first)->before = node;
    return growing;
}

void gaz_drop_first(gaz_node *parent) {
    gaz_node *last = gaz_last_child(parent);
    parent->first = parent->first->next;
    if (parent->first != NULL) {
        ((struct growing *)parent->first)->before = last;
    }
}

gaz_findings *gaz_findings_of(struct parser *parser, gaz_node *node) {
    if (node->findings == NULL) {
        node->findings = gaz_arena_zero(parser->arena, sizeof *node->findings);
    }
    return node->findings;
}

gaz_cells *gaz_give_cells(struct parser *parser, gaz_node *node) {
    gaz_cells *cells = gaz_arena_zero(parser->arena, sizeof *cells);
    gaz_findings_of(parser, node)->cells = cells;
    return cells;
}
