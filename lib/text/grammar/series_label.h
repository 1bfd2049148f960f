/*
 * series_label.h - labels that count in other series than numbers: 甲、 （甲） 子、 of papers
 * of the fifties and of statutes; Ⅰ、 A、 a) 1) of standards, plans and web pages (GB/T
 * 1.1-2020, 7.4).
 *
 * 甲、乙双方 and A、B两类 look like them, and hardly a mark tells them apart. The caller
 * proves a first by its second.
 */
#ifndef GAZ_TEXT_SERIES_LABEL_H
#define GAZ_TEXT_SERIES_LABEL_H

#include "text/grammar/label.h"

/* Reads a label of this shape at the start of text: kind GAZ_LABEL_STEM to
 * GAZ_LABEL_HALF. Answers label->len, 0 when there is none, or no words behind it. */
size_t gaz_series_label_read(gaz_slice text, gaz_label *label);

/* The character behind the number of such a label, its full-width form for both widths:
 * the labels of one series have the same. */
uint32_t gaz_series_mark(gaz_slice text, const gaz_label *label);

#endif
