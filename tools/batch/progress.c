/* progress.c - what is seen of a run of gz-batch while it goes on. */
#include <inttypes.h>
#include <stdio.h>

#include "tools/batch/settings.h"

enum { PROGRESS_EVERY = 500 }; /* milliseconds */

void batch_clear_line(const settings *s) {
    if (s->progress == PROGRESS_LINE && s->shown != 0) {
        fputs("\r\033[K", stderr);
    }
}

/* Seconds that the rest will take at the pace so far; -1: not known yet. */
static int64_t seconds_left(const settings *s, const gaz_batch_totals *totals, double seconds) {
    if (totals->read_bytes == 0 || s->inputs.bytes < totals->read_bytes) {
        return -1;
    }
    double share = (double)totals->read_bytes / (double)s->inputs.bytes;
    return (int64_t)(seconds / share - seconds);
}

static void show_line(const settings *s, const gaz_batch_totals *t, double seconds) {
    int64_t left = seconds_left(s, t, seconds);
    fprintf(stderr, "\r\033[Kgz-batch: %" PRIu64 " of %" PRIu64 " inputs, %.1f MB/s",
            t->done + t->skipped + t->failed,
            t->inputs > s->inputs.count ? t->inputs : (uint64_t)s->inputs.count,
            seconds > 0 ? (double)t->bytes / seconds / 1e6 : 0);
    if (left >= 0) {
        fprintf(stderr, ", %" PRId64 ":%02d left", left / 60, (int)(left % 60));
    }
    if (t->failed > 0) {
        fprintf(stderr, ", %" PRIu64 " failed", t->failed);
    }
}

static void show_json(const settings *s, const gaz_batch_totals *t, double seconds) {
    fprintf(stderr,
            "{\"type\":\"progress\",\"inputs\":%" PRIu64 ",\"done\":%" PRIu64
            ",\"skipped\":%" PRIu64 ",\"failed\":%" PRIu64 ",\"bytes\":%" PRIu64
            ",\"bytes_read\":%" PRIu64 ",\"bytes_total\":%" PRIu64 ",\"milliseconds\":%" PRId64
            ",\"seconds_left\":",
            t->inputs, t->done, t->skipped, t->failed, t->bytes, t->read_bytes, s->inputs.bytes,
            (int64_t)(seconds * 1000));
    int64_t left = seconds_left(s, t, seconds);
    if (left >= 0) {
        fprintf(stderr, "%" PRId64 "}\n", left);
    } else {
        fputs("null}\n", stderr);
    }
}

void batch_on_progress(void *data, const gaz_batch_totals *totals) {
    settings *s = data;
    int64_t now = tool_milliseconds();
    if (s->progress == PROGRESS_NONE || now - s->shown < PROGRESS_EVERY) {
        return;
    }
    s->shown = now;
    double seconds = (double)(now - s->started) / 1000;
    if (s->progress == PROGRESS_JSON) {
        show_json(s, totals, seconds);
    } else {
        show_line(s, totals, seconds);
    }
}

void batch_on_failure(void *data, const char *name, const char *reason) {
    settings *s = data;
    char shown[1024];
    size_t len = 0;
    for (; len < sizeof shown - 1 && name[len] != '\0'; len++) {
        unsigned char c = (unsigned char)name[len];
        shown[len] = c < 0x20 || c == 0x7F ? '?' : (char)c;
    }
    shown[len] = '\0';
    batch_clear_line(s);
    tool_input_failed(s->tool, shown, reason);
}
