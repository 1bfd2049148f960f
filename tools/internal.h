/* internal.h - what the files behind tool.h share. */
#ifndef GAZ_TOOLS_INTERNAL_H
#define GAZ_TOOLS_INTERNAL_H

#include "tool.h"

/* Reads the options into t; answers the index of the first file in argv, which
 * is reordered so that the files stand last. --help and --version end here. */
int tool_read_options(tool *t, int argc, char **argv);

/* Opens path, reads its first block, runs the tool's input callback, closes. */
void tool_run_input(tool *t, const char *path);

/* Writes out and closes every output, putting files in place. */
void tool_close_outputs(tool *t);

/* Closes every output; new files are taken away. With `keep` the bytes waiting
 * for standard output are written first. */
void tool_abandon_outputs(tool *t, bool keep);

/* Asks for a pipe as large as this system grants. */
void tool_enlarge_pipe(int fd);

/* Sleeps until a non-blocking descriptor is ready; events as for poll. */
void tool_wait(int fd, short events);

/* Counts bytes that were read, and shows progress on a terminal. */
void tool_progress(tool *t, size_t bytes);

#endif
