/* table.c - tables in their spellings (tabs, as gz-split gives those of HTML, aligned
 * spaces, single spaces below 序号, Markdown), with their head and continued cells. */
#include "data/signs.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum { LONGEST_ROW = 400, LONGEST_CELL = 4096, LEAST_COLUMNS = 3 };

static bool is_row(const struct unit *unit) {
    return (unit->paragraph->layout & GAZ_LAYOUT_ROW) != 0 ||
           (gaz_unit_may_hold(unit, GAZ_SIGN_TAB) &&
            memchr(unit->text.ptr, '\t', unit->text.len) != NULL) ||
           (gaz_slice_starts(unit->text, "|") && gaz_slice_ends(unit->text, "|"));
}

static uint32_t filled(const gaz_slices *row, uint32_t *only) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        if (row->items[i].len > 0) {
            count++;
            *only = i;
        }
    }
    return count;
}

/* A row with an empty first cell and one filled cell goes on with that cell of
 * the row before. */
static bool continues(struct parser *parser, gaz_cells *cells, const gaz_slices *row) {
    uint32_t only = 0;
    if (cells->row_count == 0 || row->count < 2 || filled(row, &only) != 1 || only == 0) {
        return false;
    }
    gaz_slices *last = &cells->rows[cells->row_count - 1];
    if (only >= last->count || last->items[only].len == 0 || last->items[only].len > LONGEST_CELL) {
        return false;
    }
    gaz_slice joined = gaz_arena_join(parser->arena, last->items[only], " ", row->items[only]);
    last->items[only] = gaz_tidy(parser->arena, joined);
    return true;
}

static void add_row(struct parser *parser, gaz_cells *cells, gaz_slices row) {
    if (continues(parser, cells, &row)) {
        return;
    }
    cells->rows = gaz_arena_grow(parser->arena, cells->rows, cells->row_count, &cells->row_capacity,
                                 sizeof *cells->rows);
    cells->rows[cells->row_count++] = row;
}

static bool is_number(gaz_slice cell) {
    int64_t value;
    return cell.len > 0 && gaz_numeral(cell, &value) == cell.len;
}

static uint32_t count_named(const gaz_slices *row) {
    uint32_t named = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        if (is_number(row->items[i])) {
            return 0;
        }
        named += gaz_names_column(row->items[i]);
    }
    return named;
}

/* Words over figures alone, but for the first cell of each. */
static bool stands_over_figures(const gaz_slices *first, const gaz_slices *second) {
    if (first->count < 2 || first->count != second->count) {
        return false;
    }
    bool over = !gaz_is_figure(first->items[0]);
    for (uint32_t i = 1; i < first->count && over; i++) {
        over = first->items[i].len > 0 && !gaz_is_figure(first->items[i]) &&
               gaz_is_figure(second->items[i]);
    }
    return over;
}

/* The first row is a head when its cells name columns, or when numbers begin
 * only in the row behind it. */
static uint32_t header_rows(const gaz_cells *cells) {
    const gaz_slices *first = &cells->rows[0];
    if (cells->row_count < 2 || first->count < 2 || is_number(first->items[0])) {
        return 0;
    }
    const gaz_slices *second = &cells->rows[1];
    bool counted = second->count > 0 && is_number(second->items[0]);
    return counted || count_named(first) * 2 >= first->count || stands_over_figures(first, second)
               ? 1
               : 0;
}

/* 周　丽　副县长, 成　员：王大伟　局长, 粮　食（万吨）: what print padded to two characters is one
 * cell. */
static void join_padded(gaz_arena *arena, gaz_slices *cells) {
    gaz_slice *first = cells->items;
    size_t step;
    int64_t value;
    if (cells->count < 3 || gaz_utf8_count(first[0]) != 1 ||
        !gaz_is_han(gaz_utf8_first(first[0])) || gaz_numeral(first[0], &value) > 0) {
        return;
    }
    uint32_t c = gaz_utf8_decode(first[1].ptr, gaz_slice_end(first[1]), &step);
    gaz_slice rest = gaz_slice_from(first[1], step);
    bool padded = rest.len == 0 || gaz_slice_starts(rest, "：") || gaz_slice_starts(rest, "（");
    if (gaz_is_han(c) && padded) {
        first[0] = gaz_tidy(arena, gaz_slice_between(first[0].ptr, gaz_slice_end(first[1])));
        memmove(&first[1], &first[2], (cells->count - 2) * sizeof *first);
        cells->count--;
    }
}

