/* test_scan.c - searches by blocks against the same search character by character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/signs.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/memory/buffer.h"
#include "text/scan/marked.h"
#include "text/scan/scan.h"
#include "text/scan/scan_vector.h"
#include "text/scan/scan_wide.h"
#include "text/scan/search.h"
#include "text/scan/twice.h"
#include "text/scan/utf8_wide.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "write/json.h"

/* Characters of every width, those that are looked for, and those that share two
 * of their bytes. */
static const char *const letters[] = {
    "县", "（", "）", "(",  ")", "。", "、", "《",   "　",     "第", "前", "本", "a",  " ",
    "\t", "é",  " ",  "𠀀", "―", "聫", "\n", "\r\n", "\u2028", "一", "元", "２", "引", "十"};

enum { LETTERS = sizeof letters / sizeof *letters, MOST = 60, TEXTS = 20000 };

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* A text of random letters, with long runs of one among them. */
static gaz_slice random_text(char *text, uint32_t *seed) {
    size_t len = 0;
    uint32_t count = next(seed) % MOST;
    for (uint32_t i = 0; i < count; i++) {
        const char *letter = letters[next(seed) % 3 == 0 ? next(seed) % LETTERS : 0];
        memcpy(text + len, letter, strlen(letter));
        len += strlen(letter);
    }
    return (gaz_slice){text, len};
}

/* From one answer to the next. */
static void check_searches(gaz_slice text) {
    const gaz_slice chars = gaz_slice_of("《第前本");
    const char *end = gaz_slice_end(text);
    struct gaz_search rounds = {.end = end};
    struct gaz_search any = {.end = end};
    struct gaz_search one = {.end = end};
    for (const char *at = text.ptr; at < end;) {
        const char *expected = gaz_scan_round_bracket(at, end);
        assert_ptr_equal(gaz_search_round(&rounds, at), expected);
        at = expected + (expected < end);
    }
    for (const char *at = text.ptr; at < end;) {
        const char *expected = gaz_scan_any(at, end, chars);
        assert_ptr_equal(gaz_search_any(&any, at, chars), expected);
        at = expected + (expected < end);
    }
    for (const char *at = text.ptr; at < end;) {
        const char *expected = gaz_slice_find(gaz_slice_between(at, end), "引");
        expected = expected == NULL ? end : expected;
        assert_ptr_equal(gaz_search_any(&one, at, gaz_slice_of("引")), expected);
        at = expected + (expected < end);
    }
    bool before = gaz_slice_find(text, "县（") != NULL || gaz_slice_find(text, "县第") != NULL ||
                  gaz_slice_find(text, "县引") != NULL;
    assert_true(gaz_search_holds_before(text, "县", gaz_slice_of("（第引")) == before);
}

static bool stands_at(gaz_slice text, size_t at, const char *word) {
    return gaz_slice_starts(gaz_slice_from(text, at), word);
}

static void check_brackets(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *first = end;
    const char *last = NULL;
    const char *any = end;
    bool half = false;
    for (size_t at = 0; at < text.len; at++) {
        half |= text.ptr[at] == '(' || text.ptr[at] == ')' || text.ptr[at] == '"';
        bool round = stands_at(text, at, "（") || stands_at(text, at, "）") ||
                     text.ptr[at] == '(' || text.ptr[at] == ')';
        bool stop = (round && text.ptr[at] != '(') || stands_at(text, at, "。");
        bool start = stands_at(text, at, "《") || stands_at(text, at, "第") ||
                     stands_at(text, at, "前") || stands_at(text, at, "本");
        first = round && first == end ? text.ptr + at : first;
        any = start && any == end ? text.ptr + at : any;
        last = stop ? text.ptr + at : last;
    }
    assert_ptr_equal(gaz_scan_round_bracket(text.ptr, end), first);
    assert_ptr_equal(gaz_scan_last_bracket(text), last);
    assert_ptr_equal(gaz_scan_bracket(text.ptr, end), first);
    assert_true(gaz_scan_holds_half_pair(text) == half);
    assert_ptr_equal(gaz_scan_any(text.ptr, end, gaz_slice_of("《第前本")), any);
}

