/*
 * pass.h - one walk over a text that notes edits.
 *
 * A pass has a visitor for each of the few characters that one of its rules cares
 * about (data/visits.h), and goes from one of them to the next. Where they stand is
 * looked for once, for several passes (gaz_stops_of): a pass over a text that was
 * edited since then looks anew only at what the edits have put there.
 */
#ifndef GAZ_CLEAN_PASS_H
#define GAZ_CLEAN_PASS_H

#include <string.h>

#include "clean/edit/edits.h"
#include "data/visits.h"
#include "text/scan/marked.h"
#include "text/utf8.h"

enum { GAZ_BMP = 0x10000 };

typedef struct gaz_pass gaz_pass;

/* Whether the text has line ends other than LF; looked for when a line's end is
 * first asked for. */
typedef enum gaz_terminators {
    GAZ_TERMINATORS_UNKNOWN,
    GAZ_TERMINATORS_LF,
    GAZ_TERMINATORS_RARE
} gaz_terminators;

/* How a pass knows the line of the character at hand. */
typedef enum gaz_line_finding {
    GAZ_LINES_LOOKED_FOR, /* where the pass stops */
    GAZ_LINES_STOPPED_AT, /* LF is a stop */
    GAZ_LINES_ASKED_FOR   /* by handlers that need it (gaz_pass_find_line) */
} gaz_line_finding;

/* Looks at the line that begins at pass->line, and may note edits. */
typedef void (*gaz_opening)(gaz_pass *pass);

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
    gaz_line_finding lines;
    gaz_terminators terminators;
    size_t done;   /* end of the last edit */
    uint64_t skip; /* rules that do not run */
    gaz_clean_level level;
    const gaz_user_table *user;
    bool no_converter; /* iconv did not work: what was noted is not all */
    bool terse;        /* nobody reads the evidence of what is changed */
    gaz_visits visits;
    const gaz_handler *handlers; /* by gaz_visitor */
    gaz_opening
        opening; /* where 第, 日, 一一 or a mark begins a line, before the handlers; or NULL */
    void *data;  /* the handlers' own */
};

/* A pass over text that visits no character yet. */
gaz_pass gaz_pass_of(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options);

/* Walks the text of the stops, which is the pass's or whole lines of it; every
 * character that the pass visits has a stop, and others may. */
void gaz_pass_walk(gaz_pass *pass, const gaz_stops *stops);

/* Walks the pass's text, which the edits made of the text of the stops. */
void gaz_pass_walk_edited(gaz_pass *pass, const gaz_stops *stops, const gaz_edits *edits);

/* Looks for the line of the character at `at`, where a walk does not stop at LF. */
void gaz_pass_find_line(gaz_pass *pass, const char *at);

/* Gives each line of the pass's text, without its terminator, to `look`. */
void gaz_pass_lines(gaz_pass *pass, void (*look)(gaz_pass *pass, gaz_slice line));

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

/* True when these words stand at `at`. Most do not, which their last byte tells. */
static inline bool gaz_pass_matches(const gaz_pass *pass, const char *at, gaz_slice words) {
    size_t left = (size_t)(pass->text.ptr + pass->text.len - at);
    return words.len == 0 || (left >= words.len && at[words.len - 1] == words.ptr[words.len - 1] &&
                              memcmp(at, words.ptr, words.len) == 0);
}

/* The character before `at` on its line, 0 at its beginning. */
static inline uint32_t gaz_pass_before(const gaz_pass *pass, const char *at) {
    if (at > pass->line && (unsigned char)at[-1] < 0x80) {
        return (unsigned char)at[-1];
    }
    bool plain = at - pass->line >= 3 && gaz_utf8_is_plain(at - 3, at);
    return plain ? gaz_utf8_three(at - 3) : gaz_utf8_last(pass->line, at);
}

/* What gaz_pass_at answers for other characters than most are. */
uint32_t gaz_pass_at_other(const gaz_pass *pass, const char *at);

/* The character at `at`, 0 at the end of the line. */
static inline uint32_t gaz_pass_at(const gaz_pass *pass, const char *at) {
    const char *end = pass->text.ptr + pass->text.len;
    if (at < end && (unsigned char)*at < 0x80) {
        return *at == '\n' || *at == '\r' ? 0 : (unsigned char)*at;
    }
    bool plain = at < end && gaz_utf8_is_plain(at, end);
    return plain ? gaz_utf8_three(at) : gaz_pass_at_other(pass, at);
}

#endif
