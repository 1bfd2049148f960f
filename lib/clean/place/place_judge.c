/* place_judge.c - what the text around a suspicious character proves. */
#define _GNU_SOURCE
#include "clean/place/place_judge.h"

#include "data/regions.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/lines.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    NAME_REACH = 6,     /* characters before it at which a name may begin */
    LONGEST_CODE = 10,  /* characters of a code behind its first */
    COMPANY_REACH = 14, /* characters in which a company shows itself */
    MOST_OCCURRENCES = 512
};

bool gaz_text_holds(gaz_slice text, gaz_slice what) {
    return what.len > 0 && gaz_scan_find(text, what) != NULL;
}

/* A name of the user's table stands around `at`. */
static bool is_within_users_name(const gaz_pass *pass, const char *at) {
    for (uint32_t i = 0; i < pass->user->names.count; i++) {
        gaz_slice name = pass->user->names.items[i];
        for (size_t back = 0; back < name.len && at - pass->line >= (ptrdiff_t)back; back += 3) {
            gaz_slice rest = gaz_slice_between(at - back, gaz_slice_end(pass->text));
            if (rest.len >= name.len && memcmp(rest.ptr, name.ptr, name.len) == 0) {
                return true;
            }
        }
    }
    return false;
}

bool gaz_is_within_other_name(const gaz_pass *pass, const char *at, const char *begin,
                              const char *end) {
    const char *from = at;
    gaz_places places;
    if (is_within_users_name(pass, at)) {
        return true;
    }
    for (int back = 0; back <= NAME_REACH; back++) {
        gaz_slice rest = gaz_slice_between(from, gaz_slice_end(pass->text));
        const char *to = from + gaz_place_read(rest, GAZ_PLACE_ANY, &places);
        bool is_its_end = from > begin && to == end;
        if (to > at && !is_its_end) {
            return true;
        }
        if (from == pass->line) {
            break;
        }
        from = gaz_utf8_before(pass->line, from);
    }
    return false;
}

bool gaz_is_within_name(const gaz_pass *pass, const char *at) {
    return gaz_is_within_other_name(pass, at, at, at);
}

/* ---- Places elsewhere ---- */

static bool look_elsewhere(gaz_slice text, uint32_t character) {
    char wanted[4];
    size_t len = gaz_utf8_encode(character, wanted);
    for (int i = 0; i < MOST_OCCURRENCES; i++) {
        const char *at = gaz_scan_find(text, (gaz_slice){wanted, len});
        if (at == NULL) {
            return false;
        }
        gaz_places places;
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
        if (gaz_place_read(rest, GAZ_PLACE_DIVISION, &places) > 0 ||
            gaz_places_have_stem(gaz_utf8_head(rest, 2))) {
            return true;
        }
        text = gaz_slice_from(rest, len);
    }
    return false;
}

static gaz_place province_of(gaz_place place) {
    gaz_place above = gaz_place_parent(place);
    return above == 0 ? place : province_of(above);
}

static void look_for_divisions(const gaz_place_judge *judge, struct asked *asked) {
    gaz_place own = judge->scope.issuer.place;
    gaz_place province = province_of(own);
    gaz_places places = gaz_places_beginning(asked->character);
    for (size_t i = 0; i < places.count; i++) {
        bool begins = places.items[i] != own;
        asked->begins = asked->begins || begins;
        asked->beside = asked->beside || (begins && gaz_place_within(places.items[i], province));
    }
}

/* What is known of a character; NULL after so many that nothing is certain. */
static const struct asked *ask(gaz_place_judge *judge, uint32_t character) {
    for (size_t i = 0; i < judge->asked_count; i++) {
        if (judge->asked[i].character == character) {
            return &judge->asked[i];
        }
    }
    if (judge->asked_count == GAZ_MOST_ELSEWHERE) {
        return NULL;
    }
    struct asked *asked = &judge->asked[judge->asked_count++];
    *asked =
        (struct asked){.character = character, .elsewhere = look_elsewhere(judge->text, character)};
    look_for_divisions(judge, asked);
    return asked;
}

bool gaz_is_elsewhere(gaz_place_judge *judge, uint32_t character) {
    const struct asked *asked = ask(judge, character);
    return asked == NULL || asked->elsewhere;
}

bool gaz_begins_beside(gaz_place_judge *judge, uint32_t character) {
    const struct asked *asked = ask(judge, character);
    return asked == NULL || asked->beside;
}

bool gaz_begins_no_division(gaz_place_judge *judge, uint32_t character) {
    const struct asked *asked = ask(judge, character);
    gaz_place ignored;
    char text[4];
    gaz_slice letter = {text, gaz_utf8_encode(character, text)};
    return asked != NULL && !asked->begins && gaz_region_read(letter, 0, &ignored) == 0;
}

