/* organ_list.c - lists of organs: addressees, copies, responsible units. */
#include "parse/organ/organ_names.h"
#include "text/utf8.h"

static bool is_separator(uint32_t c) {
    return c == 0x3001 || c == 0xFF0C || c == ',' || c == 0xFF1B || c == ';' || c == 0xFF64;
}

static bool ends_in_any(gaz_slice text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (gaz_slice_ends(text, *words)) {
            return true;
        }
    }
    return false;
}

/* 县直有关部门、单位: 单位 alone addresses nobody, it belongs to what is before. */
static bool leans_back(gaz_slice item) {
    static const gaz_slice words[] = {GAZ_WORD("单位"), GAZ_WORD("部门"),    GAZ_WORD("机构"),
                                      GAZ_WORD("企业"), GAZ_WORD("院校"),    GAZ_WORD("社团"),
                                      GAZ_WORD("政府"), GAZ_WORD("人民政府")};
    bool back = item.len <= 4 && gaz_utf8_count(item) == 1; /* 各局、委、办、处 */
    for (size_t i = 0; !back && i < sizeof words / sizeof *words; i++) {
        back = item.len == words[i].len && gaz_slice_has_end(item, words[i]);
    }
    return back;
}

/* 省、市驻郯各单位 and 各省、自治区、直辖市人民政府: 省 needs what is behind it. */
static bool leans_forward(gaz_slice item) {
    static const char *const words[] = {"省", "市", "县", "区", "州", "盟", "旗",
                                        "乡", "镇", "縣", "區", "鄉", "鎮", NULL};
    static const char *const small[] = {"乡", "镇", "鄉", "鎮", NULL};
    enum { MOST_SMALL = 2, MOST = 4, WIDEST = 4 /* bytes of a character */ };
    if (item.len > MOST * WIDEST) { /* as nearly all are */
        return false;
    }
    size_t most = ends_in_any(item, small) ? MOST_SMALL : MOST;
    return gaz_slice_is(item, "地") || (gaz_utf8_count(item) <= most && ends_in_any(item, words));
}

/* 各市（州） and 县（市、区）人民政府 behind it: the level of both is one list. */
static bool goes_on_below(gaz_slice last, gaz_slice item) {
    static const char *const governments[] = {"人民政府", "政府", "行署", NULL};
    static const char *const levels[] = {"市", "县", "区", "州", "盟", "旗", "乡", "镇", NULL};
    const char *open = gaz_slice_ends(last, "）") ? gaz_slice_find_last(last, "（") : NULL;
    bool below = false;
    if (open == NULL) {
        return false;
    }
    for (const char *const *level = levels; *level != NULL; level++) {
        below |= gaz_slice_starts(item, *level);
    }
    return below && leans_forward(gaz_slice_between(last.ptr, open)) &&
           ends_in_any(item, governments);
}

struct splitter {
    gaz_arena *arena;
    gaz_slices *organs;
    bool open;         /* the last organ waits for what is behind it */
    bool by_sub_comma; /* the separator before the item is 、 */
};

static void join_last(struct splitter *s, gaz_slice item) {
    gaz_slice *last = &s->organs->items[s->organs->count - 1];
    *last = gaz_slice_between(last->ptr, gaz_slice_end(item));
}

static void add(struct splitter *s, gaz_slice item) {
    item = gaz_slice_trim(item);
    if (item.len == 0) {
        return;
    }
    bool joins = s->organs->count > 0 && s->by_sub_comma &&
                 (s->open || leans_back(item) ||
                  goes_on_below(s->organs->items[s->organs->count - 1], item));
    if (joins) {
        join_last(s, item);
    } else {
        gaz_slices_add(s->arena, s->organs, item);
    }
    s->open = leans_forward(item);
}

void gaz_split_organs(gaz_arena *arena, gaz_slice text, gaz_slices *organs) {
    struct splitter s = {.arena = arena, .organs = organs};
    uint32_t before = organs->count;
    const char *begin = text.ptr;
    const char *end = gaz_slice_end(text);
    int depth = 0;
    for (const char *at = begin; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        bool opens = c == 0xFF08 || c == '(' || c == 0x3014; /* 各县〔市、区〕 within （ ） */
        bool closes = c == 0xFF09 || c == ')' || c == 0x3015;
        depth += opens ? 1 : 0;
        depth -= closes && depth > 0 ? 1 : 0;
        if (depth == 0 && is_separator(c)) {
            add(&s, gaz_slice_between(begin, at));
            s.by_sub_comma = c == 0x3001;
            begin = at + step;
        }
        at += step;
    }
    add(&s, gaz_slice_between(begin, end));
    for (uint32_t i = before; i < organs->count; i++) {
        organs->items[i] = gaz_tidy(arena, organs->items[i]);
    }
}
