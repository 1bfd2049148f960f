/* test_told_words.c - words looked for by the characters they begin with (data/told_words.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "data/column_words.inc"
#include "data/prose_words.inc"
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
        cmocka_unit_test(a_word_that_is_cut_off_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
