/* gz-batch.c - files, folders and archives to records, many at once. */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "batch/batch.h"
#include "batch/report.h"
#include "text/buffer.h"
#include "text/sha256.h"
#include "tools/clean/table.h"
#include "tools/tool.h"

enum {
    INCLUDE = TOOL_LONG_ONLY,
    EXCLUDE,
    FILES_FROM,
    COMPRESS,
    COMPACT,
    LOG,
    FROM,
    PLACE,
    TABLE,
    SHARD,
    FAIL_FAST,
    FORCE,
    PROGRESS,
    REPORT,
    TIMEOUT
};

/* Beside the statuses of tool.h. */
enum { NONE_SUCCEEDED = 5 };

enum { MOST_PATTERNS = 64, MOST_WORKERS = 256, PROGRESS_EVERY = 500 };

typedef enum progress { PROGRESS_AUTO, PROGRESS_LINE, PROGRESS_JSON, PROGRESS_NONE } progress;

typedef struct settings {
    gaz_batch_options batch;
    gaz_inputs inputs;
    const char *include[MOST_PATTERNS + 1];
    const char *exclude[MOST_PATTERNS + 1];
    int includes;
    int excludes;
    const char *files_from;
    const char *report;
    const char *from;
    const char *place;
    tool_table table;
    progress progress;
    char **operands;
    int operand_count;
    gaz_buffer folder;    /* of the tree */
    gaz_buffer temporary; /* folder for what is not whole */
    gaz_buffer manifest;  /* path */
    int64_t started;
    int64_t shown;
    tool *tool;
} settings;

static volatile sig_atomic_t interrupted;

static void interrupt(int number) {
    interrupted = number;
}

/* ---- options ------------------------------------------------------------------------- */

static const char *add_pattern(const char **patterns, int *count, const char *pattern) {
    if (*count == MOST_PATTERNS) {
        return "too many patterns";
    }
    patterns[(*count)++] = pattern;
    return NULL;
}

static const char *read_number(const char *argument, unsigned most, unsigned *value) {
    char *end;
    unsigned long number = strtoul(argument, &end, 10);
    if (argument[0] < '0' || argument[0] > '9' || *end != '\0' || number < 1 || number > most) {
        return "not a number that fits";
    }
    *value = (unsigned)number;
    return NULL;
}

static const char *read_shard(const char *argument, gaz_batch_options *batch) {
    char *slash = NULL;
    char *end = NULL;
    unsigned long part = strtoul(argument, &slash, 10);
    unsigned long parts = *slash == '/' ? strtoul(slash + 1, &end, 10) : 0;
    bool digits = argument[0] >= '0' && argument[0] <= '9' && parts > 0 && slash[1] >= '0' &&
                  slash[1] <= '9' && *end == '\0';
    if (!digits || part < 1 || part > parts || parts > UINT32_MAX) {
        return "not K/N with K from 1 to N";
    }
    batch->part = (unsigned)part;
    batch->parts = (unsigned)parts;
    return NULL;
}

static const char *read_compression(const char *argument, gaz_compression *compression) {
    for (int i = 0; i < GAZ_COMPRESSION_COUNT; i++) {
        if (strcmp(argument, gaz_compression_name((gaz_compression)i)) == 0) {
            *compression = (gaz_compression)i;
            return NULL;
        }
    }
    return "not none, gzip, zstd or xz";
}

static const char *read_progress(const char *argument, progress *value) {
    static const char *const names[] = {"auto", "line", "json", "none"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(argument, names[i]) == 0) {
            *value = (progress)i;
            return NULL;
        }
    }
    return "not auto, line, json or none";
}

