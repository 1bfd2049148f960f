/* portal.c - blocks of metadata that web portals print. */
#include "split/line/portal.h"

#include "data/portal.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    /* How many names make a block at the start of the text, and how many of
     * them strong; and within it, where a form or a list may look alike. */
    NAMES_AT_START = 2,
    STRONG_AT_START = 1,
    NAMES_INSIDE = 4,
    STRONG_INSIDE = 2,
    WEAK_IN_ROW = 3,
    LONGEST_ROW = 300,  /* bytes of a line of several names */
    LONGEST_VALUE = 600 /* bytes of a value on a line of its own */
};

struct block {
    uint32_t end; /* one past its last line */
    uint32_t names;
    uint32_t strong;
    uint32_t bracketed; /* 【发布单位】 */
    bool apart;         /* blank lines part names and values */
    bool deeper;        /* values are set in */
};

static size_t name_of(const gaz_line *line, bool *strong) {
    const uint32_t behind = GAZ_HAS_COLON | GAZ_HAS_HALF_COLON | GAZ_HAS_ANY_SPACE;
    bool may_be = (line->facts.first & GAZ_FIRST_PORTAL) != 0 &&
                  (line->len <= GAZ_PORTAL_LONGEST || (line->facts.signs & behind) != 0);
    return may_be ? gaz_portal_name(gaz_line_text(line), strong) : 0;
}

static bool is_name(const gaz_line *line) {
    bool strong;
    return name_of(line, &strong) > 0;
}

static bool is_bare_name(const gaz_line *line) {
    bool strong;
    size_t len = name_of(line, &strong);
    return len > 0 && len == line->len;
}

static bool stands_apart(const gaz_line *line) {
    return (line->marks & GAZ_MARK_BLANK_BEFORE) != 0;
}

/* A value stands as far behind its name as the first value did, and as far in:
 * behind an empty one comes the document. */
static bool is_value(const struct block *block, const gaz_line *line) {
    bool far = stands_apart(line) && !block->apart;
    bool out = block->deeper && line->indent <= line[-1].indent;
    return !far && !out && line->len <= LONGEST_VALUE && !is_name(line);
}

/* 备注：… between names that are known is one more name. */
static bool is_other_name(const struct block *block, const gaz_line_list *lines) {
    uint32_t i = block->end;
    return block->names >= NAMES_AT_START && i + 1 < lines->count &&
           !stands_apart(lines->items + i) && is_name(&lines->items[i + 1]) &&
           gaz_portal_row_name(gaz_line_text(&lines->items[i])) > 0;
}

static struct block read_block(const gaz_line_list *lines, uint32_t i) {
    struct block block = {.end = i};
    bool alternate = i + 1 < lines->count && is_bare_name(&lines->items[i]);
    block.apart = alternate && stands_apart(&lines->items[i + 1]);
    block.deeper = alternate && lines->items[i + 1].indent > lines->items[i].indent;
    while (block.end < lines->count) {
        const gaz_line *line = &lines->items[block.end];
        bool strong;
        if (name_of(line, &strong) == 0) {
            if (!is_other_name(&block, lines)) {
                break;
            }
            block.end++;
            continue;
        }
        block.names++;
        block.strong += strong;
        block.bracketed += gaz_slice_starts(gaz_line_text(line), "【");
        block.end++;
        if (alternate && block.end < lines->count && is_bare_name(line) &&
            is_value(&block, line + 1)) {
            block.end++;
        }
    }
    return block;
}

/* ---- several names on one line, as stand under a title ---- */

/* 名称 时间 来源 are columns of a table, with colons they are metadata. */
static bool has_colon(gaz_slice text) {
    bool strong;
    gaz_slice name = gaz_slice_trim_right(gaz_slice_first(text, gaz_portal_name(text, &strong)));
    return gaz_slice_ends(name, "：") || gaz_slice_ends(name, ":");
}

/* Where the next name begins: behind spaces or a bar. The end when none does. */
static const char *next_name(gaz_slice text, const char *at, bool *strong) {
    const char *end = gaz_slice_end(text);
    bool gap = false;
    while (at < end) {
        size_t step;
        size_t len;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        bool bar = c == '|' || c == 0xFF5C || gaz_is_space(c);
        if (gap && !bar && (len = gaz_portal_name(gaz_slice_between(at, end), strong)) > 0 &&
            (len < (size_t)(end - at) || has_colon(gaz_slice_between(at, end)))) {
            return at;
        }
        gap = bar;
        at += step;
    }
    return end;
}

