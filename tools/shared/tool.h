/*
 * tool.h - the one shape of every program.
 *
 * A tool gives its options, what to do with one input, and its settings;
 * tool_main does the rest: it reads the options, opens the inputs one after the
 * other (no file or "-" is standard input), writes through one checked buffer,
 * and answers the exit status. A tool file holds no I/O of its own.
 *
 * Only programs include this header; the library never exits or prints.
 */
#ifndef GAZ_TOOLS_TOOL_H
#define GAZ_TOOLS_TOOL_H

#include "gazette.h"

/* Exit statuses, the same for every tool. */
enum {
    TOOL_OK = 0,
    TOOL_INPUT_FAILED = 1,  /* some input could not be read or was not understood */
    TOOL_MISUSE = 2,        /* the command line makes no sense */
    TOOL_OUTPUT_FAILED = 3, /* full disk, closed pipe */
    TOOL_NO_MEMORY = 4
};

/* How much is read or written at once. */
enum { TOOL_BLOCK = 256 * 1024 };

/* ids from here on belong to options that have no short letter. */
enum { TOOL_LONG_ONLY = 256 };

/* One option. Every tool also has -o, -q, -v, --help and --version; a row of its
 * own for one of these replaces its help. */
typedef struct tool_option {
    int id;               /* the short letter, or TOOL_LONG_ONLY + n */
    const char *name;     /* the long name, without dashes */
    const char *argument; /* what its argument is ("FILE"); NULL when it takes none */
    const char *help;     /* one line */
} tool_option;

typedef struct tool_input tool_input;
typedef struct tool_output tool_output;
typedef struct tool_spec tool_spec;

/* A program while it runs. */
typedef struct tool {
    const tool_spec *spec;
    void *settings;   /* the tool's own, as given to tool_main */
    tool_output *out; /* standard output, or the file of -o */
    const char *out_path;
    bool quiet;
    bool verbose;
    bool no_inputs; /* set by operands: this run reads none */
    /* Records that wait in a buffer of the tool's own; NULL when there are none. An
     * early end writes those that are whole. */
    gaz_buffer *gathered;

    /* The rest is tool_main's business. */
    tool_output *outputs;
    uint64_t bytes_read;
    int64_t started;
    int64_t last_progress;
    int status;
    bool show_progress;
} tool;

struct tool_spec {
    const char *name;           /* "gz-clean" */
    const char *summary;        /* one sentence for --help */
    const tool_option *options; /* ends with a row of zeros; never NULL */
    /* Takes one option; answers NULL, or what is wrong with the argument. */
    const char *(*set)(void *settings, int id, const char *argument);
    /* What stands behind the options in --help; NULL means "[FILE]...". */
    const char *usage;
    /* Takes the leading operands that are no inputs (a database, a query) and
     * answers how many they are. NULL: every operand is an input. */
    int (*operands)(tool *t, int count, char **operands);
    /* The tool opens t->out_path itself, in its own way: t->out is NULL. */
    bool own_output;
    /* Called once, before the first input; may open more outputs. May be NULL. */
    void (*begin)(tool *t);
    /* Called for every input that could be opened. NULL: the tool has none. */
    void (*input)(tool *t, tool_input *in);
    /* Called once, after the last input; frees what begin made. May be NULL. */
    void (*end)(tool *t);
};

/* The whole program; the answer is main's. */
int tool_main(const tool_spec *spec, void *settings, int argc, char **argv);

/* ---- messages (standard error) ------------------------------------------- */

/* "gz-x: name: reason", and exit status 1 at the end; the tool goes on. */
void tool_input_failed(tool *t, const char *name, const char *reason);

/* What a stage noticed: "gz-x: name:line: warning: sentence [code]". Notes only
 * with -v, nothing with -q. */
void tool_report(tool *t, const char *name, const gaz_diagnostics *list);

/* True when status is GAZ_OK. Out of memory ends the program; anything else is
 * reported as a failed input, with `reason` when it says more. */
bool tool_succeeded(tool *t, const char *name, gaz_status status, const char *reason);

/* ---- input ---------------------------------------------------------------- */

/* What to call an input in messages: its path, or "(standard input)". */
const char *tool_input_label(const tool_input *in);

/* The path of an input as a record names it; absent for standard input. */
gaz_slice tool_input_name(const tool_input *in);

/* The rest of the input, in memory. Valid until the input callback returns. */
gaz_slice tool_input_all(tool_input *in);

/* The next line without its LF; the last may lack one. False at the end.
 * Valid until the next call. Memory: the longest line. */
bool tool_input_line(tool_input *in, gaz_slice *line);

/* Nobody reads the last line any more: the arena, which is reset before the next is asked for, uses
 * its memory. */
void tool_input_lend_line(tool_input *in, gaz_slice line, gaz_arena *arena);

/* How long the next piece of an input is. */
typedef struct tool_measure {
    /* Is given what was read and whether that is all, and answers the length of the
     * first whole piece, or 0 for "more". */
    size_t (*extent)(void *data, gaz_slice text, bool at_end);
    void *data;
    bool remembers; /* it goes on where it stopped; else it begins anew */
    size_t window;  /* one that begins anew knows from one byte more than this, or 0 for "never" */
} tool_measure;

/* The next piece, as long as the measure says. An empty input is one empty piece. False
 * at the end. Valid until the next call. Memory: twice the largest piece; a measure sees
 * every byte a bounded number of times. */
bool tool_input_piece(tool_input *in, const tool_measure *measure, gaz_slice *piece);

/* ---- output --------------------------------------------------------------- */

/* Opens a further output: "-" is standard output. A regular file appears under
 * its name only when the program ends well. */
tool_output *tool_output_open(tool *t, const char *path);

/* Writes bytes; whole records, so that an early end leaves no half of one.
 * A failed write ends the program with TOOL_OUTPUT_FAILED. */
void tool_write(tool *t, tool_output *out, const void *bytes, size_t len);

/* Writes what buffer holds and empties it. A failed buffer means no memory. */
void tool_write_buffer(tool *t, tool_output *out, gaz_buffer *buffer);

/* ---- early ends ----------------------------------------------------------- */

/* Ends the program with a message: "gz-x: ...". Outputs get the whole records
 * written so far, files of -o are left as they were. */
_Noreturn void tool_stop(tool *t, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* tool_stop for a failed allocation. */
_Noreturn void tool_no_memory(tool *t);

/* Ends the program over a command line that makes no sense: two lines. */
_Noreturn void tool_misuse(tool *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- time ----------------------------------------------------------------- */

/* Milliseconds on a clock that only goes forward. */
int64_t tool_milliseconds(void);

#endif
