/* pass.c - one walk over a text that notes edits. */
#define _GNU_SOURCE
#include "clean/pass.h"

#include <stdarg.h>

#include "text/lines.h"
#include "text/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { NEWLINE = 255 };

gaz_pass gaz_pass_of(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options) {
    static const uint32_t line_ends[] = {'\r', 0x85, 0x2028, 0x2029};
    gaz_pass pass = {.arena = arena,
                     .text = text,
                     .line = text.ptr,
                     .skip = options->skip,
                     .level = options->level,
                     .terse = options->terse,
                     .user = &options->table,
                     .marked = gaz_arena_zero(arena, GAZ_MARK_WORDS * sizeof *pass.marked),
                     .interest = gaz_arena_alloc(arena, GAZ_BMP)};
    for (size_t i = 0; i < sizeof line_ends / sizeof *line_ends; i++) {
        gaz_pass_mark(&pass, line_ends[i], line_ends[i], NEWLINE);
    }
    return pass;
}

void gaz_pass_mark(gaz_pass *pass, uint32_t first, uint32_t last, uint8_t interest) {
    memset(pass->interest + first, interest, last - first + 1);
    for (uint32_t c = first; c <= last; c = (c | 31) + 1) {
        uint32_t bits = UINT32_MAX << c % 32;
        if ((c | 31) > last) {
            bits &= UINT32_MAX >> (31 - last % 32);
        }
        uint32_t *word = &pass->marked[c / 32];
        *word = interest == 0 ? *word & ~bits : *word | bits;
    }
}

void gaz_pass_mark_rest(gaz_pass *pass, const uint32_t *set, uint8_t interest) {
    uint32_t *rest = gaz_arena_alloc(pass->arena, GAZ_MARK_WORDS * sizeof *rest);
    for (size_t i = 0; i < GAZ_MARK_WORDS; i++) {
        rest[i] = set[i] & ~pass->marked[i];
        pass->marked[i] |= set[i];
    }
    pass->rest = rest;
    pass->rest_interest = interest;
}

static void begin_line(gaz_pass *pass, const char *at) {
    pass->line = at;
    pass->line_end = NULL;
    pass->searched = at;
}

/* The line of the character at `at`: LF is no character that a walk stops at. */
static void find_line(gaz_pass *pass, const char *at) {
    size_t ahead = (size_t)(at - pass->searched);
    const char *newline = memrchr(pass->searched, '\n', ahead);
    pass->searched = at;
    if (newline != NULL) {
        begin_line(pass, newline + 1);
        pass->searched = at;
    }
}

/* What a walk does at a character that is marked, perhaps for it; answers where it
 * goes on. */
static const char *visit(gaz_pass *pass, const char *at) {
    size_t step;
    uint32_t c = gaz_utf8_decode(at, gaz_slice_end(pass->text), &step);
    uint8_t what = gaz_pass_interest(pass, c);
    if (what == NEWLINE) {
        begin_line(pass, at + step);
    } else if (what != 0) {
        find_line(pass, at);
        step = pass->handlers[what](pass, at, c, step);
    }
    return at + step;
}

/* Walks at..end of the text of `count` passes, for what is marked in any. */
static void walk(gaz_pass *const passes[], size_t count, const uint32_t *marked, const char *at,
                 const char *end) {
    const char *next[2] = {at, at};
    uint16_t list[GAZ_MARKED_MOST];
    for (size_t p = 0; p < count; p++) {
        begin_line(passes[p], at);
    }
    while (at < end) {
        const char *window = at;
        size_t found = gaz_list_marked(marked, &at, end, list);
        for (size_t p = 0; p < count; p++) {
            for (size_t i = 0; i < found; i++) {
                if (window + list[i] >= next[p]) {
                    next[p] = visit(passes[p], window + list[i]);
                }
            }
        }
    }
}

void gaz_pass_walk(gaz_pass *pass, size_t from, size_t to) {
    walk(&pass, 1, pass->marked, pass->text.ptr + from, pass->text.ptr + to);
}

void gaz_pass_walk_both(gaz_pass *one, gaz_pass *other) {
    gaz_pass *const passes[] = {one, other};
    uint32_t *marked = gaz_arena_alloc(one->arena, GAZ_MARK_WORDS * sizeof *marked);
    for (size_t i = 0; i < GAZ_MARK_WORDS; i++) {
        marked[i] = one->marked[i] | other->marked[i];
    }
    walk(passes, 2, marked, one->text.ptr, gaz_slice_end(one->text));
}

