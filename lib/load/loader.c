/* loader.c - a stream of records, batch by batch, into a database. */
#include "load/loader.h"

#include <stdio.h>
#include <stdlib.h>

#include "load/units.h"
#include "text/memory/buffer.h"
#include "text/sha256.h"
#include "text/slice.h"
#include "text/utf8.h"

/* A batch is loaded when it holds so many units or bytes. */
enum { BATCH_UNITS = 1024, BATCH_BYTES = 8 << 20 };

/* One unit of the batch; its records are bytes of loader->text. */
typedef struct item {
    gaz_unit unit;
    size_t begin;
    size_t len;
    uint64_t line;
} item;

struct gaz_loader {
    gaz_store *store;
    void (*complain)(void *data, uint64_t line, const char *reason);
    void *data;
    gaz_arena *keys;  /* of the batch */
    gaz_arena *arena; /* of the record at hand */
    gaz_buffer text;
    item items[BATCH_UNITS];
    gaz_unit units[BATCH_UNITS]; /* as look_up wants them */
    size_t count;
    gaz_load_counts counts;
};

/* What the first look at a record tells. */
typedef struct head {
    gaz_slice type;
    gaz_slice version;
    gaz_slice id;
    gaz_slice issue;
    gaz_slice name;
    gaz_slice source; /* when it is a string */
    bool has_paragraphs;
    bool complete; /* the record is well-formed JSON */
} head;

gaz_loader *gaz_loader_new(gaz_store *store,
                           void (*complain)(void *data, uint64_t line, const char *reason),
                           void *data) {
    gaz_loader *loader = calloc(1, sizeof *loader);
    if (loader == NULL) {
        return NULL;
    }
    loader->store = store;
    loader->complain = complain;
    loader->data = data;
    loader->keys = gaz_arena_new();
    loader->arena = gaz_arena_new();
    if (loader->keys == NULL || loader->arena == NULL) {
        gaz_loader_free(loader);
        return NULL;
    }
    return loader;
}

void gaz_loader_free(gaz_loader *loader) {
    if (loader != NULL) {
        gaz_arena_free(loader->keys);
        gaz_arena_free(loader->arena);
        gaz_buffer_free(&loader->text);
        free(loader);
    }
}

const gaz_load_counts *gaz_loader_counts(const gaz_loader *loader) {
    return &loader->counts;
}

static void refuse(gaz_loader *loader, uint64_t line, const char *reason) {
    loader->counts.refused++;
    loader->complain(loader->data, line, reason);
}

static gaz_store_status out_of_memory(gaz_loader *loader) {
    snprintf(loader->store->error, sizeof loader->store->error, "out of memory");
    return GAZ_STORE_FAILED;
}

/* ---- reading heads ----------------------------------------------------------- */

static gaz_slice read_if_string(gaz_json_reader *reader) {
    gaz_slice raw = gaz_json_skip(reader);
    if (raw.len == 0 || raw.ptr[0] != '"') {
        return (gaz_slice){NULL, 0};
    }
    gaz_json_reader inner = gaz_json_reader_of(raw, reader->arena);
    return gaz_json_read_string(&inner);
}

static void read_head(gaz_arena *arena, gaz_slice record, head *h) {
    const struct {
        const char *name;
        gaz_slice *to;
    } members[] = {{"type", &h->type}, {"schema_version", &h->version},
                   {"id", &h->id},     {"issue", &h->issue},
                   {"name", &h->name}, {"source", &h->source}};
    gaz_json_reader reader = gaz_json_reader_of(record, arena);
    for (gaz_slice key; gaz_json_next_member(&reader, &key);) {
        gaz_slice *to = NULL;
        for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
            to = gaz_slice_is(key, members[i].name) ? members[i].to : to;
        }
        if (to != NULL) {
            *to = read_if_string(&reader);
        } else {
            gaz_json_skip(&reader);
            h->has_paragraphs = h->has_paragraphs || gaz_slice_is(key, "paragraphs");
        }
    }
    h->complete = gaz_json_at_end(&reader);
}

typedef struct head_job {
    gaz_arena *arena;
    gaz_slice record;
    head *head;
} head_job;

static void head_job_run(void *data) {
    head_job *job = data;
    read_head(job->arena, job->record, job->head);
}

static bool holds_nul(gaz_slice text) {
    return text.len > 0 && memchr(text.ptr, '\0', text.len) != NULL;
}

