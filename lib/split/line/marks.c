/* marks.c - Markdown marks: hints about a line, never text. */
#include "split/line/marks.h"

#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { DEEPEST_HEADING = 6, SHORTEST_MASK = 4 /* stars */ };

static void set_text(gaz_line *line, gaz_slice text) {
    line->text = text.ptr;
    line->len = (uint32_t)text.len;
}

/* "## 二、重点任务". One # needs a space behind it: "#1机组" is text. */
static void strip_heading(gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    size_t depth = 0;
    while (depth < text.len && text.ptr[depth] == '#') {
        depth++;
    }
    if (depth == 0 || depth > DEEPEST_HEADING || depth == text.len) {
        return;
    }
    gaz_slice rest = gaz_slice_from(text, depth);
    bool spaced = gaz_is_space(gaz_utf8_first(rest));
    if (spaced || (depth > 1 && gaz_is_han(gaz_utf8_first(rest)))) {
        line->heading = (uint8_t)depth;
        set_text(line, gaz_slice_trim(rest));
    }
}

static bool is_bullet(uint32_t c) {
    if (c > 0x25CF) {
        return false;
    }
    return c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0x25CF || c == 0x25A0 ||
           c == 0x25C6;
}

/* "- name"; "- 3 -" is a page number and stays whole. */
static void strip_bullet(gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    size_t step;
    uint32_t c = gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    if (!is_bullet(c) || step >= text.len || text.ptr[step] != ' ') {
        return;
    }
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    gaz_slice rest = gaz_slice_trim(gaz_slice_from(text, step));
    if (last != c && rest.len > 0) {
        line->marks |= GAZ_MARK_BULLET;
        set_text(line, rest);
    }
}

/* *郯政发〔2024〕4号*: a line that stands aslant as a whole. */
static void strip_italic(gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    gaz_slice inside =
        text.len > 2 ? gaz_slice_between(text.ptr + 1, gaz_slice_end(text) - 1) : text;
    if (text.ptr[0] == '*' && gaz_slice_ends(text, "*") && inside.len < text.len &&
        memchr(inside.ptr, '*', inside.len) == NULL && !gaz_is_space(gaz_utf8_first(inside))) {
        set_text(line, gaz_slice_trim(inside));
    }
}

/* "> 某某市人民政府": a quotation; "> 5%" is text. */
static void strip_quotation(gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    gaz_slice rest = gaz_slice_starts(text, "> ") ? gaz_slice_trim(gaz_slice_from(text, 2)) : text;
    gaz_date date;
    bool figure = gaz_is_digit(gaz_utf8_first(rest)) && !gaz_date_is_whole(rest, &date);
    if (rest.len < text.len && rest.len > 0 && !figure) {
        set_text(line, rest);
    }
}

/* Where the cell that begins at `at` ends: the next | that no \ stands before. */
static const char *cell_end(const char *at, const char *end) {
    const char *begin = at;
    while (at < end && (*at != '|' || (at > begin && at[-1] == '\\'))) {
        at++;
    }
    return at;
}

static bool is_rule(gaz_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("|-: ", text.ptr[i]) == NULL) {
            return false;
        }
    }
    return text.len > 2;
}

/* "| a | b |" becomes a TAB b. */
static bool strip_table(gaz_arena *arena, gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    if (text.len < 2 || text.ptr[0] != '|' || text.ptr[text.len - 1] != '|') {
        return true;
    }
    if (is_rule(text)) {
        return false;
    }
    char *out = gaz_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    const char *end = gaz_slice_end(text) - 1;
    for (const char *at = text.ptr + 1; at <= end;) {
        const char *stop = cell_end(at, end);
        gaz_slice cell = gaz_slice_trim(gaz_slice_between(at, stop));
        if (at > text.ptr + 1) {
            out[len++] = '\t';
        }
        memcpy(out + len, cell.ptr, cell.len);
        len += cell.len;
        at = stop + 1;
    }
    line->marks |= GAZ_MARK_ROW;
    set_text(line, (gaz_slice){out, len});
    return true;
}

