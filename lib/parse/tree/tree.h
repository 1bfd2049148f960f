/*
 * tree.h - what the parts of the tree builder share.
 *
 * The tree grows in one pass over the units. Which level lies under which is
 * decided before, from the whole stretch (rank.c); which of a node's words are
 * its heading is decided after, when its children and its siblings are known
 * (caption.c).
 */
#ifndef GAZ_PARSE_TREE_H
#define GAZ_PARSE_TREE_H

#include "parse/tree/opening.h"
#include "parse/unit/parser.h"

enum { GAZ_LABEL_KINDS = GAZ_LABEL_HALF + 1 };

/* A node while it grows. The public node is its first member. */
struct growing {
    gaz_node node;
    gaz_node *before;    /* the sibling before it; of the first the last */
    uint32_t bold;       /* bytes of text that are bold, from its start */
    uint32_t signs : 26; /* of its text and heading (data/signs.h) */
    uint32_t kind : 5;   /* gaz_label_kind; of an inferred node that of its siblings */
    uint32_t noted : 1;  /* a note from a line of its own was added to its text */
    struct opening opening;
};

/* The last node below this one, NULL when there is none. */
static inline gaz_node *gaz_last_child(const gaz_node *node) {
    return node->first == NULL ? NULL : ((const struct growing *)node->first)->before;
}

/* The sibling before a node, NULL when it is the first. */
static inline gaz_node *gaz_sibling_before(const gaz_node *node) {
    return node->parent->first == node ? NULL : ((const struct growing *)node)->before;
}

/* Whether the text of a node, or its heading, may hold one of these signs. */
static inline bool gaz_node_may_hold(const gaz_node *node, uint32_t signs) {
    return (((const struct growing *)node)->signs & signs) != 0;
}

/* The last label of a kind, and under which node it stood. */
struct last_label {
    int64_t ordinal;
    const gaz_node *parent;
};

/* What was last reported of a label. */
struct alike {
    gaz_slice label;
    int64_t last; /* the number before it */
    enum gaz_code code;
    gaz_slice message;
    uint32_t count; /* of reports in a row that say the same */
};

struct outline {
    struct parser *parser;
    struct range range;
    gaz_node *root;
    bool lists_names;                        /* its title says that it is a list of names */
    gaz_node *open;                          /* the deepest node that is open */
    int rank[GAZ_LABEL_KINDS];               /* smaller lies higher */
    uint32_t next[GAZ_LABEL_KINDS];          /* the next unit with a label of this kind */
    struct last_label last[GAZ_LABEL_KINDS]; /* for the sequence of numbers */
    struct alike alike;
    bool has_articles;
    enum { GAZ_UNKNOWN, GAZ_NO, GAZ_YES } captioned; /* nearly all articles may have captions */
    bool bare_chapters; /* 总则 stands above the first article, without a number */
    gaz_node *captions; /* under what the last 【基本案情】 stands, NULL before the first */
    uint32_t terms; /* the unit 名词解释, below which labels are of another list; or range.end */
};

/* grow.c: a new last child of parent. */
struct growing *gaz_add_node(struct outline *outline, gaz_node *parent, gaz_node_type type,
                             const struct unit *unit);

/* grow.c: takes the first child, which has no text left, off the tree. */
void gaz_drop_first(gaz_node *parent);

/* grow.c: where what the text of a node says is kept. */
gaz_findings *gaz_findings_of(struct parser *parser, gaz_node *node);

/* The cells of a table or list, else NULL. */
static inline const gaz_cells *gaz_cells_of(const gaz_node *node) {
    return node->findings == NULL ? NULL : node->findings->cells;
}

/* grow.c: gives a table or list its cells, none so far. */
gaz_cells *gaz_give_cells(struct parser *parser, gaz_node *node);

/* note.c: takes their labels off notes ①, ② whose marks stand in the text above them, as
 * those at the foot of a page and below a report do. */
void gaz_unlabel_notes(struct parser *parser, struct range range);
/* True for text that begins with such a mark. */
bool gaz_begins_with_mark(gaz_slice text);
/* True for 名词解释, 《政府工作报告》名词解释：, a line that heads such notes. */
bool gaz_heads_terms(gaz_slice text);

/* rank.c: which kind of label lies under which in this stretch. */
void gaz_rank_labels(struct outline *outline);
/* The first unit from `from` on that bears a label of this kind; range.end when
 * none does. Calls must ask with a `from` that never falls. */
uint32_t gaz_next_label(struct outline *outline, gaz_label_kind kind, uint32_t from);

/* sequence.c: true when the number of unit `at` fits nowhere while the next of
 * its kind does: then it is a number in prose. */
bool gaz_label_is_stray(struct outline *outline, uint32_t at);
/* Notes the number of a new node, and reports a gap or a repeat. */
void gaz_count_label(struct outline *outline, const struct growing *node, const struct unit *unit);
/* The open node whose next sibling has lost its label at unit `at`, or NULL. */
struct growing *gaz_lost_sibling(struct outline *outline, uint32_t at);

/* division.c: finds out whether chapters bear no numbers. */
void gaz_find_bare_chapters(struct outline *outline);
/* Adds unit `at` as such a chapter, false when it is none. */
bool gaz_add_bare_chapter(struct outline *outline, uint32_t at);

/* caption.c: true for 【基本案情】 and nothing else: a caption without a number. */
bool gaz_is_bare_caption(gaz_slice text);
/* Parts headings from texts in the finished tree. */
void gaz_settle_captions(struct outline *outline);

/* contents.c: keeps the contents list at the start of the range as furniture;
 * answers where it ends. */
uint32_t gaz_take_contents(struct parser *parser, struct range range);

/* quotation.c: the quoted text that begins at unit `at`, as a child of the node
 * that announces it; answers how many units it took. */
uint32_t gaz_parse_quotation(struct outline *outline, gaz_node *parent, uint32_t at);

/* stacked_table.c: figures and their marks alone: 3.2011, 1,860, 98%. */
bool gaz_is_figure(gaz_slice text);

/* stacked_table.c: the rows, with their head, of the table whose cells are the units from
 * range.first on, one below the other; 0 when 序号 there heads none. *columns is how
 * many units a row has. */
uint32_t gaz_stacked_rows(const struct parser *parser, struct range range, uint32_t *columns);

/* table.c, name_list.c: the table or list that begins at unit `at`, as a child
 * of parent; answers how many units it took, 0 when none begins there. */
uint32_t gaz_parse_table(struct outline *outline, gaz_node *parent, uint32_t at);
uint32_t gaz_parse_name_list(struct outline *outline, gaz_node *parent, uint32_t at);

/* cells.c: true for a short cell that names a column (序号, 责任单位). */
bool gaz_names_column(gaz_slice cell);
/* True for the rule under the head of a Markdown table, |---|---|. */
bool gaz_is_rule_row(gaz_slice row);
/* Adds the cells of a row: at tabs or bars, else at wide gaps, else (narrow) at every
 * space. */
void gaz_split_cells(gaz_arena *arena, gaz_slice row, bool narrow, gaz_slices *cells);
/* The name without the space that pads it (何 燕), absent when the cell is no
 * person's name. */
gaz_slice gaz_person_name(gaz_arena *arena, gaz_slice cell);

/* outline.c: the tree of a stretch of body, under part->root. */
void gaz_parse_outline(struct parser *parser, gaz_part *part, struct range range);

/* eid.c: ids for all nodes under part->root; answers those that have words. */
struct texts gaz_give_ids(struct parser *parser, gaz_part *part);

#endif
