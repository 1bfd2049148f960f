/* user_table.c - reading the rows of --table: the forms of the built-in tables. */
#include "clean/rule/pattern.h"
#include "text/chars.h"
#include "text/memory/arena.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { MOST_FIELDS = 4 };

struct row {
    gaz_slice fields[MOST_FIELDS];
    size_t count;
};

struct reading {
    gaz_arena *arena;
    gaz_slice table;
    gaz_user_table *user;
    gaz_table_fault *fault;
};

/* False when there are more fields than any table has. */
static bool split_row(gaz_slice text, struct row *row) {
    row->count = 0;
    for (gaz_slice rest = text; row->count < MOST_FIELDS;) {
        const char *tab = rest.len == 0 ? NULL : memchr(rest.ptr, '\t', rest.len);
        row->fields[row->count++] = tab == NULL ? rest : gaz_slice_between(rest.ptr, tab);
        if (tab == NULL) {
            return true;
        }
        rest = gaz_slice_between(tab + 1, gaz_slice_end(rest));
    }
    return false;
}

static bool is_number(gaz_slice field, size_t least, size_t most) {
    for (size_t i = 0; i < field.len; i++) {
        if (field.ptr[i] < '0' || field.ptr[i] > '9') {
            return false;
        }
    }
    return field.len >= least && field.len <= most;
}

/* One Han character of three bytes, as names of places are made of; 0 for any
 * other text. */
static uint32_t one_character(gaz_slice field) {
    uint32_t c = field.len == 3 ? gaz_utf8_first(field) : 0;
    return gaz_is_han(c) ? c : 0;
}

static bool is_name(gaz_slice field) {
    for (size_t at = 0; at < field.len; at += 3) {
        if (one_character(gaz_slice_first(gaz_slice_from(field, at),
                                          field.len - at < 3 ? field.len - at : 3)) == 0) {
            return false;
        }
    }
    return field.len >= 6;
}

static const char *take_name(struct reading *r, gaz_slice name) {
    if (!is_name(name)) {
        return "a name of a place has two Han characters or more";
    }
    gaz_slices_add(r->arena, &r->user->names, name);
    return NULL;
}

/* 郯 郟 rare. */
static const char *take_pair(struct reading *r, const struct row *row) {
    static const char *const uses[] = {"rare", "name", "word"};
    gaz_user_pair pair = {one_character(row->fields[0]), one_character(row->fields[1]), 0};
    size_t use = 0;
    while (use < 3 && !gaz_slice_is(row->fields[2], uses[use])) {
        use++;
    }
    if (use == 3) {
        return "the use of a pair is rare, name or word";
    }
    if (pair.right == 0 || pair.wrong == 0 || pair.right == pair.wrong) {
        return "a pair is two different Han characters";
    }
    gaz_user_table *user = r->user;
    pair.use = (int)use;
    user->pairs = gaz_arena_grow(r->arena, user->pairs, user->pair_count, &user->pair_capacity,
                                 sizeof *user->pairs);
    user->pairs[user->pair_count++] = pair;
    return NULL;
}

static const char *take_term(struct reading *r, const struct row *row) {
    gaz_terms *terms = &r->user->terms;
    if (row->fields[0].len == 0 || gaz_slice_equal(row->fields[0], row->fields[1])) {
        return "a term is a misread form and another, right one";
    }
    terms->items = gaz_arena_grow(r->arena, terms->items, terms->count, &terms->capacity,
                                  sizeof *terms->items);
    terms->items[terms->count++] =
        (gaz_term){row->fields[0], row->fields[1], row->fields[2], row->fields[3]};
    return NULL;
}

static bool is_pattern(gaz_slice field) {
    return field.len > 2 && *field.ptr == '/' && field.ptr[field.len - 1] == '/';
}

/* /第[lI]条/ 第1条 reason. */
static const char *take_pattern(struct reading *r, const struct row *row) {
    gaz_user_table *user = r->user;
    gaz_slice expression = gaz_slice_first(row->fields[0], row->fields[0].len - 1);
    if (row->fields[2].len == 0) {
        return "a pattern has a reason, which the log will give as evidence";
    }
    user->patterns = gaz_arena_grow(r->arena, user->patterns, user->pattern_count,
                                    &user->pattern_capacity, sizeof *user->patterns);
    return gaz_pattern_compile(r->arena, gaz_slice_from(expression, 1), row->fields[1],
                               row->fields[2], &user->patterns[user->pattern_count++]);
}

/* Which table a row belongs to shows in its fields; what is wrong with it, or
 * NULL. */
static const char *take_row(struct reading *r, gaz_slice text) {
    struct row row;
    if (!split_row(text, &row) || row.count < 3) {
        return "a row has three or four fields between tabs";
    }
    if (row.count == 3 && is_pattern(row.fields[0])) {
        return take_pattern(r, &row);
    }
    if (row.count == 4) {
        bool division = is_number(row.fields[0], 6, 9);
        return division ? take_name(r, row.fields[1]) : take_term(r, &row);
    }
    bool renamed = is_number(row.fields[1], 6, 6) && is_number(row.fields[2], 4, 4);
    return renamed ? take_name(r, row.fields[0]) : take_pair(r, &row);
}

static void read_rows(void *data) {
    struct reading *r = data;
    gaz_table_fault *fault = r->fault;
    while (fault->why == NULL && r->table.len > 0) {
        const char *stop = memchr(r->table.ptr, '\n', r->table.len);
        stop = stop == NULL ? gaz_slice_end(r->table) : stop;
        gaz_slice row = gaz_slice_between(r->table.ptr, stop);
        if (row.len > 0 && row.ptr[row.len - 1] == '\r') {
            row.len--;
        }
        r->table = gaz_slice_from(r->table,
                                  (size_t)(stop - r->table.ptr) + (stop < gaz_slice_end(r->table)));
        fault->line++;
        if (gaz_utf8_valid(row) != row.len) {
            fault->why = "not UTF-8";
        } else if (row.len > 0 && *row.ptr != '#') {
            fault->why = take_row(r, row);
        }
    }
}

gaz_status gaz_read_user_table(gaz_arena *arena, gaz_slice table, gaz_user_table *user,
                               gaz_table_fault *fault) {
    struct reading r = {arena, table, user, fault};
    *fault = (gaz_table_fault){0, NULL};
    gaz_status status = gaz_arena_run(arena, read_rows, &r);
    return status != GAZ_OK || fault->why == NULL ? status : GAZ_BAD_TABLE;
}
