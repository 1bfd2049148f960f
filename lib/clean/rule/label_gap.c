/* label_gap.c - rule `label`: gaps that OCR read for quotation marks, behind 第X条 and
 * between names. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_LABEL = 40, /* bytes of 第一百二十三条 and its kin */
    REACH = 600,        /* bytes in which a quotation closes */
    LONGEST_ROW = 240,  /* bytes of a row of names */
    LONGEST_NAME = 4,   /* characters */
    LEAST_NAMES = 3,
    ENOUGH = 3 /* labels with a ” behind them: the engine reads the gap so */
};

static bool is_quote(uint32_t c) {
    return c == 0x201C || c == 0x201D;
}

/* 第X条, 第X章, 第X节 at the start of a line, up to `end`, spaces aside. */
static bool is_label(const char *line, const char *end) {
    gaz_slice text = gaz_slice_trim(gaz_slice_between(line, end));
    int64_t value;
    while (gaz_slice_ends(text, "“") || gaz_slice_ends(text, "”")) {
        text = gaz_slice_trim_right(gaz_slice_first(text, text.len - 3));
    }
    if (text.len > LONGEST_LABEL || !gaz_slice_starts(text, "第")) {
        return false;
    }
    gaz_slice rest = gaz_slice_from(text, strlen("第"));
    size_t len = gaz_numeral(rest, &value);
    rest = gaz_slice_from(rest, len);
    return len > 0 &&
           (gaz_slice_is(rest, "条") || gaz_slice_is(rest, "章") || gaz_slice_is(rest, "节"));
}

/* Where the line of `at` begins, if a label may stand between. */
static const char *near_line(gaz_slice text, const char *at) {
    const char *reach = at - text.ptr > LONGEST_LABEL ? at - LONGEST_LABEL : text.ptr;
    const char *line = at;
    while (line > reach && line[-1] != '\n' && line[-1] != '\f') {
        line--;
    }
    return line;
}

/* A look at the character before `at`, spaces aside: nearly always no. */
static bool may_end_label(gaz_slice text, const char *at) {
    while (at > text.ptr && at[-1] == ' ') {
        at--;
    }
    gaz_slice before = gaz_slice_between(text.ptr, at);
    return gaz_slice_ends(before, "条") || gaz_slice_ends(before, "章") ||
           gaz_slice_ends(before, "节");
}

/* 第四条 …, or 第四条”… where the gap was read so. */
static bool begins_article(gaz_slice line) {
    int64_t value;
    gaz_label label;
    bool other = !gaz_slice_starts(line, "第");
    gaz_slice rest = gaz_slice_from(line, other ? 0 : strlen("第"));
    size_t len = other ? 0 : gaz_numeral(rest, &value);
    rest = gaz_slice_from(rest, len);
    if (len == 0 || !gaz_slice_starts(rest, "条")) {
        return false;
    }
    gaz_slice behind = gaz_slice_trim_left(gaz_slice_from(rest, strlen("条")));
    return gaz_slice_starts(behind, "“") || gaz_slice_starts(behind, "”") ||
           gaz_label_read(line, &label) > 0;
}

/* Where the next article begins, or what may hold a quotation ends. */
static const char *article_end(gaz_slice text, const char *at) {
    const char *end = gaz_slice_end(text) - at > REACH ? at + REACH : gaz_slice_end(text);
    for (const char *line = at; line < end;) {
        line = gaz_line_end(line, end);
        line += gaz_line_terminator(line, end);
        if (begins_article(gaz_slice_trim_left(gaz_slice_between(line, end)))) {
            return line;
        }
    }
    return end;
}

/* 第三条“重大事项”是指…: the quotation closes before the sentence ends, or the next article
 * begins. */
static bool is_quotation(gaz_slice text, const char *at) {
    const char *end = article_end(text, at);
    const char *stop = gaz_slice_find(gaz_slice_between(at, end), "。");
    end = stop != NULL ? stop : end;
    while ((at = gaz_slice_find(gaz_slice_between(at, end), "\xE2\x80")) != NULL && end - at >= 3) {
        if (at[2] == '\x9C' || at[2] == '\x9D') {
            return at[2] == '\x9D';
        }
        at += 3;
    }
    return false;
}

