/*
 * evidence.h - what speaks for the begin of a document at a head.
 *
 * Each kind of evidence weighs something (evidence.c); GAZ_EVIDENCE_ENOUGH begins a document.
 */
#ifndef GAZ_SPLIT_EVIDENCE_H
#define GAZ_SPLIT_EVIDENCE_H

#include "split/document/head.h"
#include "split/document/issued.h"

enum {
    GAZ_EVIDENCE_AFTER_END = 2, /* behind a date, a remark, an imprint, or the front matter */
    GAZ_EVIDENCE_ENOUGH = 6
};

/* The search for documents: where it is, and what is known of the document at hand. */
struct gaz_finder {
    gaz_arena *arena;
    gaz_paragraphs *list;
    const gaz_facts *facts; /* of each paragraph of the list */
    gaz_issue *issue;
    gaz_toc_keys toc;
    gaz_names names; /* what the document at hand says that it issues */
    uint32_t begin;  /* first paragraph of the document at hand */
    bool open;
    bool issuing;
    bool annex;
    bool noted;            /* the document at hand announces annexes */
    bool is_signed;        /* and has had an organ's signature and the date */
    bool law;              /* the document at hand has had a first article */
    bool of_case;          /* its title names a case */
    bool explaining;       /* or says that it explains another */
    bool adopted;          /* a resolution or decision of a meeting, which nobody signs */
    gaz_title_key title;   /* its title */
    uint32_t entry;        /* its entry of the contents page, or GAZ_NO_PARAGRAPH */
    uint32_t waiting;      /* index of a document that goes on further on, or GAZ_NO_PARAGRAPH */
    bool resumes;          /* the document at hand is the rest of it */
    uint32_t to_issue;     /* texts that its title names and that have not begun */
    gaz_slice issued_kind; /* 讲话 of 印发某某同志讲话的通知, until it has begun */
};

/* How much speaks for a document that begins with the head. */
int gaz_evidence_weigh(const struct gaz_finder *finder, const gaz_head *head);

/* True when the head is that of a text of the kind that the document at hand says it issues. */
bool gaz_evidence_is_issued_kind(const struct gaz_finder *finder, const gaz_head *head);

/* True when paragraph i is 第一条. */
bool gaz_evidence_is_first_article(const struct gaz_finder *finder, uint32_t i);

/* True when a law begins with paragraph i, behind its title: 第一条, headings and notes before it.
 */
bool gaz_evidence_begins_law(const struct gaz_finder *finder, uint32_t i);

/* True when the title is of the kind with this name in kinds.tsv. */
bool gaz_evidence_is_of_kind(gaz_slice title, const char *name);

#endif
