/* pipe.c - what descriptors need that may be pipes. */
#include <fcntl.h>
#include <poll.h>

#include "tools/shared/internal.h"

void tool_wait(int fd, short events) {
    struct pollfd wanted = {.fd = fd, .events = events};
    (void)poll(&wanted, 1, -1);
}

void tool_enlarge_pipe(int fd) {
#ifdef F_SETPIPE_SZ
    (void)fcntl(fd, F_SETPIPE_SZ, 1024 * 1024);
#else
    (void)fd;
#endif
}
