/* tool.c - the run of a program, and its messages. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"
#include "text/buffer.h"

/* Milliseconds before progress is shown, and between two showings. */
enum { PROGRESS_AFTER = 2000, PROGRESS_EVERY = 250 };

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void clear_progress(tool *t) {
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
    int64_t now = milliseconds();
    if (now - t->started < PROGRESS_AFTER || now - t->last_progress < PROGRESS_EVERY) {
        return;
    }
    t->last_progress = now;
    fprintf(stderr, "\r%s: %" PRIu64 " MB read", t->spec->name, t->bytes_read / 1000000);
}

void tool_input_failed(tool *t, const char *name, const char *reason) {
    clear_progress(t);
    fprintf(stderr, "%s: %s: %s\n", t->spec->name, name, reason);
    t->status = TOOL_INPUT_FAILED;
}

/* Text of an input, without what a terminal would obey: C0 and C1 controls. */
static void put_safely(gaz_buffer *out, gaz_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        unsigned char next = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
        if (c == 0xC2 && next >= 0x80 && next <= 0x9F) {
            i++;
            c = '?';
        }
        gaz_buffer_byte(out, c < 0x20 || c == 0x7F ? '?' : (char)c);
    }
}

static void put_diagnostic(gaz_buffer *out, const tool *t, const char *name,
                           const gaz_diagnostic *d) {
    char line[16] = "";
    if (d->line > 0) {
        (void)snprintf(line, sizeof line, "%" PRIu32 ":", d->line);
    }
    gaz_buffer_text(out, t->spec->name);
    gaz_buffer_text(out, ": ");
    gaz_buffer_text(out, name);
    gaz_buffer_text(out, ":");
    gaz_buffer_text(out, line);
    gaz_buffer_text(out, " ");
    gaz_buffer_text(out, gaz_severity_name(gaz_code_severity(d->code)));
    gaz_buffer_text(out, ": ");
    put_safely(out, d->message);
    gaz_buffer_text(out, " [");
    gaz_buffer_text(out, gaz_code_name(d->code));
    gaz_buffer_text(out, "]\n");
}

/* Standard error has no buffer: all that is said of an issue is one write, not twenty for each
 * sentence. */
void tool_report(tool *t, const char *name, const gaz_diagnostics *list) {
    gaz_buffer report = {0};
    for (uint32_t i = 0; i < list->count && !t->quiet; i++) {
        const gaz_diagnostic *d = &list->items[i];
        if (gaz_code_severity(d->code) != GAZ_NOTE || t->verbose) {
            put_diagnostic(&report, t, name, d);
        }
    }
    if (report.failed) {
        tool_no_memory(t);
    }
    if (report.len > 0) {
        clear_progress(t);
        fwrite(report.ptr, 1, report.len, stderr);
    }
    gaz_buffer_free(&report);
}

bool tool_succeeded(tool *t, const char *name, gaz_status status, const char *reason) {
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_input_failed(t, name, reason != NULL ? reason : gaz_status_text(status));
    }
    return status == GAZ_OK;
}

/* Once: a write that fails here ends the program anew. */
static void keep_gathered(tool *t) {
    const gaz_buffer *gathered = t->gathered;
    t->gathered = NULL;
    bool some = gathered != NULL && gathered->len > 0;
    const char *last = some ? memrchr(gathered->ptr, '\n', gathered->len) : NULL;
    if (last != NULL) {
        tool_write(t, t->out, gathered->ptr, (size_t)(last + 1 - gathered->ptr));
    }
}

void tool_stop(tool *t, int status, const char *format, ...) {
    va_list arguments;
    clear_progress(t);
    fprintf(stderr, "%s: ", t->spec->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    if (status != TOOL_OUTPUT_FAILED) {
        keep_gathered(t);
    }
    tool_abandon_outputs(t, status != TOOL_OUTPUT_FAILED);
    exit(status);
}

void tool_no_memory(tool *t) {
    tool_stop(t, TOOL_NO_MEMORY, "out of memory");
}

void tool_misuse(tool *t, const char *format, ...) {
    va_list arguments;
    fprintf(stderr, "%s: ", t->spec->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\nTry '%s --help'.\n", t->spec->name);
    tool_abandon_outputs(t, false);
    exit(TOOL_MISUSE);
}

/* A descriptor 0, 1 or 2 that the caller closed would be taken by the next file
 * opened. It gets /dev/null in the direction that makes its use fail. */
static void guard_standard_descriptors(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            int opened = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
            if (opened != fd) {
                exit(TOOL_OUTPUT_FAILED);
            }
        }
    }
}

int tool_main(const tool_spec *spec, void *settings, int argc, char **argv) {
    tool t = {.spec = spec, .settings = settings, .out_path = "-"};
    guard_standard_descriptors();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk */
    int first = tool_read_options(&t, argc, argv);
    t.started = milliseconds();
    t.show_progress = !t.quiet && isatty(STDERR_FILENO) == 1;
    if (!spec->own_output) {
        t.out = tool_output_open(&t, t.out_path);
    }
    if (spec->operands != NULL) {
        first += spec->operands(&t, argc - first, argv + first);
    }
    if (spec->begin != NULL) {
        spec->begin(&t);
    }
    bool reads = spec->input != NULL && !t.no_inputs;
    for (int i = first; i < argc && reads; i++) {
        tool_run_input(&t, argv[i]);
    }
    if (first == argc && reads) {
        tool_run_input(&t, "-");
    }
    if (spec->end != NULL) {
        spec->end(&t);
    }
    clear_progress(&t);
    tool_close_outputs(&t);
    return t.status;
}
