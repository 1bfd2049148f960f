/* Tests of the ground floor: numerals, dates, labels, document numbers, JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "read/json.h"
#include "text/digits.h"
#include "text/file_format.h"
#include "text/grammar/date.h"
#include "text/grammar/decimal.h"
#include "text/grammar/decimal_label.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/grammar/order_number.h"
#include "text/grammar/series_label.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "write/json.h"

static void numeral_values(void **state) {
    static const struct {
        const char *text;
        size_t len;
        int64_t value;
    } cases[] = {
        {"一", 3, 1},           {"十", 3, 10},
        {"十二", 6, 12},        {"二十", 6, 20},
        {"廿一", 6, 21},        {"一百零一", 12, 101},
        {"一百一十", 12, 110},  {"一千二百六十", 18, 1260},
        {"二〇二四", 12, 2024}, {"一百一条", 6, 100},
        {"甲", 0, 0},           {"一甲三", 3, 1},
        {"第", 0, 0},           {"", 0, 0},
        {"一百二百", 6, 100},   {"一百零零五", 6, 100},
        {"一百十二", 12, 112},  {"百", 0, 0},
        {"零", 3, 0},           {"十十", 3, 10},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 0;
        assert_int_equal(gaz_numeral_chinese(gaz_slice_of(cases[i].text), &value), cases[i].len);
        if (cases[i].len > 0) {
            assert_int_equal(value, cases[i].value);
        }
    }
}

/* The number as text, and how many bytes it took. */
static void assert_decimal(gaz_arena *arena, const char *text, const char *number, size_t len) {
    struct gaz_decimal value;
    bool words;
    int zeros;
    assert_int_equal(gaz_decimal_read(gaz_slice_of(text), &value, &words, &zeros), len);
    if (len > 0) {
        gaz_slice got = gaz_decimal_text(arena, value);
        assert_int_equal(got.len, strlen(number));
        assert_memory_equal(got.ptr, number, got.len);
    }
}

static void decimals(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    assert_decimal(arena, "0.50", "0.5", 4);
    assert_decimal(arena, "3.16万台", "31600", 7);
    assert_decimal(arena, "1,234.5元", "1234.5", 7);
    assert_decimal(arena, "1,2345", "1", 1);
    assert_decimal(arena, "1亿5000万元", "150000000", 11);
    assert_decimal(arena, "5万20", "50020", 6);
    assert_decimal(arena, "２０％", "20", 6);
    assert_decimal(arena, "五千元", "5000", 6);
    assert_decimal(arena, "一亿二千万元", "120000000", 15);
    assert_decimal(arena, "两千五百", "2500", 12);
    assert_decimal(arena, "两万", "20000", 6);
    assert_decimal(arena, "一万零五百元", "10500", 15);
    assert_decimal(arena, "5千瓦", "5", 1);
    assert_decimal(arena, "7.", "7", 1);
    assert_decimal(arena, "0", "0", 1);
    assert_decimal(arena, "99999999999999999999999元", "", 0);
    assert_decimal(arena, "999999999999999万亿", "", 0);
    assert_decimal(arena, "元", "", 0);
    gaz_arena_free(arena);
}

static void dates(void **state) {
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        {"2024年7月26日", 2024, 7, 26},
        {"2024 年 7 月 26 日", 2024, 7, 26},
        {"二○二四年七月二十六日", 2024, 7, 26},
        {"2024-07-26", 2024, 7, 26},
        {"2024年2月30日", 0, 0, 0},
        {"２０２４年７月", 2024, 7, 0},
        {"民国三十八年", 1949, 0, 0},
        {"3.16 万台", 0, 0, 0},
        {"2024年7月31日", 2024, 7, 31},
        {"2000年2月29日", 2000, 2, 29},
        {"1900年2月29日", 0, 0, 0},
        {"民国元年", 1912, 0, 0},
        {"民国0年", 0, 0, 0},
        {"民国二百年", 0, 0, 0},
        {"1839年", 0, 0, 0},
        {"2024年1一月5日", 2024, 0, 0},
        {"2024年0月5日", 2024, 0, 0},
        {"2024-07.26", 0, 0, 0},
        {"2024-007-26", 0, 0, 0},
        {"2024-07-00", 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gaz_date date;
        size_t len = gaz_date_read(gaz_slice_of(cases[i].text), &date);
        assert_int_equal(len > 0, cases[i].year > 0);
        if (len > 0) {
            assert_int_equal(date.year, cases[i].year);
            assert_int_equal(date.month, cases[i].month);
            assert_int_equal(date.day, cases[i].day);
        }
    }
}

