/* Tests of the page measured from its lines: width, indents, full lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "split/line/line_reader.h"
#include "split/paragraph/measure.h"
#include "text/slice.h"

static gaz_measure measure_of(gaz_arena *arena, const char *text, gaz_line_list *lines) {
    gaz_line_list_read(arena, gaz_slice_of(text), 1, lines);
    return gaz_measure_lines(lines);
}

/* Lines of 20 characters; two of them hang their comma into the margin. */
static const char hung[] = "　　各级人民政府应当加强对农村公路工作的\n"
                           "领导，将农村公路的建设、养护和管理所需的，\n"
                           "经费纳入财政预算，并且随着经济发展逐步增\n"
                           "加投入，保障农村公路事业与经济社会的发展，\n"
                           "相适应，不断提高农村公路的通行能力和服务\n"
                           "水平，并且接受社会和公众的监督和评价以及\n"
                           "考核。\n";

static void width_is_not_the_hung_punctuation(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_line_list lines = {0};
    gaz_measure measure = measure_of(arena, hung, &lines);
    (void)state;
    assert_int_equal(measure.width, 40);
    for (uint32_t i = 0; i + 1 < lines.count; i++) {
        assert_true(gaz_measure_is_full(&measure, &lines.items[i], 0, &lines.items[i + 1]));
    }
    gaz_arena_free(arena);
}

static void few_lines_are_measured_by_their_indents(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_line_list lines = {0};
    (void)state;
    gaz_measure measure = measure_of(arena,
                                     "　　经县人民政府同意，从今年七月起提高标\n"
                                     "准。现将有关事项通知如下，请各单位认真贯\n"
                                     "彻执行。\n"
                                     "　　特此通知。\n",
                                     &lines);
    assert_int_equal(measure.width, 40);
    assert_true(measure.indented);
    measure = measure_of(arena,
                         "　　经县人民政府同意，从今年七月起提高标准，请认真执行\n"
                         "县财政局的解释附后\n"
                         "　　特此通知。\n"
                         "各乡镇参照执行\n",
                         &lines);
    assert_int_equal(measure.width, 0);
    gaz_arena_free(arena);
}

static void blank_lines_between_all_lines_are_forgotten(void **state) {
    gaz_arena *arena = gaz_arena_new();
    gaz_line_list lines = {0};
    char text[sizeof hung * 3];
    size_t len = 0;
    (void)state;
    for (size_t i = 0; i < 2 * (sizeof hung - 1); i++) {
        text[len] = hung[i % (sizeof hung - 1)];
        len++;
        if (text[len - 1] == '\n') {
            text[len++] = '\n';
        }
    }
    text[len] = '\0';
    measure_of(arena, text, &lines);
    assert_int_equal(lines.count, 14);
    for (uint32_t i = 0; i < lines.count; i++) {
        assert_int_equal(lines.items[i].marks & GAZ_MARK_BLANK_BEFORE, 0);
    }
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_is_not_the_hung_punctuation),
        cmocka_unit_test(few_lines_are_measured_by_their_indents),
        cmocka_unit_test(blank_lines_between_all_lines_are_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
