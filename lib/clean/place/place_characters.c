/* place_characters.c - rules `place-code` and `place-character`: a misread
 * character of the issuing place outside its name. */
#include "clean/place/place_rules.h"
#include "data/bigrams.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { STATIONED = 0x9A7B }; /* 驻 */

static void note(gaz_pass *pass, const char *at, const gaz_watch *watch, gaz_rule rule,
                 gaz_confidence confidence, const char *why) {
    const gaz_place_judge *knows = pass->data;
    char *right = gaz_arena_alloc(pass->arena, 4);
    size_t len = gaz_utf8_encode(watch->right, right);
    if (!knows->scope.issuer.certain && confidence == GAZ_CERTAIN) {
        confidence = GAZ_LIKELY;
    }
    gaz_slice words = gaz_watch_in_words(pass, watch, confidence);
    gaz_pass_note(pass, at, at + 3, (gaz_slice){right, len}, rule, confidence,
                  gaz_pass_say(pass, confidence, "%.*s; %.*s; %s",
                               GAZ_FMT(knows->scope.issuer.evidence), GAZ_FMT(words), why));
}

/* Reports the character with both readings. */
static void report_both(gaz_pass *pass, const char *at, const gaz_watch *watch, gaz_rule rule,
                        const char *why) {
    const gaz_place_judge *knows = pass->data;
    char *right = gaz_arena_alloc(pass->arena, 4);
    size_t len = gaz_utf8_encode(watch->right, right);
    gaz_slice words = gaz_watch_in_words(pass, watch, GAZ_POSSIBLE);
    if (gaz_pass_note(pass, at, at + 3, (gaz_slice){NULL, 0}, rule, GAZ_POSSIBLE,
                      gaz_pass_say(pass, GAZ_POSSIBLE, "%.*s; %.*s; %s",
                                   GAZ_FMT(knows->scope.issuer.evidence), GAZ_FMT(words), why))) {
        gaz_edit *edit = &pass->edits.items[pass->edits.count - 1];
        gaz_slices_add(pass->arena, &edit->candidates, (gaz_slice){right, len});
        gaz_slices_add(pass->arena, &edit->candidates, (gaz_slice){at, 3});
    }
}

/* The issuer's numbers begin with the right character elsewhere: 郯政办字〔. */
static bool is_own_letter(gaz_pass *pass, const gaz_watch *watch, gaz_slice tail) {
    const gaz_place_judge *knows = pass->data;
    char code[64];
    if (tail.len + 8 > sizeof code) {
        return false;
    }
    size_t len = gaz_utf8_encode(watch->right, code);
    memcpy(code + len, tail.ptr, tail.len);
    memcpy(code + len + tail.len, "〔", 3);
    return gaz_text_holds(knows->text, (gaz_slice){code, len + tail.len + 3});
}

/* 袋政办发 in a text from 岱山: a government's code, and no other government's. */
static bool can_be_no_other(gaz_pass *pass, const char *at, const gaz_watch *watch,
                            gaz_slice tail) {
    gaz_place_judge *knows = pass->data;
    return gaz_is_government_code(tail) && !gaz_is_bigram(watch->wrong, gaz_utf8_first(tail)) &&
           !gaz_is_bigram(gaz_pass_before(pass, at), watch->wrong) &&
           gaz_begins_no_division(knows, watch->wrong);
}

/* 潮政发 heads a document of 溪湖区, whose name is misread as 溪潮区 elsewhere. */
static bool heads_own(gaz_pass *pass, const char *at, const gaz_watch *watch, gaz_slice tail) {
    return watch->alike && (watch->learned || is_own_letter(pass, watch, tail)) &&
           gaz_is_government_code(tail) && !gaz_is_superiors(pass->data, watch->wrong) &&
           gaz_number_is_own(pass, at);
}

/* A code that may be the issuer's, misread, or another government's: nobody
 * but the scan can tell. */