static void date_end_of_validity(void **state) {
    (void)state;
    gaz_date end = gaz_date_last_of_years((gaz_date){2026, 4, 10}, 5);
    assert_int_equal(gaz_date_compare(end, (gaz_date){2031, 4, 9}), 0);
}

static void days_run_over_months_and_years(void **state) {
    static const struct {
        gaz_date from;
        int days;
        const char *to;
    } cases[] = {
        {{2024, 2, 28}, 1, "2024-02-29"},   {{2023, 2, 28}, 1, "2023-03-01"},
        {{2024, 11, 30}, 1, "2024-12-01"},  {{2024, 12, 31}, 1, "2025-01-01"},
        {{2024, 12, 2}, 365, "2025-12-02"}, {{2025, 1, 1}, -1, "2024-12-31"},
        {{2025, 2, 1}, -1, "2025-01-31"},
    };
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gaz_date to = gaz_date_plus_days(cases[i].from, cases[i].days);
        assert_true(gaz_slice_is(gaz_date_iso(arena, to), cases[i].to));
    }
    assert_true(gaz_slice_is(gaz_date_iso(arena, (gaz_date){2024, 7, 0}), "2024-07"));
    assert_true(gaz_slice_is(gaz_date_iso(arena, (gaz_date){2024, 0, 0}), "2024"));
    gaz_arena_free(arena);
}

static void labels(void **state) {
    static const struct {
        const char *text;
        gaz_label_kind kind;
        int64_t ordinal;
    } cases[] = {
        {"第一百二十条之一 内容", GAZ_LABEL_ARTICLE, 120},
        {"第十条规定的", GAZ_LABEL_NONE, 0},
        {"第二章 项目", GAZ_LABEL_CHAPTER, 2},
        {"一、总体要求", GAZ_LABEL_LEVEL1, 1},
        {"—、总体要求", GAZ_LABEL_LEVEL1, 1},
        {"（一)增补", GAZ_LABEL_LEVEL2, 1},
        {"㈠增补", GAZ_LABEL_LEVEL2, 1},
        {"28. 强化", GAZ_LABEL_LEVEL3, 28},
        {"3.16 万台", GAZ_LABEL_NONE, 0},
        {"（1）项", GAZ_LABEL_LEVEL4, 1},
        {"③项", GAZ_LABEL_LEVEL5, 3},
        {"（2023年及以前）", GAZ_LABEL_NONE, 0},
        {"一二三产业", GAZ_LABEL_NONE, 0},
        {"第一条：内容", GAZ_LABEL_ARTICLE, 1},
        {"第一条之 内容", GAZ_LABEL_NONE, 0},
        {"—．总体要求", GAZ_LABEL_NONE, 0},
        {"（2023）项目", GAZ_LABEL_NONE, 0},
        {"（999）项目", GAZ_LABEL_LEVEL4, 999},
        {"1000. 项目", GAZ_LABEL_NONE, 0},
        {"0. 项目", GAZ_LABEL_NONE, 0},
        {"10、20两日", GAZ_LABEL_NONE, 0},
        {"❿项", GAZ_LABEL_LEVEL5, 10},
        {"", GAZ_LABEL_NONE, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gaz_label label;
        gaz_label_read(gaz_slice_of(cases[i].text), &label);
        assert_int_equal(label.kind, cases[i].kind);
        assert_int_equal(label.ordinal, cases[i].ordinal);
    }
}

static void order_numbers(void **state) {
    (void)state;
    static const char *const whole[] = {
        "第337号",          "2024年第12号", "（第五号）", "第三十七号（九届）", "（九届第37号）",
        "〔十三届〕第三号", "第 7 号",      "第７號",     "第十届第2号"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        assert_int_equal(gaz_order_number_read(gaz_slice_of(whole[i])), strlen(whole[i]));
    }
    static const char *const none[] = {"",         "第",   "第三",       "第三条",
                                       "（第五号", "九届", "2024年12号", "号"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(gaz_order_number_read(gaz_slice_of(none[i])), 0);
    }
    assert_int_equal(gaz_order_number_read(gaz_slice_of("第3号令")), strlen("第3号"));
    assert_int_equal(gaz_case_number_read(gaz_slice_of("指导案例45号")), strlen("指导案例45号"));
    assert_int_equal(gaz_case_number_read(gaz_slice_of("（检例第3号）")), strlen("（检例第3号）"));
    assert_int_equal(gaz_case_number_read(gaz_slice_of("指导案例45-46号")), 0);
    assert_int_equal(gaz_case_number_read(gaz_slice_of("（检例第3号")), 0);
}

static void labels_set_apart(void **state) {
    (void)state;
    static const char *const spaced[] = {"第 二 十 一 条　为了", "第二十 一条 为了",
                                         "第　二十一　条 为了", "第 2 1 条 为了"};
    gaz_label label;
    for (size_t i = 0; i < sizeof spaced / sizeof *spaced; i++) {
        assert_true(gaz_label_read(gaz_slice_of(spaced[i]), &label) > 0);
        assert_int_equal(label.ordinal, 21);
        assert_int_equal(label.kind, GAZ_LABEL_ARTICLE);
    }
    assert_int_equal(gaz_label_read(gaz_slice_of("第一 千家万户"), &label), 0);
}

static void articles_without_a_gap(void **state) {
    (void)state;
    static const char *const none[] = {"第二条规定的情形", "第二条、第三条", "第二章总则"};
    static const char *const either[] = {"第二条项目单位", "第二条和第三条", "第二条《条例》所称"};
    gaz_label label;
    bool doubtful;
    gaz_slice text = gaz_slice_of("第二条本市行政区域内");
    assert_int_equal(gaz_label_read_gapless(text, &label, &doubtful), 9);
    assert_int_equal(label.ordinal, 2);
    assert_false(doubtful);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        text = gaz_slice_of(none[i]);
        assert_int_equal(gaz_label_read_gapless(text, &label, &doubtful), 0);
        assert_false(doubtful);
    }
    for (size_t i = 0; i < sizeof either / sizeof *either; i++) {
        text = gaz_slice_of(either[i]);
        assert_int_equal(gaz_label_read_gapless(text, &label, &doubtful), 9);
        assert_true(doubtful);
    }
}

