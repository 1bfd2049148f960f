/* run.c - handing inputs to workers and taking their results. */
#include "batch/batch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch/feed.h"
#include "text/slice.h"

/* How many tasks wait at a worker: enough that it need not wait for the next,
 * few enough that the tasks fit into its socket. */
enum { QUEUE = 4 };

/* Milliseconds after which the run looks up from waiting. */
enum { LOOK_UP = 250 };

typedef struct slot {
    gaz_worker worker;
    gaz_job jobs[QUEUE]; /* in the order they were sent */
    uint64_t numbers[QUEUE];
    size_t count;
} slot;

typedef struct runner {
    const gaz_batch_options *options;
    gaz_manifest *manifest;
    gaz_batch_totals *totals;
    gaz_feed feed;
    slot *slots;
    uint64_t sent;  /* number of the next task */
    uint64_t taken; /* number of the next result of a stream */
    gaz_buffer records;
    bool stopping; /* no more tasks */
    gaz_batch_status status;
    char *error;
    size_t error_size;
} runner;

static bool stop(runner *r, gaz_batch_status status, const char *what, const char *error) {
    if (r->status == GAZ_BATCH_ENDED) {
        r->status = status;
        snprintf(r->error, r->error_size, "%s%s%s", what, *what != '\0' ? ": " : "", error);
    }
    r->stopping = true;
    return false;
}

static bool is_stream(const runner *r) {
    return r->options->plan.folder == NULL;
}

/* ---- results ------------------------------------------------------------------------ */

static bool record(runner *r, const gaz_job *job, const gaz_result *result) {
    char *place = gaz_output_place(job->input.name, r->options->plan.compression);
    bool good = place != NULL && gaz_manifest_record(r->manifest, &job->input, place, result);
    if (!good) {
        stop(r, GAZ_BATCH_OUTPUT_FAILED, "manifest", gaz_manifest_error(r->manifest));
    }
    free(place);
    return good;
}

static bool take_result(runner *r, const gaz_job *job, const gaz_result *result) {
    const gaz_batch_options *o = r->options;
    if (result->status == GAZ_RESULT_OUTPUT_FAILED) {
        return stop(r, GAZ_BATCH_OUTPUT_FAILED, job->input.name, result->message);
    }
    if (!job->has_bytes) {
        r->totals->read_bytes += job->input.size;
    }
    if (result->status == GAZ_RESULT_FAILED) {
        r->totals->failed++;
        o->on_failure(o->data, job->input.name, result->message);
        r->stopping = r->stopping || o->fail_fast;
    } else if (result->status == GAZ_RESULT_SAME) {
        r->totals->skipped++;
    } else {
        r->totals->done++;
    }
    r->totals->bytes += result->counts.bytes;
    o->on_progress(o->data, r->totals);
    return record(r, job, result);
}

static bool take_failure(runner *r, const gaz_job *job, const char *reason) {
    gaz_result result = {0};
    gaz_result_fail(&result, GAZ_RESULT_FAILED, reason);
    return take_result(r, job, &result);
}

static void drop_first(slot *s) {
    gaz_job_free(&s->jobs[0]);
    s->count--;
    memmove(s->jobs, s->jobs + 1, s->count * sizeof *s->jobs);
    memmove(s->numbers, s->numbers + 1, s->count * sizeof *s->numbers);
}

/* ---- workers ------------------------------------------------------------------------- */

static void send_job(const slot *s, const gaz_job *job) {
    const gaz_task task = {.name = gaz_slice_of(job->input.name),
                           .path = gaz_slice_of(job->input.path),
                           .bytes = {job->bytes.ptr, job->bytes.len},
                           .has_bytes = job->has_bytes,
                           .known_hash = gaz_slice_of(job->known_hash)};
    gaz_worker_send(&s->worker, &task);
}

/* A worker ended before its answer: the input at hand is to blame. A new one goes
 * on with what else was waiting. */
static bool replace_worker(runner *r, slot *s) {
    char message[256];
    gaz_worker_stop(&s->worker, false, message, sizeof message);
    bool good = take_failure(r, &s->jobs[0], message[0] != '\0' ? message : "the worker ended");
    drop_first(s);
    r->taken++;
    r->records.len = 0;
    if (!gaz_worker_start(&s->worker, &r->options->plan)) {
        s->worker.socket = -1;
        return stop(r, GAZ_BATCH_OUTPUT_FAILED, "cannot start a worker", strerror(errno));
    }
    for (size_t i = 0; i < s->count; i++) {
        send_job(s, &s->jobs[i]);
    }
    return good;
}

static bool write_records(runner *r) {
    bool good =
        r->records.len == 0 || gaz_output_write(r->options->stream, r->records.ptr, r->records.len);
    r->records.len = 0;
    return good || stop(r, GAZ_BATCH_OUTPUT_FAILED, "standard output", strerror(errno));
}

