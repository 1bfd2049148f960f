/* misread_bracket.c - rule `bracket`: a （ that OCR read for 〈 or 《. */
#include "clean/rule/context_rules.h"
#include "data/kinds.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    REACH = 420, /* bytes to the partner of a bracket, over the ends of lines */
    ENOUGH = 4   /* 〈 closed by ）: the engine reads （ so */
};

static bool is_round_close(uint32_t c) {
    return c == ')' || c == 0xFF09;
}

/* The next of 《》〈〉（）() in text; the end when REACH bytes hold none. */
static const char *next_bracket(gaz_slice text, uint32_t *c) {
    const char *end = gaz_slice_end(text);
    const char *reach = text.len > REACH ? text.ptr + REACH : end;
    for (const char *at = text.ptr; at < reach;) {
        size_t step = 1;
        if (*at == '(' || *at == ')' || *at == '\xE3' || *at == '\xEF') {
            *c = gaz_utf8_decode(at, end, &step);
            bool sharp = *c >= 0x3008 && *c <= 0x300B;
            if (sharp || *c == '(' || *c == 0xFF08 || is_round_close(*c)) {
                return at;
            }
        }
        at += step;
    }
    return end;
}

/* The ） that closes the 〈 or 《 of `step` bytes at `at`; NULL for none. */
static const char *round_partner(gaz_slice text, const char *at, size_t step) {
    uint32_t c = 0;
    const char *close = next_bracket(gaz_slice_between(at + step, gaz_slice_end(text)), &c);
    return close < gaz_slice_end(text) && is_round_close(c) ? close : NULL;
}

/* A bracket opened before `at` on its line, and not closed, has the partner. */
static bool is_inside(const gaz_pass *pass, const char *at) {
    const char *begin = at - pass->line > REACH ? at - REACH : pass->line;
    bool open = false;
    uint32_t c = 0;
    for (gaz_slice rest = gaz_slice_between(begin, at); rest.len > 0;) {
        const char *bracket = next_bracket(rest, &c);
        if (bracket == at) {
            break;
        }
        open = c == '(' || c == 0xFF08 || c == 0x300A;
        rest = gaz_slice_between(bracket + (c < 0x80 ? 1 : 3), at);
    }
    return open;
}

/* 《某办法) lacks its 》; 《市科技局按照职责分工) is no title. */
static bool may_be_title(gaz_slice inside) {
    gaz_kind kind;
    return gaz_kind_of_title(gaz_slice_trim_right(inside), &kind) &&
           gaz_slice_find(inside, "按") == NULL;
}

/* Whether 〈 is closed by ） throughout the text. */
static bool reads_rounds_sharp(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (!context->sharp_asked) {
        int count = 0;
        gaz_slice rest = pass->text;
        const char *at;
        while (count < ENOUGH && (at = gaz_slice_find(rest, "〈")) != NULL) {
            count += round_partner(rest, at, 3) != NULL;
            rest = gaz_slice_between(at + 3, gaz_slice_end(rest));
        }
        context->sharp_asked = true;
        context->sharp = count >= ENOUGH;
    }
    return context->sharp;
}

/* 《四) at the start of a line. */
static bool is_label(const gaz_pass *pass, const char *at, gaz_slice inside) {
    int64_t value;
    gaz_slice before = gaz_slice_trim_left(gaz_slice_between(pass->line, at));
    return before.len == 0 && inside.len > 0 && gaz_numeral(inside, &value) == inside.len;
}

static bool is_misread(gaz_pass *pass, const char *at, const char *close) {
    gaz_slice inside = gaz_slice_between(at + 3, close);
    if (is_inside(pass, at)) {
        return false;
    }
    if (gaz_slice_starts(gaz_slice_between(at, close), "〈")) { /* stands inside 《》 alone */
        return !may_be_title(inside) || reads_rounds_sharp(pass);
    }
    if (may_be_title(inside)) {
        return false;
    }
    return is_label(pass, at, inside) || gaz_slice_starts(inside, "此件") ||
           reads_rounds_sharp(pass);
}

size_t gaz_correct_sharp(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_context *context = pass->data;
    const char *close = round_partner(pass->text, at, step);
    size_t label = gaz_correct_counted_label(pass, at, step);
    (void)c;
    if (label > 0) {
        return label;
    }
    if (close != NULL && is_misread(pass, at, close)) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of("（"), GAZ_RULE_BRACKET, GAZ_CERTAIN,
                      gaz_slice_of("its partner is ）, and it names no title"));
        context->sharp_close = *close == ')' ? close : NULL;
    }
    return step;
}