static void doc_numbers(void **state) {
    static const char *const spellings[] = {"郯政办字〔2024〕24号", "郯政办字〔2024〕24 号",
                                            "郯政办字[2024]24号", "郯政办字（2024）第24號",
                                            "郯政办字【２０２４】２４号"};
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        gaz_doc_number_shape number;
        assert_true(gaz_doc_number_is_whole(gaz_slice_of(spellings[i]), &number));
        assert_true(gaz_slice_is(gaz_doc_number_norm(arena, &number), "郯政办字〔2024〕24号"));
    }
    gaz_doc_number_shape number;
    assert_true(gaz_doc_number_find(gaz_slice_of("的通知（郯政发〔2024〕4 号）"), &number));
    assert_true(gaz_slice_is(number.code, "郯政发"));
    assert_false(gaz_doc_number_find(gaz_slice_of("行动方案（2023—2025年）"), &number));
    gaz_arena_free(arena);
}

static void line_terminators(void **state) {
    (void)state;
    gaz_lines lines = gaz_lines_of(gaz_slice_of("a\nb\r\nc\rd\xC2\x85"
                                                "e\xE2\x80\xA8"
                                                "f"),
                                   1);
    gaz_slice line;
    size_t terminator;
    char seen[8] = "";
    while (gaz_lines_next(&lines, &line, &terminator)) {
        assert_int_equal(line.len, 1);
        seen[lines.number - 1] = line.ptr[0];
    }
    assert_string_equal(seen, "abcdef");
}

