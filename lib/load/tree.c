/* tree.c - the nodes of a document. */
#include <stdio.h>

#include "load/cells.h"
#include "text/grammar/eid.h"
#include "text/grammar/foretold.h"
#include "text/slice.h"
#include "text/utf8.h"

/* How much of a heading names a node that has no label, in characters. */
enum { NAME_LENGTH = 20 };

static gaz_store_status add_node(gaz_tree *tree, const gaz_branch *branch, gaz_row *row,
                                 gaz_slice path) {
    gaz_value *values = row->values;
    values[GAZ_nodes_id] = gaz_value_integer(tree->store->next_node++);
    values[GAZ_nodes_document] = gaz_value_text(tree->document);
    values[GAZ_nodes_position] = gaz_value_integer(tree->position++);
    values[GAZ_nodes_depth] = gaz_value_integer(branch->depth);
    values[GAZ_nodes_attachment] = gaz_value_text(branch->attachment);
    values[GAZ_nodes_path] = gaz_value_text(path);
    if (branch->parent > 0) {
        values[GAZ_nodes_parent] = gaz_value_integer(branch->parent);
    }
    if (values[GAZ_nodes_inferred].kind == GAZ_VALUE_NULL) {
        values[GAZ_nodes_inferred] = gaz_value_integer(0);
    }
    return tree->store->ops->add(tree->store, row);
}

static gaz_slice join_path(gaz_arena *arena, gaz_slice path, gaz_slice name) {
    return path.len == 0 ? name : gaz_arena_join(arena, path, " > ", name);
}

gaz_store_status gaz_load_root(gaz_tree *tree, gaz_branch *branch, gaz_row *row) {
    gaz_store_status status = add_node(tree, branch, row, branch->path);
    branch->parent = row->values[GAZ_nodes_id].integer;
    branch->depth++;
    branch->eid = row->values[GAZ_nodes_eid].text;
    branch->line = row->values[GAZ_nodes_line].integer;
    return status;
}

/* A label without the sign that ends it: 一、 is called 一. */
static gaz_slice without_sign(gaz_slice label) {
    static const char *const signs[] = {"、", ".", "．"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        if (label.len > len && gaz_slice_ends(label, signs[i])) {
            return gaz_slice_first(label, label.len - len);
        }
    }
    return label;
}

/* What people call a node: its label, else the beginning of its heading, else
 * its place among its siblings. */
static gaz_slice name_of(gaz_arena *arena, const gaz_row *row, int64_t place) {
    gaz_slice label = row->values[GAZ_nodes_label].text;
    gaz_slice heading = row->values[GAZ_nodes_heading].text;
    if (label.len > 0) {
        return without_sign(label);
    }
    if (heading.len > 0) {
        return gaz_utf8_head(heading, NAME_LENGTH);
    }
    return gaz_arena_format(arena, "¶%lld", (long long)place);
}

/* ---- who answers for a node --------------------------------------------------- */

static gaz_store_status add_role(gaz_tree *tree, gaz_row *row, const gaz_member *orgs) {
    gaz_store_status status = GAZ_STORE_OK;
    gaz_json_reader reader = gaz_member_reader(orgs, tree->arena);
    for (int64_t i = 0; status == GAZ_STORE_OK && gaz_json_next_item(&reader); i++) {
        row->values[GAZ_responsibility_org_position] = gaz_value_integer(i);
        row->values[GAZ_responsibility_org] = gaz_value_read(&reader);
        status = tree->store->ops->add(tree->store, row);
    }
    return status;
}

static gaz_store_status add_responsibility(gaz_tree *tree, gaz_slice eid, const gaz_member *list) {
    gaz_store_status status = GAZ_STORE_OK;
    gaz_json_reader reader = gaz_member_reader(list, tree->arena);
    for (int64_t i = 0; status == GAZ_STORE_OK && gaz_json_next_item(&reader); i++) {
        gaz_member orgs[] = {{"orgs", -1, {0}}, {0}};
        gaz_row row;
        gaz_row_begin(&row, GAZ_TABLE_responsibility);
        gaz_row_read(&reader, &row, orgs);
        if (row.values[GAZ_responsibility_role].kind == GAZ_VALUE_NULL) {
            row.values[GAZ_responsibility_role] = gaz_value_text(gaz_slice_of(GAZ_FORETOLD_ROLE));
        }
        if (row.values[GAZ_responsibility_open].kind == GAZ_VALUE_NULL) {
            row.values[GAZ_responsibility_open] = gaz_value_integer(0);
        }
        row.values[GAZ_responsibility_document] = gaz_value_text(tree->document);
        row.values[GAZ_responsibility_eid] = gaz_value_text(eid);
        row.values[GAZ_responsibility_position] = gaz_value_integer(i);
        status = add_role(tree, &row, orgs);
    }
    return status;
}

