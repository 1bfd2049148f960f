/* title_key.c - titles made comparable. */
#include "split/line/title_key.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LEAST_TAIL = 8 /* characters that prove a title without its organ */ };

static uint32_t fold(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0;
    }
    return c;
}

/* What a key leaves out: spaces and marks. */
static bool is_left_out(uint32_t c) {
    bool mark = c < 0x80 ? !gaz_is_digit(c) && !gaz_is_letter(c) : gaz_is_cjk_punct(c);
    return mark || gaz_is_space(c);
}

uint32_t gaz_title_key_first(gaz_slice text, size_t most) {
    const char *end = gaz_slice_end(text);
    if (text.len > 0 && gaz_utf8_is_plain(text.ptr, end)) {
        return gaz_utf8_three(text.ptr); /* as of nearly every line */
    }
    for (const char *at = text.ptr; at < end && most > 0; most--) {
        size_t step;
        uint32_t c = fold(gaz_utf8_decode(at, end, &step));
        if (!is_left_out(c)) {
            return c;
        }
        at += step;
    }
    return 0;
}

gaz_title_key gaz_title_key_in(gaz_slice title, uint32_t *chars) {
    return gaz_title_key_cut(title, chars, GAZ_KEY_LONGEST);
}

gaz_title_key gaz_title_key_cut(gaz_slice title, uint32_t *chars, uint32_t most) {
    uint32_t room = most < GAZ_KEY_LONGEST ? most : GAZ_KEY_LONGEST;
    const char *end = gaz_slice_end(title);
    uint32_t count = 0;
    uint64_t kinds = 0;
    for (const char *at = title.ptr; at < end && count < room;) {
        if (gaz_utf8_is_plain(at, end)) { /* Han is neither folded nor left out */
            uint32_t c = gaz_utf8_three(at);
            chars[count++] = c;
            kinds |= UINT64_C(1) << c % 64;
            at += 3;
            continue;
        }
        size_t step;
        uint32_t c = fold(gaz_utf8_decode(at, end, &step));
        at += step;
        if (!is_left_out(c)) {
            chars[count++] = c;
            kinds |= UINT64_C(1) << c % 64;
        }
    }
    return (gaz_title_key){chars, count, kinds};
}

gaz_title_key gaz_title_key_of(gaz_arena *arena, gaz_slice title) {
    uint32_t chars[GAZ_KEY_LONGEST];
    gaz_title_key key = gaz_title_key_in(title, chars);
    uint32_t *copy = gaz_arena_alloc(arena, (key.count + 1) * sizeof *copy);
    memcpy(copy, chars, key.count * sizeof *copy);
    return (gaz_title_key){copy, key.count, key.kinds};
}

static uint32_t least(uint32_t a, uint32_t b, uint32_t c) {
    uint32_t two = a < b ? a : b;
    return two < c ? two : c;
}

/* Each change takes out one kind of character at most. */
static bool lacks(gaz_title_key a, gaz_title_key b, uint32_t limit) {
    return (uint32_t)__builtin_popcountll(a.kinds & ~b.kinds) > limit;
}

/* Takes off what two titles begin and end with alike, which no shortest way from one to
 * the other changes: nearly all of most of them. */
static void without_ends_alike(gaz_title_key *a, gaz_title_key *b) {
    while (a->count > 0 && b->count > 0 && a->chars[a->count - 1] == b->chars[b->count - 1]) {
        a->count--;
        b->count--;
    }
    while (a->count > 0 && b->count > 0 && *a->chars == *b->chars) {
        a->chars++;
        b->chars++;
        a->count--;
        b->count--;
    }
}

/* Two rows of the table of distances, only the band around the diagonal. */
uint32_t gaz_title_distance(gaz_title_key a, gaz_title_key b, uint32_t limit) {
    uint32_t rows[2][GAZ_KEY_LONGEST + 2];
    uint32_t apart = a.count > b.count ? a.count - b.count : b.count - a.count;
    if (apart > limit || lacks(a, b, limit) || lacks(b, a, limit)) {
        return limit + 1;
    }
    without_ends_alike(&a, &b);
    for (uint32_t k = 0; k <= b.count; k++) {
        rows[0][k] = k;
    }
    for (uint32_t i = 1; i <= a.count; i++) {
        const uint32_t *above = rows[(i - 1) & 1];
        uint32_t *row = rows[i & 1];
        uint32_t from = i > limit + 1 ? i - limit : 1;
        uint32_t to = i + limit < b.count ? i + limit : b.count;
        row[from - 1] = from == 1 ? i : limit + 1;
        uint32_t best = row[from - 1];
        for (uint32_t k = from; k <= to; k++) {
            uint32_t up = k == i + limit ? limit : above[k];
            uint32_t same = above[k - 1] + (a.chars[i - 1] != b.chars[k - 1]);
            row[k] = least(same, up + 1, row[k - 1] + 1);
            best = row[k] < best ? row[k] : best;
        }
        if (best > limit) {
            return limit + 1;
        }
    }
    uint32_t distance = rows[a.count & 1][b.count];
    return distance > limit ? limit + 1 : distance;
}

static gaz_title_key tail(gaz_title_key key, uint32_t count) {
    gaz_title_key end = {.chars = key.chars + (key.count - count), .count = count};
    for (uint32_t i = 0; i < count; i++) {
        end.kinds |= UINT64_C(1) << end.chars[i] % 64;
    }
    return end;
}

bool gaz_title_same(gaz_title_key a, gaz_title_key b) {
    uint32_t shorter = a.count < b.count ? a.count : b.count;
    uint32_t longer = a.count < b.count ? b.count : a.count;
    if (shorter == 0) {
        return false;
    }
    uint32_t limit = shorter / 10;
    if (gaz_title_distance(a, b, limit) <= limit) {
        return true;
    }
    bool a_is_longer = a.count > b.count;
    if (shorter < LEAST_TAIL || longer - shorter > GAZ_KEY_LONGEST_ORGAN ||
        lacks(a_is_longer ? b : a, a_is_longer ? a : b, limit / 2)) {
        return false;
    }
    return gaz_title_distance(tail(a, shorter), tail(b, shorter), limit / 2) <= limit / 2;
}

bool gaz_title_agrees(gaz_title_key a, gaz_title_key b) {
    uint32_t shorter = a.count < b.count ? a.count : b.count;
    uint32_t longer = a.count < b.count ? b.count : a.count;
    if (longer > shorter && (shorter < LEAST_TAIL || longer - shorter > GAZ_KEY_LONGEST_ORGAN)) {
        return false;
    }
    return gaz_title_distance(tail(a, shorter), tail(b, shorter), 0) == 0;
}

/* The next character that no numeral holds, 0 behind the last. */
static uint32_t next_word(gaz_title_key key, uint32_t *at) {
    while (*at < key.count &&
           (gaz_is_digit(key.chars[*at]) || gaz_is_chinese_numeral(key.chars[*at]))) {
        (*at)++;
    }
    return *at < key.count ? key.chars[(*at)++] : 0;
}

bool gaz_title_differs_in_numbers(gaz_title_key a, gaz_title_key b) {
    enum { LEAST_WORDS = 6 };
    uint32_t at = 0;
    uint32_t other = 0;
    uint32_t words = 0;
    if (gaz_title_agrees(a, b)) {
        return false;
    }
    for (uint32_t c = next_word(a, &at); c != 0; c = next_word(a, &at)) {
        if (next_word(b, &other) != c) {
            return false;
        }
        words++;
    }
    return words >= LEAST_WORDS && next_word(b, &other) == 0;
}
