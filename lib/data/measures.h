/*
 * measures.h - the words that make a number a quantity, from
 * lib/data/measures.tsv.
 */
#ifndef GAZ_DATA_MEASURES_H
#define GAZ_DATA_MEASURES_H

#include "gazette.h"

typedef enum gaz_measure_kind {
    GAZ_MEASURE_AMOUNT,
    GAZ_MEASURE_PERCENTAGE,
    GAZ_MEASURE_COUNT,
    GAZ_MEASURE_TIME, /* a span of time wherever it stands: 天, 工作日 */
    GAZ_MEASURE_TERM, /* one only before 内: 日, 年 */
    GAZ_MEASURE_PER   /* only behind a stroke: 元/月 */
} gaz_measure_kind;

typedef struct gaz_measure {
    gaz_slice unit; /* in one form: 平方米 for ㎡; static storage */
    gaz_measure_kind kind;
} gaz_measure;

/* False when no measure word can begin text: one look, nearly always enough. */
bool gaz_measure_may_begin(gaz_slice text);

/* The longest measure word at the start of text: bytes it takes, 0 when there
 * is none or what follows makes another word of it. */
size_t gaz_measure_read(gaz_slice text, gaz_measure *measure);

#endif
