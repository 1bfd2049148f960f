/* page_stretch.c - a stretch of lines that stand side by side, and whether it is print. */
#include "split/page/page_stretch.h"

#include "split/line/tail.h"
#include "text/slice.h"

enum {
    LEAST_BESIDE = 8,   /* lines that prove the first such stretch */
    LEAST_WIDTH = 20,   /* columns in print of the longest line on either side */
    LONGEST = 240,      /* bytes of a line */
    WIDEST_LINES = 3,   /* of a column; the third is its width */
    FARTHEST = 3,       /* raw lines from one line of a stretch to the next */
    INDENT = 6,         /* columns in print by which a line may be shorter and still be full */
    WIDEST_GUTTER = 24, /* columns in print */
    NEAR = 2            /* columns by which margins of two stretches may differ */
};

bool gaz_stretch_takes(const gaz_line *line) {
    return line->len <= LONGEST && (line->marks & GAZ_MARK_ROW) == 0 && line->heading == 0 &&
           line->line_class != GAZ_LINE_PAGE_NUMBER;
}

bool gaz_stretch_goes_on(const gaz_line *line) {
    return gaz_stretch_takes(line) && (line->marks & GAZ_MARK_PAGE_BEFORE) == 0 &&
           line->number >= line[-1].number && line->number - line[-1].number <= FARTHEST;
}

/* From line `first` on, as far as one gutter goes through all lines. */
static gaz_stretch read_stretch(const gaz_line_list *lines, uint32_t first, uint32_t han,
                                uint32_t full) {
    gaz_stretch stretch = {.first = first, .end = first, .han = han, .gutter.full = full};
    gaz_gaps gutters = gaz_gutters_of(&lines->items[first], han);
    for (uint32_t i = first + 1; i < lines->count && i - first < GAZ_MOST_PAGE_LINES &&
                                 gaz_stretch_goes_on(&lines->items[i]);
         i++) {
        gutters = gaz_gutters_through(&gutters, &lines->items[i], han, full);
        const gaz_gap *gutter = gaz_gutter_widest(&gutters);
        if (gutter == NULL) {
            break;
        }
        stretch.gutter.gap = *gutter;
        stretch.end = i + 1;
    }
    return stretch;
}

