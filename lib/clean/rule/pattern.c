/* pattern.c - rule `pattern`: regular expressions of the user's own table. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "clean/rule/pattern.h"

#include <pcre2.h>
#include <stdalign.h>
#include <stddef.h>

#include "clean/edit/pass.h"
#include "text/diagnostic.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_STEPS = 100000,     /* of PCRE2's matching, for one place in a line */
    MOST_HEAP = 16 << 10,    /* KiB that one match may take */
    LONGEST_LINE = 64 << 10, /* bytes: an expression may look at a line for each of its places */
    MOST_GIVEN_UP = 10,      /* lines, before a pattern is left for the rest of a piece */
    MESSAGE = 256            /* bytes that PCRE2 asks for */
};

/* ---- Memory: all of it is the arena's, so nothing is freed ---- */

/* PCRE2 gives a block back before it takes the next: the largest is used again. */
struct block {
    alignas(max_align_t) size_t size;
};

struct memory {
    gaz_arena *arena;
    struct block *spare;
};

static void *take(size_t size, void *data) {
    struct memory *memory = data;
    struct block *block = memory->spare;
    if (block != NULL && block->size >= size) {
        memory->spare = NULL;
        return block + 1;
    }
    block = gaz_arena_alloc(memory->arena, sizeof *block + size);
    block->size = size;
    return block + 1;
}

static void give_back(void *piece, void *data) {
    struct memory *memory = data;
    struct block *block = piece == NULL ? NULL : (struct block *)piece - 1;
    if (block != NULL && (memory->spare == NULL || memory->spare->size < block->size)) {
        memory->spare = block;
    }
}

static pcre2_general_context *context_of(gaz_arena *arena) {
    struct memory *memory = gaz_arena_alloc(arena, sizeof *memory);
    *memory = (struct memory){.arena = arena};
    return pcre2_general_context_create(take, give_back, memory);
}

/* ---- Compiling ---- */

static const char *error_text(gaz_arena *arena, int error) {
    char *message = gaz_arena_zero(arena, MESSAGE);
    (void)pcre2_get_error_message(error, (PCRE2_UCHAR *)message, MESSAGE);
    return message;
}

/* The next piece of a replacement: the number of a group, or -1 and what stands there. */
static int next_piece(gaz_slice replacement, size_t *at, gaz_slice *literal) {
    *literal = gaz_slice_first(gaz_slice_from(replacement, *at), 1);
    bool dollar = *literal->ptr == '$' && *at + 1 < replacement.len;
    char next = dollar ? replacement.ptr[*at + 1] : '\0';
    bool group = next >= '0' && next <= '9';
    *at += group || next == '$' ? 2 : 1;
    return group ? next - '0' : -1;
}

static bool has_groups(const pcre2_code *code, gaz_slice replacement) {
    uint32_t groups = 0;
    gaz_slice literal;
    bool has = true;
    (void)pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    for (size_t at = 0; at < replacement.len;) {
        has = next_piece(replacement, &at, &literal) <= (int)groups && has;
    }
    return has;
}

const char *gaz_pattern_compile(gaz_arena *arena, gaz_slice expression, gaz_slice replacement,
                                gaz_slice reason, gaz_pattern *pattern) {
    int error;
    size_t at;
    pcre2_compile_context *context = pcre2_compile_context_create(context_of(arena));
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)expression.ptr, expression.len,
                      PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error, &at, context);
    if (code == NULL) {
        return gaz_arena_format(arena, "%s, at byte %zu of the pattern", error_text(arena, error),
                                at + 1)
            .ptr;
    }
    *pattern = (gaz_pattern){code, expression, replacement, reason};
    return has_groups(code, replacement) ? NULL
                                         : "the replacement has a group that the pattern has not";
}

/* ---- Matching ---- */

struct matcher {
    gaz_pass *pass;
    const gaz_pattern *pattern;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    gaz_slice line;
};

