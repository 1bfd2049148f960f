/* listed_title.c - titles as the contents page prints them. */
#include "split/line/words.h"
#include "split/paragraph/join.h"
#include "text/slice.h"

enum {
    LONGEST_LINE = 360, /* bytes */
    LEAST_LISTED = 4    /* characters of a title that is listed */
};

/* Whether the characters of title from `at` on begin with those of part. */
static bool goes_on_with(gaz_title_key title, uint32_t at, gaz_title_key part) {
    return part.count > 0 && part.count <= title.count - at &&
           memcmp(title.chars + at, part.chars, part.count * sizeof *part.chars) == 0;
}

/* How many lines from i on are the whole of the title, 0 when they are not. */
static uint32_t lines_of_title(const gaz_joiner *j, uint32_t i, gaz_title_key title) {
    uint32_t at = 0;
    for (uint32_t count = 0; count < GAZ_TITLE_LINES && i + count < j->to; count++) {
        uint32_t chars[GAZ_KEY_LONGEST];
        const gaz_line *line = &j->lines[i + count];
        if (line->len > LONGEST_LINE) {
            return 0;
        }
        gaz_title_key part = gaz_title_key_in(gaz_line_text(line), chars);
        if (!goes_on_with(title, at, part)) {
            return 0;
        }
        at += part.count;
        if (at == title.count) {
            return count + 1;
        }
    }
    return 0;
}

/* Whether a title around the place reached on the contents page begins with the
 * first character of text; the key of a whole line is needed for few. */
static bool may_be_listed(const gaz_joiner *j, gaz_slice text) {
    uint32_t first = gaz_title_key_first(text, LEAST_LISTED);
    uint32_t from;
    uint32_t end = gaz_toc_window(&j->toc, &from);
    bool may_be = first == 0;
    for (uint32_t e = from; e < end && !may_be; e++) {
        may_be = j->toc.keys[e].count > 0 && j->toc.keys[e].chars[0] == first;
    }
    return may_be;
}

/* 《…规定》 / 已经…通过: the sentence of an order, broken behind the name. */
static bool is_subject(const gaz_joiner *j, uint32_t i) {
    if (i + 1 >= j->to || !gaz_is_quoted_name(gaz_line_text(&j->lines[i]))) {
        return false;
    }
    gaz_slice next = gaz_line_text(&j->lines[i + 1]);
    return gaz_slice_starts(next, "已") || gaz_slice_starts(next, "业经");
}

/* How many lines from i on are the title of an entry of the contents page, which is
 * *entry; 0 for none. */
static uint32_t listed_lines(const gaz_joiner *j, uint32_t i, uint32_t *entry) {
    uint32_t chars[GAZ_KEY_LONGEST];
    const gaz_line *line = &j->lines[i];
    if (j->toc.count == 0 || !may_be_listed(j, gaz_line_text(line)) || is_subject(j, i)) {
        return 0;
    }
    gaz_title_key first = gaz_title_key_in(gaz_line_text(line), chars);
    uint32_t from;
    uint32_t end = gaz_toc_window(&j->toc, &from);
    for (uint32_t e = from; e < end; e++) {
        gaz_title_key title = j->toc.keys[e];
        bool may_be = title.count >= LEAST_LISTED && goes_on_with(title, 0, first);
        uint32_t count = may_be ? lines_of_title(j, i, title) : 0;
        if (count > 0) {
            *entry = e;
            return count;
        }
    }
    return 0;
}

bool gaz_joiner_is_listed(const gaz_joiner *j, uint32_t i) {
    static const char *const rests[] = {"关于", "印发", "转发", "批转"};
    uint32_t entry;
    for (size_t k = 0; k < sizeof rests / sizeof *rests; k++) {
        if (gaz_slice_starts(gaz_line_text(&j->lines[i]), rests[k])) {
            return false;
        }
    }
    return listed_lines(j, i, &entry) > 0;
}

static uint64_t bit_of(uint32_t first) {
    return UINT64_C(1) << (first & 63);
}

/* The bits of what titles around the place reached begin with. */
static uint64_t first_bits(const gaz_toc_keys *toc) {
    uint32_t from;
    uint64_t bits = bit_of(0); /* of a line whose first character is not known */
    for (uint32_t end = gaz_toc_window(toc, &from); from < end; from++) {
        bits |= toc->keys[from].count > 0 ? bit_of(toc->keys[from].chars[0]) : 0;
    }
    return bits;
}

/* What may_be_listed answers for nearly every line, without a look at each title. */
static bool begins_like_listed(gaz_joiner *j, gaz_slice text) {
    if (j->listed_bits == 0 || j->listed_next != j->toc.next) {
        j->listed_bits = first_bits(&j->toc);
        j->listed_next = j->toc.next;
    }
    return (j->listed_bits & bit_of(gaz_title_key_first(text, LEAST_LISTED))) != 0;
}

bool gaz_joiner_may_be_listed(gaz_joiner *j, uint32_t i) {
    return j->toc.count > 0 && begins_like_listed(j, gaz_line_text(&j->lines[i]));
}

uint32_t gaz_joiner_listed_title(gaz_joiner *j, uint32_t i) {
    uint32_t entry;
    uint32_t count = listed_lines(j, i, &entry);
    if (count > 0) {
        j->toc.next = entry + 1;
    }
    return count;
}