gaz_pieces gaz_stretch_pieces(const gaz_stretch *stretch, const gaz_line *line) {
    return gaz_pieces_at(line, stretch->gutter, stretch->han);
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* The widest lines of a column. One alone may be a title, or hold what is none of it. */
struct widest {
    uint32_t columns[WIDEST_LINES];
};

static void take_width(struct widest *widest, uint32_t columns) {
    for (int i = 0; i < WIDEST_LINES; i++) {
        if (columns > widest->columns[i]) {
            uint32_t less = widest->columns[i];
            widest->columns[i] = columns;
            columns = less;
        }
    }
}

/* Fills in what the lines of the stretch tell. */
static void measure(const gaz_line_list *lines, gaz_stretch *stretch) {
    bool left = false;
    bool right = false;
    stretch->margin = UINT32_MAX;
    stretch->beside = stretch->apart = 0;
    struct widest widest[2] = {{{0}}};
    for (uint32_t i = stretch->first; i < stretch->end; i++) {
        gaz_pieces pieces = gaz_stretch_pieces(stretch, &lines->items[i]);
        if (pieces.right.len > 0 && !pieces.narrow && pieces.at < stretch->margin) {
            stretch->margin = pieces.at;
            stretch->flush = 0;
        }
        stretch->flush += pieces.right.len > 0 && pieces.at == stretch->margin;
        take_width(&widest[0], gaz_columns(pieces.left));
        take_width(&widest[1], gaz_columns(pieces.right));
        bool beside = gaz_pieces_are_two(&pieces) || (pieces.left.len > 0 ? right : left);
        stretch->beside += beside;
        stretch->apart += beside && pieces.apart;
        left = pieces.left.len > 0;
        right = pieces.right.len > 0;
    }
    uint32_t nth = stretch->end - stretch->first < LEAST_BESIDE ? 0 : WIDEST_LINES - 1;
    stretch->left = widest[0].columns[nth];
    stretch->right = widest[1].columns[nth];
}

/* Raw lines from one line to the next, in the mean. */
static uint32_t pitch_of(const gaz_line_list *lines, const gaz_stretch *stretch) {
    uint32_t count = stretch->end - stretch->first;
    uint32_t raw = lines->items[stretch->end - 1].number - lines->items[stretch->first].number;
    return count < 2 || raw < count ? 1 : (raw + count / 2) / count;
}

static bool is_near(const gaz_line *line, uint32_t pitch) {
    return line->number - line[-1].number <= pitch;
}

/* Whether two lines have text on both sides, together. */
static bool are_beside(const gaz_stretch *stretch, const gaz_line *line, const gaz_line *other) {
    gaz_pieces a = gaz_stretch_pieces(stretch, line);
    gaz_pieces b = gaz_stretch_pieces(stretch, other);
    return a.left.len + b.left.len > 0 && a.right.len + b.right.len > 0;
}

/* Leaves out the running head above, which is set to both edges of the page. */
static void trim_above(const gaz_line_list *lines, gaz_stretch *stretch, uint32_t pitch) {
    for (; stretch->first + 1 < stretch->end; stretch->first++) {
        const gaz_line *line = &lines->items[stretch->first];
        gaz_pieces pieces = gaz_stretch_pieces(stretch, line);
        bool to_edge = pieces.right.len > 0 && !pieces.narrow &&
                       pieces.at > stretch->margin + stretch->right * stretch->han / 4;
        if (!to_edge && is_near(line + 1, pitch) && are_beside(stretch, line, line + 1)) {
            break;
        }
    }
}

/* Leaves out what stands apart below the last lines that stand side by side. */
static void trim_below(const gaz_line_list *lines, gaz_stretch *stretch, uint32_t pitch) {
    uint32_t end = stretch->end;
    while (end > stretch->first + 1 &&
           !are_beside(stretch, &lines->items[end - 1], &lines->items[end - 2])) {
        end--;
    }
    while (end < stretch->end && is_near(&lines->items[end], pitch)) {
        end++;
    }
    stretch->end = end;
}

/* Lines above that stand in the right column alone. */
static void extend_above(const gaz_line_list *lines, gaz_stretch *stretch, uint32_t from) {
    uint32_t pitch = pitch_of(lines, stretch);
    while (stretch->first > from) {
        const gaz_line *line = &lines->items[stretch->first];
        if ((line->marks & GAZ_MARK_PAGE_BEFORE) != 0 || !is_near(line, pitch) ||
            !gaz_stretch_takes(line - 1) ||
            !(line[-1].indent >= stretch->margin || gaz_stretch_pieces(stretch, line - 1).narrow)) {
            break;
        }
        stretch->first--;
    }
}

/* What the lines of a column tell: those of print are full, break off within a sentence, and
 * have marks in them. */
struct fullness {
    uint32_t count;
    uint32_t full;
    uint32_t open;
    uint32_t marked; /* with ， 。 、 ； inside */
};

static bool has_marks(gaz_slice piece) {
    uint32_t columns;
    const uint32_t marks = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_LIST;
    return (gaz_glance_columns(piece, &columns) & marks) != 0;
}

static void add_fullness(struct fullness *sum, gaz_slice piece, uint32_t width) {
    bool full = piece.len > 0 && gaz_columns(piece) + INDENT >= width;
    sum->count += piece.len > 0;
    sum->full += full;
    sum->marked += has_marks(piece);
    sum->open += full && gaz_tail_of(piece) <= GAZ_TAIL_COMMA;
}

static uint32_t wide_of(const gaz_stretch *stretch) {
    return larger(stretch->left, stretch->right);
}

static uint32_t narrow_of(const gaz_stretch *stretch) {
    return stretch->left + stretch->right - wide_of(stretch);
}

/* Many lines have text on both sides, and most of them a gap that is more than a space. */
static bool is_parted(const gaz_stretch *stretch) {
    return stretch->beside >= LEAST_BESIDE && narrow_of(stretch) >= LEAST_WIDTH &&
           stretch->apart * 3 >= stretch->beside &&
           stretch->beside * 3 >= stretch->end - stretch->first;
}

static void read_fullness(const gaz_line_list *lines, const gaz_stretch *stretch,
                          struct fullness *left, struct fullness *right) {
    for (uint32_t i = stretch->first; i < stretch->end; i++) {
        gaz_pieces pieces = gaz_stretch_pieces(stretch, &lines->items[i]);
        add_fullness(left, pieces.left, stretch->left);
        add_fullness(right, pieces.right, stretch->right);
    }
}

bool gaz_stretch_is_print(const gaz_line_list *lines, const gaz_stretch *stretch) {
    if (!is_parted(stretch) || narrow_of(stretch) * 5 < wide_of(stretch) * 4) {
        return false;
    }
    struct fullness left = {0};
    struct fullness right = {0};
    read_fullness(lines, stretch, &left, &right);
    uint32_t pieces = left.count + right.count;
    uint32_t full = left.full + right.full;
    return left.full * 3 >= left.count && right.full * 3 >= right.count && full * 2 >= pieces &&
           (left.open + right.open) * 2 >= full && (left.marked + right.marked) * 3 >= pieces;
}

bool gaz_stretch_is_uneven(const gaz_stretch *stretch) {
    uint32_t two = narrow_of(stretch) * 2;
    return wide_of(stretch) + INDENT >= two && wide_of(stretch) <= two + WIDEST_GUTTER;
}

uint32_t gaz_stretch_column(const gaz_stretch *stretch) {
    return gaz_stretch_is_uneven(stretch) ? narrow_of(stretch) : wide_of(stretch);
}

bool gaz_stretch_may_hold_three(const gaz_line_list *lines, const gaz_stretch *stretch) {
    if (!is_parted(stretch) || !gaz_stretch_is_uneven(stretch)) {
        return false;
    }
    struct fullness left = {0};
    struct fullness right = {0};
    read_fullness(lines, stretch, &left, &right);
    const struct fullness *one = stretch->left < stretch->right ? &left : &right;
    return one->full * 2 >= one->count && one->open * 2 >= one->full &&
           one->marked * 3 >= one->count;
}

/* A few lines below a page of print, the last of a text: in the same columns. */
static bool is_rest(const gaz_stretch *stretch, const gaz_stretch *known) {
    return stretch->beside > 0 && stretch->margin + NEAR >= known->margin &&
           stretch->margin <= known->margin + NEAR && stretch->left <= known->left + NEAR &&
           stretch->right <= known->right + NEAR;
}

static bool is_as_wide(uint32_t columns, uint32_t known) {
    return columns <= known + NEAR && columns + INDENT >= known;
}

/* A page of short paragraphs in a text of which another page is print of the same width. */
static bool is_page(const gaz_stretch *stretch, const gaz_stretch *known) {
    return stretch->beside >= LEAST_BESIDE && stretch->apart * 2 >= stretch->beside &&
           is_as_wide(wide_of(stretch), wide_of(known)) &&
           (wide_of(stretch) - narrow_of(stretch) <= INDENT ||
            is_as_wide(narrow_of(stretch), narrow_of(known)));
}

bool gaz_stretch_is_like(const gaz_stretch *stretch, const gaz_stretch *known) {
    return known->han == stretch->han && (is_rest(stretch, known) || is_page(stretch, known));
}

gaz_stretch gaz_stretch_read(const gaz_line_list *lines, uint32_t first, uint32_t from,
                             uint32_t han, uint32_t full) {
    gaz_stretch stretch = read_stretch(lines, first, han, full);
    if (stretch.end > first) {
        uint32_t pitch = pitch_of(lines, &stretch);
        measure(lines, &stretch);
        trim_above(lines, &stretch, pitch);
        trim_below(lines, &stretch, pitch);
        measure(lines, &stretch);
        extend_above(lines, &stretch, from);
    }
    return stretch;
}
