/* options.c - the command line of gz-batch. */
#include <stdlib.h>
#include <string.h>

#include "tools/batch/settings.h"

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

const tool_option batch_options[] = {
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

const char *batch_set(void *data, int id, const char *argument) {
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

int batch_take_operands(tool *t, int count, char **operands) {
    settings *s = t->settings;
    s->operands = operands;
    s->operand_count = count;
    if (count == 0 && s->files_from == NULL) {
        tool_misuse(t, "which files, folders or archives?");
    }
    for (int i = 0; i < count; i++) {
        if (strcmp(operands[i], "-") == 0) {
            tool_misuse(t, "standard input is no input here; --files-from=- reads a list from it");
        }
    }
    return count;
}
