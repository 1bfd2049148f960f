/* clean.c - decode, normalise, correct: one piece of a source at a time. */
#define _GNU_SOURCE
#include "clean/place/places.h"
#include "clean/rule/context.h"
#include "clean/rule/doubled.h"
#include "clean/rule/letter_space.h"
#include "clean/rule/pattern.h"
#include "clean/rule/repeated.h"
#include "clean/source/decode.h"
#include "clean/source/detect.h"
#include "clean/source/mojibake.h"
#include "clean/source/normalise.h"
#include "clean/source/segment.h"
#include "text/diagnostic.h"
#include "text/file_format.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

/* A line longer than this is cut where a piece has to end. */

struct job {
    gaz_arena *arena;
    const gaz_clean_options *options;
    gaz_clean_state *state;
    gaz_slice raw;
    gaz_cleaned *cleaned;
    gaz_status status;
};

/* What the passes have made of the decoded text so far. */
struct work {
    gaz_slice original;
    gaz_stops stops[GAZ_ALL_STOPS]; /* of the original */
    gaz_slice text;
    gaz_edits edits;
    bool has_bytes; /* that no encoding could read */
    bool rare;      /* one of the texts may have line ends other than LF */
};

static bool has_bytes(const gaz_edits *edits) {
    for (uint32_t i = 0; i < edits->count; i++) {
        if (edits->items[i].bytes.ptr != NULL) {
            return true;
        }
    }
    return false;
}

/* No edit takes a line end away, so that only these tell what the next text has. */
static bool bring_rare_line_ends(const gaz_edits *edits) {
    for (uint32_t i = 0; i < edits->count; i++) {
        if (edits->items[i].applied && gaz_scan_has_rare_terminator(edits->items[i].after)) {
            return true;
        }
    }
    return false;
}

static void take_edits(gaz_arena *arena, struct work *work, gaz_edits found) {
    if (work->has_bytes) {
        gaz_edits_spare_bytes(&work->edits, &found);
    }
    work->rare = work->rare || bring_rare_line_ends(&found);
    gaz_slice next = gaz_edits_apply(arena, work->text, &found);
    work->edits = gaz_edits_compose(arena, &work->edits, work->text, &found);
    work->text = next;
}

/* ---- Where the edits stand: lines and columns of the decoded text ---- */

struct position {
    gaz_lines lines;
    const char *line; /* begins the line that `number` counts */
    const char *next; /* begins the one behind it */
    const char *at;   /* up to here `col` has counted */
    uint32_t number;
    uint32_t col;
};

/* Goes on to the line of target, the last one for the end of the text: lines that end in
 * LF are counted faster than they are found. */
static void skip_lines(struct position *p, const char *target) {
    const char *last = target < p->lines.end ? target : p->lines.end - 1;
    if (p->lines.rare || last <= p->lines.at) {
        return;
    }
    gaz_slice ahead = gaz_slice_between(p->lines.at, last);
    const char *newline = memrchr(ahead.ptr, '\n', ahead.len);
    if (newline != NULL) {
        ahead = gaz_slice_between(ahead.ptr, newline + 1);
        p->lines.number += (uint32_t)gaz_scan_count(ahead, '\n');
        p->lines.at = newline + 1;
        p->col = 0;
    }
}

static void go_to(struct position *p, const char *target) {
    if (target >= p->next) {
        skip_lines(p, target);
    }
    while (target >= p->next && p->lines.at < p->lines.end) {
        gaz_slice line;
        size_t terminator;
        if (!gaz_lines_next(&p->lines, &line, &terminator)) {
            break;
        }
        if (p->line != NULL) {
            p->col = 0;
        }
        p->line = line.ptr;
        p->at = line.ptr;
        p->next = p->lines.at;
        p->number = p->lines.number;
    }
    p->col += (uint32_t)gaz_utf8_count(gaz_slice_between(p->at, target));
    p->at = target;
}

