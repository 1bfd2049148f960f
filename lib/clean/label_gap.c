/* label_gap.c - rule `label`: the gap behind 第X条 that OCR read for quotation marks. */
#include "clean/context_rules.h"
#include "text/chars.h"
#include "text/label.h"
#include "text/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_LABEL = 40, /* bytes of 第一百二十三条 and its kin */
    REACH = 600,        /* bytes in which a quotation closes */
    ENOUGH = 3          /* labels with a ” behind them: the engine reads the gap so */
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

/* Whether a ” stands behind one label after another. */
static bool reads_gaps_as_quotes(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (!context->gaps_asked) {
        int count = 0;
        gaz_slice rest = pass->text;
        const char *at;
        while (count < ENOUGH && (at = gaz_slice_find(rest, "”")) != NULL) {
            count += is_label(near_line(pass->text, at), at);
            rest = gaz_slice_between(at + 3, gaz_slice_end(rest));
        }
        context->gaps_asked = true;
        context->gaps = count >= ENOUGH;
    }
    return context->gaps;
}

/* 第三条“重大事项”是指…: the quotation closes, and not in another gap. */
static bool is_quotation(gaz_slice text, const char *at) {
    const char *end = gaz_slice_end(text) - at > REACH ? at + REACH : gaz_slice_end(text);
    while ((at = gaz_slice_find(gaz_slice_between(at, end), "\xE2\x80")) != NULL && end - at >= 3) {
        bool quote = at[2] == '\x9C' || at[2] == '\x9D';
        if (quote && !is_label(near_line(text, at), at)) {
            return at[2] == '\x9D';
        }
        at += 3;
    }
    return false;
}

size_t gaz_correct_label_gap(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *begin = at;
    const char *end = at + step;
    while (begin > pass->line && begin[-1] == ' ') {
        begin--;
    }
    if (begin - pass->line > LONGEST_LABEL || !is_label(pass->line, begin)) {
        return step;
    }
    uint32_t next;
    while (is_quote(next = gaz_pass_at(pass, end)) || next == ' ') {
        end += next == ' ' ? 1 : 3;
    }
    bool cited = next == 0x7684 /* 的 */ || !gaz_is_han(next);
    bool doubled = end - at >= 2 * (ptrdiff_t)step && c == 0x201C;
    if (cited || !reads_gaps_as_quotes(pass) ||
        (c == 0x201C && !doubled && is_quotation(pass->text, end))) {
        return step;
    }
    gaz_pass_note(pass, begin, end, gaz_slice_of(" "), GAZ_RULE_LABEL, GAZ_CERTAIN,
                  gaz_slice_of("a quotation mark without its partner in the gap behind the label "
                               "of an article, as behind others of this text"));
    return (size_t)(end - at);
}
