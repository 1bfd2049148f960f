/* issuer_search.c - the divisions that a text names, while its issuer is looked for. */
#include "clean/place/issuer_search.h"

#include "data/lookalikes.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

static void add(struct search *s, gaz_place place, uint32_t weight, bool correct) {
    struct candidate *c = s->candidates;
    while (c < s->candidates + s->count && c->place != place) {
        c++;
    }
    if (c == s->candidates + MOST_CANDIDATES) {
        return;
    }
    if (c == s->candidates + s->count) {
        *c = (struct candidate){.place = place};
        s->count++;
    }
    c->score += weight;
    c->correct += correct;
    c->misread += !correct;
    c->masthead = c->masthead || weight >= MASTHEAD;
}

void gaz_search_add_places(struct search *s, gaz_places places, uint32_t weight) {
    for (size_t i = 0; i < places.count; i++) {
        if ((gaz_place_level(places.items[i]) & GAZ_PLACE_DIVISION) != 0) {
            add(s, places.items[i], weight, true);
        }
    }
}

/* A name may begin behind another one, behind words that lead to names, and
 * where no Han character stands before it. */
static bool may_begin(gaz_slice before) {
    static const char leads[] = "省市区州盟县旗由在经与和及报向对按据";
    uint32_t c = gaz_utf8_last(before.ptr, gaz_slice_end(before));
    bool leading = !gaz_is_han(c);
    for (const char *at = leads; *at != '\0' && !leading; at += 3) {
        leading = before.len >= 3 && memcmp(gaz_slice_end(before) - 3, at, 3) == 0;
    }
    return leading;
}

/* Where the end of head, as long as name, differs from it in one character;
 * name.len when it does not, or in more than one. */
static size_t only_difference(gaz_slice head, gaz_slice name) {
    const char *tail = gaz_slice_end(head) - name.len;
    size_t differs = name.len;
    for (size_t at = name.len; at > 0;) {
        at -= 3;
        /* Not memcmp: gcc calls it for three bytes, and most comparisons end at the first. */
        if (tail[at] != name.ptr[at] || tail[at + 1] != name.ptr[at + 1] ||
            tail[at + 2] != name.ptr[at + 2]) {
            if (differs < name.len) {
                return name.len;
            }
            differs = at;
        }
    }
    return differs;
}

/* The one character of the stem in which the end of head differs from name, and
 * that looks like the one it stands for. */
static bool is_misread_name(gaz_slice head, gaz_place place) {
    gaz_slice name = gaz_place_name(place);
    if (head.len < name.len || name.len < 6) {
        return false;
    }
    size_t differs = only_difference(head, name);
    if (differs == name.len || differs >= gaz_place_stem(place).len) {
        return false;
    }
    const char *tail = gaz_slice_end(head) - name.len;
    gaz_lookalike pair;
    size_t step;
    return gaz_lookalike_find(gaz_utf8_first(gaz_slice_from(name, differs)),
                              gaz_utf8_decode(tail + differs, gaz_slice_end(head), &step), &pair);
}

static bool ends_in_one_of(gaz_slice head, const char *characters) {
    for (const char *at = characters; *at != '\0' && head.len >= 3; at += 3) {
        if (memcmp(gaz_slice_end(head) - 3, at, 3) == 0) {
            return true;
        }
    }
    return false;
}

static bool ends_like_name(gaz_slice head) {
    return ends_in_one_of(head, "县市区旗州盟省");
}

bool gaz_search_may_name(gaz_slice head) {
    return ends_like_name(head) || ends_in_one_of(head, "岛域会划");
}

/* Places in their order, once each. */
struct list {
    gaz_place items[MOST_CANDIDATES];
    size_t count;
};

static void put_alike(struct list *list, gaz_place place) {
    size_t at = list->count;
    if (at == MOST_CANDIDATES) {
        return;
    }
    while (at > 0 && list->items[at - 1] > place) {
        at--;
    }
    if (at > 0 && list->items[at - 1] == place) {
        return; /* listed by its end and by its frame */
    }
    memmove(list->items + at + 1, list->items + at, (list->count - at) * sizeof *list->items);
    list->items[at] = place;
    list->count++;
}

static void put_all_alike(struct list *list, gaz_places places, gaz_slice head, size_t longer) {
    for (size_t i = 0; i < places.count; i++) {
        if (gaz_place_name(places.items[i]).len > longer &&
            is_misread_name(head, places.items[i])) {
            put_alike(list, places.items[i]);
        }
    }
}

/* False when they are too many to be remembered. */
static bool keep(const struct list *list, struct few_places *few) {
    bool fit = list->count <= sizeof few->items / sizeof *few->items;
    few->count = fit ? (uint8_t)list->count : 0;
    memcpy(few->items, list->items, few->count * sizeof *few->items);
    return fit;
}

static gaz_places kept(const struct few_places *few) {
    return (gaz_places){few->items, few->count};
}

/* A list for as long as the issue. */
static gaz_places copied(struct search *s, const struct list *list) {
    size_t size = list->count * sizeof *list->items;
    gaz_place *items = gaz_arena_alloc(s->arena, size);
    memcpy(items, list->items, size);
    return (gaz_places){items, list->count};
}

