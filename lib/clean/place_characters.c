/* place_characters.c - rules `place-code` and `place-character`: a misread
 * character of the issuing place outside its name. */
#include "clean/place_rules.h"
#include "data/bigrams.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { STATIONED = 0x9A7B }; /* 驻 */

static void note(gaz_pass *pass, const char *at, const gaz_watch *watch, gaz_rule rule,
                 gaz_confidence confidence, const char *why) {
    const gaz_place_judge *knows = pass->data;
    gaz_slice words = gaz_watch_in_words(pass, watch);
    char *right = gaz_arena_alloc(pass->arena, 4);
    size_t len = gaz_utf8_encode(watch->right, right);
    if (!knows->scope.issuer.certain && confidence == GAZ_CERTAIN) {
        confidence = GAZ_LIKELY;
    }
    gaz_pass_note(pass, at, at + 3, (gaz_slice){right, len}, rule, confidence,
                  gaz_arena_format(pass->arena, "%.*s; %.*s; %s",
                                   GAZ_FMT(knows->scope.issuer.evidence), GAZ_FMT(words), why));
}

/* 袋政办发 in a text from 岱山: a government's code, and no other government's. */
static bool can_be_no_other(gaz_pass *pass, const char *at, const gaz_watch *watch,
                            gaz_slice tail) {
    gaz_place_judge *knows = pass->data;
    return gaz_is_government_code(tail) && !gaz_is_bigram(watch->wrong, gaz_utf8_first(tail)) &&
           !gaz_is_bigram(gaz_pass_before(pass, at), watch->wrong) &&
           gaz_begins_no_division(knows, watch->wrong);
}

static bool correct_code(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_place_judge *knows = pass->data;
    gaz_slice tail = gaz_code_behind(pass, at + 3);
    if (tail.ptr == NULL || (watch->use == GAZ_USE_RARE && gaz_is_foreign(knows))) {
        return false;
    }
    bool own = gaz_is_own_code(knows, tail) && !gaz_is_elsewhere(knows, watch->wrong) &&
               !gaz_begins_beside(knows, watch->wrong) &&
               !gaz_is_bigram(gaz_pass_before(pass, at), watch->wrong);
    if (watch->use == GAZ_USE_RARE) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
             "it begins the code of a document number");
    } else if (own && (watch->use == GAZ_USE_NAME || watch->learned)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
             "the issuer's own document numbers have this code");
    } else if (can_be_no_other(pass, at, watch, tail)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
             "a government's code that no other division's can be");
    } else if (watch->use == GAZ_USE_NAME && watch->seen) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_LIKELY,
             "it begins the code of a document number");
    } else {
        return false;
    }
    return true;
}

/* The misread name or stem stands somewhere in the text as well. */
static bool is_confirmed(gaz_pass *pass, const gaz_watch *watch) {
    const gaz_place_judge *knows = pass->data;
    gaz_slice stem = gaz_place_stem(watch->place);
    gaz_slice part =
        gaz_arena_copy(pass->arena, stem.len > 3 ? stem : gaz_place_name(watch->place));
    gaz_utf8_encode(watch->wrong, (char *)(uintptr_t)part.ptr + 3 * (size_t)watch->index);
    return gaz_text_holds(knows->text, part);
}

/* 河南省郟县 in a text from 郯城: another reading of the character makes the
 * name of a division that exists. */
static bool belongs_to_other(const gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_slice ahead = gaz_utf8_head(gaz_slice_between(at, gaz_slice_end(pass->text)), 6);
    char name[32];
    gaz_lookalike pair;
    for (gaz_lookalikes pairs = gaz_lookalikes_behind(watch->wrong);
         gaz_lookalikes_next(&pairs, &pair);) {
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
    gaz_place_judge *knows = pass->data;
    if (gaz_is_foreign(knows)) {
        return;
    }
    if (belongs_to_other(pass, at, watch)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, GAZ_POSSIBLE,
             "but another reading makes the name of another division");
    } else if (gaz_looks_like_person(pass, at)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, GAZ_POSSIBLE,
             "but it stands where a person's name may stand");
    } else {
        bool sure = watch->learned || is_confirmed(pass, watch);
        note(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, sure ? GAZ_CERTAIN : GAZ_LIKELY,
             "it stands in a word derived from the place's name");
    }
}

/* 驻郑各单位 in a text from 郯城. */
static bool is_stationed(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_place_judge *knows = pass->data;
    return gaz_pass_before(pass, at) == STATIONED && !gaz_is_bigram(STATIONED, watch->wrong) &&
           !gaz_is_elsewhere(knows, watch->wrong) && !gaz_begins_beside(knows, watch->wrong);
}

/* A surname stays, and so does a word. */
static void report_surname(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, at + 3);
    if (!gaz_looks_like_person(pass, at) && !gaz_is_bigram(watch->wrong, after) &&
        !gaz_is_bigram(before, watch->wrong)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, GAZ_POSSIBLE,
             "it may belong to the place or be a name of its own");
    }
}

bool gaz_may_correct_character(const gaz_pass *pass, const char *at, const gaz_watch *watch) {
    return watch->use == GAZ_USE_RARE || watch->learned || watch->seen ||
           gaz_code_behind(pass, at + 3).ptr != NULL;
}

void gaz_correct_character(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    if (correct_code(pass, at, watch)) {
        return;
    }
    if (watch->use == GAZ_USE_RARE) {
        correct_rare(pass, at, watch);
    } else if ((watch->learned || watch->seen) && is_stationed(pass, at, watch)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CHARACTER, GAZ_CERTAIN,
             "bodies stationed there: 驻 and the place's character");
    } else if (watch->use == GAZ_USE_NAME && watch->seen) {
        report_surname(pass, at, watch);
    }
}
