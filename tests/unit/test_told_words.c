/* test_told_words.c - words looked for by the characters they begin with (data/told_words.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "data/column_words.inc"
#include "data/issuing_words.inc"
#include "data/leading_words.inc"
#include "data/prose_words.inc"
#include "data/title_verbs.inc"
#include "data/told_words.h"
#include "text/slice.h"

static bool holds(bool (*told)(gaz_slice), const char *before, const char *word,
                  const char *behind) {
    char text[128];
    snprintf(text, sizeof text, "%s%s%s", before, word, behind);
    return told(gaz_slice_of(text));
}

static void assert_told_anywhere(bool (*told)(gaz_slice), const char *word) {
    assert_true(holds(told, "", word, ""));
    assert_true(holds(told, "王强a", word, ""));
    assert_true(holds(told, "", word, "é王强"));
    assert_true(holds(told, "\xF0\xA0\x80\x80", word, "b"));
}

static void every_word_is_found_wherever_it_stands(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof column_words_rows / sizeof *column_words_rows; i++) {
        assert_told_anywhere(gaz_holds_column_word, column_words_rows[i].f0);
    }
    for (size_t i = 0; i < sizeof prose_words_rows / sizeof *prose_words_rows; i++) {
        assert_told_anywhere(gaz_holds_prose_word, prose_words_rows[i].f0);
    }
}

static void every_word_that_leads_or_issues_is_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof issuing_words_rows / sizeof *issuing_words_rows; i++) {
        assert_told_anywhere(gaz_holds_issuing_word, issuing_words_rows[i].f0);
    }
    for (size_t i = 0; i < sizeof leading_words_rows / sizeof *leading_words_rows; i++) {
        assert_told_anywhere(gaz_holds_leading_word, leading_words_rows[i].f0);
    }
}

static void the_verb_that_stands_first_is_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof title_verbs_rows / sizeof *title_verbs_rows; i++) {
        char title[64];
        int before =
            snprintf(title, sizeof title, "某某县人民政府%s关于某事的通告", title_verbs_rows[i].f0);
        assert_true(before > 0);
        assert_ptr_equal(gaz_first_title_verb(gaz_slice_of(title)),
                         title + strlen("某某县人民政府"));
    }
    assert_null(gaz_first_title_verb(gaz_slice_of("某某县人民政府")));
}

static void a_word_that_is_cut_off_is_none(void **state) {
    (void)state;
    assert_false(gaz_holds_column_word(gaz_slice_of("")));
    assert_false(gaz_holds_column_word(gaz_slice_of("王强")));
    assert_false(gaz_holds_column_word((gaz_slice){"王姓名", strlen("王姓名") - 1}));
    assert_false(gaz_holds_column_word((gaz_slice){"姓名", strlen("姓")}));
    assert_false(gaz_holds_prose_word(gaz_slice_of("加强组织领导")));
    assert_false(gaz_holds_prose_word((gaz_slice){"本办法", strlen("本办")}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_found_wherever_it_stands),
        cmocka_unit_test(every_word_that_leads_or_issues_is_found),
        cmocka_unit_test(the_verb_that_stands_first_is_found),
        cmocka_unit_test(a_word_that_is_cut_off_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
