/* contents.c - the contents page of an issue record, read back. */
#include "read/json.h"
#include "text/slice.h"
#include "text/utf8.h"

static void read_entry(gaz_json_reader *r, gaz_toc_entry *entry) {
    for (gaz_slice key; gaz_json_next_member(r, &key);) {
        if (gaz_slice_is(key, "title")) {
            entry->title = gaz_json_read_string(r);
        } else if (gaz_slice_is(key, "doc_number")) {
            entry->doc_number = gaz_json_read_string(r);
        } else if (gaz_slice_is(key, "document")) {
            entry->document = gaz_json_read_string(r);
        } else {
            gaz_json_skip(r);
        }
    }
}

static void read_entries(gaz_json_reader *r, gaz_issue *issue) {
    while (gaz_json_next_item(r)) {
        issue->toc = gaz_arena_grow(r->arena, issue->toc, issue->toc_count, &issue->toc_capacity,
                                    sizeof *issue->toc);
        gaz_toc_entry *entry = &issue->toc[issue->toc_count++];
        *entry = (gaz_toc_entry){.page = -1};
        read_entry(r, entry);
    }
}

struct job {
    gaz_arena *arena;
    gaz_slice record;
    gaz_issue *issue;
    const char *error;
};

static void read_record(void *data) {
    struct job *job = data;
    gaz_json_reader r = gaz_json_reader_of(job->record, job->arena);
    for (gaz_slice key; gaz_json_next_member(&r, &key);) {
        if (gaz_slice_is(key, "id")) {
            job->issue->id = gaz_json_read_string(&r);
        } else if (gaz_slice_is(key, "toc")) {
            read_entries(&r, job->issue);
        } else {
            gaz_json_skip(&r);
        }
    }
    job->error = r.error;
}

gaz_status gaz_read_contents(gaz_arena *arena, gaz_slice record, gaz_issue *issue,
                             const char **reason) {
    struct job job = {.arena = arena, .record = record, .issue = issue};
    *issue = (gaz_issue){0};
    if (gaz_utf8_valid(record) < record.len) {
        *reason = "the record is not UTF-8";
        return GAZ_BAD_RECORD;
    }
    gaz_status status = gaz_arena_run(arena, read_record, &job);
    *reason = job.error;
    return status != GAZ_OK ? status : job.error != NULL ? GAZ_BAD_RECORD : GAZ_OK;
}
