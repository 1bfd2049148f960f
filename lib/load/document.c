/* document.c - a structured document record. */
#include "load/cells.h"
#include "text/slice.h"

/* The members of a document that are no plain columns. */
enum {
    SOURCE,
    DOC_NUMBER,
    BODY,
    ATTACHMENTS,
    REFERENCES,
    FURNITURE,
    DIAGNOSTICS,
    PORTAL_METADATA,
    ISSUERS,
    ADDRESSEES,
    SIGNATORIES,
    SIGNERS,
    CO_SIGNERS,
    CC_ORGS,
    ATTENDEES,
    REMARKS,
    ATTACHMENT_NOTES,
    SUBJECT_TERMS,
    JOINT_DOC_NUMBERS,
    HISTORY,
    REPEALS,
    AMENDS,
    MEMBER_COUNT
};

static const char *const member_names[MEMBER_COUNT] = {
    [SOURCE] = "source",
    [DOC_NUMBER] = "doc_number",
    [BODY] = "body",
    [ATTACHMENTS] = "attachments",
    [REFERENCES] = "references",
    [FURNITURE] = "furniture",
    [DIAGNOSTICS] = "diagnostics",
    [PORTAL_METADATA] = "portal_metadata",
    [ISSUERS] = "issuers",
    [ADDRESSEES] = "addressees",
    [SIGNATORIES] = "signatories",
    [SIGNERS] = "signers",
    [CO_SIGNERS] = "co_signers",
    [CC_ORGS] = "cc_orgs",
    [ATTENDEES] = "attendees",
    [REMARKS] = "remarks",
    [ATTACHMENT_NOTES] = "attachment_notes",
    [SUBJECT_TERMS] = "subject_terms",
    [JOINT_DOC_NUMBERS] = "joint_doc_numbers",
    [HISTORY] = "history",
    [REPEALS] = "repeals",
    [AMENDS] = "amends",
};

/* Lists of names and of text, and what the database calls them. */
static const struct list {
    int member;
    gaz_table table;
    const char *name; /* role of parties, kind of notes */
} lists[] = {
    {ISSUERS, GAZ_TABLE_parties, "issuer"},
    {ADDRESSEES, GAZ_TABLE_parties, "addressee"},
    {SIGNATORIES, GAZ_TABLE_parties, "signatory"},
    {SIGNERS, GAZ_TABLE_parties, "signer"},
    {CO_SIGNERS, GAZ_TABLE_parties, "co_signer"},
    {CC_ORGS, GAZ_TABLE_parties, "cc"},
    {ATTENDEES, GAZ_TABLE_parties, "attendee"},
    {REMARKS, GAZ_TABLE_notes, "remark"},
    {ATTACHMENT_NOTES, GAZ_TABLE_notes, "attachment_note"},
    {SUBJECT_TERMS, GAZ_TABLE_notes, "subject_term"},
    {JOINT_DOC_NUMBERS, GAZ_TABLE_notes, "joint_doc_number"},
    {HISTORY, GAZ_TABLE_notes, "history"},
};

enum { LIST_COUNT = sizeof lists / sizeof *lists };

typedef struct document_unit {
    gaz_store *store;
    gaz_arena *arena;
    const gaz_unit *unit;
    gaz_tree tree;
    gaz_row row; /* of documents */
    gaz_member members[MEMBER_COUNT + 1];
} document_unit;

static gaz_slice slice_of(const gaz_row *row, int column) {
    return row->values[column].text;
}

/* ---- lists ------------------------------------------------------------------- */

