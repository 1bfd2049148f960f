/* test_marked.c - the search for marked characters by 64 bytes against that by characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/scan/marked.h"
#include "text/scan/marked_wide.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { TEXTS = 60, LONGEST = 3 * GAZ_MARKED_WINDOW, WALKS = 3 };

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Mostly Han and the points between, with characters of every width among them. */
static uint32_t random_character(uint32_t *seed) {
    static const uint32_t others[] = {'\n',   0,      ' ',     '7',     'a',    0xB7,   0xE9,
                                      0x7FF,  0x2014, 0x201C,  0x3001,  0xE000, 0xFF0C, 0xFF08,
                                      0xFFFD, 0xFFFF, 0x10000, 0x20000, 0x3400, 0xAC00, 0x800};
    enum { OTHERS = sizeof others / sizeof *others };
    uint32_t kind = next(seed) % 8;
    return kind == 0 ? others[next(seed) % OTHERS] : 0x4E00 + next(seed) % (0x9FFF - 0x4E00);
}

static gaz_slice random_text(char *text, uint32_t *seed) {
    size_t most = next(seed) % LONGEST;
    size_t len = 0;
    while (len + 4 < most) {
        len += gaz_utf8_encode(random_character(seed), text + len);
    }
    return (gaz_slice){text, len};
}

static void mark_some(uint32_t *marks, uint32_t *seed) {
    uint32_t count = next(seed) % 400;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t c = random_character(seed);
        gaz_mark(marks, c < UINT16_MAX ? c : UINT16_MAX);
    }
}

static void check_stops(gaz_slice text, const uint32_t *marks, const gaz_stops *stops) {
    const char *end = gaz_slice_end(text);
    size_t found = 0;
    size_t step;
    for (const char *at = text.ptr; at < end; at += step) {
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_marked(marks, c < UINT16_MAX ? c : UINT16_MAX)) {
            assert_true(found < stops->count);
            assert_int_equal(stops->offsets[found++], at - text.ptr);
        }
    }
    assert_int_equal(found, stops->count);
}

static void all_stops_are_found(void **state) {
    static char bytes[LONGEST];
    uint32_t seed = 7;
    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        uint32_t marked[WALKS][GAZ_MARK_WORDS] = {{0}};
        gaz_stops stops[WALKS];
        gaz_arena *arena = gaz_arena_new();
        gaz_slice text = random_text(bytes, &seed);
        gaz_walk_marks marks = {
            .of = {marked[0], marked[1], marked[2]}, .count = WALKS, .low = GAZ_SIEVE_WHOLE};
        for (size_t walk = 0; walk < WALKS; walk++) {
            mark_some(marked[walk], &seed);
        }
        gaz_find_stops(arena, text, &marks, stops);
        for (size_t walk = 0; walk < WALKS; walk++) {
            check_stops(text, marked[walk], &stops[walk]);
        }
        gaz_arena_free(arena);
    }
}

/* Window by window, also those too short for the search to take this form. */
static void both_forms_list_the_same(void **state) {
    static char bytes[LONGEST];
    static gaz_marked_grid grid;
    uint32_t seed = 3;
    (void)state;
    for (int i = 0; i < TEXTS && gaz_marked_has_wide(); i++) {
        uint32_t marked[GAZ_MARK_WORDS] = {0};
        gaz_marked plain[GAZ_MARKED_MOST];
        gaz_marked wide[GAZ_MARKED_MOST];
        gaz_arena *arena = gaz_arena_new();
        gaz_slice text = random_text(bytes, &seed);
        const char *end = gaz_slice_end(text);
        gaz_walk_marks marks = {.of = {marked}, .count = 1, .low = GAZ_SIEVE_WHOLE};
        mark_some(marked, &seed);
        gaz_sieve sieve = gaz_sieve_of(arena, &marks);
        gaz_marked_grid_of(&marks, &grid);
        for (const char *at = text.ptr; at < end;) {
            const char *window = at;
            const char *same = at;
            size_t count = gaz_list_marked_wide(&grid, &at, end, wide);
            size_t found = 0;
            while (same < at) {
                size_t begin = (size_t)(same - window);
                size_t more = gaz_list_marked(sieve, &same, at, plain);
                for (size_t k = 0; k < more; k++, found++) {
                    assert_true(found < count && wide[found].key == plain[k].key);
                    assert_int_equal(wide[found].at, begin + plain[k].at);
                }
            }
            assert_int_equal(found, count);
        }
        gaz_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_stops_are_found),
        cmocka_unit_test(both_forms_list_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
