/* gz-clean.c - decode, normalise and correct the raw text of gazettes. */
#include <errno.h>
#include <iconv.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/sha256.h"

#include "tools/clean/settings.h"

enum {
    OPTION_REVERT = TOOL_LONG_ONLY,
    OPTION_FROM,
    OPTION_TO,
    OPTION_ENCODINGS,
    OPTION_LEVEL,
    OPTION_ONLY,
    OPTION_SKIP,
    OPTION_RULES,
    OPTION_EXPLAIN,
    OPTION_PLACE,
    OPTION_TABLE,
    OPTION_DIFF,
    OPTION_STATS
};

/* Diagnostics shown per input; the log has them all. */
enum { MOST_SHOWN = 100 };

static const tool_option options[] = {
    {'l', "log", "FILE", "write every correction to FILE, as records (NDJSON)"},
    {OPTION_REVERT, "revert", "LOG", "give the decoded original back, from the clean text and LOG"},
    {OPTION_LEVEL, "level", "LEVEL", "how far to go: report, certain (the default) or likely"},
    {OPTION_ONLY, "only", "RULE,...", "run these rules only"},
    {OPTION_SKIP, "skip", "RULE,...", "do not run these rules"},
    {OPTION_PLACE, "place", "PLACE", "the issuing place, by name or division code"},
    {OPTION_TABLE, "table", "FILE",
     "terms, pairs, places and patterns of your own (docs/tables.md)"},
    {OPTION_FROM, "from", "ENC", "the encoding of the input, as iconv names it"},
    {OPTION_TO, "to", "ENC", "the encoding of the output; UTF-8 when not given"},
    {OPTION_DIFF, "diff", NULL, "write the corrections, one a line, instead of the text"},
    {OPTION_STATS, "stats", NULL, "count the corrections by rule, on standard error"},
    {OPTION_RULES, "rules", NULL, "list the rules"},
    {OPTION_EXPLAIN, "explain", "RULE", "say what a rule does"},
    {OPTION_ENCODINGS, "encodings", NULL, "list the encodings that are detected"},
    {0, NULL, NULL, NULL},
};

static const char *set(void *data, int id, const char *argument) {
    struct settings *s = data;
    switch (id) {
    case 'l':
        s->log_path = argument;
        break;
    case OPTION_REVERT:
        s->revert_path = argument;
        break;
    case OPTION_FROM:
        s->clean.from = argument;
        break;
    case OPTION_TO:
        s->to = argument;
        break;
    case OPTION_PLACE:
        s->clean.place = (gaz_slice){argument, strlen(argument)};
        break;
    case OPTION_TABLE:
        s->table.path = argument;
        break;
    case OPTION_DIFF:
        s->diff = true;
        break;
    case OPTION_STATS:
        s->stats = true;
        break;
    case OPTION_LEVEL:
        return clean_set_level(&s->clean, argument);
    case OPTION_ONLY:
    case OPTION_SKIP:
        return clean_set_rules(&s->clean, id == OPTION_SKIP, argument);
    case OPTION_EXPLAIN:
        return clean_explain(argument);
    case OPTION_RULES:
        clean_list_rules();
    default:
        clean_list_encodings();
    }
    return NULL;
}

/* ---- cleaning ---- */

struct source {
    gaz_clean_state state;
    struct sha256_ctx sum;
    uint32_t shown;
    uint64_t made[GAZ_RULE_COUNT];
    uint64_t reported[GAZ_RULE_COUNT];
};

/* What stands instead, or each of what may. */
static void write_readings(tool *t, const gaz_correction *c) {
    tool_write(t, t->out, c->after.ptr, c->after.len);
    for (uint32_t i = 0; i < c->candidates.count; i++) {
        tool_write(t, t->out, " | ", i > 0 ? 3 : 0);
        tool_write(t, t->out, c->candidates.items[i].ptr, c->candidates.items[i].len);
    }
}