static gaz_store_status add_list(document_unit *u, const struct list *list,
                                 const gaz_member *member, gaz_slice eid) {
    gaz_store_status status = GAZ_STORE_OK;
    gaz_json_reader reader = gaz_member_reader(member, u->arena);
    for (int64_t i = 0; status == GAZ_STORE_OK && gaz_json_next_item(&reader); i++) {
        gaz_row row;
        gaz_row_begin(&row, list->table);
        gaz_value text = gaz_value_read(&reader);
        if (list->table == GAZ_TABLE_parties) {
            row.values[GAZ_parties_document] = gaz_value_text(u->unit->key);
            row.values[GAZ_parties_role] = gaz_value_text(gaz_slice_of(list->name));
            row.values[GAZ_parties_position] = gaz_value_integer(i);
            row.values[GAZ_parties_name] = text;
        } else {
            row.values[GAZ_notes_document] = gaz_value_text(u->unit->key);
            row.values[GAZ_notes_eid] = gaz_value_text(eid);
            row.values[GAZ_notes_kind] = gaz_value_text(gaz_slice_of(list->name));
            row.values[GAZ_notes_position] = gaz_value_integer(i);
            row.values[GAZ_notes_text] = text;
        }
        status = u->store->ops->add(u->store, &row);
    }
    return status;
}

/* What a text repeals or amends. */
static gaz_store_status add_changes(document_unit *u, const char *kind, const gaz_member *member,
                                    gaz_slice eid) {
    const gaz_list list = {.table = GAZ_TABLE_changes,
                           .what = kind,
                           .keys = {{GAZ_changes_document, gaz_value_text(u->unit->key)},
                                    {GAZ_changes_eid, gaz_value_text(eid)},
                                    {GAZ_changes_kind, gaz_value_text(gaz_slice_of(kind))}},
                           .key_count = 3,
                           .position = GAZ_changes_position};
    gaz_json_reader reader = gaz_member_reader(member, u->arena);
    return gaz_load_list(u->store, &reader, &list);
}

/* The lists of a document, or those an attachment has. */
static gaz_store_status add_lists(document_unit *u, const gaz_member *members, gaz_slice eid) {
    gaz_store_status status = GAZ_STORE_OK;
    for (int i = 0; i < LIST_COUNT && status == GAZ_STORE_OK; i++) {
        status = add_list(u, &lists[i], &members[lists[i].member], eid);
    }
    status = status == GAZ_STORE_OK ? add_changes(u, "repeals", &members[REPEALS], eid) : status;
    return status == GAZ_STORE_OK ? add_changes(u, "amends", &members[AMENDS], eid) : status;
}

static gaz_store_status add_metadata(document_unit *u) {
    const gaz_list list = {.table = GAZ_TABLE_portal_metadata,
                           .what = "portal_metadata",
                           .keys = {{GAZ_portal_metadata_document, gaz_value_text(u->unit->key)}},
                           .key_count = 1,
                           .position = GAZ_portal_metadata_position};
    gaz_json_reader reader = gaz_member_reader(&u->members[PORTAL_METADATA], u->arena);
    return gaz_load_list(u->store, &reader, &list);
}

/* ---- the elements as text, for the search -------------------------------------- */

static void add_line(gaz_arena *arena, gaz_slice *text, gaz_slice line) {
    if (line.len > 0) {
        *text = text->len == 0 ? line : gaz_arena_join(arena, *text, "\n", line);
    }
}

/* One element a line: what a title page says beside the title. */
static gaz_slice text_of_elements(document_unit *u) {
    static const int columns[] = {
        GAZ_documents_doc_number_raw,      GAZ_documents_issuer_masthead,
        GAZ_documents_registration_number, GAZ_documents_order_number,
        GAZ_documents_signer_office,       GAZ_documents_signer_name,
        GAZ_documents_date_signed_raw,     GAZ_documents_print_org,
    };
    gaz_slice text = {NULL, 0};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        add_line(u->arena, &text, slice_of(&u->row, columns[i]));
    }
    for (int i = 0; i < LIST_COUNT; i++) {
        add_line(u->arena, &text, gaz_cells_text(u->arena, &u->members[lists[i].member], NULL));
    }
    return text;
}

/* ---- the texts -------------------------------------------------------------------- */

static gaz_store_status add_text(document_unit *u, gaz_row *root, gaz_branch *branch,
                                 gaz_slice body) {
    gaz_store_status status = gaz_load_root(&u->tree, branch, root);
    return status == GAZ_STORE_OK ? gaz_load_nodes(&u->tree, branch, body) : status;
}

