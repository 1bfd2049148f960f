/* page_gutter.c - the gap between two columns of print. */
#include "split/page/page_gutter.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_PIECE = 2, /* Han characters before a gutter */
    OVERHANG = 2,    /* columns */
    INDENT = 4,      /* columns in print of a first line */
    FEWEST_FULL = 6, /* lines with a single space behind a full left column, */
    FULL_SHARE = 6,  /* one line of so many at least */
    NARROWEST = 20,  /* columns in print of such a column */
    WIDEST = 100
};

static uint32_t columns_of(uint32_t c, uint32_t han) {
    uint32_t columns = gaz_columns_of(c);
    return columns == 2 && c != 0x3000 ? han : columns;
}

static void add_gap(gaz_gaps *gaps, uint32_t from, uint32_t to) {
    if (to > from && gaps->count < GAZ_MOST_GAPS) {
        gaps->items[gaps->count++] = (gaz_gap){from, to};
    }
}

/* The same, with what lines may hang over on either side: pdftotext sets a line of many
 * figures a little wider. */
static gaz_gap widened(gaz_gap gap) {
    gap.from -= gap.from < OVERHANG ? gap.from : OVERHANG;
    gap.to += gap.to < UINT32_MAX - OVERHANG ? OVERHANG : 0;
    return gap;
}

static uint32_t width_of(gaz_gap gap) {
    return gap.to - gap.from;
}

/* All gaps of a line, what lies before and behind its text among them. */
static gaz_gaps gaps_of(const gaz_line *line, uint32_t han) {
    gaz_gaps gaps = {.count = 0};
    uint32_t column = line->indent;
    uint32_t ended = 0; /* where the text before ends */
    const char *end = line->text + line->len;
    for (const char *at = line->text; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_space(c)) {
            add_gap(&gaps, ended, column);
            ended = column + columns_of(c, han);
        }
        column += columns_of(c, han);
        at += step;
    }
    gaps.count -= gaps.count == GAZ_MOST_GAPS;
    add_gap(&gaps, ended, UINT32_MAX);
    return gaps;
}

gaz_gaps gaz_gutters_of(const gaz_line *line, uint32_t han) {
    gaz_gaps all = gaps_of(line, han);
    gaz_gaps gutters = {.count = 0};
    for (uint32_t i = 0; i < all.count; i++) {
        if (all.items[i].from >= (uint32_t)line->indent + LEAST_PIECE * han) {
            gutters.items[gutters.count++] = all.items[i];
        }
    }
    return gutters;
}

/* The next single space of a line from `at` on, NULL for none before a wider gap; *columns are
 * those of print before it, of what stands between `at` and it. */
static const char *single_space(const char *at, const char *end, uint32_t *columns) {
    for (*columns = 0; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == ' ' || c == 0x3000) {
            bool single = c == ' ' && at + 1 < end &&
                          !gaz_is_space(gaz_utf8_first(gaz_slice_between(at + 1, end)));
            return single ? at : NULL;
        }
        *columns += gaz_columns_of(c);
        at += step;
    }
    return NULL;
}

/* By how much `at` lies outside of least..most. */
static uint32_t beyond(uint32_t least, uint32_t most, uint32_t at) {
    return at < least ? least - at : at > most ? at - most : 0;
}

/* The single space behind a full left column, that of a first line among them; NULL for none. */
static const char *narrow_gap(const gaz_line *line, uint32_t full) {
    const char *end = line->text + line->len;
    uint32_t indent = line->indent > 1 && line->indent <= INDENT + 2 ? INDENT : 0;
    uint32_t least = OVERHANG + 1;
    uint32_t columns = 0;
    uint32_t spaces = 0; /* each may have been as wide as a Han character */
    uint32_t more;
    const char *best = NULL;
    if (full == 0 || line->len < full) {
        return NULL;
    }
    for (const char *at = line->text; columns <= full + OVERHANG;) {
        const char *space = single_space(at, end, &more);
        if (space == NULL) {
            break;
        }
        columns += more;
        uint32_t off = beyond(columns, columns + spaces, full);
        uint32_t first =
            indent > 0 ? beyond(columns + indent, columns + indent + spaces, full) : off;
        off = first < off ? first : off;
        if (off < least) {
            least = off;
            best = space;
        }
        columns++;
        spaces++;
        at = space + 1;
    }
    return best;
}

