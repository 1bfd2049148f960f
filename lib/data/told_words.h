/*
 * told_words.h - words that tell what a short text is, wherever they stand in it, from
 * column_words.tsv, prose_words.tsv, title_verbs.tsv, issuing_words.tsv and leading_words.tsv
 * of lib/data.
 *
 * A character of the text with which no word begins is done with by one look: the words are
 * not gone through for each text.
 */
#ifndef GAZ_DATA_TOLD_WORDS_H
#define GAZ_DATA_TOLD_WORDS_H

#include "gazette.h"

/* Whether text holds a word for the head of a column: 姓名, 单位. */
bool gaz_holds_column_word(gaz_slice text);

/* Whether text issues or passes on another one: 印发, 转发. */
bool gaz_holds_issuing_word(gaz_slice text);

/* Whether text leads into what follows: 如下, 决定. */
bool gaz_holds_leading_word(gaz_slice text);

/* Where the first verb of a title stands, 关于 or 印发, or NULL. */
const char *gaz_first_title_verb(gaz_slice title);

/* Whether text holds a word that captions have not: 应当, 本办法. */
bool gaz_holds_prose_word(gaz_slice text);

#endif
