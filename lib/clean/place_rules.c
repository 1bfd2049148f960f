/* place_rules.c - rules `place-name`, `place-code` and `place-character`. */
#include "clean/place_rules.h"

#include "clean/place_judge.h"
#include "data/bigrams.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { MOST_RIVALS = 8 };

/* A suspicious character together with a name it may belong to. */
struct reading {
    const gaz_watch *watch;
    const char *begin; /* of the misread name */
    const char *end;   /* behind the stem, or behind the suffix when whole */
    bool whole;        /* the suffix (县) stands there too */
};

static gaz_slice name_of(gaz_place place) {
    return gaz_place_name(place);
}

static bool matches(const gaz_pass *pass, const char *at, gaz_slice text) {
    return (size_t)(gaz_slice_end(pass->text) - at) >= text.len &&
           memcmp(at, text.ptr, text.len) == 0;
}

/* All other characters of the stem stand around the watched one; a stem of one
 * character needs its suffix. */
static bool read_name(const gaz_pass *pass, const char *at, const gaz_watch *watch,
                      struct reading *reading) {
    gaz_slice name = name_of(watch->place);
    gaz_slice stem = gaz_place_stem(watch->place);
    size_t head = 3 * (size_t)watch->index;
    gaz_slice suffix = gaz_slice_from(name, stem.len);
    if ((size_t)(at - pass->line) < head ||
        !matches(pass, at - head, gaz_slice_first(stem, head)) ||
        !matches(pass, at + 3, gaz_slice_from(stem, head + 3))) {
        return false;
    }
    *reading = (struct reading){watch, at - head, at - head + stem.len, false};
    if (suffix.len > 0 && matches(pass, reading->end, suffix)) {
        reading->end += suffix.len;
        reading->whole = true;
    }
    return reading->whole || stem.len > 3;
}

/* ---- Evidence ---- */

static const char *use_in_words(const gaz_watch *watch) {
    switch (watch->use) {
    case GAZ_USE_RARE:
        return "is hardly used in simplified text";
    case GAZ_USE_NAME:
        return "is a known misreading of it";
    default:
        return "looks like it";
    }
}

static gaz_slice evidence_of(gaz_pass *pass, const struct reading *reading) {
    const gaz_place_judge *judge = pass->data;
    gaz_slice misread = gaz_slice_between(reading->begin, reading->end);
    char wrong[5] = {0};
    gaz_utf8_encode(reading->watch->wrong, wrong);
    return gaz_arena_format(pass->arena, "%.*s; no division is called %.*s; %s %s",
                            GAZ_FMT(judge->scope.issuer.evidence), GAZ_FMT(misread), wrong,
                            use_in_words(reading->watch));
}

/* The misread text with the right character in its place. */
static gaz_slice corrected(gaz_pass *pass, const struct reading *reading, const char *at) {
    size_t len = (size_t)(reading->end - reading->begin);
    char *out = gaz_arena_alloc(pass->arena, len);
    memcpy(out, reading->begin, len);
    gaz_utf8_encode(reading->watch->right, out + (at - reading->begin));
    return (gaz_slice){out, len};
}

/* ---- Whole names and stems ---- */

/* 区域中区: the watched character makes a word with its neighbour outside the
 * name, or inside it. */
static bool could_be_word(gaz_pass *pass, const char *at, const struct reading *reading) {
    uint32_t c = reading->watch->wrong;
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + 3);
    return gaz_is_bigram(before, c) || gaz_is_bigram(c, after);
}

/* Right before the name stands a division that it does not lie in: 河南省郟县
 * in a text from Shandong. */
static bool is_claimed_elsewhere(const gaz_pass *pass, const struct reading *reading) {
    gaz_slice head = gaz_slice_between(pass->line, reading->begin);
    for (size_t chars = 2; chars <= 8 && head.len >= 3 * chars; chars++) {
        gaz_slice name = gaz_slice_from(head, head.len - 3 * chars);
        gaz_places places = gaz_places_named(name);
        bool above = false;
        for (size_t i = 0; i < places.count; i++) {
            above = above || gaz_place_within(reading->watch->place, places.items[i]);
        }
        if (gaz_places_first(places, GAZ_PLACE_PROVINCE | GAZ_PLACE_PREFECTURE) != 0 && !above) {
            return true;
        }
    }
    return false;
}