/* Divisions of two characters that the last two of head may be a misreading of:
 * some two hundred to compare, where few characters stand before a 县. */
static gaz_places alike_to_short(struct search *s, gaz_slice head, uint32_t first, uint32_t last) {
    enum { KNOWN = sizeof s->memory->shorts / sizeof *s->memory->shorts };
    struct alike_short *known = &s->memory->shorts[(first ^ last) % KNOWN];
    if (known->first != first || known->last != last) {
        struct list list = {.count = 0};
        put_all_alike(&list, gaz_places_framed(0, last), head, 0);
        known->last = 0;
        if (!keep(&list, &known->places)) {
            return copied(s, &list);
        }
        known->first = first;
        known->last = last;
    }
    return kept(&known->places);
}

/* A name with one wrong character shares its last two with the right one, or,
 * where the wrong one is among them, its first and its last. */
static void collect_alike(struct search *s, struct list *list, gaz_slice head, size_t longer) {
    const char *at = gaz_utf8_before(head.ptr, gaz_slice_end(head));
    uint32_t last = gaz_utf8_last(head.ptr, gaz_slice_end(head));
    uint32_t before = gaz_utf8_last(head.ptr, at);
    put_all_alike(list, gaz_places_ending(before, last), head, longer);
    at = gaz_utf8_before(head.ptr, at);
    if (may_begin(gaz_slice_between(head.ptr, at))) { /* 门县 of 祈门县 is no misread 唐县 */
        put_all_alike(list, alike_to_short(s, head, before, last), head, longer);
    }
    for (int chars = 3; chars <= LONGEST_NAME && at > head.ptr; chars++) {
        uint32_t first = gaz_utf8_last(head.ptr, at);
        if (!gaz_is_han(first)) {
            break;
        }
        put_all_alike(list, gaz_places_framed(first, last), head, longer);
        at = gaz_utf8_before(head.ptr, at);
    }
}

