/* entry.c - lines that name somebody and what he is. */
#include "split/line/entry.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/grammar/person.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_ROLE = 8, /* characters of 副指挥长 */
    LEAST_NAME = 2,   /* characters of a person's name */
    MOST_NAME = 4,
    LONGEST_CODE = 16, /* bytes of DB 61/T before its number */
    FIRST_YEAR = 1900,
    LEAST_PART = 9 /* bytes of what stands beside something else */
};

bool gaz_is_name_entry(gaz_slice text, gaz_facts facts) {
    if (!gaz_may_be_name_entry(facts)) {
        return false;
    }
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    size_t han[2] = {0, 0};
    int word = 0;
    while (at < end && word < 2) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_space(c)) {
            if (word == 1 || han[0] != 1) {
                break;
            }
            word++; /* 何  平: a gap of any width */
            step = (size_t)(gaz_slice_trim_left(gaz_slice_between(at, end)).ptr - at);
        } else if (gaz_is_han(c)) {
            han[word]++;
        } else if ((step = gaz_note_on_person(gaz_slice_between(at, end))) == 0) {
            return false;
        }
        at += step;
    }
    bool name = word == 0 ? han[0] >= 2 && han[0] <= 4 : han[1] >= 1 && han[1] <= 2;
    return name && at < end &&
           gaz_is_han(gaz_utf8_first(gaz_slice_trim_left(gaz_slice_between(at, end))));
}

bool gaz_is_role_entry(gaz_slice text, gaz_facts facts) {
    if (!gaz_may_be_role_entry(facts)) {
        return false;
    }
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    size_t han = 0;
    bool bracket = false;
    while (at < end && han <= LONGEST_ROLE) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == 0xFF1A || c == ':') {
            return han >= 2 && at + step < end;
        }
        bracket |= c == 0xFF08;
        bool inside = bracket && (gaz_is_digit(c) || c == 0xFF08 || c == 0xFF09);
        if (!gaz_is_han(c) && !gaz_is_space(c) && !inside) {
            return false;
        }
        han += gaz_is_han(c) && !bracket;
        bracket = bracket && c != 0xFF09;
        at += step;
    }
    return false;
}

bool gaz_is_appointment(gaz_slice text) {
    static const char *const verbs[] = {"任命",     "免去", "决定任命", "决定免去", "批准任命",
                                        "批准免去", "聘任", "解聘",     "撤销"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (gaz_slice_starts(text, verbs[i])) {
            return true;
        }
    }
    return false;
}

/* Bytes of 吴江, of 李文山（女，回族）: a name at the start of text, up to what is said. */
static size_t name_before(gaz_slice text, const char *word) {
    const char *at = gaz_slice_find(text, word);
    if (at == NULL) {
        return 0;
    }
    gaz_slice name = gaz_slice_between(text.ptr, at);
    const char *open = gaz_slice_find(name, "（");
    if (open != NULL && !gaz_slice_ends(name, "）")) {
        return 0;
    }
    name = open == NULL ? name : gaz_slice_between(name.ptr, open);
    size_t han = 0;
    for (const char *c = name.ptr; c < gaz_slice_end(name);) {
        size_t step;
        uint32_t character = gaz_utf8_decode(c, gaz_slice_end(name), &step);
        if (!gaz_is_han(character) && !gaz_is_space(character)) {
            return 0;
        }
        han += gaz_is_han(character);
        c += step;
    }
    return han >= LEAST_NAME && han <= MOST_NAME ? (size_t)(at - text.ptr) : 0;
}

bool gaz_is_appointee(gaz_slice text) {
    if (gaz_slice_find(text, "，") != NULL && gaz_slice_find(text, "（") == NULL) {
        return false;
    }
    return name_before(text, "为") > 0 || name_before(text, "任") > 0 ||
           (name_before(text, "的") > 0 && gaz_slice_ends(text, "职务"));
}

bool gaz_is_side_by_side(gaz_slice text, gaz_facts facts) {
    static const char gap[] = "　　　";
    const uint32_t sentence = GAZ_HAS_COMMA | GAZ_HAS_STOP;
    if (!gaz_may_be_side_by_side(facts) || (facts.signs & sentence) != 0) {
        return false;
    }
    const char *at = gaz_slice_find(text, gap);
    gaz_slice rest = gaz_slice_between(at == NULL ? text.ptr : at, gaz_slice_end(text));
    return at != NULL && at - text.ptr >= LEAST_PART && gaz_slice_trim_left(rest).len >= LEAST_PART;
}

/* [2], ［2］, but not the year of a document's number. */
static bool begins_with_bracketed_number(gaz_slice text) {
    int64_t number;
    size_t open = gaz_slice_starts(text, "[") ? 1 : gaz_slice_starts(text, "［") ? strlen("［") : 0;
    gaz_slice rest = gaz_slice_from(text, open);
    size_t len = open > 0 ? gaz_numeral_arabic(rest, &number) : 0;
    rest = gaz_slice_from(rest, len);
    return len > 0 && number < FIRST_YEAR &&
           (gaz_slice_starts(rest, "]") || gaz_slice_starts(rest, "］"));
}

/* GB/T 50378—2019, DB 61/T 1234, ISO 14001:2015: letters, a number behind them, and its year or
 * a gap. */
static bool begins_with_standard(gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    size_t letters = 0;
    bool spaced = false;
    int64_t number;
    for (; at < end && (size_t)(at - text.ptr) < LONGEST_CODE; at++) {
        bool letter = *at >= 'A' && *at <= 'Z';
        letters += letter;
        spaced |= *at == ' ' || *at == '/';
        if (!letter && *at != ' ' && *at != '/' && !(gaz_is_digit((unsigned char)*at) && !spaced)) {
            break;
        }
        if (letters >= 2 && *at == ' ' && at + 1 < end && gaz_is_digit((unsigned char)at[1])) {
            at++;
            break;
        }
    }
    gaz_slice rest = gaz_slice_between(at, end);
    size_t len = letters >= 2 && spaced ? gaz_numeral_arabic(rest, &number) : 0;
    return len > 0 && !gaz_is_han(gaz_utf8_first(gaz_slice_from(rest, len)));
}

bool gaz_is_cited_work(gaz_slice text) {
    char c = text.len > 0 ? *text.ptr : ' ';
    if (c >= 'A' && c <= 'Z') {
        return begins_with_standard(text);
    }
    return (c == '[' || gaz_slice_starts(text, "［")) && begins_with_bracketed_number(text);
}

int64_t gaz_row_number(gaz_slice text) {
    int64_t number;
    size_t len = gaz_numeral_arabic(text, &number);
    gaz_slice rest = gaz_slice_from(text, len);
    return len > 0 && rest.len > 0 && gaz_is_space(gaz_utf8_first(rest)) ? number : -1;
}
