/* repeated.c - rule `repeated`: lines that a recognition model prints again at a page break. */
#define _GNU_SOURCE
#include "clean/rule/repeated.h"

#include "clean/edit/pass.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    PROVEN = 20,          /* Han characters that no two pages share by chance */
    LINE_START = 16,      /* bytes of it, less than as many Han characters have */
    FEW = 12,             /* of them, to be worth a report */
    MOST_LINES = 8,       /* that a page repeats */
    MOST_BETWEEN = 8,     /* empty lines and page numbers around a break */
    LONGEST_LINE = 4096,  /* bytes */
    LONGEST_NUMBER = 40,  /* bytes of a page number's line */
    ELSEWHERE = 64 << 10, /* bytes on either side in which a refrain would show */
    MOST_PROOFS = 256     /* breaks of a text that are searched for refrains */
};

struct lines {
    gaz_slice items[MOST_LINES]; /* the nearest to the break first */
    size_t count;
};

struct search {
    gaz_pass pass;
    gaz_slice before; /* the last line that is not empty */
    int proofs;
    const char *seen; /* what lies before it belongs to a break that was looked at */
};

/* ---- What a line is ---- */

static bool is_frame(uint32_t c) {
    return c == '-' || c == 0xB7 || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015) || c == 0x2500 ||
           c == 0x2501;
}

/* — 12 —; bare digits may be a year or a cell. */
static bool is_page_number(gaz_slice line) {
    line = gaz_slice_trim(line);
    const char *end = gaz_slice_end(line);
    if (line.len == 0 || line.len > LONGEST_NUMBER || !is_frame(gaz_utf8_first(line)) ||
        !is_frame(gaz_utf8_last(line.ptr, end))) {
        return false;
    }
    bool digits = false;
    for (const char *at = line.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        digits |= gaz_is_digit(c);
        if (!gaz_is_digit(c) && !gaz_is_space(c) && !is_frame(c)) {
            return false;
        }
        at += step;
    }
    return digits;
}

/* Its text, nothing for what belongs to the page. */
static gaz_slice body_of(gaz_slice line) {
    return is_page_number(line) ? gaz_slice_first(line, 0) : gaz_slice_trim(line);
}

static size_t count_han(gaz_slice text) {
    size_t han = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        han += gaz_is_han(gaz_utf8_decode(at, gaz_slice_end(text), &step));
        at += step;
    }
    return han;
}

/* Running text has marks that titles and running heads have not, and no gaps
 * or bars as rows have. */
static bool is_running_text(gaz_slice line) {
    bool marks = gaz_slice_find(line, "，") != NULL || gaz_slice_find(line, "。") != NULL ||
                 gaz_slice_find(line, "；") != NULL;
    return marks && gaz_slice_find(line, "|") == NULL && gaz_slice_find(line, "\t") == NULL &&
           gaz_slice_find(line, "<") == NULL && gaz_slice_find(line, "  ") == NULL &&
           gaz_slice_find(line, "　") == NULL;
}

static bool is_item(gaz_slice line) {
    gaz_label label;
    return gaz_label_read(line, &label) > 0;
}

/* ---- The lines around a break ---- */

static struct lines lines_before(gaz_slice text, const char *at) {
    struct lines lines = {.count = 0};
    for (int skipped = 0; at > text.ptr && lines.count < MOST_LINES;) {
        const char *end = gaz_line_before(text.ptr, at);
        const char *reach = end - text.ptr > LONGEST_LINE ? end - LONGEST_LINE : text.ptr;
        const char *begin = gaz_line_begin(reach, end);
        if (begin == reach && reach > text.ptr) {
            break;
        }
        gaz_slice body = body_of(gaz_slice_between(begin, end));
        if (body.len > 0) {
            lines.items[lines.count++] = body;
        } else if (lines.count > 0 || skipped++ == MOST_BETWEEN) {
            break;
        }
        at = begin;
    }
    return lines;
}

/* The line at `at`, which may be cut where it is too long to be looked at. */
static gaz_slice line_at(gaz_slice text, const char *at) {
    return gaz_slice_between(at, gaz_line_end(at, gaz_slice_end(text)));
}

