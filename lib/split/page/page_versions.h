/*
 * page_versions.h - two columns that are those of a table: one text beside another version of it.
 */
#ifndef GAZ_SPLIT_PAGE_VERSIONS_H
#define GAZ_SPLIT_PAGE_VERSIONS_H

#include "split/page/page_gutter.h"

/* What the labels of two columns tell. */
typedef struct gaz_versions {
    uint32_t left; /* articles and items that begin on the left, */
    uint32_t rows; /* and so many with one of the same or nearly the same number beside them */
    uint32_t same; /* of these, with the same number */
} gaz_versions;

/* True when a row of such a table begins with these pieces. */
bool gaz_versions_begin_row(const gaz_pieces *pieces);

/* Counts what these pieces tell. */
void gaz_versions_count(gaz_versions *versions, const gaz_pieces *pieces);

/* True for the table: its labels stand side by side. In columns of print the right one counts on
 * from the left one, and seldom on the same line. */
bool gaz_versions_are_beside(const gaz_versions *versions);

#endif
