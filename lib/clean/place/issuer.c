/* issuer.c - which place issues this text, and how do we know? */
#define _GNU_SOURCE
#include "clean/place/issuer.h"

#include "clean/place/issuer_search.h"
#include "data/organs.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_MENTIONS = 4096,
    LINE_REACH = 240, /* bytes looked at on either side of a mention */
    ENOUGH = 5
};

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

/* Where the line of a mention begins, as far as it is worth looking at. */
static const char *line_begin(gaz_slice text, const char *at) {
    const char *begin = gaz_line_begin(at - text.ptr > LINE_REACH ? at - LINE_REACH : text.ptr, at);
    while (begin < at && ((unsigned char)*begin & 0xC0) == 0x80) {
        begin++;
    }
    return begin;
}

/* Where it ends. */
static const char *line_end(gaz_slice text, const char *at) {
    const char *end = gaz_slice_end(text);
    return gaz_line_end(at, end - at > LINE_REACH ? at + LINE_REACH : end);
}

/* Of a mention, from the name of a government on, at the beginning of its line. */
static uint32_t weight_of(gaz_slice line, gaz_slice behind) {
    bool short_line = line.len <= 3 * 30;
    if (short_line && (gaz_slice_starts(behind, "公报") || gaz_slice_is(behind, "文件") ||
                       gaz_slice_is(behind, "令") || gaz_slice_is(behind, "办公室文件"))) {
        return MASTHEAD;
    }
    if (behind.len == 0 || gaz_slice_is(behind, "办公室") || gaz_slice_is(behind, "办公厅")) {
        return ALONE;
    }
    return gaz_slice_find(behind, "关于") != NULL ? HEADS_TITLE : MENTION;
}

/* Most mentions stand within a line, which need not be looked at any further. */
static void weigh_mention(struct search *s, const char *at) {
    static const char government[] = "人民政府";
    const char *behind = at + strlen(government);
    gaz_slice head = without_marks(gaz_slice_between(line_begin(s->text, at), behind));
    head.len -= strlen(government);
    uint32_t weight = MENTION;
    if (head.len > 0 && gaz_utf8_count(head) <= LONGEST_NAME) {
        gaz_slice line = without_marks(gaz_slice_between(head.ptr, line_end(s->text, at)));
        weight = weight_of(line, gaz_slice_between(behind, gaz_slice_end(line)));
    }
    gaz_search_add_named(s, head, weight);
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
        gaz_search_add_places(s, places, HEADS_TITLE);
    }
}

/* Where no government is named, the organs that sign or head a text tell. */
static void weigh_signatures(struct search *s) {
    const char *end = gaz_slice_end(s->text);
    for (const char *at = s->text.ptr; at < end;) {
        const char *stop = gaz_line_end(at, end);
        weigh_signature(s, without_marks(gaz_slice_between(at, stop)));
        at = stop + gaz_line_terminator(stop, end);
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
        count += gaz_search_mentions(text, gaz_place_name(above));
    }
    size_t townships;
    gaz_place first = gaz_place_townships(place, &townships);
    for (size_t i = 0; i < townships && count < 4; i++) {
        count += gaz_search_mentions(text, gaz_place_name((gaz_place)(first + i)));
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
    struct search *s = gaz_search_of(arena, text);
    weigh_mentions(s);
    gaz_search_add_strangers(s);
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