static gaz_store_status add_body(document_unit *u, int64_t *root_id) {
    gaz_row root;
    gaz_branch branch = {.path = {"", 0}};
    gaz_row_begin(&root, GAZ_TABLE_nodes);
    root.values[GAZ_nodes_eid] = gaz_value_text((gaz_slice){"", 0});
    root.values[GAZ_nodes_type] = gaz_value_text(gaz_slice_of("document"));
    root.values[GAZ_nodes_heading] = u->row.values[GAZ_documents_title];
    root.values[GAZ_nodes_text] = gaz_value_text(text_of_elements(u));
    root.values[GAZ_nodes_line] = u->row.values[GAZ_documents_line];
    root.values[GAZ_nodes_end_line] = u->row.values[GAZ_documents_end_line];
    *root_id = u->store->next_node;
    return add_text(u, &root, &branch, u->members[BODY].raw);
}

/* What people call an attachment in a path: 附件1, else 办法, else 附件. */
static gaz_slice attachment_name(const gaz_row *row) {
    gaz_slice label = slice_of(row, GAZ_attachments_label);
    gaz_slice kind = slice_of(row, GAZ_attachments_kind_zh);
    return label.len > 0 ? label : kind.len > 0 ? kind : gaz_slice_of("附件");
}

/* The eid of an attachment is the last part of its id. */
static gaz_slice attachment_eid(gaz_slice id) {
    const char *slash = gaz_slice_find_last(id, "/");
    return slash != NULL ? gaz_slice_between(slash + 1, gaz_slice_end(id)) : id;
}

static gaz_store_status add_attachment_text(document_unit *u, const gaz_row *row, gaz_slice body,
                                            int64_t root_id) {
    gaz_row root;
    gaz_branch branch = {.parent = root_id,
                         .depth = 1,
                         .path = attachment_name(row),
                         .attachment = slice_of(row, GAZ_attachments_id)};
    gaz_row_begin(&root, GAZ_TABLE_nodes);
    root.values[GAZ_nodes_eid] = row->values[GAZ_attachments_eid];
    root.values[GAZ_nodes_type] = gaz_value_text(gaz_slice_of("attachment"));
    root.values[GAZ_nodes_label] = row->values[GAZ_attachments_label];
    root.values[GAZ_nodes_heading] = row->values[GAZ_attachments_title];
    root.values[GAZ_nodes_line] = row->values[GAZ_attachments_line];
    root.values[GAZ_nodes_end_line] = row->values[GAZ_attachments_end_line];
    return add_text(u, &root, &branch, body);
}

static void name_members(gaz_member *members) {
    memset(members, 0, (MEMBER_COUNT + 1) * sizeof *members);
    for (int i = 0; i < MEMBER_COUNT; i++) {
        members[i].member = member_names[i];
        members[i].column = -1;
    }
}

static gaz_store_status add_attachment(document_unit *u, gaz_json_reader *reader, int64_t position,
                                       int64_t root_id) {
    gaz_row row;
    gaz_member members[MEMBER_COUNT + 1];
    name_members(members);
    gaz_row_begin(&row, GAZ_TABLE_attachments);
    gaz_row_read(reader, &row, members);
    gaz_row_end_line(&row, GAZ_attachments_line, GAZ_attachments_end_line);
    gaz_slice eid = attachment_eid(slice_of(&row, GAZ_attachments_id));
    row.values[GAZ_attachments_document] = gaz_value_text(u->unit->key);
    row.values[GAZ_attachments_position] = gaz_value_integer(position);
    row.values[GAZ_attachments_eid] = gaz_value_text(eid);
    gaz_store_status status = u->store->ops->add(u->store, &row);
    status = status == GAZ_STORE_OK ? add_lists(u, members, eid) : status;
    return status == GAZ_STORE_OK ? add_attachment_text(u, &row, members[BODY].raw, root_id)
                                  : status;
}

static gaz_store_status add_attachments(document_unit *u, int64_t root_id) {
    gaz_store_status status = GAZ_STORE_OK;
    gaz_json_reader reader = gaz_member_reader(&u->members[ATTACHMENTS], u->arena);
    for (int64_t i = 0; status == GAZ_STORE_OK && gaz_json_next_item(&reader); i++) {
        status = add_attachment(u, &reader, i, root_id);
    }
    return status;
}

/* ---- the document -------------------------------------------------------------------- */

