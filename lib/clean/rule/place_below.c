/* place_below.c - misread names of places that the text says lie in another one. */
#define _GNU_SOURCE
#include "clean/rule/place_below.h"

#include "clean/place/place_judge.h"
#include "clean/rule/script.h"
#include "data/bigrams.h"
#include "data/lookalikes.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    SHORTEST = 2,
    LONGEST = 5,      /* characters of a county's name, 县 and its like included */
    MOST_ABOVE = 14,  /* characters of a prefecture's name */
    MOST_TRIED = 256, /* names that all divisions are compared with, in one text */
    MOST_FOUND = 4
};

/* A misread name, and the divisions it may be. */
struct suspect {
    gaz_slice name;
    gaz_place found[MOST_FOUND];
    size_t at[MOST_FOUND]; /* byte in the name of the character that is wrong */
    size_t count;
};

/* 县, 市, 区, 旗. Asked behind every 市 of a text. */
static bool is_suffix(gaz_slice rest, size_t chars) {
    const char *last = rest.ptr + 3 * (chars - 1);
    uint32_t c = rest.len < 3 * chars ? 0 : gaz_utf8_three(last);
    return (c == 0x53BF || c == 0x5E02 || c == 0x533A || c == 0x65D7) && (*last & 0xF0) == 0xE0;
}

/* All of it is Han of three bytes. */
static bool is_plain_han(gaz_slice name) {
    for (size_t at = 0; at + 3 <= name.len; at += 3) {
        size_t step;
        if (!gaz_is_han(gaz_utf8_decode(name.ptr + at, gaz_slice_end(name), &step)) || step != 3) {
            return false;
        }
    }
    return true;
}

/* The prefecture or province whose name ends where head ends, or 0. */
static gaz_place place_before(gaz_slice head) {
    for (size_t chars = SHORTEST; chars <= MOST_ABOVE && head.len >= 3 * chars; chars++) {
        gaz_slice name = gaz_slice_from(head, head.len - 3 * chars);
        gaz_place place =
            gaz_places_first(gaz_places_named(name), GAZ_PLACE_PREFECTURE | GAZ_PLACE_PROVINCE);
        if (place != 0) {
            return place;
        }
    }
    return 0;
}

/* The byte at which two names of one length differ, if in one character of the
 * stem only and by a look-alike. */
static bool is_one_away(gaz_slice misread, gaz_place place, size_t *differs, gaz_lookalike *pair) {
    gaz_slice name = gaz_place_name(place);
    size_t count = 0;
    if (name.len != misread.len || gaz_place_is_filler(place) || gaz_place_until(place) != 0) {
        return false;
    }
    for (size_t at = 0; at < name.len && count < 2; at += 3) {
        if (memcmp(name.ptr + at, misread.ptr + at, 3) != 0) {
            *differs = at;
            count++;
        }
    }
    return count == 1 && *differs < gaz_place_stem(place).len &&
           gaz_lookalike_find(gaz_utf8_first(gaz_slice_from(name, *differs)),
                              gaz_utf8_first(gaz_slice_from(misread, *differs)), pair);
}

/* X县 needs a pair that was seen, or a rare character; an everyday character
 * may not make a word where it stands. */
static bool is_trusted(const gaz_pass *pass, gaz_slice name, size_t at, const gaz_lookalike *pair) {
    if (pair->use == GAZ_USE_RARE) {
        return true;
    }
    uint32_t before = gaz_pass_before(pass, name.ptr + at);
    uint32_t after = gaz_pass_at(pass, name.ptr + at + 3);
    return (name.len > 6 || pair->seen) && !gaz_is_bigram(before, pair->other) &&
           !gaz_is_bigram(pair->other, after);
}

static void look_at(const gaz_pass *pass, gaz_place area, gaz_place county,
                    struct suspect *suspect) {
    gaz_lookalike pair = {0};
    size_t at;
    if (county >= gaz_place_first_county() && suspect->count < MOST_FOUND &&
        is_one_away(suspect->name, county, &at, &pair) && gaz_place_within(county, area) &&
        is_trusted(pass, suspect->name, at, &pair)) {
        suspect->found[suspect->count] = county;
        suspect->at[suspect->count++] = at;
    }
}

/* A name with one wrong character shares its last two with the right one, or,
 * where the wrong one is among them, its first and its last. Both lists are in
 * the order of the places. */
