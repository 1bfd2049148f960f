/* progress.c - how much was read, shown on a terminal while a program runs. */
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "tools/shared/internal.h"

/* Milliseconds before progress is shown, and between two showings. */
enum { PROGRESS_AFTER = 2000, PROGRESS_EVERY = 250 };

int64_t tool_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void tool_clear_progress(tool *t) {
    if (t->last_progress != 0) {
        fputs("\r\033[K", stderr);
        t->last_progress = 0;
    }
}

void tool_progress(tool *t, size_t bytes) {
    t->bytes_read += bytes;
    if (!t->show_progress) {
        return;
    }
    int64_t now = tool_milliseconds();
    if (now - t->started < PROGRESS_AFTER || now - t->last_progress < PROGRESS_EVERY) {
        return;
    }
    t->last_progress = now;
    fprintf(stderr, "\r%s: %" PRIu64 " MB read", t->spec->name, t->bytes_read / 1000000);
}