/* Every position of a block, so that no vector width hides a hit. */
static void scans_see_every_position(void **state) {
    static const char *const rare[] = {"\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    (void)state;
    for (size_t at = 0; at < 60; at++) {
        char text[64];
        memset(text, 'x', sizeof text);
        assert_false(gaz_scan_has_rare_terminator((gaz_slice){text, sizeof text}));
        for (size_t i = 0; i < sizeof rare / sizeof *rare; i++) {
            memset(text, 'x', sizeof text);
            memcpy(text + at, rare[i], strlen(rare[i]));
            assert_true(gaz_scan_has_rare_terminator((gaz_slice){text, sizeof text}));
        }
        memset(text, 'x', sizeof text);
        memcpy(text + at, "县", strlen("县"));
        assert_ptr_equal(gaz_slice_find((gaz_slice){text, sizeof text}, "县"), text + at);
        assert_null(gaz_slice_find((gaz_slice){text, at + 2}, "县"));
        memset(text, 0x80, sizeof text);
        text[at] = 0x1F;
        assert_ptr_equal(gaz_scan_json_special(text, text + sizeof text), text + at);
    }
}

static void fill(gaz_buffer *text, const char *filler) {
    enum { TIMES = 40 };
    for (size_t i = 0; i < TIMES; i++) {
        gaz_buffer_text(text, filler);
    }
}

static void check_damage(const char *bad, const char *filler, size_t shift) {
    gaz_buffer text = {0};
    for (size_t i = 0; i < shift; i++) {
        gaz_buffer_byte(&text, 'x');
    }
    fill(&text, filler);
    assert_int_equal(gaz_utf8_valid((gaz_slice){text.ptr, text.len}), text.len);
    size_t good = text.len;
    gaz_buffer_text(&text, bad);
    fill(&text, filler);
    assert_int_equal(gaz_utf8_valid((gaz_slice){text.ptr, text.len}), good);
    gaz_buffer_free(&text);
}

/* Damage of every kind at every place, against a check byte by byte; among characters of all
 * widths, and of those that are checked by the widest blocks. */
static void utf8_damage_is_found(void **state) {
    static const char *const bad[] = {
        "\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xF8", "\xE6\x94", "\xFF",         "\xC3",         "\xF1\x80\x80"};
    static const char *const fillers[] = {
        "郯a\xC3\xA9\xF0\xA0\x80\x80", "郯a", "郯城，。",
        "郯城县人民政府公报二〇二四年第三期 \xED\x9F\xBF\xE0\xA0\x80"};
    (void)state;
    for (size_t kind = 0; kind < sizeof bad / sizeof *bad; kind++) {
        for (size_t shift = 0; shift < 70; shift++) {
            for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
                check_damage(bad[kind], fillers[i], shift);
            }
        }
    }
}

static void json_round_trip(void **state) {
    (void)state;
    gaz_buffer out = {0};
    gaz_json_begin_object(&out);
    gaz_json_member_string(&out, "text", (gaz_slice){"a\t\"\\\0\n郯", 9});
    gaz_json_member_integer(&out, "n", -12);
    gaz_json_key(&out, "list");
    gaz_json_begin_array(&out);
    gaz_json_begin_object(&out);
    gaz_json_end_object(&out);
    gaz_json_null(&out);
    gaz_json_end_array(&out);
    gaz_json_end_object(&out);
    gaz_arena *arena = gaz_arena_new();
    gaz_json_reader r = gaz_json_reader_of((gaz_slice){out.ptr, out.len}, arena);
    int members = 0;
    for (gaz_slice key; gaz_json_next_member(&r, &key); members++) {
        if (gaz_slice_is(key, "text")) {
            gaz_slice text = gaz_json_read_string(&r);
            assert_int_equal(text.len, 9);
            assert_memory_equal(text.ptr, "a\t\"\\\0\n郯", 9);
        } else if (gaz_slice_is(key, "n")) {
            assert_int_equal(gaz_json_read_integer(&r), -12);
        } else {
            gaz_json_skip(&r);
        }
    }
    assert_int_equal(members, 3);
    assert_true(gaz_json_at_end(&r));
    gaz_arena_free(arena);
    gaz_buffer_free(&out);
}

static void digits_of_numbers(void **state) {
    (void)state;
    static const uint64_t numbers[] = {0,
                                       9,
                                       10,
                                       99,
                                       100,
                                       999,
                                       1000,
                                       9999,
                                       10000,
                                       10001,
                                       123456,
                                       99999999,
                                       1u << 27,
                                       4294967295u,
                                       9999999999999999999u,
                                       10000000000000000000u,
                                       UINT64_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char expected[32];
        char text[GAZ_MOST_DIGITS];
        snprintf(expected, sizeof expected, "%llu", (unsigned long long)numbers[i]);
        char *end = gaz_put_digits(text, numbers[i]);
        assert_int_equal(end - text, strlen(expected));
        assert_memory_equal(text, expected, strlen(expected));
    }
}