/* A compact record has no words of a quantity, and its kind where the unit lies. */
static void complete_quantity(void *data, gaz_row *row) {
    gaz_value *values = row->values;
    if (values[GAZ_quantities_kind].kind == GAZ_VALUE_NULL) {
        const char *kind = gaz_foretold_kind(values[GAZ_quantities_unit].text);
        values[GAZ_quantities_kind] = gaz_value_text(gaz_slice_of(kind));
    }
    if (values[GAZ_quantities_text].kind == GAZ_VALUE_NULL) {
        values[GAZ_quantities_text] =
            gaz_value_text(gaz_cursor_piece(data, values[GAZ_quantities_start_offset].integer,
                                            values[GAZ_quantities_end_offset].integer));
    }
}

static gaz_store_status add_quantities(gaz_tree *tree, gaz_slice eid, gaz_slice text,
                                       const gaz_member *member) {
    gaz_cursor cursor = gaz_cursor_of(text);
    gaz_member renamed[] = {
        {"start", GAZ_quantities_start_offset, {0}}, {"end", GAZ_quantities_end_offset, {0}}, {0}};
    const gaz_list list = {.table = GAZ_TABLE_quantities,
                           .what = "quantities",
                           .keys = {{GAZ_quantities_document, gaz_value_text(tree->document)},
                                    {GAZ_quantities_eid, gaz_value_text(eid)}},
                           .key_count = 2,
                           .position = GAZ_quantities_position,
                           .renamed = renamed,
                           .complete = complete_quantity,
                           .data = &cursor};
    gaz_json_reader reader = gaz_member_reader(member, tree->arena);
    return gaz_load_list(tree->store, &reader, &list);
}

/* ---- what a compact record leaves out of a node ----------------------------------- */

static gaz_node_type type_named(gaz_slice name) {
    for (int i = 0; i < GAZ_NODE_TYPE_COUNT; i++) {
        if (gaz_slice_is(name, gaz_node_type_name((gaz_node_type)i))) {
            return (gaz_node_type)i;
        }
    }
    return GAZ_NODE_TYPE_COUNT;
}

static gaz_slice eid_of(gaz_arena *arena, gaz_slice above, gaz_node_type type, int64_t ordinal) {
    char own[GAZ_EID_SEGMENT];
    size_t len = (size_t)(gaz_eid_segment(own, above, type, ordinal) - own);
    char *eid = gaz_arena_alloc(arena, above.len + len);
    if (above.len > 0) {
        memcpy(eid, above.ptr, above.len);
    }
    memcpy(eid + above.len, own, len);
    return (gaz_slice){eid, above.len + len};
}

static void complete_type(const gaz_siblings *siblings, gaz_value *values) {
    uint8_t marker;
    gaz_node_type type = gaz_foretold_type(siblings, values[GAZ_nodes_label].text, &marker);
    values[GAZ_nodes_type] = gaz_value_text(gaz_slice_of(gaz_node_type_name(type)));
    if (marker > 0) {
        static const char *const markers[] = {"L1", "L2", "L3", "L4", "L5"};
        values[GAZ_nodes_marker] = gaz_value_text(gaz_slice_of(markers[marker - 1]));
    }
}

/* Answers the type of the node, one of the siblings from now on. */
static gaz_node_type fill_in(gaz_tree *tree, gaz_siblings *siblings, gaz_row *row,
                             bool has_ordinal) {
    gaz_value *values = row->values;
    if (values[GAZ_nodes_type].kind == GAZ_VALUE_NULL) {
        complete_type(siblings, values);
    }
    if (values[GAZ_nodes_line].kind == GAZ_VALUE_NULL) {
        values[GAZ_nodes_line] = gaz_value_integer(gaz_foretold_line(siblings));
    }
    gaz_row_end_line(row, GAZ_nodes_line, GAZ_nodes_end_line);
    gaz_node_type type = type_named(values[GAZ_nodes_type].text);
    if (type == GAZ_NODE_TYPE_COUNT) { /* of a later version */
        return type;
    }
    if (!has_ordinal) {
        values[GAZ_nodes_ordinal] = gaz_value_integer(gaz_foretold_ordinal(siblings, type));
    }
    bool numbered = values[GAZ_nodes_ordinal].kind == GAZ_VALUE_INTEGER;
    int64_t ordinal = numbered ? values[GAZ_nodes_ordinal].integer : -1;
    gaz_siblings_add(siblings, type, ordinal, values[GAZ_nodes_line].integer,
                     values[GAZ_nodes_end_line].integer);
    if (values[GAZ_nodes_eid].kind == GAZ_VALUE_NULL) {
        values[GAZ_nodes_eid] = gaz_value_text(eid_of(tree->arena, siblings->above, type, ordinal));
    }
    return type;
}