/* ---- Codes of document numbers ---- */

bool gaz_code_may_follow(gaz_slice text, const char *at) {
    const char *end = gaz_slice_end(text);
    int count = 0;
    while (count <= LONGEST_CODE && end - at >= 3 && (unsigned char)*at - 0xE4U <= 0xE9 - 0xE4) {
        at += 3;
        count++;
    }
    size_t step;
    uint32_t c = at == end ? 0 : gaz_utf8_decode(at, end, &step);
    return gaz_is_number_bracket_open(c) || gaz_is_han(c);
}

gaz_slice gaz_code_behind(const gaz_pass *pass, const char *at) {
    if (!gaz_code_may_follow(pass->text, at)) {
        return (gaz_slice){NULL, 0};
    }
    const char *end = at;
    for (int count = 0; count <= LONGEST_CODE; count++) {
        uint32_t c = gaz_pass_at(pass, end);
        if (!gaz_is_han(c)) {
            bool bracket = gaz_is_number_bracket_open(c);
            bool digit = bracket && gaz_is_digit(gaz_pass_at(pass, end + (c < 0x80 ? 1 : 3)));
            return digit && count > 0 ? gaz_slice_between(at, end) : (gaz_slice){NULL, 0};
        }
        end += c < 0x10000 ? 3 : 4;
    }
    return (gaz_slice){NULL, 0};
}

static bool is_listed(const gaz_place_judge *judge, gaz_slice tail) {
    for (size_t i = 0; i < judge->code_count; i++) {
        if (gaz_slice_equal(judge->codes[i], tail)) {
            return true;
        }
    }
    return false;
}

/* The line around a document number holds nothing else. */
static bool stands_alone(gaz_slice text, const char *code) {
    gaz_slice line = gaz_slice_between(code, gaz_line_end(code, gaz_slice_end(text)));
    gaz_doc_number_shape shape;
    while (code > text.ptr && (code[-1] == ' ' || code[-1] == '*' || code[-1] == '#')) {
        code--;
    }
    return gaz_line_begin(text.ptr, code) == code && gaz_doc_number_is_whole(line, &shape);
}

/* A code with which the issuer's numbers may begin at `at`: with a character of
 * its stem, or a rare one in its place; where the number is that of the
 * document itself, also with a surname in its place. */
static bool begins_code(const gaz_place_judge *judge, const char *at, uint32_t c) {
    gaz_slice stem = gaz_place_stem(judge->scope.issuer.place);
    char text[4];
    size_t len = gaz_utf8_encode(c, text);
    if (gaz_text_holds(stem, (gaz_slice){text, len})) {
        return true;
    }
    uint32_t count;
    const gaz_watch *watch = gaz_place_scope_find(&judge->scope, c, &count);
    if (count == 0 || watch->relation != GAZ_ISSUES ||
        (watch->use == GAZ_USE_WORD && !watch->learned)) {
        return false;
    }
    return watch->use == GAZ_USE_RARE || stands_alone(judge->text, at);
}

static void add_code(gaz_place_judge *judge, const char *bracket) {
    const char *at = bracket;
    for (int count = 0; count <= LONGEST_CODE && at > judge->text.ptr; count++) {
        const char *before = gaz_utf8_before(judge->text.ptr, at);
        size_t step;
        uint32_t c = gaz_utf8_decode(before, at, &step);
        if (!gaz_is_han(c)) {
            return;
        }
        gaz_slice tail = gaz_slice_between(at, bracket);
        if (tail.len > 0 && begins_code(judge, before, c)) {
            if (!is_listed(judge, tail)) {
                judge->codes[judge->code_count++] = tail;
            }
            return;
        }
        at = before;
    }
}

static void collect_codes(gaz_place_judge *judge) {
    static const char bracket[] = "〔";
    gaz_slice rest = judge->text;
    for (const char *at;
         judge->code_count < GAZ_MOST_CODES && (at = gaz_slice_find(rest, bracket)) != NULL;) {
        add_code(judge, at);
        rest = gaz_slice_between(at + strlen(bracket), gaz_slice_end(judge->text));
    }
}

bool gaz_is_government_code(gaz_slice tail) {
    static const char *const codes[] = {"政发",   "政字",   "政办发", "政办字", "政函",
                                        "政办函", "政规",   "政任",   "政通",   "府发",
                                        "府办",   "府办发", "办发",   "委发"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (gaz_slice_is(tail, codes[i])) {
            return true;
        }
    }
    return false;
}

/* ---- People and companies ---- */

static bool is_among(const char *characters, uint32_t c) {
    char text[4];
    return c != 0 && memmem(characters, strlen(characters), text, gaz_utf8_encode(c, text)) != NULL;
}

