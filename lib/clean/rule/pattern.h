/*
 * pattern.h - rule `pattern`: regular expressions of the user's own table.
 *
 * A user writes down what no rule of ours can know. PCRE2 matches it, within one
 * line and with limits, so that no text makes it run for long.
 */
#ifndef GAZ_CLEAN_PATTERN_H
#define GAZ_CLEAN_PATTERN_H

#include "text/memory/arena.h"

#include "clean/edit/edits.h"

struct gaz_pattern {
    void *code; /* pcre2_code, in the arena that it was compiled in */
    gaz_slice expression;
    gaz_slice replacement; /* $1 to $9 are groups, $0 the match, $$ a dollar */
    gaz_slice reason;      /* the evidence of its corrections */
};

/* Compiles an expression as UTF-8, with Unicode's classes. NULL, or what is wrong with
 * the row, in the arena. The slices must live as long as the pattern. */
const char *gaz_pattern_compile(gaz_arena *arena, gaz_slice expression, gaz_slice replacement,
                                gaz_slice reason, gaz_pattern *pattern);

/* Notes an edit at each match in text, whose first line bears first_line. A line on
 * which a limit is reached stays as it is, and is reported. */
gaz_edits gaz_correct_pattern(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                              const gaz_pattern *pattern, uint32_t first_line,
                              gaz_diagnostics *diagnostics);

#endif
