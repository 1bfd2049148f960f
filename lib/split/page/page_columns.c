/* page_columns.c - pages printed in two columns, whose lines stand side by side. */
#include "split/page/page_columns.h"

#include "split/line/tail.h"
#include "split/page/page_gutter.h"
#include "split/page/page_versions.h"
#include "text/diagnostic.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_BESIDE = 8, /* lines that prove the first such stretch */
    LEAST_WIDTH = 20, /* columns in print of the longest line on either side */
    FAR_RIGHT = 12,   /* columns of space before a line of the right column */
    LONGEST = 240,    /* bytes of a line */
    MOST_LINES = 200, /* of a page */
    WIDEST_LINES = 3, /* of a column; the third is its width */
    FARTHEST = 3,     /* raw lines from one line of a stretch to the next */
    INDENT = 6,       /* columns in print by which a line may be shorter and still be full */
    NEAR = 2          /* columns by which margins of two stretches may differ */
};

/* What stands side by side. */
struct stretch {
    uint32_t first; /* lines first..end, end excluded */
    uint32_t end;
    uint32_t han;      /* columns of a Han character: pdftotext counts one, print two */
    gaz_gutter gutter; /* between the columns */
    uint32_t margin;   /* where the right one begins */
    uint32_t flush;    /* lines that begin there */
    uint32_t beside;   /* lines with text on both sides, or on another side than the one above */
    uint32_t apart;    /* of these, how many by more than one space */
    uint32_t left;     /* columns in print of the longest line on the left, */
    uint32_t right;    /* and on the right */
};

struct order {
    gaz_arena *arena;
    const gaz_line_list *lines;
    gaz_line_list out;
    uint32_t copied;      /* of lines */
    uint32_t count;       /* stretches so far */
    uint32_t begun;       /* the first line of them */
    struct stretch known; /* the first that is print; its end is 0 as long as none is */
    uint32_t page_end;    /* of the page at hand */
    uint32_t full;        /* print columns of its left column, where the gutter is narrow */
};

/* A line of running text: no cells, no heading, no page number. */
static bool may_stand(const gaz_line *line) {
    return line->len <= LONGEST && (line->marks & GAZ_MARK_ROW) == 0 && line->heading == 0 &&
           line->line_class != GAZ_LINE_PAGE_NUMBER;
}

/* Spaces side by side: single ones are in every third line, wide ones behind labels. */
static bool has_wide_gap(const gaz_line *line) {
    const uint32_t others = GAZ_HAS_ANY_SPACE & ~(uint32_t)GAZ_HAS_SPACE;
    gaz_slice text = gaz_line_text(line);
    return ((line->facts.signs & GAZ_HAS_SPACE) != 0 && gaz_slice_find(text, "  ") != NULL) ||
           ((line->facts.signs & others) != 0 && gaz_slice_find(text, "　　") != NULL);
}

static bool goes_on(const gaz_line *line) {
    return may_stand(line) && (line->marks & GAZ_MARK_PAGE_BEFORE) == 0 &&
           line->number >= line[-1].number && line->number - line[-1].number <= FARTHEST;
}

/* Whether line i may have text in both columns, or the next in the right one alone. */
static bool may_begin(const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    return i + 1 < lines->count && may_stand(line) &&
           (line[1].indent >= FAR_RIGHT || has_wide_gap(line)) && goes_on(line + 1);
}

/* Measures the page that line i is on, once. */
static void look_at_page(struct order *order, uint32_t i) {
    const gaz_line_list *lines = order->lines;
    if (i < order->page_end) {
        return;
    }
    uint32_t end = i + 1;
    while (end < lines->count && end - i < MOST_LINES && goes_on(&lines->items[end])) {
        end++;
    }
    order->page_end = end;
    order->full = gaz_gutter_full(lines->items + i, end - i);
}

