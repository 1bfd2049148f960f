/* nodes.c - the tree of a text, node by node. */
#include "write/nodes.h"

#include "text/grammar/eid.h"
#include "text/grammar/foretold.h"
#include "write/pen.h"

static void write_rows(gaz_buffer *out, const gaz_cells *cells) {
    gaz_json_key(out, "rows");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < cells->row_count; i++) {
        gaz_json_strings(out, &cells->rows[i]);
    }
    gaz_json_end_array(out);
    gaz_json_member_integer(out, "header", cells->header);
}

static void write_entries(gaz_buffer *out, const gaz_cells *cells) {
    gaz_json_key(out, "entries");
    gaz_json_strings(out, &cells->entries);
    if (cells->posts.count > 0) {
        gaz_json_member_strings(out, "posts", &cells->posts);
    }
}

static void put_bool(struct gaz_pen *pen, bool value) {
    if (value) {
        gaz_pen_put(pen, "true");
    } else {
        gaz_pen_put(pen, "false");
    }
}

static void write_duty(gaz_buffer *out, const gaz_duty *duty) {
    struct gaz_pen pen = gaz_pen_on(out, 0);
    if (pen.at == NULL) {
        return;
    }
    gaz_pen_put(&pen, "{");
    if (!out->compact || strcmp(duty->role, GAZ_FORETOLD_ROLE) != 0) {
        gaz_pen_named(&pen, "\"role\":", duty->role, false);
    }
    if (!out->compact || duty->orgs.count > 0) {
        gaz_pen_put(&pen, "\"orgs\":[");
        for (uint32_t i = 0; i < duty->orgs.count; i++) {
            gaz_pen_string(&pen, duty->orgs.items[i]);
            gaz_pen_put(&pen, ",");
        }
        gaz_pen_close(&pen, ']');
        gaz_pen_put(&pen, ",");
    }
    if (!out->compact || duty->open) {
        gaz_pen_put(&pen, "\"open\":");
        put_bool(&pen, duty->open);
    }
    gaz_pen_close(&pen, '}');
    gaz_pen_off(&pen);
}

static void write_duties(gaz_buffer *out, const gaz_duties *duties) {
    gaz_json_key(out, "responsibility");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < duties->count; i++) {
        write_duty(out, &duties->items[i]);
    }
    gaz_json_end_array(out);
}

static void write_quantity(gaz_buffer *out, const gaz_quantity *quantity) {
    bool brief = out->compact;
    struct gaz_pen pen = gaz_pen_on(out, 0);
    if (pen.at == NULL) {
        return;
    }
    gaz_pen_put(&pen, "{");
    if (!brief || strcmp(quantity->kind, gaz_foretold_kind(quantity->unit)) != 0) {
        gaz_pen_named(&pen, "\"kind\":", quantity->kind, false);
    }
    gaz_pen_member(&pen, "\"value\":", quantity->value, brief);
    gaz_pen_member(&pen, "\"value_to\":", quantity->value_to, brief);
    gaz_pen_member(&pen, "\"unit\":", quantity->unit, brief);
    gaz_pen_named(&pen, "\"qualifier\":", quantity->qualifier, brief);
    gaz_pen_member(&pen, "\"due\":", quantity->due, brief);
    if (!brief) {
        gaz_pen_member(&pen, "\"text\":", quantity->text, false);
    }
    gaz_pen_put(&pen, "\"start\":");
    gaz_pen_number(&pen, quantity->start);
    gaz_pen_put(&pen, ",\"end\":");
    gaz_pen_number(&pen, quantity->end);
    gaz_pen_put(&pen, "}");
    gaz_pen_off(&pen);
}

static void write_quantities(gaz_buffer *out, const gaz_quantities *list) {
    gaz_json_key(out, "quantities");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < list->count; i++) {
        write_quantity(out, &list->items[i]);
    }
    gaz_json_end_array(out);
}

/* A list of lists: each begins with an item that says so. */
static void write_enumerations(gaz_buffer *out, const gaz_enumeration *list) {
    gaz_json_key(out, "enumerations");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_enumerated *item = &list->items[i];
        if (item->first) {
            gaz_json_begin_array(out);
        }
        gaz_json_begin_object(out);
        gaz_json_member_string(out, "label", item->label);
        gaz_json_member_string(out, "text", item->text);
        gaz_json_member_integer(out, "start", item->start);
        gaz_json_member_integer(out, "end", item->end);
        gaz_json_end_object(out);
        if (i + 1 == list->count || list->items[i + 1].first) {
            gaz_json_end_array(out);
        }
    }
    gaz_json_end_array(out);
}

/* What a compact record leaves out is an empty list. */
static void write_findings(gaz_buffer *out, const gaz_findings *findings) {
    static const gaz_findings none = {0};
    findings = findings == NULL ? &none : findings;
    if (!out->compact || findings->duties.count > 0) {
        write_duties(out, &findings->duties);
    }
    if (findings->quantities.count > 0) {
        write_quantities(out, &findings->quantities);
    }
    if (findings->enumeration.count > 0) {
        write_enumerations(out, &findings->enumeration);
    }
}

