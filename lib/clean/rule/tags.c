/* tags.c - rule `markup`: tags of HTML that are left in text. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

#include "clean/rule/context_rules.h"
#include "data/tags.inc"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_TAG = 300,   /* bytes, attributes included */
    WIDEST_PAIR = 2000,  /* bytes between the two tags of a pair that are looked at */
    LONGEST_SCRIPT = 60, /* bytes of <sup>…</sup> */
    LONGEST_RUN = 400,   /* bytes of tags beside each other */
    MOST_BESIDE = 12,    /* of these tags */
    WIDEST_MARGIN = 60   /* bytes of space between a tag and the end of its line */
};

/* A tag as it stands in the text. */
struct tag {
    const char *end;
    const struct tags_row *row;
    bool closing;
};

static size_t name_length(gaz_slice rest) {
    size_t len = 0;
    while (len < rest.len && len < sizeof tags_rows->f0 &&
           (gaz_is_letter((unsigned char)rest.ptr[len]) ||
            gaz_is_digit((unsigned char)rest.ptr[len]))) {
        len++;
    }
    return len;
}

static const struct tags_row *row_of(gaz_slice name) {
    for (size_t i = 0; i < sizeof tags_rows / sizeof *tags_rows; i++) {
        const struct tags_row *row = &tags_rows[i];
        bool same = row->len == name.len;
        for (size_t k = 0; same && k < name.len; k++) {
            same = (name.ptr[k] | 0x20) == row->f0[k];
        }
        if (same) {
            return row;
        }
    }
    return NULL;
}

/* What stands between the name and the >: nothing, a slash, or attributes. */
static bool are_attributes(gaz_slice inside) {
    return gaz_slice_is(inside, "") || gaz_slice_is(gaz_slice_trim(inside), "/") ||
           (gaz_is_space((unsigned char)*inside.ptr) && memchr(inside.ptr, '=', inside.len) &&
            memchr(inside.ptr, '<', inside.len) == NULL);
}

/* Reads the tag at `at`, which ends before `limit`. */
static bool read_tag(const char *at, const char *limit, struct tag *tag) {
    gaz_slice rest = gaz_slice_between(at + 1, limit);
    tag->closing = gaz_slice_starts(rest, "/");
    rest = gaz_slice_from(rest, tag->closing);
    size_t len = name_length(rest);
    tag->row = row_of(gaz_slice_first(rest, len));
    if (tag->row == NULL) {
        return false;
    }
    rest = gaz_slice_from(rest, len);
    const char *close =
        memchr(rest.ptr, '>', rest.len < LONGEST_TAG ? rest.len : (size_t)LONGEST_TAG);
    if (close == NULL) {
        return false;
    }
    tag->end = close + 1;
    return are_attributes(gaz_slice_between(rest.ptr, close));
}

/* Whether the other tag of the pair stands behind one that opens, or before
 * one that closes. */
static bool has_partner(const gaz_pass *pass, const char *at, const struct tag *tag,
                        const char *limit) {
    char other[sizeof tag->row->f0 + 3];
    size_t name = tag->closing ? 2 : 1;
    snprintf(other, sizeof other, "%s%.*s", tag->closing ? "<" : "</", (int)tag->row->len,
             at + name);
    const char *from = tag->closing ? pass->line : tag->end;
    const char *to = tag->closing ? at : limit;
    if (to - from > WIDEST_PAIR) {
        from = tag->closing ? to - WIDEST_PAIR : from;
        to = from + WIDEST_PAIR;
    }
    return gaz_slice_find(gaz_slice_between(from, to), other) != NULL;
}

static bool is_margin(const char *from, const char *to) {
    return to - from <= WIDEST_MARGIN && gaz_slice_trim(gaz_slice_between(from, to)).len == 0;
}

/* Where the tags begin that stand right before `at`, spaces between them; `at` for none. */
static const char *run_begin(const gaz_pass *pass, const char *at) {
    const char *floor = at - pass->line > LONGEST_RUN ? at - LONGEST_RUN : pass->line;
    for (int tags = 0; tags < MOST_BESIDE; tags++) {
        const char *end = gaz_slice_end(gaz_slice_trim_right(gaz_slice_between(floor, at)));
        const char *open =
            end > floor && end[-1] == '>' ? memrchr(floor, '<', (size_t)(end - floor)) : NULL;
        if (open == NULL) {
            break;
        }
        at = open;
    }
    return at;
}

/* Where those end that stand right behind it. */
static const char *run_end(const char *at, const char *limit) {
    const char *ceiling = limit - at > LONGEST_RUN ? at + LONGEST_RUN : limit;
    for (int tags = 0; tags < MOST_BESIDE; tags++) {
        gaz_slice rest = gaz_slice_trim_left(gaz_slice_between(at, ceiling));
        const char *close = gaz_slice_starts(rest, "<") ? memchr(rest.ptr, '>', rest.len) : NULL;
        if (close == NULL) {
            break;
        }
        at = close + 1;
    }
    return at;
}

/* With the tags around it at either end of its line. */
static bool is_at_an_end(const gaz_pass *pass, const char *at, const struct tag *tag,
                         const char *limit) {
    return is_margin(pass->line, run_begin(pass, at)) || is_margin(run_end(tag->end, limit), limit);
}

/* </p><p>, <div><p> and <br/> between two texts: one <br> stands for all of them, at which
 * gz-split parts the line. Answers the length of the tag at `at`. */
