/* tail.h - how a line ends and begins: what tells whether a sentence goes on. */
#ifndef GAZ_SPLIT_TAIL_H
#define GAZ_SPLIT_TAIL_H

#include "gazette.h"

typedef enum gaz_tail {
    GAZ_TAIL_OPEN,   /* no punctuation: the sentence may go on */
    GAZ_TAIL_COMMA,  /* ， 、 or an opening bracket: it must go on */
    GAZ_TAIL_CLOSER, /* ） 》 ”: either */
    GAZ_TAIL_COLON,
    GAZ_TAIL_SEMICOLON,
    GAZ_TAIL_STOP /* 。 ！ ？, also behind it a closing bracket or quote */
} gaz_tail;

/* How text ends. */
gaz_tail gaz_tail_of(gaz_slice text);

/* True when no sentence can begin with the first character of text: ， ） 的. */
bool gaz_continues(gaz_slice text);
/* The same by the character itself. */
bool gaz_continues_with(uint32_t first);

/* True when a bracket （ that opened near the end of text is still open. */
bool gaz_bracket_is_open(gaz_slice text);

/* Bytes at the start of `next` that repeat the end of `line` across a page
 * break, 0 when none do; *cut is how many bytes the end of `line` loses because
 * OCR closed a bracket there. */
size_t gaz_overlap(gaz_slice line, gaz_slice next, size_t *cut);

#endif
