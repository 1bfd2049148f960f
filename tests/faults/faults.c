/*
 * faults.c - preloaded into a program, makes its n-th call of one kind fail.
 *
 *   FAULT_CALL   read (also pread, recv), write (also pwrite, send), sync, close,
 *                memory, iconv, open, place (mkostemp, rename, mkdir), fork;
 *                short: reads and writes move a few bytes only, at most FAULT_AT
 *                or by turns one to seven, none fails;
 *                interrupt: every second read and write is interrupted
 *   FAULT_AT     which call fails, from 1
 *   FAULT_SEEN   a file that is made when the call was reached
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static const char *wanted;
static const char *seen;
static long countdown;
static unsigned turn;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("FAULT_AT");
    seen = getenv("FAULT_SEEN");
    countdown = at != NULL ? atol(at) : 0;
    wanted = getenv("FAULT_CALL"); /* last: from here on calls are counted */
}

/* What runs behind main is not the program's: gcov writes its counts there, and does not
 * stand it when its memory fails. */
static int (*program)(int, char **, char **);

static int run(int argc, char **argv, char **variables) {
    int status = program(argc, argv, variables);
    wanted = NULL;
    return status;
}

int __libc_start_main(int (*entry)(int, char **, char **), int argc, char **argv,
                      void (*first)(void), void (*last)(void), void (*unload)(void), void *stack);

int __libc_start_main(int (*entry)(int, char **, char **), int argc, char **argv,
                      void (*first)(void), void (*last)(void), void (*unload)(void), void *stack) {
    int (*start)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                 void (*)(void), void *);
    *(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
    program = entry;
    return start(run, argc, argv, first, last, unload, stack);
}

static int is_wanted(const char *call) {
    return wanted != NULL && strcmp(wanted, call) == 0;
}

/* True when this call is the one that is to fail. */
static int fails(const char *call) {
    if (!is_wanted(call) || --countdown != 0) {
        return 0;
    }
    if (seen != NULL) {
        long fd = syscall(SYS_openat, AT_FDCWD, seen, O_WRONLY | O_CREAT, 0600);
        syscall(SYS_close, fd);
    }
    return 1;
}

static int fail_with(int error) {
    errno = error;
    return -1;
}

static size_t few(size_t len) {
    size_t most = countdown > 0 ? (size_t)countdown : 1 + turn++ % 7;
    return is_wanted("short") && len > most ? most : len;
}

static int interrupted(void) {
    return is_wanted("interrupt") && turn++ % 2 == 0;
}

ssize_t read(int fd, void *bytes, size_t len) {
    if (fails("read")) {
        return fail_with(EIO);
    }
    if (interrupted()) {
        return fail_with(EINTR);
    }
    return syscall(SYS_read, fd, bytes, few(len));
}

ssize_t write(int fd, const void *bytes, size_t len) {
    if (fd != STDERR_FILENO) {
        if (fails("write")) {
            return fail_with(ENOSPC);
        }
        if (interrupted()) {
            return fail_with(EINTR);
        }
        len = few(len);
    }
    return syscall(SYS_write, fd, bytes, len);
}

/* SQLite reads and writes at places, under these names. */
ssize_t pread64(int fd, void *bytes, size_t len, off64_t from) {
    return fails("read") ? fail_with(EIO) : syscall(SYS_pread64, fd, bytes, len, from);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t from) {
    return fails("write") ? fail_with(ENOSPC) : syscall(SYS_pwrite64, fd, bytes, len, from);
}

/* Those that do not fail are left out: no test pulls the plug. */
int fsync(int fd) {
    (void)fd;
    return fails("sync") ? fail_with(EIO) : 0;
}

int fdatasync(int fd) {
    return fsync(fd);
}

ssize_t recv(int fd, void *bytes, size_t len, int flags) {
    return fails("read") ? fail_with(ECONNRESET)
                         : syscall(SYS_recvfrom, fd, bytes, len, flags, NULL, NULL);
}

ssize_t send(int fd, const void *bytes, size_t len, int flags) {
    return fails("write") ? fail_with(EPIPE) : syscall(SYS_sendto, fd, bytes, len, flags, NULL, 0);
}

static int open_next(const char *path, int flags, va_list rest) {
    unsigned mode = (flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0;
    return fails("open") ? fail_with(EMFILE)
                         : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int fd = open_next(path, flags, rest);
    va_end(rest);
    return fd;
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int fd = open_next(path, flags, rest);
    va_end(rest);
    return fd;
}

int mkdir(const char *path, mode_t mode) {
    return fails("place") ? fail_with(EACCES) : (int)syscall(SYS_mkdir, path, mode);
}

pid_t fork(void) {
    pid_t (*next)(void);
    *(void **)&next = dlsym(RTLD_NEXT, "fork");
    return fails("fork") ? fail_with(EAGAIN) : next();
}

int close(int fd) {
    int failing = fails("close");
    long answer = syscall(SYS_close, fd);
    return failing ? fail_with(EIO) : (int)answer;
}

int mkostemp(char *template, int flags) {
    int (*next)(char *, int);
    *(void **)&next = dlsym(RTLD_NEXT, "mkostemp");
    return fails("place") ? fail_with(EACCES) : next(template, flags);
}

int rename(const char *from, const char *to) {
    return fails("place") ? fail_with(EXDEV) : (int)syscall(SYS_rename, from, to);
}

void *malloc(size_t size) {
    if (fails("memory")) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    if (fails("memory")) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
    if (fails("memory")) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, size);
}

/* malloc's own calls of these do not come here. */
void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset) {
    if (fails("memory")) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mmap, at, size, protection, flags, fd, offset);
}

void *mremap(void *old, size_t size, size_t larger, int flags, ...) {
    if (fails("memory")) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mremap, old, size, larger, flags, NULL);
}

iconv_t iconv_open(const char *to, const char *from) {
    iconv_t (*next)(const char *, const char *);
    *(void **)&next = dlsym(RTLD_NEXT, "iconv_open");
    if (fails("iconv")) {
        errno = EMFILE;
        return (iconv_t)-1;
    }
    return next(to, from);
}

size_t iconv(iconv_t converter, char **in, size_t *in_left, char **out, size_t *out_left) {
    size_t (*next)(iconv_t, char **, size_t *, char **, size_t *);
    *(void **)&next = dlsym(RTLD_NEXT, "iconv");
    if (fails("iconv")) {
        errno = EBADF;
        return (size_t)-1;
    }
    return next(converter, in, in_left, out, out_left);
}
