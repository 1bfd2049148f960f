/* table.c - tables: rows of cells, with their head and continued cells. */
#include "parse/outline.h"
#include "text/chars.h"
#include "text/numeral.h"
#include "text/utf8.h"

static bool is_row(const struct unit *unit) {
    return (unit->paragraph->layout & GAZ_LAYOUT_ROW) != 0 ||
           memchr(unit->text.ptr, '\t', unit->text.len) != NULL;
}

/* The end of the cell that begins at `at`, and of the gap behind it. */
static const char *cell_end(const char *at, const char *end, bool tabs, bool narrow,
                            const char **next) {
    while (at < end) {
        const char *gap = at;
        uint32_t spaces = 0;
        bool wide = false;
        while (gap < end) {
            size_t step;
            uint32_t c = gaz_utf8_decode(gap, end, &step);
            if (tabs ? c != '\t' : !gaz_is_space(c)) {
                break;
            }
            spaces++;
            wide |= c == '\t' || c == 0x3000;
            gap += step;
            if (tabs) {
                break;
            }
        }
        if (spaces > 0 && (narrow || wide || spaces > 1)) {
            *next = gap;
            return at;
        }
        size_t step;
        gaz_utf8_decode(at, end, &step);
        at = spaces > 0 ? gap : at + step;
    }
    *next = end;
    return end;
}

void gaz_split_cells(gaz_arena *arena, gaz_slice row, bool narrow, gaz_slices *cells) {
    bool tabs = memchr(row.ptr, '\t', row.len) != NULL;
    const char *end = gaz_slice_end(row);
    const char *at = row.ptr;
    for (bool more = true; more;) {
        const char *next;
        const char *stop = cell_end(at, end, tabs, narrow, &next);
        gaz_slice cell = gaz_slice_trim(gaz_slice_between(at, stop));
        if (tabs || cell.len > 0) {
            gaz_slices_add(arena, cells, cell);
        }
        more = next > stop;
        at = next;
    }
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
    if (only >= last->count || last->items[only].len == 0 || last->items[only].len > 4096) {
        return false;
    }
    last->items[only] = gaz_tidy(parser->arena, gaz_arena_format(parser->arena, "%.*s %.*s",
                                                                 GAZ_FMT(last->items[only]),
                                                                 GAZ_FMT(row->items[only])));
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

static bool names_column(gaz_slice cell) {
    static const char *const words[] = {"序号", "名称", "单位", "姓名", "项目", "内容", "事项",
                                        "备注", "时间", "类别", "编号", "职务", "部门", "地点",
                                        "电话", "金额", "标准", "任务", "责任", "指标", "类型",
                                        "年度", "数量", "合计", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_find(cell, *word) != NULL && gaz_utf8_count(cell) <= 12) {
            return true;
        }
    }
    return false;
}

/* The first row is a head when its cells name columns, or when numbers begin
 * only in the row behind it. */
static uint32_t header_rows(const gaz_cells *cells) {
    const gaz_slices *first = &cells->rows[0];
    if (cells->row_count < 2 || first->count < 2) {
        return 0;
    }
    uint32_t named = 0;
    for (uint32_t i = 0; i < first->count; i++) {
        if (is_number(first->items[i])) {
            return 0;
        }
        named += names_column(first->items[i]);
    }
    const gaz_slices *second = &cells->rows[1];
    bool counted = second->count > 0 && is_number(second->items[0]);
    return counted || named * 2 >= first->count ? 1 : 0;
}

uint32_t gaz_parse_table(struct outline *outline, gaz_node *parent, uint32_t at) {
    struct parser *parser = outline->parser;
    uint32_t end = at;
    while (end < outline->range.end && is_row(&parser->units[end])) {
        end++;
    }
    if (end == at || gaz_parse_name_list(outline, NULL, at) >= end - at) {
        return 0;
    }
    gaz_node *node = &gaz_add_node(outline, parent, GAZ_NODE_TABLE, &parser->units[at])->node;
    node->end_line = parser->units[end - 1].paragraph->end_line;
    node->cells = gaz_arena_zero(parser->arena, sizeof *node->cells);
    for (uint32_t i = at; i < end; i++) {
        gaz_slices row = {0};
        gaz_slice text = parser->units[i].paragraph->text;
        gaz_split_cells(parser->arena, text, false, &row);
        add_row(parser, node->cells, row);
    }
    node->cells->header = header_rows(node->cells);
    return end - at;
}
