/* issuer.c - which place issues this text, and how do we know? */
#define _GNU_SOURCE
#include "clean/issuer.h"

#include "data/lookalikes.h"
#include "data/organs.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_MENTIONS = 4096,
    MOST_MISREAD = 256, /* mentions of no division that are tried for look-alikes */
    MOST_CANDIDATES = 128,
    REPEATED = 8,
    MOST_STRANGERS = 32,
    LONGEST_NAME = 16, /* characters of 积石山保安族东乡族撒拉族自治县, and one */
    LINE_REACH = 240,  /* bytes looked at on either side of a mention */
    MASTHEAD = 30,
    ALONE = 10,
    HEADS_TITLE = 5,
    MENTION = 1,
    ENOUGH = 5
};

struct candidate {
    gaz_place place;
    uint32_t score;
    uint32_t correct;
    uint32_t misread;
    bool masthead;
};

/* The divisions that a name may be a misreading of, in their order. */
struct alike {
    gaz_slice name; /* as much of what stands before 人民政府 as was looked at */
    size_t longer;
    gaz_place places[MOST_CANDIDATES];
    size_t count;
};

/* A government of no division, at the head of a line. */
struct stranger {
    gaz_slice head; /* the line up to 人民政府 */
    uint32_t weight;
};

struct search {
    gaz_slice text;
    struct candidate candidates[MOST_CANDIDATES];
    size_t count;
    int tried;                         /* mentions of no division */
    struct alike remembered[REPEATED]; /* a text misreads the same name again and again */
    size_t next;                       /* of those, to be forgotten first */
    struct stranger strangers[MOST_STRANGERS];
    size_t stranger_count;
};

/* ---- Who is named ---- */

static bool mentions(gaz_slice text, gaz_slice name) {
    return name.len > 0 && gaz_scan_find(text, name) != NULL;
}

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

