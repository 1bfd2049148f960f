/* short_name.c - （以下简称《条例》）: short names that a text gives to others. */
#include "parse/citation/citations.h"
#include "parse/citation/citing.h"

enum { FARTHEST = 120 };

/* Behind 以下简称 and the like, NULL when it is not there soon. */
static const char *behind_mark(gaz_slice text) {
    static const char *const marks[] = {"以下简称为", "以下简称", "以下统称", "下称", "简称", NULL};
    for (const char *const *mark = marks; *mark != NULL; mark++) {
        const char *at = gaz_slice_find(text, *mark);
        if (at != NULL) {
            return at + strlen(*mark);
        }
    }
    return NULL;
}

/* The name without its 《》, “” or 「」. */
static gaz_slice bare_name(gaz_slice name) {
    static const char *const pairs[][2] = {{"《", "》"}, {"“", "”"}, {"〈", "〉"}, {"\"", "\""}};
    name = gaz_slice_trim(name);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t open = strlen(pairs[i][0]);
        size_t close = strlen(pairs[i][1]);
        if (name.len > open + close && gaz_slice_starts(name, pairs[i][0]) &&
            gaz_slice_ends(name, pairs[i][1])) {
            return (gaz_slice){name.ptr + open, name.len - open - close};
        }
    }
    return name;
}

static bool opens(gaz_slice text) {
    return gaz_slice_starts(text, "（") || gaz_slice_starts(text, "(") ||
           gaz_slice_starts(text, "，") || gaz_slice_starts(text, ",") ||
           gaz_slice_starts(text, "；") || gaz_slice_starts(text, "以下");
}

const char *gaz_define_short_name(struct citing *citing, const char *at, gaz_slice title,
                                  gaz_slice doc_number) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    rest.len = rest.len > FARTHEST ? FARTHEST : rest.len;
    const char *close = gaz_slice_find(rest, "）");
    const char *other = memchr(rest.ptr, ')', rest.len);
    close = close == NULL || (other != NULL && other < close) ? other : close;
    if (!opens(rest) || close == NULL) {
        return at;
    }
    gaz_slice inside = gaz_slice_between(rest.ptr, close);
    const char *name = behind_mark(inside);
    if (name == NULL || citing->names->count == MOST_SHORT_NAMES) {
        return at;
    }
    gaz_slice bare = bare_name(gaz_slice_between(name, close));
    if (bare.len > 0 && bare.len <= LONGEST_NAME) {
        citing->names->items[citing->names->count++] =
            (struct short_name){gaz_title_key(citing->parser->arena, bare), title, doc_number};
    }
    return close + (*close == ')' ? 1 : strlen("）"));
}

const struct short_name *gaz_short_name(const struct citing *citing, gaz_slice key) {
    for (uint32_t i = citing->names->count; i > 0; i--) {
        if (gaz_slice_equal(citing->names->items[i - 1].key, key)) {
            return &citing->names->items[i - 1];
        }
    }
    return NULL;
}

struct short_names *gaz_no_short_names(gaz_arena *arena) {
    struct short_names *names = gaz_arena_alloc(arena, sizeof *names);
    names->count = 0;
    return names;
}
