/*
 * words.h - the words by which a line is recognised: kinds of document at the
 * end of a title, organs at the end of a signature.
 */
#ifndef GAZ_SPLIT_WORDS_H
#define GAZ_SPLIT_WORDS_H

#include "text/memory/arena.h"

typedef enum gaz_title_form {
    GAZ_TITLE_NONE,
    GAZ_TITLE_CARRIED,  /* ends in 办法, 方案, 条例: a text that others issue */
    GAZ_TITLE_PLAIN,    /* ends in 通知, 公告, 决定 */
    GAZ_TITLE_OWN,      /* 大事记, 人事任免, 解读: no text that a notice issues */
    GAZ_TITLE_STATUTORY /* 关于 or 印发 before it too: an official document */
} gaz_title_form;

/* The form of a title. Spaces inside words and bracketed marks behind the kind
 * (（试行）) are passed over. NONE when text does not end as a title. */
gaz_title_form gaz_title_form_of(gaz_slice text);

/* True for 《某某办法》政策解读, 关于《某某条例（草案）》的说明: a text that explains another;
 * *name is what stands in its 《》. */
bool gaz_title_explains(gaz_slice text, gaz_slice *name);

/* True for 《某某规定》 and nothing else: an order begins with what it publishes. */
bool gaz_is_quoted_name(gaz_slice text);

/* True for 【人事任免】 alone: a section of an issue or of a text. */
bool gaz_is_section_mark(gaz_slice text);

/* True when text, spaces aside, ends in the name of an organ (局, 人民政府). */
bool gaz_ends_in_organ(gaz_slice text);

/* True when text, spaces aside, is no longer than limit characters and equals
 * one of the words. */
bool gaz_is_one_of(gaz_slice text, const char *const *words, size_t count);

/* True for 目录 and 目次, spaces aside: the head of a contents page, or of the chapters
 * of a law. */
bool gaz_is_contents_head(gaz_slice text);

/* True when text begins with a day or year and says that a law was adopted,
 * published or amended then: 2021年9月28日 …通过. */
bool gaz_tells_adoption(gaz_slice text);

/* True when text is such a note, in brackets or not, with 根据 before it or not,
 * and no sentence. */
bool gaz_is_adoption_line(gaz_slice text);

/* Text without spaces: itself when it holds none, else in the buffer; cut off at
 * its size. */
gaz_slice gaz_squeeze(gaz_slice text, char *buffer, size_t size);

#endif
