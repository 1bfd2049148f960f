/*
 * kinds.h - kinds of document (文种), from lib/data/kinds.tsv.
 */
#ifndef GAZ_DATA_KINDS_H
#define GAZ_DATA_KINDS_H

#include "gazette.h"

typedef struct gaz_kind {
    gaz_slice zh;   /* 通知 */
    gaz_slice name; /* notice: the value in the records */
    bool statutory; /* one of the fifteen of article 8; else a carried text, or */
    bool own;       /* 大事记, 任免, 解读: no text that a notice issues */
} gaz_kind;

/* False when no kind can begin text: one look, nearly always enough. */
bool gaz_kind_may_begin(gaz_slice text);

/* The longest kind that text begins with, absent when none does. */
gaz_slice gaz_kind_word(gaz_slice text);

/* False when no kind can end a title: one look, nearly always enough. */
bool gaz_kind_may_end(gaz_slice title);

/* The title without the number of a footnote at its end: 公报[1]. */
gaz_slice gaz_title_without_note(gaz_slice title);

/* The kind that ends a title, longest first; false when none does. Marks behind
 * the kind, （试行）, are the caller's to take off. */
bool gaz_kind_of_title(gaz_slice title, gaz_kind *kind);

/* The rows of the table, for those who list them (schemas, tests). */
size_t gaz_kind_count(void);
gaz_kind gaz_kind_at(size_t index);

#endif