/* Why a record cannot be loaded, or NULL. */
static const char *objection(gaz_slice record, const head *h) {
    if (gaz_utf8_valid(record) != record.len) {
        return "not UTF-8";
    }
    if (!h->complete) {
        return "not a whole JSON object";
    }
    if (h->type.ptr == NULL) {
        return "no record: it has no type";
    }
    if (h->version.ptr != NULL && !gaz_slice_starts(h->version, "1.")) {
        return "its schema_version is not 1.x";
    }
    bool document = gaz_slice_is(h->type, "document");
    if ((document || gaz_slice_is(h->type, "issue")) && h->id.len == 0) {
        return "it has no id";
    }
    if (holds_nul(h->id) || holds_nul(h->issue) || holds_nul(h->source) || holds_nul(h->name)) {
        return "a name in it holds U+0000";
    }
    if (document && h->issue.len == 0) {
        return "it names no issue";
    }
    if (document && h->has_paragraphs) {
        return "this document is not structured yet: it comes from gz-split, not gz-parse";
    }
    return NULL;
}

/* The unit a record belongs to; false for types that are not loaded. */
static bool unit_of(const head *h, gaz_unit *unit) {
    *unit = (gaz_unit){.issue = h->issue, .key = h->id};
    if (gaz_slice_is(h->type, "issue")) {
        unit->kind = GAZ_UNIT_ISSUE;
        return true;
    }
    if (gaz_slice_is(h->type, "document")) {
        unit->kind = GAZ_UNIT_DOCUMENT;
        return true;
    }
    unit->kind = GAZ_UNIT_SOURCE;
    unit->key = gaz_slice_is(h->type, "source") ? h->name : h->source;
    if (unit->key.ptr == NULL) {
        unit->key = gaz_slice_of("-"); /* what was read from a pipe */
    }
    return gaz_slice_is(h->type, "source") || gaz_slice_is(h->type, "correction") ||
           gaz_slice_is(h->type, "diagnostic");
}

/* ---- gathering ------------------------------------------------------------------ */

static bool same_unit(const gaz_unit *a, const gaz_unit *b) {
    return a->kind == b->kind && gaz_slice_equal(a->key, b->key);
}

static bool in_batch(const gaz_loader *loader, const gaz_unit *unit) {
    for (size_t i = 0; i < loader->count; i++) {
        if (same_unit(&loader->items[i].unit, unit)) {
            return true;
        }
    }
    return false;
}

static gaz_store_status add_item(gaz_loader *loader, const gaz_unit *unit, gaz_slice record,
                                 uint64_t line) {
    if (loader->count == BATCH_UNITS || loader->text.len >= BATCH_BYTES || in_batch(loader, unit)) {
        gaz_store_status status = gaz_loader_flush(loader);
        if (status != GAZ_STORE_OK) {
            return status;
        }
    }
    item *new = &loader->items[loader->count];
    *new = (item){.unit = *unit, .begin = loader->text.len, .len = record.len, .line = line};
    new->unit.key = gaz_arena_copy(loader->keys, unit->key);
    new->unit.issue = gaz_arena_copy(loader->keys, unit->issue);
    gaz_buffer_slice(&loader->text, record);
    if (loader->text.failed || new->unit.key.ptr == NULL) {
        return out_of_memory(loader);
    }
    loader->count++;
    return GAZ_STORE_OK;
}

/* A line of the same log as the last item: they are one unit. */
static bool continues_log(const gaz_loader *loader, const gaz_unit *unit) {
    return unit->kind == GAZ_UNIT_SOURCE && loader->count > 0 &&
           same_unit(&loader->items[loader->count - 1].unit, unit);
}

static gaz_store_status extend_log(gaz_loader *loader, gaz_slice record) {
    gaz_buffer_byte(&loader->text, '\n');
    gaz_buffer_slice(&loader->text, record);
    loader->items[loader->count - 1].len += 1 + record.len;
    return loader->text.failed ? out_of_memory(loader) : GAZ_STORE_OK;
}

gaz_store_status gaz_loader_take(gaz_loader *loader, gaz_slice record, uint64_t line) {
    head h = {0};
    head_job job = {loader->arena, record, &h};
    gaz_unit unit;
    gaz_arena_reset(loader->arena);
    if (gaz_arena_run(loader->arena, head_job_run, &job) != GAZ_OK) {
        return out_of_memory(loader);
    }
    const char *reason = objection(record, &h);
    if (reason != NULL) {
        refuse(loader, line, reason);
        return GAZ_STORE_OK;
    }
    if (!unit_of(&h, &unit)) {
        loader->counts.passed++;
        return GAZ_STORE_OK;
    }
    return continues_log(loader, &unit) ? extend_log(loader, record)
                                        : add_item(loader, &unit, record, line);
}