/* Whether anybody will read where an edit stands: a log, or a diagnostic. */
static bool is_placed(const struct job *job, const gaz_edit *edit) {
    return !job->options->terse || !edit->applied || edit->rule == GAZ_RULE_UNDECODABLE;
}

static void add_correction(struct job *job, struct position *p, gaz_slice original,
                           const gaz_edit *edit) {
    gaz_corrections *list = &job->cleaned->corrections;
    bool placed = is_placed(job, edit);
    if (placed) {
        go_to(p, original.ptr + edit->begin);
    }
    list->items[list->count++] = (gaz_correction){
        .line = placed ? p->number : 0,
        .col = placed ? p->col + 1 : 0,
        .before = gaz_slice_between(original.ptr + edit->begin, original.ptr + edit->end),
        .after = edit->after,
        .candidates = edit->candidates,
        .evidence = edit->evidence,
        .bytes = edit->bytes,
        .offset = edit->offset,
        .rule = edit->rule,
        .confidence = edit->confidence,
        .applied = edit->applied};
    job->state->corrections += edit->applied;
    job->state->reported += !edit->applied;
}

static gaz_slice describe_bytes(gaz_arena *arena, const gaz_correction *correction) {
    enum { SHOWN = 16 }; /* hexadecimal digits of a run */
    unsigned long long first = (unsigned long long)correction->offset;
    size_t count = correction->bytes.len / 2;
    if (count == 1) {
        return gaz_arena_format(arena, "byte %llu (0x%.*s) became U+FFFD", first,
                                GAZ_FMT(correction->bytes));
    }
    bool all = correction->bytes.len <= SHOWN;
    gaz_slice digits = all ? correction->bytes : gaz_slice_first(correction->bytes, SHOWN);
    return gaz_arena_format(arena, "bytes %llu to %llu (0x%.*s%s) became U+FFFD", first,
                            first + count - 1, GAZ_FMT(digits), all ? "" : "...");
}

static void diagnose(struct job *job, const gaz_correction *correction) {
    gaz_diagnostics *list = &job->cleaned->diagnostics;
    if (correction->rule == GAZ_RULE_UNDECODABLE) {
        gaz_diagnose(job->arena, list, GAZ_CODE_UNDECODABLE, correction->line, correction->line,
                     describe_bytes(job->arena, correction));
    } else if (!correction->applied) {
        bool ambiguous = correction->candidates.count > 0;
        gaz_diagnose(job->arena, list, ambiguous ? GAZ_CODE_AMBIGUOUS_PLACE : GAZ_CODE_SUSPECT,
                     correction->line, correction->line,
                     gaz_arena_format(job->arena, "%.*s: %.*s", GAZ_FMT(correction->before),
                                      GAZ_FMT(correction->evidence)));
    }
}

/* The state moves on to the end of the piece. */
static void finish_position(struct job *job, struct position *p, gaz_slice original) {
    go_to(p, gaz_slice_end(original));
    gaz_clean_state *state = job->state;
    bool empty = original.len == 0;
    size_t terminator = 0;
    if (!empty) {
        gaz_slice line = gaz_slice_from(original, (size_t)(p->line - original.ptr));
        gaz_lines last = gaz_lines_of(line, 1);
        gaz_slice ignored;
        if (!gaz_lines_next(&last, &ignored, &terminator)) {
            terminator = 0;
        }
        state->lines = terminator > 0 ? p->number : p->number - 1;
        state->unfinished = terminator == 0;
        state->col = terminator > 0 ? 0 : p->col;
    }
}

static void list_corrections(struct job *job, const struct work *work) {
    gaz_slice original = work->original;
    struct position p = {.lines = gaz_lines_known(original, job->state->lines + 1, work->rare),
                         .next = original.ptr,
                         .at = original.ptr,
                         .number = job->state->lines + 1,
                         .col = job->state->col};
    gaz_corrections *list = &job->cleaned->corrections;
    list->capacity = work->edits.count;
    list->items = gaz_arena_alloc(job->arena, (size_t)list->capacity * sizeof *list->items);
    for (uint32_t i = 0; i < work->edits.count; i++) {
        add_correction(job, &p, original, &work->edits.items[i]);
        diagnose(job, &job->cleaned->corrections.items[job->cleaned->corrections.count - 1]);
    }
    finish_position(job, &p, original);
}