static size_t hash_of(gaz_slice name) {
    uint64_t hash = name.len;
    for (size_t at = 0; at + sizeof hash <= name.len; at += sizeof hash) {
        uint64_t part;
        memcpy(&part, name.ptr + at, sizeof part);
        hash = (hash ^ part) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return (size_t)hash;
}

static bool is_about(const struct alike *known, gaz_slice name, size_t longer) {
    return known->longer == longer && gaz_slice_equal((gaz_slice){known->name, known->len}, name);
}

static gaz_places alike_to(struct search *s, gaz_slice head, size_t longer) {
    enum { KNOWN = sizeof s->memory->names / sizeof *s->memory->names };
    size_t reach = sizeof s->memory->names->name;
    gaz_slice name = head.len > reach ? gaz_slice_from(head, head.len - reach) : head;
    struct alike *known = &s->memory->names[hash_of(name) % KNOWN];
    if (!is_about(known, name, longer)) {
        struct list list = {.count = 0};
        collect_alike(s, &list, head, longer);
        known->len = 0;
        if (!keep(&list, &known->places)) {
            return copied(s, &list);
        }
        memcpy(known->name, name.ptr, name.len);
        known->len = (uint8_t)name.len;
        known->longer = (uint8_t)longer;
    }
    return kept(&known->places);
}

/* Names longer than `longer` bytes that the end of head is one look-alike away
 * from. */
static bool add_misread(struct search *s, gaz_slice head, size_t longer, uint32_t weight) {
    if (head.len < 6 || s->tried >= MOST_MISREAD || !ends_like_name(head)) {
        return false;
    }
    s->tried++;
    gaz_places alike = alike_to(s, head, longer);
    for (size_t i = 0; i < alike.count; i++) {
        add(s, alike.items[i], weight, false);
    }
    return alike.count > 0;
}

/* 荥阳市 of 荥阳市高村乡: a township's government speaks for its county too. */
static bool add_above_township(struct search *s, gaz_slice head, uint32_t weight) {
    if (!ends_in_one_of(head, "乡镇")) {
        return false;
    }
    gaz_places places;
    gaz_places last = {NULL, 0};
    gaz_slice rest = head;
    for (size_t len; (len = gaz_place_read(rest, GAZ_PLACE_DIVISION, &places)) > 0;) {
        last = places;
        rest = gaz_slice_from(rest, len);
    }
    if (last.count == 0 || rest.len == 0 || rest.len > 3 * LONGEST_NAME) {
        return false;
    }
    gaz_search_add_places(s, last, weight);
    return true;
}

static void add_stranger(struct search *s, gaz_slice head, uint32_t weight) {
    if (weight >= HEADS_TITLE && s->stranger_count < MOST_STRANGERS) {
        s->strangers[s->stranger_count++] = (struct stranger){head, weight};
    }
}

/* A division whose name ends where head ends, the longest one; but in
 * 张兴县 the county of 兴县 is less likely than a misread 长兴县. */
static bool add_division(struct search *s, gaz_slice head, uint32_t weight) {
    const char *begins[LONGEST_NAME]; /* of the last character, the last two, ... */
    int most = 0;
    for (const char *at = gaz_slice_end(head); at > head.ptr && most < LONGEST_NAME; most++) {
        at = gaz_utf8_before(head.ptr, at);
        begins[most] = at;
    }
    for (int chars = most; chars >= 2; chars--) {
        gaz_slice name = gaz_slice_between(begins[chars - 1], gaz_slice_end(head));
        gaz_places places = gaz_places_named(name);
        if (gaz_places_first(places, GAZ_PLACE_DIVISION) == 0) {
            continue;
        }
        gaz_slice before = gaz_slice_between(head.ptr, name.ptr);
        if (may_begin(before)) {
            gaz_search_add_places(s, places, weight);
        } else if (!add_misread(s, head, name.len, weight)) {
            gaz_search_add_places(s, places, MENTION);
            add_stranger(s, head, weight);
        }
        return true;
    }
    return false;
}

void gaz_search_add_named(struct search *s, gaz_slice head, uint32_t weight) {
    bool division = gaz_search_may_name(head) && add_division(s, head, weight);
    if (!division && !add_above_township(s, head, weight) && !add_misread(s, head, 0, weight)) {
        add_stranger(s, head, weight);
    }
}

/* 得兴市人民政府文件 for 德兴市: no look-alike of the tables, but nobody else
 * signs there. A name of two characters must be all that stands there. */
static bool signs_for(const struct stranger *stranger, gaz_place place) {
    gaz_slice name = gaz_place_name(place);
    bool fits = name.len > 6 ? stranger->head.len >= name.len : stranger->head.len == name.len;
    return fits && name.len >= 6 && !gaz_place_is_filler(place) &&
           only_difference(stranger->head, name) < gaz_place_stem(place).len;
}

/* Divisions in their order, once each. */
struct divisions {
    gaz_place items[MOST_MISREAD];
    size_t count;
};

/* What finds no room stands behind all that are ever tried. */
static void put_division(struct divisions *list, gaz_place place) {
    size_t at = list->count;
    while (at > 0 && list->items[at - 1] > place) {
        at--;
    }
    if ((at > 0 && list->items[at - 1] == place) || at == MOST_MISREAD) {
        return;
    }
    list->count -= list->count == MOST_MISREAD;
    memmove(list->items + at + 1, list->items + at, (list->count - at) * sizeof *list->items);
    list->items[at] = place;
    list->count++;
}

static void put_signers(struct divisions *list, const struct stranger *stranger,
                        gaz_places places) {
    for (size_t i = 0; i < places.count; i++) {
        if (signs_for(stranger, places.items[i])) {
            put_division(list, places.items[i]);
        }
    }
}

/* The character of three bytes at `at`, 0 for any other. */
static uint32_t character_at(const char *at) {
    bool three = (at[0] & 0xF0) == 0xE0 && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
    size_t step;
    return three ? gaz_utf8_decode(at, at + 3, &step) : 0;
}

/* Divisions that a stranger may sign for: they share its last two characters, or
 * its first and its last. */
static void collect_signers(struct divisions *list, const struct stranger *stranger) {
    const char *end = gaz_slice_end(stranger->head);
    size_t len = stranger->head.len;
    uint32_t last = len < 6 ? 0 : character_at(end - 3);
    if (last == 0) {
        return;
    }
    put_signers(list, stranger, gaz_places_ending(character_at(end - 6), last));
    put_signers(list, stranger, gaz_places_framed(0, last));
    for (size_t name = 9; name <= 3 * LONGEST_NAME && name <= len; name += 3) {
        uint32_t first = character_at(end - name);
        if (first != 0) {
            put_signers(list, stranger, gaz_places_framed(first, last));
        }
    }
}

/* A division that the text names, also otherwise than by its government. */
static bool is_named(struct search *s, gaz_place place) {
    for (size_t i = 0; i < s->asked_count; i++) {
        if (s->asked[i].place == place) {
            return s->asked[i].named;
        }
    }
    bool named = gaz_search_mentions(s->text, gaz_place_name(place));
    s->asked[s->asked_count++] = (struct asked_place){place, named};
    return named;
}

static void weigh_stranger(struct search *s, const struct stranger *stranger) {
    struct divisions list = {.count = 0};
    bool found = false;
    for (size_t j = 0; j < s->count; j++) {
        struct candidate *c = &s->candidates[j];
        if (c->correct > 0 && signs_for(stranger, c->place)) {
            add(s, c->place, stranger->weight, false);
            found = true;
        }
    }
    if (!found) {
        collect_signers(&list, stranger);
    }
    for (size_t i = 0; i < list.count && s->tried++ < MOST_MISREAD; i++) {
        if (is_named(s, list.items[i])) {
            add(s, list.items[i], stranger->weight, false);
        }
    }
}

void gaz_search_add_strangers(struct search *s) {
    s->tried = 0;
    for (size_t i = 0; i < s->stranger_count; i++) {
        weigh_stranger(s, &s->strangers[i]);
    }
}