/* Takes one frame from a worker. */
static bool take_frame(runner *r, slot *s) {
    gaz_result result;
    bool finished;
    if (!gaz_worker_receive(&s->worker, &r->records, &result, &finished)) {
        return r->records.failed ? stop(r, GAZ_BATCH_NO_MEMORY, "", "out of memory")
                                 : replace_worker(r, s);
    }
    if (!write_records(r)) {
        return false;
    }
    bool good = !finished || take_result(r, &s->jobs[0], &result);
    if (finished) {
        drop_first(s);
        r->taken++;
    }
    return good;
}

/* ---- handing out ---------------------------------------------------------------------- */

static slot *least_busy(runner *r) {
    slot *best = &r->slots[0];
    for (unsigned i = 1; i < r->options->workers; i++) {
        if (r->slots[i].count < best->count) {
            best = &r->slots[i];
        }
    }
    return best;
}

/* Hands out what there is room for. The bytes of a member go only to a worker
 * that has nothing else to do: it reads them at once, so sending cannot block. */
static void hand_out(runner *r, gaz_job *waiting, bool *has_waiting) {
    while (!r->stopping) {
        slot *s = least_busy(r);
        if (s->count == QUEUE) {
            return;
        }
        if (!*has_waiting && !gaz_feed_next(&r->feed, waiting)) {
            if (r->feed.failed) {
                stop(r, GAZ_BATCH_OUTPUT_FAILED, "manifest", gaz_manifest_error(r->manifest));
            }
            r->stopping = true;
            return;
        }
        *has_waiting = false;
        if (waiting->error != NULL) {
            (void)take_failure(r, waiting, waiting->error);
            gaz_job_free(waiting);
        } else if (waiting->has_bytes && s->count > 0) {
            *has_waiting = true;
            return;
        } else {
            s->numbers[s->count] = r->sent++;
            s->jobs[s->count++] = *waiting;
            send_job(s, waiting);
        }
    }
}

/* ---- waiting ---------------------------------------------------------------------------- */

/* The workers whose answers can be taken now: of a stream only the one whose turn
 * it is. The others wait, which bounds what is kept in memory. */
static size_t choose(const runner *r, struct pollfd *polled, slot **who) {
    size_t count = 0;
    for (unsigned i = 0; i < r->options->workers; i++) {
        slot *s = &r->slots[i];
        if (s->count > 0 && (!is_stream(r) || s->numbers[0] == r->taken)) {
            polled[count] = (struct pollfd){.fd = s->worker.socket, .events = POLLIN};
            who[count++] = s;
        }
    }
    return count;
}

static void run_all(runner *r, struct pollfd *polled, slot **who) {
    const gaz_batch_options *o = r->options;
    gaz_job waiting;
    bool has_waiting = false;
    while (r->status == GAZ_BATCH_ENDED) {
        if (*o->interrupted != 0) {
            stop(r, GAZ_BATCH_INTERRUPTED, "", "interrupted");
            break;
        }
        hand_out(r, &waiting, &has_waiting);
        size_t count = choose(r, polled, who);
        if (count == 0) {
            break;
        }
        if (poll(polled, count, LOOK_UP) <= 0) {
            o->on_progress(o->data, r->totals);
            continue;
        }
        for (size_t i = 0; i < count && r->status == GAZ_BATCH_ENDED; i++) {
            if (polled[i].revents != 0) {
                (void)take_frame(r, who[i]);
            }
        }
    }
    if (has_waiting) {
        gaz_job_free(&waiting);
    }
}

/* ---- the run ------------------------------------------------------------------------------ */

static void end_workers(runner *r) {
    char message[64];
    for (unsigned i = 0; i < r->options->workers; i++) {
        slot *s = &r->slots[i];
        if (s->worker.socket > 0) {
            gaz_worker_stop(&s->worker, s->count > 0, message, sizeof message);
        }
        while (s->count > 0) {
            drop_first(s);
        }
    }
}

static bool start_workers(runner *r) {
    for (unsigned i = 0; i < r->options->workers; i++) {
        if (!gaz_worker_start(&r->slots[i].worker, &r->options->plan)) {
            return stop(r, GAZ_BATCH_OUTPUT_FAILED, "cannot start a worker", strerror(errno));
        }
    }
    return true;
}

gaz_batch_status gaz_batch_run(const gaz_batch_options *options, gaz_inputs *inputs,
                               gaz_manifest *manifest, gaz_batch_totals *totals, char *error,
                               size_t size) {
    runner r = {
        .options = options,
        .manifest = manifest,
        .totals = totals,
        .feed = {.options = options, .inputs = inputs, .manifest = manifest, .totals = totals},
        .error = error,
        .error_size = size};
    struct pollfd *polled = calloc(options->workers, sizeof *polled);
    slot **who = calloc(options->workers, sizeof(slot *));
    r.slots = calloc(options->workers, sizeof *r.slots);
    if (polled == NULL || who == NULL || r.slots == NULL) {
        stop(&r, GAZ_BATCH_NO_MEMORY, "", "out of memory");
    } else {
        if (start_workers(&r)) {
            run_all(&r, polled, who);
        }
        end_workers(&r);
    }
    gaz_feed_free(&r.feed);
    gaz_buffer_free(&r.records);
    free(r.slots);
    free(polled);
    free(who);
    return r.status;
}