/* ---- The stages ---- */

static void diagnose_source(struct job *job, enum gaz_code code, const char *words) {
    uint32_t line = job->state->lines + 1;
    gaz_diagnose(job->arena, &job->cleaned->diagnostics, code, line, line, gaz_slice_of(words));
}

static bool holds_zeros(gaz_slice text) {
    size_t zeros = 0;
    size_t len = text.len < 4096 ? text.len : 4096;
    for (size_t i = 0; i < len; i++) {
        zeros += text.ptr[i] == '\0';
    }
    return zeros > len / 100;
}

/* What is no text is cleaned like anything else, but not in silence. */
static void look_at_format(struct job *job, gaz_slice text) {
    const char *format = gaz_file_is_no_text(job->raw);
    if (job->state->started) {
        return;
    }
    if (format != NULL) {
        diagnose_source(job, GAZ_CODE_BINARY, format);
    } else if (holds_zeros(text)) {
        diagnose_source(job, GAZ_CODE_BINARY, gaz_code_sentence(GAZ_CODE_BINARY));
    } else if (gaz_file_is_web_page(text)) {
        diagnose_source(job, GAZ_CODE_WEB_PAGE, gaz_code_sentence(GAZ_CODE_WEB_PAGE));
    }
}

static void remember_encoding(gaz_clean_state *state, const gaz_decoded *decoded) {
    size_t len = strlen(decoded->encoding);
    if (len >= sizeof state->encoding) {
        len = sizeof state->encoding - 1;
    }
    if (!state->started) {
        memcpy(state->encoding, decoded->encoding, len);
        state->encoding[len] = '\0';
    }
    state->mixed =
        state->mixed || decoded->mixed || strncmp(state->encoding, decoded->encoding, len) != 0;
}

/* Both look at the decoded text; where mojibake, which is rare, was mended, wrong
 * characters are looked for in what became of it. */
static void correct_characters(struct job *job, struct work *work) {
    bool at_start = job->state->bytes == 0;
    gaz_pass mojibake = gaz_mojibake_pass(job->arena, work->text, job->options);
    gaz_pass_walk(&mojibake, &work->stops[GAZ_EARLY_STOPS]);
    if (mojibake.no_converter) {
        job->status = GAZ_BAD_ENCODING;
    }
    take_edits(job->arena, work, mojibake.edits);
    gaz_pass wrong = gaz_normalise_pass(job->arena, work->text, job->options, at_start);
    gaz_pass_walk_edited(&wrong, &work->stops[GAZ_EARLY_STOPS], &work->edits);
    take_edits(job->arena, work, wrong.edits);
}

static void correct_patterns(struct job *job, struct work *work) {
    const gaz_user_table *table = &job->options->table;
    bool runs = (job->options->skip >> GAZ_RULE_PATTERN & 1) == 0;
    for (uint32_t i = 0; runs && i < table->pattern_count; i++) {
        take_edits(job->arena, work,
                   gaz_correct_pattern(job->arena, work->text, job->options, &table->patterns[i],
                                       job->state->lines + 1, &job->cleaned->diagnostics));
    }
}

/* Line ends other than LF are stops of the early walks. */
static bool has_rare_line_end(const gaz_stops *early) {
    const char *end = gaz_slice_end(early->text);
    for (size_t i = 0; i < early->count; i++) {
        const char *at = early->text.ptr + early->offsets[i];
        bool may = *at == '\r' || *at == '\xC2' || *at == '\xE2'; /* begin such a line end */
        if (may && gaz_line_terminator(at, end) > 0) {
            return true;
        }
    }
    return false;
}

/* No more spaces than this stand in the text by now: those there were are stops of the walk
 * for context. */
