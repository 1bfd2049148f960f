/* Tests of the knowledge tables: divisions, kinds, organs, regions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/kinds.h"
#include "data/organs.h"
#include "data/places.h"
#include "data/regions.h"
#include "text/slice.h"

static void assert_slice(gaz_slice got, const char *expected) {
    if (!gaz_slice_is(got, expected)) {
        fail_msg("got \"%.*s\", expected \"%s\"", GAZ_FMT(got), expected);
    }
}

static gaz_place first(const char *name, unsigned levels) {
    return gaz_places_first(gaz_places_named(gaz_slice_of(name)), levels);
}

static void place_names(void **state) {
    static const struct {
        const char *text;
        unsigned levels;
        const char *code; /* of the first place, "" when none */
        const char *name;
    } cases[] = {
        {"郯城县人民政府办公室", GAZ_PLACE_DIVISION, "371322", "郯城县"},
        {"山东省重大项目", GAZ_PLACE_DIVISION, "370000", "山东省"},
        {"内蒙古自治区人民政府", GAZ_PLACE_DIVISION, "150000", "内蒙古自治区"},
        {"乾县人民政府", GAZ_PLACE_COUNTY, "610424", "乾县"},
        {"香港特别行政区", GAZ_PLACE_PROVINCE, "810000", "香港特别行政区"},
        {"马头镇驻地", GAZ_PLACE_TOWNSHIP, "130473103", "马头镇"},
        {"东莞市", GAZ_PLACE_DIVISION, "441900", "东莞市"},
        {"苍山县人民政府", GAZ_PLACE_COUNTY, "371324", "苍山县"},
        {"和安县", GAZ_PLACE_COUNTY, "653228", "和安县"},
        {"郟城县人民政府", GAZ_PLACE_ANY, "", ""},
        {"市辖区", GAZ_PLACE_ANY, "", ""},
        {"郯", GAZ_PLACE_ANY, "", ""},
        {"", GAZ_PLACE_ANY, "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gaz_places places;
        size_t len = gaz_place_read(gaz_slice_of(cases[i].text), cases[i].levels, &places);
        assert_int_equal(len, strlen(cases[i].name));
        gaz_place place = gaz_places_first(places, cases[i].levels);
        assert_slice(gaz_place_name(place), cases[i].name);
        assert_slice(gaz_place_code(place), cases[i].code);
    }
}

static void places_above(void **state) {
    (void)state;
    gaz_place tancheng = first("郯城县", GAZ_PLACE_COUNTY);
    assert_slice(gaz_place_stem(tancheng), "郯城");
    assert_slice(gaz_place_name(gaz_place_parent(tancheng)), "临沂市");
    gaz_place shandong = gaz_place_parent(gaz_place_parent(tancheng));
    assert_slice(gaz_place_name(shandong), "山东省");
    assert_int_equal(gaz_place_parent(shandong), 0);
    assert_true(gaz_place_within(tancheng, shandong));
    assert_false(gaz_place_within(shandong, tancheng));
    /* The filler 市辖区 is passed over. */
    gaz_place chongming = first("崇明区", GAZ_PLACE_COUNTY);
    assert_slice(gaz_place_name(gaz_place_parent(chongming)), "上海市");
    gaz_place cangshan = first("苍山县", GAZ_PLACE_COUNTY);
    assert_int_equal(gaz_place_until(cangshan), 2014);
    assert_true(gaz_place_within(cangshan, shandong));
    assert_int_equal(gaz_places_named(gaz_slice_of("鼓楼区")).count, 4);
    size_t townships;
    gaz_place_townships(tancheng, &townships);
    assert_int_equal(townships, 13);
}

static void stems_of_places(void **state) {
    (void)state;
    assert_true(gaz_places_have_stem(gaz_slice_of("郯城")));
    assert_true(gaz_places_have_stem(gaz_slice_of("山东")));
    assert_false(gaz_places_have_stem(gaz_slice_of("郯城县"))); /* it is the name */
    assert_false(gaz_places_have_stem(gaz_slice_of("马头")));   /* of a town */
    assert_false(gaz_places_have_stem(gaz_slice_of("莒")));     /* too short to tell */
    assert_false(gaz_places_have_stem(gaz_slice_of("")));
}

