/* correction_log.c - the log of gz-clean, read back for --revert. */
#include "read/json.h"
#include "text/slice.h"

struct reading {
    gaz_arena *arena;
    gaz_slice log;
    gaz_source_log *sources;
    uint32_t count;
    uint32_t capacity;
    uint32_t line;
    const char *reason;
};

static bool is_type(gaz_slice record, const char *type, gaz_arena *arena) {
    gaz_json_reader reader = gaz_json_reader_of(record, arena);
    for (gaz_slice key; gaz_json_next_member(&reader, &key);) {
        if (gaz_slice_is(key, "type")) {
            return gaz_slice_is(gaz_json_read_string(&reader), type);
        }
        gaz_json_skip(&reader);
    }
    return false;
}

static uint32_t small(gaz_json_reader *reader) {
    int64_t value = gaz_json_read_integer(reader);
    return value < 0 || value > UINT32_MAX ? 0 : (uint32_t)value;
}

static const char *read_correction(struct reading *r, gaz_slice record, gaz_source_log *source) {
    gaz_json_reader reader = gaz_json_reader_of(record, r->arena);
    gaz_correction c = {0};
    for (gaz_slice key; gaz_json_next_member(&reader, &key);) {
        if (gaz_slice_is(key, "line")) {
            c.line = small(&reader);
        } else if (gaz_slice_is(key, "col")) {
            c.col = small(&reader);
        } else if (gaz_slice_is(key, "before")) {
            c.before = gaz_json_read_string(&reader);
        } else if (gaz_slice_is(key, "after")) {
            c.after = gaz_json_read_string(&reader);
        } else if (gaz_slice_is(key, "bytes")) {
            c.bytes = gaz_json_read_string(&reader);
        } else if (gaz_slice_is(key, "applied")) {
            c.applied = gaz_json_read_bool(&reader);
        } else {
            gaz_json_skip(&reader);
        }
    }
    if (reader.error != NULL) {
        return reader.error;
    }
    if (!c.applied) {
        return NULL;
    }
    if (c.line == 0 || c.col == 0 || c.before.ptr == NULL || c.after.ptr == NULL) {
        return "a correction lacks its line, col, before or after";
    }
    gaz_corrections *list = &source->corrections;
    list->items = gaz_arena_grow(r->arena, list->items, list->count, &list->capacity, sizeof c);
    list->items[list->count++] = c;
    return NULL;
}

static const char *read_source(struct reading *r, gaz_slice record, gaz_source_log *source) {
    gaz_json_reader reader = gaz_json_reader_of(record, r->arena);
    bool sized = false;
    for (gaz_slice key; gaz_json_next_member(&reader, &key);) {
        if (gaz_slice_is(key, "name")) {
            source->name = gaz_json_read_string(&reader);
        } else if (gaz_slice_is(key, "clean_bytes")) {
            int64_t bytes = gaz_json_read_integer(&reader);
            sized = bytes >= 0;
            source->clean_bytes = (uint64_t)bytes;
        } else {
            gaz_json_skip(&reader);
        }
    }
    if (reader.error != NULL) {
        return reader.error;
    }
    return sized ? NULL : "a source record lacks its clean_bytes";
}

/* Corrections stand before the source record that closes them. */
static void read_records(void *data) {
    struct reading *r = data;
    gaz_source_log open = {0};
    while (r->log.len > 0 && r->reason == NULL) {
        const char *stop = memchr(r->log.ptr, '\n', r->log.len);
        stop = stop == NULL ? gaz_slice_end(r->log) : stop;
        gaz_slice record = gaz_slice_trim(gaz_slice_between(r->log.ptr, stop));
        size_t taken = (size_t)(stop - r->log.ptr) + (stop < gaz_slice_end(r->log));
        r->log = gaz_slice_from(r->log, taken);
        r->line++;
        if (record.len == 0) {
            continue;
        }
        if (is_type(record, "correction", r->arena)) {
            r->reason = read_correction(r, record, &open);
        } else if (is_type(record, "source", r->arena)) {
            r->reason = read_source(r, record, &open);
            r->sources = gaz_arena_grow(r->arena, r->sources, r->count, &r->capacity, sizeof open);
            r->sources[r->count++] = open;
            open = (gaz_source_log){0};
        } else {
            r->reason = "neither a correction nor a source record";
        }
    }
    if (r->reason != NULL) {
        r->reason = gaz_arena_format(r->arena, "line %u: %s", r->line, r->reason).ptr;
    } else if (open.corrections.count > 0) {
        r->reason = "the log ends before the source record of its last corrections";
    }
}

gaz_status gaz_read_log(gaz_arena *arena, gaz_slice log, gaz_source_log **sources, uint32_t *count,
                        const char **reason) {
    struct reading r = {.arena = arena, .log = log};
    gaz_status status = gaz_arena_run(arena, read_records, &r);
    *sources = r.sources;
    *count = r.count;
    *reason = r.reason;
    if (status != GAZ_OK) {
        return status;
    }
    return r.reason == NULL ? GAZ_OK : GAZ_BAD_LOG;
}
