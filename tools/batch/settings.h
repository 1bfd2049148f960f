/* settings.h - what the files of gz-batch share. */
#ifndef GAZ_TOOLS_BATCH_SETTINGS_H
#define GAZ_TOOLS_BATCH_SETTINGS_H

#include "batch/batch.h"
#include "tools/shared/cleaning.h"

enum { MOST_PATTERNS = 64, MOST_WORKERS = 256 };

typedef enum progress { PROGRESS_AUTO, PROGRESS_LINE, PROGRESS_JSON, PROGRESS_NONE } progress;

/* The settings of one run: options, and what begin made of them. */
typedef struct settings {
    gaz_batch_options batch;
    gaz_inputs inputs;
    const char *include[MOST_PATTERNS + 1];
    const char *exclude[MOST_PATTERNS + 1];
    int includes;
    int excludes;
    const char *files_from;
    const char *report;
    tool_output *report_file; /* NULL when none was asked for */
    const char *from;
    const char *place;
    tool_table table;
    progress progress;
    char **operands;
    int operand_count;
    gaz_buffer temporary; /* folder for what is not whole */
    gaz_buffer manifest;  /* path */
    int64_t started;      /* milliseconds */
    int64_t shown;        /* when progress was last shown, milliseconds */
    tool *tool;
} settings;

/* ---- options.c: the command line ---- */

extern const tool_option batch_options[];

/* Takes an option; answers NULL, or what is wrong with its argument. */
const char *batch_set(void *data, int id, const char *argument);

/* Takes the inputs; none at all ends the program. */
int batch_take_operands(tool *t, int count, char **operands);

/* ---- progress.c: what a person or a program sees of the run ---- */

/* Removes the line of progress, so that a message can stand there. */
void batch_clear_line(const settings *s);

/* The callbacks of the run; data is the settings. */
void batch_on_progress(void *data, const gaz_batch_totals *totals);
void batch_on_failure(void *data, const char *name, const char *reason);

/* ---- places.c: where output goes ---- */

/* Prepare the folder of -o, or standard output; what fails ends the program. */
void batch_open_tree(tool *t);
void batch_open_stream(tool *t);

/* Removes the files of the folder: what a killed run left half-written. */
void batch_clear_folder(const char *path);

/* Opens the manifest and begins a run in it; what fails ends the program. */
gaz_manifest *batch_open_manifest(tool *t);

#endif