static void check_spaces(gaz_slice text) {
    bool space = false;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        space |= gaz_is_space(gaz_utf8_decode(at, gaz_slice_end(text), &step));
        at += step;
    }
    if (space) {
        assert_true(gaz_scan_may_hold_space(text));
        assert_true(gaz_scan_may_hold_space_narrow(text));
    }
}

static void check_find(gaz_slice text, const char *word) {
    const char *found = NULL;
    const char *last = NULL;
    for (size_t at = 0; at < text.len; at++) {
        last = stands_at(text, at, word) ? text.ptr + at : last;
        found = found == NULL ? last : found;
    }
    assert_ptr_equal(gaz_slice_find(text, word), found);
    assert_ptr_equal(gaz_slice_find_last(text, word), last);
}

static void check_characters(gaz_slice text) {
    size_t count = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text); count++) {
        size_t step;
        gaz_utf8_decode(at, gaz_slice_end(text), &step);
        at += step;
    }
    assert_int_equal(gaz_utf8_count(text), count);
    assert_int_equal(gaz_utf8_count_narrow(text), count);
}

/* The signs of the character at `at`, by a text that holds it behind a numeral. */
static uint32_t signs_at(const char *at, const char *end, size_t *step) {
    char text[8] = "一";
    gaz_utf8_decode(at, end, step);
    memcpy(text + 3, at, *step);
    uint32_t behind = gaz_signs_of((gaz_slice){text, 3 + *step}) & GAZ_SIGN_COUNTED;
    return gaz_signs_of((gaz_slice){at, *step}) | behind;
}

static bool may_be_second(const char *at, const char *end, uint32_t second) {
    size_t step;
    return at < end && ((signs_at(at, end, &step) & second) != 0 || step != 3);
}

static const char *next_sign(const char *at, const char *end, struct gaz_sign_pair pair) {
    for (size_t step; at < end; at += step) {
        uint32_t here = signs_at(at, end, &step);
        if ((here & pair.alone) != 0 ||
            ((here & pair.first) != 0 && may_be_second(at + step, end, pair.second))) {
            break;
        }
    }
    return at;
}

static void check_signs(gaz_slice text) {
    const struct gaz_sign_pair pairs[] = {
        {GAZ_SIGN_TITLE, 0, 0},
        {0, GAZ_SIGN_CITATION, GAZ_SIGN_ROUND},
        {GAZ_SIGN_DIGIT, GAZ_SIGN_NUMERAL | GAZ_SIGN_CITATION, GAZ_SIGN_COUNTED},
    };
    const struct gaz_sign_pair counted = {0, GAZ_SIGN_NUMERAL, GAZ_SIGN_COUNTED};
    const struct gaz_sign_pair numbers = {GAZ_SIGN_DIGIT, GAZ_SIGN_NUMERAL, GAZ_SIGN_COUNTED};
    const char *end = gaz_slice_end(text);
    struct gaz_number_search search = {.text = text};
    const char *number = gaz_number_next(&search, text.ptr, false);
    uint32_t signs = 0;
    size_t step;
    for (const char *at = text.ptr; at < end; at += step) {
        number = at > number ? gaz_number_next(&search, at, false) : number;
        assert_ptr_equal(number, next_sign(at, end, numbers));
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            assert_ptr_equal(gaz_sign_next(text, at, pairs[i]), next_sign(at, end, pairs[i]));
        }
        signs |= signs_at(at, end, &step) & ~(uint32_t)GAZ_SIGN_COUNTED;
    }
    signs |= next_sign(text.ptr, end, counted) < end ? GAZ_SIGN_COUNTED : 0;
    assert_int_equal(gaz_signs_of(text), signs);
    assert_int_equal(gaz_signs_of_narrow(text), signs);
}

