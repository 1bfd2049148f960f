/* pass.c - one walk over a text that notes edits. */
#define _GNU_SOURCE
#include "clean/edit/pass.h"

#include <stdarg.h>

#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

gaz_pass gaz_pass_of(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options) {
    return (gaz_pass){.arena = arena,
                      .text = text,
                      .line = text.ptr,
                      .searched = text.ptr,
                      .skip = options->skip,
                      .level = options->level,
                      .terse = options->terse,
                      .user = &options->table};
}

void gaz_pass_lines(gaz_pass *pass, void (*look)(gaz_pass *pass, gaz_slice line)) {
    gaz_lines lines = gaz_lines_of(pass->text, 1);
    gaz_slice line;
    size_t terminator;
    while (gaz_lines_next(&lines, &line, &terminator)) {
        look(pass, line);
    }
}

static bool is_line_end(uint32_t c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void begin_line(gaz_pass *pass, const char *at) {
    pass->line = at;
    pass->line_end = NULL;
    pass->searched = at;
}

void gaz_pass_find_line(gaz_pass *pass, const char *at) {
    size_t ahead = (size_t)(at - pass->searched);
    const char *newline = memrchr(pass->searched, '\n', ahead);
    pass->searched = at;
    if (newline != NULL) {
        begin_line(pass, newline + 1);
        pass->searched = at;
    }
}

/* What looks at a character that the pass may have to stop at. */
static gaz_visitor visitor_of(const gaz_pass *pass, uint32_t key) {
    if (pass->visits.visitors != NULL) {
        return (gaz_visitor)pass->visits.visitors[key];
    }
    return is_line_end(key)                          ? GAZ_VISITOR_LINE_END
           : gaz_is_marked(pass->visits.marked, key) ? GAZ_VISITOR_ONLY
                                                     : GAZ_VISITOR_NONE;
}

/* Whether what begins a line is for the pass's `opening`: 第, a speck that may stand before it,
 * 日 read for 目, or 一一 read for a dash. It is asked of every line, and the first byte of most
 * says no. */
static bool is_opening(const char *at, const char *end) {
    static const char others[] = "。，、“”‘’．";
    unsigned char lead = (unsigned char)*at;
    if (lead == 0xE7) {
        return end - at >= 3 && at[1] == '\xAC' && at[2] == '\xAC'; /* 第 */
    }
    if (lead == 0xE6) {
        return end - at >= 3 && at[1] == '\x97' && at[2] == '\xA5'; /* 日 */
    }
    if (lead == 0xE4) { /* 一一 */
        return end - at >= 6 && memcmp(at, "一", 3) == 0 &&
               (at[3] == ' ' || memcmp(at + 3, "一", 3) == 0);
    }
    if (lead <= ' ' || (lead > 0xE3 && lead != 0xEF)) {
        return false;
    }
    if (lead < 0xE2) {
        return lead == '-' || lead == '_' || lead == '.' || lead == ',' || lead == 0xC2;
    }
    bool other = false;
    for (const char *one = others; end - at >= 3 && !other && *one != '\0'; one += 3) {
        other = at[2] == one[2] && at[1] == one[1] && at[0] == one[0];
    }
    return other;
}

static void open_line(gaz_pass *pass, const char *at) {
    const char *end = gaz_slice_end(pass->text);
    begin_line(pass, at);
    if (pass->opening != NULL && at < end && is_opening(at, end)) {
        pass->opening(pass);
    }
}

/* What a walk does where it stops, perhaps for another pass; answers where it goes on. */
static const char *visit(gaz_pass *pass, const char *at) {
    const char *end = gaz_slice_end(pass->text);
    uint32_t c = gaz_mark_key(at, end);
    gaz_visitor visitor = visitor_of(pass, c);
    size_t step = c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    if (c == GAZ_BMP - 1) {
        c = gaz_utf8_decode(at, end, &step);
    }
    if (visitor == GAZ_VISITOR_LINE_END) {
        open_line(pass, at + step);
    } else if (visitor != GAZ_VISITOR_NONE) {
        if (pass->lines == GAZ_LINES_LOOKED_FOR) {
            gaz_pass_find_line(pass, at);
        }
        step = pass->handlers[visitor](pass, at, c, step);
    }
    return at + step;
}

/* Where a walk is. */
struct walk {
    const gaz_stops *stops;
    size_t stop;      /* the next of them */
    const char *next; /* it does not stop before */
};

/* Walks a stretch of the pass's text, from `same` on, that is bytes from..to of the text of the
 * stops. */
static void walk_stretch(struct walk *walk, gaz_pass *pass, size_t from, size_t to,
                         const char *same) {
    const uint32_t *offsets = walk->stops->offsets;
    size_t count = walk->stops->count;
    while (walk->stop < count && offsets[walk->stop] < from) {
        walk->stop++; /* what an edit has taken away */
    }
    for (; walk->stop < count && offsets[walk->stop] < to; walk->stop++) {
        const char *here = same + (offsets[walk->stop] - from);
        if (*here == '\n') { /* also where a visitor has gone on behind it */
            open_line(pass, here + 1);
        } else if (here >= walk->next) {
            walk->next = visit(pass, here);
        }
    }
}

void gaz_pass_walk(gaz_pass *pass, const gaz_stops *stops) {
    struct walk walk = {.stops = stops, .next = stops->text.ptr};
    begin_line(pass, stops->text.ptr);
    walk_stretch(&walk, pass, 0, stops->text.len, stops->text.ptr);
}

/* Walks what an edit has put into the pass's text, which no stops are known of. */
static void walk_new(struct walk *walk, gaz_pass *pass, gaz_slice text) {
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        (void)gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (at >= walk->next) {
            walk->next = visit(pass, at);
        }
        at += step;
    }
}

void gaz_pass_walk_edited(gaz_pass *pass, const gaz_stops *stops, const gaz_edits *edits) {
    struct walk walk = {.stops = stops, .next = pass->text.ptr};
    size_t from = 0;
    const char *same = pass->text.ptr;
    begin_line(pass, same);
    for (uint32_t i = 0; i < edits->count; i++) {
        const gaz_edit *edit = &edits->items[i];
        if (edit->applied) {
            walk_stretch(&walk, pass, from, edit->begin, same);
            same += edit->begin - from;
            walk_new(&walk, pass, (gaz_slice){same, edit->after.len});
            same += edit->after.len;
            from = edit->end;
        }
    }
    walk_stretch(&walk, pass, from, stops->text.len, same);
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

uint32_t gaz_pass_at_other(const gaz_pass *pass, const char *at) {
    const char *end = gaz_slice_end(pass->text);
    if (at >= end) {
        return 0;
    }
    size_t step;
    uint32_t c = gaz_utf8_decode(at, end, &step);
    return is_line_end(c) ? 0 : c;
}
