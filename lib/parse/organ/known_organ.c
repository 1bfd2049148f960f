/* known_organ.c - the organs that documents name again and again. */
#include "parse/organ/known_organ.h"

#include "data/functions.h"
#include "data/organs.h"
#include "text/slice.h"

enum { PLACES = 512, LONGEST_KNOWN = 56, LONGEST_FULL = 60, MOST_DEPARTMENTS = 256 };

/* A name without spaces, by its bytes: what it was read from is gone with its document. All that
 * is asked for each name stands together. */
struct known_organ {
    uint32_t noted_in; /* the last document whose departments it was among, or has no need to be */
    uint8_t len;       /* 0: a free place */
    uint8_t full_len;
    bool looks; /* like an organ */
    bool asked; /* for its name in full, which is empty for most */
    char name[LONGEST_KNOWN];
};

struct organ_memory {
    struct known_organ places[PLACES];
    char full[PLACES][LONGEST_FULL];
    uint32_t documents; /* that were read with it */
};

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
    return (size_t)(hash >> 48) % PLACES;
}

static struct organ_memory *memory_of(struct parser *parser) {
    if (parser->organs == NULL) {
        parser->organs = gaz_arena_keep(parser->arena, GAZ_KEPT_ORGANS, sizeof *parser->organs);
        parser->organs->documents++;
    }
    return parser->organs;
}

/* What is known of the name, looked at now when it is new; NULL for one that is not kept, as it
 * is long or was set with spaces. */
static struct known_organ *find_known(struct parser *parser, gaz_slice name) {
    struct organ_memory *memory = memory_of(parser);
    struct known_organ *organ = &memory->places[place_of(name)];
    if (organ->len == name.len && memcmp(organ->name, name.ptr, name.len) == 0) {
        return organ;
    }
    if (name.len > LONGEST_KNOWN || gaz_tidy(parser->arena, name).ptr != name.ptr) {
        return NULL;
    }
    *organ = (struct known_organ){.len = (uint8_t)name.len, .looks = looks_like_organ(name)};
    memcpy(organ->name, name.ptr, name.len); /* another one may lose its place */
    return organ;
}

gaz_slice gaz_known_organ(struct parser *parser, gaz_slice name, bool *looks) {
    const struct known_organ *known = find_known(parser, name);
    *looks = known != NULL ? known->looks : looks_like_organ(name);
    return known != NULL ? name : gaz_tidy(parser->arena, name);
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

/* The name in full, for which the known one is asked once. */
static gaz_slice full_name(struct parser *parser, struct known_organ *known, gaz_slice name) {
    if (known == NULL) {
        return gaz_department_name(parser->arena, name);
    }
    char *kept = parser->organs->full[known - parser->organs->places];
    if (!known->asked) {
        gaz_slice full = gaz_department_name(parser->arena, name);
        if (full.len > LONGEST_FULL) {
            return full;
        }
        known->asked = true;
        known->full_len = (uint8_t)full.len;
        memcpy(kept, full.len > 0 ? full.ptr : "", full.len);
    }
    return (gaz_slice){kept, known->full_len};
}

static void note_in_full(struct parser *parser, gaz_slice name) {
    gaz_parsed *out = parser->out;
    struct known_organ *known = find_known(parser, name);
    if (known != NULL && known->noted_in == parser->organs->documents) {
        return;
    }
    gaz_slice full = full_name(parser, known, name);
    if (known != NULL) {
        known->noted_in = parser->organs->documents;
    }
    if (full.len == 0 || ends_with(name, full) || is_noted(out, name)) {
        return;
    }
    out->departments = gaz_arena_grow(parser->arena, out->departments, out->department_count,
                                      &out->department_capacity, sizeof *out->departments);
    out->departments[out->department_count++] =
        (gaz_department){name, gaz_arena_copy(parser->arena, full)};
}

void gaz_name_in_full(struct parser *parser, const gaz_slices *organs) {
    for (uint32_t i = 0; i < organs->count && parser->out->department_count < MOST_DEPARTMENTS;
         i++) {
        if (organs->items[i].len > 0) {
            note_in_full(parser, organs->items[i]);
        }
    }
}
