/* Tests of covers that print the name of the gazette over two lines, and of
 * the extent of an issue in a stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gazette.h"
#include "text/slice.h"

static const char parted[] =
    "遵义市人民政府\n\n公　报\n\n2018年第8号\n（总第817号）\n目　录\n"
    "遵义市人民政府关于禁止燃放烟花爆竹的通告\t1\n\n"
    "遵义市人民政府\n关于禁止燃放烟花爆竹的通告\n　　现将有关事项通告如下：\n"
    "　　一、禁放区域为城区。\n遵义市人民政府\n2018年12月12日\n";

static void name_over_two_lines(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_split_options options = {0};
    gaz_issue issue;
    (void)state;
    assert_int_equal(gaz_split(arena, &options, gaz_slice_of(parted), 1, &issue), GAZ_OK);
    assert_true(gaz_slice_is(issue.name, "遵义市人民政府公报"));
    assert_int_equal(issue.year, 2018);
    assert_int_equal(issue.number, 8);
    assert_int_equal(issue.total_number, 817);
    assert_int_equal(issue.toc_count, 1);
    assert_int_equal(issue.document_count, 1);
    assert_int_equal(issue.documents[0].line, 10);
    gaz_arena_free(arena);
}

static void extent_of_the_first_issue(void **state) {
    static const char stream[] = "莒县人民政府公报\n2024年第1期\n第一条　内容。\n"
                                 "莒县人民政府公报\n2024年第2期\n第一条　内容。\n";
    gaz_slice text = gaz_slice_of(stream);
    size_t first = (size_t)(gaz_slice_find_last(text, "莒县人民政府公报") - text.ptr);
    (void)state;
    assert_int_equal(gaz_split_extent(text, true), first);
    assert_int_equal(gaz_split_extent(gaz_slice_from(text, first), true), text.len - first);
    assert_int_equal(gaz_split_extent(gaz_slice_first(text, first), false), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_over_two_lines),
        cmocka_unit_test(extent_of_the_first_issue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
