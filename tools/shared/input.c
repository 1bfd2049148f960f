/* input.c - reading files and pipes in blocks, whole or piece by piece. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/memory/arena.h"
#include "text/memory/pages.h"
#include "tools/shared/internal.h"

/* A window on the input: bytes [begin, end) were read and not handed out yet. */
struct tool_input {
    tool *tool;
    const char *path;
    int fd;
    char *bytes;
    size_t begin;
    size_t end;
    size_t capacity;
    bool at_end;
    bool failed;
    bool gave_piece;
    bool from_pipe;
};

static bool is_standard_input(const char *path) {
    return strcmp(path, "-") == 0;
}

const char *tool_input_label(const tool_input *in) {
    return is_standard_input(in->path) ? "(standard input)" : in->path;
}

gaz_slice tool_input_name(const tool_input *in) {
    return is_standard_input(in->path) ? (gaz_slice){NULL, 0}
                                       : (gaz_slice){in->path, strlen(in->path)};
}

static size_t waiting(const tool_input *in) {
    return in->end - in->begin;
}

/* Makes room for `room` bytes behind the window. A small rest of a large window moves to
 * the front even where there is room: the memory behind stays untouched. */
static void make_room(tool_input *in, size_t room) {
    bool fits = in->capacity - in->end >= room;
    if (in->begin > 0 && (!fits || in->begin / 2 >= waiting(in))) {
        memmove(in->bytes, in->bytes + in->begin, waiting(in));
        in->end -= in->begin;
        in->begin = 0;
    }
    if (in->capacity - in->end >= room) {
        return;
    }
    size_t capacity = in->capacity;
    while (capacity - in->end < room) {
        if (capacity > SIZE_MAX / 8) {
            tool_no_memory(in->tool);
        }
        capacity = capacity == 0 ? TOOL_BLOCK : gaz_pages_whole(gaz_pages_next(capacity));
    }
    char *bytes = gaz_pages_grow(in->bytes, in->capacity, capacity);
    if (bytes == NULL) {
        tool_no_memory(in->tool);
    }
    in->bytes = bytes;
    in->capacity = capacity;
}

/* Reads once, up to `room` bytes. A failure ends the input; the bytes before it
 * are still handed out. */
static void read_block(tool_input *in, size_t room) {
    make_room(in, room);
    for (;;) {
        ssize_t n = read(in->fd, in->bytes + in->end, room);
        if (n > 0) {
            in->end += (size_t)n;
            tool_progress(in->tool, (size_t)n);
            return;
        }
        if (n == 0) {
            in->at_end = true;
            return;
        }
        if (errno == EAGAIN) {
            tool_wait(in->fd, POLLIN);
        } else if (errno != EINTR) {
            tool_input_failed(in->tool, tool_input_label(in), strerror(errno));
            in->at_end = true;
            in->failed = true;
            return;
        }
    }
}

gaz_slice tool_input_all(tool_input *in) {
    struct stat about;
    if (fstat(in->fd, &about) == 0 && S_ISREG(about.st_mode) &&
        (uint64_t)about.st_size > waiting(in)) {
        make_room(in, (size_t)about.st_size - waiting(in) + 1);
    }
    while (!in->at_end) {
        size_t room = in->capacity - in->end;
        read_block(in, room > TOOL_BLOCK ? room : TOOL_BLOCK);
    }
    gaz_slice all = {in->bytes + in->begin, waiting(in)};
    in->begin = in->end;
    return all;
}

bool tool_input_line(tool_input *in, gaz_slice *line) {
    size_t searched = 0;
    for (;;) {
        const char *start = in->bytes + in->begin;
        const char *stop = memchr(start + searched, '\n', waiting(in) - searched);
        if (stop != NULL) {
            *line = (gaz_slice){start, (size_t)(stop - start)};
            in->begin += line->len + 1;
            return true;
        }
        searched = waiting(in);
        if (in->at_end) {
            /* What a failed read cut short is no line. */
            *line = (gaz_slice){start, searched};
            in->begin = in->end;
            return searched > 0 && !in->failed;
        }
        read_block(in, TOOL_BLOCK);
    }
}

void tool_input_lend_line(tool_input *in, gaz_slice line, gaz_arena *arena) {
    char *begin = in->bytes + (line.ptr - in->bytes);
    gaz_arena_lend(arena, begin, begin + line.len);
}

/* How much is to be read before a measure is asked again. One that begins anew is asked
 * when the window has doubled, so the work is linear, and when it holds all that the
 * measure looks at, so that no memory is taken for more. */
static size_t wanted_next(const tool_measure *measure, size_t len) {
    enum { STEP = TOOL_BLOCK / 4 };
    if (measure->remembers) {
        return len + STEP;
    }
    bool passes = len <= measure->window && measure->window < 2 * len;
    return passes ? measure->window + 1 : 2 * len;
}

/* Whether the stage before is writing: bytes wait in the pipe, or come within a moment. */
static bool is_written_to(const tool_input *in) {
    enum { MOMENT = 1 /* ms */ };
    struct pollfd wanted = {.fd = in->fd, .events = POLLIN};
    return in->from_pipe && !in->at_end && poll(&wanted, 1, MOMENT) == 1 &&
           (wanted.revents & POLLIN) != 0;
}

/* Reads at least up to `wanted` bytes. Of a large piece, what a pipe has more is taken before
 * anybody looks at it: a stage that waits for its window of megabytes to be taken does not
 * work on the next one. */
static void read_up_to(tool_input *in, size_t wanted) {
    enum { LARGE = 1 << 20, MOST_AHEAD = 8 << 20 };
    size_t most = wanted < LARGE ? wanted : wanted + MOST_AHEAD;
    do {
        read_block(in, TOOL_BLOCK);
    } while (!in->at_end && (waiting(in) < wanted || (waiting(in) < most && is_written_to(in))));
}

bool tool_input_piece(tool_input *in, const tool_measure *measure, gaz_slice *piece) {
    for (;;) {
        gaz_slice text = {in->bytes + in->begin, waiting(in)};
        if (text.len == 0 && in->at_end && in->gave_piece) {
            return false;
        }
        size_t len = text.len == 0 ? 0 : measure->extent(measure->data, text, in->at_end);
        if (len == 0 && in->at_end) {
            len = text.len;
        }
        if (len > 0 || in->at_end) {
            in->gave_piece = true;
            *piece = (gaz_slice){text.ptr, len};
            in->begin += len;
            return true;
        }
        read_up_to(in, wanted_next(measure, text.len));
    }
}

void tool_run_input(tool *t, const char *path) {
    tool_input in = {.tool = t, .path = path, .fd = STDIN_FILENO};
    if (!is_standard_input(path)) {
        in.fd = open(path, O_RDONLY | O_CLOEXEC);
        if (in.fd == -1) {
            tool_input_failed(t, path, strerror(errno));
            return;
        }
    }
    tool_enlarge_pipe(in.fd);
    struct stat about;
    in.from_pipe = fstat(in.fd, &about) == 0 && S_ISFIFO(about.st_mode);
    read_block(&in, TOOL_BLOCK);
    if (!in.failed) {
        t->spec->input(t, &in);
    }
    gaz_pages_free(in.bytes, in.capacity);
    if (in.fd != STDIN_FILENO && close(in.fd) != 0) {
        tool_input_failed(t, path, strerror(errno));
    }
}
