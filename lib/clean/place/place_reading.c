/* place_reading.c - a suspicious character together with a name it may belong to. */
#include "clean/place/place_reading.h"

#include "data/bigrams.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

/* The name without its character at byte `hole`, around that byte of the text. */
static bool stands_around(const gaz_pass *pass, const char *begin, gaz_slice name, size_t hole) {
    return gaz_pass_matches(pass, begin, gaz_slice_first(name, hole)) &&
           gaz_pass_matches(pass, begin + hole + 3, gaz_slice_from(name, hole + 3));
}

bool gaz_read_stem(const gaz_pass *pass, const char *at, const gaz_watch *watch,
                   gaz_reading *reading) {
    gaz_slice stem = gaz_place_stem(watch->place);
    size_t hole = 3 * (size_t)watch->index;
    if ((size_t)(at - pass->line) < hole || !stands_around(pass, at - hole, stem, hole)) {
        return false;
    }
    gaz_slice name = gaz_place_name(watch->place);
    *reading = (gaz_reading){*watch, at, at - hole, at - hole + stem.len, false};
    gaz_slice suffix = gaz_slice_from(name, stem.len);
    if (suffix.len > 0 && gaz_pass_matches(pass, reading->end, suffix)) {
        reading->end += suffix.len;
        reading->whole = true;
    }
    return reading->whole || stem.len > 3;
}

bool gaz_read_anchored(const gaz_pass *pass, const char *at, const gaz_anchor *anchor,
                       gaz_reading *reading) {
    gaz_slice name = gaz_place_name(anchor->place);
    size_t hole = 3 * (size_t)anchor->wrong_at;
    const char *begin = at - 3 * (size_t)anchor->at;
    if ((size_t)(at - pass->line) < 3 * (size_t)anchor->at ||
        (size_t)(gaz_slice_end(pass->text) - begin) < name.len ||
        !stands_around(pass, begin, name, hole)) {
        return false;
    }
    uint32_t wrong = gaz_pass_at(pass, begin + hole);
    uint32_t right = gaz_utf8_first(gaz_slice_from(name, hole));
    if (!gaz_is_han(wrong) || wrong == right || wrong >= GAZ_BMP) {
        return false;
    }
    gaz_lookalike pair = {.other = 0, .use = GAZ_USE_WORD};
    const gaz_place_judge *judge = pass->data;
    bool alike = gaz_place_scope_pair(&judge->scope, right, wrong, &pair);
    gaz_watch watch = {
        wrong,     right, 0,     anchor->place,   anchor->wrong_at, (uint8_t)pair.use,
        pair.seen, false, alike, anchor->relation};
    *reading = (gaz_reading){watch, begin + hole, begin, begin + name.len, true};
    return true;
}

bool gaz_reading_is_word(const gaz_pass *pass, const gaz_reading *reading) {
    uint32_t before = gaz_pass_before(pass, reading->at);
    uint32_t after = gaz_pass_at(pass, reading->at + 3);
    return gaz_is_bigram(before, reading->watch.wrong) ||
           gaz_is_bigram(reading->watch.wrong, after);
}

bool gaz_reading_is_elsewhere(const gaz_pass *pass, const gaz_reading *reading) {
    gaz_slice head = gaz_slice_between(pass->line, reading->begin);
    for (size_t chars = 2; chars <= 8 && head.len >= 3 * chars; chars++) {
        gaz_slice name = gaz_slice_from(head, head.len - 3 * chars);
        gaz_places places = gaz_places_named(name);
        bool above = false;
        for (size_t i = 0; i < places.count; i++) {
            above = above || gaz_place_within(reading->watch.place, places.items[i]);
        }
        if (gaz_places_first(places, GAZ_PLACE_PROVINCE | GAZ_PLACE_PREFECTURE) != 0 && !above) {
            return true;
        }
    }
    return false;
}

bool gaz_reading_is_other_stem(const gaz_pass *pass, const gaz_reading *reading) {
    enum { MOST_BEFORE = 2 }; /* characters of a stem before the one that was read */
    gaz_place place = reading->watch.place;
    size_t suffix = gaz_place_name(place).len - gaz_place_stem(place).len;
    const char *begin = reading->begin;
    for (int back = 0; reading->whole && back <= MOST_BEFORE; back++) {
        if (gaz_places_have_stem(gaz_slice_between(begin, reading->end - suffix))) {
            return true;
        }
        if (!gaz_is_han(gaz_pass_before(pass, begin))) {
            return false;
        }
        begin = gaz_utf8_before(pass->line, begin);
    }
    return false;
}

gaz_slice gaz_reading_corrected(gaz_pass *pass, const gaz_reading *reading) {
    gaz_slice copy = gaz_arena_copy(pass->arena, gaz_slice_between(reading->begin, reading->end));
    char *out = (char *)(uintptr_t)copy.ptr;
    gaz_utf8_encode(reading->watch.right, out + (reading->at - reading->begin));
    return copy;
}

gaz_slice gaz_watch_in_words(gaz_pass *pass, const gaz_watch *watch, gaz_confidence confidence) {
    char wrong[5] = {0};
    char right[5] = {0};
    const char *why = watch->alike ? "looks like" : "is signed in the place of";
    gaz_utf8_encode(watch->wrong, wrong);
    gaz_utf8_encode(watch->right, right);
    if (watch->use == GAZ_USE_RARE) {
        why = "is hardly used in simplified text and looks like";
    } else if (watch->seen) {
        why = "is a known misreading of";
    }
    return gaz_pass_say(pass, confidence, "%s %s %s", wrong, why, right);
}

bool gaz_watch_is_too_short(const gaz_watch *watch) {
    return gaz_place_stem(watch->place).len <= 3 && watch->use == GAZ_USE_WORD && !watch->seen;
}
