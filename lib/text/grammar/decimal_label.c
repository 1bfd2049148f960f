/* decimal_label.c - 1 总则, 1.1, 2.3.1: read, and proved by their sequence. */
#include "text/grammar/decimal_label.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    DEEPEST = 4,
    LETTER = 1000, /* what the A of A.1 counts from */
    LARGEST = 99,
    LONGEST_HEADING = 24, /* characters behind a label without a point */
    LEAST_LABELS = 3,     /* of a sequence that is one, of which LEAST_DEEP */
    LEAST_DEEP = 2        /* have a point */
};

struct numbers {
    uint32_t depth;
    int64_t parts[DEEPEST];
};

static size_t point_at(gaz_slice text, size_t at) {
    gaz_slice rest = gaz_slice_from(text, at);
    return gaz_slice_starts(rest, "．") ? strlen("．") : gaz_slice_starts(rest, ".");
}

/* The A. of A.1, in an annex: bytes taken, 0 for none. */
static size_t read_letter(gaz_slice text, struct numbers *numbers) {
    uint32_t c = gaz_utf8_first(text);
    size_t point = c >= 'A' && c <= 'Z' ? point_at(text, 1) : 0;
    if (point == 0 || !gaz_is_digit(gaz_utf8_first(gaz_slice_from(text, 1 + point)))) {
        return 0;
    }
    numbers->parts[numbers->depth++] = LETTER + c;
    return 1 + point;
}

/* 2.3.1, A.1: bytes taken, 0 when a number is too large or the next is missing. */
static size_t read_numbers(gaz_slice text, struct numbers *numbers) {
    *numbers = (struct numbers){0};
    size_t at = read_letter(text, numbers);
    if (at == 0 && !gaz_is_digit(gaz_utf8_first(text))) {
        return 0;
    }
    for (;;) {
        int64_t value;
        size_t len = gaz_numeral_arabic(gaz_slice_from(text, at), &value);
        bool zero = value == 0 && numbers->depth != 1;
        if (len == 0 || zero || value > LARGEST || numbers->depth == DEEPEST) {
            return 0;
        }
        numbers->parts[numbers->depth++] = value;
        at += len;
        size_t point = point_at(text, at);
        if (point == 0 || !gaz_is_digit(gaz_utf8_first(gaz_slice_from(text, at + point)))) {
            return at;
        }
        at += point;
    }
}

static bool is_heading(gaz_slice text) {
    return gaz_utf8_count(text) <= LONGEST_HEADING && gaz_slice_find(text, "。") == NULL &&
           gaz_slice_find(text, "，") == NULL && gaz_slice_find(text, "：") == NULL;
}

/* Han, 《 or “; behind a point and a gap also a word in Latin letters (3.2 LED灯具), and
 * nothing, where a term stands on the next line. */
static bool may_follow(const struct numbers *numbers, gaz_slice rest, bool spaced) {
    if (rest.len == 0) {
        return numbers->depth > 1;
    }
    uint32_t c = gaz_utf8_first(rest);
    bool latin = numbers->depth > 1 && spaced && c >= 'A' && c <= 'Z';
    return gaz_is_han(c) || c == 0x300A || c == 0x201C || latin;
}

static size_t read_label(gaz_slice text, gaz_label *label, struct numbers *numbers) {
    *label = (gaz_label){0};
    size_t len = read_numbers(text, numbers);
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_from(text, len));
    bool spaced = rest.ptr > text.ptr + len;
    if (len == 0 || !may_follow(numbers, rest, spaced) ||
        (numbers->depth == 1 && !(spaced && is_heading(rest)))) {
        return 0;
    }
    label->kind = (gaz_label_kind)(GAZ_LABEL_DECIMAL1 + numbers->depth - 1);
    label->ordinal = numbers->parts[numbers->depth - 1];
    label->len = len;
    label->text_at = text.len - rest.len;
    label->spaced = spaced;
    return len;
}

size_t gaz_decimal_label_read(gaz_slice text, gaz_label *label) {
    struct numbers numbers;
    return read_label(text, label, &numbers);
}

/* ---- the sequence ---- */

