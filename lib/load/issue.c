/* issue.c - an issue record, and the lists that documents have as well. */
#include "load/members.h"
#include "load/units.h"
#include "text/slice.h"

static gaz_store_status ended(gaz_store *store, const char *what, const gaz_json_reader *reader,
                              gaz_store_status status) {
    if (status == GAZ_STORE_OK && reader->error != NULL) {
        return gaz_refuse_malformed(store, what, reader);
    }
    return status;
}

gaz_store_status gaz_load_diagnostics(gaz_store *store, gaz_json_reader *reader, gaz_slice issue,
                                      gaz_slice document, gaz_slice source) {
    const gaz_list list = {.table = GAZ_TABLE_diagnostics,
                           .what = "diagnostics",
                           .keys = {{GAZ_diagnostics_issue, gaz_value_text(issue)},
                                    {GAZ_diagnostics_document, gaz_value_text(document)},
                                    {GAZ_diagnostics_source, gaz_value_text(source)}},
                           .key_count = 3,
                           .position = GAZ_diagnostics_position,
                           .line = GAZ_diagnostics_line,
                           .end_line = GAZ_diagnostics_end_line};
    return gaz_load_list(store, reader, &list);
}

gaz_store_status gaz_load_furniture(gaz_store *store, gaz_json_reader *reader, gaz_slice issue,
                                    gaz_slice document) {
    const gaz_list list = {.table = GAZ_TABLE_furniture,
                           .what = "furniture",
                           .keys = {{GAZ_furniture_issue, gaz_value_text(issue)},
                                    {GAZ_furniture_document, gaz_value_text(document)}},
                           .key_count = 2,
                           .position = GAZ_furniture_position};
    return gaz_load_list(store, reader, &list);
}

static gaz_store_status load_toc(gaz_store *store, gaz_json_reader *reader, gaz_slice issue) {
    const gaz_list list = {.table = GAZ_TABLE_toc,
                           .what = "toc",
                           .keys = {{GAZ_toc_issue, gaz_value_text(issue)}},
                           .key_count = 1,
                           .position = GAZ_toc_position};
    return gaz_load_list(store, reader, &list);
}

/* One part of the front matter: a row for each paragraph, and one without text
 * when it has none. */
static gaz_store_status load_part(gaz_store *store, gaz_row *row, const gaz_member *paragraphs,
                                  gaz_arena *arena) {
    gaz_store_status status = GAZ_STORE_OK;
    gaz_json_reader reader = gaz_member_reader(paragraphs, arena);
    int64_t count = 0;
    while (status == GAZ_STORE_OK && gaz_json_next_item(&reader)) {
        row->values[GAZ_front_matter_paragraph] = gaz_value_integer(count++);
        row->values[GAZ_front_matter_text] = gaz_value_read(&reader);
        status = store->ops->add(store, row);
    }
    if (count == 0 && status == GAZ_STORE_OK) {
        row->values[GAZ_front_matter_paragraph] = gaz_value_integer(0);
        status = store->ops->add(store, row);
    }
    return ended(store, "front_matter", &reader, status);
}

static gaz_store_status load_front_matter(gaz_store *store, gaz_json_reader *reader,
                                          gaz_slice issue) {
    gaz_store_status status = GAZ_STORE_OK;
    for (int64_t i = 0; status == GAZ_STORE_OK && gaz_json_next_item(reader); i++) {
        gaz_member paragraphs[] = {{"paragraphs", -1, {0}}, {0}};
        gaz_row row;
        gaz_row_begin(&row, GAZ_TABLE_front_matter);
        gaz_row_read(reader, &row, paragraphs);
        gaz_row_end_line(&row, GAZ_front_matter_line, GAZ_front_matter_end_line);
        row.values[GAZ_front_matter_issue] = gaz_value_text(issue);
        row.values[GAZ_front_matter_position] = gaz_value_integer(i);
        status = load_part(store, &row, paragraphs, reader->arena);
    }
    return ended(store, "front_matter", reader, status);
}

gaz_store_status gaz_load_issue(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                                gaz_slice record) {
    enum { SOURCE, FRONT_MATTER, TOC, FURNITURE, DIAGNOSTICS };
    gaz_member special[] = {{"source", -1, {0}},    {"front_matter", -1, {0}}, {"toc", -1, {0}},
                            {"furniture", -1, {0}}, {"diagnostics", -1, {0}},  {0}};
    gaz_row row;
    gaz_row_begin(&row, GAZ_TABLE_issues);
    gaz_json_reader reader = gaz_json_reader_of(record, arena);
    gaz_row_read(&reader, &row, special);
    if (gaz_member_is_object(&special[SOURCE])) {
        gaz_member source[] = {{"name", GAZ_issues_source_name, {0}},
                               {"lines", GAZ_issues_source_lines, {0}},
                               {"sha256", GAZ_issues_source_sha256, {0}},
                               {0}};
        gaz_json_reader inner = gaz_member_reader(&special[SOURCE], arena);
        gaz_row_read(&inner, &row, source);
    }
    if (!gaz_json_at_end(&reader)) {
        return gaz_refuse_malformed(store, "issue", &reader);
    }
    row.values[GAZ_issues_record_sha256] = gaz_value_text(gaz_slice_of(unit->hash));
    gaz_store_status status = store->ops->add(store, &row);
    gaz_json_reader part = gaz_member_reader(&special[FRONT_MATTER], arena);
    status = status == GAZ_STORE_OK ? load_front_matter(store, &part, unit->key) : status;
    part = gaz_member_reader(&special[TOC], arena);
    status = status == GAZ_STORE_OK ? load_toc(store, &part, unit->key) : status;
    gaz_slice none = {NULL, 0};
    part = gaz_member_reader(&special[FURNITURE], arena);
    status = status == GAZ_STORE_OK
                 ? gaz_load_furniture(store, &part, unit->key, (gaz_slice){"", 0})
                 : status;
    part = gaz_member_reader(&special[DIAGNOSTICS], arena);
    return status == GAZ_STORE_OK ? gaz_load_diagnostics(store, &part, unit->key, none, none)
                                  : status;
}