static const char *set(void *data, int id, const char *argument) {
    settings *s = data;
    switch (id) {
    case 'j':
        return read_number(argument, MOST_WORKERS, &s->batch.workers);
    case INCLUDE:
        return add_pattern(s->include, &s->includes, argument);
    case EXCLUDE:
        return add_pattern(s->exclude, &s->excludes, argument);
    case FILES_FROM:
        s->files_from = argument;
        return NULL;
    case COMPRESS:
        return read_compression(argument, &s->batch.plan.compression);
    case COMPACT:
        s->batch.plan.compact = true;
        return NULL;
    case LOG:
        s->batch.plan.log = true;
        return NULL;
    case FROM:
        s->from = argument;
        return NULL;
    case PLACE:
        s->place = argument;
        return NULL;
    case TABLE:
        s->table.path = argument;
        return NULL;
    case SHARD:
        return read_shard(argument, &s->batch);
    case FAIL_FAST:
        s->batch.fail_fast = true;
        return NULL;
    case FORCE:
        s->batch.force = true;
        return NULL;
    case PROGRESS:
        return read_progress(argument, &s->progress);
    case REPORT:
        s->report = argument;
        return NULL;
    default:
        return read_number(argument, 1000000, &s->batch.plan.timeout);
    }
}

static int take_operands(tool *t, int count, char **operands) {
    settings *s = t->settings;
    s->operands = operands;
    s->operand_count = count;
    if (count == 0 && s->files_from == NULL) {
        tool_misuse(t, "which files, folders or archives?");
    }
    return count;
}

/* ---- progress --------------------------------------------------------------------------- */

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void clear_line(const settings *s) {
    if (s->progress == PROGRESS_LINE && s->shown != 0) {
        fputs("\r\033[K", stderr);
    }
}

/* Seconds that the rest will take at the pace so far; -1: not known yet. */
static int64_t seconds_left(const settings *s, const gaz_batch_totals *totals, double seconds) {
    if (totals->read_bytes == 0 || s->inputs.bytes < totals->read_bytes) {
        return -1;
    }
    double share = (double)totals->read_bytes / (double)s->inputs.bytes;
    return (int64_t)(seconds / share - seconds);
}

static void show_line(const settings *s, const gaz_batch_totals *t, double seconds) {
    int64_t left = seconds_left(s, t, seconds);
    fprintf(stderr, "\r\033[Kgz-batch: %" PRIu64 " of %" PRIu64 " inputs, %.1f MB/s",
            t->done + t->skipped + t->failed,
            t->inputs > s->inputs.count ? t->inputs : (uint64_t)s->inputs.count,
            seconds > 0 ? (double)t->bytes / seconds / 1e6 : 0);
    if (left >= 0) {
        fprintf(stderr, ", %" PRId64 ":%02d left", left / 60, (int)(left % 60));
    }
    if (t->failed > 0) {
        fprintf(stderr, ", %" PRIu64 " failed", t->failed);
    }
}

static void show_json(const settings *s, const gaz_batch_totals *t, double seconds) {
    fprintf(stderr,
            "{\"type\":\"progress\",\"inputs\":%" PRIu64 ",\"done\":%" PRIu64
            ",\"skipped\":%" PRIu64 ",\"failed\":%" PRIu64 ",\"bytes\":%" PRIu64
            ",\"bytes_read\":%" PRIu64 ",\"bytes_total\":%" PRIu64 ",\"milliseconds\":%" PRId64
            ",\"seconds_left\":",
            t->inputs, t->done, t->skipped, t->failed, t->bytes, t->read_bytes, s->inputs.bytes,
            (int64_t)(seconds * 1000));
    int64_t left = seconds_left(s, t, seconds);
    if (left >= 0) {
        fprintf(stderr, "%" PRId64 "}\n", left);
    } else {
        fputs("null}\n", stderr);
    }
}

static void on_progress(void *data, const gaz_batch_totals *totals) {
    settings *s = data;
    int64_t now = milliseconds();
    if (s->progress == PROGRESS_NONE || now - s->shown < PROGRESS_EVERY) {
        return;
    }
    s->shown = now;
    double seconds = (double)(now - s->started) / 1000;
    if (s->progress == PROGRESS_JSON) {
        show_json(s, totals, seconds);
    } else {
        show_line(s, totals, seconds);
    }
}

