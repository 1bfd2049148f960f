/* place_rules.c - what the walk over an issue does at a suspicious character. */
#include "clean/place/place_rules.h"

#include "clean/place/place_proof.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { MOST_READINGS = 8 };

/* ---- Learning from whole names ---- */

/* The misread character belongs to a name that exists. */
static bool is_protected(const gaz_pass *pass, const gaz_reading *reading) {
    return reading->whole
               ? gaz_is_within_other_name(pass, reading->at, reading->begin, reading->end)
               : gaz_is_within_name(pass, reading->at);
}

static void learn_from(gaz_pass *pass, const char *at, const gaz_anchor *anchor) {
    gaz_place_judge *judge = pass->data;
    gaz_reading reading;
    if (anchor->relation == GAZ_ISSUES && gaz_read_anchored(pass, at, anchor, &reading) &&
        !is_protected(pass, &reading) && !gaz_reading_is_elsewhere(pass, &reading) &&
        !gaz_reading_is_other_stem(pass, &reading)) {
        bool word = gaz_reading_is_word(pass, &reading) || gaz_watch_is_too_short(&reading.watch);
        bool own = gaz_stands_apart(pass, &reading) && gaz_own_matter_follows(pass, &reading);
        if (gaz_is_signed(pass, &reading) || own || (reading.watch.alike && !word)) {
            gaz_place_scope_learn(pass->arena, &judge->scope, reading.watch.wrong,
                                  anchor->wrong_at);
        }
    }
}

size_t gaz_learn_misreading(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_place_judge *judge = pass->data;
    uint32_t count;
    gaz_note_traditional(judge, c);
    const gaz_anchor *anchors = gaz_place_scope_anchors(&judge->scope, c, &count);
    if (count > 0) {
        gaz_pass_find_line(pass, at);
    }
    for (uint32_t i = 0; i < count; i++) {
        learn_from(pass, at, &anchors[i]);
    }
    return step;
}

/* ---- Correcting ---- */

static bool is_rival(const gaz_reading *readings, size_t count, const gaz_reading *other) {
    for (size_t i = 0; i < count; i++) {
        if (readings[i].watch.place == other->watch.place ||
            readings[i].watch.right == other->watch.right) {
            return false;
        }
    }
    return true;
}

/* The readings of the name around `at`, the issuer's own first; whole names
 * rule out mere stems. */
static size_t collect_readings(const gaz_pass *pass, const char *at, const gaz_watch *watches,
                               uint32_t watch_count, gaz_reading *readings) {
    size_t count = 0;
    for (uint32_t i = 0; i < watch_count && count < MOST_READINGS; i++) {
        gaz_reading reading;
        if (!gaz_read_stem(pass, at, &watches[i], &reading)) {
            continue;
        }
        if (count > 0 && reading.whole && !readings[0].whole) {
            count = 0;
        }
        bool weaker = count > 0 && readings[0].whole && !reading.whole;
        if (!weaker && is_rival(readings, count, &reading)) {
            readings[count++] = reading;
        }
    }
    return count;
}

/* The character belongs to the issuer's own name: 岳 of 岱岳区 is not 岱. */
static bool is_own(const gaz_place_judge *judge, uint32_t c) {
    char text[4];
    size_t len = gaz_utf8_encode(c, text);
    return gaz_text_holds(gaz_place_name(judge->scope.issuer.place), (gaz_slice){text, len});
}

static void correct_watched(gaz_pass *pass, const char *at, const gaz_watch *watches,
                            uint32_t count) {
    gaz_reading readings[MOST_READINGS];
    size_t found = collect_readings(pass, at, watches, count, readings);
    bool lone = watches->relation == GAZ_ISSUES && gaz_may_correct_character(pass, at, watches) &&
                !is_own(pass->data, watches->wrong);
    if (found == 0 && !lone) {
        return;
    }
    bool exists = found > 0 ? is_protected(pass, &readings[0]) : gaz_is_within_name(pass, at);
    if (exists) {
        return;
    }
    if ((found == 0 || !gaz_correct_name(pass, readings, found)) && lone) {
        gaz_correct_character(pass, at, watches);
    }
}

/* Whole names of the places above; the issuer's were learned and are watched,
 * those that taught nothing are no misreadings. */
static void correct_anchored(gaz_pass *pass, const char *at, const gaz_anchor *anchors,
                             uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        gaz_reading reading;
        if (anchors[i].relation == GAZ_ABOVE &&
            gaz_read_anchored(pass, at, &anchors[i], &reading) && !is_protected(pass, &reading)) {
            gaz_correct_name(pass, &reading, 1);
        }
    }
}

/* Whether anything may be wrong at a watched character. Nearly always nothing is, which is told
 * here by a few bytes and without its line. */
static bool may_be_misread(gaz_slice text, const char *at, const gaz_watch *watches,
                           uint32_t count) {
    const gaz_watch *first = watches;
    if (first->relation == GAZ_ISSUES && (first->use == GAZ_USE_RARE || first->learned ||
                                          first->seen || gaz_code_may_follow(text, at + 3))) {
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (gaz_watch_may_fit(&watches[i], text, at)) {
            return true;
        }
    }
    return false;
}

size_t gaz_correct_place(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const gaz_place_judge *judge = pass->data;
    uint32_t anchored;
    uint32_t watched;
    if (step != 3) {
        return step;
    }
    const gaz_anchor *anchors = gaz_place_scope_anchors(&judge->scope, c, &anchored);
    const gaz_watch *watches = gaz_place_scope_find(&judge->scope, c, &watched);
    bool suspect = watched > 0 && may_be_misread(pass->text, at, watches, watched);
    if (anchored > 0 || suspect) {
        gaz_pass_find_line(pass, at);
        correct_anchored(pass, at, anchors, anchored);
    }
    if (suspect) {
        correct_watched(pass, at, watches, watched);
    }
    return step;
}