/* From line `first` on, as far as one gutter goes through all lines. */
static struct stretch read_stretch(const gaz_line_list *lines, uint32_t first, uint32_t han,
                                   uint32_t full) {
    struct stretch stretch = {.first = first, .end = first, .han = han, .gutter.full = full};
    gaz_gaps gutters = gaz_gutters_of(&lines->items[first], han);
    for (uint32_t i = first + 1;
         i < lines->count && i - first < MOST_LINES && goes_on(&lines->items[i]); i++) {
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

static gaz_pieces pieces_of(const gaz_line *line, const struct stretch *stretch) {
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
static void measure(const gaz_line_list *lines, struct stretch *stretch) {
    bool left = false;
    bool right = false;
    stretch->margin = UINT32_MAX;
    stretch->beside = stretch->apart = 0;
    struct widest widest[2] = {{{0}}};
    for (uint32_t i = stretch->first; i < stretch->end; i++) {
        gaz_pieces pieces = pieces_of(&lines->items[i], stretch);
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
static uint32_t pitch_of(const gaz_line_list *lines, const struct stretch *stretch) {
    uint32_t count = stretch->end - stretch->first;
    uint32_t raw = lines->items[stretch->end - 1].number - lines->items[stretch->first].number;
    return count < 2 || raw < count ? 1 : (raw + count / 2) / count;
}

static bool is_near(const gaz_line *line, uint32_t pitch) {
    return line->number - line[-1].number <= pitch;
}

/* Whether two lines have text on both sides, together. */
static bool are_beside(const struct stretch *stretch, const gaz_line *line, const gaz_line *other) {
    gaz_pieces a = pieces_of(line, stretch);
    gaz_pieces b = pieces_of(other, stretch);
    return a.left.len + b.left.len > 0 && a.right.len + b.right.len > 0;
}

/* Leaves out the running head above, which is set to both edges of the page. */
static void trim_above(const gaz_line_list *lines, struct stretch *stretch, uint32_t pitch) {
    for (; stretch->first + 1 < stretch->end; stretch->first++) {
        const gaz_line *line = &lines->items[stretch->first];
        gaz_pieces pieces = pieces_of(line, stretch);
        bool to_edge = pieces.right.len > 0 && !pieces.narrow &&
                       pieces.at > stretch->margin + stretch->right * stretch->han / 4;
        if (!to_edge && is_near(line + 1, pitch) && are_beside(stretch, line, line + 1)) {
            break;
        }
    }
}

/* Leaves out what stands apart below the last lines that stand side by side. */
static void trim_below(const gaz_line_list *lines, struct stretch *stretch, uint32_t pitch) {
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
static void extend_above(const gaz_line_list *lines, struct stretch *stretch, uint32_t from) {
    uint32_t pitch = pitch_of(lines, stretch);
    while (stretch->first > from) {
        const gaz_line *line = &lines->items[stretch->first];
        if ((line->marks & GAZ_MARK_PAGE_BEFORE) != 0 || !is_near(line, pitch) ||
            !may_stand(line - 1) ||
            !(line[-1].indent >= stretch->margin || pieces_of(line - 1, stretch).narrow)) {
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

/* Whether what stands side by side is print: equally wide, full, and going on. */
static bool is_print(const gaz_line_list *lines, const struct stretch *stretch) {
    uint32_t wide = larger(stretch->left, stretch->right);
    uint32_t narrow = stretch->left + stretch->right - wide;
    if (stretch->beside < LEAST_BESIDE || narrow < LEAST_WIDTH || narrow * 5 < wide * 4 ||
        stretch->apart * 3 < stretch->beside ||
        stretch->beside * 3 < stretch->end - stretch->first) {
        return false;
    }
    struct fullness left = {0};
    struct fullness right = {0};
    for (uint32_t i = stretch->first; i < stretch->end; i++) {
        gaz_pieces pieces = pieces_of(&lines->items[i], stretch);
        add_fullness(&left, pieces.left, stretch->left);
        add_fullness(&right, pieces.right, stretch->right);
    }
    uint32_t pieces = left.count + right.count;
    uint32_t full = left.full + right.full;
    return left.full * 3 >= left.count && right.full * 3 >= right.count && full * 2 >= pieces &&
           (left.open + right.open) * 2 >= full && (left.marked + right.marked) * 3 >= pieces;
}

/* A few lines below a page of print, the last of a text: in the same columns. */
static bool is_rest(const struct stretch *known, const struct stretch *stretch) {
    return known->han == stretch->han && stretch->beside > 0 &&
           stretch->margin + NEAR >= known->margin && stretch->margin <= known->margin + NEAR &&
           stretch->left <= known->left + NEAR && stretch->right <= known->right + NEAR;
}

/* A page of short paragraphs in a text of which another page is print of the same width. */
static bool is_like(const struct stretch *known, const struct stretch *stretch) {
    uint32_t wide = larger(stretch->left, stretch->right);
    uint32_t print = larger(known->left, known->right);
    return known->han == stretch->han && stretch->beside >= LEAST_BESIDE &&
           stretch->apart * 2 >= stretch->beside && wide <= print + NEAR &&
           wide + INDENT >= print && (wide - (stretch->left + stretch->right - wide)) <= INDENT;
}

/* Whether a stretch as this count of columns has it begins at line i. */
static bool read_as(const struct order *order, uint32_t i, uint32_t han, uint32_t full,
                    struct stretch *stretch) {
    *stretch = read_stretch(order->lines, i, han, full);
    if (stretch->end == i) {
        return false;
    }
    uint32_t pitch = pitch_of(order->lines, stretch);
    measure(order->lines, stretch);
    trim_above(order->lines, stretch, pitch);
    trim_below(order->lines, stretch, pitch);
    measure(order->lines, stretch);
    extend_above(order->lines, stretch, order->copied);
    return is_print(order->lines, stretch) ||
           (order->known.end > 0 &&
            (is_rest(&order->known, stretch) || is_like(&order->known, stretch)));
}

/* The stretch that begins at line i; false when none does, and *next is where to go on. In
 * the right count of columns more lines begin at the margin. */
static bool find_with(const struct order *order, uint32_t i, uint32_t full, struct stretch *stretch,
                      uint32_t *next) {
    struct stretch wide;
    bool narrow_is = read_as(order, i, 1, full, stretch);
    bool wide_is = read_as(order, i, 2, full, &wide);
    *next = larger(*next, larger(stretch->end, wide.end));
    if (wide_is && (!narrow_is || wide.flush > stretch->flush)) {
        *stretch = wide;
    }
    return narrow_is || wide_is;
}

static bool find(const struct order *order, uint32_t i, struct stretch *stretch, uint32_t *next) {
    const struct stretch *known = &order->known;
    uint32_t print = known->end > 0 ? larger(known->left, known->right) : 0;
    *next = i + 1;
    return (print > 0 && find_with(order, i, print, stretch, next)) ||
           (order->full > 0 && find_with(order, i, order->full, stretch, next)) ||
           find_with(order, i, 0, stretch, next);
}

static void add_line(struct order *order, const gaz_line *line) {
    gaz_line_list *out = &order->out;
    out->items =
        gaz_arena_grow(order->arena, out->items, out->count, &out->capacity, sizeof *out->items);
    out->items[out->count++] = *line;
    out->any = gaz_facts_of_either(out->any, line->facts);
    out->marks |= line->marks;
}

static void copy_lines(struct order *order, uint32_t to) {
    for (; order->copied < to; order->copied++) {
        add_line(order, &order->lines->items[order->copied]);
    }
}

static void add_left(struct order *order, const gaz_line *line, const gaz_pieces *pieces) {
    gaz_line left = *line;
    if (pieces->right.len > 0) {
        gaz_line_say(&left, pieces->left);
    }
    add_line(order, &left);
}

static void add_right(struct order *order, const gaz_line *line, const gaz_pieces *pieces,
                      uint32_t margin, bool first) {
    gaz_line right = *line;
    uint32_t indent = !pieces->narrow && pieces->at > margin ? pieces->at - margin : 0;
    gaz_line_say(&right, pieces->right);
    right.indent = (uint8_t)(indent > UINT8_MAX ? UINT8_MAX : indent);
    right.marks = first ? GAZ_MARK_PAGE_BEFORE : line->marks & GAZ_MARK_BLANK_BEFORE;
    add_line(order, &right);
}

/* What stands on the left of lines from..to, then what stands on the right. */
static void part_lines(struct order *order, const struct stretch *stretch, uint32_t from,
                       uint32_t to) {
    bool first = true;
    for (uint32_t i = from; i < to; i++) {
        const gaz_line *line = &order->lines->items[i];
        gaz_pieces pieces = pieces_of(line, stretch);
        if (pieces.left.len > 0) {
            add_left(order, line, &pieces);
        }
    }
    for (uint32_t i = from; i < to; i++) {
        const gaz_line *line = &order->lines->items[i];
        gaz_pieces pieces = pieces_of(line, stretch);
        if (pieces.right.len > 0) {
            add_right(order, line, &pieces, stretch->margin, first);
            first = false;
        }
    }
}

static bool is_table(const struct order *order, const struct stretch *stretch) {
    gaz_versions versions = {0};
    for (uint32_t i = stretch->first; i < stretch->end; i++) {
        gaz_pieces pieces = pieces_of(&order->lines->items[i], stretch);
        gaz_versions_count(&versions, &pieces);
    }
    return gaz_versions_are_beside(&versions);
}

/* The row of a table that begins with line i ends before this one. */
static uint32_t row_end(const struct order *order, const struct stretch *stretch, uint32_t i) {
    for (i++; i < stretch->end; i++) {
        gaz_pieces pieces = pieces_of(&order->lines->items[i], stretch);
        if (gaz_versions_begin_row(&pieces)) {
            break;
        }
    }
    return i;
}

/* The left column, then the right; of a table the left cell and the right one, row by row. */
static void part(struct order *order, const struct stretch *stretch) {
    bool table = is_table(order, stretch);
    copy_lines(order, stretch->first);
    for (uint32_t i = stretch->first; i < stretch->end;) {
        uint32_t end = table ? row_end(order, stretch, i) : stretch->end;
        part_lines(order, stretch, i, end);
        i = end;
    }
    order->copied = stretch->end;
    order->count++;
}

static void report(const struct order *order, uint32_t line, uint32_t end_line, gaz_issue *issue) {
    gaz_slice message = gaz_slice_of(gaz_code_sentence(GAZ_CODE_TWO_COLUMNS));
    if (order->count > 1) {
        message = gaz_arena_format(order->arena,
                                   "lines stand in two columns in %u places; each column was read "
                                   "by itself",
                                   order->count);
    }
    gaz_diagnose(order->arena, &issue->diagnostics, GAZ_CODE_TWO_COLUMNS, line, end_line, message);
}

/* Goes through the lines; the first time only up to the first stretch of print, which the
 * others are like. */
static void go_through(struct order *order, bool parted) {
    struct stretch stretch;
    uint32_t next;
    for (uint32_t i = 0; i < order->lines->count;) {
        if (!may_begin(order->lines, i)) {
            i++;
            continue;
        }
        look_at_page(order, i);
        if (!find(order, i, &stretch, &next)) {
            i = next;
        } else if (!parted) {
            order->known = stretch;
            return;
        } else {
            order->begun = order->count == 0 ? stretch.first : order->begun;
            part(order, &stretch);
            i = stretch.end;
        }
    }
}

void gaz_page_columns_order(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    struct order order = {.arena = arena, .lines = lines};
    if ((lines->any.signs & GAZ_HAS_ANY_SPACE) == 0) {
        return;
    }
    go_through(&order, false);
    if (order.known.end == 0) {
        return;
    }
    order.page_end = 0;
    go_through(&order, true);
    if (order.count > 0) {
        report(&order, lines->items[order.begun].number, lines->items[order.copied - 1].number,
               issue);
        copy_lines(&order, lines->count);
        order.out.raw = lines->raw;
        order.out.indent = lines->indent;
        *lines = order.out;
        gaz_line_list_find_odd(arena, lines);
    }
}
