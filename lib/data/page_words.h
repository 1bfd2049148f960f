/*
 * page_words.h - words of web pages and of back covers, from
 * lib/data/page_words.tsv and page_footers.tsv.
 */
#ifndef GAZ_DATA_PAGE_WORDS_H
#define GAZ_DATA_PAGE_WORDS_H

#include "gazette.h"

typedef enum gaz_page_word {
    GAZ_PAGE_WORD_NONE,
    GAZ_PAGE_WORD_LINK,    /* 当前位置： */
    GAZ_PAGE_WORD_END,     /* 上一篇：, a link below the text of a page */
    GAZ_PAGE_WORD_BUTTON,  /* 打印, 关闭: only a line of several is a web page's */
    GAZ_PAGE_WORD_IMPRINT, /* 准印证号, 主办 */
    GAZ_PAGE_WORD_ADDRESS  /* 地址, 邮编: documents have them too */
} gaz_page_word;

/* False when no word begins text; true says little. */
bool gaz_page_word_may_begin(gaz_slice text);

/* The class of the longest word at the start of text, *len its bytes; NONE when
 * none stands there. */
gaz_page_word gaz_page_word_at(gaz_slice text, size_t *len);

/* True when a word of the foot of a web page (ICP备) stands anywhere in text. */
bool gaz_page_word_footer(gaz_slice text);

#endif