struct sequence {
    struct numbers last;
    uint32_t begin; /* where it begins in the list of labels */
    uint32_t deep;  /* labels with a point */
};

static bool have_same_start(const struct numbers *a, const struct numbers *b, uint32_t depth) {
    for (uint32_t i = 0; i < depth; i++) {
        if (a->parts[i] != b->parts[i]) {
            return false;
        }
    }
    return true;
}

/* A.1 behind the last chapter, B.1 behind A.2: an annex may have no labels. */
static bool opens_annex(const struct numbers *last, const struct numbers *now) {
    return now->depth == 2 && now->parts[0] > LETTER && now->parts[0] > last->parts[0] &&
           now->parts[1] == 1;
}

/* 1.0.1 behind 1, and 2.0.1 behind 1.0.4: a chapter without sections, in standards of
 * construction. */
static bool opens_without_section(const struct numbers *last, const struct numbers *now) {
    int64_t chapter = last->depth == 1 ? last->parts[0] : last->parts[0] + 1;
    return now->depth == 3 && now->parts[0] == chapter && now->parts[1] == 0 && now->parts[2] == 1;
}

/* 1.2 behind 1.1 and 1.1.3, 1.1 behind 1, 2.1 behind 1.4 whose 2 has another form. */
static bool goes_on(const struct numbers *last, const struct numbers *now) {
    uint32_t depth = now->depth;
    if (opens_annex(last, now) || opens_without_section(last, now)) {
        return true;
    }
    if (depth <= last->depth && have_same_start(last, now, depth - 1) &&
        now->parts[depth - 1] == last->parts[depth - 1] + 1) {
        return true;
    }
    if (depth == last->depth + 1) {
        return have_same_start(last, now, last->depth) && now->parts[depth - 1] == 1;
    }
    return depth == 2 && last->depth >= 2 && now->parts[0] == last->parts[0] + 1 &&
           now->parts[1] == 1;
}

/* With 1 or 1.1 and words behind it, of an annex alone with A.1. */
static bool begins(const struct numbers *now, bool bare) {
    if (bare || now->depth > 2) {
        return false;
    }
    bool annex = now->depth == 2 && now->parts[0] == LETTER + 'A';
    return now->parts[now->depth - 1] == 1 && (annex || now->parts[0] == 1);
}

static bool is_proved(const struct sequence *sequence, uint32_t count) {
    return count - sequence->begin >= LEAST_LABELS && sequence->deep >= LEAST_DEEP;
}

/* Keeps the labels of the sequence that ends here when it is one. */
static uint32_t close(const struct sequence *sequence, uint32_t count) {
    return is_proved(sequence, count) ? count : sequence->begin;
}

uint32_t gaz_decimal_labels_find(gaz_arena *arena, gaz_text_at *text_at, const void *data,
                                 uint32_t count, uint32_t **found) {
    struct sequence sequence = {0};
    struct sequence outer = {0}; /* what 1, 2 below 3.1.2 stand in: 3.1.3 goes on with it */
    uint32_t labels = 0;
    uint32_t capacity = 0;
    *found = NULL;
    for (uint32_t i = 0; i < count; i++) {
        gaz_label label;
        struct numbers now;
        gaz_slice text = text_at(data, i);
        if (text.len == 0 || read_label(text, &label, &now) == 0) {
            continue;
        }
        bool on = labels > sequence.begin && goes_on(&sequence.last, &now);
        if (!on && outer.deep > 0 && goes_on(&outer.last, &now)) {
            labels = close(&sequence, labels);
            sequence = outer;
            outer.deep = 0;
        } else if (!on) {
            if (!begins(&now, label.text_at == text.len)) {
                continue;
            }
            outer = is_proved(&sequence, labels) ? sequence : outer;
            labels = close(&sequence, labels);
            sequence = (struct sequence){.begin = labels};
        }
        *found = gaz_arena_grow(arena, *found, labels, &capacity, sizeof **found);
        (*found)[labels++] = i;
        sequence.last = now;
        sequence.deep += now.depth > 1;
    }
    return close(&sequence, labels);
}
