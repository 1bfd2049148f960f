/* portal.c - the table of metadata that web portals put above a document. */
#include "split/portal.h"

#include "split/contents_line.h"
#include "split/furniture.h"
#include "split/words.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    REACH = 60,      /* lines from the start that are looked at */
    GAP = 2,         /* lines between two names: a value, and what it wrapped to */
    LEAST_NAMES = 3, /* fewer are no table */
    LONGEST_NAME = 36
};

static const char *const names[] = {
    "标题",     "信息名称", "名称",     "索引号",   "信息索引号", "发文机关", "发布机构",
    "发布单位", "制发机关", "发文字号", "文号",     "文件编号",   "成文日期", "发文日期",
    "发布日期", "公开日期", "生成日期", "印发日期", "主题分类",   "体裁分类", "组配分类",
    "公文种类", "有效性",   "时效性",   "效力状态", "是否有效",   "主题词",   "关键词",
    "统一编号", "公开方式", "公开范围", "信息来源", "来源",       "浏览次数", "字体大小",
    "有效期",   "失效日期", "实施日期", "登记号",
};

/* The name that a line begins with: all of it, or up to a colon, a TAB or a
 * bracket; spaces within it do not count. */
static bool begins_with_name(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end && at - text.ptr < LONGEST_NAME) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == 0xFF1A || c == ':' || c == '\t') {
            break;
        }
        at += step;
    }
    gaz_slice name = gaz_contents_bare(gaz_slice_between(text.ptr, at));
    return gaz_is_one_of(name, names, sizeof names / sizeof *names);
}

/* A name that stands alone has its value on the next line. */
static bool is_alone(gaz_slice text) {
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    return last == 0xFF1A || last == ':' ||
           gaz_is_one_of(text, names, sizeof names / sizeof *names);
}

/* One past the last line of the table; *count is how many names it has. */
static uint32_t end_of_table(const gaz_line_list *lines, uint32_t from, uint32_t *count) {
    uint32_t limit = lines->count < REACH ? lines->count : REACH;
    uint32_t end = from;
    for (uint32_t i = from; i < limit && i <= end + GAP; i++) {
        gaz_slice text = gaz_line_text(&lines->items[i]);
        if (!begins_with_name(text)) {
            continue;
        }
        ++*count;
        end = i + 1;
        bool value = i + 1 < limit && is_alone(text) &&
                     !begins_with_name(gaz_line_text(&lines->items[i + 1]));
        end += value;
    }
    return end;
}

void gaz_portal_take(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    uint32_t count = 0;
    uint32_t from = 0;
    while (from < lines->count && from < GAP &&
           !begins_with_name(gaz_line_text(&lines->items[from]))) {
        from++;
    }
    uint32_t end = end_of_table(lines, from, &count);
    if (count < LEAST_NAMES) {
        return;
    }
    for (uint32_t i = from; i < end; i++) {
        gaz_furniture_add(arena, issue, GAZ_FURNITURE_METADATA, gaz_line_text(&lines->items[i]),
                          lines->items[i].number);
    }
    memmove(lines->items + from, lines->items + end, (lines->count - end) * sizeof *lines->items);
    lines->count -= end - from;
}