/* *seen is where the first of them begins. */
static struct lines lines_after(gaz_slice text, const char *at, const char **seen) {
    struct lines lines = {.count = 0};
    *seen = at;
    for (int skipped = 0; at < gaz_slice_end(text) && lines.count < MOST_LINES;) {
        gaz_slice line = line_at(text, at);
        gaz_slice body = body_of(line);
        if (line.len > LONGEST_LINE ||
            (body.len == 0 && (lines.count > 0 || skipped++ == MOST_BETWEEN))) {
            break;
        }
        if (body.len > 0) {
            lines.items[lines.count++] = body;
        }
        const char *stop = gaz_slice_end(line);
        *seen = lines.count == 0 ? stop : *seen;
        at = stop + gaz_line_terminator(stop, gaz_slice_end(text));
    }
    return lines;
}

/* How many lines stand before the break and again behind it, the most there are. */
static size_t shared_lines(const struct lines *before, const struct lines *after) {
    size_t most = before->count < after->count ? before->count : after->count;
    for (size_t shared = most; shared > 0; shared--) {
        size_t same = 0;
        while (same < shared &&
               gaz_slice_equal(before->items[shared - 1 - same], after->items[same])) {
            same++;
        }
        if (same == shared) {
            return shared;
        }
    }
    return 0;
}

/* ---- What is proven ---- */

/* A refrain, a form or a running head stands elsewhere as well. */
static bool stands_elsewhere(struct search *s, gaz_slice first, gaz_slice second) {
    gaz_slice text = s->pass.text;
    size_t before = (size_t)(first.ptr - text.ptr);
    size_t after = (size_t)(gaz_slice_end(text) - gaz_slice_end(second));
    before = before < ELSEWHERE ? before : ELSEWHERE;
    after = after < ELSEWHERE ? after : ELSEWHERE;
    if (s->proofs++ >= MOST_PROOFS) {
        return true;
    }
    return gaz_scan_find(gaz_slice_between(first.ptr - before, first.ptr), first) != NULL ||
           gaz_scan_find((gaz_slice){gaz_slice_end(second), after}, first) != NULL;
}

static void note_lines(struct search *s, const struct lines *before, const struct lines *after,
                       size_t shared) {
    size_t han = 0;
    bool text = true;
    bool item = false;
    for (size_t i = 0; i < shared; i++) {
        han += count_han(after->items[i]);
        text &= is_running_text(after->items[i]);
        item |= is_item(after->items[i]);
    }
    if (han < FEW || !text ||
        stands_elsewhere(s, before->items[shared - 1], after->items[shared - 1])) {
        return;
    }
    bool proven = han >= PROVEN && !item;
    for (size_t i = 0; i < shared; i++) {
        gaz_slice line = after->items[i];
        gaz_pass_note(&s->pass, line.ptr, gaz_slice_end(line), (gaz_slice){proven ? "" : NULL, 0},
                      GAZ_RULE_REPEATED, proven ? GAZ_CERTAIN : GAZ_POSSIBLE,
                      gaz_slice_of("the page before ends with the same line"));
    }
}

/* 特此通知。特此通知。: the last sentence of a line, where it stands twice. */
static gaz_slice doubled_sentence(gaz_slice line) {
    static const char stop[] = "。";
    size_t mark = strlen(stop);
    if (!gaz_slice_ends(line, stop)) {
        return gaz_slice_first(line, 0);
    }
    gaz_slice head = gaz_slice_first(line, line.len - mark);
    const char *before = gaz_slice_find_last(head, stop);
    gaz_slice last = gaz_slice_from(line, before == NULL ? 0 : (size_t)(before - line.ptr) + mark);
    bool twice = gaz_slice_has_end(gaz_slice_between(line.ptr, last.ptr), last);
    return twice && count_han(last) >= FEW ? last : gaz_slice_first(line, 0);
}

