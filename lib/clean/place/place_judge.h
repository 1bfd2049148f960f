/*
 * place_judge.h - what the text around a suspicious character proves.
 */
#ifndef GAZ_CLEAN_PLACE_JUDGE_H
#define GAZ_CLEAN_PLACE_JUDGE_H

#include "clean/edit/pass.h"
#include "clean/place/place_scope.h"

enum { GAZ_MOST_ELSEWHERE = 32, GAZ_MOST_CODES = 64 };

/* What is known of one issue while its text is walked. */
typedef struct gaz_place_judge {
    gaz_place_scope scope;
    gaz_slice text;
    unsigned traditional; /* which of gaz_traditional_sign the text holds, a bit for each */
    bool prepared;        /* what follows is known; asked for only when something looks wrong */
    /* The codes of the issuer's document numbers without their first character. */
    gaz_slice codes[GAZ_MOST_CODES];
    size_t code_count;
    /* Characters asked about: whether other places of the text begin so, and
     * whether any division does, one of the issuer's province too. */
    struct asked {
        uint32_t character;
        bool elsewhere;
        bool begins;
        bool beside;
    } asked[GAZ_MOST_ELSEWHERE];
    size_t asked_count;
} gaz_place_judge;

/* A judge of the text that the scope was made for. */
gaz_place_judge gaz_place_judge_of(gaz_slice text, gaz_place_scope scope);

/* The character at `at` stands within the name of a division or township that
 * exists, or did: it is no misreading. */
bool gaz_is_within_name(const gaz_pass *pass, const char *at);

/* The same of a whole name that stands from begin to end and is misread at
 * `at`: names that are only its end do not count (成县 in 郸成县). */
bool gaz_is_within_other_name(const gaz_pass *pass, const char *at, const char *begin,
                              const char *end);

/* The text holds these bytes. */
bool gaz_text_holds(gaz_slice text, gaz_slice what);

/* Other places of the text begin with this character (郑州市 for 郑). */
bool gaz_is_elsewhere(gaz_place_judge *judge, uint32_t character);

/* No division but the issuer's own begins with this character, so that no
 * other government's document numbers can. */
bool gaz_begins_no_division(gaz_place_judge *judge, uint32_t character);

/* Another division of the issuer's province begins with this character: 郑政发
 * in a text from 郏县 may be 郑州's. */
bool gaz_begins_beside(gaz_place_judge *judge, uint32_t character);

/* Whether gaz_code_behind may answer a code, told by fewer questions: only Han stands before a
 * bracket. */
bool gaz_code_may_follow(gaz_slice text, const char *at);

/* The code of a document number goes on behind `at` to its bracket; answers
 * what stands between, absent when there is no number. */
gaz_slice gaz_code_behind(const gaz_pass *pass, const char *at);

/* The issuer's own numbers have a code with this tail (政办字). */
bool gaz_is_own_code(gaz_place_judge *judge, gaz_slice tail);

/* The tail is one that governments of every place use (政发, 政办字). */
bool gaz_is_government_code(gaz_slice tail);

/* The index-th of nine characters that show a text in traditional characters; 0
 * behind the last. */
uint32_t gaz_traditional_sign(size_t index);

/* Remembers that the text holds c, if that is one of them. */
void gaz_note_traditional(gaz_place_judge *judge, uint32_t c);

/* The text is in traditional characters throughout, so that none of them is
 * suspicious: known when it has been walked. */
bool gaz_is_foreign(const gaz_place_judge *judge);

/* The character at `at` stands in what looks like a person's name. */
bool gaz_looks_like_person(gaz_pass *pass, const char *at);

/* A company, shop or product is named from `at` on. */
bool gaz_looks_like_company(gaz_pass *pass, const char *at);

#endif