/* 项　目　预算数 above 税收收入　1900.0: where one cell is too many beside the rows around it. */
static void join_padded_row(struct parser *parser, gaz_cells *cells, uint32_t i) {
    gaz_slices *row = &cells->rows[i];
    bool more = (i > 0 && cells->rows[i - 1].count + 1 == row->count) ||
                (i + 1 < cells->row_count && cells->rows[i + 1].count + 1 == row->count);
    if (more) {
        join_padded(parser->arena, row);
    }
}

/* Down and up again, as a row that was joined tells of its neighbours. */
static void join_padded_rows(struct parser *parser, gaz_cells *cells) {
    for (uint32_t i = 0; i < cells->row_count; i++) {
        join_padded_row(parser, cells, i);
    }
    for (uint32_t i = cells->row_count; i > 0; i--) {
        join_padded_row(parser, cells, i - 1);
    }
}

/* The cells of a line that is set in columns by wide gaps; none for prose, and where there
 * is one only. */
static gaz_slices aligned_cells(struct outline *outline, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    gaz_slices cells = {0};
    gaz_slice text = unit->text;
    if (unit->label.kind == GAZ_LABEL_NONE && text.len <= LONGEST_ROW &&
        !gaz_slice_ends(text, "。") && !gaz_slice_ends(text, "；") && /* so prose ends */
        (gaz_scan_may_hold_space(text) || gaz_slice_starts(text, "|")) &&
        !(gaz_unit_may_hold(unit, GAZ_SIGN_STOP) &&
          (gaz_slice_find(text, "。") != NULL || gaz_slice_find(text, "；") != NULL))) {
        gaz_split_cells(outline->parser->arena, text, false, &cells);
        join_padded(outline->parser->arena, &cells);
    }
    return cells;
}

/* 指 挥 长：张  江  县长: the first of those who are named, no row. */
static bool begins_with_role(const gaz_slices *cells) {
    gaz_slice first = cells->count > 0 ? cells->items[0] : (gaz_slice){NULL, 0};
    const char *colon = gaz_slice_find(first, "：");
    return colon != NULL && colon + strlen("：") < gaz_slice_end(first);
}

/* Where the lines in columns that begin at `at` end: as many columns in each,
 * three at least, or two under a head. */
static uint32_t aligned_end(struct outline *outline, uint32_t at) {
    gaz_slices first = aligned_cells(outline, at);
    bool headed = first.count >= 2 && count_named(&first) * 2 >= first.count;
    uint32_t end = at + 1;
    if (first.count < 2 || (first.count < 3 && !headed) || begins_with_role(&first)) {
        return at;
    }
    while (end < outline->range.end && aligned_cells(outline, end).count == first.count) {
        end++;
    }
    return end - at >= 2 ? end : at;
}

/* 水产品（万吨）　86.5　14.2 below 粮　食（万吨）　1825.0　3.2, whose first cell was padded. */
static bool goes_on_unpadded(struct outline *outline, uint32_t end) {
    gaz_slices above = {0};
    gaz_split_cells(outline->parser->arena, outline->parser->units[end - 1].text, false, &above);
    uint32_t count = above.count;
    join_padded(outline->parser->arena, &above);
    return above.count < count && aligned_cells(outline, end).count == above.count;
}

static uint32_t rows_end(struct outline *outline, uint32_t at) {
    uint32_t end = at;
    while (end < outline->range.end &&
           (is_row(&outline->parser->units[end]) || (end > at && goes_on_unpadded(outline, end)))) {
        end++;
    }
    return end > at ? end : aligned_end(outline, at);
}

/* Where rows end whose cells one space parts, as pages copied from the web have them: the
 * head begins with 序号, every row with its number, and all have as many cells. */
static uint32_t counted_end(struct outline *outline, uint32_t at) {
    struct parser *parser = outline->parser;
    gaz_slices head = {0};
    if (!gaz_slice_starts(parser->units[at].text, "序号 ") ||
        parser->units[at].text.len > LONGEST_ROW) {
        return at;
    }
    gaz_split_cells(parser->arena, parser->units[at].text, true, &head);
    uint32_t end = at + 1;
    while (head.count >= LEAST_COLUMNS && count_named(&head) * 2 >= head.count &&
           end < outline->range.end && parser->units[end].text.len <= LONGEST_ROW) {
        gaz_slices row = {0};
        gaz_split_cells(parser->arena, parser->units[end].text, true, &row);
        if (row.count != head.count || !is_number(row.items[0])) {
            break;
        }
        end++;
    }
    return end > at + 1 ? end : at;
}

