/* full_stop.c - rule `punctuation`: a 。 that was read for a point or the letter o. */
#include "clean/rule/context_rules.h"
#include "data/bigrams.h"
#include "data/transliteration.inc"
#include "data/usual.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    ENOUGH = 3, /* lines of prose that end so: the engine reads 。 so */
    REACH = 300 /* bytes on each side of a sign that are looked at */
};

/* 》, ” and brackets close behind a sentence, and a note opens. */
static bool closes(uint32_t c) {
    return c == 0x201D || c == 0x300B || c == 0xFF09 || c == ')' || c == '"' || c == 0xFF08 ||
           c == '(';
}

static bool is_stop_sign(const char *at, size_t step) {
    return step == 1 ? *at == '.' || *at == 'o' : memcmp(at, "．", 3) == 0;
}

/* A sentence or a clause of one: ，、 or the like stands in it, and Han at its end. */
static bool is_prose(gaz_slice line) {
    static const char *const marks[] = {"，", "。", "；", "、", NULL};
    return gaz_slice_holds_any(line, marks) || memchr(line.ptr, ',', line.len) != NULL ||
           memchr(line.ptr, ';', line.len) != NULL;
}

/* Whether lines of prose end in the sign throughout the text. */
static bool reads_stops_so(const gaz_pass *pass, gaz_slice sign) {
    int count = 0;
    const char *end = gaz_slice_end(pass->text);
    for (const char *line = pass->text.ptr; count < ENOUGH && line < end;) {
        const char *line_end = gaz_line_end(line, end);
        gaz_slice text = gaz_slice_trim(gaz_slice_between(line, line_end));
        if (gaz_slice_ends(text, sign.ptr)) {
            gaz_slice head = gaz_slice_first(text, text.len - sign.len);
            count += gaz_is_han(gaz_utf8_last(head.ptr, gaz_slice_end(head))) && is_prose(head);
        }
        line = line_end + gaz_line_terminator(line_end, end);
    }
    return count >= ENOUGH;
}

static bool is_engine(gaz_pass *pass, uint32_t c) {
    gaz_context *context = pass->data;
    int which = c == '.' ? 0 : c == 'o' ? 1 : 2;
    static const char signs[][4] = {".", "o", "．"};
    if ((context->stops_asked >> which & 1) == 0) {
        context->stops_asked |= (uint8_t)(1 << which);
        context->stops |=
            (uint8_t)(reads_stops_so(pass, gaz_slice_of(signs[which])) ? 1 << which : 0);
    }
    return (context->stops >> which & 1) != 0;
}

/* A point may part such names: 买买提.艾力. */
static bool spells_names(uint32_t c) {
    return gaz_is_among(transliteration_bits, c);
}

/* The first character of the next line, 0 for none. */
static uint32_t begins_next(gaz_pass *pass) {
    gaz_slice rest = gaz_slice_between(gaz_pass_line_end(pass), gaz_slice_end(pass->text));
    rest = gaz_slice_trim_left(gaz_slice_first(rest, rest.len < REACH ? rest.len : REACH));
    return rest.len == 0 ? 0 : gaz_utf8_first(rest);
}

/* The words before the sign on its line. */
static gaz_slice words_before(const gaz_pass *pass, const char *at) {
    return gaz_slice_between(at - pass->line > REACH ? at - REACH : pass->line, at);
}

/* Behind a clause, and words stand on both sides: 一.总体要求 has a label. */
static bool parts_words(const gaz_pass *pass, const char *at, size_t step) {
    enum { LEAST = 6 * 3 /* bytes */ };
    if (at - pass->line < LEAST || !is_prose(words_before(pass, at))) {
        return false;
    }
    uint32_t first = gaz_pass_at(pass, at + step);
    uint32_t second = gaz_pass_at(pass, at + step + (first < GAZ_BMP ? 3 : 4));
    uint32_t last = gaz_pass_before(pass, at);
    uint32_t before = gaz_pass_before(pass, gaz_utf8_before(pass->line, at));
    return (gaz_is_bigram(before, last) || gaz_is_bigram(first, second)) &&
           !(spells_names(last) && spells_names(first));
}

/* The line before is full of text that goes on in this one. */
static bool goes_on(const gaz_pass *pass) {
    enum { LEAST = 16 * 3 /* bytes */ };
    const char *end = gaz_line_before(pass->text.ptr, pass->line);
    const char *text = pass->text.ptr;
    const char *begin = gaz_line_begin(end - text > REACH ? end - REACH : text, end);
    gaz_slice line = gaz_slice_trim(gaz_slice_between(begin, end));
    uint32_t last = gaz_utf8_last(line.ptr, gaz_slice_end(line));
    return line.len >= LEAST &&
           (gaz_is_han(last) || last == 0xFF0C || last == 0x3001 || last == 0x3015);
}

/* The words before the sign are a sentence, or the end of one that the line before began. */
static bool ends_sentence(gaz_pass *pass, const char *at) {
    bool name = spells_names(gaz_pass_before(pass, at)) && spells_names(begins_next(pass));
    return !name && (is_prose(words_before(pass, at)) || goes_on(pass));
}

bool gaz_correct_full_stop(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    uint32_t after = gaz_pass_at(pass, at + step);
    bool end = after == 0 || closes(after);
    if (!is_stop_sign(at, step) || !gaz_is_han(gaz_pass_before(pass, at)) ||
        !(end ? ends_sentence(pass, at) : gaz_is_han(after) && parts_words(pass, at, step))) {
        return false;
    }
    bool engine = is_engine(pass, c);
    return (engine || end) &&
           gaz_pass_note(pass, at, at + step, gaz_slice_of("。"), GAZ_RULE_PUNCTUATION,
                         engine ? GAZ_CERTAIN : GAZ_LIKELY,
                         gaz_slice_of(engine ? "at the end of a sentence, as at that of others here"
                                             : "it may be the end of a sentence"));
}

size_t gaz_correct_point(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    if (!gaz_correct_full_stop(pass, at, c, step) && step == 3) {
        gaz_correct_wide_point(pass, at, step);
    }
    return step;
}