static void add_places(struct search *s, gaz_places places, uint32_t weight) {
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

static bool ends_like_name(gaz_slice head) {
    static const char suffixes[][4] = {"县", "市", "区", "旗", "州", "盟", "省"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (gaz_slice_ends(head, suffixes[i])) {
            return true;
        }
    }
    return false;
}

static void put_alike(struct alike *alike, gaz_place place) {
    size_t at = alike->count;
    if (at == MOST_CANDIDATES) {
        return;
    }
    while (at > 0 && alike->places[at - 1] > place) {
        at--;
    }
    if (at > 0 && alike->places[at - 1] == place) {
        return; /* listed by its end and by its frame */
    }
    memmove(alike->places + at + 1, alike->places + at,
            (alike->count - at) * sizeof *alike->places);
    alike->places[at] = place;
    alike->count++;
}

static void put_all_alike(struct alike *alike, gaz_places places, gaz_slice head, size_t longer) {
    for (size_t i = 0; i < places.count; i++) {
        if (gaz_place_name(places.items[i]).len > longer &&
            is_misread_name(head, places.items[i])) {
            put_alike(alike, places.items[i]);
        }
    }
}

/* A name with one wrong character shares its last two with the right one, or,
 * where the wrong one is among them, its first and its last. */
static void collect_alike(struct alike *alike, gaz_slice head, size_t longer) {
    const char *at = gaz_utf8_before(head.ptr, gaz_slice_end(head));
    uint32_t last = gaz_utf8_last(head.ptr, gaz_slice_end(head));
    put_all_alike(alike, gaz_places_ending(gaz_utf8_last(head.ptr, at), last), head, longer);
    at = gaz_utf8_before(head.ptr, at);
    if (may_begin(gaz_slice_between(head.ptr, at))) { /* 门县 of 祈门县 is no misread 唐县 */
        put_all_alike(alike, gaz_places_framed(0, last), head, longer);
    }
    for (int chars = 3; chars <= LONGEST_NAME && at > head.ptr; chars++) {
        uint32_t first = gaz_utf8_last(head.ptr, at);
        if (!gaz_is_han(first)) {
            break;
        }
        put_all_alike(alike, gaz_places_framed(first, last), head, longer);
        at = gaz_utf8_before(head.ptr, at);
    }
}

static const struct alike *alike_to(struct search *s, gaz_slice head, size_t longer) {
    size_t reach = 3 * (LONGEST_NAME + 1); /* a name, and the character before it */
    gaz_slice name = head.len > reach ? gaz_slice_from(head, head.len - reach) : head;
    for (size_t i = 0; i < REPEATED; i++) {
        if (s->remembered[i].longer == longer && gaz_slice_equal(s->remembered[i].name, name)) {
            return &s->remembered[i];
        }
    }
    struct alike *alike = &s->remembered[s->next++ % REPEATED];
    alike->name = name;
    alike->longer = longer;
    alike->count = 0;
    collect_alike(alike, head, longer);
    return alike;
}

/* Names longer than `longer` bytes that the end of head is one look-alike away
 * from. */
static bool add_misread(struct search *s, gaz_slice head, size_t longer, uint32_t weight) {
    if (head.len < 6 || s->tried >= MOST_MISREAD || !ends_like_name(head)) {
        return false;
    }
    s->tried++;
    const struct alike *alike = alike_to(s, head, longer);
    for (size_t i = 0; i < alike->count; i++) {
        add(s, alike->places[i], weight, false);
    }
    return alike->count > 0;
}

/* 荥阳市 of 荥阳市高村乡: a township's government speaks for its county too. */
static bool add_above_township(struct search *s, gaz_slice head, uint32_t weight) {
    gaz_places places;
    gaz_places last = {NULL, 0};
    gaz_slice rest = head;
    for (size_t len; (len = gaz_place_read(rest, GAZ_PLACE_DIVISION, &places)) > 0;) {
        last = places;
        rest = gaz_slice_from(rest, len);
    }
    bool township = gaz_slice_ends(rest, "乡") || gaz_slice_ends(rest, "镇");
    if (last.count == 0 || !township || rest.len > 3 * LONGEST_NAME) {
        return false;
    }
    add_places(s, last, weight);
    return true;
}

static void add_stranger(struct search *s, gaz_slice head, uint32_t weight) {
    if (weight >= HEADS_TITLE && s->stranger_count < MOST_STRANGERS) {
        s->strangers[s->stranger_count++] = (struct stranger){head, weight};
    }
}

/* The division whose name ends where head ends, the longest one; but in
 * 张兴县 the county of 兴县 is less likely than a misread 长兴县. */
static void add_named(struct search *s, gaz_slice head, uint32_t weight) {
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
            add_places(s, places, weight);
        } else if (!add_misread(s, head, name.len, weight)) {
            add_places(s, places, MENTION);
            add_stranger(s, head, weight);
        }
        return;
    }
    if (!add_above_township(s, head, weight) && !add_misread(s, head, 0, weight)) {
        add_stranger(s, head, weight);
    }
}

/* ---- What the line says of its importance ---- */

static gaz_slice without_marks(gaz_slice line) {
    line = gaz_slice_trim(line);
    while (line.len > 0 && (*line.ptr == '#' || *line.ptr == '*' || *line.ptr == ' ')) {
        line = gaz_slice_from(line, 1);
    }
    while (line.len > 0 && line.ptr[line.len - 1] == '*') {
        line.len--;
    }
    return gaz_slice_trim(line);
}

/* The line around a mention, as far as it is worth looking at. */
static gaz_slice line_around(gaz_slice text, const char *at) {
    const char *begin = at - text.ptr > LINE_REACH ? at - LINE_REACH : text.ptr;
    const char *end = gaz_slice_end(text) - at > LINE_REACH ? at + LINE_REACH : gaz_slice_end(text);
    const char *newline = memrchr(begin, '\n', (size_t)(at - begin));
    begin = newline == NULL ? begin : newline + 1;
    newline = memchr(at, '\n', (size_t)(end - at));
    end = newline == NULL ? end : newline;
    while (begin < at && ((unsigned char)*begin & 0xC0) == 0x80) {
        begin++;
    }
    return gaz_slice_between(begin, end);
}