/* A cell that ends in 、 goes on in the line behind the row, which has no cells. */
static bool spills_over(struct outline *outline, uint32_t at) {
    struct parser *parser = outline->parser;
    if (at >= outline->range.end || parser->units[at].label.kind != GAZ_LABEL_NONE ||
        !gaz_unit_is_short(&parser->units[at], 40)) {
        return false;
    }
    gaz_slice row = parser->units[at - 1].text;
    return gaz_slice_ends(row, "、") || gaz_slice_ends(row, "，");
}

static gaz_cells *add_table(struct outline *outline, gaz_node *parent, uint32_t at,
                            gaz_node **node) {
    *node = &gaz_add_node(outline, parent, GAZ_NODE_TABLE, &outline->parser->units[at])->node;
    return gaz_give_cells(outline->parser, *node);
}

static void append_to_last(struct parser *parser, gaz_cells *cells, gaz_slice text) {
    gaz_slices *row = &cells->rows[cells->row_count - 1];
    gaz_slice *cell = &row->items[row->count - 1];
    *cell = gaz_arena_join(parser->arena, *cell, "", text);
}

/* 粮食 | 万吨 | 22.10, as programs write the rows of a page's table: the bars are no cells. */
static void drop_bars(gaz_slices *row) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        if (!gaz_slice_is(row->items[i], "|")) {
            row->items[kept++] = row->items[i];
        }
    }
    row->count = kept;
}

static void read_rows(struct outline *outline, gaz_cells *cells, struct range rows, bool narrow) {
    struct parser *parser = outline->parser;
    for (uint32_t i = rows.first; i < rows.end; i++) {
        gaz_slices row = {0};
        gaz_slice text = parser->units[i].paragraph->text;
        if (gaz_slice_starts(parser->units[i].text, "|")) {
            text = parser->units[i].text;
        }
        if (!gaz_is_rule_row(text)) {
            gaz_split_cells(parser->arena, text, narrow, &row);
            drop_bars(&row);
            add_row(parser, cells, row);
        }
    }
}

/* 序号 alone above the other names of the columns. */
static uint32_t parse_stacked(struct outline *outline, gaz_node *parent, uint32_t at) {
    struct parser *parser = outline->parser;
    gaz_slice text = parser->units[at].text;
    gaz_node *node;
    uint32_t columns;
    if (!gaz_slice_starts(text, "序") || !gaz_slice_is(gaz_tidy(parser->arena, text), "序号")) {
        return 0;
    }
    uint32_t rows = gaz_stacked_rows(parser, (struct range){at, outline->range.end}, &columns);
    if (rows == 0) {
        return 0;
    }
    gaz_cells *cells = add_table(outline, parent, at, &node);
    for (uint32_t i = 0; i < rows; i++) {
        gaz_slices row = {0};
        for (uint32_t j = 0; j < columns; j++) {
            gaz_slices_add(parser->arena, &row, parser->units[at + i * columns + j].text);
        }
        add_row(parser, cells, row);
    }
    cells->header = 1;
    node->end_line = parser->units[at + rows * columns - 1].paragraph->end_line;
    return rows * columns;
}

uint32_t gaz_parse_table(struct outline *outline, gaz_node *parent, uint32_t at) {
    struct parser *parser = outline->parser;
    gaz_node *node;
    uint32_t end = rows_end(outline, at);
    bool narrow = end == at;
    end = narrow ? counted_end(outline, at) : end;
    if (end == at) {
        return parse_stacked(outline, parent, at);
    }
    if (gaz_parse_name_list(outline, NULL, at) >= end - at) {
        return 0;
    }
    gaz_cells *cells = add_table(outline, parent, at, &node);
    read_rows(outline, cells, (struct range){at, end}, narrow);
    if (spills_over(outline, end) && cells->row_count > 0) {
        append_to_last(parser, cells, parser->units[end++].text);
    }
    join_padded_rows(parser, cells);
    node->end_line = parser->units[end - 1].paragraph->end_line;
    cells->header = cells->row_count > 0 ? header_rows(cells) : 0;
    return end - at;
}