/* Every place is found again by its name and by its code. */
static void every_place(void **state) {
    (void)state;
    for (gaz_place p = 1; p < gaz_place_count(); p++) {
        if (gaz_place_until(p) == 0 && !gaz_place_is_filler(p)) {
            assert_int_equal(gaz_place_of_code(gaz_place_code(p)), p);
        }
        gaz_places found = gaz_places_named(gaz_place_name(p));
        bool here = gaz_place_is_filler(p);
        for (size_t i = 0; i < found.count; i++) {
            here = here || found.items[i] == p;
        }
        assert_true(here);
        gaz_place above = gaz_place_parent(p);
        assert_true(above != 0 || gaz_place_level(p) == GAZ_PLACE_PROVINCE);
    }
}

static void kinds_of_titles(void **state) {
    static const struct {
        const char *title;
        const char *name;
    } cases[] = {
        {"关于印发《郯城县重点建设项目管理办法》的通知", "notice"},
        {"菏泽市关于支持县域经济的实施意见", "opinions"},
        {"关于表扬先进单位的通报", "circular"},
        {"山东省人民政府令", "order"},
        {"重点建设项目管理办法", "measures"},
        {"若干措施", "policy_measures"},
        {"目标", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gaz_kind kind = {.zh = {"", 0}, .name = {"", 0}};
        bool found = gaz_kind_of_title(gaz_slice_of(cases[i].title), &kind);
        assert_int_equal(found, cases[i].name[0] != '\0');
        assert_slice(kind.name, cases[i].name);
    }
}

static void organ_names(void **state) {
    (void)state;
    assert_true(gaz_organ_looks(gaz_slice_of("郯城县人民政府办公室")));
    assert_true(gaz_organ_looks(gaz_slice_of("县科技局")));
    assert_true(gaz_organ_looks(gaz_slice_of(" 国务院办公厅 ")));
    assert_true(gaz_organ_looks(gaz_slice_of("发展中心（粮食、物资中心）")));
    assert_false(gaz_organ_looks(gaz_slice_of("县科技局、县财政局")));
    assert_false(gaz_organ_looks(gaz_slice_of("2026年3月9日")));
    assert_false(gaz_organ_looks(gaz_slice_of("重点任务")));
    assert_false(gaz_organ_looks(gaz_slice_of("")));
    size_t len;
    assert_int_equal(gaz_organ_suffix(gaz_slice_of("山东省人民政府"), &len), GAZ_ORGAN_GOVERNMENT);
    assert_int_equal(len, strlen("人民政府"));
}

static void regions_of_codes(void **state) {
    (void)state;
    gaz_place place;
    gaz_place tancheng = first("郯城县", GAZ_PLACE_COUNTY);
    assert_int_equal(gaz_region_read(gaz_slice_of("郯政办字"), tancheng, &place), 3);
    assert_int_equal(place, tancheng);
    assert_int_equal(gaz_region_read(gaz_slice_of("鲁政发"), tancheng, &place), 3);
    assert_slice(gaz_place_code(place), "370000");
    assert_int_equal(gaz_region_read(gaz_slice_of("国办发"), 0, &place), 3);
    assert_int_equal(place, 0);
    assert_int_equal(gaz_region_read(gaz_slice_of("临政发"), tancheng, &place), 3);
    assert_slice(gaz_place_code(place), "371300");
    assert_int_equal(gaz_region_read(gaz_slice_of("郯政办字"), 0, &place), 0);
    assert_int_equal(gaz_region_read(gaz_slice_of(""), tancheng, &place), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(place_names),      cmocka_unit_test(places_above),
        cmocka_unit_test(stems_of_places),  cmocka_unit_test(every_place),
        cmocka_unit_test(kinds_of_titles),  cmocka_unit_test(organ_names),
        cmocka_unit_test(regions_of_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