static size_t most_spaces(const struct work *work) {
    size_t most = work->stops[GAZ_CONTEXT_STOPS].count;
    for (uint32_t i = 0; i < work->edits.count; i++) {
        most += work->edits.items[i].applied ? work->edits.items[i].after.len : 0;
    }
    return most;
}

static void correct(struct job *job, struct work *work) {
    gaz_arena *arena = job->arena;
    const gaz_clean_options *options = job->options;
    gaz_planned_places planned = {
        .plan = gaz_plan_places(arena, work->text, options, job->state->place),
        .stops = &work->stops[GAZ_PLACE_STOPS],
        .edits = &work->edits};
    gaz_find_all_stops(arena, work->text, options, &planned.plan, work->stops);
    work->rare = has_rare_line_end(&work->stops[GAZ_EARLY_STOPS]);
    correct_characters(job, work);
    take_edits(arena, work,
               gaz_correct_letter_space(arena, work->text, most_spaces(work), options));
    take_edits(arena, work, gaz_correct_doubled(arena, work->text, options));
    take_edits(arena, work, gaz_correct_repeated(arena, work->text, work->rare, options));
    gaz_edited_text edited = {work->text, &work->stops[GAZ_CONTEXT_STOPS], &work->edits,
                              work->rare};
    take_edits(arena, work, gaz_correct_context(arena, &edited, options));
    correct_patterns(job, work);
    take_edits(
        arena, work,
        gaz_correct_places(arena, work->text, work->rare, options, &planned, &job->state->place));
}

static void run(void *data) {
    struct job *job = data;
    gaz_decoded decoded;
    /* Only the first piece of UTF-16 and UTF-32 has a mark to tell it by. */
    bool wide = job->state->started && strncmp(job->state->encoding, "UTF-16", 6) == 0;
    wide = wide || (job->state->started && strncmp(job->state->encoding, "UTF-32", 6) == 0);
    const char *from = wide ? job->state->encoding : job->options->from;
    if (job->options->place.ptr != NULL && gaz_place_stated(job->options->place) == 0) {
        job->status = GAZ_BAD_PLACE;
        return;
    }
    job->status = gaz_decode(job->arena, job->raw, job->state->bytes, from, &decoded);
    if (job->status != GAZ_OK) {
        return;
    }
    if (gaz_segment_begins_issue(job->raw)) {
        job->state->place = 0;
    }
    struct work work = {.original = decoded.text,
                        .text = decoded.text,
                        .edits = decoded.edits,
                        .has_bytes = has_bytes(&decoded.edits)};
    if (work.text.len > 0) { /* an empty source needs no tables: it starts in half the time */
        look_at_format(job, work.text);
        correct(job, &work);
    }
    if (job->status != GAZ_OK) {
        return;
    }
    remember_encoding(job->state, &decoded);
    list_corrections(job, &work);
    job->cleaned->text = work.text;
    job->state->started = true;
    job->state->bytes += job->raw.len;
    job->state->clean_bytes += work.text.len;
}

gaz_status gaz_clean(gaz_arena *arena, const gaz_clean_options *options, gaz_clean_state *state,
                     gaz_slice raw, gaz_cleaned *cleaned) {
    struct job job = {arena, options, state, raw, cleaned, GAZ_OK};
    *cleaned = (gaz_cleaned){.text = {"", 0}};
    gaz_status status = gaz_arena_run(arena, run, &job);
    return status != GAZ_OK ? status : job.status;
}

/* ---- Pieces of a long source ---- */

/* A cut behind a whole line; in UTF-16 and UTF-32 the zero bytes of the line
 * end belong to it, and the cut keeps to their units. */
static size_t cut_behind(gaz_slice raw, const char *newline) {
    size_t cut = (size_t)(newline - raw.ptr) + 1;
    bool wide = (cut > 1 && newline[-1] == '\0') || (cut < raw.len && newline[1] == '\0');
    return wide ? (cut + 3) & ~(size_t)3 : cut;
}