static void dates_as_text(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    assert_true(gaz_slice_is(gaz_date_iso(arena, (gaz_date){2024, 3, 9}), "2024-03-09"));
    assert_true(gaz_slice_is(gaz_date_iso(arena, (gaz_date){2024, 12, 0}), "2024-12"));
    assert_true(gaz_slice_is(gaz_date_iso(arena, (gaz_date){987, 0, 0}), "0987"));
    assert_true(gaz_slice_is(gaz_date_iso(arena, (gaz_date){10001, 1, 31}), "10001-01-31"));
    gaz_arena_free(arena);
}

/* What is given back is given out again; of a piece that is not the last nothing is. */
static void pieces_are_cut(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    char *first = gaz_arena_alloc(arena, 200);
    memset(first, 'a', 5);
    gaz_arena_cut(arena, first, 200, 5);
    char *second = gaz_arena_alloc(arena, 200);
    assert_true(second > first && second < first + 100);
    memset(second, 'b', 200);
    gaz_arena_cut(arena, first, 200, 5);
    char *third = gaz_arena_alloc(arena, 16);
    assert_true(third >= second + 200);
    assert_memory_equal(first, "aaaaa", 5);
    gaz_arena_free(arena);
}

static void pieces_are_kept(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    char *kept = gaz_arena_keep(arena, GAZ_KEPT_NAMES, 100);
    char *other = gaz_arena_keep(arena, GAZ_KEPT_CHARACTERS, 100);
    assert_ptr_not_equal(kept, other);
    assert_int_equal(kept[99], 0);
    memset(kept, 'k', 100);
    memset(gaz_arena_alloc(arena, 200), 'a', 200);
    gaz_arena_reset(arena);
    memset(gaz_arena_alloc(arena, 200), 'b', 200);
    assert_ptr_equal(gaz_arena_keep(arena, GAZ_KEPT_NAMES, 100), kept);
    assert_int_equal(kept[99], 'k');
    gaz_arena_free(arena);
}

/* What an issue took serves the next; what a huge one took goes back to the system. */
static void memory_is_used_again(void **state) {
    (void)state;
    enum { PIECE = 9 << 20, HUGE_PIECE = 60 << 20 };
    gaz_arena *arena = gaz_arena_new();
    size_t size = 0;
    for (int issue = 0; issue < 4; issue++) {
        for (int piece = 0; piece < 3; piece++) {
            char *bytes = gaz_arena_alloc(arena, PIECE);
            bytes[0] = bytes[PIECE - 1] = 'a';
            memset(gaz_arena_alloc(arena, 1000), 'b', 1000);
        }
        assert_true(issue == 0 || gaz_arena_size(arena) == size);
        size = gaz_arena_size(arena);
        gaz_arena_reset(arena);
    }
    assert_non_null(gaz_arena_alloc(arena, HUGE_PIECE));
    gaz_arena_reset(arena);
    assert_true(gaz_arena_size(arena) <= 40 << 20);
    gaz_arena_free(arena);
}

static bool lies_in(const char *piece, const char *begin, size_t size) {
    return (uintptr_t)piece - (uintptr_t)begin < size;
}

/* What is lent is used until the arena is reset, by large pieces and by small ones; what stood
 * in it before does not matter. Under AddressSanitizer none is. */
static void memory_is_lent(void **state) {
    (void)state;
    enum { LENT = 6 << 20, LARGE = 4 << 20, SMALL = 100000 };
    gaz_arena *arena = gaz_arena_new();
    char *lent = malloc(LENT);
    for (int issue = 0; issue < 3; issue++) {
        memset(lent, 0xFF, LENT);
        gaz_arena_lend(arena, lent, lent);
        gaz_arena_lend(arena, lent + 1, lent + LENT);
        char *large = gaz_arena_zero(arena, LARGE);
        uint32_t capacity = SMALL;
        uint32_t *list = gaz_arena_zero(arena, SMALL * sizeof *list);
        list = gaz_arena_stretch(arena, list, SMALL, &capacity, sizeof *list);
        char *part = gaz_arena_alloc(arena, LARGE);
        gaz_arena_reuse(arena, part + 16, part + LARGE);
        char *small = gaz_arena_zero(arena, LARGE / 2);
#ifndef __SANITIZE_ADDRESS__
        assert_true(lies_in(large, lent, LENT - LARGE + 1));
        assert_true(lies_in(small, part + 16, LARGE));
        assert_false(lies_in(part, lent, LENT));
#endif
        assert_int_equal(large[LARGE - 1] + small[LARGE / 2 - 1], 0);
        assert_int_equal(list[0] + list[SMALL - 1], 0);
        gaz_arena_reset(arena);
        assert_false(lies_in(gaz_arena_alloc(arena, SMALL), lent, LENT));
        gaz_arena_reset(arena);
    }
    gaz_arena_lend(arena, lent, lent + LENT);
    memset(gaz_arena_alloc(arena, LARGE), 'a', LARGE);
    gaz_arena_free(arena);
    free(lent);
}

