/*
 * doc_number.h - 发文字号: organ code, year in brackets, serial, 号
 * (GB/T 9704-2012, 7.2.5).
 *
 * Read in every bracket that print and OCR bring: 〔2024〕 [2024] （2024） 【】 and
 * so on, with inner spaces, full-width digits, a superfluous 第, 號 for 号.
 */
#ifndef GAZ_TEXT_DOC_NUMBER_H
#define GAZ_TEXT_DOC_NUMBER_H

#include "text/memory/arena.h"

typedef struct gaz_doc_number_shape {
    gaz_slice raw;  /* the whole number as printed */
    gaz_slice code; /* 郯政办字, as printed, spaces at the ends taken off */
    int year;
    int serial;
    int sub_serial; /* of 3号之一 or 12-1, 0 when none */
} gaz_doc_number_shape;

/* The number that begins at the start of text: bytes taken, 0 when none. The
 * code may be 1 to 12 Han characters; in （56）会农字第38号 it stands behind the year. */
size_t gaz_doc_number_read(gaz_slice text, gaz_doc_number_shape *number);

/* The same for 〔2022〕第8号, a number without a code: the code is empty. */
size_t gaz_doc_number_bare(gaz_slice text, gaz_doc_number_shape *number);

/* The first number in text; its code is the run of Han characters before the
 * bracket (at most 12). False when there is none. */
bool gaz_doc_number_find(gaz_slice text, gaz_doc_number_shape *number);

/* True when all of text, spaces and Markdown marks aside, is one number. */
bool gaz_doc_number_is_whole(gaz_slice text, gaz_doc_number_shape *number);

/* True for a whole number in round brackets: （某府任〔2011〕21号）. */
bool gaz_doc_number_is_bracketed(gaz_slice text);

/* code〔year〕serial号. */
gaz_slice gaz_doc_number_norm(gaz_arena *arena, const gaz_doc_number_shape *number);

#endif
