/* output.c - buffered output with every write and close checked, and the ends of a program
 * that leave what was written whole. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/shared/internal.h"

struct tool_output {
    tool_output *next;
    const char *label; /* for messages */
    int fd;
    char *place;     /* where the file goes when all went well; NULL: written in place */
    char *temporary; /* its name until then */
    size_t len;
    char bytes[TOOL_BLOCK];
};

/* Answers 0, or the errno of the write that failed. */
static int write_all(int fd, const char *bytes, size_t len) {
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n >= 0) {
            bytes += n;
            len -= (size_t)n;
        } else if (errno == EAGAIN) {
            tool_wait(fd, POLLOUT);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

static void free_output(tool_output *out) {
    free(out->place);
    free(out->temporary);
    free(out);
}

/* Closes every output; new files are taken away. With `keep` the bytes waiting for standard
 * output are written first. */
static void abandon_outputs(tool *t, bool keep) {
    for (tool_output *out; (out = t->outputs) != NULL; free_output(out)) {
        t->outputs = out->next;
        if (out->temporary != NULL) {
            (void)unlink(out->temporary);
        } else if (keep && out->fd != -1) {
            (void)write_all(out->fd, out->bytes, out->len);
        }
        if (out->fd > STDERR_FILENO) {
            (void)close(out->fd);
        }
    }
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
    tool_clear_progress(t);
    fprintf(stderr, "%s: ", t->spec->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    if (status != TOOL_OUTPUT_FAILED) {
        keep_gathered(t);
    }
    abandon_outputs(t, status != TOOL_OUTPUT_FAILED);
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
    abandon_outputs(t, false);
    exit(TOOL_MISUSE);
}

static _Noreturn void output_failed(tool *t, const tool_output *out, int error) {
    tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s", out->label, strerror(error));
}

static void flush(tool *t, tool_output *out) {
    size_t len = out->len;
    out->len = 0;
    int error = write_all(out->fd, out->bytes, len);
    if (error != 0) {
        output_failed(t, out, error);
    }
}

void tool_write(tool *t, tool_output *out, const void *bytes, size_t len) {
    if (len > sizeof out->bytes - out->len) {
        flush(t, out);
    }
    if (len > sizeof out->bytes) {
        int error = write_all(out->fd, bytes, len);
        if (error != 0) {
            output_failed(t, out, error);
        }
    } else if (len > 0) {
        memcpy(out->bytes + out->len, bytes, len);
        out->len += len;
    }
}

void tool_write_buffer(tool *t, tool_output *out, gaz_buffer *buffer) {
    if (buffer->failed) {
        tool_no_memory(t);
    }
    tool_write(t, out, buffer->ptr, buffer->len);
    buffer->len = 0;
}

/* Where a path leads: links are followed, so that a link stays a link. */
static char *final_place(const char *path) {
    char *place = realpath(path, NULL);
    return place != NULL || errno == ENOMEM ? place : strdup(path);
}

/* Opens a new file beside `place`, with the access rights a plain open gives. */
static bool open_temporary(tool_output *out, mode_t mode) {
    static const char suffix[] = ".XXXXXX";
    size_t len = strlen(out->place);
    out->temporary = malloc(len + sizeof suffix);
    if (out->temporary == NULL) {
        return false;
    }
    memcpy(out->temporary, out->place, len);
    memcpy(out->temporary + len, suffix, sizeof suffix);
    out->fd = mkostemp(out->temporary, O_CLOEXEC);
    if (out->fd == -1) {
        free(out->temporary);
        out->temporary = NULL;
        return false;
    }
    (void)fchmod(out->fd, mode);
    return true;
}

static bool open_path(tool_output *out, const char *path) {
    struct stat about;
    bool exists = stat(path, &about) == 0;
    if (exists && !S_ISREG(about.st_mode)) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
        return out->fd != -1;
    }
    mode_t mask = umask(0);
    (void)umask(mask);
    out->place = final_place(path);
    return out->place != NULL && open_temporary(out, exists ? about.st_mode & 0777 : 0666 & ~mask);
}

tool_output *tool_output_open(tool *t, const char *path) {
    tool_output *out = malloc(sizeof *out);
    if (out == NULL) {
        tool_no_memory(t);
    }
    bool standard = strcmp(path, "-") == 0;
    /* Not an initialiser: that would clear the block as well. */
    /* cppcheck-suppress nullPointerRedundantCheck ; tool_no_memory does not return */
    out->next = t->outputs;
    out->label = standard ? "standard output" : path;
    out->fd = STDOUT_FILENO;
    out->place = NULL;
    out->temporary = NULL;
    out->len = 0;
    if (!standard && !open_path(out, path)) {
        int error = errno;
        free(out->place);
        free(out);
        tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s", path, strerror(error));
    }
    /* cppcheck-suppress deallocuse ; tool_stop does not return */
    tool_enlarge_pipe(out->fd);
    t->outputs = out;
    return out;
}

void tool_close_outputs(tool *t) {
    for (tool_output *out = t->outputs; out != NULL; out = out->next) {
        flush(t, out);
    }
    for (tool_output *out; (out = t->outputs) != NULL; t->outputs = out->next, free_output(out)) {
        int fd = out->fd;
        out->fd = -1;
        if (fd != -1 && close(fd) != 0) {
            output_failed(t, out, errno);
        }
        if (out->temporary != NULL && rename(out->temporary, out->place) != 0) {
            output_failed(t, out, errno);
        }
    }
}