static void count_spaces(const gaz_line *line, uint32_t *seen) {
    const char *end = line->text + line->len;
    uint32_t columns = 0;
    uint32_t more;
    for (const char *at = line->text; columns < WIDEST;) {
        const char *space = single_space(at, end, &more);
        columns += more;
        if (space == NULL || columns >= WIDEST) {
            break;
        }
        seen[columns]++;
        columns++;
        at = space + 1;
    }
}

uint32_t gaz_gutter_full(const gaz_line *lines, uint32_t count) {
    uint32_t seen[WIDEST + 1] = {0};
    uint32_t most = 0;
    uint32_t full = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (lines[i].len >= NARROWEST) {
            count_spaces(&lines[i], seen);
        }
    }
    for (uint32_t at = NARROWEST; at < WIDEST; at++) {
        uint32_t sum = seen[at - 1] + seen[at] + seen[at + 1];
        if (sum > most || (sum == most && seen[at] > seen[full])) {
            most = sum;
            full = at;
        }
    }
    return most >= FEWEST_FULL && most * FULL_SHARE >= count ? full : 0;
}

gaz_gaps gaz_gutters_through(const gaz_gaps *gutters, const gaz_line *line, uint32_t han,
                             uint32_t full) {
    if (narrow_gap(line, full) != NULL) {
        return *gutters;
    }
    gaz_gaps own = gaps_of(line, han);
    gaz_gaps both = {.count = 0};
    for (uint32_t i = 0, k = 0; i < gutters->count && k < own.count;) {
        gaz_gap a = gutters->items[i];
        gaz_gap b = widened(own.items[k]);
        add_gap(&both, a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to);
        if (a.to < b.to) {
            i++;
        } else {
            k++;
        }
    }
    return both;
}

const gaz_gap *gaz_gutter_widest(const gaz_gaps *gaps) {
    const gaz_gap *widest = NULL;
    for (uint32_t i = 0; i < gaps->count && gaps->items[i].to < UINT32_MAX; i++) {
        if (widest == NULL || width_of(gaps->items[i]) > width_of(*widest)) {
            widest = &gaps->items[i];
        }
    }
    return widest;
}

static uint32_t overlap(gaz_gap a, gaz_gap b) {
    uint32_t from = a.from > b.from ? a.from : b.from;
    uint32_t to = a.to < b.to ? a.to : b.to;
    return to > from ? to - from : 0;
}

/* The gap of the line in which the gutter lies. */
static gaz_gap gap_at(const gaz_line *line, gaz_gap gutter, uint32_t han) {
    gaz_gaps gaps = gaps_of(line, han);
    gaz_gap best = {UINT32_MAX, UINT32_MAX};
    uint32_t most = 0;
    for (uint32_t i = 0; i < gaps.count; i++) {
        uint32_t common = overlap(widened(gaps.items[i]), gutter);
        if (common > most) {
            best = gaps.items[i];
            most = common;
        }
    }
    return best;
}

gaz_pieces gaz_pieces_at(const gaz_line *line, gaz_gutter gutter, uint32_t han) {
    gaz_gap gap = gap_at(line, gutter.gap, han);
    const char *end = line->text + line->len;
    const char *space = gap.to > gap.from + 1 ? NULL : narrow_gap(line, gutter.full);
    if (space != NULL) {
        return (gaz_pieces){gaz_slice_between(line->text, space), gaz_slice_between(space + 1, end),
                            0, true, true};
    }
    const char *right = line->text;
    uint32_t column = line->indent;
    while (right < end && column < gap.to) {
        size_t step;
        column += columns_of(gaz_utf8_decode(right, end, &step), han);
        right += step;
    }
    return (gaz_pieces){gaz_slice_trim(gaz_slice_between(line->text, right)),
                        gaz_slice_between(right, end), column, gap.to > gap.from + 1, false};
}