/* The same without what is no character of three bytes: such are seen eight at a time. */
static void check_wide_signs(gaz_slice text) {
    char wide[3 * MOST];
    size_t len = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (step == 3) {
            memcpy(wide + len, at, step);
            len += step;
        }
        at += step;
    }
    check_signs((gaz_slice){wide, len});
}

static void check_count(gaz_slice text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == ' ';
    }
    assert_int_equal(gaz_scan_count(text, ' '), count);
}

static void check_list(gaz_slice text, char c) {
    uint16_t places[GAZ_SCAN_WINDOW + GAZ_SCAN_BLOCK];
    size_t count = gaz_scan_list(text, c, places);
    size_t seen = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == c) {
            assert_true(seen < count);
            assert_int_equal(places[seen++], i);
        }
    }
    assert_int_equal(seen, count);
}

/* The text three times over, which is searched by larger blocks. */
/* Each form that the machine has, whichever the search would take. */
static void check_forms_of_find(gaz_slice text, gaz_slice needle) {
    enum { LONG = 128 };
    const char *expected = memmem(text.ptr, text.len, needle.ptr, needle.len);
    const char *at = text.ptr;
    if (text.len >= LONG && gaz_scan_has_vectors()) {
        assert_ptr_equal(gaz_scan_find_wide(&at, gaz_slice_end(text), needle), expected);
    }
    if (text.len >= LONG && gaz_scan_has_wide()) {
        assert_ptr_equal(gaz_scan_find_by_64(text, needle), expected);
    }
}

static void check_find_in_long(gaz_slice text) {
    enum { TIMES = 3 };
    char copy[TIMES * 4 * MOST];
    for (size_t i = 0; i < TIMES; i++) {
        memcpy(copy + i * text.len, text.ptr, text.len);
    }
    gaz_slice whole = {copy, TIMES * text.len};
    check_forms_of_find(whole, gaz_slice_of("本第"));
    check_forms_of_find(whole, gaz_slice_of("。（县"));
    check_forms_of_find(whole, gaz_slice_of("éa"));
    check_find(whole, "本第");
    check_find(whole, "。（");
    check_find(gaz_slice_from(whole, whole.len / 7), "𠀀");
}

static void check_rare_terminators(gaz_slice text) {
    bool some = false;
    for (size_t at = 0; at < text.len; at++) {
        some |= text.ptr[at] == '\r' || stands_at(text, at, "\u2028");
    }
    assert_true(gaz_scan_has_rare_terminator(text) == some);
}

static void check_json(gaz_slice text) {
    char copy[4 * MOST + GAZ_SCAN_BLOCK];
    const char *special = text.ptr;
    while (special < gaz_slice_end(text) && (unsigned char)*special >= ' ') {
        special++;
    }
    const char *end = gaz_slice_end(text);
    assert_ptr_equal(gaz_scan_copy_json(copy, text.ptr, end), special);
    assert_memory_equal(copy, text.ptr, (size_t)(special - text.ptr));
    memset(copy, 0, sizeof copy);
    assert_ptr_equal(gaz_scan_copy_json_narrow(copy, text.ptr, end), special);
    assert_memory_equal(copy, text.ptr, (size_t)(special - text.ptr));
    assert_ptr_equal(gaz_scan_json_special(text.ptr, end), special);
    assert_ptr_equal(gaz_scan_json_special_narrow(text.ptr, end), special);
}

/* From every byte, and from no further back than every ninth. */
static void check_line_begin(gaz_slice text) {
    for (size_t from = 0; from < text.len; from += 9) {
        const char *begin = text.ptr + from;
        for (const char *at = begin; at <= gaz_slice_end(text); at++) {
            const char *expected = at;
            while (expected > begin && gaz_line_before(begin, expected) == expected) {
                expected--;
            }
            assert_ptr_equal(gaz_line_begin(begin, at), expected);
        }
    }
}

