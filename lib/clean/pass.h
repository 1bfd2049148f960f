/*
 * pass.h - one walk over a text that notes edits.
 *
 * A pass has a table of interests: a number per character, 0 for the many that
 * no rule cares about. The walk stops only at the others and calls the handler
 * with that number; they are found as gaz_list_marked does.
 */
#ifndef GAZ_CLEAN_PASS_H
#define GAZ_CLEAN_PASS_H

#include "clean/edits.h"
#include "text/marked.h"

enum { GAZ_BMP = 0x10000 };

typedef struct gaz_pass gaz_pass;

/* Whether the text has line ends other than LF; looked for when a line's end is
 * first asked for. */
typedef enum gaz_terminators {
    GAZ_TERMINATORS_UNKNOWN,
    GAZ_TERMINATORS_LF,
    GAZ_TERMINATORS_RARE
} gaz_terminators;

/* Looks at the character c at `at` (step bytes), and may note edits; answers
 * how many bytes to go on by, at least step. */
typedef size_t (*gaz_handler)(gaz_pass *pass, const char *at, uint32_t c, size_t step);

struct gaz_pass {
    gaz_arena *arena;
    gaz_slice text;
    gaz_edits edits;
    const char *line;     /* where the line of the character at hand begins */
    const char *line_end; /* where it ends; NULL until asked for */
    const char *searched; /* up to here the beginning of a line was looked for */
    gaz_terminators terminators;
    size_t done;   /* end of the last edit */
    uint64_t skip; /* rules that do not run */
    gaz_clean_level level;
    const gaz_user_table *user;
    bool terse;        /* nobody reads the evidence of what is changed */
    uint32_t *marked;  /* the characters that have an interest, or end a line otherwise than LF */
    uint8_t *interest; /* their handler numbers; what is not marked has no value */
    const uint32_t *rest; /* characters that have an interest where no other is marked, or NULL */
    uint8_t rest_interest;
    const gaz_handler *handlers;
    void *data; /* the handlers' own */
};

/* A pass over text in which no character has an interest yet. */
gaz_pass gaz_pass_of(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options);

/* Gives the characters first..last to handler number `interest`, 0 to none. */
void gaz_pass_mark(gaz_pass *pass, uint32_t first, uint32_t last, uint8_t interest);

/* Gives the character c, below GAZ_BMP, to handler number `interest`, unless one has
 * it. */
static inline void gaz_pass_mark_unmarked(gaz_pass *pass, uint32_t c, uint8_t interest) {
    if (!gaz_is_marked(pass->marked, c)) {
        pass->interest[c] = interest;
        pass->marked[c / 32] |= UINT32_C(1) << c % 32;
    }
}

/* Gives the characters of a set, GAZ_MARK_WORDS of bits, to handler number
 * `interest`, but those that have one already. Once for a pass, behind all others. */
void gaz_pass_mark_rest(gaz_pass *pass, const uint32_t *set, uint8_t interest);

/* The handler number of a character; 0 for none. */
static inline uint8_t gaz_pass_interest(const gaz_pass *pass, uint32_t c) {
    c = c < GAZ_BMP ? c : GAZ_BMP - 1;
    if (!gaz_is_marked(pass->marked, c)) {
        return 0;
    }
    bool other = pass->rest != NULL && gaz_is_marked(pass->rest, c);
    return other ? pass->rest_interest : pass->interest[c];
}

/* Walks bytes from..to of the text, which begin a line. Characters above U+FFFF
 * have the interest of U+FFFF. */
void gaz_pass_walk(gaz_pass *pass, size_t from, size_t to);

/* Walks the whole text of two passes, which is the same, with one search. */
void gaz_pass_walk_both(gaz_pass *one, gaz_pass *other);

/* The end of the line at hand, without its terminator. */
const char *gaz_pass_line_end(gaz_pass *pass);

/* Notes an edit of text [begin, end): made when its rule runs and the level
 * allows it, else reported. An edit that begins before the end of the last one
 * is dropped. after.ptr NULL: only a report. True when it was noted. */
bool gaz_pass_note(gaz_pass *pass, const char *begin, const char *end, gaz_slice after,
                   gaz_rule rule, gaz_confidence confidence, gaz_slice evidence);

/* The evidence of an edit, formatted; nothing where nobody is to read it: it takes
 * as long as to find what it is about. To be asked before gaz_pass_note, with the
 * same confidence. */
gaz_slice gaz_pass_say(const gaz_pass *pass, gaz_confidence confidence, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* True when the rule is to run. */
static inline bool gaz_pass_runs(const gaz_pass *pass, gaz_rule rule) {
    return (pass->skip >> rule & 1) == 0;
}

/* The character before `at` on its line, 0 at its beginning. */
uint32_t gaz_pass_before(const gaz_pass *pass, const char *at);

/* The character at `at`, 0 at the end of the line. */
uint32_t gaz_pass_at(const gaz_pass *pass, const char *at);

#endif
