/*
 * decimal_label.h - the decimal labels of plans and standards: 1 总则, 1.1, 2.3.1
 * (GB/T 1.1-2020, 7.2).
 *
 * Figures look like them (3.16 万台). Only their sequence proves them: each goes on
 * from the one before.
 */
#ifndef GAZ_TEXT_DECIMAL_LABEL_H
#define GAZ_TEXT_DECIMAL_LABEL_H

#include "text/grammar/label.h"
#include "text/memory/arena.h"

/* Reads a label of this shape at the start of text: kind GAZ_LABEL_DECIMAL1 (1, before a
 * heading) to DECIMAL4, ordinal its last number; A.1 of an annex is of DECIMAL2. A label
 * with a point may stand alone, above its term (GB/T 1.1-2020, 8.7.3). Answers label->len, 0 when
 * there is none. */
size_t gaz_decimal_label_read(gaz_slice text, gaz_label *label);

/* A text of which the sequence is asked: the text at `at`, empty when it cannot be
 * labelled. */
typedef gaz_slice gaz_text_at(const void *data, uint32_t at);

/* Which of `count` texts bear decimal labels that their sequence proves: their numbers in
 * rising order, in the arena. Answers how many. */
uint32_t gaz_decimal_labels_find(gaz_arena *arena, gaz_text_at *text_at, const void *data,
                                 uint32_t count, uint32_t **found);

#endif