/* Marked are （, 第, a, é and whatever has four bytes. */
static void check_marked(gaz_slice text) {
    static const uint32_t wanted[] = {0xFF08, 0x7B2C, 'a', 0xE9};
    uint32_t marks[GAZ_MARK_WORDS] = {0};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        marks[wanted[i] / 32] |= UINT32_C(1) << wanted[i] % 32;
    }
    gaz_marked list[GAZ_MARKED_MOST];
    const char *end = gaz_slice_end(text);
    const char *window = text.ptr;
    gaz_arena *arena = gaz_arena_new();
    gaz_walk_marks walks = {.of = {marks}, .count = 1, .low = GAZ_SIEVE_WHOLE};
    gaz_sieve sieve = gaz_sieve_of(arena, &walks);
    size_t count = gaz_list_marked(sieve, &window, end, list);
    size_t found = 0;
    assert_ptr_equal(window, end);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c > UINT16_MAX || gaz_is_marked(marks, c)) {
            assert_true(found < count && list[found].at == at - text.ptr);
            assert_int_equal(list[found++].key, gaz_mark_key(at, end));
        }
        at += step;
    }
    assert_int_equal(found, count);
    gaz_arena_free(arena);
}

/* The stops before, with those of a further word. */
static void check_added(gaz_arena *arena, gaz_stops *stops, const char *word) {
    gaz_stops before = *stops;
    size_t old = 0;
    size_t all = 0;
    gaz_add_stops(arena, stops, gaz_slice_of(word));
    for (size_t at = 0; at < before.text.len; at++) {
        bool was = old < before.count && before.offsets[old] == at;
        old += was;
        if (was || stands_at(before.text, at, word)) {
            assert_true(all < stops->count && stops->offsets[all++] == at);
        }
    }
    assert_int_equal(all, stops->count);
}

/* The stops of （ and 第, those of 第, a and what has four bytes, and those of LF, 第 and b,
 * in one search; a folded sieve lets through what shares a byte with them, and is asked again. */
static void check_stops(gaz_slice text, uint32_t low) {
    static const uint32_t wanted[3][3] = {
        {0xFF08, 0x7B2C, 0xFF08}, {0x7B2C, 'a', UINT16_MAX}, {'\n', 0x7B2C, 'b'}};
    uint32_t marked[3][GAZ_MARK_WORDS] = {{0}};
    const char *end = gaz_slice_end(text);
    gaz_arena *arena = gaz_arena_new();
    gaz_stops stops[3];
    for (size_t i = 0; i < 9; i++) {
        gaz_mark(marked[i / 3], wanted[i / 3][i % 3]);
    }
    gaz_walk_marks two = {.of = {marked[0], marked[1]}, .count = 2, .low = low};
    gaz_walk_marks marks = {.of = {marked[0], marked[1], marked[2]},
                            .count = 3,
                            .first_two = gaz_sieve_of(arena, &two).bytes,
                            .low = low};
    gaz_find_stops(arena, text, &marks, stops);
    for (size_t walk = 0; walk < 3; walk++) {
        size_t found = 0;
        size_t step;
        for (const char *at = text.ptr; at < end; at += step) {
            uint32_t c = gaz_utf8_decode(at, end, &step);
            if (gaz_is_marked(marked[walk], c < UINT16_MAX ? c : UINT16_MAX)) {
                assert_true(found < stops[walk].count);
                assert_int_equal(stops[walk].offsets[found++], at - text.ptr);
            }
        }
        assert_int_equal(found, stops[walk].count);
    }
    check_added(arena, &stops[0], "县");
    gaz_arena_free(arena);
}

static void check_twice(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    for (size_t step; at < end; at += step) {
        uint32_t c = gaz_utf8_decode(at, end, &step);
        gaz_slice next = gaz_slice_between(at + step, end);
        if (gaz_is_han(c) && next.len > 0 && gaz_utf8_first(next) == c) {
            break;
        }
    }
    assert_ptr_equal(gaz_find_twice(text.ptr, end), at);
}

