/* script.c - is a line written in traditional characters? */
#include "clean/rule/script.h"

#include "clean/rule/context_rules.h"
#include "text/lines.h"
#include "text/slice.h"

enum { REACH = 1200 /* bytes */, WANTED = 3, MANY = 5 /* for each traditional one */ };

/* Everyday characters and their simplified forms, none of which traditional text
 * uses for another one. */
static const char traditional[] = "國縣區會員發務業產長門東關辦為爲對學時個來這實應機與開間經濟設議"
                                  "規單資電書廣條數總號進運過選農現見車"
                                  "萬無鄉詩題";
static const char simplified[] = "国县区会员发务业产长门东关办为对学时个来这实应机开间经济设议规单"
                                 "资电书广条数总号进运过选农现见车"
                                 "万无乡诗题";

/* The sets by the last byte of a character, of which there are 64. */
static void index_of(const char *characters, size_t len, uint64_t *seconds) {
    for (size_t at = 0; at < len; at += 3) {
        seconds[characters[at + 2] & 0x3F] |= UINT64_C(1) << (characters[at + 1] & 0x3F);
    }
}

static bool holds(const char *characters, size_t len, const char *c) {
    for (size_t at = 0; at < len; at += 3) {
        if (memcmp(characters + at, c, 3) == 0) {
            return true;
        }
    }
    return false;
}

/* How many characters of either set text has. */
struct script {
    size_t old;
    size_t new;
};

static struct script script_of(gaz_slice text) {
    uint64_t seconds[64] = {0};
    size_t old = 0;
    size_t new = 0;
    index_of(traditional, sizeof traditional - 1, seconds);
    index_of(simplified, sizeof simplified - 1, seconds);
    for (size_t at = 0, step; at < text.len; at += step) {
        const char *c = text.ptr + at;
        step = (*c & 0xF0) == 0xE0 && text.len - at >= 3 ? 3 : 1;
        if (step == 3 && (seconds[c[2] & 0x3F] >> (c[1] & 0x3F) & 1) != 0) {
            old += holds(traditional, sizeof traditional - 1, c);
            new += holds(simplified, sizeof simplified - 1, c);
        }
    }
    return (struct script){old, new};
}

static bool is_traditional(gaz_slice text) {
    struct script script = script_of(text);
    return script.old >= WANTED && script.old > 2 * script.new;
}

bool gaz_context_is_traditional(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->script_line != pass->line) {
        const char *begin =
            pass->line - pass->text.ptr > REACH ? pass->line - REACH : pass->text.ptr;
        const char *rest = gaz_slice_end(pass->text);
        const char *end = rest - pass->line > REACH ? pass->line + REACH : rest;
        context->script_line = pass->line;
        context->traditional =
            is_traditional(gaz_slice_between(begin, gaz_line_end(pass->line, end)));
    }
    return context->traditional;
}

/* The text before and behind the line at hand is simplified. Asked once for the lines of a
 * stretch, as a text may have such a character on each short line. */
static bool is_among_simplified(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->among_line == NULL || pass->line - context->among_line > REACH / 2) {
        const char *end = gaz_slice_end(pass->text);
        const char *from =
            pass->line - pass->text.ptr > REACH ? pass->line - REACH : pass->text.ptr;
        const char *to = end - pass->line > REACH ? pass->line + REACH : end;
        struct script script = script_of(gaz_slice_between(from, to));
        context->among_line = pass->line;
        context->among = script.new >= MANY *script.old;
    }
    return context->among;
}

size_t gaz_report_traditional(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    if (is_among_simplified(pass)) {
        gaz_pass_note(
            pass, at, at + step, (gaz_slice){NULL, 0}, GAZ_RULE_FOREIGN_LETTER, GAZ_POSSIBLE,
            gaz_pass_say(pass, GAZ_POSSIBLE,
                         "U+%04X is a traditional character, among simplified ones", (unsigned)c));
    }
    return step;
}
