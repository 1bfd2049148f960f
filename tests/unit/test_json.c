/* Tests of the JSON that we write and read, beside another reader and writer of JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <cjson/cJSON.h>

#include "read/json.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "write/json.h"

enum { TEXTS = 2000, LONGEST = 60 };

/* Characters that writers treat differently: controls, quotes, each length of UTF-8. */
static uint32_t character(uint32_t *seed) {
    static const uint32_t tops[] = {0x20, 0x80, 0x80, 0x800, 0x3100, 0xA000, 0xD800, 0x110000};
    static const char marks[] = "\"\\/<>&'\b\f\n\r\t\x7F";
    *seed = *seed * 1664525u + 1013904223u;
    uint32_t kind = *seed >> 28;
    uint32_t value = *seed >> 4 & 0xFFFFFF;
    uint32_t c = kind >= 8 ? (unsigned char)marks[value % (sizeof marks - 1)] : value % tops[kind];
    return c == 0 || (c >= 0xD800 && c < 0xE000) ? 0x90E3 : c;
}

static gaz_slice made_text(gaz_arena *arena, uint32_t *seed) {
    char *text = gaz_arena_alloc(arena, LONGEST * 4 + 1);
    size_t len = 0;
    for (uint32_t left = (*seed >> 8) % LONGEST; left > 0; left--) {
        len += gaz_utf8_encode(character(seed), text + len);
    }
    text[len] = '\0';
    return (gaz_slice){text, len};
}

static void others_read_what_we_write(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    uint32_t seed = 1;
    for (int i = 0; i < TEXTS; i++) {
        gaz_buffer out = {0};
        gaz_slice text = made_text(arena, &seed);
        gaz_json_begin_object(&out);
        gaz_json_member_string(&out, "text", text);
        gaz_json_member_integer(&out, "number", (int32_t)seed);
        gaz_json_end_object(&out);
        cJSON *record = cJSON_ParseWithLength(out.ptr, out.len);
        assert_non_null(record);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(record, "text")), text.ptr);
        assert_true(cJSON_GetNumberValue(cJSON_GetObjectItem(record, "number")) == (int32_t)seed);
        cJSON_Delete(record);
        gaz_buffer_free(&out);
    }
    gaz_arena_free(arena);
}

/* Reads {"texts": [[text, null, number]...]} and compares the texts. */
static void check_texts(gaz_arena *arena, const char *json, const gaz_slice *texts, int count) {
    gaz_json_reader r = gaz_json_reader_of(gaz_slice_of(json), arena);
    gaz_slice key;
    int seen = 0;
    assert_true(gaz_json_next_member(&r, &key) && gaz_slice_is(key, "texts"));
    for (; gaz_json_next_item(&r); seen++) {
        assert_true(gaz_json_next_item(&r));
        assert_true(gaz_slice_equal(gaz_json_read_string(&r), texts[seen]));
        assert_true(gaz_json_next_item(&r) && gaz_json_read_string(&r).ptr == NULL);
        assert_true(gaz_json_next_item(&r) && gaz_json_read_integer(&r) == -seen);
        assert_false(gaz_json_next_item(&r));
    }
    assert_int_equal(seen, count);
    assert_false(gaz_json_next_member(&r, &key));
    assert_true(gaz_json_at_end(&r) && r.error == NULL);
}

static void we_read_what_others_write(void **state) {
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    gaz_slice *texts = gaz_arena_alloc(arena, TEXTS * sizeof *texts);
    cJSON *record = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(record, "texts");
    uint32_t seed = 2;
    for (int i = 0; i < TEXTS; i++) {
        texts[i] = made_text(arena, &seed);
        cJSON *item = cJSON_CreateArray();
        cJSON_AddItemToArray(item, cJSON_CreateString(texts[i].ptr));
        cJSON_AddItemToArray(item, cJSON_CreateNull());
        cJSON_AddItemToArray(item, cJSON_CreateNumber(-i));
        cJSON_AddItemToArray(list, item);
    }
    char *plain = cJSON_PrintUnformatted(record);
    char *indented = cJSON_Print(record);
    check_texts(arena, plain, texts, TEXTS);
    check_texts(arena, indented, texts, TEXTS);
    free(plain);
    free(indented);
    cJSON_Delete(record);
    gaz_arena_free(arena);
}

/* Reads the value at hand by what it begins with. */
static void read_value(gaz_json_reader *r) {
    char first = r->at < r->end ? *r->at : '\0';
    if (first == '{') {
        for (gaz_slice key; gaz_json_next_member(r, &key);) {
            read_value(r);
        }
    } else if (first == '[') {
        while (gaz_json_next_item(r)) {
            read_value(r);
        }
    } else if (first == '"' || first == 'n') {
        (void)gaz_json_read_string(r);
    } else if (first == 't' || first == 'f') {
        (void)gaz_json_read_bool(r);
    } else {
        (void)gaz_json_read_integer(r);
    }
}

static void both_refuse_what_is_no_json(void **state) {
    static const char *const texts[] = {"",
                                        "{",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\":1",
                                        "{\"a\" 1}",
                                        "[1 2]",
                                        "[1,",
                                        "{\"a\":tru}",
                                        "{\"a\":nul}",
                                        "{a:1}",
                                        "{\"a\":\"b}",
                                        "{,}",
                                        "{\"a\":1 \"b\":2}",
                                        "{\"a\":[}",
                                        "{\"a\":\"\\x\"}",
                                        "{\"a\":\"\\u12\"}"};
    (void)state;
    gaz_arena *arena = gaz_arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        gaz_json_reader r = gaz_json_reader_of(gaz_slice_of(texts[i]), arena);
        read_value(&r);
        bool refused = r.error != NULL || !gaz_json_at_end(&r);
        cJSON *other = cJSON_ParseWithOpts(texts[i], NULL, true);
        assert_true(refused);
        assert_null(other);
    }
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_read_what_we_write),
        cmocka_unit_test(we_read_what_others_write),
        cmocka_unit_test(both_refuse_what_is_no_json),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
