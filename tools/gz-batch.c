/* gz-batch.c - files, folders and archives to records, many at once. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "batch/report.h"
#include "text/memory/buffer.h"
#include "tools/batch/settings.h"

/* Beside the statuses of tool.h. */
enum { NONE_SUCCEEDED = 5 };

static volatile sig_atomic_t interrupted;

static void interrupt(int number) {
    interrupted = number;
}

static void find_inputs(tool *t) {
    settings *s = t->settings;
    gaz_inputs *inputs = &s->inputs;
    inputs->include = s->includes > 0 ? s->include : NULL;
    inputs->exclude = s->excludes > 0 ? s->exclude : NULL;
    inputs->skip = s->batch.plan.folder;
    if (s->files_from != NULL && !gaz_inputs_add_list(inputs, s->files_from)) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", s->files_from, strerror(errno));
    }
    for (int i = 0; i < s->operand_count; i++) {
        gaz_inputs_add(inputs, s->operands[i]);
    }
    const gaz_input *twice = gaz_inputs_twice(inputs);
    if (inputs->failed) {
        tool_no_memory(t);
    }
    if (twice != NULL) {
        tool_misuse(t, "two inputs would both be called %s", twice->name);
    }
}

static void write_report(tool *t, gaz_manifest *manifest, const gaz_batch_totals *totals) {
    settings *s = t->settings;
    double seconds = (double)(tool_milliseconds() - s->started) / 1000;
    gaz_buffer report = {0};
    batch_clear_line(s);
    if (!t->quiet && gaz_report_text(&report, manifest, totals, seconds)) {
        fwrite(report.ptr, 1, report.len, stderr);
    }
    report.len = 0;
    if (s->report_file != NULL) {
        if (!gaz_report_json(&report, manifest, totals, seconds)) {
            tool_stop(t, TOOL_OUTPUT_FAILED, "manifest: %s", gaz_manifest_error(manifest));
        }
        tool_write_buffer(t, s->report_file, &report);
    }
    gaz_buffer_free(&report);
}

static void close_stream(tool *t) {
    settings *s = t->settings;
    uint64_t bytes;
    if (s->batch.stream != NULL && !gaz_output_close(s->batch.stream, NULL, &bytes)) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "standard output: %s", strerror(errno));
    }
}

static void end_run(tool *t, gaz_manifest *manifest, gaz_batch_status status,
                    const gaz_batch_totals *totals, const char *error) {
    settings *s = t->settings;
    if (status == GAZ_BATCH_OUTPUT_FAILED || status == GAZ_BATCH_NO_MEMORY) {
        batch_clear_line(s);
        (void)gaz_manifest_close(manifest);
        tool_stop(t, status == GAZ_BATCH_NO_MEMORY ? TOOL_NO_MEMORY : TOOL_OUTPUT_FAILED, "%s",
                  error);
    }
    bool committed = gaz_manifest_commit(manifest);
    close_stream(t);
    write_report(t, manifest, totals);
    if (!gaz_manifest_close(manifest) || !committed) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "%s: it could not be written", s->manifest.ptr);
    }
    if (status == GAZ_BATCH_INTERRUPTED) {
        tool_stop(t, 128 + (int)interrupted, "interrupted; run it again to go on");
    }
    if (totals->failed > 0) {
        t->status = totals->done + totals->skipped > 0 ? TOOL_INPUT_FAILED : NONE_SUCCEEDED;
    }
}

static void prepare_cleaning(tool *t) {
    settings *s = t->settings;
    gaz_clean_options *clean = &s->batch.plan.clean;
    clean->from = s->from;
    clean->place = (gaz_slice){s->place, s->place != NULL ? strlen(s->place) : 0};
    tool_table_read(t, &s->table, &clean->table);
    gaz_arena *arena = gaz_arena_new();
    if (arena == NULL) {
        tool_no_memory(t);
    }
    tool_check_cleaning(t, arena, clean);
    gaz_arena_free(arena);
}

static void listen_for_signals(void) {
    const struct sigaction action = {.sa_handler = interrupt};
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
}

/* A run may take hours: what cannot be written is found out before; and behind the search for
 * inputs, so that it is none. */
static void open_report(tool *t) {
    settings *s = t->settings;
    s->report_file = s->report != NULL ? tool_output_open(t, s->report) : NULL;
}

static void begin(tool *t) {
    settings *s = t->settings;
    bool tree = strcmp(t->out_path, "-") != 0;
    s->tool = t;
    s->started = tool_milliseconds();
    if (s->progress == PROGRESS_AUTO) {
        bool shows = !t->quiet && isatty(STDERR_FILENO) == 1;
        s->progress = shows ? PROGRESS_LINE : PROGRESS_NONE;
    }
    prepare_cleaning(t);
    if (tree) {
        batch_open_tree(t);
    } else {
        batch_open_stream(t);
    }
    gaz_manifest *manifest = batch_open_manifest(t);
    if (tree) {
        batch_clear_folder(s->temporary.ptr);
    }
    find_inputs(t);
    open_report(t);
    listen_for_signals();
    gaz_batch_totals totals = {0};
    char error[512] = "";
    gaz_batch_status status =
        gaz_batch_run(&s->batch, &s->inputs, manifest, &totals, error, sizeof error);
    if (tree) {
        batch_clear_folder(s->temporary.ptr);
        (void)rmdir(s->temporary.ptr);
    }
    end_run(t, manifest, status, &totals, error);
    gaz_inputs_free(&s->inputs);
    gaz_buffer_free(&s->temporary);
    gaz_buffer_free(&s->manifest);
    tool_table_free(&s->table);
}

int main(int argc, char **argv) {
    static const tool_spec spec = {
        .name = "gz-batch",
        .summary = "Turns files, folders and archives of gazettes into records, many at once.",
        .usage = "INPUT...",
        .options = batch_options,
        .set = batch_set,
        .operands = batch_take_operands,
        .own_output = true,
        .begin = begin,
    };
    settings s = {.batch = {.part = 1,
                            .parts = 1,
                            .interrupted = &interrupted,
                            .on_failure = batch_on_failure,
                            .on_progress = batch_on_progress}};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    s.batch.workers = processors > 0 && processors < MOST_WORKERS ? (unsigned)processors : 1;
    s.batch.data = &s;
    /* Names in archives are UTF-8, whatever the locale. */
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return tool_main(&spec, &s, argc, argv);
}
