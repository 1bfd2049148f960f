/*
 * told_words.h - words that tell what a short text is, wherever they stand in it, from
 * lib/data/column_words.tsv and prose_words.tsv.
 *
 * A character of the text with which no word begins is done with by one look: the words are
 * not gone through for each text.
 */
#ifndef GAZ_DATA_TOLD_WORDS_H
#define GAZ_DATA_TOLD_WORDS_H

#include "gazette.h"

/* Whether text holds a word for the head of a column: 姓名, 单位. */
bool gaz_holds_column_word(gaz_slice text);

/* Whether text holds a word that captions have not: 应当, 本办法. */
bool gaz_holds_prose_word(gaz_slice text);

#endif
