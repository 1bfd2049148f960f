/* place_names.c - rule `place-name`: misread names of places, whole or their stem. */
#include "clean/place/place_proof.h"
#include "clean/place/place_rules.h"
#include "data/bigrams.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

/* 区域中区: the first character of the name makes a word with what stands
 * before; in a stem of one character the suffix does not count. */
static bool begins_as_word(const gaz_pass *pass, const gaz_reading *reading) {
    return reading->watch.index == 0 &&
           gaz_is_bigram(gaz_pass_before(pass, reading->at), reading->watch.wrong);
}

static gaz_confidence judge_whole(const gaz_pass *pass, const gaz_reading *reading) {
    const gaz_watch *watch = &reading->watch;
    bool trusted = watch->learned || watch->use != GAZ_USE_WORD;
    if (!watch->learned && (!watch->alike || gaz_watch_is_too_short(watch))) {
        return GAZ_POSSIBLE;
    }
    if (gaz_rest_needs_first(reading)) {
        return GAZ_CERTAIN;
    }
    if (watch->use != GAZ_USE_RARE && begins_as_word(pass, reading)) {
        return GAZ_POSSIBLE;
    }
    return !trusted && gaz_reading_is_word(pass, reading) ? GAZ_POSSIBLE : GAZ_CERTAIN;
}

/* 、庆域经济开发区: 域经 is a word by chance, but nothing explains the 庆 before it;
 * 斩宁监管支局 goes on as institutions of a place do. */
static bool is_whole_stem(const gaz_pass *pass, const gaz_reading *reading) {
    const gaz_watch *watch = &reading->watch;
    uint32_t before = gaz_pass_before(pass, reading->begin);
    if (!gaz_institution_follows(pass, reading)) {
        return false;
    }
    return watch->index == 0 ? !gaz_is_bigram(before, watch->wrong)
                             : !gaz_is_han(before) &&
                                   !gaz_is_bigram(gaz_pass_before(pass, reading->at), watch->wrong);
}

static gaz_confidence judge_stem(gaz_pass *pass, const gaz_reading *reading) {
    const gaz_watch *watch = &reading->watch;
    if (watch->use == GAZ_USE_RARE || (watch->learned && is_whole_stem(pass, reading))) {
        return GAZ_CERTAIN;
    }
    if (gaz_reading_is_word(pass, reading) || gaz_looks_like_company(pass, reading->end)) {
        return GAZ_POSSIBLE;
    }
    return watch->use == GAZ_USE_NAME || watch->seen || watch->learned ? GAZ_CERTAIN : GAZ_LIKELY;
}

/* Places above the issue's and beside it: a name is certain when the text has
 * it rightly elsewhere. */
static gaz_confidence judge_other(gaz_pass *pass, const gaz_reading *reading) {
    const gaz_place_judge *judge = pass->data;
    const gaz_watch *watch = &reading->watch;
    if (!watch->alike || (!reading->whole && watch->use != GAZ_USE_RARE)) {
        return GAZ_POSSIBLE;
    }
    if (watch->use == GAZ_USE_WORD && gaz_reading_is_word(pass, reading)) {
        return GAZ_POSSIBLE;
    }
    gaz_slice right = reading->whole ? gaz_place_name(watch->place) : gaz_place_stem(watch->place);
    bool above = watch->relation == GAZ_ABOVE && (watch->seen || watch->use == GAZ_USE_RARE);
    return above || gaz_text_holds(judge->text, right) ? GAZ_CERTAIN : GAZ_LIKELY;
}

/* 李建国、李苍: in a list of names two characters may be one more, though 李沧
 * issues the text. */
static bool is_listed_person(gaz_pass *pass, const gaz_reading *reading) {
    enum { IDEOGRAPHIC_COMMA = 0x3001, TWO_CHARACTERS = 6 };
    return !reading->whole && reading->end - reading->begin == TWO_CHARACTERS &&
           gaz_pass_before(pass, reading->begin) == IDEOGRAPHIC_COMMA &&
           gaz_looks_like_person(pass, reading->begin);
}