/* A ” behind 第三条, or a “ that opens no quotation: the gap. */
static bool is_gap(gaz_slice text, const char *at) {
    bool open = at[2] == '\x9C';
    return (open || at[2] == '\x9D') && may_end_label(text, at) &&
           is_label(near_line(text, at), at) && !(open && is_quotation(text, at + 3));
}

/* Whether a quotation mark stands in one gap behind a label after another. */
static bool reads_gaps_as_quotes(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (!context->gaps_asked) {
        int count = 0;
        gaz_slice rest = pass->text;
        const char *at;
        while (count < ENOUGH && (at = gaz_slice_find(rest, "\xE2\x80")) != NULL &&
               gaz_slice_end(rest) - at >= 3) {
            count += is_gap(pass->text, at);
            rest = gaz_slice_between(at + 3, gaz_slice_end(rest));
        }
        context->gaps_asked = true;
        context->gaps = count >= ENOUGH;
    }
    return context->gaps;
}

/* 艾立红 “” 蔡国森” 付怀莹: nothing but names of two to four characters, three or
 * more, with gaps and quotation marks between them. */
static bool is_name_row(gaz_pass *pass) {
    gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
    int names = 0;
    int han = 0;
    if (line.len > LONGEST_ROW) {
        return false;
    }
    for (const char *at = line.ptr; at <= gaz_slice_end(line);) {
        size_t step = 1;
        uint32_t c =
            at < gaz_slice_end(line) ? gaz_utf8_decode(at, gaz_slice_end(line), &step) : ' ';
        at += step;
        han += gaz_is_han(c);
        if (han > LONGEST_NAME || !(gaz_is_han(c) || gaz_is_space(c) || is_quote(c))) {
            return false;
        }
        if (!gaz_is_han(c)) {
            names += han > 0;
            han = 0;
        }
    }
    return names >= LEAST_NAMES;
}

/* Behind the quotation marks and spaces at `at`. */
static const char *behind_gap(const gaz_pass *pass, const char *at) {
    uint32_t c;
    while (is_quote(c = gaz_pass_at(pass, at)) || c == ' ') {
        at += c == ' ' ? 1 : 3;
    }
    return at;
}

static size_t correct_gap(gaz_pass *pass, const char *begin, const char *at, const char *end,
                          const char *evidence) {
    const char *done = pass->text.ptr + pass->done; /* the space before it was taken out */
    begin = begin < done && done <= at ? done : begin;
    gaz_pass_note(pass, begin, end, gaz_slice_of(" "), GAZ_RULE_LABEL, GAZ_CERTAIN,
                  gaz_slice_of(evidence));
    return (size_t)(end - at);
}

bool gaz_opens_quotation(gaz_pass *pass, gaz_slice signs) {
    return gaz_slice_find(signs, "“") != NULL &&
           (!reads_gaps_as_quotes(pass) || is_quotation(pass->text, gaz_slice_end(signs)));
}

/* The line is asked before the whole text: few quotation marks stand where a gap may be. */
size_t gaz_correct_label_gap(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *begin = at;
    while (begin > pass->line && begin[-1] == ' ') {
        begin--;
    }
    bool label = begin - pass->line <= LONGEST_LABEL && is_label(pass->line, begin);
    if ((!label && !is_name_row(pass)) || !reads_gaps_as_quotes(pass)) {
        return step;
    }
    const char *end = behind_gap(pass, at + step);
    if (!label) {
        bool inner = begin > pass->line && end < gaz_pass_line_end(pass);
        return inner ? correct_gap(pass, begin, at, end,
                                   "a quotation mark in a gap of a row of names, as behind labels")
                     : step;
    }
    uint32_t next = gaz_pass_at(pass, end);
    bool cited = next == 0x7684 /* 的 */ || !gaz_is_han(next);
    bool doubled = end - at >= 2 * (ptrdiff_t)step && c == 0x201C;
    if (cited || (c == 0x201C && !doubled && is_quotation(pass->text, end))) {
        return step;
    }
    return correct_gap(pass, begin, at, end,
                       "a quotation mark without its partner in the gap behind the label of an "
                       "article, as behind others of this text");
}