static void on_failure(void *data, const char *name, const char *reason) {
    settings *s = data;
    char shown[1024];
    size_t len = 0;
    for (; len < sizeof shown - 1 && name[len] != '\0'; len++) {
        unsigned char c = (unsigned char)name[len];
        shown[len] = c < 0x20 || c == 0x7F ? '?' : (char)c;
    }
    shown[len] = '\0';
    clear_line(s);
    tool_input_failed(s->tool, shown, reason);
}

/* ---- places ------------------------------------------------------------------------------- */

static void add_text(tool *t, gaz_buffer *out, const char *text) {
    gaz_buffer_text(out, text);
    if (out->failed) {
        tool_no_memory(t);
    }
}

/* folder/name, with -K-of-N behind it for a shard; suffix behind that. */
static void set_place(tool *t, gaz_buffer *out, const char *name, const char *suffix) {
    settings *s = t->settings;
    char shard[40] = "";
    if (s->batch.parts > 1) {
        snprintf(shard, sizeof shard, "-%u-of-%u", s->batch.part, s->batch.parts);
    }
    add_text(t, out, t->out_path);
    add_text(t, out, "/");
    add_text(t, out, name);
    add_text(t, out, shard);
    add_text(t, out, suffix);
    gaz_buffer_byte(out, '\0');
}

/* What a killed run left half-written. */
static void clear_folder(const char *path) {
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.') {
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
}

static void open_tree(tool *t) {
    settings *s = t->settings;
    set_place(t, &s->temporary, ".gz-batch", "");
    set_place(t, &s->manifest, "manifest", ".db");
    if (!gaz_make_folders(s->temporary.ptr)) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s", t->out_path, strerror(errno));
    }
    s->batch.plan.folder = t->out_path;
    s->batch.plan.temporary = s->temporary.ptr;
}

static void open_stream(tool *t) {
    settings *s = t->settings;
    s->batch.stream = gaz_output_open(NULL, STDOUT_FILENO, s->batch.plan.compression);
    if (s->batch.stream == NULL) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "standard output: %s", strerror(errno));
    }
}

/* Everything that decides the output of an input, beside the input. */
static void fingerprint(const settings *s, char *text, size_t size) {
    char table[GAZ_SHA256_HEX] = "-";
    if (s->table.path != NULL) {
        gaz_sha256_hex(s->table.text, table);
    }
    snprintf(
        text, size, "gazette %s; schema %s; log %s%s; from %s; place %s; table %s; compress %s",
        GAZ_VERSION, GAZ_SCHEMA_VERSION, s->batch.plan.log ? "yes" : "no",
        s->batch.plan.compact ? "; compact" : "", s->from != NULL ? s->from : "-",
        s->place != NULL ? s->place : "-", table, gaz_compression_name(s->batch.plan.compression));
}

static gaz_manifest *open_manifest(tool *t) {
    settings *s = t->settings;
    char options[1024];
    char error[512];
    fingerprint(s, options, sizeof options);
    gaz_manifest *manifest = gaz_manifest_open(s->manifest.ptr, options, error, sizeof error);
    if (manifest == NULL || !gaz_manifest_begin_run(manifest)) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s",
                  s->manifest.ptr != NULL ? s->manifest.ptr : "manifest",
                  manifest == NULL ? error : gaz_manifest_error(manifest));
    }
    return manifest;
}

/* ---- the run -------------------------------------------------------------------------------- */

