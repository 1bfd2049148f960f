/* nodes.c - the tree of a text, node by node. */
#include "write/nodes.h"

#include "text/eid.h"
#include "text/foretold.h"
#include "text/slice.h"
#include "write/pen.h"
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

/* In one piece; false when it is written member by member. */
static bool write_duty(gaz_buffer *out, const gaz_duty *duty) {
    enum { CONSTANT = 64, NAMES = 32 };
    size_t room = CONSTANT + NAMES + GAZ_PEN_STRING;
    for (uint32_t i = 0; i < duty->orgs.count; i++) {
        room += duty->orgs.items[i].len + 1 + GAZ_PEN_STRING;
    }
    struct gaz_pen pen = gaz_pen_on(out, room);
    if (out->compact || pen.at == NULL) {
        return false;
    }
    gaz_pen_put(&pen, "{\"role\":");
    gaz_pen_name(&pen, duty->role);
    gaz_pen_put(&pen, ",\"orgs\":[");
    for (uint32_t i = 0; i < duty->orgs.count; i++) {
        gaz_pen_put(&pen, i > 0 ? "," : "");
        gaz_pen_string(&pen, duty->orgs.items[i]);
    }
    gaz_pen_put(&pen, "],\"open\":");
    gaz_pen_put(&pen, duty->open ? "true}" : "false}");
    return gaz_pen_keep(&pen, out);
}

