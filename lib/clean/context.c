/* context.c - characters that are wrong where they stand: rules by neighbours. */
#include "clean/context.h"

#include "clean/context_rules.h"
#include "clean/place_below.h"
#include "text/slice.h"

/* Handler numbers. */
enum {
    SPACE = 1,
    PUNCTUATION,
    PAIR,
    NUMBER_BRACKET,
    LETTER,
    CIRCLE,
    DASH,
    TERM,
    MARKUP,
    SUPERIOR,
    RARE,
    SERIAL,
    SHARP,
    GAP
};

bool gaz_context_is_prose(gaz_pass *pass) {
    static const char marks[][4] = {"，", "。", "；", "：", "、"};
    gaz_context *context = pass->data;
    if (context->prose_line != pass->line) {
        gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
        context->prose_line = pass->line;
        context->prose = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !context->prose; i++) {
            context->prose = gaz_slice_find(line, marks[i]) != NULL;
        }
    }
    return context->prose;
}

/* Round brackets may belong to a document number or stand for themselves; those
 * of one byte that point may be a tag's. */
static size_t number_bracket(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    bool round = c == '(' || c == 0xFF08;
    size_t other = round ? gaz_correct_counted_label(pass, at, step) : 0;
    other = other > 0  ? other
            : round    ? gaz_correct_gloss(pass, at, step)
            : c == '<' ? gaz_correct_tag(pass, at)
                       : 0;
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

/* A user's term may begin with any character; those that other rules look at
 * stay with them. */
static void mark_terms(gaz_pass *pass, const gaz_term_index *terms) {
    for (uint32_t i = 0; i < terms->count; i++) {
        uint32_t wrong = gaz_term_wrong(terms, i);
        if (wrong < GAZ_BMP) {
            gaz_pass_mark_unmarked(pass, wrong, TERM);
        }
    }
}

static const gaz_handler handlers[] = {
    [TERM] = term,
    [MARKUP] = gaz_correct_markup,
    [SPACE] = gaz_correct_space,
    [PUNCTUATION] = gaz_correct_punctuation,
    [PAIR] = gaz_correct_pair,
    [NUMBER_BRACKET] = number_bracket,
    [LETTER] = gaz_correct_letters,
    [CIRCLE] = gaz_correct_circle,
    [DASH] = gaz_correct_dash,
    [SUPERIOR] = gaz_correct_below,
    [RARE] = gaz_correct_rare_name,
    [SERIAL] = gaz_correct_serial,
    [SHARP] = gaz_correct_sharp,
    [GAP] = gaz_correct_label_gap,
};

struct mark {
    uint32_t first;
    uint32_t last;
    uint8_t interest;
};

static const struct mark marks[] = {
    {' ', ' ', SPACE},
    {',', ',', PUNCTUATION},
    {':', ';', PUNCTUATION},
    {'!', '!', PUNCTUATION},
    {'?', '?', PUNCTUATION},
    {')', ')', PAIR},
    {0xFF09, 0xFF09, PAIR},
    {'"', '"', PAIR},
    {'(', '(', NUMBER_BRACKET},
    {0xFF08, 0xFF08, NUMBER_BRACKET},
    {'[', '[', NUMBER_BRACKET},
    {0xFF3B, 0xFF3B, NUMBER_BRACKET},
    {'{', '{', NUMBER_BRACKET},
    {0xFF5B, 0xFF5B, NUMBER_BRACKET},
    {'<', '<', NUMBER_BRACKET},
    {0x3008, 0x3008, NUMBER_BRACKET},
    {0x300A, 0x300A, SHARP}, /* 《 */
    {0x201C, 0x201D, GAP},   /* “ ” */
    {0x3010, 0x3010, NUMBER_BRACKET},
    {0x3014, 0x3014, NUMBER_BRACKET},
    {0x3016, 0x3016, NUMBER_BRACKET},
    {0xFE5D, 0xFE5D, NUMBER_BRACKET},
    {0x201E, 0x201E, NUMBER_BRACKET},
    {0x201A, 0x201A, NUMBER_BRACKET},
    {'A', 'Z', LETTER},
    {'a', 'z', LETTER},
    {0x25CB, 0x25CB, CIRCLE}, /* ○ */
    {0x25EF, 0x25EF, CIRCLE}, /* ◯ */
    {0x041E, 0x041E, CIRCLE}, /* Cyrillic O */
    {0x03BF, 0x03BF, CIRCLE}, /* Greek omicron */
    {0x2B55, 0x2B55, CIRCLE},
    {'0', '0', CIRCLE},
    {0x53F7, 0x53F7, SERIAL}, /* 号 */
    {0x2010, 0x2015, DASH},
    {0x2500, 0x2501, DASH},
    {0xFF0D, 0xFF0D, DASH},
    {'-', '-', DASH},
    {'&', '&', MARKUP},
    {'$', '$', MARKUP},
    {'\\', '\\', MARKUP},
};

gaz_edits gaz_correct_context(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options) {
    gaz_context context = {0};
    gaz_pass pass = gaz_pass_of(arena, text, options);
    pass.handlers = handlers;
    pass.data = &context;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        gaz_pass_mark(&pass, marks[i].first, marks[i].last, marks[i].interest);
    }
    context.terms = gaz_term_index_of(arena, options);
    mark_terms(&pass, &context.terms);
    gaz_mark_below(&pass, SUPERIOR, RARE);
    gaz_pass_walk(&pass, 0, text.len);
    return pass.edits;
}
