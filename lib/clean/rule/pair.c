/* pair.c - rules `bracket` and `quotation`: marks that come in pairs. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { DEEPEST = 32 };

/* A half-width mark of the line at hand that is to become full-width. */
struct gaz_pair {
    const char *at;
    char full[4];
    gaz_rule rule;
};

/* The marks of one line while they are matched. */
struct matching {
    gaz_pass *pass;
    const char *open[DEEPEST];
    size_t depth;
    const char *quote; /* an open " or “ */
    bool lost;         /* a quotation mark has no partner */
    bool left_open;    /* the paragraph before was cut with a （ still open */
};

static bool holds_han(gaz_slice text) {
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        if (gaz_is_han(gaz_utf8_decode(at, gaz_slice_end(text), &step))) {
            return true;
        }
        at += step;
    }
    return false;
}

/* (一) and (1) are labels; printed so throughout they are as good as （一）. */
static bool is_number(gaz_slice text) {
    int64_t value;
    return text.len > 0 && gaz_numeral(text, &value) == text.len;
}

static void add(struct matching *m, const char *at, const char *full, gaz_rule rule) {
    gaz_context *context = m->pass->data;
    context->pairs = gaz_arena_grow(m->pass->arena, context->pairs, context->pair_count,
                                    &context->pair_capacity, sizeof *context->pairs);
    struct gaz_pair *pair = &context->pairs[context->pair_count++];
    *pair = (struct gaz_pair){.at = at, .rule = rule};
    memcpy(pair->full, full, 4);
}

/* ![印章](images/印章.png): the address of a link of Markdown. */
static bool is_address(const struct matching *m, const char *open, gaz_slice inside) {
    return open > m->pass->line && open[-1] == ']' && memchr(inside.ptr, '/', inside.len) != NULL;
}

static void match_brackets(struct matching *m, const char *open, const char *close) {
    bool half_open = *open == '(';
    bool half_close = *close == ')';
    gaz_slice inside = gaz_slice_between(open + (half_open ? 1 : 3), close);
    bool mend = half_open != half_close;
    if (half_open && half_close) {
        mend = holds_han(inside) && !is_number(inside) && !is_address(m, open, inside);
    }
    if (mend && half_open) {
        add(m, open, "（", GAZ_RULE_BRACKET);
    }
    if (mend && half_close) {
        add(m, close, "）", GAZ_RULE_BRACKET);
    }
}

/* An open mark and its partner; of a mixed pair the straight one is mended. */
static void close_quote(struct matching *m, const char *at, bool straight) {
    bool open_straight = *m->quote == '"';
    gaz_slice inside = gaz_slice_between(m->quote + (open_straight ? 1 : 3), at);
    bool mend = holds_han(inside);
    if (mend && open_straight) {
        add(m, m->quote, "“", GAZ_RULE_QUOTATION);
    }
    if (mend && straight) {
        add(m, at, "”", GAZ_RULE_QUOTATION);
    }
    m->quote = NULL;
}

static void match_quotes(struct matching *m, const char *at, uint32_t c) {
    if (m->quote != NULL && c != 0x201C) {
        close_quote(m, at, c == '"');
    } else if (m->quote == NULL && c != 0x201D) {
        bool inches = c == '"' && gaz_is_digit(gaz_pass_before(m->pass, at));
        m->quote = inches ? NULL : at;
    } else {
        m->lost = true; /* a mark without its partner: no telling which */
    }
}

static void close_bracket(struct matching *m, const char *at, uint32_t c) {
    if (m->depth > 0) {
        if (--m->depth < DEEPEST) {
            match_brackets(m, m->open[m->depth], at);
        }
    } else if (m->left_open) {
        m->left_open = false;
        if (c == ')') {
            add(m, at, "）", GAZ_RULE_BRACKET);
        }
    }
}

static void match(struct matching *m, const char *at, uint32_t c) {
    if (c == '(' || c == 0xFF08) {
        if (m->depth < DEEPEST) {
            m->open[m->depth] = at;
        }
        m->depth++;
    } else if (c == ')' || c == 0xFF09) {
        close_bracket(m, at, c);
    } else if (c == '"' || c == 0x201C || c == 0x201D) {
        match_quotes(m, at, c);
    }
}

/* Where one mark lacks its partner, all may be paired wrongly. */
static void drop_quotes(gaz_context *context) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < context->pair_count; i++) {
        if (context->pairs[i].rule != GAZ_RULE_QUOTATION) {
            context->pairs[kept++] = context->pairs[i];
        }
    }
    context->pair_count = kept;
}