static void look_in(const gaz_pass *pass, gaz_place area, struct suspect *suspect) {
    gaz_slice name = suspect->name;
    const char *end = gaz_slice_end(name);
    uint32_t first = name.len > 6 ? gaz_utf8_first(name) : 0;
    uint32_t last = gaz_utf8_last(name.ptr, end);
    gaz_places ending = gaz_places_ending(gaz_utf8_last(name.ptr, end - 3), last);
    gaz_places framed = gaz_places_framed(first, last);
    for (size_t i = 0, j = 0; i < ending.count || j < framed.count;) {
        gaz_place one = i < ending.count ? ending.items[i] : UINT16_MAX;
        gaz_place other = j < framed.count ? framed.items[j] : UINT16_MAX;
        look_at(pass, area, one < other ? one : other, suspect);
        i += one <= other;
        j += other <= one;
    }
}

/* The place that issues the text: its own rules judge its names, those beside
 * it and those above it, and learn from them. */
static gaz_place issuer_of(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (!context->issuer_asked) {
        context->issuer_asked = true;
        context->issuer = gaz_issuer_of(pass->arena, pass->text, 0, 0).place;
    }
    return context->issuer;
}

static bool is_issuers_own(gaz_pass *pass, gaz_place place) {
    gaz_place issuer = issuer_of(pass);
    gaz_place above = gaz_place_parent(issuer);
    return issuer != 0 && (gaz_place_within(issuer, place) || gaz_place_parent(place) == issuer ||
                           (above != 0 && gaz_place_parent(place) == above));
}

static void note(gaz_pass *pass, const struct suspect *suspect, gaz_confidence confidence,
                 gaz_slice why) {
    const char *wrong = suspect->name.ptr + suspect->at[0];
    gaz_slice right =
        gaz_slice_first(gaz_slice_from(gaz_place_name(suspect->found[0]), suspect->at[0]), 3);
    gaz_pass_note(pass, wrong, wrong + 3, right, GAZ_RULE_PLACE_NAME, confidence,
                  gaz_pass_say(pass, confidence, "no division is called %.*s; %.*s",
                               GAZ_FMT(suspect->name), GAZ_FMT(why)));
}

/* Several divisions are one look-alike away, or one is, and another one has this
 * stem, whose old name it may be: all of them are reported. */
static void report(gaz_pass *pass, const struct suspect *suspect) {
    gaz_slice name = suspect->name;
    if (!gaz_pass_note(pass, name.ptr, gaz_slice_end(name), (gaz_slice){NULL, 0},
                       GAZ_RULE_PLACE_NAME, GAZ_POSSIBLE,
                       gaz_pass_say(pass, GAZ_POSSIBLE,
                                    "no division is called so, and %zu %s one look-alike away",
                                    suspect->count, suspect->count == 1 ? "is" : "are"))) {
        return;
    }
    gaz_edit *edit = &pass->edits.items[pass->edits.count - 1];
    for (size_t i = 0; i < suspect->count; i++) {
        gaz_slices_add(pass->arena, &edit->candidates, gaz_place_name(suspect->found[i]));
    }
}

/* A name of this many characters behind a superior place. */
static bool correct_behind(gaz_pass *pass, gaz_slice name, gaz_place above) {
    gaz_context *context = pass->data;
    struct suspect suspect = {.name = name};
    if (context->places_tried++ < MOST_TRIED) {
        look_in(pass, above, &suspect);
    }
    if (suspect.count > 0 &&
        (is_issuers_own(pass, suspect.found[0]) || gaz_is_within_name(pass, name.ptr))) {
        return true;
    }
    if (suspect.count == 1 && !gaz_places_have_stem(gaz_slice_first(name, name.len - 3))) {
        note(pass, &suspect, GAZ_CERTAIN,
             gaz_pass_say(
                 pass, GAZ_CERTAIN, "behind %.*s, of which only %.*s is one look-alike away",
                 GAZ_FMT(gaz_place_name(above)), GAZ_FMT(gaz_place_name(suspect.found[0]))));
    } else if (suspect.count > 0) {
        report(pass, &suspect);
    }
    return suspect.count > 0;
}

size_t gaz_correct_below(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_slice rest = gaz_slice_between(at + step, gaz_slice_end(pass->text));
    gaz_place above = 0;
    gaz_places places;
    (void)c;
    for (size_t chars = SHORTEST; chars <= LONGEST; chars++) {
        gaz_slice name = gaz_slice_first(rest, 3 * chars < rest.len ? 3 * chars : rest.len);
        if (!is_suffix(rest, chars) || !is_plain_han(name)) {
            continue;
        }
        above = above != 0 ? above : place_before(gaz_slice_between(pass->line, at + step));
        if (above == 0 || gaz_place_read(rest, GAZ_PLACE_ANY, &places) > 0 ||
            correct_behind(pass, name, above)) {
            break;
        }
    }
    return step;
}

