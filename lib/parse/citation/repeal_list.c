/* repeal_list.c - 决定废止的规范性文件目录: every item and every row names a text that ends. */
#include "parse/citation/citations.h"
#include "parse/tree/tree.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"

enum { LONGEST_ITEM = 600, LONGEST_COLUMN = 24, MOST_COMPARED = 16 };

/* Which columns of a table hold titles and numbers, -1 where none does. */
struct columns {
    int title;
    int number;
};

static bool is_repeal_list(const gaz_part *part) {
    static const char *const ends[] = {"废止", "失效", "停止执行", "不再施行", NULL};
    static const char *const others[] = {"修改", "修订", "保留", "继续有效", "继续执行", NULL};
    static const char *const lists[] = {"目录", "清单", "一览表", "名录",
                                        "文件", "规章", "法规",   NULL};
    gaz_slice title = part->title;
    return part->role != NULL && title.ptr != NULL && gaz_slice_holds_any(title, ends) &&
           gaz_slice_holds_any(title, lists) && !gaz_slice_holds_any(title, others) &&
           gaz_slice_find(title, "《") == NULL && gaz_slice_find(title, "的决定") == NULL &&
           gaz_slice_find(title, "的通知") == NULL;
}

static void add(struct parser *parser, gaz_part *part, gaz_slice title, gaz_slice number) {
    for (uint32_t i = 0; i < part->repeals.count && i < MOST_COMPARED; i++) {
        if (gaz_slice_equal(part->repeals.items[i].title, title) && number.ptr == NULL) {
            return; /* the title of the decision names the first of them */
        }
    }
    gaz_reference *found = gaz_add_reference(parser->arena, &part->repeals);
    found->title = gaz_tidy(parser->arena, gaz_slice_trim(title));
    found->doc_number = number;
}

/* Also behind the day that stands before it. */
static gaz_slice read_number(struct parser *parser, gaz_slice text) {
    struct gaz_doc_number_shape shape;
    gaz_date date;
    text = gaz_slice_trim(text);
    text = gaz_slice_from(text, gaz_date_read(text, &date));
    return gaz_doc_number_read(gaz_slice_trim(text), &shape) > 0
               ? gaz_doc_number_norm(parser->arena, &shape)
               : (gaz_slice){NULL, 0};
}

static gaz_slice without_mark(gaz_slice text) {
    bool mark = gaz_slice_ends(text, "。") || gaz_slice_ends(text, "；");
    return gaz_slice_first(text, text.len - (mark ? strlen("。") : 0));
}

/* 某某办法（某政发〔2001〕1号）, or 《某某办法》（…）: the last bracket tells the number. */
static void read_item(struct parser *parser, gaz_part *part, gaz_slice text) {
    const char *at = text.ptr;
    gaz_reference found;
    if (gaz_slice_starts(text, "《") && gaz_next_title(parser, text, &at, &found)) {
        add(parser, part, found.title, found.doc_number);
        return;
    }
    text = without_mark(text);
    const char *open = gaz_slice_find_last(text, "（");
    gaz_slice title = gaz_slice_between(text.ptr, open == NULL ? gaz_slice_end(text) : open);
    gaz_slice number = {NULL, 0};
    if (open != NULL) {
        number = read_number(parser, gaz_slice_between(open + strlen("（"), gaz_slice_end(text)));
    }
    if (number.ptr == NULL && !gaz_slice_ends(text, "）")) {
        title = text; /* 关于（甲）类物品的规定 */
    }
    if (title.len > 0 && text.len <= LONGEST_ITEM) {
        add(parser, part, title, number);
    }
}

/* A line without label is an item when a number closes it. */
static bool is_item(const gaz_node *node) {
    if (node->text.ptr == NULL || node->label.ptr != NULL) {
        return node->text.ptr != NULL;
    }
    return gaz_slice_ends(node->text, "号）") && gaz_slice_find(node->text, "。") == NULL;
}