static void write_cells(gaz_buffer *out, const gaz_node *node) {
    if (node->type == GAZ_NODE_TABLE) {
        write_rows(out, node->findings->cells);
    } else if (node->type == GAZ_NODE_LIST) {
        write_entries(out, node->findings->cells);
    }
}

/* The value of "marker": L1 to L5, D1 to D4, S1 to S7. */
static gaz_slice marker_name(char name[2], uint8_t marker) {
    bool series = marker >= GAZ_MARKER_SERIES;
    bool decimal = marker >= GAZ_MARKER_DECIMAL;
    int first = series ? GAZ_MARKER_SERIES : decimal ? GAZ_MARKER_DECIMAL : 1;
    name[0] = series ? 'S' : decimal ? 'D' : 'L';
    name[1] = (char)('1' + marker - first);
    return (gaz_slice){name, 2};
}

/* The members of a node that its form shows whatever they hold: a compact record leaves
 * out what is foretold. */
struct shown {
    bool brief; /* what is absent or false is left out too */
    bool eid;
    bool type; /* and marker: the label says both or neither */
    bool ordinal;
    bool line;
    bool end_line;
};

static struct shown shown_of(const gaz_siblings *siblings, const gaz_node *node) {
    uint8_t marker;
    gaz_node_type type = (gaz_node_type)node->type;
    return (struct shown){.brief = true,
                          .eid = node->insert > 0 || node->alike > 0,
                          .type = gaz_foretold_type(siblings, node->label, &marker) != type ||
                                  marker != node->marker,
                          .ordinal = node->ordinal != gaz_foretold_ordinal(siblings, type),
                          .line = node->line != gaz_foretold_line(siblings),
                          .end_line = node->end_line != node->line};
}

/* "type" and its value. */
struct type_member {
    char text[31]; /* copied as a whole: a size that is known needs no call */
    uint8_t len;
};

static void put_type(struct gaz_pen *pen, const gaz_node *node) {
    static const struct type_member members[] = {
#define GAZ_NODE(id, name, prefix, comment)                                                        \
    {"\"type\":\"" name "\",", sizeof("\"type\":\"" name "\",") - 1},
#include "parse/node_type.def"
#undef GAZ_NODE
    };
    const struct type_member *member = &members[node->type];
    memcpy(pen->at, member->text, sizeof member->text);
    pen->at += member->len;
    if (node->marker > 0) {
        char name[2];
        gaz_pen_put(pen, "\"marker\":\"");
        gaz_pen_plain(pen, marker_name(name, node->marker));
        gaz_pen_put(pen, "\",");
    }
}

/* A missing ordinal says "the next", so that a node without one has null. */
static void put_ordinal(struct gaz_pen *pen, int64_t ordinal) {
    gaz_pen_put(pen, "\"ordinal\":");
    if (ordinal < 0) {
        gaz_pen_put(pen, "null");
    } else {
        gaz_pen_number(pen, ordinal);
    }
    gaz_pen_put(pen, ",");
}

/* The members before the text. */
static void put_head(struct gaz_pen *pen, gaz_slice above, const gaz_node *node,
                     struct shown shown) {
    gaz_pen_put(pen, "{");
    if (shown.eid) {
        gaz_pen_put(pen, "\"eid\":\"");
        gaz_pen_plain(pen, above);
        pen->at = gaz_eid_own(pen->at, above, node);
        gaz_pen_put(pen, "\",");
    }
    if (shown.type) {
        put_type(pen, node);
    }
    gaz_pen_member(pen, "\"label\":", node->label, shown.brief);
    if (shown.ordinal) {
        put_ordinal(pen, node->ordinal);
    }
    if (!node->inferred && node->heading.ptr == NULL && !shown.brief) { /* so most nodes are */
        gaz_pen_put(pen, "\"inferred\":false,\"heading\":null,");
        return;
    }
    if (node->inferred || !shown.brief) {
        gaz_pen_put(pen, "\"inferred\":");
        put_bool(pen, node->inferred);
        gaz_pen_put(pen, ",");
    }
    gaz_pen_member(pen, "\"heading\":", node->heading, shown.brief);
}

/* Nothing stands under it and nothing was found in it: so most nodes are. */
static bool is_leaf(const gaz_node *node) {
    return node->first == NULL && node->findings == NULL;
}

/* Both lines, the digits of one where they are the same. */
static void put_both_lines(struct gaz_pen *pen, const gaz_node *node) {
    enum { MOST_DIGITS = 10 }; /* of 32 bits; what is copied ends before its copy begins */
    gaz_pen_put(pen, "\"line\":");
    const char *line = pen->at;
    gaz_pen_number(pen, node->line);
    size_t digits = (size_t)(pen->at - line);
    gaz_pen_put(pen, ",\"end_line\":");
    if (node->end_line == node->line) {
        memcpy(pen->at, line, MOST_DIGITS);
        pen->at += digits;
    } else {
        gaz_pen_number(pen, node->end_line);
    }
    gaz_pen_put(pen, ",");
}