/* Spaces, tabs, 、 and brackets bound a name; quotation marks bound a slogan. */
static bool bounds_name(uint32_t c) {
    return !gaz_is_han(c) && c != 0x201C && c != 0x201D && c != 0x300A && c != 0x300B;
}

/* A name of two characters is set as wide as three: 郑 伟. */
static const char *skip_gap(const gaz_pass *pass, const char *at) {
    uint32_t c = gaz_pass_at(pass, at);
    const char *behind = at + (c == ' ' ? 1 : 3);
    bool gap = (c == ' ' || c == 0x3000) && gaz_is_han(gaz_pass_at(pass, behind)) &&
               !gaz_is_han(gaz_pass_at(pass, behind + 3));
    return gap ? behind : at;
}

/* 同志, 先生 and 女士 stand behind nothing but a name. */
static bool is_addressed(const gaz_pass *pass, const char *at) {
    static const char titles[][7] = {"同志", "先生", "女士"};
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(pass->text));
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (gaz_slice_starts(rest, titles[i])) {
            return true;
        }
    }
    return false;
}

/* 由郑伟同志任: a name of two or three characters in running text. */
static bool is_appointed(const gaz_pass *pass, const char *at) {
    bool begins = is_among("由任免聘请命为长记员师", gaz_pass_before(pass, at)) ||
                  bounds_name(gaz_pass_before(pass, at));
    for (int count = 1; count <= 3 && gaz_is_han(gaz_pass_at(pass, at)); count++) {
        at += 3;
        if (count > 1 && (is_addressed(pass, at) ||
                          (begins && is_among("任同担为等负兼主出先女", gaz_pass_at(pass, at))))) {
            return true;
        }
    }
    return false;
}

/* A run of two or three Han characters that stands alone, the last one perhaps
 * behind a gap. */
bool gaz_looks_like_person(gaz_pass *pass, const char *at) {
    const char *begin = at;
    int count = 1;
    while (count <= 3 && begin > pass->line && gaz_is_han(gaz_pass_before(pass, begin))) {
        begin = gaz_utf8_before(pass->line, begin);
        count++;
    }
    const char *end = skip_gap(pass, at + 3);
    while (count <= 3 && gaz_is_han(gaz_pass_at(pass, end))) {
        end += 3;
        count++;
    }
    bool alone = count >= 2 && count <= 3 && bounds_name(gaz_pass_before(pass, begin)) &&
                 bounds_name(gaz_pass_at(pass, end));
    return alone || is_appointed(pass, at);
}

static const char company_words[][10] = {
    "公司", "集团", "科技", "食品", "建材", "实业", "商贸", "贸易", "机械",
    "化工", "制药", "生物", "纺织", "股份", "合作", "厂",   "企业", "新型",
    "电子", "材料", "农业", "酒店", "超市", "银行", "牌",   "热电", "新能",
};

bool gaz_looks_like_company(gaz_pass *pass, const char *at) {
    const char *end = at;
    for (int count = 0; count < COMPANY_REACH && gaz_is_han(gaz_pass_at(pass, end)); count++) {
        end += 3;
    }
    gaz_slice run =
        gaz_slice_between(at, end < gaz_slice_end(pass->text) ? end : gaz_slice_end(pass->text));
    for (size_t i = 0; i < sizeof company_words / sizeof *company_words; i++) {
        if (gaz_slice_find(run, company_words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* ---- The judge ---- */

uint32_t gaz_traditional_sign(size_t index) {
    static const uint32_t signs[] = {0x570B, 0x95DC, 0x7E23, 0x767C, 0x8FA6,
                                     0x52D9, 0x7522, 0x696D, 0x70BA}; /* 國關縣發辦務產業為 */
    return index < sizeof signs / sizeof *signs ? signs[index] : 0;
}

void gaz_note_traditional(gaz_place_judge *judge, uint32_t c) {
    for (size_t i = 0; gaz_traditional_sign(i) != 0; i++) {
        judge->traditional |= c == gaz_traditional_sign(i) ? 1U << i : 0;
    }
}

static void prepare(gaz_place_judge *judge) {
    if (!judge->prepared) {
        judge->prepared = true;
        collect_codes(judge);
    }
}

bool gaz_is_own_code(gaz_place_judge *judge, gaz_slice tail) {
    prepare(judge);
    return is_listed(judge, tail);
}

bool gaz_is_foreign(const gaz_place_judge *judge) {
    enum { WANTED = 4 };
    return __builtin_popcount(judge->traditional) >= WANTED;
}

gaz_place_judge gaz_place_judge_of(gaz_slice text, gaz_place_scope scope) {
    return (gaz_place_judge){.scope = scope, .text = text};
}