static struct columns find_columns(const gaz_slices *head, gaz_arena *arena) {
    static const char *const titles[] = {"名称", "标题", "题目", "文件名", "篇名", NULL};
    static const char *const numbers[] = {"文号", "字号", "编号", "令号", NULL};
    struct columns columns = {-1, -1};
    for (uint32_t i = head->count; i > 0; i--) {
        gaz_slice cell = gaz_tidy(arena, head->items[i - 1]);
        if (cell.len > LONGEST_COLUMN) {
            continue;
        }
        if (gaz_slice_holds_any(cell, numbers)) {
            columns.number = (int)i - 1;
        } else if (gaz_slice_holds_any(cell, titles)) {
            columns.title = (int)i - 1;
        }
    }
    return columns;
}

static gaz_slice cell_at(const gaz_slices *row, int column) {
    bool there = column >= 0 && (uint32_t)column < row->count;
    return there ? gaz_slice_trim(row->items[column]) : (gaz_slice){NULL, 0};
}

static void read_table(struct parser *parser, gaz_part *part, const gaz_cells *cells) {
    struct columns columns = {-1, -1};
    for (uint32_t i = 0; i < cells->row_count; i++) {
        const gaz_slices *row = &cells->rows[i];
        struct columns named = find_columns(row, parser->arena);
        if (named.title >= 0) {
            columns = named;
            continue;
        }
        gaz_slice title = cell_at(row, columns.title);
        gaz_slice number = read_number(parser, cell_at(row, columns.number));
        if (title.len > 0 && number.len > 0) {
            add(parser, part, title, number);
        } else if (title.len > 0) {
            read_item(parser, part, title);
        }
    }
}

static void read_below(struct parser *parser, gaz_part *part, const gaz_node *parent) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        const gaz_cells *cells = gaz_cells_of(node);
        if (cells != NULL) {
            read_table(parser, part, cells);
        } else if (node->first != NULL) {
            read_below(parser, part, node);
        } else if (is_item(node)) {
            read_item(parser, part, node->text);
        }
    }
}

static const char *const other_ends[] = {"修改", "修订", "修正", "保留", NULL};

/* 决定废止下列规章：, or 一、废止下列规章 as the heading of them. */
static bool announces_repeals(const gaz_node *node) {
    static const char *const verbs[] = {"废止", "失效", "停止执行", NULL};
    static const char *const lists[] = {"下列", "以下", "如下", NULL};
    bool heads = node->text.ptr == NULL && node->heading.ptr != NULL && node->first != NULL;
    gaz_slice words = heads ? node->heading : node->text;
    return words.ptr != NULL &&
           (heads || gaz_slice_ends(words, "：") || gaz_slice_ends(words, ":")) &&
           words.len <= LONGEST_ITEM && gaz_slice_holds_any(words, verbs) &&
           gaz_slice_holds_any(words, lists) && !gaz_slice_holds_any(words, other_ends);
}

/* The items behind the announcement, or below it. A decision that amends as well has
 * them below only: behind them stand instructions. */
void gaz_parse_repealed_items(struct parser *parser, gaz_part *part) {
    bool within = false;
    if (part->title.ptr == NULL || (gaz_slice_find(part->title, "废止") == NULL &&
                                    gaz_slice_find(part->title, "失效") == NULL)) {
        return;
    }
    bool amends = gaz_slice_holds_any(part->title, other_ends);
    for (const gaz_node *node = part->root->first; node != NULL; node = node->next) {
        if (announces_repeals(node)) {
            within = node->first == NULL && !amends;
            read_below(parser, part, node);
        } else if (within && node->label.ptr != NULL && node->first == NULL && is_item(node) &&
                   !gaz_slice_ends(node->text, "。") && !gaz_slice_starts(node->text, "《")) {
            read_item(parser, part, node->text);
        } else {
            within = within && node->label.ptr != NULL;
        }
    }
}

bool gaz_parse_repeal_list(struct parser *parser, gaz_part *part) {
    if (!is_repeal_list(part)) {
        return false;
    }
    read_below(parser, part, part->root);
    return true;
}
