/* enumeration.c - lists inside a sentence: 一是…；二是…, 首先…其次…, （一）…；（二）….
 * They are no structure of their own, so they stand beside the text. */
#include "data/signs.h"
#include "parse/statement/statements.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/scan/search.h"
#include "text/utf8.h"

enum { MOST_ITEMS = 10, SERIES = 8 };

/* The marks of a list in their order, and the signs without which there is no second. */
struct series {
    uint32_t signs[2]; /* of both kinds one at least */
    const char *marks[MOST_ITEMS + 1];
};

static const struct series series[SERIES] = {
    {{GAZ_SIGN_SECOND, GAZ_SIGN_SECOND},
     {"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是", NULL}},
    {{GAZ_SIGN_SECOND, GAZ_SIGN_SECOND},
     {"一要", "二要", "三要", "四要", "五要", "六要", "七要", "八要", "九要", "十要", NULL}},
    {{GAZ_SIGN_SECOND, GAZ_SIGN_CITATION},
     {"第一，", "第二，", "第三，", "第四，", "第五，", "第六，", "第七，", "第八，", NULL}},
    {{GAZ_SIGN_SECOND_NEXT, GAZ_SIGN_SECOND_NEXT}, {"首先", "其次", "再次", "最后", NULL}},
    {{GAZ_SIGN_SECOND_NEXT, GAZ_SIGN_SECOND_NEXT}, {"首先", "其次", "最后", NULL}},
    {{GAZ_SIGN_SECOND, GAZ_SIGN_ROUND},
     {"（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）", "（八）", "（九）",
      "（十）", NULL}},
    {{GAZ_SIGN_SECOND_DIGIT, GAZ_SIGN_ROUND},
     {"（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）", "（8）", "（9）", "（10）",
      NULL}},
    {{GAZ_SIGN_SECOND_CIRCLE, GAZ_SIGN_SECOND_CIRCLE},
     {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", NULL}},
};

/* 二是, 二要, 第二，, （二）: without one of them no list with 二 has a second item. */
static bool has_second(gaz_slice text) {
    return gaz_search_holds_before(text, "二", gaz_slice_of("是要，）"));
}

/* The series that may stand in a text with these signs, a bit for each: nearly no text has any, and
 * none of the eight can be foreseen. */
static uint32_t series_with(uint32_t signs) {
    uint32_t with = 0;
    for (size_t i = 0; i < SERIES; i++) {
        unsigned one = (signs & series[i].signs[0]) != 0;
        unsigned other = (signs & series[i].signs[1]) != 0;
        with |= (one & other) << i;
    }
    return with;
}

/* The series of which a list may be read in a text. */
static uint32_t series_in(const struct text *text) {
    uint32_t with = series_with(text->signs);
    uint32_t without_second = series_with(text->signs & ~(uint32_t)GAZ_SIGN_SECOND);
    return with != without_second && !has_second(text->node->text) ? without_second : with;
}

/* Marks stand at the start of a clause: 第（一）项 and 万一是 hold none. */
static bool begins_clause(gaz_slice text, const char *at) {
    if (at == text.ptr) {
        return true;
    }
    size_t step;
    uint32_t c = gaz_utf8_decode(gaz_utf8_before(text.ptr, at), gaz_slice_end(text), &step);
    return gaz_is_space(c) || c == 0x3002 || c == 0xFF1B || c == ';' || c == 0xFF0C ||
           c == 0xFF1A || c == ':' || c == 0x3001 || c == 0x201C || c == 0xFF01 || c == 0xFF1F;
}

/* Where the mark next stands at the start of a clause, NULL when nowhere. */
static const char *find_mark(gaz_slice text, const char *from, const char *mark) {
    gaz_slice rest = gaz_slice_between(from, gaz_slice_end(text));
    for (const char *at; (at = gaz_slice_find(rest, mark)) != NULL;) {
        if (begins_clause(text, at)) {
            return at;
        }
        rest = gaz_slice_between(at + strlen(mark), gaz_slice_end(text));
    }
    return NULL;
}

/* The marks of one list, from its first. */
struct found {
    const char *at[MOST_ITEMS];
    uint32_t count;
};

static void find_list(gaz_slice text, const char *from, const char *const *marks,
                      struct found *found) {
    found->count = 0;
    const char *at = from;
    for (uint32_t i = 0; marks[i] != NULL && at != NULL; i++) {
        at = find_mark(text, at, marks[i]);
        if (at != NULL) {
            found->at[found->count++] = at;
            at += strlen(marks[i]);
        }
    }
}

static gaz_slice without_stops(gaz_slice text) {
    text = gaz_slice_trim(text);
    while (gaz_slice_ends(text, "；") || gaz_slice_ends(text, "。") || gaz_slice_ends(text, "，")) {
        text = gaz_slice_trim_right(gaz_slice_first(text, text.len - strlen("。")));
    }
    return text;
}

static void add_item(struct parser *parser, gaz_node *node, gaz_enumerated item) {
    gaz_enumeration *list = &gaz_findings_of(parser, node)->enumeration;
    list->items = gaz_arena_grow(parser->arena, list->items, list->count, &list->capacity,
                                 sizeof *list->items);
    list->items[list->count++] = item;
}

/* The last item ends with its sentence. Answers where the list ends. */
static const char *add_list(struct parser *parser, gaz_node *node, const struct found *found,
                            const char *const *marks) {
    gaz_slice text = node->text;
    const char *counted = text.ptr;
    const char *end = gaz_slice_end(text);
    int64_t chars = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        const char *at = found->at[i];
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
        const char *stop = gaz_slice_find(rest, "。");
        end = i + 1 < found->count ? found->at[i + 1] : stop != NULL ? stop : gaz_slice_end(text);
        gaz_slice label = {at, strlen(marks[i])};
        gaz_slice item = without_stops(gaz_slice_between(gaz_slice_end(label), end));
        chars += (int64_t)gaz_utf8_count(gaz_slice_between(counted, at));
        int64_t start = chars;
        chars += (int64_t)gaz_utf8_count(gaz_slice_between(at, gaz_slice_end(item)));
        counted = gaz_slice_end(item);
        add_item(parser, node, (gaz_enumerated){label, item, start, chars, i == 0});
    }
    return end;
}

/* The list of two items or more that begins first from `from` on. */
static bool next_list(gaz_slice text, uint32_t with, const char *from, struct found *best,
                      const char *const **marks) {
    best->count = 0;
    for (; with != 0; with &= with - 1) {
        int i = __builtin_ctz(with);
        struct found found;
        find_list(text, from, series[i].marks, &found);
        if (found.count >= 2 && (best->count == 0 || found.at[0] < best->at[0] ||
                                 (found.at[0] == best->at[0] && found.count > best->count))) {
            *best = found;
            *marks = series[i].marks;
        }
    }
    return best->count > 0;
}

static uint32_t count_items(const gaz_node *node) {
    return node->findings == NULL ? 0 : node->findings->enumeration.count;
}

static void read_text(struct parser *parser, const struct text *text, uint32_t with) {
    struct found found;
    const char *const *marks = NULL;
    const char *from = text->node->text.ptr;
    while (count_items(text->node) < MOST_ITEMS * MOST_ITEMS &&
           next_list(text->node->text, with, from, &found, &marks)) {
        from = add_list(parser, text->node, &found, marks);
    }
}

void gaz_parse_enumerations(struct parser *parser, struct texts texts) {
    enum {
        ANY =
            GAZ_SIGN_SECOND | GAZ_SIGN_SECOND_NEXT | GAZ_SIGN_SECOND_DIGIT | GAZ_SIGN_SECOND_CIRCLE
    };
    for (uint32_t i = 0; i < texts.count; i++) {
        uint32_t with = (texts.items[i].signs & ANY) != 0 ? series_in(&texts.items[i]) : 0;
        if (with != 0) {
            read_text(parser, &texts.items[i], with);
        }
    }
}
