/* record_type.c - which type of record a line holds. */
#include "read/json.h"
#include "text/slice.h"
#include "text/utf8.h"

struct type_job {
    gaz_arena *arena;
    gaz_slice record;
    gaz_slice type;
    const char *error;
};

static void read_type(void *data) {
    struct type_job *job = data;
    gaz_json_reader r = gaz_json_reader_of(job->record, job->arena);
    for (gaz_slice key; gaz_json_next_member(&r, &key);) {
        if (gaz_slice_is(key, "type")) {
            job->type = gaz_json_read_string(&r);
        } else {
            gaz_json_skip(&r);
        }
    }
    if (r.error == NULL && !gaz_json_at_end(&r)) {
        r.error = "text follows the record";
    }
    job->error = r.error != NULL ? r.error : job->type.ptr == NULL ? "it has no type" : NULL;
}

gaz_status gaz_record_type(gaz_arena *arena, gaz_slice record, gaz_slice *type,
                           const char **reason) {
    struct type_job job = {.arena = arena, .record = record};
    if (!gaz_slice_starts(gaz_slice_trim_left(record), "{")) {
        *reason = "no record: it does not begin with {";
        return GAZ_BAD_RECORD;
    }
    if (gaz_utf8_valid(record) < record.len) {
        *reason = "the record is not UTF-8";
        return GAZ_BAD_RECORD;
    }
    gaz_status status = gaz_arena_run(arena, read_type, &job);
    *reason = job.error;
    *type = job.type;
    return status != GAZ_OK ? status : job.error == NULL ? GAZ_OK : GAZ_BAD_RECORD;
}
