/*
 * facts.h - what one look at a line tells, kept with the line.
 *
 * About twenty rules ask about every line; nearly all of them can be answered "no"
 * by the signs in it, by its first or by its last character. A rule asks for these
 * bits first and reads the text only where they allow it.
 */
#ifndef GAZ_SPLIT_FACTS_H
#define GAZ_SPLIT_FACTS_H

#include <string.h>

#include "text/scan/glance.h"

/* What the first character may begin. */
enum {
    GAZ_FIRST_LABEL = 1 << 0,   /* a numbering label (text/grammar/label.h) */
    GAZ_FIRST_PAGE = 1 << 1,    /* a page number: a digit, a dash or dot, 第 */
    GAZ_FIRST_BRACKET = 1 << 2, /* it is （ or ( */
    GAZ_FIRST_DASH = 1 << 3,    /* it is a dash */
    GAZ_FIRST_ANNEX = 1 << 4,   /* it is 附 */
    GAZ_FIRST_COPIES = 1 << 5,  /* 抄送, 分送, 主送 */
    GAZ_FIRST_PORTAL = 1 << 6,  /* a name of the metadata of a web portal */
    GAZ_FIRST_URGENCY = 1 << 7, /* what stands above a document's number: 特急, 000001 */
    GAZ_FIRST_REST = 1 << 8,    /* no sentence: gaz_continues */
    GAZ_FIRST_DIGIT = 1 << 9,   /* it is a digit of either width */
    GAZ_FIRST_PAGE_WORD =
        1 << 10,               /* a word of web pages (data/page_words.h), or a sign before it */
    GAZ_FIRST_ONE = 1 << 11,   /* a label that counts 1: known when the line has its class */
    GAZ_FIRST_ABOVE = 1 << 12, /* it is 上, as in 上接 */
    /* The line may be of the page or its site, not of a text, or a row of metadata: known
     * when the line has its class. Walks that look for such lines pass over all others. */
    GAZ_FIRST_ODD = 1 << 13
};

/* What the last character may end. */
enum {
    GAZ_LAST_KIND = 1 << 0,     /* a kind of document (data/kinds.h) or the bracket behind it */
    GAZ_LAST_ORGAN = 1 << 1,    /* an organ's name (data/organs.h) */
    GAZ_LAST_DATE = 1 << 2,     /* it is 日 or a digit */
    GAZ_LAST_PRINT = 1 << 3,    /* 印发, 印制, 共印300份 */
    GAZ_LAST_MASTHEAD = 1 << 4, /* 文件, 令, 公告, 发电 */
    GAZ_LAST_COLON = 1 << 5,    /* it is ： or : */
    GAZ_LAST_FRAME = 1 << 6,    /* a page number: a digit, a dash or dot */
    GAZ_LAST_HAN = 1 << 7       /* it is Han */
};

typedef struct gaz_facts {
    uint32_t signs; /* GAZ_HAS_ bits */
    uint16_t first; /* GAZ_FIRST_ bits */
    uint8_t last;   /* GAZ_LAST_ bits */
    uint8_t tail;   /* gaz_tail */
} gaz_facts;

/* What one of two has; the tail of both says nothing. */
static inline gaz_facts gaz_facts_of_either(gaz_facts a, gaz_facts b) {
    return (gaz_facts){.signs = a.signs | b.signs,
                       .first = (uint16_t)(a.first | b.first),
                       .last = (uint8_t)(a.last | b.last)};
}

/* Those of the paragraphs of a list, at the same places. */
typedef struct gaz_facts_list {
    gaz_facts *items;
    uint32_t count;
    uint32_t capacity;
} gaz_facts_list;

/* The facts of text that begins and ends in no space; where one does, the bits of
 * that side are all set, and rules look for themselves. */
gaz_facts gaz_facts_of(gaz_slice text);

/* The same for a text whose signs are known. */
gaz_facts gaz_facts_with(gaz_slice text, uint32_t signs);

/* What first and last characters of three bytes tell, kept: texts have few of them, and
 * they tell the same in each. All zero at first. */
enum { GAZ_KNOWN_CHARACTERS = 2048 };
typedef struct gaz_known_facts {
    struct {
        uint32_t bytes; /* of the character */
        uint16_t bits;
        uint8_t tail; /* of a last character */
    } first[GAZ_KNOWN_CHARACTERS], last[GAZ_KNOWN_CHARACTERS];
} gaz_known_facts;

/* gaz_facts_with for one of many lines; 420 of 5,000 instructions a line of wrapped
 * text are saved. */
gaz_facts gaz_facts_known(gaz_known_facts *known, gaz_slice text, uint32_t signs);

/* True when one of the bits of `wanted`, whose tail is 0, is among the facts. Both
 * are one word of a machine: many are asked for every line. */
static inline bool gaz_facts_allow(gaz_facts facts, gaz_facts wanted) {
    uint64_t has;
    uint64_t of;
    _Static_assert(sizeof facts == sizeof has, "facts are one word");
    memcpy(&has, &facts, sizeof has);
    memcpy(&of, &wanted, sizeof of);
    return (has & of) != 0;
}

#endif
