/* references.c - what a document cites. */
#include "load/units.h"
#include "text/grammar/foretold.h"
#include "text/grammar/title.h"

enum { REFERENCE_FROM, REFERENCE_TITLE, REFERENCE_START, REFERENCE_END, REFERENCE_MEMBERS };

/* References while they are read. */
struct references {
    gaz_tree *tree;
    gaz_member members[REFERENCE_MEMBERS + 1];
    gaz_value from; /* of the one before */
};

static gaz_value value_of(gaz_arena *arena, const gaz_member *member) {
    gaz_json_reader reader = gaz_json_reader_of(member->raw, arena);
    return gaz_value_read(&reader);
}

/* A compact record has the node that cites once for all that it cites, and words and
 * title where they do not stand in its text. */
static void complete_reference(void *data, gaz_row *row) {
    struct references *list = data;
    gaz_value *values = row->values;
    gaz_arena *arena = list->tree->arena;
    const gaz_member *members = list->members;
    if (members[REFERENCE_FROM].raw.len > 0) {
        list->from = value_of(arena, &members[REFERENCE_FROM]);
    }
    values[GAZ_citations_eid] = list->from;
    if (values[GAZ_citations_text].kind == GAZ_VALUE_NULL) {
        values[GAZ_citations_text] = gaz_value_text(gaz_node_texts_piece(
            &list->tree->texts, list->from.text, values[GAZ_citations_start_offset].integer,
            values[GAZ_citations_end_offset].integer));
    }
    values[GAZ_citations_title] =
        members[REFERENCE_TITLE].raw.len > 0
            ? value_of(arena, &members[REFERENCE_TITLE])
            : gaz_value_text(gaz_foretold_title(values[GAZ_citations_text].text));
    gaz_slice title = values[GAZ_citations_title].text;
    if (values[GAZ_citations_title_key].kind == GAZ_VALUE_NULL && title.ptr != NULL) {
        values[GAZ_citations_title_key] = gaz_value_text(gaz_title_key(arena, title));
    }
}

gaz_store_status gaz_load_references(gaz_tree *tree, gaz_json_reader *reader) {
    struct references references = {
        .tree = tree,
        .members = {[REFERENCE_FROM] = {"from", -1, {0}},
                    [REFERENCE_TITLE] = {"title", -1, {0}},
                    [REFERENCE_START] = {"start", GAZ_citations_start_offset, {0}},
                    [REFERENCE_END] = {"end", GAZ_citations_end_offset, {0}}}};
    const gaz_list list = {.table = GAZ_TABLE_citations,
                           .what = "references",
                           .keys = {{GAZ_citations_document, gaz_value_text(tree->document)}},
                           .key_count = 1,
                           .position = GAZ_citations_position,
                           .renamed = references.members,
                           .complete = complete_reference,
                           .data = &references};
    return gaz_load_list(tree->store, reader, &list);
}