static gaz_confidence judge_issuer_name(gaz_pass *pass, const char *at,
                                        const struct reading *reading) {
    const gaz_watch *watch = reading->watch;
    bool word = watch->use != GAZ_USE_RARE && could_be_word(pass, at, reading);
    if (reading->whole) {
        bool begins = watch->index == 0 && gaz_is_bigram(gaz_pass_before(pass, at), watch->wrong);
        bool one = gaz_place_stem(watch->place).len == 3;
        return watch->use == GAZ_USE_WORD && (begins || (one && word)) ? GAZ_POSSIBLE : GAZ_CERTAIN;
    }
    if (watch->use == GAZ_USE_RARE) {
        return GAZ_CERTAIN;
    }
    if (word || gaz_looks_like_company(pass, reading->end)) {
        return GAZ_POSSIBLE;
    }
    return watch->use == GAZ_USE_NAME || watch->seen ? GAZ_CERTAIN : GAZ_LIKELY;
}

/* Places above the issue's and beside it: a name is certain when the text has
 * it rightly elsewhere. */
static gaz_confidence judge_other_name(gaz_pass *pass, const char *at,
                                       const struct reading *reading) {
    const gaz_place_judge *judge = pass->data;
    const gaz_watch *watch = reading->watch;
    if (!reading->whole && watch->use != GAZ_USE_RARE) {
        return GAZ_POSSIBLE;
    }
    if (watch->use == GAZ_USE_WORD && could_be_word(pass, at, reading)) {
        return GAZ_POSSIBLE;
    }
    gaz_slice right = reading->whole ? name_of(watch->place) : gaz_place_stem(watch->place);
    bool above = watch->relation == GAZ_ABOVE && (watch->seen || watch->use == GAZ_USE_RARE);
    return above || gaz_text_holds(judge->text, right) ? GAZ_CERTAIN : GAZ_LIKELY;
}

static gaz_confidence judge_name(gaz_pass *pass, const char *at, const struct reading *reading) {
    const gaz_place_judge *judge = pass->data;
    gaz_confidence confidence = reading->watch->relation == GAZ_ISSUES
                                    ? judge_issuer_name(pass, at, reading)
                                    : judge_other_name(pass, at, reading);
    if (is_claimed_elsewhere(pass, reading)) {
        return GAZ_POSSIBLE;
    }
    return !judge->scope.issuer.certain && confidence == GAZ_CERTAIN ? GAZ_LIKELY : confidence;
}

/* Reports a misreading that fits several places, with all of them. */
static void report_rivals(gaz_pass *pass, const struct reading *readings, size_t count,
                          const char *at) {
    const struct reading *first = &readings[0];
    bool noted = gaz_pass_note(
        pass, first->begin, first->end, (gaz_slice){NULL, 0}, GAZ_RULE_PLACE_NAME, GAZ_POSSIBLE,
        gaz_arena_format(pass->arena,
                         "no division is called so, and %u near the issuing place are "
                         "one look-alike away",
                         (unsigned)count));
    if (!noted) {
        return;
    }
    gaz_edit *edit = &pass->edits.items[pass->edits.count - 1];
    for (size_t i = 0; i < count; i++) {
        gaz_slices_add(pass->arena, &edit->candidates, corrected(pass, &readings[i], at));
    }
}

static bool is_rival(const struct reading *readings, size_t count, const struct reading *other) {
    for (size_t i = 0; i < count; i++) {
        if (readings[i].watch->place == other->watch->place ||
            readings[i].watch->right == other->watch->right) {
            return false;
        }
    }
    return true;
}

/* The readings of the name around `at`, the issuer's own first; whole names
 * rule out mere stems. */