static void put_brief_lines(struct gaz_pen *pen, const gaz_node *node, struct shown shown) {
    if (shown.line) {
        gaz_pen_put(pen, "\"line\":");
        gaz_pen_number(pen, node->line);
        gaz_pen_put(pen, ",");
    }
    if (shown.end_line) {
        gaz_pen_put(pen, "\"end_line\":");
        gaz_pen_number(pen, node->end_line);
        gaz_pen_put(pen, ",");
    }
}

/* The members behind the text, up to the children, which are opened; those of a leaf to its end. */
static void put_lines(struct gaz_pen *pen, const gaz_node *node, struct shown shown) {
    if (shown.brief) {
        put_brief_lines(pen, node, shown);
    } else {
        put_both_lines(pen, node);
    }
    if (node->first != NULL) {
        gaz_pen_put(pen, "\"children\":[");
    } else if (is_leaf(node) && !shown.brief) {
        gaz_pen_put(pen, "\"children\":[],\"responsibility\":[]}");
    } else if (is_leaf(node)) {
        gaz_pen_close(pen, '}');
    } else if (!shown.brief) {
        gaz_pen_put(pen, "\"children\":[],");
    }
}

/* above is the id of the node above. */
static void write_node(gaz_buffer *out, gaz_slice above, const gaz_node *node, struct shown shown) {
    struct gaz_pen pen = gaz_pen_on(out, above.len);
    if (pen.at == NULL) {
        return;
    }
    put_head(&pen, above, node, shown);
    gaz_pen_member(&pen, "\"text\":", node->text, shown.brief);
    if (node->findings != NULL && node->findings->cells != NULL) {
        gaz_pen_off(&pen);
        write_cells(out, node);
        pen = gaz_pen_on(out, 0);
        if (pen.at == NULL) {
            return;
        }
    }
    put_lines(&pen, node, shown);
    gaz_pen_off(&pen);
}

/* The tree while it is written. */
struct tree {
    gaz_buffer *out;
    gaz_buffer eid; /* of the node whose children are written */
};

static void write_nodes(struct tree *tree, const gaz_node *parent, gaz_siblings *siblings);

static void write_children(struct tree *tree, const gaz_node *node, const gaz_siblings *siblings) {
    gaz_buffer *eid = &tree->eid;
    size_t above = eid->len;
    if (!gaz_buffer_has_room(eid, GAZ_EID_SEGMENT)) {
        tree->out->failed = true;
        return;
    }
    char *end = gaz_eid_own(eid->ptr + above, (gaz_slice){eid->ptr, above}, node);
    eid->len = (size_t)(end - eid->ptr);
    if (siblings == NULL) {
        write_nodes(tree, node, NULL);
    } else {
        gaz_siblings below = gaz_siblings_below(siblings, (gaz_slice){NULL, 0},
                                                (gaz_node_type)node->type, node->line);
        write_nodes(tree, node, &below);
    }
    eid->len = above;
    gaz_json_end_array(tree->out);
}

/* In the full form siblings is NULL. The depth of the tree is bounded by the kinds of
 * labels. */
static void write_nodes(struct tree *tree, const gaz_node *parent, gaz_siblings *siblings) {
    static const struct shown all = {
        .eid = true, .type = true, .ordinal = true, .line = true, .end_line = true};
    gaz_buffer *out = tree->out;
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        struct shown shown = siblings == NULL ? all : shown_of(siblings, node);
        write_node(out, (gaz_slice){tree->eid.ptr, tree->eid.len}, node, shown);
        if (siblings != NULL) {
            gaz_siblings_add(siblings, (gaz_node_type)node->type, node->ordinal, node->line,
                             node->end_line);
        }
        if (node->first != NULL) {
            write_children(tree, node, siblings);
        }
        if (!is_leaf(node)) {
            write_findings(out, node->findings);
            gaz_json_end_object(out);
        }
    }
}

void gaz_json_member_body(gaz_buffer *out, const gaz_part *part, uint32_t line) {
    if (!gaz_json_begin_list(out, "body", part->root->first != NULL)) {
        return;
    }
    struct tree tree = {.out = out};
    gaz_lines lines = gaz_lines_from(line);
    gaz_siblings siblings = gaz_siblings_of_text((gaz_slice){NULL, 0}, &lines);
    gaz_buffer_slice(&tree.eid, part->prefix);
    out->failed |= tree.eid.failed;
    write_nodes(&tree, part->root, out->compact ? &siblings : NULL);
    gaz_buffer_free(&tree.eid);
    gaz_json_end_array(out);
}