/* ---- loading ---------------------------------------------------------------------- */

typedef struct unit_job {
    gaz_loader *loader;
    const gaz_unit *unit;
    gaz_slice records;
    gaz_store_status status;
} unit_job;

static void unit_job_run(void *data) {
    unit_job *job = data;
    gaz_store *store = job->loader->store;
    gaz_arena *arena = job->loader->arena;
    switch (job->unit->kind) {
    case GAZ_UNIT_ISSUE:
        job->status = gaz_load_issue(store, arena, job->unit, job->records);
        break;
    case GAZ_UNIT_DOCUMENT:
        job->status = gaz_load_document(store, arena, job->unit, job->records);
        break;
    case GAZ_UNIT_SOURCE:
        job->status = gaz_load_log(store, arena, job->unit, job->records);
        break;
    }
}

/* The rows of one unit; a refusal is reported and leaves the others as they are. */
static gaz_store_status load_unit(gaz_loader *loader, const gaz_unit *unit, const item *it,
                                  gaz_load_counts *counts) {
    gaz_store *store = loader->store;
    unit_job job = {loader, unit, {loader->text.ptr + it->begin, it->len}, GAZ_STORE_OK};
    int64_t first_node = store->next_node;
    gaz_store_status status = store->ops->replace(store, unit);
    if (status == GAZ_STORE_OK) {
        gaz_arena_reset(loader->arena);
        if (gaz_arena_run(loader->arena, unit_job_run, &job) != GAZ_OK) {
            return out_of_memory(loader);
        }
        status = job.status;
    }
    if (status == GAZ_STORE_REFUSED) {
        counts->refused++;
        loader->complain(loader->data, it->line, store->error);
        store->next_node = first_node;
        return store->ops->finish(store, true);
    }
    if (status == GAZ_STORE_OK) {
        status = store->ops->finish(store, false);
        *(unit->known ? &counts->replaced : &counts->added) += 1;
        counts->nodes += (uint64_t)(store->next_node - first_node);
    }
    return status;
}

static void hash_units(gaz_loader *loader, size_t first, size_t count) {
    for (size_t i = first; i < first + count; i++) {
        const item *it = &loader->items[i];
        loader->units[i] = it->unit;
        gaz_sha256_hex((gaz_slice){loader->text.ptr + it->begin, it->len}, loader->units[i].hash);
    }
}

/* One transaction over some items of the batch. */
static gaz_store_status load_items(gaz_loader *loader, size_t first, size_t count) {
    gaz_store *store = loader->store;
    gaz_load_counts counts = loader->counts;
    hash_units(loader, first, count);
    gaz_store_status status = store->ops->begin(store);
    if (status == GAZ_STORE_OK) {
        status = store->ops->look_up(store, loader->units + first, count);
    }
    for (size_t i = first; i < first + count && status == GAZ_STORE_OK; i++) {
        if (loader->units[i].same) {
            counts.unchanged++;
        } else {
            status = load_unit(loader, &loader->units[i], &loader->items[i], &counts);
        }
    }
    if (status == GAZ_STORE_OK) {
        status = store->ops->commit(store);
    }
    if (status == GAZ_STORE_OK) {
        loader->counts = counts;
    } else {
        store->ops->rollback(store);
    }
    return status;
}

/* A database that sees its rows only at commit cannot say which unit it does
 * not accept: then each is tried alone. */
static gaz_store_status load_one_by_one(gaz_loader *loader) {
    gaz_store_status status = GAZ_STORE_OK;
    for (size_t i = 0; i < loader->count && status != GAZ_STORE_FAILED; i++) {
        status = load_items(loader, i, 1);
        if (status == GAZ_STORE_REFUSED) {
            refuse(loader, loader->items[i].line, loader->store->error);
        }
    }
    return status == GAZ_STORE_FAILED ? status : GAZ_STORE_OK;
}

gaz_store_status gaz_loader_flush(gaz_loader *loader) {
    if (loader->count == 0) {
        return GAZ_STORE_OK;
    }
    gaz_store_status status = load_items(loader, 0, loader->count);
    if (status == GAZ_STORE_REFUSED) {
        status = load_one_by_one(loader);
    }
    loader->count = 0;
    loader->text.len = 0;
    gaz_arena_reset(loader->keys);
    return status;
}