struct names {
    uint32_t count;
    bool certain; /* they are many or one is strong */
    bool colons;  /* all have one */
};

/* The names that stand on the line. */
static struct names names_on(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    bool strong = false;
    if (line->len > LONGEST_ROW || name_of(line, &strong) == 0) {
        return (struct names){0};
    }
    struct names names = {1, strong, has_colon(text)};
    for (const char *at = text.ptr; (at = next_name(text, at, &strong)) < gaz_slice_end(text);) {
        names.count++;
        names.certain |= strong;
        names.colons = names.colons && has_colon(gaz_slice_between(at, gaz_slice_end(text)));
    }
    names.certain = names.certain || (names.colons && names.count >= WEAK_IN_ROW);
    return names;
}

/* Where the next name begins that one space parts from its value, and a space from the value
 * before it. The end when none does. */
static const char *next_spaced_name(gaz_slice text, const char *at) {
    const char *end = gaz_slice_end(text);
    for (at = memchr(at, ' ', (size_t)(end - at)); at != NULL && ++at < end;
         at = memchr(at, ' ', (size_t)(end - at))) {
        bool strong = false;
        if (gaz_portal_spaced_name(gaz_slice_between(at, end), &strong) > 0 && strong) {
            return at;
        }
    }
    return end;
}

/* 索 引 号 014352/2019 主题分类 城乡建设: at least two such names that no other text has. */
static bool is_spaced_row(const gaz_line *line) {
    bool strong = false;
    gaz_slice text = gaz_line_text(line);
    size_t len = line->len <= LONGEST_ROW && (line->facts.first & GAZ_FIRST_PORTAL) != 0
                     ? gaz_portal_spaced_name(text, &strong)
                     : 0;
    return len > 0 && strong && next_spaced_name(text, text.ptr + len) < gaz_slice_end(text);
}

/* One past the last of such rows from line i on, and the rows of one name below them. */
static uint32_t end_of_spaced_rows(const gaz_line_list *lines, uint32_t i) {
    bool strong;
    uint32_t end = i;
    while (end < lines->count && is_spaced_row(&lines->items[end])) {
        end++;
    }
    if (end - i < NAMES_AT_START) {
        return i;
    }
    while (end < lines->count && !stands_apart(&lines->items[end]) &&
           (lines->items[end].facts.first & GAZ_FIRST_PORTAL) != 0 &&
           gaz_portal_spaced_name(gaz_line_text(&lines->items[end]), &strong) > 0) {
        end++;
    }
    return end;
}

static gaz_line *add_line(gaz_arena *arena, gaz_line_list *to, const gaz_line *line) {
    to->items = gaz_arena_grow(arena, to->items, to->count, &to->capacity, sizeof *to->items);
    to->items[to->count] = *line;
    return &to->items[to->count++];
}

/* Adds the part begin..end of the line as one of its own. */
static void add_part(gaz_arena *arena, gaz_line_list *to, const gaz_line *line, const char *begin,
                     const char *end, gaz_line_class line_class) {
    while (end > begin && (gaz_is_space(gaz_utf8_last(begin, end)) || end[-1] == '|')) {
        end = gaz_utf8_before(begin, end);
    }
    gaz_line *row = add_line(arena, to, line);
    size_t before = (size_t)(begin - line->text);
    size_t bold = line->bold > before ? line->bold - before : 0;
    row->text = begin;
    row->len = (uint32_t)(end - begin);
    row->bold = bold < row->len ? (uint32_t)bold : row->len;
    row->line_class = line_class;
    row->facts = gaz_facts_of(gaz_line_text(row));
    row->facts.first |= GAZ_FIRST_ODD;
    to->any = gaz_facts_of_either(to->any, row->facts);
}

/* Under a title one name will do: nothing else is called 发布时间： there. Under a row
 * any name will: 下载地址：. A line of a block of names may hold two pairs of them. */
static bool is_row(const gaz_line_list *lines, uint32_t i, bool under_row) {
    const gaz_line *line = &lines->items[i];
    bool block = line->line_class == GAZ_LINE_METADATA;
    if (!block && line->line_class != GAZ_LINE_OTHER) {
        return false;
    }
    if (block && is_spaced_row(line)) {
        return true;
    }
    struct names names = names_on(line);
    if (block) {
        return names.count >= 2 && (names.colons || (line->marks & GAZ_MARK_ROW) != 0 ||
                                    memchr(line->text, '|', line->len) != NULL);
    }
    if (names.count == 0 || !names.certain) {
        return names.count > 0 && under_row;
    }
    return names.count >= 2 || under_row || (i > 0 && line[-1].line_class == GAZ_LINE_TITLE);
}

