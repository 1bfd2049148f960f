/* place_proof.c - can what stands around a misread name be read otherwise? */
#include "clean/place/place_proof.h"

#include "data/bigrams.h"
#include "data/places.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

/* Characters that stand before a name, or before 县 alone, and belong to neither. */
static const char particles[] =
    "由于在自从到至往赴向朝与和同跟及或且并但而则以因按据照依凭对为是即如若的地得"
    "等称叫名经过把将被让令使给比离距除连了着归属各本我该此其某每两几全多外邻原旧前后"
    "新老现今省市县区州盟旗镇乡村及其入出上下内中里不未没已所有无个";

static bool is_particle(uint32_t c) {
    char text[5] = {0};
    gaz_utf8_encode(c, text);
    return strstr(particles, text) != NULL;
}

static bool begins_with_any(gaz_slice text, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (gaz_slice_starts(text, words[i])) {
            return true;
        }
    }
    return false;
}

static gaz_slice behind(const gaz_pass *pass, const gaz_reading *reading) {
    return gaz_slice_between(reading->end, gaz_slice_end(pass->text));
}

bool gaz_rest_needs_first(const gaz_reading *reading) {
    gaz_slice rest = gaz_slice_between(reading->begin + 3, reading->end);
    if (!reading->whole || reading->watch.index != 0 || rest.len < 6 ||
        is_particle(reading->watch.wrong)) {
        return false;
    }
    uint32_t first = gaz_utf8_first(rest);
    uint32_t second = gaz_utf8_first(gaz_slice_from(rest, 3));
    return gaz_places_first(gaz_places_named(rest), GAZ_PLACE_ANY) == 0 &&
           !gaz_is_bigram(first, second) && !gaz_is_bigram(reading->watch.wrong, first);
}

bool gaz_stands_apart(const gaz_pass *pass, const gaz_reading *reading) {
    uint32_t wrong = reading->watch.wrong;
    uint32_t before = gaz_pass_before(pass, reading->begin);
    if (reading->watch.index == 0) {
        return gaz_rest_needs_first(reading) && !gaz_is_bigram(before, wrong);
    }
    size_t step;
    uint32_t first = gaz_utf8_decode(reading->begin, reading->end, &step);
    return reading->whole && !gaz_is_bigram(before, first) &&
           !gaz_is_bigram(gaz_pass_before(pass, reading->at), wrong) &&
           !gaz_is_bigram(wrong, gaz_pass_at(pass, reading->at + 3));
}

bool gaz_own_matter_follows(const gaz_pass *pass, const gaz_reading *reading) {
    static const char *const matters[] = {"人民政府", "人大常委", "财政局", "公安局",
                                          "教育局",   "自然资源", "发展和", "行政区域",
                                          "年度",     "实际",     "域内",   "境内"};
    return begins_with_any(behind(pass, reading), matters, sizeof matters / sizeof *matters);
}

bool gaz_institution_follows(const gaz_pass *pass, const gaz_reading *reading) {
    static const char *const institutions[] = {
        "经济开发区", "经济技术开发区", "高新技术", "监管支局", "金融监管", "监管分局", "支行"};
    return begins_with_any(behind(pass, reading), institutions,
                           sizeof institutions / sizeof *institutions);
}

/* Line start, marks that may stand there, and what opens a title. */
static bool opens_line_or_title(const gaz_pass *pass, const char *at) {
    uint32_t before = gaz_pass_before(pass, at);
    return before == 0 || before == '#' || before == '*' || before == ' ' || before == 0x3000 ||
           before == 0x300A || before == 0x201C;
}

/* 萧县人民政府文件, 萧县人民政府办公室关于: how a government's name goes on where
 * it signs or heads something. */
static bool goes_on_as_signature(gaz_slice text) {
    static const char government[] = "人民政府";
    static const char *const nexts[] = {"办公室", "文件", "公报", "关于", "印发", "令"};
    if (!gaz_slice_starts(text, government)) {
        return false;
    }
    gaz_slice next = gaz_slice_from(text, strlen(government));
    uint32_t c = next.len == 0 ? 0 : gaz_utf8_first(next);
    return !gaz_is_han(c) || begins_with_any(next, nexts, sizeof nexts / sizeof *nexts);
}

/* 城县人民政府 where 莒县 issues: rather 郯城县, the first character of which OCR lost, than a
 * misreading of 莒县. */
static bool may_end_longer_name(const gaz_reading *reading) {
    enum { ENOUGH = 2 };
    gaz_slice name = gaz_place_name(reading->watch.place);
    uint32_t last = gaz_utf8_last(name.ptr, gaz_slice_end(name));
    return !reading->watch.alike && gaz_places_ending(reading->watch.wrong, last).count >= ENOUGH;
}

bool gaz_is_signed(const gaz_pass *pass, const gaz_reading *reading) {
    if (gaz_place_stem(reading->watch.place).len > 3) {
        return gaz_own_matter_follows(pass, reading) &&
               !gaz_is_han(gaz_pass_before(pass, reading->begin));
    }
    return !is_particle(reading->watch.wrong) && !may_end_longer_name(reading) &&
           !gaz_is_bigram(reading->watch.wrong, gaz_pass_at(pass, reading->at + 3)) &&
           opens_line_or_title(pass, reading->begin) && goes_on_as_signature(behind(pass, reading));
}