/* Texts hold U+0000, are absent, and grow piece by piece; two may grow from one. */
static void joined_texts(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    gaz_slice none = {NULL, 0};
    gaz_slice zero = {"a\0b", 3};
    gaz_slice all = gaz_arena_join(arena, zero, " ", zero);
    assert_int_equal(all.len, 7);
    assert_memory_equal(all.ptr, "a\0b a\0b", 7);
    assert_int_equal(gaz_arena_join(arena, none, "", none).len, 0);
    gaz_slice grown = gaz_slice_of("x");
    for (int i = 0; i < 3000; i++) {
        grown = gaz_arena_join(arena, grown, ";", gaz_slice_of("yz"));
    }
    assert_int_equal(grown.len, 1 + 3000 * 3);
    assert_memory_equal(grown.ptr + 8998, ";yz", 3);
    assert_true(gaz_arena_size(arena) < 200000); /* not a copy for each */
    gaz_slice shorter = gaz_slice_first(grown, 4);
    gaz_slice one = gaz_arena_join(arena, shorter, "", gaz_slice_of("1"));
    gaz_slice two = gaz_arena_join(arena, shorter, "", gaz_slice_of("2"));
    assert_memory_equal(one.ptr, "x;yz1", 5);
    assert_memory_equal(two.ptr, "x;yz2", 5);
    assert_memory_equal(grown.ptr, "x;yz;yz", 7);
    gaz_arena_free(arena);
}

static gaz_slice text_of(const void *data, uint32_t at) {
    return gaz_slice_of(((const char *const *)data)[at]);
}

static void decimal_labels_are_proved(void **state) {
    (void)state;
    static const char *const plan[] = {"1 总则",      "1.1 目的",   "文字",       "3.16万台",
                                       "1.2编制依据", "2  组织",    "2.1 指挥部", "2.1.1 成员",
                                       "2024 年工作", "2.2 办公室", "2.4 又"};
    static const uint32_t labelled[] = {0, 1, 4, 5, 6, 7, 9};
    static const char *const figures[] = {"1.5 万元", "2.5 万元", "1 项目", "2 任务", "3 措施"};
    gaz_arena *arena = gaz_arena_new();
    uint32_t *found;
    assert_int_equal(gaz_decimal_labels_find(arena, text_of, plan, 11, &found), 7);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(found[i], labelled[i]);
    }
    assert_int_equal(gaz_decimal_labels_find(arena, text_of, figures, 5, &found), 0);
    gaz_label label;
    assert_int_equal(gaz_decimal_label_read(gaz_slice_of("2.10.3 预案"), &label), 6);
    assert_int_equal(label.kind, GAZ_LABEL_DECIMAL3);
    assert_int_equal(label.ordinal, 3);
    assert_int_equal(gaz_decimal_label_read(gaz_slice_of("100.1 预案"), &label), 0);
    assert_int_equal(gaz_decimal_label_read(gaz_slice_of("1总则"), &label), 0);
    gaz_arena_free(arena);
}

