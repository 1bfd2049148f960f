/* worker.c - a process that turns inputs into records. */
#include "batch/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "text/file_format.h"
#include "text/memory/buffer.h"
#include "text/sha256.h"
#include "text/slice.h"
#include "text/utf8.h"

/* A task on the wire: this, then the four texts. */
typedef struct task_header {
    uint64_t bytes_len;
    uint32_t name_len;
    uint32_t path_len;
    uint32_t hash_len;
    bool has_bytes;
} task_header;

/* A frame on the wire: records of that length, or (length 0) the result. */
typedef uint64_t frame_length;

enum {
    /* Records are kept back until the input is done, up to this size, so that a stream
     * holds whole inputs: those of 8 MB of text, which is the largest issue seen whole. A
     * larger buffer would be new memory for each input, which costs more than a pipe. */
    MOST_KEPT = 16 << 20,
    /* They are sent in frames of whole records, of so much at once if records are no
     * longer: the parent writes one from its cache before it takes the next. */
    FRAME = 1 << 19
};

static bool send_all(int fd, const void *bytes, size_t len) {
    const char *at = bytes;
    while (len > 0) {
        ssize_t n = send(fd, at, len, MSG_NOSIGNAL);
        if (n > 0) {
            at += n;
            len -= (size_t)n;
        } else if (n == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

static bool receive_all(int fd, void *bytes, size_t len) {
    char *at = bytes;
    while (len > 0) {
        ssize_t n = recv(fd, at, len, 0);
        if (n > 0) {
            at += n;
            len -= (size_t)n;
        } else if (n == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

/* ---- in the parent ------------------------------------------------------------------ */

void gaz_worker_send(const gaz_worker *worker, const gaz_task *task) {
    const task_header header = {.bytes_len = task->bytes.len,
                                .name_len = (uint32_t)task->name.len,
                                .path_len = (uint32_t)task->path.len,
                                .hash_len = (uint32_t)task->known_hash.len,
                                .has_bytes = task->has_bytes};
    bool sent = send_all(worker->socket, &header, sizeof header) &&
                send_all(worker->socket, task->name.ptr, task->name.len) &&
                send_all(worker->socket, task->path.ptr, task->path.len) &&
                send_all(worker->socket, task->known_hash.ptr, task->known_hash.len) &&
                send_all(worker->socket, task->bytes.ptr, task->bytes.len);
    if (!sent) {
        /* Half a task would be waited for without end. */
        (void)shutdown(worker->socket, SHUT_RDWR);
    }
}

bool gaz_worker_receive(const gaz_worker *worker, gaz_buffer *records, gaz_result *result,
                        bool *finished) {
    frame_length len;
    if (!receive_all(worker->socket, &len, sizeof len)) {
        return false;
    }
    *finished = len == 0;
    if (*finished) {
        return receive_all(worker->socket, result, sizeof *result);
    }
    if (!gaz_buffer_reserve(records, len)) {
        return false;
    }
    bool good = receive_all(worker->socket, records->ptr + records->len, len);
    records->len += good ? len : 0;
    return good;
}

void gaz_worker_stop(gaz_worker *worker, bool kill_it, char *message, size_t size) {
    int status = 0;
    if (kill_it) {
        (void)kill(worker->pid, SIGKILL);
    }
    /* Other workers may hold a copy of this end, so closing it would not do. */
    (void)shutdown(worker->socket, SHUT_RDWR);
    (void)close(worker->socket);
    while (waitpid(worker->pid, &status, 0) == -1 && errno == EINTR) {
    }
    message[0] = '\0';
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        snprintf(message, size, "it took longer than --timeout allows");
    } else if (WIFSIGNALED(status) && !kill_it) {
        snprintf(message, size, "the stages crashed on it (%s)", strsignal(WTERMSIG(status)));
    } else if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
        snprintf(message, size, "the worker ended with status %d", WEXITSTATUS(status));
    }
}

void gaz_result_fail(gaz_result *result, gaz_result_status status, const char *reason) {
    result->status = status;
    snprintf(result->message, sizeof result->message, "%s", reason);
    /* What was cut in the middle of a character is no UTF-8. */
    result->message[gaz_utf8_valid(gaz_slice_of(result->message))] = '\0';
}

/* ---- in the worker --------------------------------------------------------------------- */

typedef struct worker_state {
    const gaz_worker_plan *plan;
    int socket;
    gaz_chain *chain;
    gaz_buffer texts;   /* of the task at hand */
    gaz_buffer records; /* kept back, when there is no tree */
    bool too_many;      /* the task at hand has more than can be kept back */
    gaz_output *output; /* of the task at hand, in a tree */
    char *temporary;    /* name of the file that is not whole yet */
    int error;          /* errno of a failed write */
} worker_state;

/* The whole records at the start of these that make a frame. */
static gaz_slice first_frame(gaz_slice records) {
    if (records.len <= FRAME) {
        return records;
    }
    const char *end = memrchr(records.ptr, '\n', FRAME);
    if (end == NULL) {
        end = memchr(records.ptr + FRAME, '\n', records.len - FRAME);
    }
    return end == NULL ? records : gaz_slice_between(records.ptr, end + 1);
}

static bool send_records(worker_state *w, gaz_slice records) {
    bool good = true;
    while (good && records.len > 0) {
        gaz_slice frame = first_frame(records);
        frame_length len = frame.len;
        good = send_all(w->socket, &len, sizeof len) && send_all(w->socket, frame.ptr, frame.len);
        records = gaz_slice_from(records, frame.len);
    }
    return good;
}

static bool send_kept(worker_state *w) {
    gaz_slice kept = {w->records.ptr, w->records.len};
    w->records.len = 0;
    return send_records(w, kept);
}

static bool take_records(void *data, gaz_slice records) {
    worker_state *w = data;
    if (w->output != NULL) {
        bool good = gaz_output_write(w->output, records.ptr, records.len);
        w->error = good ? 0 : errno;
        return good;
    }
    w->too_many = w->too_many || w->records.len + records.len > MOST_KEPT;
    if (w->too_many) {
        return send_kept(w) && send_records(w, records);
    }
    gaz_buffer_slice(&w->records, records);
    return !w->records.failed;
}

/* Ends the file of the task: in its place when all went well, else nowhere. */
static void close_output(worker_state *w, const gaz_task *task, gaz_result *result) {
    char *place = gaz_output_place(task->name.ptr, w->plan->compression);
    gaz_buffer path = {0};
    gaz_buffer_text(&path, w->plan->folder);
    gaz_buffer_byte(&path, '/');
    gaz_buffer_text(&path, place != NULL ? place : "");
    gaz_buffer_byte(&path, '\0');
    bool good = result->status == GAZ_RESULT_DONE && place != NULL && !path.failed;
    if (!gaz_output_close(w->output, good ? path.ptr : NULL, &result->output_bytes) && good) {
        gaz_result_fail(result, GAZ_RESULT_OUTPUT_FAILED, strerror(errno));
    }
    w->output = NULL;
    gaz_buffer_free(&path);
    free(place);
}

static void run_chain(worker_state *w, const gaz_task *task, gaz_slice raw, gaz_result *result) {
    const char *reason = NULL;
    if (w->plan->folder != NULL) {
        w->output = gaz_output_open(w->temporary, -1, w->plan->compression);
        if (w->output == NULL) {
            gaz_result_fail(result, GAZ_RESULT_OUTPUT_FAILED, strerror(errno));
            return;
        }
    }
    const gaz_chain_input input = {task->name, raw, result->sha256};
    gaz_chain_status status =
        gaz_chain_run(w->chain, &input, take_records, w, &result->counts, &reason);
    if (status == GAZ_CHAIN_FAILED) {
        gaz_result_fail(result, GAZ_RESULT_FAILED, reason);
    } else if (status == GAZ_CHAIN_STOPPED) {
        gaz_result_fail(result, GAZ_RESULT_OUTPUT_FAILED,
                        strerror(w->error != 0 ? w->error : ENOMEM));
    }
    result->output_bytes = result->counts.output_bytes;
    if (w->output != NULL) {
        close_output(w, task, result);
    }
}

static void run_bytes(worker_state *w, const gaz_task *task, gaz_slice raw, gaz_result *result) {
    if (w->plan->folder != NULL || w->plan->log) { /* nobody asks for that of a stream */
        gaz_sha256_hex(raw, result->sha256);
    }
    const char *reason = gaz_file_is_no_text(raw);
    if (reason != NULL) {
        result->counts.bytes = raw.len;
        gaz_result_fail(result, GAZ_RESULT_FAILED, reason);
    } else if (task->known_hash.len > 0 && gaz_slice_is(task->known_hash, result->sha256)) {
        result->status = GAZ_RESULT_SAME;
        result->counts.bytes = raw.len;
    } else {
        run_chain(w, task, raw, result);
    }
}

/* The file is mapped, not read: what was passed costs no memory, and a file that
 * shrinks meanwhile ends this worker, not the run. */
static void run_file(worker_state *w, const gaz_task *task, gaz_result *result) {
    int fd = open(task->path.ptr, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0) {
        gaz_result_fail(result, GAZ_RESULT_FAILED, strerror(errno));
    } else if (about.st_size == 0) {
        run_bytes(w, task, (gaz_slice){"", 0}, result);
    } else {
        size_t len = (size_t)about.st_size;
        void *bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes == MAP_FAILED) {
            gaz_result_fail(result, GAZ_RESULT_FAILED, strerror(errno));
        } else {
            run_bytes(w, task, (gaz_slice){bytes, len}, result);
            (void)munmap(bytes, len);
        }
    }
    if (fd >= 0) {
        (void)close(fd);
    }
}

static double seconds_since(const struct timespec *begin) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - begin->tv_sec) + (double)(now.tv_nsec - begin->tv_nsec) / 1e9;
}

static bool run_task(worker_state *w, const gaz_task *task) {
    gaz_result result = {0};
    struct timespec begin;
    w->too_many = false;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    (void)alarm(w->plan->timeout);
    if (task->has_bytes) {
        run_bytes(w, task, task->bytes, &result);
    } else {
        run_file(w, task, &result);
    }
    (void)alarm(0);
    result.seconds = seconds_since(&begin);
    const frame_length end = 0;
    if (result.status != GAZ_RESULT_DONE) {
        w->records.len = 0;
    }
    return send_kept(w) && send_all(w->socket, &end, sizeof end) &&
           send_all(w->socket, &result, sizeof result);
}

/* Receives one text behind a NUL, so that it is a C string too. */
static bool receive_text(worker_state *w, size_t len) {
    if (!gaz_buffer_reserve(&w->texts, len + 1) ||
        !receive_all(w->socket, w->texts.ptr + w->texts.len, len)) {
        return false;
    }
    w->texts.len += len;
    gaz_buffer_byte(&w->texts, '\0');
    return true;
}

static bool receive_task(worker_state *w, gaz_task *task) {
    task_header h;
    w->texts.len = 0;
    if (!receive_all(w->socket, &h, sizeof h) || !receive_text(w, h.name_len) ||
        !receive_text(w, h.path_len) || !receive_text(w, h.hash_len) ||
        !receive_text(w, h.bytes_len)) {
        return false;
    }
    const char *at = w->texts.ptr;
    task->name = (gaz_slice){at, h.name_len};
    at += h.name_len + 1;
    task->path = (gaz_slice){at, h.path_len};
    at += h.path_len + 1;
    task->known_hash = (gaz_slice){at, h.hash_len};
    at += h.hash_len + 1;
    task->bytes = (gaz_slice){at, h.bytes_len};
    task->has_bytes = h.has_bytes;
    return true;
}

static int run_worker(const gaz_worker_plan *plan, int socket) {
    worker_state w = {.plan = plan, .socket = socket};
    gaz_task task;
    gaz_buffer temporary = {0};
    char number[32];
    snprintf(number, sizeof number, "/%ld", (long)getpid());
    gaz_buffer_text(&temporary, plan->temporary != NULL ? plan->temporary : "");
    gaz_buffer_add(&temporary, number, strlen(number) + 1);
    w.temporary = temporary.ptr;
    w.chain = gaz_chain_new(&plan->clean, plan->log, plan->compact);
    if (w.chain == NULL || temporary.failed) {
        return 1;
    }
    while (receive_task(&w, &task) && run_task(&w, &task)) {
    }
    gaz_chain_free(w.chain);
    gaz_buffer_free(&w.texts);
    gaz_buffer_free(&w.records);
    gaz_buffer_free(&temporary);
    return 0;
}

/* Ends the process without the exit handlers of the parent that it was forked
 * from. */
static _Noreturn void leave(int status) {
#ifdef GAZ_COVERAGE
    void __gcov_dump(void);
    __gcov_dump(); /* would be done at exit */
#endif
    _exit(status);
}

bool gaz_worker_start(gaz_worker *worker, const gaz_worker_plan *plan) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return false;
    }
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        (void)signal(SIGINT, SIG_IGN);
        (void)signal(SIGTERM, SIG_DFL);
        (void)close(ends[0]);
        leave(getppid() == parent ? run_worker(plan, ends[1]) : 1);
    }
    (void)close(ends[1]);
    if (pid < 0) {
        (void)close(ends[0]);
        return false;
    }
    worker->pid = pid;
    worker->socket = ends[0];
    return true;
}