static bool report_code(gaz_pass *pass, const char *at, const gaz_watch *watch, gaz_slice tail) {
    gaz_place_judge *knows = pass->data;
    if (!gaz_is_government_code(tail) || !(watch->learned || watch->seen) ||
        gaz_is_elsewhere(knows, watch->wrong) || gaz_is_superiors(knows, watch->wrong)) {
        return false;
    }
    report_both(pass, at, watch, GAZ_RULE_PLACE_CODE,
                "the code may be another government's, or the issuer's");
    return true;
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
    } else if (heads_own(pass, at, watch, tail)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
             "the number of a document that the issuer heads");
    } else if (can_be_no_other(pass, at, watch, tail)) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_CERTAIN,
             "a government's code that no other division's can be");
    } else if (watch->use == GAZ_USE_NAME && watch->seen) {
        note(pass, at, watch, GAZ_RULE_PLACE_CODE, GAZ_LIKELY,
             "it begins the code of a document number");
    } else {
        return report_code(pass, at, watch, tail);
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

/* 省、市驻潮各单位: the bodies of higher places that are stationed in this one,
 * as it addresses them. */
static bool is_addressed_formula(const gaz_pass *pass, const char *at) {
    static const char *const nexts[] = {"各单位", "有关单位", "单位", "各部门"};
    const char *station = gaz_utf8_before(pass->line, at);
    gaz_slice head = gaz_slice_between(pass->line, station);
    gaz_slice behind = gaz_slice_between(at + 3, gaz_slice_end(pass->text));
    bool above = gaz_slice_ends(head, "、市") || gaz_slice_ends(head, "市直") ||
                 gaz_slice_ends(head, "、省") || gaz_slice_ends(head, "省直");
    for (size_t i = 0; i < sizeof nexts / sizeof *nexts && above; i++) {
        if (gaz_slice_starts(behind, nexts[i])) {
            return true;
        }
    }
    return false;
}

/* 驻郑各单位 in a text from 郯城. */
static bool is_stationed(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    gaz_place_judge *knows = pass->data;
    if (gaz_pass_before(pass, at) != STATIONED || gaz_is_superiors(knows, watch->wrong)) {
        return false;
    }
    bool plain = !gaz_is_bigram(STATIONED, watch->wrong) &&
                 !gaz_is_elsewhere(knows, watch->wrong) && !gaz_begins_beside(knows, watch->wrong);
    return plain || (watch->learned && watch->alike && is_addressed_formula(pass, at));
}

/* The character makes no word with either neighbour. */
static bool is_no_word(const gaz_pass *pass, const char *at, const gaz_watch *watch) {
    return !gaz_is_bigram(watch->wrong, gaz_pass_at(pass, at + 3)) &&
           !gaz_is_bigram(gaz_pass_before(pass, at), watch->wrong);
}

static bool may_stand_alone(const gaz_pass *pass, const char *at, const gaz_watch *watch) {
    return ((watch->use == GAZ_USE_NAME && watch->seen) || watch->learned) &&
           is_no_word(pass, at, watch);
}

/* 诚心公开 may be a coined word of 城关's; a surname stays, and so does a word. */
static void report_alone(gaz_pass *pass, const char *at, const gaz_watch *watch) {
    if (!gaz_looks_like_person(pass, at)) {
        report_both(pass, at, watch, GAZ_RULE_PLACE_CHARACTER,
                    "it may belong to the place or be a name of its own");
    }
}

bool gaz_may_correct_character(const gaz_pass *pass, const char *at, const gaz_watch *watch) {
    return watch->use == GAZ_USE_RARE || gaz_code_behind(pass, at + 3).ptr != NULL ||
           ((watch->learned || watch->seen) && gaz_pass_before(pass, at) == STATIONED) ||
           may_stand_alone(pass, at, watch);
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
    } else if (may_stand_alone(pass, at, watch)) {
        report_alone(pass, at, watch);
    }
}
