/* joint.c - organs that act together (联合行文): several names in one line. */
#include "data/organs.h"
#include "data/places.h"
#include "parse/organ/organ_names.h"
#include "text/chars.h"
#include "text/utf8.h"

enum { LONGEST_PLACE = 8 /* characters */ };

static bool starts_with_any(gaz_slice text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (gaz_slice_starts(text, *words)) {
            return true;
        }
    }
    return false;
}

static bool contains(gaz_slice text, gaz_slice part) {
    for (size_t at = 0; at + part.len <= text.len; at++) {
        if (memcmp(text.ptr + at, part.ptr, part.len) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_suffix_alone(gaz_slice name) {
    size_t len;
    return gaz_organ_suffix(name, &len) != GAZ_ORGAN_NONE && len == name.len;
}

/* 国家税务总局, 国务院, 团县委: no end of another's name, though some are words for organs. */
static bool begins_name(gaz_slice name) {
    static const char *const words[] = {"国家",   "中国",   "国务院", "中共中央", "最高",
                                        "國家",   "中國",   "國務院", "共青团",   "团中央",
                                        "团省委", "团市委", "团县委", "团区委",   NULL};
    return starts_with_any(name, words);
}

/* 郯城县分局, 郯城支行: the rest of a name that began before. */
static bool is_branch(gaz_slice name) {
    static const char *const words[] = {"分局", "支局", "分行", "支行", "分公司", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_ends(name, *word)) {
            return true;
        }
    }
    return false;
}

/* The name of a place at the start of an organ's, as its form shows it (云川市教育局:
 * 云川市), also of one that no table has; empty when there is none. */
static gaz_slice leading_place(gaz_slice organ) {
    static const char *const levels[] = {"省", "市", "县", "区", "州", "旗", "盟", NULL};
    const char *end = gaz_slice_end(organ);
    const char *at = organ.ptr;
    for (int count = 0; at < end && count < LONGEST_PLACE; count++) {
        size_t step;
        gaz_utf8_decode(at, end, &step);
        if (count >= 2 && starts_with_any(gaz_slice_between(at, end), levels)) {
            return gaz_slice_between(organ.ptr, at + step);
        }
        at += step;
    }
    return (gaz_slice){organ.ptr, 0};
}

/* True when `rest` is an organ of its own and not the end of the name that
 * `left` begins. An organ of the state (国家税务总局) is followed by the place of
 * its office (某县税务局); organs of one place name that place again. */
static bool begins_another(gaz_arena *arena, gaz_slice left, gaz_slice rest, bool spaced) {
    gaz_places places;
    size_t suffix;
    left = gaz_slice_trim_right(left);
    if (!gaz_slice_ends(left, "）") && !gaz_organ_may_end(left)) { /* as most of its beginnings */
        return false;
    }
    left = gaz_tidy(arena, left);
    rest = gaz_tidy(arena, rest);
    if (!gaz_organ_looks(left) || gaz_organ_suffix(rest, &suffix) == GAZ_ORGAN_NONE ||
        (is_suffix_alone(rest) && !begins_name(rest)) || is_branch(rest)) {
        return false;
    }
    size_t place = gaz_place_read(rest, GAZ_PLACE_DIVISION, &places);
    if (place > 0) {
        return contains(left, gaz_slice_first(rest, place));
    }
    gaz_slice same = leading_place(left);
    bool again = same.len > 0 && rest.len > same.len && memcmp(rest.ptr, same.ptr, same.len) == 0;
    return spaced || again || begins_name(rest);
}

/* Bytes of the gaps in a name that is letter-spaced, as most narrow as they come: 公 安 部,
 * 人  民  政  府. 0 when two of its characters stand side by side. */
static size_t letter_gap(gaz_slice name) {
    const char *end = gaz_slice_end(name);
    size_t narrowest = 0;
    for (const char *at = name.ptr; at < end;) {
        size_t step;
        (void)gaz_utf8_decode(at, end, &step);
        gaz_slice rest = gaz_slice_between(at + step, end);
        const char *next = gaz_slice_trim_left(rest).ptr;
        size_t gap = (size_t)(next - rest.ptr);
        if (gap == 0 && next < end) {
            return 0;
        }
        narrowest = gap > 0 && (narrowest == 0 || gap < narrowest) ? gap : narrowest;
        at = next;
    }
    return narrowest;
}

/* A space between two characters of such a name, or in a part of it. */
static bool is_letter_space(gaz_slice gap, gaz_slice rest, size_t letter) {
    size_t step;
    gaz_utf8_decode(rest.ptr, gaz_slice_end(rest), &step);
    gaz_slice next = gaz_slice_from(rest, step);
    bool one = gap.len == 1 && *gap.ptr == ' ' &&
               (next.len == 0 || (next.ptr[0] == ' ' && next.len > 1 && next.ptr[1] != ' '));
    return one || gap.len == letter;
}

/* Where the first organ of the name ends; *rest is what follows it. */
static const char *first_organ_end(gaz_arena *arena, gaz_slice name, gaz_slice *rest) {
    const char *end = gaz_slice_end(name);
    size_t letter = letter_gap(name);
    for (const char *at = name.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        *rest = gaz_slice_trim(gaz_slice_between(at + (c == 0x3001 ? step : 0), end));
        bool gap = gaz_is_space(c) || c == 0x3001;
        bool spaced = gap && !(gaz_is_space(c) &&
                               is_letter_space(gaz_slice_between(at, rest->ptr), *rest, letter));
        if (at > name.ptr && (spaced || !gap) &&
            begins_another(arena, gaz_slice_between(name.ptr, at), *rest, spaced)) {
            return at;
        }
        at += gap && !spaced ? (size_t)(rest->ptr - at) : step;
    }
    *rest = (gaz_slice){end, 0};
    return end;
}

void gaz_add_organs(struct parser *parser, gaz_slices *organs, gaz_slice name) {
    name = gaz_slice_trim(name);
    while (name.len > 0) {
        gaz_slice rest;
        const char *end = first_organ_end(parser->arena, name, &rest);
        gaz_slices_add(parser->arena, organs,
                       gaz_tidy(parser->arena, gaz_slice_between(name.ptr, end)));
        name = rest;
    }
}

void gaz_add_organ_line(struct parser *parser, gaz_slices *organs, gaz_slice line) {
    gaz_slice name = gaz_tidy(parser->arena, line);
    if (organs->count == 0 || !is_suffix_alone(name) || begins_name(name)) {
        gaz_add_organs(parser, organs, line);
        return;
    }
    gaz_slice *last = &organs->items[organs->count - 1];
    *last = gaz_arena_join(parser->arena, *last, "", name);
}
