/* context_rules.h - the handlers of the walk in context.c, one file per rule. */
#ifndef GAZ_CLEAN_CONTEXT_RULES_H
#define GAZ_CLEAN_CONTEXT_RULES_H

#include "clean/pass.h"
#include "clean/terms.h"

/* What the handlers of one walk know of the line at hand. */
typedef struct gaz_context {
    const char *prose_line;  /* the line `prose` is about */
    bool prose;              /* it holds ，。；：、 */
    const char *paired_line; /* the line the pairs are of */
    struct gaz_pair *pairs;
    uint32_t pair_count;
    uint32_t pair_capacity;
    uint32_t next_pair;
    gaz_term_index terms;
    const char *left_open; /* end of a line whose last （ nothing closed, or NULL */
} gaz_context;

/* Each answers how far to go on, as a gaz_handler. */
size_t gaz_correct_space(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_punctuation(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_pair(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_doc_number(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_letters(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_circle(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_markup(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_dash(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* True when the line at hand is a sentence rather than a row or a heading. */
bool gaz_context_is_prose(gaz_pass *pass);

#endif