/* The next bracket or quotation mark in at..end, those of “” where straight ones
 * stand beside them; end for none. *next is where the last search for another
 * mark ended. */
static const char *next_mark(const char *at, const char *end, bool quotes, const char **next) {
    if (at > *next) {
        *next = gaz_scan_bracket(at, end);
    }
    for (; quotes && at < *next; at++) {
        if (*at == '\xE2' && end - at >= 3 && at[1] == '\x80' &&
            (at[2] == '\x9C' || at[2] == '\x9D')) {
            return at;
        }
    }
    return *next;
}

static void put_in_order(gaz_context *context) {
    for (uint32_t i = 1; i < context->pair_count; i++) {
        struct gaz_pair pair = context->pairs[i];
        uint32_t at = i;
        for (; at > 0 && context->pairs[at - 1].at > pair.at; at--) {
            context->pairs[at] = context->pairs[at - 1];
        }
        context->pairs[at] = pair;
    }
}

static bool is_blank(const char *at, const char *end) {
    gaz_lines lines = gaz_lines_of(gaz_slice_between(at, end), 1);
    gaz_slice line = {at, 0};
    size_t terminator;
    while (gaz_slice_trim(line).len == 0 && gaz_lines_next(&lines, &line, &terminator)) {
    }
    return gaz_slice_trim(line).len == 0;
}

/* Quotation marks pair up only where each has its partner, and never in a line
 * of markup, where they hold attributes. Answers whether the last （ is left open. */
static bool match_marks(struct matching *m, gaz_slice line) {
    bool quotes = memchr(line.ptr, '"', line.len) != NULL && gaz_slice_find(line, "=\"") == NULL;
    const char *end = gaz_slice_end(line);
    const char *next = gaz_scan_bracket(line.ptr, end);
    for (const char *at = line.ptr; (at = next_mark(at, end, quotes, &next)) < end; at++) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c != '"' || quotes) {
            match(m, at, c);
        }
    }
    return m->depth == 1 && *m->open[0] != '(';
}

/* A page that breaks inside （…） leaves the two brackets on lines with nothing
 * but blank ones between them. */
static bool is_left_open(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->unmatched.ptr != NULL) {
        struct matching m = {.pass = pass};
        bool open = match_marks(&m, context->unmatched);
        context->left_open = open ? gaz_slice_end(context->unmatched) : NULL;
    }
    return context->left_open != NULL && is_blank(context->left_open, pass->line);
}

/* Nearly every line with brackets has none of half the width, so that nothing is to be mended in
 * it; whether it leaves one open is found when a later line asks. */
static void match_line(gaz_pass *pass) {
    gaz_context *context = pass->data;
    gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
    context->paired_line = pass->line;
    context->pair_count = 0;
    context->next_pair = 0;
    if (!gaz_scan_holds_half_pair(line)) {
        context->unmatched = line;
        return;
    }
    struct matching m = {.pass = pass, .left_open = is_left_open(pass)};
    bool open = match_marks(&m, line);
    context->unmatched = (gaz_slice){NULL, 0};
    context->left_open = open ? gaz_slice_end(line) : NULL;
    if (m.lost || m.quote != NULL) {
        drop_quotes(context);
    }
    put_in_order(context);
}

size_t gaz_correct_pair(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_context *context = pass->data;
    if (at == context->sharp_close) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of("）"), GAZ_RULE_BRACKET, GAZ_CERTAIN,
                      gaz_slice_of("its partner was read for 〈 or 《"));
        return step;
    }
    if ((c == ')' || c == 0xFF09) && gaz_correct_open_label(pass, at, step)) {
        return step;
    }
    if (context->paired_line != pass->line) {
        match_line(pass);
    }
    while (context->next_pair < context->pair_count && context->pairs[context->next_pair].at < at) {
        context->next_pair++;
    }
    if (context->next_pair < context->pair_count && context->pairs[context->next_pair].at == at) {
        const struct gaz_pair *pair = &context->pairs[context->next_pair];
        bool bracket = pair->rule == GAZ_RULE_BRACKET;
        gaz_pass_note(pass, at, at + step, gaz_arena_copy(pass->arena, gaz_slice_of(pair->full)),
                      pair->rule, GAZ_CERTAIN,
                      gaz_slice_of(bracket ? "a bracket around Han text, or whose partner is "
                                             "full-width"
                                           : "a pair of straight quotation marks around Han text"));
    }
    return step;
}