static uint32_t weight_of(gaz_slice line, gaz_slice head, gaz_slice behind) {
    bool opens = head.len > 0 && gaz_utf8_count(head) <= LONGEST_NAME;
    bool short_line = line.len <= 3 * 30;
    if (opens && short_line &&
        (gaz_slice_starts(behind, "公报") || gaz_slice_is(behind, "文件") ||
         gaz_slice_is(behind, "令") || gaz_slice_is(behind, "办公室文件"))) {
        return MASTHEAD;
    }
    if (opens &&
        (behind.len == 0 || gaz_slice_is(behind, "办公室") || gaz_slice_is(behind, "办公厅"))) {
        return ALONE;
    }
    return opens && gaz_slice_find(behind, "关于") != NULL ? HEADS_TITLE : MENTION;
}

static void weigh_mention(struct search *s, const char *at) {
    static const char government[] = "人民政府";
    gaz_slice line = without_marks(line_around(s->text, at));
    if (at < line.ptr || at > gaz_slice_end(line)) {
        return;
    }
    gaz_slice head = gaz_slice_between(line.ptr, at);
    gaz_slice behind = gaz_slice_from(line, head.len + strlen(government));
    add_named(s, head, weight_of(line, head, behind));
}

static void weigh_mentions(struct search *s) {
    static const char government[] = "人民政府";
    gaz_slice rest = s->text;
    for (int i = 0; i < MOST_MENTIONS; i++) {
        const char *at = gaz_slice_find(rest, government);
        if (at == NULL) {
            break;
        }
        weigh_mention(s, at);
        rest = gaz_slice_between(at + strlen(government), gaz_slice_end(s->text));
    }
}

/* A line that is an organ of a place: 亳州市统计局. */
static void weigh_signature(struct search *s, gaz_slice line) {
    gaz_places places;
    size_t suffix;
    if (line.len <= LINE_REACH / 2 && gaz_place_read(line, GAZ_PLACE_DIVISION, &places) > 0 &&
        gaz_organ_suffix(line, &suffix) != GAZ_ORGAN_NONE) {
        add_places(s, places, HEADS_TITLE);
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

/* A division that the text names, also otherwise than by its government. */
static bool signs_for_named(struct search *s, const struct stranger *stranger, gaz_place place) {
    return signs_for(stranger, place) && s->tried++ < MOST_MISREAD &&
           mentions(s->text, gaz_place_name(place));
}

static void weigh_stranger(struct search *s, const struct stranger *stranger) {
    bool found = false;
    for (size_t j = 0; j < s->count; j++) {
        struct candidate *c = &s->candidates[j];
        if (c->correct > 0 && signs_for(stranger, c->place)) {
            add(s, c->place, stranger->weight, false);
            found = true;
        }
    }
    for (gaz_place place = 1; place < gaz_place_end_county() && !found; place++) {
        if (signs_for_named(s, stranger, place)) {
            add(s, place, stranger->weight, false);
        }
    }
}

static void weigh_strangers(struct search *s) {
    s->tried = 0;
    for (size_t i = 0; i < s->stranger_count; i++) {
        weigh_stranger(s, &s->strangers[i]);
    }
}

/* Where no government is named, the organs that sign or head a text tell. */
static void weigh_signatures(struct search *s) {
    const char *end = gaz_slice_end(s->text);
    for (const char *at = s->text.ptr; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline == NULL ? end : newline;
        weigh_signature(s, without_marks(gaz_slice_between(at, stop)));
        at = stop + 1;
    }
}

/* ---- Who it is ---- */

static const struct candidate *best_of(const struct search *s) {
    const struct candidate *best = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const struct candidate *c = &s->candidates[i];
        if (best == NULL || c->score > best->score) {
            best = c;
        }
    }
    return best;
}

/* Names of places above or below it that the text holds: a county that is
 * never named rightly needs them. */
static uint32_t surroundings(gaz_slice text, gaz_place place) {
    uint32_t count = 0;
    for (gaz_place above = gaz_place_parent(place); above != 0; above = gaz_place_parent(above)) {
        count += mentions(text, gaz_place_name(above));
    }
    size_t townships;
    gaz_place first = gaz_place_townships(place, &townships);
    for (size_t i = 0; i < townships && count < 4; i++) {
        count += mentions(text, gaz_place_name((gaz_place)(first + i)));
    }
    return count;
}

/* The names differ in one character alone, so that one misreading may stand for
 * either. */
static bool is_one_apart(gaz_place a, gaz_place b) {
    gaz_slice one = gaz_place_name(a);
    gaz_slice other = gaz_place_name(b);
    size_t apart = 0;
    for (size_t at = 0; one.len == other.len && at + 3 <= one.len; at += 3) {
        apart += memcmp(one.ptr + at, other.ptr + at, 3) != 0;
    }
    return apart == 1;
}

/* A place that the text names rightly stands before one that it never names,
 * when the same misreading may be either: 晷县 beside 景县 is not 易县. */
static const struct candidate *named_instead(const struct search *s,
                                             const struct candidate *misread) {
    const struct candidate *named = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const struct candidate *c = &s->candidates[i];
        bool better = named == NULL || c->score > named->score;
        if (c->correct > 0 && better && is_one_apart(c->place, misread->place)) {
            named = c;
        }
    }
    return named;
}

