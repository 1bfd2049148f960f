/* gz-find.c - searches a database that gz-load made. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load/find.h"
#include "load/store.h"
#include "text/chars.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "tools/shared/tool.h"
#include "write/json.h"

enum { JSON = TOOL_LONG_ONLY, YEAR, PLACE, KIND };

/* How much of the text is shown before and behind a match, in characters. */
enum { CONTEXT = 24 };

typedef struct settings {
    const char *database;
    gaz_query query;
    gaz_buffer terms; /* the folded terms, one behind the other */
    bool json;
    bool colour;
    tool *tool;
    gaz_buffer out;
    gaz_buffer last; /* id of the document that was shown last */
} settings;

static const char *read_number(const char *argument, int64_t *value) {
    char *end;
    *value = strtoll(argument, &end, 10);
    return *argument != '\0' && *end == '\0' && *value > 0 ? NULL : "not a number above 0";
}

static const char *set(void *data, int id, const char *argument) {
    settings *s = data;
    switch (id) {
    case JSON:
        s->json = true;
        return NULL;
    case 'n':
        return read_number(argument, &s->query.limit);
    case YEAR:
        return read_number(argument, &s->query.year);
    case PLACE:
        s->query.place = argument;
        return NULL;
    default:
        s->query.kind = argument;
        return NULL;
    }
}

/* ---- the query --------------------------------------------------------------- */

/* Adds what was folded since `begin` as a term, if it is anything. */
static void add_term(settings *s, size_t begin) {
    if (s->terms.len > begin) {
        s->query.terms[s->query.term_count++].len = s->terms.len - begin;
    }
}

/* Folds every word of the operands into a term. Words are parted by spaces, also
 * by the wide ones that an input method types. */
static void take_terms(tool *t, settings *s, int count, char **words) {
    size_t most = 0;
    for (int i = 0; i < count; i++) {
        most += strlen(words[i]) + 1;
    }
    s->query.terms = calloc(most, sizeof *s->query.terms);
    if (s->query.terms == NULL) {
        tool_no_memory(t);
    }
    for (int i = 0; i < count; i++) {
        gaz_slice word = gaz_slice_of(words[i]);
        size_t begin = s->terms.len;
        size_t step;
        for (size_t at = 0; at < word.len; at += step) {
            if (gaz_is_space(gaz_utf8_decode(word.ptr + at, gaz_slice_end(word), &step))) {
                add_term(s, begin);
                begin = s->terms.len;
            } else {
                gaz_fold(&s->terms, (gaz_slice){word.ptr + at, step});
            }
        }
        add_term(s, begin);
    }
    if (s->terms.failed) {
        tool_no_memory(t);
    }
    const char *at = s->terms.ptr;
    for (uint32_t i = 0; i < s->query.term_count; i++) {
        s->query.terms[i].ptr = at;
        at += s->query.terms[i].len;
    }
}

static int take_operands(tool *t, int count, char **operands) {
    settings *s = t->settings;
    if (count < 2) {
        tool_misuse(t, "which database, and what to look for?");
    }
    s->database = operands[0];
    for (int i = 1; i < count; i++) {
        gaz_slice word = gaz_slice_of(operands[i]);
        if (gaz_utf8_valid(word) != word.len) {
            tool_misuse(t, "what to look for has to be UTF-8");
        }
    }
    take_terms(t, s, count - 1, operands + 1);
    if (s->terms.len == 0) {
        tool_misuse(t, "nothing to look for");
    }
    return count;
}

/* ---- snippets ------------------------------------------------------------------- */

typedef struct snippet {
    gaz_slice before;
    gaz_slice match;
    gaz_slice after;
    bool cut_before;
    bool cut_after;
} snippet;

/* The end of text, `count` characters of it. */
static gaz_slice tail(gaz_slice text, size_t count) {
    const char *at = gaz_slice_end(text);
    while (count-- > 0 && at > text.ptr) {
        at = gaz_utf8_before(text.ptr, at);
    }
    return gaz_slice_between(at, gaz_slice_end(text));
}

/* Where the first term stands, in the text if there, else in the heading. */
static snippet make_snippet(const gaz_query *query, const gaz_hit *hit) {
    gaz_slice text = hit->text;
    snippet s = {0};
    if (!gaz_find_term(text, query->terms[0], &s.match)) {
        text = hit->heading;
        if (!gaz_find_term(text, query->terms[0], &s.match)) {
            return s;
        }
    }
    gaz_slice before = gaz_slice_between(text.ptr, s.match.ptr);
    gaz_slice after = gaz_slice_between(gaz_slice_end(s.match), gaz_slice_end(text));
    s.before = tail(before, CONTEXT);
    s.after = gaz_utf8_head(after, CONTEXT);
    s.cut_before = s.before.len < before.len;
    s.cut_after = s.after.len < after.len;
    return s;
}

/* ---- output ------------------------------------------------------------------------ */

/* True for what a terminal might obey: control characters, and the marks that
 * turn the direction of writing. */