/* "name:12:3: 郟 -> 郯 [place-name, certain]", what is only reported with ?. */
static void write_diff(tool *t, tool_input *in, const gaz_corrections *corrections) {
    struct settings *s = t->settings;
    for (uint32_t i = 0; i < corrections->count; i++) {
        const gaz_correction *c = &corrections->items[i];
        char place[48];
        int len = snprintf(place, sizeof place, ":%" PRIu32 ":%" PRIu32 ": ", c->line, c->col);
        const char *label = tool_input_label(in);
        tool_write(t, t->out, label, strlen(label));
        tool_write(t, t->out, place, (size_t)len);
        const char *parts[] = {s->colour ? "\033[31m" : "",
                               s->colour ? "\033[0m" : "",
                               c->applied ? " -> " : " ?> ",
                               s->colour ? "\033[32m" : "",
                               s->colour ? "\033[0m" : "",
                               " [",
                               gaz_rule_name(c->rule),
                               ", ",
                               gaz_confidence_name(c->confidence),
                               "]\n"};
        tool_write(t, t->out, parts[0], strlen(parts[0]));
        tool_write(t, t->out, c->before.ptr, c->before.len);
        for (size_t part = 1; part < sizeof parts / sizeof *parts; part++) {
            if (part == 4) {
                write_readings(t, c);
            }
            tool_write(t, t->out, parts[part], strlen(parts[part]));
        }
    }
}

/* A character that the encoding of the output lacks is a failure: nothing may
 * be lost in silence. It becomes "?". */
static void convert(tool *t, tool_input *in, gaz_slice text) {
    struct settings *s = t->settings;
    char *from = (char *)(uintptr_t)text.ptr;
    size_t left = text.len;
    bool told = false;
    while (left > 0) {
        char block[65536];
        char *to = block;
        size_t room = sizeof block;
        size_t result = iconv(s->converter, &from, &left, &to, &room);
        gaz_buffer_add(&s->converted, block, (size_t)(to - block));
        if (result == (size_t)-1 && errno != E2BIG && errno != EILSEQ && errno != EINVAL) {
            tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s", s->to, strerror(errno));
        }
        if (result == (size_t)-1 && errno != E2BIG) {
            if (!told) {
                tool_input_failed(t, tool_input_label(in),
                                  "holds characters that the output encoding lacks");
                told = true;
            }
            gaz_buffer_add(&s->converted, "?", 1);
            do {
                from++;
                left--;
            } while (left > 0 && ((unsigned char)*from & 0xC0) == 0x80);
        }
    }
    tool_write_buffer(t, t->out, &s->converted);
}

static void write_text(tool *t, tool_input *in, gaz_slice text) {
    const struct settings *s = t->settings;
    if (s->to != NULL) {
        convert(t, in, text);
    } else {
        tool_write(t, t->out, text.ptr, text.len);
    }
}

static void count_rules(struct source *source, const gaz_corrections *corrections) {
    for (uint32_t i = 0; i < corrections->count; i++) {
        const gaz_correction *c = &corrections->items[i];
        (c->applied ? source->made : source->reported)[c->rule]++;
    }
}

static void show_stats(tool_input *in, const struct source *source) {
    fprintf(stderr, "%s: %s%s, %" PRIu64 " bytes\n", tool_input_label(in), source->state.encoding,
            source->state.mixed ? " and others" : "", source->state.bytes);
    for (int rule = 0; rule < GAZ_RULE_COUNT; rule++) {
        if (source->made[rule] + source->reported[rule] > 0) {
            fprintf(stderr, "    %-16s %8" PRIu64 " made %8" PRIu64 " reported\n",
                    gaz_rule_name((gaz_rule)rule), source->made[rule], source->reported[rule]);
        }
    }
}

static void report(tool *t, tool_input *in, struct source *source, const gaz_diagnostics *list) {
    gaz_diagnostics shown = *list;
    uint32_t room = MOST_SHOWN - source->shown;
    if (shown.count > room) {
        shown.count = room;
    }
    tool_report(t, tool_input_label(in), &shown);
    source->shown += shown.count;
}

static bool clean_piece(tool *t, tool_input *in, gaz_slice piece, struct source *source) {
    struct settings *s = t->settings;
    gaz_cleaned cleaned;
    gaz_arena_reset(s->arena);
    gaz_status status = gaz_clean(s->arena, &s->clean, &source->state, piece, &cleaned);
    if (!tool_succeeded(t, tool_input_label(in), status, NULL)) {
        return false;
    }
    if (s->diff) {
        write_diff(t, in, &cleaned.corrections);
    } else {
        write_text(t, in, cleaned.text);
    }
    count_rules(source, &cleaned.corrections);
    report(t, in, source, &cleaned.diagnostics);
    if (s->log != NULL) {
        sha256_update(&source->sum, piece.len, (const uint8_t *)piece.ptr);
        for (uint32_t i = 0; i < cleaned.corrections.count; i++) {
            gaz_write_correction(&s->records, tool_input_name(in), &cleaned.corrections.items[i]);
            tool_write_buffer(t, s->log, &s->records);
        }
    }
    return true;
}

