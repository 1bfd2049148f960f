/* tool.c - the run of a program. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "tools/shared/internal.h"

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
    t.started = tool_milliseconds();
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
    tool_clear_progress(&t);
    tool_close_outputs(&t);
    return t.status;
}
