/* eid.c - ids as Akoma Ntoso builds eId: chp_2__art_7__para_1__point_3. What they are made
 * of is given to all nodes; the nodes that have words are noted on the way. */
#include "text/grammar/eid.h"
#include "data/signs.h"
#include "parse/tree/tree.h"

/* How often a number was given among the children of one node. */
struct given {
    const gaz_node *parent;
    int64_t ordinal;
    int64_t insert;
    uint32_t count;
    uint8_t type;
};

/* Numbers are kept where they may stand twice only: below a node whose children do not
 * count upwards. Open addressing; at most half of the table is used. */
struct ids {
    struct parser *parser;
    struct given *table;
    size_t size;
    size_t used;
};

static bool is_by_position(const gaz_node *node) {
    return node->type == GAZ_NODE_PARAGRAPH || node->type >= GAZ_NODE_TABLE;
}

/* Whether each child with a label has a higher number than those of its type before. */
static bool counts_upwards(const gaz_node *parent) {
    const gaz_node *last[GAZ_NODE_TYPE_COUNT] = {NULL};
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        const gaz_node *before = last[node->type];
        bool higher = before == NULL || node->ordinal > before->ordinal ||
                      (node->ordinal == before->ordinal && node->insert > before->insert);
        if (!higher && !is_by_position(node)) {
            return false;
        }
        last[node->type] = node;
    }
    return true;
}

static uint64_t hash(const struct given *given) {
    uint64_t h = (uint64_t)(uintptr_t)given->parent / 16;
    h = h * 0x9E3779B97F4A7C15u + (uint64_t)given->ordinal;
    h = h * 0x9E3779B97F4A7C15u + (uint64_t)given->insert * 16 + given->type;
    return h ^ h >> 29;
}

/* Where the number stands in the table, or a free place. */
static struct given *place_of(const struct ids *ids, const struct given *number) {
    for (size_t at = hash(number) & (ids->size - 1);; at = (at + 1) & (ids->size - 1)) {
        struct given *given = &ids->table[at];
        if (given->parent == NULL ||
            (given->parent == number->parent && given->ordinal == number->ordinal &&
             given->insert == number->insert && given->type == number->type)) {
            return given;
        }
    }
}

static void make_room(struct ids *ids) {
    enum { FIRST_SIZE = 64 };
    if (2 * (ids->used + 1) <= ids->size) {
        return;
    }
    struct ids larger = *ids;
    larger.size = ids->size > 0 ? 4 * ids->size : FIRST_SIZE;
    larger.table = gaz_arena_zero(ids->parser->arena, larger.size * sizeof *larger.table);
    for (size_t i = 0; i < ids->size; i++) {
        if (ids->table[i].parent != NULL) {
            *place_of(&larger, &ids->table[i]) = ids->table[i];
        }
    }
    *ids = larger;
}

/* How many siblings before had the same number. */
static uint32_t count_given(struct ids *ids, const gaz_node *node) {
    struct given number = {node->parent, node->ordinal, node->insert, 0, node->type};
    make_room(ids);
    struct given *given = place_of(ids, &number);
    if (given->parent == NULL) {
        *given = number;
        ids->used++;
    }
    return given->count++;
}

gaz_slice gaz_node_eid(gaz_arena *arena, const gaz_node *node) {
    const gaz_slice none = {NULL, 0};
    if (node->parent == NULL) {
        return none;
    }
    bool highest = node->parent->parent == NULL;
    gaz_slice above = highest ? node->parent->label : gaz_node_eid(arena, node->parent);
    size_t room = above.len + GAZ_EID_SEGMENT;
    char *id = gaz_arena_alloc(arena, room);
    if (id == NULL || (above.ptr == NULL && !highest)) {
        return none;
    }
    if (above.ptr != NULL) {
        memcpy(id, above.ptr, above.len);
    }
    gaz_slice eid = gaz_slice_between(id, gaz_eid_own(id + above.len, above, node));
    gaz_arena_cut(arena, id, room, eid.len);
    return eid;
}

/* A node without a text of its own may cite in its heading. */
static void note_text(struct parser *parser, gaz_node *node, uint32_t quoted) {
    uint32_t signs = ((const struct growing *)node)->signs;
    signs &= node->text.ptr != NULL      ? GAZ_SIGN_ALL
             : node->heading.ptr != NULL ? GAZ_SIGN_CITATION
                                         : 0;
    signs |= gaz_cells_of(node) != NULL ? GAZ_TEXT_CELLS : 0;
    if (signs != 0) {
        parser->texts_read[parser->text_count++] = (struct text){node, signs | quoted};
    }
}

/* To the one child of its parent, as most articles have one, without tables of numbers. */
static gaz_node *give_only(struct ids *ids, gaz_node *node, uint32_t *quoted) {
    node->ordinal = is_by_position(node) ? 1 : node->ordinal;
    *quoted = node->type == GAZ_NODE_QUOTATION ? GAZ_TEXT_QUOTED : *quoted;
    note_text(ids->parser, node, *quoted);
    return node;
}

static void give_below(struct ids *ids, gaz_node *parent, uint32_t quoted) {
    while (parent->first != NULL && parent->first->next == NULL) {
        parent = give_only(ids, parent->first, &quoted);
    }
    if (parent->first == NULL) {
        return;
    }
    int64_t position[GAZ_NODE_TYPE_COUNT] = {0};
    bool unique = counts_upwards(parent);
    for (gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (is_by_position(node)) {
            node->ordinal = ++position[node->type];
        } else if (!unique) {
            node->alike = count_given(ids, node);
        }
        uint32_t in_quotation = node->type == GAZ_NODE_QUOTATION ? GAZ_TEXT_QUOTED : quoted;
        note_text(ids->parser, node, in_quotation);
        if (node->first != NULL) {
            give_below(ids, node, in_quotation);
        }
    }
}

struct texts gaz_give_ids(struct parser *parser, gaz_part *part) {
    if (parser->texts_read == NULL) {
        size_t size = (parser->nodes + (size_t)1) * sizeof *parser->texts_read;
        parser->texts_read = gaz_arena_alloc(parser->arena, size);
    }
    struct ids ids = {.parser = parser};
    uint32_t first = parser->text_count;
    part->root->label = part->prefix;
    give_below(&ids, part->root, 0);
    return (struct texts){parser->texts_read + first, parser->text_count - first};
}
