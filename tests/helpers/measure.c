/*
 * measure.c - runs a pipe of commands and says what it cost.
 *
 *   measure [-c CPU] INPUT COMMAND ARGUMENT... [:: COMMAND ARGUMENT...]...
 *
 * INPUT becomes standard input of the first command; the output of the last is
 * drained through a pipe and counted. Prints one line of JSON: wall and CPU
 * seconds, bytes of output, the largest resident set of each command in KB.
 * Small and started from nothing big: a child's resident set begins at its
 * launcher's.
 *
 * A virtual machine may give free memory back to its host within seconds, and who
 * takes it next waits for it: 50 MB in one issue cost gz-split 0.5 s behind a command
 * of four seconds and 0.3 s behind itself. So this much is fetched before the clock
 * starts, for every command alike.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_COMMANDS = 8, BLOCK = 1 << 18, MEMORY = 512 << 20, PAGE = 4096 };

static char block[BLOCK];

static _Noreturn void fail(const char *what) {
    perror(what);
    exit(2);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t) {
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void pin(int cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0) {
        fail("sched_setaffinity");
    }
}

/* Takes memory and lets it go, so that it is there for the commands. */
static void fetch_memory(void) {
    char *memory = mmap(NULL, MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        fail("mmap");
    }
    (void)madvise(memory, MEMORY, MADV_HUGEPAGE);
    for (size_t at = 0; at < MEMORY; at += PAGE) {
        memory[at] = 1;
    }
    (void)munmap(memory, MEMORY);
}

/* Starts one command between two descriptors, which it takes over. */
static pid_t start(char **command, int in, int out) {
    pid_t pid = fork();
    if (pid == -1) {
        fail("fork");
    }
    if (pid == 0) {
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        execvp(command[0], command);
        fail(command[0]);
    }
    close(in);
    close(out);
    return pid;
}

static long drain(int fd) {
    long total = 0;
    for (ssize_t n; (n = read(fd, block, sizeof block)) > 0;) {
        total += n;
    }
    return total;
}

/* Starts the commands of the pipe; answers the descriptor its output comes from. */
static int start_all(char **words, const char *input, pid_t *pids, int *count) {
    int in = open(input, O_RDONLY | O_CLOEXEC);
    if (in == -1) {
        fail(input);
    }
    for (char **word = words; *word != NULL && *count < MAX_COMMANDS;) {
        char **command = word;
        int ends[2];
        while (*word != NULL && strcmp(*word, "::") != 0) {
            word++;
        }
        if (*word != NULL) {
            *word++ = NULL;
        }
        if (pipe2(ends, O_CLOEXEC) != 0) {
            fail("pipe");
        }
        pids[(*count)++] = start(command, in, ends[1]);
        in = ends[0];
    }
    return in;
}

int main(int argc, char **argv) {
    pid_t pids[MAX_COMMANDS];
    int count = 0;
    int first = 1;
    if (argc > 3 && strcmp(argv[1], "-c") == 0) {
        pin((int)strtol(argv[2], NULL, 10));
        first = 3;
    }
    if (argc < first + 2) {
        fputs("usage: measure [-c CPU] INPUT COMMAND... [:: COMMAND...]\n", stderr);
        return 2;
    }
    fetch_memory();
    double begin = now();
    int out = start_all(argv + first + 1, argv[first], pids, &count);
    long bytes = drain(out);
    double cpu = 0;
    long largest[MAX_COMMANDS];
    int failed = 0;
    for (int i = 0; i < count; i++) {
        int status;
        struct rusage used;
        if (wait4(pids[i], &status, 0, &used) == -1) {
            fail("wait4");
        }
        failed += !WIFEXITED(status) || WEXITSTATUS(status) > 1;
        cpu += seconds(used.ru_utime) + seconds(used.ru_stime);
        largest[i] = used.ru_maxrss;
    }
    printf("{\"wall\":%.6f,\"cpu\":%.6f,\"bytes\":%ld,\"failed\":%d,\"rss\":[", now() - begin, cpu,
           bytes, failed);
    for (int i = 0; i < count; i++) {
        printf("%s%ld", i > 0 ? "," : "", largest[i]);
    }
    puts("]}");
    return 0;
}
