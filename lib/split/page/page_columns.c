/* page_columns.c - pages printed in two columns, or three, whose lines stand side by side. */
#include "split/page/page_columns.h"

#include "split/page/page_stretch.h"
#include "split/page/page_versions.h"
#include "text/diagnostic.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { FAR_RIGHT = 12 /* columns of space before a line of the right column */ };

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* The lines in the order in which they are read. */
struct order {
    gaz_arena *arena;
    const gaz_line_list *lines;
    gaz_line_list out;
    uint32_t copied;   /* of lines */
    uint32_t count;    /* stretches so far */
    uint32_t begun;    /* the first line of them, */
    uint32_t ended;    /* and one past the last */
    bool three;        /* there may be three columns; */
    gaz_stretch side;  /* what was found in two of them */
    gaz_stretch known; /* the first that is print; its end is 0 as long as none is */
    uint32_t page_end; /* of the page at hand */
    uint32_t full;     /* print columns of its left column, where the gutter is narrow */
};

/* Spaces side by side: single ones are in every third line, wide ones behind labels. */
static bool has_wide_gap(const gaz_line *line) {
    const uint32_t others = GAZ_HAS_ANY_SPACE & ~(uint32_t)GAZ_HAS_SPACE;
    gaz_slice text = gaz_line_text(line);
    return ((line->facts.signs & GAZ_HAS_SPACE) != 0 && gaz_slice_find(text, "  ") != NULL) ||
           ((line->facts.signs & others) != 0 && gaz_slice_find(text, "　　") != NULL);
}

/* Whether line i may have text in both columns, or the next in the right one alone. */
static bool may_begin(const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    return i + 1 < lines->count && gaz_stretch_takes(line) &&
           (line[1].indent >= FAR_RIGHT || has_wide_gap(line)) && gaz_stretch_goes_on(line + 1);
}

/* Measures the page that line i is on, once. */
static void look_at_page(struct order *order, uint32_t i) {
    const gaz_line_list *lines = order->lines;
    if (i < order->page_end) {
        return;
    }
    uint32_t end = i + 1;
    while (end < lines->count && end - i < GAZ_MOST_PAGE_LINES &&
           gaz_stretch_goes_on(&lines->items[end])) {
        end++;
    }
    order->page_end = end;
    order->full = gaz_gutter_full(lines->items + i, end - i);
}

static void add_to(gaz_arena *arena, gaz_line_list *out, const gaz_line *line) {
    out->items = gaz_arena_grow(arena, out->items, out->count, &out->capacity, sizeof *out->items);
    out->items[out->count++] = *line;
    out->any = gaz_facts_of_either(out->any, line->facts);
    out->marks |= line->marks;
}

static void add_left(gaz_arena *arena, gaz_line_list *out, const gaz_line *line,
                     const gaz_pieces *pieces) {
    gaz_line left = *line;
    if (pieces->right.len > 0) {
        gaz_line_say(&left, pieces->left);
    }
    add_to(arena, out, &left);
}

static void add_right(gaz_arena *arena, gaz_line_list *out, const gaz_line *line,
                      const gaz_pieces *pieces, uint32_t margin) {
    gaz_line right = *line;
    uint32_t indent = !pieces->narrow && pieces->at > margin ? pieces->at - margin : 0;
    gaz_line_say(&right, pieces->right);
    right.indent = (uint8_t)(indent > UINT8_MAX ? UINT8_MAX : indent);
    right.marks = out->count == 0 ? GAZ_MARK_PAGE_BEFORE : line->marks & GAZ_MARK_BLANK_BEFORE;
    add_to(arena, out, &right);
}

/* What stands on one side of the lines from..to of a stretch. */
static gaz_line_list side_of(const struct order *order, const gaz_stretch *stretch, uint32_t from,
                             uint32_t to, bool on_right) {
    gaz_line_list side = {.count = 0};
    for (uint32_t i = from; i < to; i++) {
        const gaz_line *line = &order->lines->items[i];
        gaz_pieces pieces = gaz_stretch_pieces(stretch, line);
        if (on_right && pieces.right.len > 0) {
            add_right(order->arena, &side, line, &pieces, stretch->margin);
        } else if (!on_right && pieces.left.len > 0) {
            add_left(order->arena, &side, line, &pieces);
        }
    }
    return side;
}

static gaz_line_list wide_side(const struct order *order, const gaz_stretch *stretch) {
    return side_of(order, stretch, stretch->first, stretch->end, stretch->right > stretch->left);
}

static bool finds_print(struct order *order);
static bool put_in_order(struct order *order);

/* Print in three columns: two of them stand on one side. */
static bool is_three(struct order *order, const gaz_stretch *stretch) {
    if (!order->three || !gaz_stretch_may_hold_three(order->lines, stretch)) {
        return false;
    }
    gaz_line_list side = wide_side(order, stretch);
    struct order two = {.arena = order->arena, .lines = &side};
    bool found = finds_print(&two);
    order->side = found ? two.known : order->side;
    return found;
}

