/* doubled.c - rule `doubled`: every character twice, as a PDF's fake bold gives it. */
#include "clean/rule/doubled.h"

#include "clean/edit/pass.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/scan/twice.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    PROVEN = 5,     /* pairs in a row that nobody writes */
    FEW = 2,        /* pairs that fill a line of a text with proven ones */
    MOST_AHEAD = 8, /* characters of a line before its first pairs, a label */
    HAN_PAIRS = 3   /* of a proven run; 112233 is a number */
};

/* Pairs in a row. */
struct run {
    const char *begin;
    const char *end;
    int pairs;
    int han;
};

/* 0 when the character at `at` does not stand twice, else its bytes. */
static size_t pair_at(const char *at, const char *end) {
    size_t step;
    uint32_t c = gaz_utf8_decode(at, end, &step);
    bool pair = (size_t)(end - at) >= 2 * step && at[step - 1] == at[2 * step - 1] &&
                memcmp(at, at + step, step) == 0;
    return pair && !gaz_is_space(c) ? step : 0;
}

/* Title brackets may stand once among the pairs. */
static bool is_title_bracket(const char *at, const char *end) {
    gaz_slice text = gaz_slice_between(at, end);
    return gaz_slice_starts(text, "《") || gaz_slice_starts(text, "》");
}

static struct run read_run(const char *at, const char *end) {
    struct run run = {.begin = at, .end = at};
    while (at < end) {
        size_t step = pair_at(at, end);
        if (step > 0) {
            run.pairs++;
            run.han += gaz_is_han(gaz_utf8_first(gaz_slice_between(at, end)));
            at += 2 * step;
            run.end = at;
        } else if (run.pairs > 0 && is_title_bracket(at, end)) {
            at += strlen("《");
        } else {
            break;
        }
    }
    return run;
}

/* The first run of two pairs and more at or near the start of the line. */
static struct run first_run(gaz_slice line) {
    struct run run = {.begin = line.ptr, .end = line.ptr};
    for (int ahead = 0; ahead <= MOST_AHEAD && run.begin < gaz_slice_end(line); ahead++) {
        run = read_run(run.begin, gaz_slice_end(line));
        if (run.pairs >= FEW) {
            return run;
        }
        size_t step;
        gaz_utf8_decode(run.begin, gaz_slice_end(line), &step);
        run.begin += step;
    }
    return (struct run){.begin = line.ptr, .end = line.ptr};
}

static bool is_proven(const struct run *run) {
    return run->pairs >= PROVEN && run->han >= HAN_PAIRS;
}

static bool fills(const struct run *run, gaz_slice line) {
    gaz_slice ahead = gaz_slice_trim(gaz_slice_between(line.ptr, run->begin));
    gaz_slice behind = gaz_slice_trim(gaz_slice_between(run->end, gaz_slice_end(line)));
    return ahead.len == 0 && behind.len == 0 && run->han >= FEW;
}

/* A proven run holds Han characters twice, so only lines that hold one are looked
 * at: one in twenty. */
static bool has_proven(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; (at = gaz_find_twice(at, end)) < end;) {
        gaz_slice line = gaz_slice_between(gaz_line_begin(text.ptr, at), gaz_line_end(at, end));
        struct run run = first_run(line);
        if (is_proven(&run)) {
            return true;
        }
        at = gaz_slice_end(line);
    }
    return false;
}

static void note(gaz_pass *pass, const struct run *run) {
    char *once = gaz_arena_alloc(pass->arena, (size_t)(run->end - run->begin));
    size_t len = 0;
    for (const char *at = run->begin; at < run->end;) {
        size_t pair = pair_at(at, run->end);
        size_t step = pair > 0 ? pair : strlen("《");
        memcpy(once + len, at, step);
        len += step;
        at += pair > 0 ? 2 * step : step;
    }
    gaz_pass_note(
        pass, run->begin, run->end, (gaz_slice){once, len}, GAZ_RULE_DOUBLED, GAZ_CERTAIN,
        gaz_pass_say(pass, GAZ_CERTAIN, "%d characters in a row stand twice", run->pairs));
}

/* The first run of a line, and whatever proven ones follow it. */
static void correct_line(gaz_pass *pass, gaz_slice line) {
    struct run run = first_run(line);
    if (!is_proven(&run) && !fills(&run, line)) {
        return;
    }
    while (run.begin < gaz_slice_end(line)) {
        if (is_proven(&run) || fills(&run, line)) {
            note(pass, &run);
        }
        size_t step = 0;
        if (run.end == run.begin && run.end < gaz_slice_end(line)) {
            gaz_utf8_decode(run.end, gaz_slice_end(line), &step);
        }
        run = read_run(run.end + step, gaz_slice_end(line));
    }
}

gaz_edits gaz_correct_doubled(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options) {
    if ((options->skip >> GAZ_RULE_DOUBLED & 1) != 0 || !has_proven(text)) {
        return (gaz_edits){0};
    }
    gaz_pass pass = gaz_pass_of(arena, text, options);
    gaz_pass_lines(&pass, correct_line);
    return pass.edits;
}
