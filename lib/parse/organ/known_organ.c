/* known_organ.c - the organs that a document names again and again. */
#include "parse/organ/known_organ.h"

#include "data/functions.h"
#include "data/organs.h"
#include "text/slice.h"

enum { PLACES = 256, MOST_DEPARTMENTS = 256 };

static bool looks_like_organ(gaz_slice name) {
    static const char *const parts[] = {"有关", "专班",   "开发区", "镇街", "街道", "部门",
                                        "单位", "功能区", "园区",   "企业", "乡镇", NULL};
    return gaz_organ_looks(name) || gaz_slice_starts(name, "各") ||
           gaz_slice_holds_any(name, parts);
}

/* Names begin and end alike (市财政局, 市教育局): all of their bytes count. */
static size_t place_of(gaz_slice name) {
    enum { WORD = sizeof(uint64_t) };
    uint64_t hash = name.len;
    uint64_t word = 0;
    for (size_t at = 0; at + WORD < name.len; at += WORD) {
        memcpy(&word, name.ptr + at, WORD);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    }
    if (name.len >= WORD) { /* over the one before */
        memcpy(&word, gaz_slice_end(name) - WORD, WORD);
    } else {
        memcpy(&word, name.ptr, name.len);
    }
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 56) % PLACES;
}

struct known_organ *gaz_known_organ(struct parser *parser, gaz_slice name) {
    if (parser->organs == NULL) {
        parser->organs = gaz_arena_zero(parser->arena, PLACES * sizeof *parser->organs);
    }
    struct known_organ *organ = &parser->organs[place_of(name)];
    if (!gaz_slice_equal(organ->name, name)) { /* another one may lose its place */
        *organ = (struct known_organ){name, gaz_tidy(parser->arena, name), false, false};
        organ->looks = looks_like_organ(name);
    }
    return organ;
}

static bool is_noted(const gaz_parsed *out, gaz_slice name) {
    for (uint32_t i = 0; i < out->department_count; i++) {
        if (gaz_slice_equal(out->departments[i].name, name)) {
            return true;
        }
    }
    return false;
}

static bool ends_with(gaz_slice text, gaz_slice end) {
    return text.len >= end.len && memcmp(gaz_slice_end(text) - end.len, end.ptr, end.len) == 0;
}

void gaz_name_in_full(struct parser *parser, const gaz_slices *organs) {
    gaz_parsed *out = parser->out;
    for (uint32_t i = 0; i < organs->count && out->department_count < MOST_DEPARTMENTS; i++) {
        gaz_slice name = organs->items[i];
        struct known_organ *known = name.len > 0 ? gaz_known_organ(parser, name) : NULL;
        if (known == NULL || known->in_full) {
            continue;
        }
        known->in_full = true;
        gaz_slice canonical = gaz_department_name(parser->arena, name);
        if (canonical.ptr == NULL || ends_with(name, canonical) || is_noted(out, name)) {
            continue;
        }
        out->departments = gaz_arena_grow(parser->arena, out->departments, out->department_count,
                                          &out->department_capacity, sizeof *out->departments);
        out->departments[out->department_count++] = (gaz_department){name, canonical};
    }
}