static void log_source(tool *t, tool_input *in, struct source *source) {
    struct settings *s = t->settings;
    char hex[GAZ_SHA256_HEX];
    if (s->log == NULL) {
        return;
    }
    gaz_sha256_end(&source->sum, hex);
    gaz_write_source(&s->records, tool_input_name(in), (gaz_slice){hex, strlen(hex)},
                     &source->state);
    tool_write_buffer(t, s->log, &s->records);
}

static size_t extent(void *data, gaz_slice raw, bool at_end) {
    (void)data;
    return gaz_clean_extent(raw, at_end);
}

static void clean_input(tool *t, tool_input *in) {
    static const tool_measure measure = {.extent = extent, .window = GAZ_CLEAN_WINDOW};
    struct source source = {0};
    sha256_init(&source.sum);
    gaz_slice piece;
    while (tool_input_piece(in, &measure, &piece)) {
        if (!clean_piece(t, in, piece, &source)) {
            return;
        }
    }
    log_source(t, in, &source);
    if (((struct settings *)t->settings)->stats) {
        show_stats(in, &source);
    }
}

/* ---- the program ---- */

/* The log is written beside the text: neither over it nor over what is read. */
static void check_log(tool *t, int count, char **inputs) {
    const struct settings *s = t->settings;
    struct stat log;
    struct stat input;
    if (strcmp(s->log_path, t->out_path) == 0) {
        tool_misuse(t, "--log %s: the output goes there", s->log_path);
    }
    bool exists = stat(s->log_path, &log) == 0 && S_ISREG(log.st_mode);
    for (int i = 0; i < count && exists; i++) {
        if (stat(inputs[i], &input) == 0 && input.st_dev == log.st_dev &&
            input.st_ino == log.st_ino) {
            tool_misuse(t, "--log %s: it is an input", s->log_path);
        }
    }
}

/* All operands are inputs: it only looks at them. */
static int check_operands(tool *t, int count, char **operands) {
    const struct settings *s = t->settings;
    bool cleans = s->log_path != NULL || s->to != NULL || s->diff || s->stats;
    if (s->revert_path != NULL && cleans) {
        tool_misuse(t, "--revert goes without --log, --to, --diff and --stats");
    }
    if (s->log_path != NULL) {
        check_log(t, count, operands);
    }
    return 0;
}

static void open_converter(tool *t) {
    struct settings *s = t->settings;
    if (s->to != NULL && (s->converter = iconv_open(s->to, "UTF-8")) == (iconv_t)-1) {
        tool_misuse(t, "--to=%s: iconv knows no such encoding", s->to);
    }
}

static void begin(tool *t) {
    struct settings *s = t->settings;
    s->arena = gaz_arena_new();
    if (s->arena == NULL) {
        tool_no_memory(t);
    }
    tool_table_read(t, &s->table, &s->clean.table);
    tool_check_cleaning(t, s->arena, &s->clean);
    open_converter(t);
    s->colour = s->diff && isatty(STDOUT_FILENO) == 1;
    if (s->revert_path != NULL) {
        clean_read_log(t);
    } else if (s->log_path != NULL) {
        s->log = tool_output_open(t, s->log_path);
    }
    s->clean.terse = s->log == NULL && !s->diff;
}

static void input(tool *t, tool_input *in) {
    struct settings *s = t->settings;
    if (s->revert_path != NULL) {
        clean_revert_input(t, in);
    } else {
        clean_input(t, in);
    }
}

static void end(tool *t) {
    struct settings *s = t->settings;
    clean_end_revert(t);
    gaz_arena_free(s->arena);
    tool_table_free(&s->table);
    gaz_buffer_free(&s->records);
    gaz_buffer_free(&s->converted);
    if (s->to != NULL) {
        (void)iconv_close(s->converter);
    }
    free((void *)(uintptr_t)s->log_text.ptr);
}

int main(int argc, char **argv) {
    struct settings settings = {0};
    static const tool_spec spec = {.name = "gz-clean",
                                   .summary = "Decodes, normalises and corrects the raw text of "
                                              "gazettes, line for line.",
                                   .options = options,
                                   .set = set,
                                   .operands = check_operands,
                                   .begin = begin,
                                   .input = input,
                                   .end = end};
    return tool_main(&spec, &settings, argc, argv);
}
