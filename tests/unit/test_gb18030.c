/* test_gb18030.c - the table of GB18030 against iconv, by blocks and character by character. */
#include <errno.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/gb18030.h"
#include "text/slice.h"

enum { TEXTS = 400, LONGEST = 2000, SHORTEST = 3 };

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Mostly usual Han, with ASCII and characters whose second byte is ASCII among them. */
static size_t random_character(unsigned char *at, uint32_t *seed) {
    uint32_t kind = next(seed) % 16;
    if (kind < 5) {
        *at = (unsigned char)(next(seed) % 0x80);
        return 1;
    }
    at[0] = (unsigned char)(kind == 5 ? 0x81 + next(seed) % 0x20 : 0xB0 + next(seed) % 0x27);
    at[1] = (unsigned char)(kind == 5 ? 0x40 + next(seed) % 0x3F : 0xA1 + next(seed) % 0x5D);
    return 2;
}

static gaz_slice random_text(unsigned char *text, uint32_t *seed) {
    size_t most = SHORTEST + next(seed) % (LONGEST - SHORTEST);
    size_t len = 0;
    while (len + 2 <= most) {
        len += random_character(text + len, seed);
    }
    return (gaz_slice){(const char *)text, len};
}

/* A copy that ends where the memory does. */
static gaz_slice exactly(gaz_slice text) {
    char *copy = malloc(text.len);
    assert_non_null(copy);
    memcpy(copy, text.ptr, text.len);
    return (gaz_slice){copy, text.len};
}

/* What iconv makes of the text up to a byte that it does not take; it leaves a last character
 * that is cut. */
static gaz_slice by_iconv(gaz_slice text, char *out, size_t room) {
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    assert_true(converter != (iconv_t)-1);
    char *in = (char *)(uintptr_t)text.ptr;
    char *to = out;
    size_t left = text.len;
    (void)iconv(converter, &in, &left, &to, &room);
    iconv_close(converter);
    return (gaz_slice){out, (size_t)(to - out)};
}

static void check(gaz_slice text, size_t expected_taken) {
    size_t room = text.len + text.len / 2 + 4;
    gaz_slice own = exactly(text);
    char *out = malloc(room);
    char *expected = malloc(2 * room);
    assert_non_null(out);
    assert_non_null(expected);
    char *end = out;
    size_t common = 0;
    size_t others = 0;
    size_t taken = gaz_gb18030_decode(own, &end);
    assert_int_equal(taken, expected_taken);
    assert_int_equal(gaz_gb18030_count(own, &common, &others), taken);
    gaz_slice right = by_iconv(gaz_slice_first(own, taken), expected, 2 * room);
    assert_int_equal(end - out, right.len);
    assert_memory_equal(out, right.ptr, right.len);
    size_t pairs = 0;
    for (const char *at = own.ptr; at < own.ptr + taken; at++) {
        bool pair = (unsigned char)*at >= 0x80;
        pairs += pair;
        at += pair;
    }
    assert_int_equal(common + others, pairs);
    free((void *)(uintptr_t)own.ptr);
    free(out);
    free(expected);
}

static void test_texts(void **state) {
    (void)state;
    uint32_t seed = 1;
    unsigned char text[LONGEST + 2];
    for (int i = 0; i < TEXTS; i++) {
        gaz_slice all = random_text(text, &seed);
        check(all, all.len);
    }
}

/* A lone byte, a character of four bytes, a cut one: all that stands before is taken. */
static void test_ends(void **state) {
    (void)state;
    static const char *const wrong[] = {"\xFF", "\x80", "\x81\x30\x81\x30", "\xB0\x20", "\xB0"};
    uint32_t seed = 7;
    unsigned char text[LONGEST + 8];
    for (int i = 0; i < TEXTS; i++) {
        gaz_slice all = random_text(text, &seed);
        const char *bad = wrong[i % 5];
        size_t at = all.len;
        if (i % 2 == 0) { /* in the middle, at the beginning of a character */
            at = 0;
            while (at < all.len / 2) {
                at += text[at] < 0x80 ? 1 : 2;
            }
        }
        memcpy(text + at, bad, strlen(bad));
        size_t len = at + strlen(bad) + (i % 4 == 0 && strlen(bad) > 1 ? (all.len - at) / 2 : 0);
        check((gaz_slice){(const char *)text, len}, at);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts), cmocka_unit_test(test_ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
