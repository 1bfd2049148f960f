/* context_rules.h - the handlers of the walk in context.c, one file per rule. */
#ifndef GAZ_CLEAN_CONTEXT_RULES_H
#define GAZ_CLEAN_CONTEXT_RULES_H

#include "clean/edit/pass.h"
#include "clean/place/issuer.h"
#include "clean/rule/terms.h"

/* What the handlers of one walk know of the line at hand. */
typedef struct gaz_context {
    const char *prose_line;   /* the line `prose` is about */
    bool prose;               /* it holds ，。；：、 */
    const char *columns_line; /* the line `columns` is about */
    bool columns;             /* lines around it have wide gaps */
    const char *row_line;     /* the line `row` is about */
    bool row;                 /* single spaces part its cells */
    const char *table_line;   /* the line `table` is about */
    bool table;               /* it holds tags of a table */
    const char *script_line;  /* the line `traditional` is about */
    bool traditional;         /* it is written in traditional characters */
    const char *among_line;   /* the first line `among` is about */
    bool among;               /* simplified characters stand before and behind it */
    const char *glossed_line; /* the line `glossed` is about */
    bool glossed;             /* its characters have pinyin behind them */
    const char *paired_line;  /* the line the pairs are of */
    struct gaz_pair *pairs;
    uint32_t pair_count;
    uint32_t pair_capacity;
    uint32_t next_pair;
    gaz_term_index terms;
    int places_tried;        /* names that were compared with those of all divisions */
    bool issuer_asked;       /* `issuer` is known */
    gaz_place issuer;        /* the place that issues the text, 0 for none */
    const char *left_open;   /* end of a line whose last （ nothing closed, or NULL */
    gaz_slice unmatched;     /* the line that tells this, where it was not asked yet */
    const char *book_close;  /* the sign whose partner was read for 《, or NULL */
    const char *sharp_close; /* the ) whose （ was read for 〈 or 《, or NULL */
    int64_t last_item;       /* value of the last sound label （五） that began a line */
    bool gaps_asked;         /* `gaps` is known */
    bool gaps;               /* ” stands in the gap behind labels */
    uint8_t number_searches; /* of the text, for numbers that lack 号 */
    uint8_t stops_asked;     /* bits of `stops` that are known */
    uint8_t stops;           /* sentences end in '.', in 'o', in ．: a bit for each */
    bool sharp_asked;        /* `sharp` is known */
    bool sharp;              /* 〈 is closed by ） throughout the text */
} gaz_context;

/* Each answers how far to go on, as a gaz_handler. */

/* Reports an everyday traditional character in text that is not written so. */
size_t gaz_report_traditional(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_space(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Takes out the space at `at`, between these two Han characters, where it stands inside a
 * sentence; true when it did. */
bool gaz_correct_stray_space(gaz_pass *pass, const char *at, uint32_t before, uint32_t after);

size_t gaz_correct_punctuation(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* A point: the end of a sentence, or the full-width one of a number. */
size_t gaz_correct_point(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Puts right the 。 that was read for the sign at `at`; true when it did. */
bool gaz_correct_full_stop(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Puts right the full-width point at `at` inside an amount; true when it did. */
bool gaz_correct_wide_point(gaz_pass *pass, const char *at, size_t step);
size_t gaz_correct_pair(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_label_gap(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_sharp(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_doc_number(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Takes off the specks beside this number, which stands alone on the line at hand, and beside
 * the title below it. */
void gaz_correct_number_line(gaz_pass *pass, gaz_slice number);

/* Puts right the bracket before a year that was read for the letter at `at`, C2023〕12号;
 * answers where to go on. */
size_t gaz_correct_letter_bracket(gaz_pass *pass, const char *at, size_t step);

/* Puts right the sign that was read for the 《 at `at`, <<, « or <; answers its length, or 0. */
size_t gaz_correct_book_open(gaz_pass *pass, const char *at);

/* The same for «, and for the sign that closes such a title. */
size_t gaz_correct_book(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_letters(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_circle(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Puts right a label whose numeral or brackets were misread, between the bracket at
 * `at` and the next, by the labels before and behind it; answers its length, or 0. */
size_t gaz_correct_counted_label(gaz_pass *pass, const char *at, size_t step);

/* Puts right 第三条， or 。第三条 or 第士条 at the start of the line at hand, by the articles
 * before and behind it. */
void gaz_correct_article(gaz_pass *pass);

/* Whether a “ among the signs before a label or behind it may open a quotation, as that of an
 * article in the words of an amendment does. */
bool gaz_opens_quotation(gaz_pass *pass, gaz_slice signs);

/* Whether the next label behind the line at hand is （二）, so that a dash in the
 * brackets of this one is 一. */
bool gaz_is_first_label(gaz_pass *pass);

/* Whether the next heading behind the line at hand is 二、. */
bool gaz_is_first_heading(gaz_pass *pass);

/* Puts right the 曰 at `at` that closes a date; true when it did. */
bool gaz_correct_day(gaz_pass *pass, const char *at, size_t step);

/* What the sound label `own` of an item at the start of the line at hand should be by its list,
 * where it does not count on: （一） between （一） and （三） is 2. 0 to leave it. */
int64_t gaz_recount_item(gaz_pass *pass, int64_t own);

/* The value of an item whose label is `head` and a closing bracket, before `behind`, by its list;
 * 0 when the list does not tell. */
int64_t gaz_count_open_item(gaz_pass *pass, gaz_slice head, const char *behind);

/* Puts right a label that lost its opening bracket, 二） at the start of a line, or its numeral
 * as well, by the same count; true when it did. */
bool gaz_correct_open_label(gaz_pass *pass, const char *close, size_t step);

/* Puts right a year like 二〇GO九年 around a letter at `at`; answers where to go on. */
size_t gaz_correct_zero_scrap(gaz_pass *pass, const char *at, size_t step);
size_t gaz_correct_markup(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_serial(gaz_pass *pass, const char *at, uint32_t c, size_t step);
size_t gaz_correct_dash(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Takes out the pinyin in the brackets at `at`, or puts right the formula there,
 * and answers its length, also that of one which is left as it is; 0 when there
 * is none. */
size_t gaz_correct_gloss(gaz_pass *pass, const char *at, size_t step);
size_t gaz_correct_formula(gaz_pass *pass, const char *at);

/* The digits of a number, and a sign before them, above or below the line; absent
 * when it is no number. In the arena. */
gaz_slice gaz_script_of(gaz_arena *arena, gaz_slice number, bool up);

/* Takes out the tag of HTML at `at`, a <, and answers its length; 0 when none
 * stands there, or one that is left to gz-split. */
size_t gaz_correct_tag(gaz_pass *pass, const char *at);

/* Puts right the number around a letter at `at` that looks like a digit, where
 * a grammar proves it; true when it did. */
bool gaz_correct_digits(gaz_pass *pass, const char *at);

/* two_columns.c: true when the space at `at` may be the gap between two columns of print: far
 * from both ends of its line, with wide gaps in the lines around. */
bool gaz_context_parts_columns(gaz_pass *pass, const char *at);

/* prose.c: true when the line at hand is a sentence rather than a row or a heading. */
bool gaz_context_is_prose(gaz_pass *pass);

#endif