/* Among places that the same misreading points to, the one with the better
 * surroundings. */
static const struct candidate *decide_misread(const struct search *s, const struct candidate *best,
                                              bool *certain) {
    const struct candidate *winner = best;
    uint32_t most = surroundings(s->text, best->place);
    *certain = most > 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct candidate *c = &s->candidates[i];
        if (c == best || c->correct > 0 || c->score != best->score) {
            continue;
        }
        uint32_t around = surroundings(s->text, c->place);
        if (around >= most) {
            *certain = around > most;
            winner = around > most ? c : winner;
            most = around;
        }
    }
    return winner;
}

/* A far second does not matter, nor one that lies above or below the first, nor
 * one of the same name (城中区 of two cities): the name is right either way. */
static bool is_rival(const struct candidate *best, const struct candidate *second) {
    return second->correct > 0 && second->score * 2 > best->score &&
           !gaz_slice_equal(gaz_place_name(best->place), gaz_place_name(second->place)) &&
           !gaz_place_within(best->place, second->place) &&
           !gaz_place_within(second->place, best->place);
}

static bool has_rival(const struct search *s, const struct candidate *best) {
    for (size_t i = 0; i < s->count; i++) {
        if (&s->candidates[i] != best && is_rival(best, &s->candidates[i])) {
            return true;
        }
    }
    return false;
}

static gaz_issuer describe(gaz_arena *arena, const struct candidate *c, bool certain) {
    gaz_issuer issuer = {
        .place = c->place, .certain = certain, .correct = c->correct, .misread = c->misread};
    issuer.evidence = gaz_arena_format(
        arena, "%.*s issues this text (%s, named rightly %u times, misread %u times)",
        GAZ_FMT(gaz_place_name(c->place)), c->masthead ? "masthead" : "its government",
        (unsigned)c->correct, (unsigned)c->misread);
    return issuer;
}

static gaz_issuer known(gaz_arena *arena, const struct search *s, gaz_place place, bool certain,
                        const char *why) {
    gaz_issuer issuer = {.place = place, .certain = certain};
    for (size_t i = 0; i < s->count; i++) {
        if (s->candidates[i].place == place) {
            issuer.correct = s->candidates[i].correct;
            issuer.misread = s->candidates[i].misread;
        }
    }
    issuer.evidence =
        gaz_arena_format(arena, "%.*s issues this text (%s)", GAZ_FMT(gaz_place_name(place)), why);
    return issuer;
}

gaz_issuer gaz_issuer_of(gaz_arena *arena, gaz_slice text, gaz_place carried, gaz_place stated) {
    struct search *s = gaz_arena_zero(arena, sizeof *s);
    s->text = text;
    weigh_mentions(s);
    weigh_strangers(s);
    if (stated != 0) {
        return known(arena, s, stated, true, "so the user says");
    }
    const struct candidate *best = best_of(s);
    if (best == NULL) {
        weigh_signatures(s);
        best = best_of(s);
    }
    if (carried != 0 && (best == NULL || !best->masthead)) {
        return known(arena, s, carried, true, "known from the earlier part of the issue");
    }
    if (best == NULL || best->score < ENOUGH) {
        return (gaz_issuer){0};
    }
    bool certain = true;
    if (best->correct == 0) {
        const struct candidate *named = named_instead(s, best);
        best = named != NULL ? named : decide_misread(s, best, &certain);
    }
    return describe(arena, best, certain && !has_rival(s, best));
}
