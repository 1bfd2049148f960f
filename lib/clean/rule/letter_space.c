/* letter_space.c - rule `letter-space`: a space between every two characters. */
#include "clean/rule/letter_space.h"

#include "clean/edit/pass.h"
#include "text/chars.h"
#include "text/grammar/label.h"
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
    WORDS_PROVE = 3,      /* so many of its gaps are worth one between characters */
    LONGEST_LABEL = 60,   /* bytes of 第 一 百 二 十 三 条 and what stands right behind it */
    LONGEST_CAPTION = 120 /* bytes of 第 二 章 技 术 交 易 准 则 */
};

/* The borders between two Chinese characters of a line. */
struct borders {
    uint32_t gaps;    /* one space */
    uint32_t closed;  /* none, of two Han characters */
    uint32_t longest; /* Han characters on end */
    bool sentence;    /* a mark of punctuation stands in it */
    bool list;        /* or one that parts what a sentence lists */
    bool phrase;      /* 的 alone between gaps, or 关于: no row of names has them */
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

static bool is_word_of_phrase(gaz_slice line, const char *at) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(line));
    return (unsigned char)*at >= 0xE5 &&
           (gaz_slice_starts(rest, "关于") || gaz_slice_starts(rest, "关 于") ||
            (gaz_slice_starts(rest, "的 ") && at > line.ptr && at[-1] == ' '));
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
        borders.list |= c == 0x3001 || c == 0xFF1B;
        borders.phrase |= is_word_of_phrase(line, at);
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

/* The same of a line in a text that is proved: 包括 技术 交易 场所 服务 、 and 企业 营业 执照 的
 * 公告 are such too. */
static bool is_of_words(const struct borders *borders) {
    return (borders->sentence || borders->list || borders->phrase) &&
           borders->gaps >= LEAST_WORD_GAPS && borders->longest <= LONGEST_WORD;
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

/* What the lines before tell of the articles. */
struct articles {
    int64_t last;  /* the article that began last */
    uint32_t tail; /* the last character of the line before, blank ones aside */
    bool caption;  /* that line is 第二章 or 第一节 with its caption */
};

/* The text without its spaces. */
static gaz_slice squeeze(gaz_slice text, char *buffer) {
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        buffer[len] = text.ptr[i];
        len += text.ptr[i] != ' ';
    }
    return (gaz_slice){buffer, len};
}

/* Bytes of the line up to where so many that are no spaces have passed. */
static const char *behind_bytes(gaz_slice line, size_t count) {
    const char *at = line.ptr;
    while (count > 0 && at < gaz_slice_end(line)) {
        count -= *at != ' ';
        at++;
    }
    return at;
}

static bool is_caption(gaz_slice line) {
    gaz_label label;
    return gaz_label_read(line, &label) > 0 && label.kind < GAZ_LABEL_ARTICLE;
}

/* The gap behind 第 二 条 at the start of a line, which print has too; NULL where there is none.
 * Only behind a sentence or a caption, counting on from the article before: a provision that is
 * cited there stands within a sentence. */
static const char *article_gap(struct articles *articles, gaz_slice line) {
    char buffer[LONGEST_LABEL];
    gaz_label label;
    bool doubtful;
    gaz_slice text = gaz_slice_trim_left(line);
    gaz_slice head = gaz_slice_first(text, text.len < LONGEST_LABEL ? text.len : LONGEST_LABEL);
    gaz_slice start = squeeze(head, buffer);
    bool opens = articles->tail == 0 || articles->caption || gaz_is_sentence_end(articles->tail) ||
                 articles->tail == ';' || articles->tail == ':';
    if (gaz_label_read_gapless(start, &label, &doubtful) == 0 || doubtful ||
        (label.ordinal != 1 && (!opens || label.ordinal != articles->last + 1))) {
        return NULL;
    }
    articles->last = label.ordinal;
    const char *gap = behind_bytes(text, label.len);
    return gap < gaz_slice_end(line) && *gap == ' ' ? gap : NULL;
}

static void remember(struct articles *articles, gaz_slice line) {
    char buffer[LONGEST_CAPTION];
    gaz_slice text = gaz_slice_trim(line);
    if (text.len > 0) {
        articles->tail = gaz_utf8_last(text.ptr, gaz_slice_end(text));
        articles->caption = text.len < sizeof buffer && is_caption(squeeze(text, buffer));
    }
}

static void close_gaps(gaz_pass *pass, gaz_slice line) {
    struct borders borders = borders_of(line);
    const char *kept = article_gap(pass->data, line);
    remember(pass->data, line);
    if (!stands_apart(&borders) && !is_of_words(&borders)) {
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
        if (at != kept && is_gap(line, at, before)) {
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
    struct articles articles = {0};
    gaz_pass pass = gaz_pass_of(arena, text, options);
    pass.data = &articles;
    gaz_pass_lines(&pass, close_gaps);
    return pass.edits;
}