static bool is_unprintable(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Text for people: line ends and tabs as spaces, nothing a terminal obeys. */
static void add_plain(gaz_buffer *out, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    size_t step;
    for (const char *at = text.ptr; at < end; at += step) {
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == '\n' || c == '\t') {
            gaz_buffer_byte(out, ' ');
        } else if (is_unprintable(c)) {
            gaz_buffer_text(out, "\xEF\xBF\xBD");
        } else {
            gaz_buffer_add(out, at, step);
        }
    }
}

static void add_document(settings *s, const gaz_hit *hit) {
    if (gaz_slice_equal(hit->document, (gaz_slice){s->last.ptr, s->last.len})) {
        return;
    }
    s->last.len = 0;
    gaz_buffer_slice(&s->last, hit->document);
    gaz_buffer_text(&s->out, s->colour ? "\033[1m" : "");
    add_plain(&s->out, hit->title.len > 0 ? hit->title : gaz_slice_of("(no title)"));
    gaz_buffer_text(&s->out, s->colour ? "\033[0m\n  " : "\n  ");
    const gaz_slice parts[] = {hit->doc_number, hit->date, hit->document};
    bool first = true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].len > 0) {
            gaz_buffer_text(&s->out, first ? "" : "  ");
            add_plain(&s->out, parts[i]);
            first = false;
        }
    }
    gaz_buffer_byte(&s->out, '\n');
}

static void add_text_hit(settings *s, const gaz_hit *hit) {
    snippet found = make_snippet(&s->query, hit);
    add_document(s, hit);
    gaz_buffer_text(&s->out, "    ");
    if (hit->path.len > 0) {
        add_plain(&s->out, hit->path);
        gaz_buffer_text(&s->out, ": ");
    }
    gaz_buffer_text(&s->out, found.cut_before ? "…" : "");
    add_plain(&s->out, found.before);
    gaz_buffer_text(&s->out, s->colour ? "\033[1;31m" : "【");
    add_plain(&s->out, found.match);
    gaz_buffer_text(&s->out, s->colour ? "\033[0m" : "】");
    add_plain(&s->out, found.after);
    gaz_buffer_text(&s->out, found.cut_after ? "…\n" : "\n");
}

static void add_json_hit(settings *s, const gaz_hit *hit) {
    const struct {
        const char *name;
        gaz_slice text;
    } members[] = {{"document", hit->document}, {"doc_number", hit->doc_number},
                   {"date_signed", hit->date},  {"title", hit->title},
                   {"kind", hit->kind},         {"attachment", hit->attachment},
                   {"eid", hit->eid},           {"type", hit->type},
                   {"path", hit->path},         {"source", hit->source}};
    gaz_buffer *out = &s->out;
    snippet found = make_snippet(&s->query, hit);
    gaz_json_begin_object(out);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        gaz_json_member_string(out, members[i].name, members[i].text);
    }
    gaz_json_member_integer(out, "line", hit->line);
    gaz_json_member_integer(out, "end_line", hit->end_line);
    gaz_json_key(out, "snippet");
    gaz_json_begin_object(out);
    gaz_json_member_string(out, "before", found.before);
    gaz_json_member_string(out, "match", found.match);
    gaz_json_member_string(out, "after", found.after);
    gaz_json_end_object(out);
    gaz_json_end_object(out);
    gaz_json_end_line(out);
}

static void take_hit(void *data, const gaz_hit *hit) {
    settings *s = data;
    if (s->json) {
        add_json_hit(s, hit);
    } else {
        add_text_hit(s, hit);
    }
    tool_write_buffer(s->tool, s->tool->out, &s->out);
}

static void begin(tool *t) {
    settings *s = t->settings;
    char error[512] = "";
    s->tool = t;
    s->colour = strcmp(t->out_path, "-") == 0 && isatty(STDOUT_FILENO) == 1;
    bool server = gaz_is_postgresql_url(s->database);
    bool done = server
                    ? gaz_find_postgresql(s->database, &s->query, take_hit, s, error, sizeof error)
                    : gaz_find_sqlite(s->database, &s->query, take_hit, s, error, sizeof error);
    if (!done) {
        tool_input_failed(t, server ? "postgresql" : s->database, error);
    }
    gaz_buffer_free(&s->out);
    gaz_buffer_free(&s->last);
    gaz_buffer_free(&s->terms);
    free(s->query.terms);
}

int main(int argc, char **argv) {
    static const tool_option options[] = {
        {'n', "limit", "N", "show the best N hits (20)"},
        {JSON, "json", NULL, "write one JSON object for each hit"},
        {YEAR, "year", "YYYY", "only documents of that year"},
        {PLACE, "place", "CODE|NAME", "only gazettes of a place: division code, or part of a name"},
        {KIND, "kind", "KIND", "only that kind of document: notice, or 通知"},
        {0},
    };
    static const tool_spec spec = {
        .name = "gz-find",
        .summary = "Finds words, of any number of characters, in a database of gz-load.",
        .usage = "DATABASE WORD...",
        .options = options,
        .set = set,
        .operands = take_operands,
        .begin = begin,
    };
    settings s = {.query = {.limit = 20}};
    return tool_main(&spec, &s, argc, argv);
}