static bool is_box(uint32_t c) {
    return c >= 0x2500 && c <= 0x257F;
}

static bool is_box_bar(uint32_t c) {
    return c == 0x2502 || c == 0x2503 || c == 0x2551;
}

/* ├───┼───┤ */
static bool is_frame(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!is_box(c) && !gaz_is_space(c)) {
            return false;
        }
        at += step;
    }
    return true;
}

/* "│ a │ b │" of a table that characters draw becomes a TAB b; false for its frame. */
static bool strip_box(gaz_arena *arena, gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    if (is_frame(text)) {
        return false;
    }
    const char *end = gaz_slice_end(text);
    size_t step;
    bool row = is_box_bar(gaz_utf8_decode(text.ptr, end, &step)) &&
               is_box_bar(gaz_utf8_last(text.ptr, end));
    if (!row) {
        return true;
    }
    char *out = gaz_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    const char *cell = text.ptr + step;
    for (const char *at = cell; at < end; at += step) {
        if (!is_box_bar(gaz_utf8_decode(at, end, &step))) {
            continue;
        }
        gaz_slice words = gaz_slice_trim(gaz_slice_between(cell, at));
        if (cell > text.ptr + step) {
            out[len++] = '\t';
        }
        memcpy(out + len, words.ptr, words.len);
        len += words.len;
        cell = at + step;
    }
    line->marks |= GAZ_MARK_ROW;
    set_text(line, (gaz_slice){out, len});
    return true;
}

static size_t count_stars(gaz_slice text) {
    size_t len = 0;
    while (len < text.len && text.ptr[len] == '*') {
        len++;
    }
    return len;
}

/* True when a ** closes before the next blank line. */
static bool closes(gaz_slice after) {
    if (after.len > GAZ_MARKS_REACH) {
        after.len = GAZ_MARKS_REACH;
    }
    const char *blank = gaz_slice_find(after, "\n\n");
    gaz_slice rest = blank == NULL ? after : gaz_slice_between(after.ptr, blank);
    for (const char *at; (at = gaz_slice_find(rest, "**")) != NULL;) {
        size_t run = count_stars(gaz_slice_between(at, gaz_slice_end(rest)));
        if (run <= SHORTEST_MASK) {
            return true;
        }
        rest = gaz_slice_between(at + run, gaz_slice_end(rest));
    }
    return false;
}

/* "张**、李**" masks names: a ** opens only before a word, or at the start or
 * behind punctuation. */
static bool may_open(gaz_slice text, const char *at) {
    gaz_slice after = gaz_slice_between(at + 2, gaz_slice_end(text));
    uint32_t before = gaz_utf8_last(text.ptr, at);
    uint32_t next = gaz_utf8_first(after);
    if (gaz_is_space(next) || next == '*') {
        return false;
    }
    return before == 0 || !gaz_is_cjk_punct(next) || gaz_is_cjk_punct(before) ||
           gaz_is_space(before);
}

/* 钱**等3户: emphasis within a word ends on its line. */
static bool is_within_word(gaz_slice text, const char *at) {
    uint32_t before = gaz_utf8_last(text.ptr, at);
    uint32_t next = gaz_utf8_first(gaz_slice_between(at + 2, gaz_slice_end(text)));
    return (gaz_is_han(before) || gaz_is_digit(before)) && gaz_is_han(next);
}

/* 3201********1234 masks a number: the length of a run of stars that no emphasis ends or begins
 * with, 0 for others. **甲****乙** ends and begins. */
static size_t mask_length(const gaz_marks *marks, gaz_slice text, const char *at) {
    size_t len = count_stars(gaz_slice_between(at, gaz_slice_end(text)));
    bool digits = gaz_is_digit(gaz_utf8_last(text.ptr, at)) ||
                  gaz_is_digit(gaz_utf8_first(gaz_slice_between(at + len, gaz_slice_end(text))));
    bool turns = marks->bold && len == SHORTEST_MASK && !digits;
    return len >= SHORTEST_MASK && !turns ? len : 0;
}

struct bold_copy {
    char *out;
    size_t len;
    size_t prefix;   /* bytes of out that are bold from the start */
    bool prefix_set; /* the bold from the start has ended */
};

