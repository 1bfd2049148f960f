/* test_glance.c - the signs of a text against a look at each of its characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/page_footers.inc"
#include "split/line/facts.h"
#include "split/line/tail.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/scan/glance.h"
#include "text/scan/glance_wide.h"
#include "text/slice.h"
#include "text/utf8.h"

struct sign {
    const char *character;
    uint32_t sign;
};

/* The first is what most of a text is made of. */
static const struct sign known[] = {
    {"县", 0},
    {"。", GAZ_HAS_STOP},
    {"，", GAZ_HAS_COMMA},
    {"；", GAZ_HAS_SEMICOLON},
    {"：", GAZ_HAS_COLON},
    {"（", GAZ_HAS_OPEN},
    {"、", GAZ_HAS_LIST},
    {"《", GAZ_HAS_QUOTE_OPEN},
    {"　", GAZ_HAS_WIDE_SPACE},
    {"转", GAZ_HAS_PASS_ON},
    {"号", GAZ_HAS_NUMBER},
    {"號", GAZ_HAS_NUMBER},
    {"报", GAZ_HAS_REPORT},
    {"关", GAZ_HAS_ABOUT},
    {"发", GAZ_HAS_ISSUE},
    {"网", GAZ_HAS_NET},
    {"接", GAZ_HAS_PASS_ON},
    {" ", GAZ_HAS_SPACE},
    {"\t", GAZ_HAS_CONTROL},
    {"7", GAZ_HAS_DIGIT},
    {"*", GAZ_HAS_STAR},
    {"#", GAZ_HAS_STAR},
    {"<", GAZ_HAS_LESS},
    {":", GAZ_HAS_HALF_COLON},
    {"P", GAZ_HAS_P},
    {"(", GAZ_HAS_HALF_ROUND},
    {"\u2003", GAZ_HAS_NARROW},
    {"\u00A0", GAZ_HAS_RARE},
    {"\u205F", GAZ_HAS_RARE},
    {"\uFEFF", GAZ_HAS_RARE},
    {"é", GAZ_HAS_RARE},

    {"\U00020000", 0},
    {"\U000F0002", 0},
    {"“", 0},
    {"〕", 0},
    {"—", 0},
    {"a", 0},
    {"\u2026", GAZ_HAS_NARROW},
    {"\u1100", GAZ_HAS_RARE},
    {"\uFF76", GAZ_HAS_RARE},
};

enum { KNOWN = sizeof known / sizeof *known, MOST = 60, TEXTS = 30000 };

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void signs_are_those_of_the_characters(void **state) {
    (void)state;
    uint32_t seed = 3;
    for (int n = 0; n < TEXTS; n++) {
        char text[MOST * 4];
        size_t len = 0;
        uint32_t expected = 0;
        uint32_t columns = 0;
        uint32_t count = next(&seed) % MOST;
        for (uint32_t i = 0; i < count; i++) {
            const struct sign *one = &known[next(&seed) % 4 == 0 ? next(&seed) % KNOWN : 0];
            size_t size = strlen(one->character);
            memcpy(text + len, one->character, size);
            len += size;
            expected |= one->sign;
            columns += gaz_columns_of(gaz_utf8_first(gaz_slice_of(one->character)));
        }
        uint32_t counted;
        for (int wide = 0; wide <= gaz_glance_has_wide(); wide++) {
            uint32_t signs = gaz_glance_by(wide != 0, (gaz_slice){text, len}, &counted);
            assert_int_equal(signs, expected);
            assert_int_equal(counted, columns);
        }
    }
}

static void see_alone_and_among_others(bool wide, uint32_t c, gaz_slice text, size_t len) {
    uint32_t columns;
    uint32_t alone = gaz_glance_by(wide, (gaz_slice){text.ptr + 5, len}, &columns);
    uint32_t signs = gaz_glance_by(wide, text, &columns);
    assert_int_equal(alone, signs);
    assert_int_equal(columns, text.len - len + gaz_columns_of(c));
    assert_true(!gaz_is_space(c) || (signs & GAZ_HAS_ANY_SPACE) != 0);
}

/* Every character by itself and among others: a space is never passed over. */
static void no_space_without_its_sign(void **state) {
    (void)state;
    for (uint32_t c = 1; c < 0x20000; c++) {
        char text[48];
        memset(text, 'x', sizeof text);
        if (c < 0xD800 || c > 0xDFFF) {
            size_t len = gaz_utf8_encode(c, text + 5);
            for (int wide = 0; wide <= gaz_glance_has_wide(); wide++) {
                see_alone_and_among_others(wide != 0, c, (gaz_slice){text, sizeof text}, len);
            }
        }
    }
}

/* gaz_is_web_page_line asks for a foot only where one of the two stands. */
static void every_foot_of_a_page_has_its_sign(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof page_footers_rows / sizeof *page_footers_rows; i++) {
        uint32_t signs = gaz_glance(gaz_slice_of(page_footers_rows[i].f0));
        assert_true((signs & (GAZ_HAS_P | GAZ_HAS_NET)) != 0);
    }
}

/* What begins a label or goes on with a sentence is never ruled out. */
static void facts_allow_what_the_rules_find(void **state) {
    (void)state;
    static const char *const behind[] = {"、总则", "条 甲", "）甲", ".甲", "一章 甲", "甲"};
    for (uint32_t c = 1; c < 0x20000; c++) {
        for (size_t i = 0; i < sizeof behind / sizeof *behind && (c < 0xD800 || c > 0xDFFF); i++) {
            char text[32];
            size_t len = gaz_utf8_encode(c, text);
            memcpy(text + len, behind[i], strlen(behind[i]));
            gaz_slice line = {text, len + strlen(behind[i])};
            gaz_facts facts = gaz_facts_of(line);
            gaz_label label;
            assert_true(gaz_label_read(line, &label) == 0 || (facts.first & GAZ_FIRST_LABEL) != 0);
            assert_true(!gaz_continues(line) || (facts.first & GAZ_FIRST_REST) != 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_those_of_the_characters),
        cmocka_unit_test(no_space_without_its_sign),
        cmocka_unit_test(every_foot_of_a_page_has_its_sign),
        cmocka_unit_test(facts_allow_what_the_rules_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
