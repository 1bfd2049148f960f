/*
 * parser.h - the state of one document while it is parsed, and its units.
 *
 * Every file of lib/parse works on it.
 */
#ifndef GAZ_PARSE_PARSER_H
#define GAZ_PARSE_PARSER_H

#include "text/diagnostic.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/label.h"
#include "text/grammar/title.h"
#include "text/memory/arena.h"
#include "text/slice.h"

/* A paragraph that has been looked at once. */
struct unit {
    gaz_slice text;  /* without the spaces around it */
    gaz_label label; /* kind GAZ_LABEL_NONE when it bears none */
    const gaz_paragraph *paragraph;
    uint32_t signs; /* of the text behind its label (data/signs.h), all when not known */
    bool taken;     /* an element holds it; the tree passes over it */
    uint8_t form;   /* name_list.c: what list it may be a line of, 0 when nobody asked */
};

struct parser {
    gaz_arena *arena;
    const gaz_document *document;
    gaz_parsed *out;
    struct unit *units; /* those that hold text */
    uint32_t count;
    uint32_t forgotten;           /* units up to here, without the first, are no more, */
    bool labelled;                /* and one of them bore a label */
    bool once;                    /* so are the paragraphs of the document, */
    gaz_paragraph *still_read;    /* up to this one, once some are */
    gaz_slice masthead;           /* as it stood, with the gaps between its organs */
    gaz_slices carried;           /* keys of the titles that the document carries */
    const gaz_issue_texts *texts; /* what else its issue holds, or NULL */
    uint32_t signed_line;         /* of out->date_signed_raw */
    uint32_t nodes;               /* in the trees so far */
    struct text *texts_read;      /* those of all parts, in their order */
    uint32_t text_count;
    struct organ_memory *organs; /* known_organ.c */
};

/* A node with words, and the signs that these may hold; GAZ_SIGN_ALL has none of the
 * bits below. */
struct text {
    gaz_node *node;
    uint32_t signs;
};

enum {
    GAZ_TEXT_CELLS = 1 << 29, /* it has cells */
    GAZ_TEXT_QUOTED = 1 << 30 /* it is, or stands in, a quotation */
};

/* The texts of one part, in the order of the text: rules go through them, and look at
 * the nodes that have their signs (a walk over the tree for each rule took twice the
 * time). */
struct texts {
    const struct text *items;
    uint32_t count;
};

/* Whether a unit without label may hold one of these signs; what a label hides from
 * unit->signs may be any. */
static inline bool gaz_unit_may_hold(const struct unit *unit, uint32_t signs) {
    return (unit->signs & signs) != 0 || unit->label.len > 0;
}

/* A stretch of units: from first up to, not including, end. */
struct range {
    uint32_t first;
    uint32_t end;
};

/* units.c: fills parser->units. */
void gaz_read_units(struct parser *parser);

/* series.c: labels 甲、 A、 a) 1) of units without a label, where the next one proves them. */
void gaz_prove_series(struct parser *parser);

/* units.c: the units before `end` are in a tree, and are looked at no more; the first
 * stays. */
void gaz_forget_units(struct parser *parser, uint32_t end);

/* True for a unit that holds 。 ； ： or ，. */
bool gaz_unit_is_sentence(const struct unit *unit);

/* True for a unit without sentence punctuation and not longer than `most`
 * characters: the shape of headings, names and titles. */
bool gaz_unit_is_short(const struct unit *unit, size_t most);

/* True when the unit is bracketed as a whole: （…） or (...). *inside is then what
 * stands in the brackets, else left as it was. */
bool gaz_unit_is_bracketed(const struct unit *unit, gaz_slice *inside);

/* True when the unit begins with the word and a colon behind it, spaces
 * allowed; *rest is what follows. */
bool gaz_unit_has_mark(const struct unit *unit, const char *word, gaz_slice *rest);

/* Keeps the printed words that only name an element (附件：, 抄送：). */
void gaz_keep_mark(struct parser *parser, const char *kind, gaz_slice text, uint32_t line);

/* The text of several units as one, as titles are: spaces between Han
 * characters taken off. */
gaz_slice gaz_join_units(struct parser *parser, struct range range);

/* A diagnostic about one unit. */
void gaz_report(struct parser *parser, enum gaz_code code, const struct unit *unit,
                gaz_slice message);

/* tidy.c: the text without the spaces that layout put between Han characters
 * or beside Chinese punctuation; itself when there are none. */
gaz_slice gaz_tidy(gaz_arena *arena, gaz_slice text);

#endif