static size_t collect_readings(const gaz_pass *pass, const char *at, const gaz_watch *watches,
                               uint32_t watch_count, struct reading *readings) {
    size_t count = 0;
    for (uint32_t i = 0; i < watch_count && count < MOST_RIVALS; i++) {
        struct reading reading;
        if (!read_name(pass, at, &watches[i], &reading)) {
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

/* The issuer outweighs a neighbour that the text never names rightly. */
static size_t settle_rivals(const gaz_place_judge *judge, const struct reading *readings,
                            size_t count) {
    if (count < 2 || readings[0].watch->relation != GAZ_ISSUES) {
        return count;
    }
    for (size_t i = 1; i < count; i++) {
        if (gaz_text_holds(judge->text, gaz_place_stem(readings[i].watch->place))) {
            return count;
        }
    }
    return 1;
}

static bool correct_name(gaz_pass *pass, const char *at, const gaz_watch *watches,
                         uint32_t watch_count) {
    struct reading readings[MOST_RIVALS];
    size_t count = collect_readings(pass, at, watches, watch_count, readings);
    count = settle_rivals(pass->data, readings, count);
    const struct reading *first = &readings[0];
    if (count == 0 || (!first->whole && gaz_is_stem(gaz_slice_between(first->begin, first->end)))) {
        return false;
    }
    if (count > 1) {
        if (first->watch->use == GAZ_USE_RARE || first->whole) {
            report_rivals(pass, readings, count, at);
        }
        return true;
    }
    gaz_confidence confidence = judge_name(pass, at, first);
    if (confidence == GAZ_POSSIBLE && first->watch->use == GAZ_USE_WORD) {
        return true; /* too ordinary to be worth a report */
    }
    /* Only the character is wrong; its neighbours are not touched. */
    char *right = gaz_arena_alloc(pass->arena, 4);
    size_t len = gaz_utf8_encode(first->watch->right, right);
    gaz_pass_note(pass, at, at + 3, (gaz_slice){right, len}, GAZ_RULE_PLACE_NAME, confidence,
                  evidence_of(pass, first));
    return true;
}

/* ---- Characters that stand alone ---- */

static gaz_slice lone_evidence(gaz_pass *pass, const gaz_watch *watch, const char *why) {
    const gaz_place_judge *judge = pass->data;
    char wrong[5] = {0};
    gaz_utf8_encode(watch->wrong, wrong);
    return gaz_arena_format(pass->arena, "%.*s; %s %s; %s", GAZ_FMT(judge->scope.issuer.evidence),
                            wrong, use_in_words(watch), why);
}

static void note_character(gaz_pass *pass, const char *at, const gaz_watch *watch, gaz_rule rule,
                           gaz_confidence confidence, const char *why) {
    const gaz_place_judge *judge = pass->data;
    char *right = gaz_arena_alloc(pass->arena, 4);
    size_t len = gaz_utf8_encode(watch->right, right);
    if (!judge->scope.issuer.certain && confidence == GAZ_CERTAIN) {
        confidence = GAZ_LIKELY;
    }
    gaz_pass_note(pass, at, at + 3, (gaz_slice){right, len}, rule, confidence,
                  lone_evidence(pass, watch, why));
}

static bool correct_code(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_place_judge *judge = pass->data;
    gaz_slice tail = gaz_code_behind(pass, at + 3);
    if (tail.ptr == NULL || (watch->use == GAZ_USE_RARE && gaz_is_foreign(judge))) {
        return false;
    }
    bool own = gaz_is_own_code(judge, tail);
    if (watch->use == GAZ_USE_RARE) {
        note_character(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
                       "it begins the code of a document number");
    } else if (own && !gaz_is_elsewhere(judge, watch->wrong) &&
               !gaz_is_bigram(gaz_pass_before(pass, at), watch->wrong)) {
        note_character(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
                       "the issuer's own document numbers have this code");
    } else if (watch->use == GAZ_USE_NAME) {
        note_character(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_LIKELY,
                       "it begins the code of a document number");
    } else {
        return false;
    }
    return true;
}

/* The misread name or stem stands somewhere in the text as well. */
static bool is_confirmed(gaz_pass *pass, const gaz_watch *watch) {
    const gaz_place_judge *judge = pass->data;
    gaz_slice name = name_of(watch->place);
    gaz_slice stem = gaz_place_stem(watch->place);
    gaz_slice part = stem.len > 3 ? stem : name;
    char *misread = gaz_arena_alloc(pass->arena, part.len + 1);
    memcpy(misread, part.ptr, part.len);
    gaz_utf8_encode(watch->wrong, misread + 3 * (size_t)watch->index);
    return gaz_text_holds(judge->text, (gaz_slice){misread, part.len});
}

/* 河南省郟县 in a text from 郯城: another reading of the character makes the
 * name of a division that exists. */
static bool belongs_to_other(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(pass->text));
    gaz_slice ahead = gaz_utf8_head(rest, 6);
    char name[32];
    gaz_lookalike pair;
    for (size_t i = 0; gaz_lookalike_behind(watch->wrong, i, &pair); i++) {
        gaz_places places;
        memcpy(name, ahead.ptr, ahead.len);
        gaz_utf8_encode(pair.other, name);
        if (pair.other != watch->right &&
            gaz_place_read((gaz_slice){name, ahead.len}, GAZ_PLACE_DIVISION, &places) > 0) {
            return true;
        }
    }
    return false;
}

static void correct_rare(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_place_judge *judge = pass->data;
    if (gaz_is_foreign(judge)) {
        return;
    }
    gaz_confidence confidence = watch->seen || is_confirmed(pass, watch) ? GAZ_CERTAIN : GAZ_LIKELY;
    const char *why = "it stands in a word derived from the place's name";
    if (belongs_to_other(pass, at, watch)) {
        confidence = GAZ_POSSIBLE;
        why = "but another reading makes the name of another division";
    } else if (gaz_looks_like_person(pass, at, 3)) {
        confidence = GAZ_POSSIBLE;
        why = "but it stands where a person's name may stand";
    }
    note_character(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, confidence, why);
}

/* 驻郑各单位 in a text from 郯城; a surname stays, and so does a word. */
static void correct_surname(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_place_judge *judge = pass->data;
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + 3);
    if (gaz_looks_like_person(pass, at, 3) || gaz_is_bigram(watch->wrong, after) ||
        gaz_is_bigram(before, watch->wrong)) {
        return;
    }
    if (before == 0x9A7B && !gaz_is_elsewhere(judge, watch->wrong)) { /* 驻 */
        note_character(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, GAZ_CERTAIN,
                       "bodies stationed there: 驻 and the place's character");
        return;
    }
    note_character(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, GAZ_POSSIBLE,
                   "it may belong to the place or be a name of its own");
}

static void correct_lone(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    if (correct_code(pass, at, watch)) {
        return;
    }
    if (watch->use == GAZ_USE_RARE) {
        correct_rare(pass, at, watch);
    } else if (watch->use == GAZ_USE_NAME && watch->seen) {
        correct_surname(pass, at, watch);
    }
}

size_t gaz_correct_place(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const gaz_place_judge *judge = pass->data;
    uint32_t count;
    const gaz_watch *watches = gaz_place_scope_find(&judge->scope, c, &count);
    if (count == 0 || step != 3) {
        return step;
    }
    bool issuers = watches->relation == GAZ_ISSUES;
    struct reading reading;
    bool near_name = false;
    for (uint32_t i = 0; i < count && !near_name; i++) {
        near_name = read_name(pass, at, &watches[i], &reading);
    }
    bool lone = issuers && (watches->use != GAZ_USE_WORD || gaz_is_han(gaz_pass_at(pass, at + 3)));
    if ((!near_name && !lone) || gaz_is_within_name(pass, at)) {
        return step;
    }
    if (!(near_name && correct_name(pass, at, watches, count)) && issuers) {
        correct_lone(pass, at, watches);
    }
    return step;
}
