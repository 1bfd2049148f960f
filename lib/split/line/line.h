/*
 * line.h - the lines of an issue, freed from their marks, each with a class.
 *
 * Blank lines and lines that were set aside (furniture) are not kept; what
 * they say about the next line stays as a mark of that line.
 */
#ifndef GAZ_SPLIT_LINE_H
#define GAZ_SPLIT_LINE_H

#include "split/line/facts.h"
#include "text/memory/arena.h"

/* What the raw line looked like, or-ed together in `marks`. */
enum {
    GAZ_MARK_BLANK_BEFORE = 1, /* a blank line stands before it */
    GAZ_MARK_PAGE_BEFORE = 2,  /* a page break stands before it */
    GAZ_MARK_BULLET = 4,       /* began with a list mark */
    GAZ_MARK_ROW = 8,          /* cells, separated by U+0009 in text */
    GAZ_MARK_BOLD_ON = 16,     /* bold goes on in the next line */
    GAZ_MARK_BOLD_INTO = 32,   /* begins within bold of the line before */
    GAZ_MARK_CENTRED = 64,     /* set in the middle of the measured width */
    GAZ_MARK_INDENTED = 128    /* begins with a first-line indent */
};

enum { GAZ_WIDTH_UNKNOWN = UINT16_MAX };

/* A large issue has a million of them: each byte is a megabyte of new memory. */
typedef struct gaz_line {
    const char *text; /* without marks and outer spaces */
    uint32_t len;
    uint32_t number; /* raw line, from 1 */
    uint32_t bold;   /* bytes from the start of text that were bold */
    uint16_t more;   /* raw lines behind that one which it takes up too */
    uint16_t width;  /* columns of text, a Han character counts two;
                      * GAZ_WIDTH_UNKNOWN when too long to matter */
    uint8_t indent;  /* columns of space before text, at most 255 */
    uint8_t marks;   /* GAZ_MARK_ bits */
    uint8_t heading; /* depth of a Markdown heading mark */
    uint8_t line_class;
    gaz_facts facts; /* of text */
    int32_t ordinal; /* of the label that line_class tells of, INT32_MAX when larger */
} gaz_line;

typedef struct gaz_line_list {
    gaz_line *items;
    uint32_t count;
    uint32_t capacity;
    uint32_t raw; /* how many raw lines the text has */
    /* What one of the lines has, or had: nobody goes through them to look for what none has,
     * as those of a large issue are out of the cache. */
    gaz_facts any;
    uint8_t marks;
    uint8_t indent; /* the largest */
    /* Indexes of the lines that are odd, in their order, until the furniture is out: rules about
     * such lines go through these. */
    uint32_t *odd;
    uint32_t odd_count;
    uint32_t odd_capacity;
} gaz_line_list;

/* Its text as a slice. */
static inline gaz_slice gaz_line_text(const gaz_line *line) {
    return (gaz_slice){line->text, line->len};
}

/* The column at which its text ends; its width is known. */
static inline uint32_t gaz_line_right_edge(const gaz_line *line) {
    return line->width + line->indent;
}

/* True when a page break or a blank line stands before the line. */
static inline bool gaz_line_is_apart(const gaz_line *line) {
    return (line->marks & (GAZ_MARK_PAGE_BEFORE | GAZ_MARK_BLANK_BEFORE)) != 0;
}

/* False for a line of text that nothing tells from others. */
static inline bool gaz_line_is_odd(const gaz_line *line) {
    return (line->facts.first & GAZ_FIRST_ODD) != 0;
}

/* Line i, behind all that are listed, is odd. */
void gaz_line_list_add_odd(gaz_arena *arena, gaz_line_list *list, uint32_t i);

/* Lists the odd lines anew, where lines were added or became odd. */
void gaz_line_list_find_odd(gaz_arena *arena, gaz_line_list *list);

/* Columns that text takes in print: 2 for Han and full-width characters. */
uint32_t gaz_columns(gaz_slice text);

/* classify.c: the class of a line by its own words and its facts; total, the last answer is
 * "other". *ordinal is set where the class is that of a label. */
gaz_line_class gaz_line_classify(gaz_slice text, gaz_facts facts, int32_t *ordinal);

/* Gives a line with text and facts its class, and the bits of its facts that its class tells. */
void gaz_line_find_class(gaz_line *line);

/* The line has this text, a part of its own, and nothing of it is bold. */
void gaz_line_say(gaz_line *line, gaz_slice text);

/* Gives the class DECIMAL to the lines whose labels 1, 1.1, 2.3.1 follow each other. */
void gaz_line_list_find_decimals(gaz_arena *arena, gaz_line_list *list);

/* True for the classes that a numbering label gives (book ... level5). */
static inline bool gaz_line_is_labelled(gaz_line_class line_class) {
    return line_class >= GAZ_LINE_BOOK && line_class <= GAZ_LINE_LEVEL5;
}

#endif