/* ---- Rare characters ---- */

/* Divisions that other readings of the character at `at` make of the name
 * around it that begins `back` characters before. */
static void read_around(const gaz_pass *pass, const char *at, uint32_t c, size_t back,
                        struct suspect *suspect) {
    const char *begin = at - 3 * back;
    gaz_slice ahead = gaz_slice_between(begin, gaz_slice_end(pass->text));
    char text[3 * (MOST_ABOVE + LONGEST)];
    size_t len = ahead.len < sizeof text ? ahead.len : sizeof text;
    gaz_lookalike pair;
    memcpy(text, ahead.ptr, len);
    for (gaz_lookalikes pairs = gaz_lookalikes_behind(c);
         suspect->count < MOST_FOUND && gaz_lookalikes_next(&pairs, &pair);) {
        gaz_places places;
        gaz_utf8_encode(pair.other, text + 3 * back);
        size_t read = gaz_place_read((gaz_slice){text, len}, GAZ_PLACE_DIVISION, &places);
        gaz_place place = gaz_places_first(places, GAZ_PLACE_DIVISION);
        if (read > 3 * back && gaz_place_until(place) == 0) {
            suspect->name = gaz_slice_first(ahead, read);
            suspect->found[suspect->count] = place;
            suspect->at[suspect->count++] = 3 * back;
        }
    }
}

/* A township of the place follows. */
static bool township_follows(const gaz_pass *pass, gaz_slice name, gaz_place place) {
    gaz_places places;
    gaz_slice rest = gaz_slice_between(gaz_slice_end(name), gaz_slice_end(pass->text));
    if (gaz_place_read(rest, GAZ_PLACE_TOWNSHIP, &places) == 0) {
        return false;
    }
    for (size_t i = 0; i < places.count; i++) {
        if (gaz_place_within(places.items[i], place)) {
            return true;
        }
    }
    return false;
}

static const char *why_certain(const gaz_pass *pass, const struct suspect *suspect) {
    gaz_place place = suspect->found[0];
    gaz_place above = place_before(gaz_slice_between(pass->line, suspect->name.ptr));
    if (above != 0 && gaz_place_within(place, above)) {
        return "a place above it stands before";
    }
    if (township_follows(pass, suspect->name, place)) {
        return "a township of it follows";
    }
    gaz_slice right = gaz_place_name(place);
    bool named = above == 0 && memmem(pass->text.ptr, pass->text.len, right.ptr, right.len) != NULL;
    return named ? "the text names it rightly elsewhere" : NULL;
}

static void correct_rare(gaz_pass *pass, const struct suspect *suspect) {
    gaz_context *context = pass->data;
    bool issued = issuer_of(pass) != 0;
    if (is_issuers_own(pass, suspect->found[0]) ||
        gaz_is_within_name(pass, suspect->name.ptr + suspect->at[0]) ||
        gaz_context_is_traditional(pass)) {
        return;
    }
    const char *why = suspect->count == 1 && context->places_tried++ < MOST_TRIED
                          ? why_certain(pass, suspect)
                          : NULL;
    if (why != NULL) {
        note(pass, suspect, GAZ_CERTAIN, gaz_slice_of(why));
    } else if (!issued && suspect->count == 1) {
        note(
            pass, suspect, GAZ_LIKELY,
            gaz_slice_of("one division is one look-alike away, but nothing says that it is meant"));
    } else if (!issued) {
        report(pass, suspect);
    }
}

size_t gaz_correct_rare_name(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_places places;
    for (size_t back = 0; back < LONGEST && step == 3; back++) {
        const char *begin = at - 3 * back;
        if (at - pass->line < (ptrdiff_t)(3 * back) ||
            !is_plain_han(gaz_slice_between(begin, at))) {
            break;
        }
        gaz_slice ahead = gaz_slice_between(begin, gaz_slice_end(pass->text));
        struct suspect suspect = {.count = 0};
        if (gaz_place_read(ahead, GAZ_PLACE_ANY, &places) > 3 * back) {
            break;
        }
        read_around(pass, at, c, back, &suspect);
        if (suspect.count > 0) {
            correct_rare(pass, &suspect);
            break;
        }
    }
    return step;
}
