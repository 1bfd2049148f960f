/* log.c - the correction log of one source. */
#include "load/cells.h"
#include "text/slice.h"

/* The rows of a log have to follow the row of their source, wherever its record
 * stands in the log; so it is read first. */
static gaz_store_status load_source(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                                    gaz_slice record) {
    gaz_row row;
    gaz_row_begin(&row, GAZ_TABLE_sources);
    gaz_json_reader reader = gaz_json_reader_of(record, arena);
    gaz_row_read(&reader, &row, NULL);
    if (!gaz_json_at_end(&reader)) {
        return gaz_refuse_malformed(store, "source", &reader);
    }
    row.values[GAZ_sources_name] = gaz_value_text(unit->key);
    row.values[GAZ_sources_record_sha256] = gaz_value_text(gaz_slice_of(unit->hash));
    return store->ops->add(store, &row);
}

static gaz_store_status load_entry(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                                   gaz_slice record, bool correction, int64_t position) {
    gaz_row row;
    gaz_row_begin(&row, correction ? GAZ_TABLE_corrections : GAZ_TABLE_diagnostics);
    gaz_json_reader reader = gaz_json_reader_of(record, arena);
    gaz_member special[] = {{"candidates", -1, {0}},
                            {"offset", correction ? (int)GAZ_corrections_byte_offset : -1, {0}},
                            {0}};
    gaz_row_read(&reader, &row, special);
    if (!gaz_json_at_end(&reader)) {
        return gaz_refuse_malformed(store, "log", &reader);
    }
    if (correction) {
        row.values[GAZ_corrections_candidates] =
            gaz_value_text(gaz_cells_text(arena, special, NULL));
    }
    row.values[correction ? (int)GAZ_corrections_source : (int)GAZ_diagnostics_source] =
        gaz_value_text(unit->key);
    row.values[correction ? (int)GAZ_corrections_position : (int)GAZ_diagnostics_position] =
        gaz_value_integer(position);
    return store->ops->add(store, &row);
}

static gaz_slice type_of(gaz_slice record, gaz_arena *arena) {
    gaz_json_reader reader = gaz_json_reader_of(record, arena);
    for (gaz_slice key; gaz_json_next_member(&reader, &key); gaz_json_skip(&reader)) {
        if (gaz_slice_is(key, "type")) {
            return gaz_json_read_string(&reader);
        }
    }
    return (gaz_slice){NULL, 0};
}

static gaz_slice take_line(gaz_slice *rest) {
    const char *end = memchr(rest->ptr, '\n', rest->len);
    gaz_slice line = gaz_slice_between(rest->ptr, end != NULL ? end : gaz_slice_end(*rest));
    *rest = gaz_slice_from(*rest, line.len + (end != NULL));
    return line;
}

gaz_store_status gaz_load_log(gaz_store *store, gaz_arena *arena, const gaz_unit *unit,
                              gaz_slice records) {
    gaz_slice source = gaz_slice_of("{}");
    for (gaz_slice rest = records; rest.len > 0;) {
        gaz_slice line = take_line(&rest);
        if (gaz_slice_is(type_of(line, arena), "source")) {
            source = line;
        }
    }
    gaz_store_status status = load_source(store, arena, unit, source);
    int64_t positions[2] = {0, 0};
    for (gaz_slice rest = records; rest.len > 0 && status == GAZ_STORE_OK;) {
        gaz_slice line = take_line(&rest);
        gaz_slice type = type_of(line, arena);
        bool correction = gaz_slice_is(type, "correction");
        if (correction || gaz_slice_is(type, "diagnostic")) {
            status = load_entry(store, arena, unit, line, correction, positions[correction]++);
        }
    }
    return status;
}
