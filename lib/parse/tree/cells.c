/* cells.c - a row of text into its cells: at tabs, at the bars of Markdown, at
 * wide gaps, or at every space. */
#include "data/told_words.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/grammar/person.h"
#include "text/utf8.h"

enum cell_style { AT_TABS, AT_BARS, AT_WIDE_GAPS, AT_SPACES };

static enum cell_style style_of(gaz_slice row, bool narrow) {
    if (gaz_slice_starts(row, "|")) {
        return AT_BARS;
    }
    if (memchr(row.ptr, '\t', row.len) != NULL) {
        return AT_TABS;
    }
    return narrow ? AT_SPACES : AT_WIDE_GAPS;
}

/* Bytes of the separator at `at`, 0 when a cell goes on there. *skip is what
 * belongs to the cell when it does. */
static size_t separator(const char *at, const char *end, enum cell_style style, size_t *skip) {
    gaz_slice rest = gaz_slice_between(at, end);
    uint32_t c = gaz_utf8_decode(at, end, skip);
    if (style == AT_TABS || style == AT_BARS) {
        return c == (style == AT_TABS ? '\t' : '|') ? *skip : 0;
    }
    if (!gaz_is_space(c)) {
        return 0;
    }
    size_t run = (size_t)(gaz_slice_trim_left(rest).ptr - at);
    bool wide = run > 1 || c == 0x3000;
    if (style == AT_WIDE_GAPS && !wide) {
        return 0;
    }
    return run;
}

/* 男, 有, 甲: a cell of one character, and no surname. */
static bool is_whole_cell(uint32_t c) {
    static const uint32_t words[] = {0x7537, 0x5973, 0x662F, 0x5426, 0x6709, 0x65E0,
                                     0x7532, 0x4E59, 0x4E19, 0x4E01}; /* 男女是否有无甲乙丙丁 */
    bool is = gaz_is_chinese_numeral(c);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        is |= c == words[i];
    }
    return is;
}

/* Whether a single character stands at the end of text: 张, 审　判, 组长：张. */
static bool ends_in_single(gaz_slice text) {
    const char *last = gaz_utf8_before(text.ptr, gaz_slice_end(text));
    uint32_t c = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    uint32_t before = gaz_utf8_last(text.ptr, last);
    return gaz_is_han(c) && !is_whole_cell(c) &&
           (last == text.ptr || before == 0x3000 || before == 0xFF1A);
}

/* 张　华, 审　判　长: single characters with one wide space between any two are one word that
 * was set wide. */
static bool is_padded(gaz_slice before, const char *at, size_t gap, const char *end) {
    size_t step;
    gaz_slice behind = gaz_slice_between(at + gap, end);
    if (gap != strlen("　") || before.len == 0 || behind.len == 0 || !ends_in_single(before) ||
        !gaz_is_han(gaz_utf8_decode(behind.ptr, end, &step))) {
        return false;
    }
    behind = gaz_slice_from(behind, step);
    return behind.len == 0 || gaz_is_space(gaz_utf8_first(behind)) ||
           gaz_note_on_person(behind) > 0;
}

void gaz_split_cells(gaz_arena *arena, gaz_slice row, bool narrow, gaz_slices *cells) {
    enum cell_style style = style_of(row, narrow);
    const char *end = gaz_slice_end(row);
    if (style == AT_BARS) {
        row = gaz_slice_from(row, 1);
        gaz_slice tail = gaz_slice_trim_right(row);
        end = gaz_slice_ends(tail, "|") ? gaz_slice_end(tail) - 1 : end;
    }
    const char *begin = row.ptr;
    for (const char *at = begin; at <= end;) {
        if (at < end && gaz_utf8_is_plain(at, end)) {
            at += 3;
            continue;
        }
        size_t skip = 1;
        size_t gap = at < end ? separator(at, end, style, &skip) : 1;
        if (style == AT_WIDE_GAPS && at < end && gap > 0 &&
            is_padded(gaz_slice_between(begin, at), at, gap, end)) {
            at += gap;
            continue;
        }
        if (gap > 0) {
            gaz_slice cell = gaz_slice_trim(gaz_slice_between(begin, at));
            if (cell.len > 0 || style == AT_TABS || style == AT_BARS) {
                gaz_slices_add(arena, cells, cell);
            }
            begin = at + gap;
        }
        at += gap > 0 ? gap : skip;
    }
}

/* |---|:---:| under the head of a Markdown table holds no text. */
bool gaz_is_rule_row(gaz_slice row) {
    for (size_t i = 0; i < row.len; i++) {
        if (strchr("|-: \t", row.ptr[i]) == NULL) {
            return false;
        }
    }
    return row.len > 2 && memchr(row.ptr, '-', row.len) != NULL;
}

bool gaz_names_column(gaz_slice cell) {
    enum { LONGEST = 12 };
    return cell.len <= 4 * LONGEST && gaz_holds_column_word(cell) &&
           gaz_utf8_count(cell) <= LONGEST;
}
