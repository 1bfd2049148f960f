/* test_scope.c - the scope of a place is the same whether it is made or remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clean/place/place_scope.h"
#include "text/slice.h"

enum { PLACES = 12, ROUNDS = 3 };

static void check_watch(const gaz_watch *a, const gaz_watch *b) {
    assert_int_equal(a->wrong, b->wrong);
    assert_int_equal(a->right, b->right);
    assert_int_equal(a->beside, b->beside);
    assert_int_equal(a->place, b->place);
    assert_int_equal(a->index, b->index);
    assert_int_equal(a->use, b->use);
    assert_int_equal(a->learned, b->learned);
    assert_int_equal(a->relation, b->relation);
}

static void check_scope(const gaz_place_scope *a, const gaz_place_scope *b) {
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->anchor_count, b->anchor_count);
    for (uint32_t i = 0; i < a->count; i++) {
        check_watch(&a->watches[i], &b->watches[i]);
    }
    for (uint32_t i = 0; i < a->anchor_count; i++) {
        assert_int_equal(a->anchors[i].character, b->anchors[i].character);
        assert_int_equal(a->anchors[i].place, b->anchors[i].place);
        assert_int_equal(a->anchors[i].wrong_at, b->anchors[i].wrong_at);
    }
}

/* More places than are remembered, some of them twice in a row; what one text has taught is not
 * known in the next. */
static void scopes_are_remembered(void **state) {
    (void)state;
    static const gaz_user_table none = {0};
    gaz_arena *arena = gaz_arena_new();
    gaz_place first = gaz_places_first(gaz_places_named(gaz_slice_of("郯城县")), GAZ_PLACE_COUNTY);
    assert_int_not_equal(first, 0);
    for (int i = 0; i < PLACES * ROUNDS; i++) {
        gaz_arena *other = gaz_arena_new();
        gaz_issuer issuer = {.place = (gaz_place)(first + i / 2 % PLACES)};
        gaz_place_scope known = gaz_place_scope_of(arena, issuer, &none);
        gaz_place_scope made = gaz_place_scope_of(other, issuer, &none);
        assert_true(made.count > 0);
        check_scope(&known, &made);
        gaz_place_scope_learn(arena, &known, 0x4E00, 0);
        assert_int_equal(known.count, made.count + 1);
        gaz_arena_free(other);
        gaz_arena_reset(arena);
    }
    gaz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(scopes_are_remembered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
