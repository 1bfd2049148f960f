/* letter_space.c - rule `letter-space`: a space between every two characters. */
#include "clean/rule/letter_space.h"

#include "clean/edit/pass.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    SHARE_OF_SPACES = 12, /* one byte in so many at least, in a text that is letter-spaced */
    LEAST_BORDERS = 8,    /* between characters, of a line that says something */
    LEAST_GAPS = 20,      /* of the lines that prove a text */
    MOST_CLOSED = 2,      /* gaps for each border without one */
    LONGEST_WORD = 4,     /* Han characters, where spaces part words */
    LEAST_WORD_GAPS = 4,  /* of a sentence of words */
    WORDS_PROVE = 3       /* so many of its gaps are worth one between characters */
};

/* The borders between two Chinese characters of a line. */
struct borders {
    uint32_t gaps;    /* one space */
    uint32_t closed;  /* none, of two Han characters */
    uint32_t longest; /* Han characters on end */
    bool sentence;    /* a mark of punctuation stands in it */
};

static bool is_chinese(uint32_t c) {
    return gaz_is_han(c) || gaz_is_cjk_punct(c);
}

/* The single space at `at` between two Chinese characters. */
static bool is_gap(gaz_slice line, const char *at, uint32_t before) {
    const char *next = at + 1;
    return *at == ' ' && is_chinese(before) && next < gaz_slice_end(line) &&
           is_chinese(gaz_utf8_first(gaz_slice_between(next, gaz_slice_end(line))));
}

static struct borders borders_of(gaz_slice line) {
    struct borders borders = {0};
    uint32_t before = 0;
    uint32_t word = 0;
    for (const char *at = line.ptr; at < gaz_slice_end(line);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(line), &step);
        word = gaz_is_han(c) ? word + 1 : 0;
        borders.longest = word > borders.longest ? word : borders.longest;
        borders.gaps += is_gap(line, at, before);
        borders.closed += gaz_is_han(before) && gaz_is_han(c);
        borders.sentence |= c == 0x3002 || c == 0xFF0C;
        before = c;
        at += step;
    }
    return borders;
}

static bool stands_apart(const struct borders *borders) {
    return borders->gaps > 0 && borders->closed * MOST_CLOSED <= borders->gaps;
}

/* 统筹 规划 发展 城市 养 老 服务 设施 。: newer engines know the words that they part. */
static bool parts_words(const struct borders *borders) {
    return borders->sentence && borders->gaps >= LEAST_WORD_GAPS &&
           borders->longest <= LONGEST_WORD;
}

static bool may_be_spaced(gaz_slice text, size_t most) {
    size_t needed = text.len / SHARE_OF_SPACES;
    return most > needed && gaz_scan_count(text, ' ') > needed;
}

/* Most sentences of the text are letter-spaced. */
static bool is_spaced(gaz_slice text) {
    gaz_lines lines = gaz_lines_of(text, 1);
    gaz_slice line;
    size_t terminator;
    uint32_t sentences = 0;
    uint32_t apart = 0;
    uint32_t gaps = 0;
    uint32_t words = 0;
    while (gaz_lines_next(&lines, &line, &terminator)) {
        struct borders borders = borders_of(line);
        if (!borders.sentence || borders.gaps + borders.closed < LEAST_BORDERS) {
            continue;
        }
        sentences++;
        if (stands_apart(&borders)) {
            apart++;
            gaps += borders.gaps;
        } else if (parts_words(&borders)) {
            apart++;
            words += borders.gaps;
        }
    }
    return gaps + words / WORDS_PROVE >= LEAST_GAPS && apart * 5 >= sentences * 3;
}

static void close_gaps(gaz_pass *pass, gaz_slice line) {
    struct borders borders = borders_of(line);
    if (!stands_apart(&borders) && !parts_words(&borders)) {
        return;
    }
    char *closed = gaz_arena_alloc(pass->arena, line.len);
    const char *first = NULL;
    const char *last = line.ptr;
    size_t len = 0;
    uint32_t before = 0;
    for (const char *at = line.ptr; at < gaz_slice_end(line);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(line), &step);
        if (is_gap(line, at, before)) {
            len = first == NULL ? 0 : len;
            first = first == NULL ? at : first;
            last = at + 1;
        } else if (first != NULL) {
            memcpy(closed + len, at, step);
            len += step;
        }
        before = c;
        at += step;
    }
    size_t behind = (size_t)(gaz_slice_end(line) - last);
    gaz_pass_note(pass, first, last, (gaz_slice){closed, len - behind}, GAZ_RULE_LETTER_SPACE,
                  GAZ_CERTAIN,
                  gaz_slice_of("the sentences of the text have a space behind every character"));
}

gaz_edits gaz_correct_letter_space(gaz_arena *arena, gaz_slice text, size_t most,
                                   const gaz_clean_options *options) {
    if ((options->skip >> GAZ_RULE_LETTER_SPACE & 1) != 0 || !may_be_spaced(text, most) ||
        !is_spaced(text)) {
        return (gaz_edits){0};
    }
    gaz_pass pass = gaz_pass_of(arena, text, options);
    gaz_pass_lines(&pass, close_gaps);
    return pass.edits;
}
