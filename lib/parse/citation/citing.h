/*
 * citing.h - what the parts that read citations share.
 *
 * A text is walked once. Where a citation may begin, the reader of its kind
 * (title, provision, relative, number) takes it and answers where it ends.
 */
#ifndef GAZ_PARSE_CITING_H
#define GAZ_PARSE_CITING_H

#include "parse/citation/provision.h"

enum { MOST_SHORT_NAMES = 64, LONGEST_NAME = 120 };

/* （以下简称《条例》）: a short name for the rest of the document. */
struct short_name {
    gaz_slice key;
    gaz_slice title;
    gaz_slice doc_number;
};

struct short_names {
    struct short_name items[MOST_SHORT_NAMES];
    uint32_t count;
};

/* What is known while the texts of a part are read. */
struct citing {
    struct parser *parser;
    struct short_names *names; /* of the whole document */
    struct provision_scope scope;
    struct provision_scope other; /* of another part, for 本办法第三条 in an annex of it */
    const gaz_node *node;         /* that cites */
    gaz_slice eid;                /* its id, absent until it cites */
    gaz_slice text;
    bool in_text;        /* it is the text of a node */
    const char *read;    /* what was cited last ends here */
    const char *counted; /* characters up to here are counted */
    int64_t chars;
    const char *relation; /* of the title before, for 、 behind it */
    gaz_slice title;      /* the title before, for 该条例 */
    gaz_slice doc_number;
    /* The provision before, for lists: 第三条第一款、第二款. */
    const char *last_begin;
    const char *last_end;
    struct provision last;
    gaz_slice last_title; /* it belongs to this title */
    gaz_slice last_number;
    bool last_other; /* it belongs to another text */
    bool last_part;  /* it belongs to the part that `other` is of */
    const char *last_relation;
    bool amending;     /* the part has no articles, and amends another text: */
    gaz_slice amended; /* the one named last, absent while unknown */
};

/* cite.c: the id of the node that cites. */
gaz_slice gaz_citing_eid(struct citing *citing);
/* A new reference, whose words stand between two places of the text. */
gaz_reference *gaz_cite(struct citing *citing, const char *begin, const char *end);
/* Names the title of a reference, absent or not, with its key and number. */
void gaz_cite_text(struct citing *citing, gaz_reference *reference, gaz_slice title,
                   gaz_slice doc_number);

/* Each reads the citation that begins at `at` and answers where to go on, always
 * behind `at`.
 * cited_title.c: 《X》（number）, with provisions behind it. */
const char *gaz_cite_title(struct citing *citing, const char *at);
/* cited_number.c: 国发〔2024〕1号 without a title; `at` is its bracket. */
const char *gaz_cite_number(struct citing *citing, const char *at);
/* cited_order.c: 国务院令第586号 without a title; `at` is its 第. */
const char *gaz_cite_order(struct citing *citing, const char *at);
/* cited_provision.c: 第三条, lists, ranges; of this text or of one named before. */
const char *gaz_cite_provision(struct citing *citing, const char *at);
/* cited_relative.c: 前款, 前两款, 本条, 本办法. */
const char *gaz_cite_relative(struct citing *citing, const char *at);

/* cited_title.c: where a provision of a title may begin, in what stands between the
 * title and end: behind 的 or 中的, and behind brackets that tell its number or its day. */
const char *gaz_provision_place(const gaz_reference *found, const char *end);

/* cited_provision.c: one reference for each of the provisions at `at`, of which
 * `begin` is where the citation begins. Title and number are those of the other
 * text they belong to, absent for this one. Answers where they end, NULL when
 * none are there. */
const char *gaz_cite_provisions(struct citing *citing, const char *begin, const char *at,
                                gaz_slice title, gaz_slice doc_number, bool other);

/* cited_provision.c: the same for 本办法第三条 in an annex, where `part` calls itself so; NULL
 * also when that has no articles. */
const char *gaz_cite_of_part(struct citing *citing, const char *begin, const char *at,
                             const gaz_part *part);

/* cited_provision.c: reports that this text has no such provision. */
void gaz_report_provision(struct citing *citing, gaz_slice text);

/* short_name.c: takes the definition of a short name that stands at `at`, behind a
 * title; answers where it ends, `at` when there is none. */
const char *gaz_define_short_name(struct citing *citing, const char *at, gaz_slice title,
                                  gaz_slice doc_number);
/* The short name with this key, NULL when there is none. */
const struct short_name *gaz_short_name(const struct citing *citing, gaz_slice key);

/* relation.c: what the words before a title say of it, or those behind it; NULL
 * when neither says anything. */
const char *gaz_relation(const struct citing *citing, const char *open, const char *end);

#endif