static void decimal_labels_of_standards(void **state) {
    (void)state;
    static const char *const standard[] = {"1 总则", "1.0.1 为", "1.0.2 本", "2 术语",
                                           "2.1",    "2.2 LED",  "3.2 mm",   "A.1 抽样",
                                           "A.2 量", "A.2.1 每", "B.1 记录", "A.3 又"};
    static const uint32_t labelled[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10};
    static const char *const figures[] = {"1.1", "1.2", "1.3", "A.1", "A.2", "A.3"};
    gaz_arena *arena = gaz_arena_new();
    uint32_t *found;
    assert_int_equal(gaz_decimal_labels_find(arena, text_of, standard, 12, &found), 10);
    for (size_t i = 0; i < 10; i++) {
        assert_int_equal(found[i], labelled[i]);
    }
    assert_int_equal(gaz_decimal_labels_find(arena, text_of, figures, 6, &found), 0);
    gaz_arena_free(arena);
}

static void assert_series(const char *text, gaz_label_kind kind, int64_t ordinal, size_t text_at) {
    gaz_label label;
    assert_true(gaz_series_label_read(gaz_slice_of(text), &label) > 0);
    assert_int_equal(label.kind, kind);
    assert_int_equal(label.ordinal, ordinal);
    assert_int_equal(label.text_at, text_at);
}

static void series_labels(void **state) {
    (void)state;
    static const char *const others[] = {
        "甲、乙双方", "A、B两类", "a.m.至p.m.", "A.1 抽样", "甲等屋",    "甲方：", "（甲）", "1）",
        "(1)按社",    "子女",     "A4纸",       "B超",      "100) 超出", "甲",     ""};
    assert_series("甲、铁料", GAZ_LABEL_STEM, 1, 6);
    assert_series("（丙） 铁木", GAZ_LABEL_ROUND_STEM, 3, 10);
    assert_series("丑、木料", GAZ_LABEL_BRANCH, 2, 6);
    assert_series("Ⅱ、补助", GAZ_LABEL_ROMAN, 2, 6);
    assert_series("C.饲料", GAZ_LABEL_CAPITAL, 3, 2);
    assert_series("b) 淋浴", GAZ_LABEL_LETTER, 2, 3);
    assert_series("（b）淋浴", GAZ_LABEL_LETTER, 2, 7);
    assert_series("12）机械", GAZ_LABEL_HALF, 12, 5);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        gaz_label label;
        assert_int_equal(gaz_series_label_read(gaz_slice_of(others[i]), &label), 0);
    }
}

static void formats_by_their_first_bytes(void **state) {
    (void)state;
    assert_non_null(gaz_file_is_no_text(gaz_slice_of("%PDF-1.7\n")));
    assert_non_null(gaz_file_is_no_text(gaz_slice_of("{\\rtf1\\ansi")));
    assert_null(gaz_file_is_no_text(gaz_slice_of("%PDF")));
    assert_null(gaz_file_is_no_text(gaz_slice_of("某县人民政府公报")));
    assert_true(gaz_file_is_web_page(gaz_slice_of("\xEF\xBB\xBF\r\n<!DOCTYPE HTML>\n")));
    assert_true(gaz_file_is_web_page(gaz_slice_of("<HTML lang=zh>")));
    assert_false(gaz_file_is_web_page(gaz_slice_of("<table><tr>")));
    assert_false(gaz_file_is_web_page(gaz_slice_of("<!doctype")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_used_again),
        cmocka_unit_test(memory_is_lent),
        cmocka_unit_test(joined_texts),
        cmocka_unit_test(numeral_values),
        cmocka_unit_test(decimals),
        cmocka_unit_test(dates),
        cmocka_unit_test(date_end_of_validity),
        cmocka_unit_test(days_run_over_months_and_years),
        cmocka_unit_test(labels),
        cmocka_unit_test(doc_numbers),
        cmocka_unit_test(order_numbers),
        cmocka_unit_test(labels_set_apart),
        cmocka_unit_test(articles_without_a_gap),
        cmocka_unit_test(line_terminators),
        cmocka_unit_test(scans_see_every_position),
        cmocka_unit_test(utf8_damage_is_found),
        cmocka_unit_test(decimal_labels_are_proved),
        cmocka_unit_test(decimal_labels_of_standards),
        cmocka_unit_test(series_labels),
        cmocka_unit_test(json_round_trip),
        cmocka_unit_test(digits_of_numbers),
        cmocka_unit_test(dates_as_text),
        cmocka_unit_test(pieces_are_cut),
        cmocka_unit_test(pieces_are_kept),
        cmocka_unit_test(formats_by_their_first_bytes),
    };
    return cmocka_run_group_tests_name("ground", tests, NULL, NULL);
}
