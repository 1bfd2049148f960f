/* nodes.c - the tree of a text, node by node. */
#include "write/nodes.h"

#include "text/eid.h"
#include "text/foretold.h"
#include "text/slice.h"
#include "write/record.h"

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

static void write_duties(gaz_buffer *out, const gaz_duties *duties) {
    if (!gaz_json_begin_list(out, "responsibility", duties->count)) {
        return;
    }
    for (uint32_t i = 0; i < duties->count; i++) {
        gaz_json_begin_object(out);
        if (!out->compact || strcmp(duties->items[i].role, GAZ_FORETOLD_ROLE) != 0) {
            gaz_json_member_text(out, "role", duties->items[i].role);
        }
        gaz_json_member_strings(out, "orgs", &duties->items[i].orgs);
        gaz_json_member_bool(out, "open", duties->items[i].open);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

static void write_quantities(gaz_buffer *out, const gaz_quantities *list) {
    gaz_json_key(out, "quantities");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_quantity *quantity = &list->items[i];
        gaz_json_begin_object(out);
        if (!out->compact || strcmp(quantity->kind, gaz_foretold_kind(quantity->unit)) != 0) {
            gaz_json_member_text(out, "kind", quantity->kind);
        }
        gaz_json_member_string(out, "value", quantity->value);
        gaz_json_member_string(out, "value_to", quantity->value_to);
        gaz_json_member_string(out, "unit", quantity->unit);
        gaz_json_member_name(out, "qualifier", quantity->qualifier);
        gaz_json_member_string(out, "due", quantity->due);
        if (!out->compact) {
            gaz_json_member_string(out, "text", quantity->text);
        }
        gaz_json_member_integer(out, "start", quantity->start);
        gaz_json_member_integer(out, "end", quantity->end);
        gaz_json_end_object(out);
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

static void write_findings(gaz_buffer *out, const gaz_findings *findings) {
    static const gaz_duties none = {0};
    write_duties(out, findings == NULL ? &none : &findings->duties);
    if (findings != NULL && findings->quantities.count > 0) {
        write_quantities(out, &findings->quantities);
    }
    if (findings != NULL && findings->enumeration.count > 0) {
        write_enumerations(out, &findings->enumeration);
    }
}

static void write_marker(gaz_buffer *out, uint8_t marker) {
    char name[] = {'L', (char)('0' + marker), '\0'};
    if (marker >= GAZ_MARKER_DECIMAL) {
        name[0] = 'D';
        name[1] = (char)('1' + marker - GAZ_MARKER_DECIMAL);
    }
    gaz_json_member_text(out, "marker", name);
}

/* ---- what a compact record leaves out ------------------------------------- */

static bool needs_eid(const gaz_buffer *out, const gaz_siblings *siblings, const gaz_node *node) {
    if (!out->compact) {
        return true;
    }
    char own[GAZ_EID_SEGMENT];
    gaz_slice above = siblings->above;
    char *end = gaz_eid_segment(own, above, (gaz_node_type)node->type, node->ordinal);
    size_t len = (size_t)(end - own);
    return node->eid.len != above.len + len || memcmp(node->eid.ptr + above.len, own, len) != 0;
}

/* A missing ordinal says "the next", so that one without is written as null. */
static void write_ordinal(gaz_buffer *out, const gaz_siblings *siblings, const gaz_node *node) {
    gaz_node_type type = (gaz_node_type)node->type;
    if (out->compact && node->ordinal == gaz_foretold_ordinal(siblings, type)) {
        return;
    }
    gaz_json_key(out, "ordinal");
    if (node->ordinal < 0) {
        gaz_json_null(out);
    } else {
        gaz_json_integer(out, node->ordinal);
    }
}

/* Type and marker go together: the label says both or neither. */
static void write_type(gaz_buffer *out, const gaz_siblings *siblings, const gaz_node *node) {
    uint8_t marker;
    if (out->compact && gaz_foretold_type(siblings, node->label, &marker) == node->type &&
        marker == node->marker) {
        return;
    }
    gaz_json_member_text(out, "type", gaz_node_type_name((gaz_node_type)node->type));
    if (node->marker > 0) {
        write_marker(out, node->marker);
    }
}

static void write_lines(gaz_buffer *out, const gaz_siblings *siblings, const gaz_node *node) {
    if (!out->compact || node->line != gaz_foretold_line(siblings)) {
        gaz_json_member_integer(out, "line", node->line);
    }
    gaz_json_member_end_line(out, node->line, node->end_line);
}

/* ---- nodes ------------------------------------------------------------------ */

static void write_cells(gaz_buffer *out, const gaz_node *node) {
    if (node->type == GAZ_NODE_TABLE) {
        write_rows(out, node->cells);
    } else if (node->type == GAZ_NODE_LIST) {
        write_entries(out, node->cells);
    }
}

static void write_children(gaz_buffer *out, const gaz_node *parent, const char *name,
                           gaz_siblings siblings);

/* A node; then it is one of the siblings of those behind it. */
static void write_node(gaz_buffer *out, gaz_siblings *siblings, const gaz_node *node) {
    gaz_node_type type = (gaz_node_type)node->type;
    gaz_json_begin_object(out);
    if (needs_eid(out, siblings, node)) {
        gaz_json_member_plain(out, "eid", node->eid);
    }
    write_type(out, siblings, node);
    gaz_json_member_string(out, "label", node->label);
    write_ordinal(out, siblings, node);
    gaz_json_member_bool(out, "inferred", node->inferred);
    gaz_json_member_string(out, "heading", node->heading);
    gaz_json_member_string(out, "text", node->text);
    write_cells(out, node);
    write_lines(out, siblings, node);
    gaz_siblings_add(siblings, type, node->ordinal, node->line, node->end_line);
    write_children(out, node, "children",
                   gaz_siblings_below(siblings, node->eid, type, node->line));
    write_findings(out, node->findings);
    gaz_json_end_object(out);
}

/* The depth of the tree is bounded by the kinds of labels. */
static void write_children(gaz_buffer *out, const gaz_node *parent, const char *name,
                           gaz_siblings siblings) {
    if (!gaz_json_begin_list(out, name, parent->first != NULL)) {
        return;
    }
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        write_node(out, &siblings, node);
        gaz_buffer_spill(out);
    }
    gaz_json_end_array(out);
}

void gaz_json_member_body(gaz_buffer *out, const gaz_part *part, uint32_t line) {
    gaz_lines lines = gaz_lines_from(line);
    write_children(out, part->root, "body", gaz_siblings_of_text(part->prefix, &lines));
}