/* ---- nodes ----------------------------------------------------------------------- */

static gaz_store_status load_children(gaz_tree *tree, const gaz_branch *branch,
                                      gaz_siblings siblings, gaz_slice children);

/* Members of a node that are rows of other tables, or need more than reading. */
enum { CHILDREN, ROWS, ENTRIES, POSTS, RESPONSIBILITY, QUANTITIES, HEADER, ORDINAL, SPECIAL };

static const gaz_member *cells_of(const gaz_member *special) {
    return &special[special[ROWS].raw.len > 0 ? ROWS : ENTRIES];
}

/* Reads the members; answers the type of the node. Its text is noted before that of cells
 * takes its place. */
static gaz_node_type read_node(gaz_tree *tree, gaz_siblings *siblings, gaz_json_reader *reader,
                               gaz_row *row, gaz_member *special) {
    gaz_row_begin(row, GAZ_TABLE_nodes);
    gaz_row_read(reader, row, special);
    gaz_json_reader number = gaz_member_reader(&special[ORDINAL], tree->arena);
    row->values[GAZ_nodes_ordinal] = gaz_value_read(&number);
    gaz_node_type type = fill_in(tree, siblings, row, special[ORDINAL].raw.len > 0);
    gaz_node_texts_add(tree->arena, &tree->texts, row->values[GAZ_nodes_eid].text,
                       row->values[GAZ_nodes_text].text);
    return type;
}

/* Cells, who answers for the node, and what its text counts. */
static gaz_store_status add_parts(gaz_tree *tree, gaz_slice eid, gaz_slice text,
                                  const gaz_member *special) {
    gaz_json_reader header = gaz_member_reader(&special[HEADER], tree->arena);
    gaz_store_status status = gaz_load_cells(tree, eid, gaz_value_read(&header).integer,
                                             cells_of(special), &special[POSTS]);
    if (status == GAZ_STORE_OK) {
        status = add_responsibility(tree, eid, &special[RESPONSIBILITY]);
    }
    return status == GAZ_STORE_OK ? add_quantities(tree, eid, text, &special[QUANTITIES]) : status;
}

static gaz_store_status load_node(gaz_tree *tree, const gaz_branch *branch, gaz_siblings *siblings,
                                  gaz_json_reader *reader, int64_t place) {
    gaz_member special[SPECIAL + 1] = {
        {"children", -1, {0}}, {"rows", -1, {0}},           {"entries", -1, {0}},
        {"posts", -1, {0}},    {"responsibility", -1, {0}}, {"quantities", -1, {0}},
        {"header", -1, {0}},   {"ordinal", -1, {0}},        {0}};
    gaz_row row;
    gaz_node_type type = read_node(tree, siblings, reader, &row, special);
    gaz_slice text = row.values[GAZ_nodes_text].text;
    gaz_slice eid = row.values[GAZ_nodes_eid].text;
    if (row.values[GAZ_nodes_text].kind == GAZ_VALUE_NULL) {
        row.values[GAZ_nodes_text] =
            gaz_value_text(gaz_cells_text(tree->arena, cells_of(special), &special[POSTS]));
    }
    gaz_branch below = *branch;
    below.path = join_path(tree->arena, branch->path, name_of(tree->arena, &row, place));
    below.parent = tree->store->next_node;
    below.depth++;
    gaz_store_status status = add_node(tree, branch, &row, below.path);
    if (status == GAZ_STORE_OK) {
        status = add_parts(tree, eid, text, special);
    }
    gaz_siblings children =
        gaz_siblings_below(siblings, eid, type, row.values[GAZ_nodes_line].integer);
    return status == GAZ_STORE_OK ? load_children(tree, &below, children, special[CHILDREN].raw)
                                  : status;
}

static gaz_store_status load_children(gaz_tree *tree, const gaz_branch *branch,
                                      gaz_siblings siblings, gaz_slice children) {
    gaz_store_status status = GAZ_STORE_OK;
    gaz_member member = {"children", -1, children};
    gaz_json_reader reader = gaz_member_reader(&member, tree->arena);
    for (int64_t place = 1; status == GAZ_STORE_OK && gaz_json_next_item(&reader); place++) {
        status = load_node(tree, branch, &siblings, &reader, place);
    }
    if (status == GAZ_STORE_OK && reader.error != NULL) {
        return gaz_refuse_malformed(tree->store, "body", &reader);
    }
    return status;
}

gaz_store_status gaz_load_nodes(gaz_tree *tree, const gaz_branch *branch, gaz_slice body) {
    gaz_lines lines = gaz_lines_from(branch->line);
    return load_children(tree, branch, gaz_siblings_of_text(branch->eid, &lines), body);
}