static struct matcher matcher_of(gaz_pass *pass, const gaz_pattern *pattern) {
    pcre2_general_context *context = context_of(pass->arena);
    struct matcher m = {.pass = pass,
                        .pattern = pattern,
                        .data = pcre2_match_data_create_from_pattern(pattern->code, context),
                        .limits = pcre2_match_context_create(context)};
    (void)pcre2_set_match_limit(m.limits, MOST_STEPS);
    (void)pcre2_set_depth_limit(m.limits, MOST_STEPS);
    (void)pcre2_set_heap_limit(m.limits, MOST_HEAP);
    return m;
}

static gaz_slice group_of(const struct matcher *m, int group) {
    const size_t *offsets = pcre2_get_ovector_pointer(m->data) + 2 * group;
    bool set = offsets[0] != PCRE2_UNSET && offsets[0] <= offsets[1];
    return set ? gaz_slice_between(m->line.ptr + offsets[0], m->line.ptr + offsets[1])
               : (gaz_slice){"", 0};
}

/* The replacement with its groups put in, written to out unless that is NULL; its length. */
static size_t expand(const struct matcher *m, char *out) {
    gaz_slice replacement = m->pattern->replacement;
    size_t len = 0;
    for (size_t at = 0; at < replacement.len;) {
        gaz_slice piece;
        int group = next_piece(replacement, &at, &piece);
        if (group >= 0) {
            piece = group_of(m, group);
        }
        if (out != NULL) {
            memcpy(out + len, piece.ptr, piece.len);
        }
        len += piece.len;
    }
    return len;
}

static void note(const struct matcher *m, gaz_slice found) {
    size_t len = expand(m, NULL);
    char *text = gaz_arena_alloc(m->pass->arena, len + 1);
    gaz_slice after = {text, expand(m, text)};
    if (!gaz_slice_equal(found, after)) {
        gaz_pass_note(m->pass, found.ptr, gaz_slice_end(found), after, GAZ_RULE_PATTERN,
                      GAZ_CERTAIN, m->pattern->reason);
    }
}

/* 0, or PCRE2's error when a limit was reached. What was found before it stays found. */
static int correct_line(const struct matcher *m) {
    size_t at = 0;
    while (at < m->line.len) {
        int status = pcre2_match(m->pattern->code, (PCRE2_SPTR)m->line.ptr, m->line.len, at,
                                 PCRE2_NO_UTF_CHECK, m->data, m->limits);
        if (status < 0) {
            return status == PCRE2_ERROR_NOMATCH ? 0 : status;
        }
        gaz_slice found = group_of(m, 0);
        if (found.len > 0) {
            note(m, found);
        }
        size_t end = found.len > 0 ? (size_t)(gaz_slice_end(found) - m->line.ptr) : at;
        size_t step = 0;
        if (end <= at) { /* a match of nothing, or one that \K moved back */
            (void)gaz_utf8_decode(m->line.ptr + at, gaz_slice_end(m->line), &step);
            end = at;
        }
        at = end + step;
    }
    return 0;
}

static void report(const struct matcher *m, uint32_t line, const char *why, bool last,
                   gaz_diagnostics *diagnostics) {
    gaz_diagnose(m->pass->arena, diagnostics, GAZ_CODE_PATTERN_LIMIT, line, line,
                 gaz_arena_format(m->pass->arena, "/%.*s/: %s; %s", GAZ_FMT(m->pattern->expression),
                                  why,
                                  last ? "it is not tried on the lines that follow"
                                       : "the line is not searched further"));
}

gaz_edits gaz_correct_pattern(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                              const gaz_pattern *pattern, uint32_t first_line,
                              gaz_diagnostics *diagnostics) {
    gaz_pass pass = gaz_pass_of(arena, text, options);
    struct matcher m = matcher_of(&pass, pattern);
    gaz_lines lines = gaz_lines_of(text, first_line);
    size_t terminator;
    int given_up = 0;
    while (given_up < MOST_GIVEN_UP && gaz_lines_next(&lines, &m.line, &terminator)) {
        bool is_long = m.line.len > LONGEST_LINE;
        int error = is_long ? 0 : correct_line(&m);
        if (is_long || error != 0) {
            given_up++;
            report(&m, lines.number, is_long ? "the line is too long" : error_text(arena, error),
                   given_up == MOST_GIVEN_UP, diagnostics);
        }
    }
    return pass.edits;
}
