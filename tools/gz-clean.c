/* gz-clean - decode, normalise and correct the raw text of gazettes. */
#include <errno.h>
#include <iconv.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "tool.h"

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

struct settings {
    gaz_clean_options clean;
    const char *to; /* encoding of the output; NULL for UTF-8 */
    iconv_t converter;
    bool diff;
    bool colour;
    bool stats;
    const char *log_path;
    const char *revert_path;
    const char *table_path;
    gaz_slice table;
    gaz_arena *table_arena; /* holds the terms for the whole run */
    tool_output *log;
    gaz_arena *arena;
    gaz_buffer records;
    gaz_buffer converted;
    /* --revert: the log, its sources, and the first that was not reverted yet. */
    gaz_slice log_text;
    gaz_source_log *sources;
    uint32_t source_count;
    uint32_t next_source;
};

static const tool_option options[] = {
    {'l', "log", "FILE", "write every correction to FILE, as records (NDJSON)"},
    {OPTION_REVERT, "revert", "LOG", "give the decoded original back, from the clean text and LOG"},
    {OPTION_LEVEL, "level", "LEVEL", "how far to go: report, certain (the default) or likely"},
    {OPTION_ONLY, "only", "RULE,...", "run these rules only"},
    {OPTION_SKIP, "skip", "RULE,...", "do not run these rules"},
    {OPTION_PLACE, "place", "PLACE", "the issuing place, by name or division code"},
    {OPTION_TABLE, "table", "FILE", "further terms, in the form of lib/data/terms.tsv"},
    {OPTION_FROM, "from", "ENC", "the encoding of the input, as iconv names it"},
    {OPTION_TO, "to", "ENC", "the encoding of the output; UTF-8 when not given"},
    {OPTION_DIFF, "diff", NULL, "write the corrections, one a line, instead of the text"},
    {OPTION_STATS, "stats", NULL, "count the corrections by rule, on standard error"},
    {OPTION_RULES, "rules", NULL, "list the rules"},
    {OPTION_EXPLAIN, "explain", "RULE", "say what a rule does"},
    {OPTION_ENCODINGS, "encodings", NULL, "list the encodings that are detected"},
    {0, NULL, NULL, NULL},
};

static gaz_slice text_of(const char *text) {
    return (gaz_slice){text, strlen(text)};
}

/* Ends the program after a list that was asked for. */
static _Noreturn void end_list(void) {
    exit(fflush(stdout) == 0 ? TOOL_OK : TOOL_OUTPUT_FAILED);
}

static _Noreturn void list_rules(void) {
    for (int rule = 0; rule < GAZ_RULE_COUNT; rule++) {
        printf("%-16s %s\n", gaz_rule_name((gaz_rule)rule), gaz_rule_sentence((gaz_rule)rule));
    }
    end_list();
}

static _Noreturn void list_encodings(void) {
    for (size_t i = 0; gaz_encoding_detected(i) != NULL; i++) {
        puts(gaz_encoding_detected(i));
    }
    end_list();
}

static const char *explain(const char *name) {
    gaz_rule rule = gaz_rule_named(text_of(name));
    if (rule == GAZ_RULE_COUNT) {
        return "no such rule; --rules lists them";
    }
    printf("%s: %s.\n    %s\n", name, gaz_rule_sentence(rule), gaz_rule_example(rule));
    end_list();
}

/* The bits of a list of rules: "space,label". */
static const char *read_rules(const char *list, uint64_t *rules) {
    *rules = 0;
    for (const char *at = list; at != NULL;) {
        const char *comma = strchr(at, ',');
        size_t len = comma == NULL ? strlen(at) : (size_t)(comma - at);
        gaz_rule rule = gaz_rule_named((gaz_slice){at, len});
        if (rule == GAZ_RULE_COUNT) {
            return "no such rule; --rules lists them";
        }
        *rules |= UINT64_C(1) << rule;
        at = comma == NULL ? NULL : comma + 1;
    }
    return NULL;
}

static const char *set_level(gaz_clean_options *clean, const char *name) {
    static const char levels[][8] = {"certain", "likely", "report"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(levels[i], name) == 0) {
            clean->level = (gaz_clean_level)i;
            return NULL;
        }
    }
    return "the level is report, certain or likely";
}

/* Undecodable bytes have no other form, so their rule always runs. */
static const char *set_rules(gaz_clean_options *clean, int id, const char *list) {
    uint64_t rules;
    const char *wrong = read_rules(list, &rules);
    if (wrong == NULL) {
        clean->skip |= id == OPTION_SKIP ? rules : ~rules;
        clean->skip &= ~(UINT64_C(1) << GAZ_RULE_UNDECODABLE);
    }
    return wrong;
}

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
        s->clean.place = text_of(argument);
        break;
    case OPTION_TABLE:
        s->table_path = argument;
        break;
    case OPTION_DIFF:
        s->diff = true;
        break;
    case OPTION_STATS:
        s->stats = true;
        break;
    case OPTION_LEVEL:
        return set_level(&s->clean, argument);
    case OPTION_ONLY:
    case OPTION_SKIP:
        return set_rules(&s->clean, id, argument);
    case OPTION_EXPLAIN:
        return explain(argument);
    case OPTION_RULES:
        list_rules();
    default:
        list_encodings();
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
                tool_write(t, t->out, c->after.ptr, c->after.len);
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
    uint8_t digest[SHA256_DIGEST_SIZE];
    char hex[2 * SHA256_DIGEST_SIZE + 1];
    if (s->log == NULL) {
        return;
    }
    sha256_digest(&source->sum, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    }
    gaz_write_source(&s->records, tool_input_name(in), (gaz_slice){hex, 2 * sizeof digest},
                     &source->state);
    tool_write_buffer(t, s->log, &s->records);
}