/* 某政发〔2021〕18号    2021-05-20 under a title: where the day begins, NULL when the
 * line is something else. */
static const char *day_behind_number(const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    if ((line->facts.signs & GAZ_HAS_NUMBER) == 0 || line->len > LONGEST_ROW) {
        return NULL;
    }
    while (i > 0 && lines->items[i - 1].line_class == GAZ_LINE_PAGE_NUMBER) {
        i--;
    }
    if (i == 0 || lines->items[i - 1].line_class != GAZ_LINE_TITLE) {
        return NULL;
    }
    gaz_slice text = gaz_line_text(line);
    gaz_doc_number_shape number;
    gaz_date date;
    size_t len = gaz_doc_number_read(text, &number);
    gaz_slice rest = gaz_slice_from(text, len);
    gaz_slice day = gaz_slice_trim_left(rest);
    bool apart = len > 0 && day.len < rest.len;
    return apart && gaz_date_read(day, &date) == day.len ? day.ptr : NULL;
}

static void add_row(gaz_arena *arena, gaz_line_list *to, const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    bool strong;
    bool spaced = line->line_class == GAZ_LINE_METADATA && is_spaced_row(line);
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        const char *next = spaced ? next_spaced_name(text, at) : next_name(text, at, &strong);
        add_part(arena, to, line, at, next, GAZ_LINE_METADATA);
        at = next;
    }
}

/* False when there is nothing to split. */
static bool split_rows(gaz_arena *arena, gaz_line_list *lines) {
    gaz_line_list all = *lines;
    all.items = NULL;
    all.count = all.capacity = 0;
    uint32_t done = 0;
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        uint32_t i = lines->odd[at];
        const gaz_line *line = &lines->items[i];
        bool row = is_row(lines, i, done > 0 && done == i);
        const char *day = row ? NULL : day_behind_number(lines, i);
        if (!row && day == NULL) {
            continue;
        }
        for (; done < i; done++) {
            add_line(arena, &all, &lines->items[done]);
        }
        if (row) {
            add_row(arena, &all, line);
        } else {
            const char *end = gaz_slice_end(gaz_line_text(line));
            add_part(arena, &all, line, line->text, day, GAZ_LINE_DOC_NUMBER);
            add_part(arena, &all, line, day, end, GAZ_LINE_DATE);
        }
        done = i + 1;
    }
    if (done == 0) {
        return false;
    }
    for (; done < lines->count; done++) {
        add_line(arena, &all, &lines->items[done]);
    }
    *lines = all;
    return true;
}

/* 办理结果：A between the number and the title, who signed between them or not. */
static bool below_number(const gaz_line_list *lines, uint32_t i) {
    uint32_t above = i;
    if (above > 1 && gaz_slice_starts(gaz_line_text(&lines->items[above - 1]), "签发人")) {
        above--;
    }
    return above > 0 && lines->items[above - 1].line_class == GAZ_LINE_DOC_NUMBER &&
           has_colon(gaz_line_text(&lines->items[i]));
}

void gaz_portal_mark(gaz_arena *arena, gaz_line_list *lines) {
    if ((lines->any.first & GAZ_FIRST_PORTAL) == 0 && (lines->any.signs & GAZ_HAS_NUMBER) == 0) {
        return;
    }
    uint32_t next = 0;
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        uint32_t i = lines->odd[at];
        uint32_t spaced = i < next ? i : end_of_spaced_rows(lines, i);
        if (spaced > i) {
            for (next = spaced; spaced > i; spaced--) {
                lines->items[spaced - 1].line_class = GAZ_LINE_METADATA;
            }
        }
        if (i < next || !is_name(&lines->items[i])) {
            continue;
        }
        struct block block = read_block(lines, i);
        bool found = i == 0 ? block.names >= NAMES_AT_START && block.strong >= STRONG_AT_START
                            : block.names >= NAMES_INSIDE && block.strong >= STRONG_INSIDE;
        found |= below_number(lines, i) && block.names == block.strong;
        found |= block.bracketed >= NAMES_AT_START && block.strong >= STRONG_INSIDE;
        for (uint32_t k = i; found && k < block.end; k++) {
            lines->items[k].line_class = GAZ_LINE_METADATA;
        }
        next = block.end;
    }
    bool anew = split_rows(arena, lines);
    if (anew) {
        gaz_line_list_find_odd(arena, lines);
    }
}