static void copy(struct bold_copy *to, gaz_slice piece) {
    memcpy(to->out + to->len, piece.ptr, piece.len);
    to->len += piece.len;
}

/* One ** at `at`: true when it is a mark. */
static bool toggle(gaz_marks *marks, gaz_slice text, const char *at, gaz_slice rest,
                   struct bold_copy *to) {
    if (marks->bold) {
        marks->bold = false;
        if (!to->prefix_set) {
            to->prefix = to->len;
            to->prefix_set = true;
        }
        return true;
    }
    const char *end = is_within_word(text, at) ? gaz_slice_end(text) : gaz_slice_end(rest);
    gaz_slice after = gaz_slice_between(at + 2, end);
    if (!may_open(text, at) || !closes(after)) {
        return false;
    }
    marks->bold = true;
    to->prefix_set |= to->len > 0;
    return true;
}

static void strip_bold(gaz_arena *arena, gaz_marks *marks, gaz_slice rest, gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    struct bold_copy to = {.out = gaz_arena_alloc(arena, text.len + 1)};
    to.prefix_set = !marks->bold && !gaz_slice_starts(text, "**");
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    while (at < end) {
        const char *star = gaz_slice_find(gaz_slice_between(at, end), "**");
        if (star == NULL) {
            break;
        }
        copy(&to, gaz_slice_between(at, star));
        size_t mask = mask_length(marks, text, star);
        if (mask > 0) {
            copy(&to, (gaz_slice){star, mask});
            at = star + mask;
            continue;
        }
        if (!toggle(marks, text, star, rest, &to)) {
            copy(&to, (gaz_slice){"**", 2});
        }
        at = star + 2;
    }
    copy(&to, gaz_slice_between(at, end));
    if (marks->bold && !to.prefix_set) {
        to.prefix = to.len;
    }
    gaz_slice whole = {to.out, to.len};
    gaz_slice trimmed = gaz_slice_trim(whole);
    size_t cut = (size_t)(trimmed.ptr - whole.ptr);
    to.prefix = to.prefix > cut ? to.prefix - cut : 0;
    line->bold = (uint32_t)(to.prefix > trimmed.len ? trimmed.len : to.prefix);
    set_text(line, trimmed);
}

/* A line with # has mostly none, which the fastest of searches says. */
static bool holds_bold(gaz_slice text) {
    const char *star = memchr(text.ptr, '*', text.len);
    return star != NULL &&
           gaz_slice_find(gaz_slice_between(star, gaz_slice_end(text)), "**") != NULL;
}

static void strip_emphasis(gaz_arena *arena, gaz_marks *marks, gaz_slice rest, uint32_t signs,
                           gaz_line *line) {
    if (marks->bold) {
        line->marks |= GAZ_MARK_BOLD_INTO;
    }
    if ((signs & GAZ_HAS_STAR) != 0 && holds_bold(gaz_line_text(line))) {
        bool copied = (line->marks & GAZ_MARK_ROW) != 0;
        strip_bold(arena, marks, copied ? gaz_line_text(line) : rest, line);
    } else if (marks->bold) {
        line->bold = line->len;
    }
    if (marks->bold) {
        line->marks |= GAZ_MARK_BOLD_ON;
    }
}

bool gaz_marks_strip(gaz_arena *arena, gaz_marks *marks, gaz_slice rest, uint32_t signs,
                     gaz_line *line) {
    if (line->text[0] == '>') {
        strip_quotation(line);
    }
    switch (line->text[0]) {
    case '#':
        strip_heading(line);
        break;
    case '|':
        if (!strip_table(arena, line)) {
            return false;
        }
        break;
    default:
        if (is_box(gaz_utf8_first(gaz_line_text(line)))) {
            if (!strip_box(arena, line)) {
                return false;
            }
            break;
        }
        strip_bullet(line);
        if (line->text[0] == '*') {
            strip_italic(line);
        }
    }
    strip_emphasis(arena, marks, rest, signs, line);
    return line->len > 0;
}