static int64_t year_in(gaz_slice text) {
    int64_t year = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9') {
            return 0;
        }
        year = year * 10 + (text.ptr[i] - '0');
    }
    return year;
}

/* Of the signature, else of the number, else of the issue (whose id has it:
 * 371322/2026/1). */
static gaz_value year_of(const document_unit *u) {
    int64_t year = year_in(slice_of(&u->row, GAZ_documents_date_signed));
    if (year == 0) {
        year = u->row.values[GAZ_documents_doc_year].integer;
    }
    const char *slash = gaz_slice_find(u->unit->issue, "/");
    if (year == 0 && slash != NULL) {
        year = year_in(gaz_slice_between(slash + 1, gaz_slice_end(u->unit->issue)));
    }
    return year > 0 ? gaz_value_integer(year) : (gaz_value){0};
}

static gaz_store_status read_members(document_unit *u, gaz_slice record) {
    gaz_json_reader reader = gaz_json_reader_of(record, u->arena);
    gaz_row_begin(&u->row, GAZ_TABLE_documents);
    name_members(u->members);
    gaz_row_read(&reader, &u->row, u->members);
    if (!gaz_json_at_end(&reader)) {
        return gaz_refuse_malformed(u->store, "document", &reader);
    }
    if (gaz_member_is_object(&u->members[SOURCE])) {
        gaz_member name[] = {{"name", GAZ_documents_source_name, {0}}, {0}};
        gaz_json_reader inner = gaz_member_reader(&u->members[SOURCE], u->arena);
        gaz_row_read(&inner, &u->row, name);
        gaz_row_end_line(&u->row, GAZ_documents_line, GAZ_documents_end_line);
    }
    if (gaz_member_is_object(&u->members[DOC_NUMBER])) {
        gaz_member parts[] = {{"norm", GAZ_documents_doc_number, {0}},
                              {"raw", GAZ_documents_doc_number_raw, {0}},
                              {"code", GAZ_documents_doc_code, {0}},
                              {"region", GAZ_documents_doc_region, {0}},
                              {"organ", GAZ_documents_doc_organ, {0}},
                              {"series", GAZ_documents_doc_series, {0}},
                              {"year", GAZ_documents_doc_year, {0}},
                              {"serial", GAZ_documents_doc_serial, {0}},
                              {0}};
        gaz_json_reader inner = gaz_member_reader(&u->members[DOC_NUMBER], u->arena);
        gaz_row_read(&inner, &u->row, parts);
    }
    u->row.values[GAZ_documents_year] = year_of(u);
    u->row.values[GAZ_documents_record_sha256] = gaz_value_text(gaz_slice_of(u->unit->hash));
    return GAZ_STORE_OK;
}

gaz_store_status gaz_load_document(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                                   gaz_slice record) {
    document_unit u = {.store = store,
                       .arena = arena,
                       .unit = unit,
                       .tree = {.store = store, .arena = arena, .document = unit->key}};
    int64_t root_id = 0;
    gaz_slice none = {NULL, 0};
    gaz_store_status status = read_members(&u, record);
    status = status == GAZ_STORE_OK ? store->ops->add(store, &u.row) : status;
    status = status == GAZ_STORE_OK ? add_lists(&u, u.members, (gaz_slice){"", 0}) : status;
    status = status == GAZ_STORE_OK ? add_body(&u, &root_id) : status;
    status = status == GAZ_STORE_OK ? add_attachments(&u, root_id) : status;
    gaz_json_reader reader = gaz_member_reader(&u.members[REFERENCES], arena);
    status = status == GAZ_STORE_OK ? gaz_load_references(&u.tree, &reader) : status;
    status = status == GAZ_STORE_OK ? add_metadata(&u) : status;
    reader = gaz_member_reader(&u.members[FURNITURE], arena);
    status = status == GAZ_STORE_OK ? gaz_load_furniture(store, &reader, unit->issue, unit->key)
                                    : status;
    reader = gaz_member_reader(&u.members[DIAGNOSTICS], arena);
    return status == GAZ_STORE_OK ? gaz_load_diagnostics(store, &reader, none, unit->key, none)
                                  : status;
}