static void look_at_break(struct search *s, const char *before_break, const char *behind) {
    if (behind <= s->seen) {
        return;
    }
    struct lines after = lines_after(s->pass.text, behind, &s->seen);
    struct lines before = lines_before(s->pass.text, before_break);
    if (before.count == 0) {
        return;
    }
    gaz_slice twice = doubled_sentence(before.items[0]);
    if (twice.len > 0) {
        gaz_pass_note(&s->pass, twice.ptr, gaz_slice_end(twice), (gaz_slice){NULL, 0},
                      GAZ_RULE_REPEATED, GAZ_POSSIBLE,
                      gaz_slice_of("the last sentence of a page stands twice"));
    }
    size_t shared = shared_lines(&before, &after);
    if (shared > 0) {
        note_lines(s, &before, &after, shared);
    }
}

/* A paragraph that a page or a recognition run printed twice. */
static void look_at_twin(struct search *s, gaz_slice before, gaz_slice line) {
    gaz_slice text = gaz_slice_trim(line);
    if (line.len < LONGEST_LINE && gaz_slice_equal(before, line) && gaz_slice_ends(text, "。") &&
        count_han(text) >= PROVEN && is_running_text(text) && !stands_elsewhere(s, before, line)) {
        gaz_pass_note(&s->pass, text.ptr, gaz_slice_end(text), (gaz_slice){NULL, 0},
                      GAZ_RULE_REPEATED, GAZ_POSSIBLE,
                      gaz_slice_of("the paragraph before is the same"));
    }
}

/* Most lines are passed by their first byte and their last. */
static void look_at_line(struct search *s, gaz_slice line) {
    const char *end = gaz_slice_end(line);
    if (*line.ptr == '\f') {
        look_at_break(s, line.ptr, line.ptr + 1);
    }
    if (end[-1] == '\f') {
        look_at_break(s, end - 1, end);
    } else if (line.len <= LONGEST_NUMBER && is_page_number(line)) {
        look_at_break(s, line.ptr, end);
    }
}

static void look_at(struct search *s, gaz_slice line) {
    if (line.len == 0) {
        return;
    }
    look_at_line(s, line);
    if (line.len == s->before.len && line.len > 3 * PROVEN &&
        memcmp(line.ptr, s->before.ptr, LINE_START) == 0) {
        look_at_twin(s, s->before, line);
    }
    s->before = line;
}

/* The lines of a text that all end in LF: where these stand is listed ahead, as a search for
 * each is a branch that nobody foresees. */
static void look_at_plain_lines(struct search *s, gaz_slice text) {
    uint16_t places[GAZ_SCAN_WINDOW + GAZ_SCAN_BLOCK];
    const char *begin = text.ptr;
    for (size_t at = 0; at < text.len; at += GAZ_SCAN_WINDOW) {
        gaz_slice rest = gaz_slice_from(text, at);
        gaz_slice window =
            gaz_slice_first(rest, rest.len < GAZ_SCAN_WINDOW ? rest.len : GAZ_SCAN_WINDOW);
        size_t count = gaz_scan_list(window, '\n', places);
        for (size_t i = 0; i < count; i++) {
            const char *stop = window.ptr + places[i];
            look_at(s, gaz_slice_between(begin, stop));
            begin = stop + 1;
        }
    }
    look_at(s, gaz_slice_between(begin, gaz_slice_end(text)));
}

static void look_at_all_lines(struct search *s, gaz_slice text) {
    gaz_lines lines = gaz_lines_known(text, 1, true);
    gaz_slice line;
    size_t terminator;
    while (gaz_lines_next(&lines, &line, &terminator)) {
        look_at(s, line);
    }
}

gaz_edits gaz_correct_repeated(gaz_arena *arena, gaz_slice text, bool rare,
                               const gaz_clean_options *options) {
    if ((options->skip >> GAZ_RULE_REPEATED & 1) != 0) {
        return (gaz_edits){0};
    }
    struct search s = {.pass = gaz_pass_of(arena, text, options),
                       .before = gaz_slice_first(text, 0),
                       .seen = text.ptr};
    if (rare) {
        look_at_all_lines(&s, text);
    } else {
        look_at_plain_lines(&s, text);
    }
    return s.pass.edits;
}