static void write_duties(gaz_buffer *out, const gaz_duties *duties) {
    if (!gaz_json_begin_list(out, "responsibility", duties->count)) {
        return;
    }
    for (uint32_t i = 0; i < duties->count; i++) {
        if (write_duty(out, &duties->items[i])) {
            continue;
        }
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

/* Member by member: of a compact record, or with something to be escaped. */
static void write_members(gaz_buffer *out, const gaz_quantity *quantity) {
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

static bool write_quantity(gaz_buffer *out, const gaz_quantity *quantity) {
    enum { CONSTANT = 160, NAMES = 32, STRINGS = 7, NUMBERS = 2 };
    struct gaz_pen pen =
        gaz_pen_on(out, CONSTANT + NAMES + STRINGS * GAZ_PEN_STRING + NUMBERS * GAZ_MOST_DIGITS +
                            quantity->value.len + quantity->value_to.len + quantity->unit.len +
                            quantity->due.len + quantity->text.len);
    if (out->compact || pen.at == NULL) {
        return false;
    }
    gaz_pen_put(&pen, "{\"kind\":");
    gaz_pen_name(&pen, quantity->kind);
    gaz_pen_put(&pen, ",\"value\":");
    gaz_pen_string(&pen, quantity->value);
    gaz_pen_put(&pen, ",\"value_to\":");
    gaz_pen_string(&pen, quantity->value_to);
    gaz_pen_put(&pen, ",\"unit\":");
    gaz_pen_string(&pen, quantity->unit);
    gaz_pen_put(&pen, ",\"qualifier\":");
    gaz_pen_name(&pen, quantity->qualifier);
    gaz_pen_put(&pen, ",\"due\":");
    gaz_pen_string(&pen, quantity->due);
    gaz_pen_put(&pen, ",\"text\":");
    gaz_pen_string(&pen, quantity->text);
    gaz_pen_put(&pen, ",\"start\":");
    gaz_pen_number(&pen, quantity->start);
    gaz_pen_put(&pen, ",\"end\":");
    gaz_pen_number(&pen, quantity->end);
    gaz_pen_put(&pen, "}");
    return gaz_pen_keep(&pen, out);
}

static void write_quantities(gaz_buffer *out, const gaz_quantities *list) {
    gaz_json_key(out, "quantities");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < list->count; i++) {
        if (!write_quantity(out, &list->items[i])) {
            write_members(out, &list->items[i]);
        }
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

static void write_cells(gaz_buffer *out, const gaz_node *node) {
    if (node->type == GAZ_NODE_TABLE) {
        write_rows(out, node->cells);
    } else if (node->type == GAZ_NODE_LIST) {
        write_entries(out, node->cells);
    }
}

/* The value of "marker": L1 to L5, D1 to D4. */
static gaz_slice marker_name(char name[2], uint8_t marker) {
    bool decimal = marker >= GAZ_MARKER_DECIMAL;
    name[0] = decimal ? 'D' : 'L';
    name[1] = (char)(decimal ? '1' + marker - GAZ_MARKER_DECIMAL : '0' + marker);
    return (gaz_slice){name, 2};
}

/* ---- the compact form leaves out what is foretold --------------------------- */

static bool needs_eid(const gaz_siblings *siblings, const gaz_node *node) {
    char own[GAZ_EID_SEGMENT];
    gaz_slice above = siblings->above;
    char *end = gaz_eid_segment(own, above, (gaz_node_type)node->type, node->ordinal);
    size_t len = (size_t)(end - own);
    return node->eid.len != above.len + len || memcmp(node->eid.ptr + above.len, own, len) != 0;
}

static void write_ordinal(gaz_buffer *out, int64_t ordinal) {
    gaz_json_key(out, "ordinal");
    if (ordinal < 0) {
        gaz_json_null(out);
    } else {
        gaz_json_integer(out, ordinal);
    }
}

static void write_type(gaz_buffer *out, const gaz_node *node) {
    gaz_json_member_text(out, "type", gaz_node_type_name((gaz_node_type)node->type));
    if (node->marker > 0) {
        char name[2];
        gaz_json_member_plain(out, "marker", marker_name(name, node->marker));
    }
}

/* Type and marker go together: the label says both or neither. */
static bool needs_type(const gaz_siblings *siblings, const gaz_node *node) {
    uint8_t marker;
    return gaz_foretold_type(siblings, node->label, &marker) != node->type ||
           marker != node->marker;
}

/* The members before the children. A missing ordinal says "the next", so that one
 * without is written as null. */
static void write_compact_head(gaz_buffer *out, const gaz_siblings *siblings,
                               const gaz_node *node) {
    if (needs_eid(siblings, node)) {
        gaz_json_member_plain(out, "eid", node->eid);
    }
    if (needs_type(siblings, node)) {
        write_type(out, node);
    }
    gaz_json_member_string(out, "label", node->label);
    if (node->ordinal != gaz_foretold_ordinal(siblings, (gaz_node_type)node->type)) {
        write_ordinal(out, node->ordinal);
    }
    gaz_json_member_bool(out, "inferred", node->inferred);
    gaz_json_member_string(out, "heading", node->heading);
    gaz_json_member_string(out, "text", node->text);
    write_cells(out, node);
    if (node->line != gaz_foretold_line(siblings)) {
        gaz_json_member_integer(out, "line", node->line);
    }
    gaz_json_member_end_line(out, node->line, node->end_line);
}

/* A node is one of the siblings of those behind it. */
static void write_compact(gaz_buffer *out, const gaz_node *parent, const char *name,
                          gaz_siblings siblings) {
    if (!gaz_json_begin_list(out, name, parent->first != NULL)) {
        return;
    }
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        gaz_node_type type = (gaz_node_type)node->type;
        gaz_json_begin_object(out);
        write_compact_head(out, &siblings, node);
        gaz_siblings_add(&siblings, type, node->ordinal, node->line, node->end_line);
        write_compact(out, node, "children",
                      gaz_siblings_below(&siblings, node->eid, type, node->line));
        write_findings(out, node->findings);
        gaz_json_end_object(out);
        gaz_buffer_spill(out);
    }
    gaz_json_end_array(out);
}

/* ---- the full form ------------------------------------------------------------ */

/* A value of "type" with all up to the quotation mark of what follows. */
static gaz_slice type_member(uint8_t type) {
    static const gaz_slice members[] = {
#define GAZ_NODE(id, name, prefix, comment) GAZ_WORD("\",\"type\":\"" name "\""),
#include "parse/node_type.def"
#undef GAZ_NODE
    };
    return members[type];
}

/* The members up to the heading, in one piece; false when one of them must be escaped. */
static bool write_head(gaz_buffer *out, const gaz_node *node) {
    enum { CONSTANT = 128, STRINGS = 2 };
    struct gaz_pen pen = gaz_pen_on(out, CONSTANT + STRINGS * GAZ_PEN_STRING + GAZ_MOST_DIGITS +
                                             node->eid.len + node->label.len + node->heading.len);
    if (pen.at == NULL) {
        return false;
    }
    gaz_pen_put(&pen, "{\"eid\":\"");
    gaz_pen_plain(&pen, node->eid);
    gaz_pen_plain(&pen, type_member(node->type));
    if (node->marker > 0) {
        char name[2];
        gaz_pen_put(&pen, ",\"marker\":\"");
        gaz_pen_plain(&pen, marker_name(name, node->marker));
        gaz_pen_put(&pen, "\"");
    }
    gaz_pen_put(&pen, ",\"label\":");
    gaz_pen_string(&pen, node->label);
    gaz_pen_put(&pen, ",\"ordinal\":");
    if (node->ordinal < 0) {
        gaz_pen_put(&pen, "null");
    } else {
        gaz_pen_number(&pen, node->ordinal);
    }
    gaz_pen_put(&pen, ",\"inferred\":");
    gaz_pen_put(&pen, node->inferred ? "true" : "false");
    gaz_pen_put(&pen, ",\"heading\":");
    gaz_pen_string(&pen, node->heading);
    return gaz_pen_keep(&pen, out);
}

/* The same member by member. */
static void write_head_members(gaz_buffer *out, const gaz_node *node) {
    gaz_json_begin_object(out);
    gaz_json_member_plain(out, "eid", node->eid);
    write_type(out, node);
    gaz_json_member_string(out, "label", node->label);
    write_ordinal(out, node->ordinal);
    gaz_json_member_bool(out, "inferred", node->inferred);
    gaz_json_member_string(out, "heading", node->heading);
}

/* From its lines to its children, which are opened; to its end where nothing stands under
 * it and nothing was found in it, as in most nodes. */
static void write_lines(gaz_buffer *out, const gaz_node *node) {
    struct gaz_pen pen = gaz_pen_on(out, 128);
    if (pen.at == NULL) {
        return;
    }
    gaz_pen_put(&pen, "\"line\":");
    gaz_pen_number(&pen, node->line);
    gaz_pen_put(&pen, ",\"end_line\":");
    gaz_pen_number(&pen, node->end_line);
    gaz_pen_put(&pen, ",\"children\":[");
    if (node->first == NULL && node->findings == NULL) {
        gaz_pen_put(&pen, "],\"responsibility\":[]}");
    }
    gaz_pen_keep(&pen, out);
}

/* The depth of the tree is bounded by the kinds of labels. */
static void write_nodes(gaz_buffer *out, const gaz_node *parent) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (!write_head(out, node)) {
            write_head_members(out, node);
        }
        gaz_json_member_string(out, "text", node->text);
        if (node->cells != NULL) {
            write_cells(out, node);
        }
        write_lines(out, node);
        if (node->first != NULL || node->findings != NULL) {
            write_nodes(out, node);
            gaz_json_end_array(out);
            write_findings(out, node->findings);
            gaz_json_end_object(out);
        }
        gaz_buffer_spill(out);
    }
}

void gaz_json_member_body(gaz_buffer *out, const gaz_part *part, uint32_t line) {
    if (out->compact) {
        gaz_lines lines = gaz_lines_from(line);
        write_compact(out, part->root, "body", gaz_siblings_of_text(part->prefix, &lines));
        return;
    }
    gaz_json_key(out, "body");
    gaz_buffer_byte(out, '[');
    write_nodes(out, part->root);
    gaz_json_end_array(out);
}
