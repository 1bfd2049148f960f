/* context.c - characters that are wrong where they stand: rules by neighbours. */
#include "clean/rule/context.h"

#include "clean/rule/context_rules.h"
#include "clean/rule/place_below.h"
#include "text/chars.h"
#include "text/slice.h"

/* Round brackets may belong to a document number or stand for themselves; those
 * of one byte that point may be a tag's. */
static size_t number_bracket(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    bool round = c == '(' || c == 0xFF08;
    size_t other = gaz_correct_counted_label(pass, at, step);
    other = other > 0  ? other
            : round    ? gaz_correct_gloss(pass, at, step)
            : c == '<' ? gaz_correct_tag(pass, at)
                       : 0;
    if (other == 0 && c == '<') {
        other = gaz_correct_book_open(pass, at);
    }
    if (other > 0) {
        return other;
    }
    size_t taken = gaz_correct_doc_number(pass, at, c, step);
    if (taken == step && c == 0x3008) {
        return gaz_correct_sharp(pass, at, c, step);
    }
    return taken > step || !round ? taken : gaz_correct_pair(pass, at, c, step);
}

static size_t term(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const gaz_context *context = pass->data;
    gaz_correct_term(pass, &context->terms, at, c);
    return step;
}

/* 6月4曰 is a date; elsewhere 曰 is a character of fixed words. */
static size_t day(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    return gaz_correct_day(pass, at, step) ? step : term(pass, at, c, step);
}

/* 日录 on a line of its own: 目录. */
static void contents_head(gaz_pass *pass) {
    gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
    gaz_slice rest = gaz_slice_trim(gaz_slice_from(line, strlen("日")));
    if (gaz_slice_is(rest, "录")) {
        gaz_pass_note(pass, line.ptr, line.ptr + strlen("日"), gaz_slice_of("目"), GAZ_RULE_TERM,
                      GAZ_CERTAIN, gaz_slice_of("the word that heads a contents page, alone"));
    }
}

/* 一一2009年3月5日在…会议上: the dash of a note below a title, read for two numerals. No year
 * has them before it. */
static void dashed_note(gaz_pass *pass) {
    enum { YEAR = 4 };
    const char *at = pass->line + strlen("一");
    at += *at == ' ';
    if (gaz_pass_at(pass, at) != 0x4E00) {
        return;
    }
    const char *end = at + strlen("一");
    const char *year = end + (gaz_pass_at(pass, end) == ' ');
    for (int i = 0; i < YEAR; i++) {
        if (!gaz_is_digit(gaz_pass_at(pass, year + i))) {
            return;
        }
    }
    year += YEAR;
    year += gaz_pass_at(pass, year) == ' ';
    if (gaz_pass_at(pass, year) == 0x5E74) { /* 年 */
        gaz_pass_note(pass, pass->line, end, gaz_slice_of("——"), GAZ_RULE_PUNCTUATION, GAZ_CERTAIN,
                      gaz_slice_of("a dash that opens a line, before a year"));
    }
}

static void open_line(gaz_pass *pass) {
    uint32_t first = gaz_pass_at(pass, pass->line);
    if (first == 0x65E5) { /* 日 */
        contents_head(pass);
    } else if (first == 0x4E00) { /* 一 */
        dashed_note(pass);
        gaz_correct_article(pass);
    } else {
        gaz_correct_article(pass);
    }
}

static const gaz_handler handlers[] = {
    [GAZ_VISITOR_TERM] = term,
    [GAZ_VISITOR_MARKUP] = gaz_correct_markup,
    [GAZ_VISITOR_SPACE] = gaz_correct_space,
    [GAZ_VISITOR_PUNCTUATION] = gaz_correct_punctuation,
    [GAZ_VISITOR_BOOK] = gaz_correct_book,
    [GAZ_VISITOR_TRADITIONAL] = gaz_report_traditional,
    [GAZ_VISITOR_POINT] = gaz_correct_point,
    [GAZ_VISITOR_PAIR] = gaz_correct_pair,
    [GAZ_VISITOR_NUMBER_BRACKET] = number_bracket,
    [GAZ_VISITOR_LETTER] = gaz_correct_letters,
    [GAZ_VISITOR_CIRCLE] = gaz_correct_circle,
    [GAZ_VISITOR_DASH] = gaz_correct_dash,
    [GAZ_VISITOR_SUPERIOR] = gaz_correct_below,
    [GAZ_VISITOR_RARE] = gaz_correct_rare_name,
    [GAZ_VISITOR_SERIAL] = gaz_correct_serial,
    [GAZ_VISITOR_SHARP] = gaz_correct_sharp,
    [GAZ_VISITOR_GAP] = gaz_correct_label_gap,
    [GAZ_VISITOR_DAY] = day,
};

/* A user's term may begin with any character; those that other rules look at
 * stay with them, but for what only names of places are looked for by. */
static void add_term(uint32_t *marked, uint8_t *visitors, uint32_t wrong) {
    if (wrong >= GAZ_BMP) {
        return;
    }
    uint8_t visitor = visitors[wrong];
    if (visitor == GAZ_VISITOR_NONE || visitor == GAZ_VISITOR_SUPERIOR ||
        visitor == GAZ_VISITOR_RARE) {
        visitors[wrong] = GAZ_VISITOR_TERM;
        gaz_mark(marked, wrong);
    }
}

static gaz_visits visits_of(gaz_arena *arena, const gaz_term_index *terms) {
    gaz_visits visits = gaz_visits_context();
    if (terms->entries == NULL) {
        return visits;
    }
    uint32_t *marked = gaz_arena_alloc(arena, GAZ_MARK_WORDS * sizeof *marked);
    uint8_t *visitors = gaz_arena_alloc(arena, GAZ_BMP);
    memcpy(marked, visits.marked, GAZ_MARK_WORDS * sizeof *marked);
    memcpy(visitors, visits.visitors, GAZ_BMP);
    for (uint32_t i = 0; i < terms->count; i++) {
        add_term(marked, visitors, gaz_term_wrong(terms, i));
    }
    return (gaz_visits){marked, visitors};
}

void gaz_find_all_stops(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                        const gaz_place_plan *plan, gaz_stops stops[GAZ_ALL_STOPS]) {
    const gaz_term_index terms = gaz_term_index_of(arena, options);
    gaz_visits visits = visits_of(arena, &terms);
    gaz_walk_marks marks = {.of = {gaz_visits_early(), visits.marked},
                            .count = 2,
                            .first_two = terms.entries == NULL ? gaz_visits_all() : NULL,
                            .low = GAZ_SIEVE_WHOLE};
    if (plan->scope.issuer.place != 0) {
        marks.of[marks.count++] = plan->anchors;
        marks.of[marks.count++] = plan->watches;
    }
    gaz_find_stops(arena, text, &marks, stops);
}

gaz_edits gaz_correct_context(gaz_arena *arena, const gaz_edited_text *edited,
                              const gaz_clean_options *options) {
    gaz_context context = {.terms = gaz_term_index_of(arena, options)};
    gaz_pass pass = gaz_pass_of(arena, edited->text, options);
    pass.terminators = edited->rare ? GAZ_TERMINATORS_RARE : GAZ_TERMINATORS_LF;
    pass.handlers = handlers;
    pass.visits = visits_of(arena, &context.terms);
    pass.lines = GAZ_LINES_STOPPED_AT;
    pass.opening = open_line;
    pass.data = &context;
    gaz_pass_walk_edited(&pass, edited->stops, edited->edits);
    return pass.edits;
}