static gaz_confidence judge(gaz_pass *pass, const gaz_reading *reading) {
    const gaz_place_judge *knows = pass->data;
    gaz_confidence confidence;
    if (gaz_reading_is_elsewhere(pass, reading) || gaz_reading_is_other_stem(pass, reading) ||
        is_listed_person(pass, reading)) {
        return GAZ_POSSIBLE;
    }
    if (reading->watch.relation != GAZ_ISSUES) {
        confidence = judge_other(pass, reading);
    } else {
        confidence = reading->whole ? judge_whole(pass, reading) : judge_stem(pass, reading);
    }
    return !knows->scope.issuer.certain && confidence == GAZ_CERTAIN ? GAZ_LIKELY : confidence;
}

/* Reports a misreading that fits several places, with all of them. */
static void report_rivals(gaz_pass *pass, const gaz_reading *readings, size_t count) {
    const gaz_reading *first = &readings[0];
    gaz_slice why = gaz_pass_say(pass, GAZ_POSSIBLE,
                                 "no division is called so, and %u near the issuing place "
                                 "are one look-alike away",
                                 (unsigned)count);
    if (!gaz_pass_note(pass, first->begin, first->end, (gaz_slice){NULL, 0}, GAZ_RULE_PLACE_NAME,
                       GAZ_POSSIBLE, why)) {
        return;
    }
    gaz_edit *edit = &pass->edits.items[pass->edits.count - 1];
    for (size_t i = 0; i < count; i++) {
        gaz_slices_add(pass->arena, &edit->candidates, gaz_reading_corrected(pass, &readings[i]));
    }
}

/* The issuer outweighs a neighbour that the text never names rightly. */
static size_t settle_rivals(const gaz_place_judge *knows, const gaz_reading *readings,
                            size_t count) {
    if (count < 2 || readings[0].watch.relation != GAZ_ISSUES) {
        return count;
    }
    for (size_t i = 1; i < count; i++) {
        if (gaz_text_holds(knows->text, gaz_place_stem(readings[i].watch.place))) {
            return count;
        }
    }
    return 1;
}

/* Only the character is wrong; its neighbours are not touched. */
static void note(gaz_pass *pass, const gaz_reading *reading, gaz_confidence confidence) {
    const gaz_place_judge *knows = pass->data;
    gaz_slice misread = gaz_slice_between(reading->begin, reading->end);
    gaz_slice words = gaz_watch_in_words(pass, &reading->watch, confidence);
    char *right = gaz_arena_alloc(pass->arena, 4);
    size_t len = gaz_utf8_encode(reading->watch.right, right);
    gaz_pass_note(pass, reading->at, reading->at + 3, (gaz_slice){right, len}, GAZ_RULE_PLACE_NAME,
                  confidence,
                  gaz_pass_say(pass, confidence, "%.*s; no division is called %.*s; %.*s",
                               GAZ_FMT(knows->scope.issuer.evidence), GAZ_FMT(misread),
                               GAZ_FMT(words)));
}

bool gaz_correct_name(gaz_pass *pass, gaz_reading *readings, size_t count) {
    const gaz_reading *first = &readings[0];
    if (!first->whole && gaz_places_have_stem(gaz_slice_between(first->begin, first->end))) {
        return false;
    }
    count = settle_rivals(pass->data, readings, count);
    if (count > 1) {
        if (first->watch.use == GAZ_USE_RARE || first->whole) {
            report_rivals(pass, readings, count);
        }
        return true;
    }
    gaz_confidence confidence = judge(pass, first);
    /* What is but possible and made of everyday characters is worth no report. */
    if (confidence > GAZ_POSSIBLE || first->watch.use != GAZ_USE_WORD) {
        note(pass, first, confidence);
    }
    return true;
}