/* A text longer than a window is searched window by window. */
static void windows_follow_one_another(void **state) {
    enum { LETTERS_OF_TEXT = 9000 };
    static char text[3 * LETTERS_OF_TEXT + 1];
    uint32_t marks[GAZ_MARK_WORDS] = {0};
    gaz_marked list[GAZ_MARKED_MOST];
    size_t found = 0;
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    gaz_mark(marks, 0x53BF); /* 县 */
    gaz_walk_marks walks = {.of = {marks}, .count = 1, .low = GAZ_SIEVE_FOLDED};
    gaz_sieve sieve = gaz_sieve_of(arena, &walks);
    text[0] = 'a';
    for (size_t i = 0; i < LETTERS_OF_TEXT; i++) {
        memcpy(text + 1 + 3 * i, i % 3 == 0 ? "县" : "市", 3);
    }
    for (const char *at = text; at < text + sizeof text;) {
        const char *window = at;
        size_t count = gaz_list_marked(sieve, &at, text + sizeof text, list);
        for (size_t i = 0; i < count; i++, found++) {
            assert_int_equal(window + list[i].at - text, 1 + 9 * found);
        }
    }
    assert_int_equal(found, LETTERS_OF_TEXT / 3);
    gaz_arena_free(arena);
}

static void blocks_find_what_characters_find(void **state) {
    (void)state;
    uint32_t seed = 1;
    for (int i = 0; i < TEXTS; i++) {
        char text[MOST * 4];
        gaz_slice made = random_text(text, &seed);
        check_brackets(made);
        check_spaces(made);
        check_characters(made);
        check_find(made, "县");
        check_find(made, "a");
        check_find(made, "第本");
        check_find(made, "（县");
        check_find_in_long(made);
        check_rare_terminators(made);
        check_json(made);
        check_marked(made);
        check_count(made);
        check_searches(made);
        check_list(made, ' ');
        check_list(made, '\xE4');
        check_signs(made);
        check_wide_signs(made);
        check_line_begin(made);
        check_stops(made, GAZ_SIEVE_WHOLE);
        check_stops(made, GAZ_SIEVE_FOLDED);
        check_twice(made);
    }
    assert_false(
        gaz_scan_may_hold_space(gaz_slice_of("郯城县人民政府办公室关于印发《办法》的通知")));
    char spaces[20001];
    memset(spaces, ' ', sizeof spaces);
    assert_int_equal(gaz_scan_count((gaz_slice){spaces, sizeof spaces}, ' '), sizeof spaces);
    assert_false(gaz_scan_may_hold_space(gaz_slice_of("“十四五”规划——纲要（试行），二")));
}

/* What a buffer has spilled. */
static void collect(void *data, gaz_slice bytes) {
    gaz_buffer_slice(data, bytes);
}

static void write_strings(gaz_buffer *out, gaz_slice text) {
    gaz_json_begin_array(out);
    for (int i = 0; i < 40; i++) {
        gaz_json_string(out, text);
    }
    gaz_json_end_array(out);
}

static void what_is_spilled_is_what_was_written(void **state) {
    (void)state;
    gaz_buffer text = {0};
    for (int i = 0; i < 30000; i++) {
        gaz_buffer_text(&text, i % 700 == 0 ? "\"\x01" : "县a");
    }
    gaz_buffer whole = {0};
    gaz_buffer taken = {0};
    gaz_buffer small = {.spill = collect, .spill_data = &taken};
    write_strings(&whole, (gaz_slice){text.ptr, text.len});
    write_strings(&small, (gaz_slice){text.ptr, text.len});
    assert_true(taken.len > 0 && small.capacity < 3 * GAZ_SPILL);
    collect(&taken, (gaz_slice){small.ptr, small.len});
    assert_int_equal(taken.len, whole.len);
    assert_memory_equal(taken.ptr, whole.ptr, whole.len);
    gaz_buffer_free(&text);
    gaz_buffer_free(&whole);
    gaz_buffer_free(&taken);
    gaz_buffer_free(&small);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_find_what_characters_find),
        cmocka_unit_test(windows_follow_one_another),
        cmocka_unit_test(what_is_spilled_is_what_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