static void clean_input(tool *t, tool_input *in) {
    struct source source = {0};
    sha256_init(&source.sum);
    gaz_slice piece;
    while (tool_input_piece(in, gaz_clean_extent, &piece)) {
        if (!clean_piece(t, in, piece, &source)) {
            return;
        }
    }
    log_source(t, in, &source);
    if (((struct settings *)t->settings)->stats) {
        show_stats(in, &source);
    }
}

/* ---- reverting ---- */

static gaz_slice read_file(tool *t, const char *path) {
    FILE *file = fopen(path, "rb");
    gaz_buffer bytes = {0};
    char block[65536];
    if (file == NULL) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: cannot be opened", path);
    }
    /* cppcheck-suppress nullPointerRedundantCheck ; tool_stop does not return */
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) {
        gaz_buffer_add(&bytes, block, n);
    }
    if (ferror(file) != 0) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: cannot be read", path);
    }
    fclose(file);
    if (bytes.failed) {
        tool_no_memory(t);
    }
    return (gaz_slice){bytes.ptr, bytes.len};
}

static void read_log(tool *t) {
    struct settings *s = t->settings;
    const char *reason;
    s->log_text = read_file(t, s->revert_path);
    gaz_status status = gaz_read_log(s->arena, s->log_text, &s->sources, &s->source_count, &reason);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", s->revert_path, reason);
    }
}

static void revert_input(tool *t, tool_input *in) {
    struct settings *s = t->settings;
    gaz_slice text = tool_input_all(in);
    while (s->next_source < s->source_count &&
           (text.len > 0 || s->sources[s->next_source].clean_bytes == 0)) {
        const gaz_source_log *source = &s->sources[s->next_source++];
        size_t len = source->clean_bytes < text.len ? (size_t)source->clean_bytes : text.len;
        uint32_t line;
        gaz_status status = gaz_revert(source, (gaz_slice){text.ptr, len}, &s->records, &line);
        if (status == GAZ_NO_MEMORY) {
            tool_no_memory(t);
        }
        if (status != GAZ_OK || len < source->clean_bytes) {
            s->records.len = 0;
            char reason[80];
            snprintf(reason, sizeof reason, "does not fit the log at line %" PRIu32, line);
            tool_input_failed(t, tool_input_label(in), reason);
            return;
        }
        tool_write_buffer(t, t->out, &s->records);
        text = (gaz_slice){text.ptr + len, text.len - len};
    }
    if (text.len > 0) {
        tool_input_failed(t, tool_input_label(in), "is longer than what the log describes");
    }
}

/* ---- the program ---- */

/* An empty source shows whether the library can do what the options ask for. */
static void check_options(tool *t) {
    struct settings *s = t->settings;
    gaz_clean_state state = {0};
    gaz_cleaned cleaned;
    gaz_status status = gaz_clean(s->arena, &s->clean, &state, (gaz_slice){"", 0}, &cleaned);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status == GAZ_BAD_ENCODING) {
        tool_misuse(t, "--from=%s: iconv knows no such encoding", s->clean.from);
    }
    if (status == GAZ_BAD_PLACE) {
        tool_misuse(t, "--place=%s: no division, or more than one, is called so",
                    s->clean.place.ptr);
    }
    if (s->to != NULL && (s->converter = iconv_open(s->to, "UTF-8")) == (iconv_t)-1) {
        tool_misuse(t, "--to=%s: iconv knows no such encoding", s->to);
    }
}

static void read_table(tool *t) {
    struct settings *s = t->settings;
    uint32_t line;
    s->table = read_file(t, s->table_path);
    gaz_status status = gaz_read_terms(s->table_arena, s->table, &s->clean.terms, &line);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_stop(t, TOOL_MISUSE, "%s:%" PRIu32 ": not a row of a table of terms", s->table_path,
                  line);
    }
}

static void begin(tool *t) {
    struct settings *s = t->settings;
    s->arena = gaz_arena_new();
    s->table_arena = gaz_arena_new();
    if (s->arena == NULL || s->table_arena == NULL) {
        tool_no_memory(t);
    }
    if (s->table_path != NULL) {
        read_table(t);
    }
    check_options(t);
    s->colour = s->diff && isatty(STDOUT_FILENO) == 1;
    if (s->revert_path != NULL) {
        read_log(t);
    } else if (s->log_path != NULL) {
        s->log = tool_output_open(t, s->log_path);
    }
}

static void input(tool *t, tool_input *in) {
    struct settings *s = t->settings;
    if (s->revert_path != NULL) {
        revert_input(t, in);
    } else {
        clean_input(t, in);
    }
}

static void end(tool *t) {
    struct settings *s = t->settings;
    while (s->next_source < s->source_count && s->sources[s->next_source].clean_bytes == 0) {
        s->next_source++;
    }
    if (s->next_source < s->source_count) {
        tool_input_failed(t, s->revert_path, "describes more text than was given");
    }
    gaz_arena_free(s->arena);
    gaz_arena_free(s->table_arena);
    free((void *)(uintptr_t)s->table.ptr);
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
                                   .summary = "decode, normalise and correct the raw text of "
                                              "gazettes, line for line",
                                   .options = options,
                                   .set = set,
                                   .begin = begin,
                                   .input = input,
                                   .end = end};
    return tool_main(&spec, &settings, argc, argv);
}
