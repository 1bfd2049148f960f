/* internal.h - what the files behind tool.h share. */
#ifndef GAZ_TOOLS_INTERNAL_H
#define GAZ_TOOLS_INTERNAL_H

#include "tools/shared/tool.h"

/* options.c: reads the options into t; answers the index of the first file in argv, which
 * is reordered so that the files stand last. --help and --version end here. */
int tool_read_options(tool *t, int argc, char **argv);

/* input.c: opens path, reads its first block, runs the tool's input callback, closes. */
void tool_run_input(tool *t, const char *path);

/* output.c: writes out and closes every output, putting files in place. */
void tool_close_outputs(tool *t);

/* pipe.c: asks for a pipe as large as this system grants. */
void tool_enlarge_pipe(int fd);

/* Sleeps until a non-blocking descriptor is ready; events as for poll. */
void tool_wait(int fd, short events);

/* progress.c: counts bytes that were read, and shows progress on a terminal. */
void tool_progress(tool *t, size_t bytes);

/* Takes the line of progress off the terminal, before anything else is said there. */
void tool_clear_progress(tool *t);

#endif