static void find_inputs(tool *t) {
    settings *s = t->settings;
    gaz_inputs *inputs = &s->inputs;
    inputs->include = s->includes > 0 ? s->include : NULL;
    inputs->exclude = s->excludes > 0 ? s->exclude : NULL;
    inputs->skip = s->batch.plan.folder;
    if (s->files_from != NULL && !gaz_inputs_add_list(inputs, s->files_from)) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: cannot be read", s->files_from);
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
    double seconds = (double)(milliseconds() - s->started) / 1000;
    gaz_buffer report = {0};
    clear_line(s);
    if (!t->quiet && gaz_report_text(&report, manifest, totals, seconds)) {
        fwrite(report.ptr, 1, report.len, stderr);
    }
    report.len = 0;
    if (s->report != NULL) {
        if (!gaz_report_json(&report, manifest, totals, seconds)) {
            tool_stop(t, TOOL_OUTPUT_FAILED, "manifest: %s", gaz_manifest_error(manifest));
        }
        tool_write_buffer(t, tool_output_open(t, s->report), &report);
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
        clear_line(s);
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

static void begin(tool *t) {
    settings *s = t->settings;
    bool tree = strcmp(t->out_path, "-") != 0;
    s->tool = t;
    s->started = milliseconds();
    if (s->progress == PROGRESS_AUTO) {
        bool shows = !t->quiet && isatty(STDERR_FILENO) == 1;
        s->progress = shows ? PROGRESS_LINE : PROGRESS_NONE;
    }
    s->batch.plan.clean.from = s->from;
    s->batch.plan.clean.place = (gaz_slice){s->place, s->place != NULL ? strlen(s->place) : 0};
    tool_table_read(t, &s->table, &s->batch.plan.clean.table);
    if (tree) {
        open_tree(t);
    } else {
        open_stream(t);
    }
    gaz_manifest *manifest = open_manifest(t);
    if (tree) {
        clear_folder(s->temporary.ptr);
    }
    find_inputs(t);
    const struct sigaction action = {.sa_handler = interrupt};
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    gaz_batch_totals totals = {0};
    char error[512] = "";
    gaz_batch_status status =
        gaz_batch_run(&s->batch, &s->inputs, manifest, &totals, error, sizeof error);
    if (tree) {
        clear_folder(s->temporary.ptr);
        (void)rmdir(s->temporary.ptr);
    }
    end_run(t, manifest, status, &totals, error);
    gaz_inputs_free(&s->inputs);
    gaz_buffer_free(&s->temporary);
    gaz_buffer_free(&s->manifest);
    tool_table_free(&s->table);
}

int main(int argc, char **argv) {
    static const tool_option options[] = {
        {'o', "output", "FOLDER|-", "a folder for one file of records per input; -: a stream (-)"},
        {'j', "jobs", "N", "work on N inputs at once (as many as there are processors)"},
        {INCLUDE, "include", "GLOB", "of folders only such files; may be given again"},
        {EXCLUDE, "exclude", "GLOB", "of folders no such files; may be given again"},
        {FILES_FROM, "files-from", "FILE|-", "also the files that FILE lists, one a line"},
        {COMPRESS, "compress", "HOW", "none, gzip, zstd or xz (none)"},
        {COMPACT, "compact", NULL, "leave out of records what is absent or follows from the rest"},
        {LOG, "log", NULL, "also the correction and source records, behind those of each input"},
        {FROM, "from", "ENC", "encoding of all inputs; without it each is detected"},
        {PLACE, "place", "CODE|NAME", "the issuing place of all inputs"},
        {TABLE, "table", "FILE", "terms, pairs, places and patterns of your own, as for gz-clean"},
        {SHARD, "shard", "K/N", "only part K of N, by a hash of the names"},
        {FAIL_FAST, "fail-fast", NULL, "stop at the first input that fails"},
        {FORCE, "force", NULL, "do again what an earlier run has done"},
        {TIMEOUT, "timeout", "SECONDS", "give up an input that takes longer"},
        {PROGRESS, "progress", "HOW", "auto, line, json or none (auto)"},
        {REPORT, "report", "FILE", "write the report as JSON to FILE"},
        {0},
    };
    static const tool_spec spec = {
        .name = "gz-batch",
        .summary = "Turns files, folders and archives of gazettes into records, many at once.",
        .usage = "INPUT...",
        .options = options,
        .set = set,
        .operands = take_operands,
        .own_output = true,
        .begin = begin,
    };
    settings s = {.batch = {.part = 1,
                            .parts = 1,
                            .interrupted = &interrupted,
                            .on_failure = on_failure,
                            .on_progress = on_progress}};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    s.batch.workers = processors > 0 && processors < MOST_WORKERS ? (unsigned)processors : 1;
    s.batch.data = &s;
    /* Names in archives are UTF-8, whatever the locale. */
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    return tool_main(&spec, &s, argc, argv);
}