static size_t part_line(gaz_pass *pass, const char *at, const struct tag *tag) {
    struct tag other;
    gaz_slice text = gaz_slice_between(at, tag->end);
    bool first = true;
    for (const char *c = run_begin(pass, at); c < at && first; c++) {
        first = *c != '<' || !read_tag(c, at, &other) || other.row->f1[0] != 'b';
    }
    if (!(first && gaz_slice_is(text, "<br>"))) {
        gaz_pass_note(pass, at, tag->end, gaz_slice_of(first ? "<br>" : ""), GAZ_RULE_MARKUP,
                      GAZ_CERTAIN, gaz_slice_of("tags of HTML that part two lines"));
    }
    return text.len;
}

/* Nothing but tags on its line: <span> above what it sets. */
static bool is_alone(const gaz_pass *pass, const char *at, const struct tag *tag,
                     const char *limit) {
    return is_margin(pass->line, run_begin(pass, at)) && is_margin(run_end(tag->end, limit), limit);
}

/* <table>, <tr>, <td> and their like, but not <title>. */
static bool holds_table_tag(gaz_slice line) {
    for (const char *at; (at = gaz_slice_find(line, "<")) != NULL;) {
        line = gaz_slice_between(at + 1, gaz_slice_end(line));
        gaz_slice name = gaz_slice_from(line, gaz_slice_starts(line, "/"));
        if (gaz_slice_starts(name, "t") && !gaz_slice_starts(name, "ti")) {
            return true;
        }
    }
    return false;
}

/* Tags of tables belong to gz-split, with all that stands in their lines. */
static bool is_in_table(gaz_pass *pass, const char *limit) {
    gaz_context *context = pass->data;
    if (context->table_line != pass->line) {
        context->table_line = pass->line;
        context->table = holds_table_tag(gaz_slice_between(pass->line, limit));
    }
    return context->table;
}

/* | 甲<br>乙 | 丙 |: a row of Markdown. */
static bool is_bar_row(gaz_pass *pass) {
    gaz_slice line = gaz_slice_trim(gaz_slice_between(pass->line, gaz_pass_line_end(pass)));
    return gaz_slice_starts(line, "|") && gaz_slice_ends(line, "|");
}

/* A note's mark, a word, PM2.5: what may stand on the line as well. x<sup>n</sup>
 * may not. */
static bool may_stand_on_line(gaz_slice inside, bool up) {
    uint32_t c = gaz_utf8_first(inside);
    return !up || c >= 0x80 || c == '[' || c == '(' || c == '*';
}

/* m<sup>3</sup> and SO<sub>2</sub>: the length of the two tags and what they hold,
 * 0 for none. */
static size_t script(gaz_pass *pass, const char *at, const char *limit) {
    gaz_slice line = gaz_slice_between(at, limit);
    bool up = gaz_slice_starts(line, "<sup>");
    if (!up && !gaz_slice_starts(line, "<sub>")) {
        return 0;
    }
    gaz_slice rest = gaz_slice_first(line, line.len < LONGEST_SCRIPT ? line.len : LONGEST_SCRIPT);
    const char *close = gaz_slice_find(rest, up ? "</sup>" : "</sub>");
    if (close == NULL || close == at + 5) {
        return 0;
    }
    gaz_slice inside = gaz_slice_trim(gaz_slice_between(at + 5, close));
    gaz_slice script = gaz_script_of(pass->arena, inside, up);
    bool known = script.len > 0;
    if (!known && (inside.len == 0 || memchr(inside.ptr, '<', inside.len) != NULL ||
                   !may_stand_on_line(inside, up))) {
        return 0;
    }
    gaz_pass_note(pass, at, close + 6, known ? script : inside, GAZ_RULE_MARKUP, GAZ_CERTAIN,
                  gaz_slice_of("tags of HTML that set characters above or below the line"));
    return (size_t)(close + 6 - at);
}

/* <unk>: what a recognition model prints for what it could not read. */
static size_t token(gaz_pass *pass, const char *at, const char *limit) {
    static const char *const tokens[] = {"<unk>",   "<UNK>",         "<pad>",      "<mask>",
                                         "<|unk|>", "<|endoftext|>", "<|im_end|>", NULL};
    for (size_t i = 0; tokens[i] != NULL; i++) {
        if (gaz_slice_starts(gaz_slice_between(at, limit), tokens[i])) {
            gaz_pass_note(pass, at, at + strlen(tokens[i]), (gaz_slice){NULL, 0}, GAZ_RULE_MARKUP,
                          GAZ_POSSIBLE,
                          gaz_slice_of("a token of a recognition model: what stood here is lost"));
            return strlen(tokens[i]);
        }
    }
    return 0;
}

size_t gaz_correct_tag(gaz_pass *pass, const char *at) {
    struct tag tag;
    const char *limit = gaz_pass_line_end(pass);
    size_t small = script(pass, at, limit);
    small = small > 0 ? small : token(pass, at, limit);
    if (small > 0) {
        return small;
    }
    if (!read_tag(at, limit, &tag)) {
        return 0;
    }
    bool breaks = tag.row->f1[1] == 'r';
    bool in_cell = breaks && (is_in_table(pass, limit) || is_bar_row(pass));
    if (!in_cell && is_in_table(pass, limit)) {
        return 0;
    }
    bool pair = tag.row->f1[0] == 'p';
    bool proved = pair ? has_partner(pass, at, &tag, limit) || is_alone(pass, at, &tag, limit)
                       : is_at_an_end(pass, at, &tag, limit);
    if (!pair && !proved && !in_cell) {
        return part_line(pass, at, &tag);
    }
    gaz_pass_note(pass, at, tag.end, gaz_slice_of(in_cell ? " " : ""), GAZ_RULE_MARKUP,
                  proved || in_cell ? GAZ_CERTAIN : GAZ_LIKELY,
                  gaz_slice_of("a tag of HTML that says how text looks"));
    return (size_t)(tag.end - at);
}