const char *gaz_pass_line_end(gaz_pass *pass) {
    if (pass->line_end == NULL) {
        if (pass->terminators == GAZ_TERMINATORS_UNKNOWN) {
            bool rare = gaz_scan_has_rare_terminator(pass->text);
            pass->terminators = rare ? GAZ_TERMINATORS_RARE : GAZ_TERMINATORS_LF;
        }
        gaz_lines rest = {.at = pass->line,
                          .end = gaz_slice_end(pass->text),
                          .rare = pass->terminators == GAZ_TERMINATORS_RARE};
        gaz_slice line = {pass->line, 0};
        size_t terminator;
        bool some = gaz_lines_next(&rest, &line, &terminator);
        pass->line_end = some ? gaz_slice_end(line) : pass->line;
    }
    return pass->line_end;
}

static bool is_made(const gaz_pass *pass, gaz_confidence confidence) {
    switch (pass->level) {
    case GAZ_LEVEL_REPORT:
        return false;
    case GAZ_LEVEL_LIKELY:
        return confidence >= GAZ_LIKELY;
    default:
        return confidence == GAZ_CERTAIN;
    }
}

static bool begins_line(gaz_slice text, size_t at) {
    static const char *const ends[] = {"\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    gaz_slice before = gaz_slice_first(text, at);
    bool begins = at == 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        begins |= gaz_slice_ends(before, ends[i]);
    }
    return begins;
}

/* Whether a line goes with its last character: between CR and LF, which would
 * become one line end, and behind the last line end of the text. */
static bool loses_line(const gaz_pass *pass, size_t begin, size_t end) {
    gaz_slice text = pass->text;
    bool last = end >= text.len;
    if (!last && text.ptr[end] != '\n') {
        return false;
    }
    for (uint32_t i = pass->edits.count; i > 0; i--) {
        const gaz_edit *edit = &pass->edits.items[i - 1];
        if (edit->end != begin || !edit->applied || edit->after.len > 0) {
            break;
        }
        begin = edit->begin;
    }
    return last ? begins_line(text, begin) : begin > 0 && text.ptr[begin - 1] == '\r';
}

gaz_slice gaz_pass_say(const gaz_pass *pass, gaz_confidence confidence, const char *format, ...) {
    if (pass->terse && is_made(pass, confidence)) {
        return (gaz_slice){"", 0};
    }
    va_list args;
    va_start(args, format);
    gaz_slice words = gaz_arena_format_list(pass->arena, format, args);
    va_end(args);
    return words;
}

bool gaz_pass_note(gaz_pass *pass, const char *begin, const char *end, gaz_slice after,
                   gaz_rule rule, gaz_confidence confidence, gaz_slice evidence) {
    size_t from = (size_t)(begin - pass->text.ptr);
    if (!gaz_pass_runs(pass, rule) || from < pass->done) {
        return false;
    }
    gaz_slice covered = gaz_slice_between(begin, end);
    if (memchr(begin, '\n', covered.len) != NULL || gaz_scan_has_rare_terminator(covered)) {
        return false; /* what a rule takes for a space may end a line */
    }
    if (after.len == 0 && loses_line(pass, from, (size_t)(end - pass->text.ptr))) {
        return false;
    }
    gaz_edits_add(pass->arena, &pass->edits,
                  (gaz_edit){.begin = from,
                             .end = (size_t)(end - pass->text.ptr),
                             .after = after,
                             .evidence = evidence,
                             .rule = rule,
                             .confidence = confidence,
                             .applied = after.ptr != NULL && is_made(pass, confidence)});
    pass->done = (size_t)(end - pass->text.ptr);
    return true;
}

static bool is_line_end(uint32_t c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

uint32_t gaz_pass_before(const gaz_pass *pass, const char *at) {
    return gaz_utf8_last(pass->line, at);
}

uint32_t gaz_pass_at(const gaz_pass *pass, const char *at) {
    const char *end = gaz_slice_end(pass->text);
    if (at >= end) {
        return 0;
    }
    size_t step;
    uint32_t c = gaz_utf8_decode(at, end, &step);
    return is_line_end(c) ? 0 : c;
}