/* Behind the last line that ends in the second half of the bytes up to limit; 0
 * when none does. */
static size_t cut_before(gaz_slice raw, size_t limit) {
    for (size_t at = limit; at > limit / 2; at--) {
        if (raw.ptr[at - 1] == '\n') {
            return cut_behind(raw, raw.ptr + at - 1);
        }
    }
    return 0;
}

/* Bytes that are no text in any encoding: one in sixteen is a control character,
 * and they are not the zeros of UTF-16. */
static bool is_noise(gaz_slice sample) {
    size_t controls = 0;
    gaz_encoding encoding;
    size_t mark;
    for (size_t i = 0; i < sample.len; i++) {
        unsigned char b = (unsigned char)sample.ptr[i];
        controls += b == 0x7F || (b < 0x20 && (b < '\t' || b > '\r'));
    }
    return controls * 16 > sample.len &&
           (!gaz_detect_unicode(sample, &encoding, &mark) || encoding == GAZ_ENC_UTF8);
}

/* Noise makes a correction of every few bytes, so it comes in small pieces: where
 * the piece ends for that, piece.len when it holds none, 0 for more bytes. */
static size_t noise_extent(gaz_slice piece, bool whole) {
    enum { BLOCK = 64 << 10, SAMPLE = 1 << 10 };
    /* Where more may come, a masthead within the sample has to show as well. */
    size_t needed = whole ? SAMPLE : 2 * SAMPLE;
    size_t at = 0;
    while (piece.len - at >= needed &&
           !is_noise(gaz_slice_first(gaz_slice_from(piece, at), SAMPLE))) {
        if (piece.len - at <= BLOCK) {
            return piece.len;
        }
        at += BLOCK;
    }
    if (piece.len - at < needed || (at == 0 && piece.len <= BLOCK)) {
        return at > 0 || whole ? piece.len : 0;
    }
    size_t limit = at == 0 ? BLOCK : at;
    size_t cut = cut_before(piece, limit);
    return cut > 0 ? cut : limit;
}

/* Within a line, behind a character, so that no encoding loses one: bytes below 0x30
 * are characters of their own in UTF-8 and GB18030; wide units are of four bytes at
 * most. */
static size_t cut_within_line(gaz_slice raw) {
    size_t valid = gaz_utf8_valid(raw);
    if (raw.len - valid < 4) {
        return valid;
    }
    size_t at = raw.len;
    bool wide = memchr(raw.ptr, '\0', GAZ_CLEAN_WINDOW) != NULL;
    while (!wide && at > raw.len / 2 && (unsigned char)raw.ptr[at - 1] >= 0x30) {
        at--;
    }
    return wide || at == raw.len / 2 ? raw.len & ~(size_t)3 : at;
}

size_t gaz_clean_extent(gaz_slice raw, bool at_end) {
    bool full = raw.len > GAZ_CLEAN_WINDOW;
    gaz_slice window = gaz_slice_first(raw, full ? GAZ_CLEAN_WINDOW : raw.len);
    size_t issue = gaz_segment_extent(window, at_end || full);
    size_t piece = issue > 0 ? issue : window.len;
    size_t noise = noise_extent(gaz_slice_first(window, piece), issue > 0);
    if (noise < piece || issue < window.len || !full) {
        return noise < piece ? noise : issue;
    }
    size_t lines = cut_before(raw, GAZ_CLEAN_WINDOW);
    if (lines > 0) {
        return lines;
    }
    const char *from = raw.ptr + GAZ_CLEAN_WINDOW;
    const char *newline = memchr(from, '\n', raw.len - GAZ_CLEAN_WINDOW);
    if (newline != NULL) {
        size_t cut = cut_behind(raw, newline);
        return cut <= raw.len ? cut : raw.len;
    }
    if (at_end) {
        return raw.len;
    }
    return raw.len < GAZ_LONGEST_LINE ? 0 : cut_within_line(raw);
}
