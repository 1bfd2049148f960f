/*
 * organs.h - the words that end an organ's name, from lib/data/organs.tsv.
 */
#ifndef GAZ_DATA_ORGANS_H
#define GAZ_DATA_ORGANS_H

#include "gazette.h"

typedef enum gaz_organ_class {
    GAZ_ORGAN_NONE,
    GAZ_ORGAN_GOVERNMENT,
    GAZ_ORGAN_CONGRESS,
    GAZ_ORGAN_COURT,
    GAZ_ORGAN_PROCURATORATE,
    GAZ_ORGAN_COMMITTEE,
    GAZ_ORGAN_OFFICE,
    GAZ_ORGAN_BUREAU,
    GAZ_ORGAN_DEPARTMENT,
    GAZ_ORGAN_GROUP,
    GAZ_ORGAN_INSTITUTION,
    GAZ_ORGAN_ASSOCIATION,
    GAZ_ORGAN_ENTERPRISE,
    GAZ_ORGAN_MILITARY
} gaz_organ_class;

/* False when no organ word can end text: one look, nearly always enough. */
bool gaz_organ_may_end(gaz_slice text);

/* The class of the longest organ word that ends text, GAZ_ORGAN_NONE when
 * none does; *len is the bytes of that word. */
gaz_organ_class gaz_organ_suffix(gaz_slice text, size_t *len);

/* True when all of text, spaces inside aside, reads like the name of one
 * organ: 3 to 40 Han characters (brackets and 、 within brackets allowed) that
 * end in an organ word and hold no sentence punctuation. It knows the shape
 * only; 由县政府办公室 looks like one too. */
bool gaz_organ_looks(gaz_slice text);

/* True for what stands before 令 or 公告 like an organ and ends in no organ word: the
 * President of the state (Constitution, chapter 3, section 2), 国家标准. Without spaces. */
bool gaz_organ_in_masthead(gaz_slice name);

#endif
