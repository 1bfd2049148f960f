/*
 * head.h - the head of a document: masthead, number, title, addressees, in the
 * order that its issuer prefers.
 */
#ifndef GAZ_SPLIT_HEAD_H
#define GAZ_SPLIT_HEAD_H

#include "split/line/facts.h"
#include "split/line/words.h"
#include "split/paragraph/toc_keys.h"

#define GAZ_NO_PARAGRAPH UINT32_MAX

typedef struct gaz_head {
    uint32_t from; /* paragraphs from..to, to excluded */
    uint32_t to;
    uint32_t title;      /* index of the title, or GAZ_NO_PARAGRAPH */
    uint32_t number;     /* index of the number line, or GAZ_NO_PARAGRAPH */
    uint32_t toc;        /* entry of the contents page with this title, or GAZ_NO_PARAGRAPH */
    gaz_title_form form; /* of the title */
    gaz_title_key key;   /* of the title, in chars */
    uint32_t chars[GAZ_KEY_LONGEST];
    bool metadata; /* begins with what a web portal prints before a document */
    bool masthead;
    bool addressees;
    bool adopted; /* a note under the title says who adopted it, and when */
    bool byline;  /* an organ alone, or who speaks, stands under the title */
    bool day;     /* a date in brackets does */
} gaz_head;

/* Reads the head that begins with paragraph i; false when none does. facts are those
 * of the paragraphs. */
bool gaz_head_read(const gaz_paragraphs *paragraphs, const gaz_facts *facts, uint32_t i,
                   const gaz_toc_keys *toc, gaz_head *head);

/* True for 5月某县大事记 with 1日 … right below: the title of a chronicle, and a day. */
bool gaz_head_begins_days(const gaz_paragraphs *paragraphs, const gaz_head *head);

#endif
