/*
 * label.h - the numbering labels at the start of a paragraph.
 *
 * 第X编 第X分编 第X章 第X节 第X条(之X) of laws; 一、 （一） 1. （1） ① of
 * administrative documents (GB/T 9704-2012, 7.3.3), each with the variants
 * that print and OCR bring: 一． 壹、 ㈠ (一) （一) 1． 1、 ⒈ ⑴ (1).
 */
#ifndef GAZ_TEXT_LABEL_H
#define GAZ_TEXT_LABEL_H

#include "gazette.h"

typedef enum gaz_label_kind {
    GAZ_LABEL_NONE,
    GAZ_LABEL_BOOK,
    GAZ_LABEL_PART,
    GAZ_LABEL_CHAPTER,
    GAZ_LABEL_SECTION,
    GAZ_LABEL_ARTICLE,
    GAZ_LABEL_DECIMAL1, /* 1 总则: read by text/grammar/decimal_label.h, as its sequence proves it
                         */
    GAZ_LABEL_DECIMAL2, /* 1.1 */
    GAZ_LABEL_DECIMAL3,
    GAZ_LABEL_DECIMAL4,
    GAZ_LABEL_LEVEL1, /* 一、 */
    GAZ_LABEL_LEVEL2, /* （一） */
    GAZ_LABEL_LEVEL3, /* 1. */
    GAZ_LABEL_LEVEL4, /* （1） */
    GAZ_LABEL_LEVEL5, /* ① */
    GAZ_LABEL_STEM, /* 甲、: this and below by text/grammar/series_label.h, as the next proves it */
    GAZ_LABEL_ROUND_STEM, /* （甲） */
    GAZ_LABEL_BRANCH,     /* 子、 */
    GAZ_LABEL_ROMAN,      /* Ⅰ、 */
    GAZ_LABEL_CAPITAL,    /* A、 */
    GAZ_LABEL_LETTER,     /* a) */
    GAZ_LABEL_HALF        /* 1) */
} gaz_label_kind;

typedef struct gaz_label {
    int64_t ordinal;
    int64_t insert;   /* the Y of 第X条之Y, 0 when none */
    uint32_t len;     /* bytes of the printed label, with its own punctuation */
    uint32_t text_at; /* where the text behind it begins, spaces passed over */
    uint8_t kind;     /* gaz_label_kind */
    bool spaced;      /* a space stands behind the label */
} gaz_label;

/* False when no label begins with c; true says little. */
bool gaz_label_may_begin(uint32_t c);

/* Reads the label at the start of text (leading spaces are the caller's to
 * take off). Answers label->len, 0 when there is none. It knows the shape only:
 * that 3.16 万台 and 第十条规定的 are no labels it does know; whether （一） really
 * opens a paragraph the caller decides from its neighbours. */
size_t gaz_label_read(gaz_slice text, gaz_label *label);

/* Reads 第X条 whose gap was lost: 第二条本市行政区域内…. It is no label to
 * gaz_label_read, as 第二条规定的 looks alike; the caller must prove it by the
 * articles around it, on both sides where *doubtful is set (第二条项目单位…, 第二条和…).
 * Answers label->len, 0 when what follows cites the article. */
size_t gaz_label_read_gapless(gaz_slice text, gaz_label *label, bool *doubtful);

#endif
