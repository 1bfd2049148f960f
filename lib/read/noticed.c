/* noticed.c - what a record of any type says was noticed. */
#include "read/noticed.h"

#include "text/diagnostic.h"
#include "text/slice.h"
#include "text/utf8.h"

static uint32_t read_line(gaz_json_reader *r) {
    int64_t value = gaz_json_read_integer(r);
    return value < 0 || value > UINT32_MAX ? 0 : (uint32_t)value;
}

static int code_of(gaz_slice name) {
    for (int i = 0; i < gaz_code_count(); i++) {
        if (gaz_slice_is(name, gaz_code_name(i))) {
            return i;
        }
    }
    return -1;
}

static void read_diagnostic(gaz_json_reader *r, gaz_diagnostics *list) {
    gaz_diagnostic item = {.code = -1, .message = gaz_slice_of(""), .end_line = UINT32_MAX};
    for (gaz_slice key; gaz_json_next_member(r, &key);) {
        if (gaz_slice_is(key, "code")) {
            item.code = code_of(gaz_json_read_string(r));
        } else if (gaz_slice_is(key, "message")) {
            item.message = gaz_json_read_string(r);
        } else if (gaz_slice_is(key, "line")) {
            item.line = read_line(r);
        } else if (gaz_slice_is(key, "end_line")) {
            item.end_line = read_line(r);
        } else {
            gaz_json_skip(r);
        }
    }
    if (item.end_line == UINT32_MAX) { /* left out, which null is not */
        item.end_line = item.line;
    }
    if (item.code >= 0) {
        gaz_diagnose(r->arena, list, (enum gaz_code)item.code, item.line, item.end_line,
                     item.message);
    }
}

void gaz_read_diagnostics(gaz_json_reader *reader, gaz_diagnostics *list) {
    while (gaz_json_next_item(reader)) {
        read_diagnostic(reader, list);
    }
}

struct job {
    gaz_arena *arena;
    gaz_slice record;
    gaz_slice source;
    gaz_diagnostics list;
    const char *error;
};

static gaz_slice read_name(gaz_json_reader *r) {
    gaz_slice name = {NULL, 0};
    for (gaz_slice key; gaz_json_next_member(r, &key);) {
        if (gaz_slice_is(key, "name")) {
            name = gaz_json_read_string(r);
        } else {
            gaz_json_skip(r);
        }
    }
    return name;
}

/* The source of an issue or a document is an object, that of other records a name. */
static gaz_slice read_source(gaz_json_reader *r) {
    bool object = r->at < r->end && *r->at == '{';
    return object ? read_name(r) : gaz_json_read_string(r);
}

static void read_record(void *data) {
    struct job *job = data;
    gaz_json_reader r = gaz_json_reader_of(job->record, job->arena);
    for (gaz_slice key; gaz_json_next_member(&r, &key);) {
        if (gaz_slice_is(key, "source")) {
            job->source = read_source(&r);
        } else if (gaz_slice_is(key, "diagnostics")) {
            gaz_read_diagnostics(&r, &job->list);
        } else {
            gaz_json_skip(&r);
        }
    }
    job->error = r.error;
}

gaz_status gaz_read_noticed(gaz_arena *arena, gaz_slice record, gaz_slice *source,
                            gaz_diagnostics *list, const char **reason) {
    struct job job = {.arena = arena, .record = record};
    if (gaz_utf8_valid(record) < record.len) {
        *reason = "the record is not UTF-8";
        return GAZ_BAD_RECORD;
    }
    gaz_status status = gaz_arena_run(arena, read_record, &job);
    *reason = job.error;
    *source = job.source;
    *list = job.list;
    return status != GAZ_OK ? status : job.error == NULL ? GAZ_OK : GAZ_BAD_RECORD;
}