/* Whether a stretch as this count of columns has it begins at line i. */
static bool read_as(struct order *order, uint32_t i, uint32_t han, uint32_t full,
                    gaz_stretch *stretch) {
    *stretch = gaz_stretch_read(order->lines, i, order->copied, han, full);
    return stretch->end > i &&
           (gaz_stretch_is_print(order->lines, stretch) ||
            (order->known.end > 0 && gaz_stretch_is_like(stretch, &order->known)) ||
            is_three(order, stretch));
}

/* The stretch that begins at line i; false when none does, and *next is where to go on. In
 * the right count of columns more lines begin at the margin. */
static bool find_with(struct order *order, uint32_t i, uint32_t full, gaz_stretch *stretch,
                      uint32_t *next) {
    gaz_stretch wide;
    bool narrow_is = read_as(order, i, 1, full, stretch);
    bool wide_is = read_as(order, i, 2, full, &wide);
    *next = larger(*next, larger(stretch->end, wide.end));
    if (wide_is && (!narrow_is || wide.flush > stretch->flush)) {
        *stretch = wide;
    }
    return narrow_is || wide_is;
}

static bool find(struct order *order, uint32_t i, gaz_stretch *stretch, uint32_t *next) {
    const gaz_stretch *known = &order->known;
    uint32_t print = known->end > 0 ? gaz_stretch_column(known) : 0;
    *next = i + 1;
    return (print > 0 && find_with(order, i, print, stretch, next)) ||
           (order->full > 0 && find_with(order, i, order->full, stretch, next)) ||
           find_with(order, i, 0, stretch, next);
}

static void copy_lines(struct order *order, uint32_t to) {
    for (; order->copied < to; order->copied++) {
        add_to(order->arena, &order->out, &order->lines->items[order->copied]);
    }
}

static void add_side(struct order *order, const gaz_stretch *stretch, uint32_t from, uint32_t to,
                     bool on_right) {
    gaz_line_list side = side_of(order, stretch, from, to, on_right);
    bool wide = on_right ? stretch->right > stretch->left : stretch->left > stretch->right;
    if (order->three && wide && gaz_stretch_is_uneven(stretch)) {
        struct order two = {.arena = order->arena, .lines = &side, .known = order->side};
        side = put_in_order(&two) ? two.out : side;
    }
    for (uint32_t i = 0; i < side.count; i++) {
        add_to(order->arena, &order->out, &side.items[i]);
    }
}

static bool is_table(const struct order *order, const gaz_stretch *stretch) {
    gaz_versions versions = {0};
    for (uint32_t i = stretch->first; i < stretch->end; i++) {
        gaz_pieces pieces = gaz_stretch_pieces(stretch, &order->lines->items[i]);
        gaz_versions_count(&versions, &pieces);
    }
    return gaz_versions_are_beside(&versions);
}

/* The row of a table that begins with line i ends before this one. */
static uint32_t row_end(const struct order *order, const gaz_stretch *stretch, uint32_t i) {
    for (i++; i < stretch->end; i++) {
        gaz_pieces pieces = gaz_stretch_pieces(stretch, &order->lines->items[i]);
        if (gaz_versions_begin_row(&pieces)) {
            break;
        }
    }
    return i;
}

/* The left column, then the right; of a table the left cell and the right one, row by row. */
static void part(struct order *order, const gaz_stretch *stretch) {
    bool table = is_table(order, stretch);
    copy_lines(order, stretch->first);
    for (uint32_t i = stretch->first; i < stretch->end;) {
        uint32_t end = table ? row_end(order, stretch, i) : stretch->end;
        add_side(order, stretch, i, end, false);
        add_side(order, stretch, i, end, true);
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
    gaz_stretch stretch;
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
            i = order->ended = stretch.end;
        }
    }
}

static bool finds_print(struct order *order) {
    go_through(order, false);
    return order->known.end > 0;
}

/* Puts the lines in the order of the columns; false when they stand in none. */
static bool put_in_order(struct order *order) {
    if (order->known.end == 0 && !finds_print(order)) {
        return false;
    }
    order->page_end = 0;
    go_through(order, true);
    copy_lines(order, order->lines->count);
    return order->count > 0;
}

void gaz_page_columns_order(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    struct order order = {.arena = arena, .lines = lines, .three = true};
    if ((lines->any.signs & GAZ_HAS_ANY_SPACE) == 0 || !put_in_order(&order)) {
        return;
    }
    report(&order, lines->items[order.begun].number, lines->items[order.ended - 1].number, issue);
    order.out.raw = lines->raw;
    order.out.indent = lines->indent;
    *lines = order.out;
    gaz_line_list_find_odd(arena, lines);
}
