/* order.c - by what orders and announcements are cited. */
#include "parse/citation/order.h"

#include "data/organs.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_ORGAN = 30, SHORTEST_ORGAN = 6, MOST_JOINT = 12 };

static bool take(gaz_slice *text, const char *word) {
    bool taken = gaz_slice_starts(*text, word);
    *text = gaz_slice_from(*text, taken ? strlen(word) : 0);
    return taken;
}

static bool drop(gaz_slice *text, const char *word) {
    gaz_slice trimmed = gaz_slice_trim_right(*text);
    if (!gaz_slice_ends(trimmed, word)) {
        return false;
    }
    *text = gaz_slice_first(trimmed, trimmed.len - strlen(word));
    return true;
}

/* Where the last of these words ends that a name of an organ does not hold. */
static const char *behind_verb(gaz_slice run) {
    static const char *const verbs[] = {"根据", "依照", "按照", "依据", "遵照", "违反", "适用",
                                        "参照", "执行", "贯彻", "落实", "公布", "发布", "颁布",
                                        "印发", "施行", "符合", "修改", "修订", "修正", "废止",
                                        "以及", "有关", "的",   "了",   NULL};
    const char *begin = run.ptr;
    for (size_t i = 0; verbs[i] != NULL; i++) {
        const char *at = gaz_slice_find_last(run, verbs[i]);
        const char *behind = at == NULL ? begin : at + strlen(verbs[i]);
        begin = behind > begin ? behind : begin;
    }
    return begin;
}

/* 和国务院, 原省政府, 经国务院, 日省政府: without the words that join the name to what stands
 * before. */
static gaz_slice without_front(gaz_slice name) {
    static const char *const fronts[] = {"和", "与", "及", "以", "经", "按", "原", "现行", "据",
                                         "由", "对", "并", "从", "如", "即", "在", "是",   "被",
                                         "将", "为", "年", "月", "日", "号", NULL};
    static const char *const names[] = {"经济", "经贸", "经委", "对外", NULL};
    for (size_t i = 0; fronts[i] != NULL;) {
        bool named = false;
        for (size_t j = 0; names[j] != NULL; j++) {
            named |= gaz_slice_starts(name, names[j]);
        }
        i = !named && take(&name, fronts[i]) ? 0 : i + 1;
    }
    return name;
}

static bool issues_orders(gaz_slice name) {
    static const char *const nobody[] = {"本", "我", "该", "此", "各", "贵", NULL};
    size_t len;
    for (size_t i = 0; nobody[i] != NULL; i++) {
        if (gaz_slice_starts(name, nobody[i])) {
            return false;
        }
    }
    return name.len >= SHORTEST_ORGAN &&
           (gaz_organ_suffix(name, &len) != GAZ_ORGAN_NONE || gaz_slice_ends(name, "主席") ||
            gaz_slice_ends(name, "军委"));
}

/* The name of the organ that ends text; empty when nothing there is one. */
static gaz_slice organ_at_end(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = end;
    for (int count = 0; at > text.ptr; count++) {
        size_t step;
        const char *before = gaz_utf8_before(text.ptr, at);
        if (!gaz_is_han(gaz_utf8_decode(before, end, &step))) {
            break;
        }
        if (count == LONGEST_ORGAN) {
            return gaz_slice_first(text, 0);
        }
        at = before;
    }
    gaz_slice name = without_front(gaz_slice_between(behind_verb(gaz_slice_between(at, end)), end));
    return issues_orders(name) ? name : gaz_slice_first(text, 0);
}

/* 财政部、税务总局: the organs at the end of text, several with 、 or a space between. */
static gaz_slice organs_at_end(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    gaz_slice last = organ_at_end(text);
    const char *begin = last.len > 0 ? last.ptr : end;
    for (int i = 0; i < MOST_JOINT && last.len > 0; i++) {
        begin = last.ptr;
        gaz_slice before = gaz_slice_between(text.ptr, begin);
        bool joined = drop(&before, "、");
        gaz_slice trimmed = gaz_slice_trim_right(before);
        last = joined || trimmed.len < before.len ? organ_at_end(trimmed) : (gaz_slice){end, 0};
    }
    return gaz_slice_between(begin, end);
}

gaz_slice gaz_order_norm(gaz_arena *arena, const struct order *order) {
    gaz_slice organ = order->organ;
    (void)take(&organ, "中华人民共和国");
    gaz_slice name = {NULL, 0};
    while (organ.len > 0) {
        const char *gap = organ.ptr;
        while (gap < gaz_slice_end(organ) && gaz_slice_is_no_space(gap)) {
            gap += strlen("一");
        }
        gaz_slice one = gaz_slice_between(organ.ptr, gap);
        organ = gaz_slice_trim_left(gaz_slice_from(organ, one.len));
        bool listed = name.ptr == NULL || gaz_slice_ends(name, "、") || gaz_slice_starts(one, "、");
        name = name.ptr == NULL ? one : gaz_arena_join(arena, name, listed ? "" : "、", one);
    }
    return order->year > 0 ? gaz_arena_format(arena, "%.*s%s%d年第%d号", GAZ_FMT(name), order->word,
                                              order->year, (int)order->serial)
                           : gaz_arena_format(arena, "%.*s%s第%d号", GAZ_FMT(name), order->word,
                                              (int)order->serial);
}

/* 2019年 at the end of *before: it goes, and is the year. */
static void drop_year(gaz_slice *before, int *year) {
    enum { DIGITS = 4 };
    gaz_slice rest = *before;
    gaz_date date;
    if (!drop(&rest, "年") || rest.len < DIGITS) {
        return;
    }
    const char *digits = gaz_slice_end(rest) - DIGITS;
    if (gaz_date_read(gaz_slice_between(digits, gaz_slice_end(*before)), &date) > 0) {
        *year = date.year;
        *before = gaz_slice_between(before->ptr, digits);
    }
}

bool gaz_order_find(gaz_slice text, const char *at, struct order *order) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
    gaz_slice before = gaz_slice_between(text.ptr, at);
    *order = (struct order){.word = "令"};
    if (!take(&rest, "第")) {
        return false;
    }
    rest = gaz_slice_trim_left(rest);
    size_t len = gaz_numeral(rest, &order->serial);
    rest = gaz_slice_trim_left(gaz_slice_from(rest, len));
    if (len == 0 || order->serial <= 0 || order->serial > 99999 || !take(&rest, "号")) {
        return false;
    }
    if (!take(&rest, "令")) {
        drop_year(&before, &order->year);
        if (!drop(&before, "令")) {
            order->word = "公告";
            if (!drop(&before, order->word)) {
                return false;
            }
        }
    }
    order->end = rest.ptr;
    order->organ = organs_at_end(gaz_slice_trim_right(before));
    return order->organ.len > 0;
}

size_t gaz_order_read(gaz_arena *arena, gaz_slice text, gaz_slice *norm) {
    struct order order;
    gaz_date date;
    const char *at = gaz_slice_find(text, "第");
    if (at == NULL || !gaz_order_find(text, at, &order)) {
        return 0;
    }
    gaz_slice before = gaz_slice_trim(gaz_slice_between(text.ptr, order.organ.ptr));
    if (before.len > 0 && gaz_date_read(before, &date) < before.len) {
        return 0;
    }
    *norm = gaz_order_norm(arena, &order);
    return (size_t)(order.end - text.ptr);
}
