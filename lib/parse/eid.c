/* eid.c - ids as Akoma Ntoso builds eId: chp_2__art_7__para_1__point_3. */
#include "text/eid.h"
#include "parse/parse.h"

/* How often a number was given among the children of one node. */
struct given {
    const gaz_node *parent;
    int64_t ordinal;
    int64_t insert;
    uint32_t count;
    uint8_t type;
};

struct ids {
    gaz_arena *arena;
    struct given *table;
    size_t mask;
};

static size_t count_nodes(const gaz_node *parent) {
    size_t count = 0;
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        count += 1 + count_nodes(node);
    }
    return count;
}

static uint64_t hash(const gaz_node *node) {
    uint64_t h = (uint64_t)(uintptr_t)node->parent / 16;
    h = h * 0x9E3779B97F4A7C15u + (uint64_t)node->ordinal;
    h = h * 0x9E3779B97F4A7C15u + (uint64_t)node->insert * 16 + node->type;
    return h ^ h >> 29;
}

/* How many siblings before had the same number. */
static uint32_t count_given(struct ids *ids, const gaz_node *node) {
    for (size_t at = hash(node) & ids->mask;; at = (at + 1) & ids->mask) {
        struct given *given = &ids->table[at];
        if (given->parent == NULL) {
            *given = (struct given){node->parent, node->ordinal, node->insert, 1, node->type};
            return 0;
        }
        if (given->parent == node->parent && given->ordinal == node->ordinal &&
            given->insert == node->insert && given->type == node->type) {
            return given->count++;
        }
    }
}

static void give_id(struct ids *ids, gaz_node *node, gaz_slice above) {
    char segment[GAZ_EID_SEGMENT];
    char *end = gaz_eid_segment(segment, above, (gaz_node_type)node->type, node->ordinal);
    if (node->insert > 0) {
        *end++ = '-';
        end = gaz_eid_number(end, node->insert);
    }
    uint32_t before = count_given(ids, node);
    if (before > 0) {
        *end++ = '_';
        end = gaz_eid_number(end, (int64_t)before + 1);
    }
    size_t len = (size_t)(end - segment);
    char *id = gaz_arena_alloc(ids->arena, above.len + len);
    if (above.len > 0) { /* an absent text has no pointer either */
        memcpy(id, above.ptr, above.len);
    }
    memcpy(id + above.len, segment, len);
    node->eid = (gaz_slice){id, above.len + len};
}

static void give_below(struct ids *ids, gaz_node *parent, gaz_slice above) {
    int64_t position[GAZ_NODE_TYPE_COUNT] = {0};
    for (gaz_node *node = parent->first; node != NULL; node = node->next) {
        bool by_position = node->type == GAZ_NODE_PARAGRAPH || node->type >= GAZ_NODE_TABLE;
        if (by_position) {
            node->ordinal = ++position[node->type];
        }
        give_id(ids, node, above);
        give_below(ids, node, node->eid);
    }
}

void gaz_give_ids(struct parser *parser, gaz_part *part) {
    size_t nodes = count_nodes(part->root);
    size_t size = 16;
    while (size < nodes * 2) {
        size *= 2;
    }
    struct ids ids = {.arena = parser->arena, .mask = size - 1};
    ids.table = gaz_arena_zero(parser->arena, size * sizeof *ids.table);
    give_below(&ids, part->root, part->prefix);
}
