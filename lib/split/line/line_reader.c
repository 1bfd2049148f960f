/* line_reader.c - raw lines: trimmed, measured, freed from marks. */
#include "split/line/line_reader.h"

#include "split/line/breaks.h"
#include "split/line/html.h"
#include "split/line/marks.h"
#include "split/line/page_number.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

/* Lines of more bytes than this are no printed lines; their width is unknown. */
enum { LONGEST_MEASURED = 600 };

/* Bytes of the lines of a text that has many. */
enum { SHORT_LINES = 64 };

enum { DEEPEST_HEADING = 6, LONGEST_GLUED = 300 /* bytes of a title */ };

/* Columns of the spaces before text; a form feed among them is a page break. */
static uint8_t measure_indent(gaz_slice spaces, uint8_t *marks) {
    uint32_t columns = 0;
    const char *end = gaz_slice_end(spaces);
    for (const char *at = spaces.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == '\f') {
            *marks |= GAZ_MARK_PAGE_BEFORE;
            columns = 0;
        } else if (c == '\t') {
            columns += 4;
        } else {
            columns += c == 0x3000 || c == 0x2003 ? 2 : 1;
        }
        at += step;
    }
    return columns > UINT8_MAX ? UINT8_MAX : (uint8_t)columns;
}

struct gaz_line_reader {
    gaz_arena *arena;
    gaz_line_list *list;
    gaz_slice text;
    size_t at;       /* bytes of it whose lines were read */
    uint32_t number; /* of the line read last */
    gaz_marks marks;
    gaz_html html;
    gaz_known_facts *known;
    uint8_t before; /* GAZ_MARK_ bits that the next line inherits */
};

/* Room for one more line, which is not in the list before it is added. */
static gaz_line *next_line(gaz_line_reader *r) {
    gaz_line_list *list = r->list;
    list->items =
        gaz_arena_stretch(r->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    return &list->items[list->count];
}

static void add_line(gaz_line_reader *r, const gaz_line *line) {
    gaz_line_list *list = r->list;
    if (gaz_line_is_odd(line)) {
        gaz_line_list_add_odd(r->arena, list, list->count);
    }
    list->count++;
    list->any = gaz_facts_of_either(list->any, line->facts);
    list->marks |= line->marks;
    list->indent = line->indent > list->indent ? line->indent : list->indent;
    r->before = 0;
}

/* What a look at the text as it was read showed. */
struct look {
    gaz_slice text;
    uint32_t signs;
    uint32_t columns;
};

static struct look look_at(gaz_slice text) {
    struct look look = {.text = text};
    look.signs = gaz_glance_columns(text, &look.columns);
    return look;
}

static uint32_t count_tabs(gaz_slice text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == '\t';
    }
    return count;
}

/* 1.1 before the tab; or 1 alone where 1.1 begins the next line. */
static bool is_decimal(const gaz_line_reader *r, gaz_slice text, const char *tab) {
    gaz_slice number = gaz_slice_between(text.ptr, tab);
    uint32_t points = 0;
    for (size_t i = 0; i < number.len; i++) {
        bool point = number.ptr[i] == '.' && i > 0 && i + 1 < number.len;
        points += point;
        if (!point && !gaz_is_digit((unsigned char)number.ptr[i])) {
            return false;
        }
    }
    const char *end = gaz_slice_end(r->text);
    bool read = tab >= r->text.ptr && tab < end; /* not a copy without its marks */
    const char *behind = read ? gaz_line_end(tab, end) : end;
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_between(behind, end));
    bool divided = rest.len > number.len + 2 && memcmp(rest.ptr, text.ptr, number.len) == 0 &&
                   memcmp(rest.ptr + number.len, ".1", 2) == 0;
    return number.len > 0 && gaz_is_han(gaz_utf8_first(gaz_slice_from(text, number.len + 1))) &&
           (points > 0 || divided);
}

/* 第一条<tab>为了…, 1.1<tab>编制目的: the gap behind a number that a word processor set, and
 * no other tab; below a row it is a cell. */
static bool is_behind_label(const gaz_line_reader *r, const gaz_line *line, const char *tab) {
    gaz_label label;
    gaz_slice text = gaz_line_text(line);
    bool decimal = is_decimal(r, text, tab);
    const gaz_line *above = r->list->count > 0 ? &r->list->items[r->list->count - 1] : NULL;
    bool below_row = above != NULL && (above->marks & GAZ_MARK_ROW) != 0 &&
                     above->number + above->more + 1 == line->number &&
                     count_tabs(gaz_line_text(above)) == 1;
    return !below_row &&
           (decimal ||
            (gaz_label_read(text, &label) > 0 && label.text_at == (size_t)(tab + 1 - text.ptr))) &&
           memchr(tab + 1, '\t', (size_t)(gaz_slice_end(text) - tab - 1)) == NULL;
}

/* A line with tabs is a row; the one behind a label becomes a space. */
static bool is_row(const gaz_line_reader *r, gaz_line *line, uint32_t signs) {
    const char *tab = (signs & GAZ_HAS_CONTROL) != 0 ? memchr(line->text, '\t', line->len) : NULL;
    if (tab == NULL || !is_behind_label(r, line, tab)) {
        return tab != NULL;
    }
    char *text = gaz_arena_alloc(r->arena, line->len);
    memcpy(text, line->text, line->len);
    text[tab - line->text] = ' ';
    line->text = text;
    return false;
}

/* A line from which marks were taken needs another look. */
static void finish_line(gaz_line_reader *r, gaz_line *line, struct look look) {
    gaz_slice text = gaz_line_text(line);
    if (text.ptr != look.text.ptr || text.len != look.text.len) {
        look = look_at(text);
    }
    if (is_row(r, line, look.signs)) {
        line->marks |= GAZ_MARK_ROW;
    } else if (line->text != text.ptr) {
        text = gaz_line_text(line);
        look = look_at(text);
    }
    line->width = text.len > LONGEST_MEASURED ? GAZ_WIDTH_UNKNOWN : (uint16_t)look.columns;
    line->facts = gaz_facts_known(r->known, text, look.signs);
    gaz_line_find_class(line);
}

static void add_row(gaz_line_reader *r, gaz_slice text, uint32_t number, bool row) {
    if (text.len == 0) {
        return;
    }
    gaz_line *line = next_line(r);
    *line = (gaz_line){.text = text.ptr, .len = (uint32_t)text.len, .number = number};
    if (row) {
        uint32_t more = r->html.last - r->html.first;
        line->number = r->html.first;
        line->more = more > UINT16_MAX ? UINT16_MAX : (uint16_t)more;
    }
    line->marks = r->before | (row ? GAZ_MARK_ROW : 0);
    finish_line(r, line, look_at(text));
    add_line(r, line);
}

/* A line of an HTML table holds no row, one, or the whole table. */
static void read_html(gaz_line_reader *r, gaz_slice text, uint32_t number) {
    gaz_slice piece;
    bool row;
    gaz_html_line(&r->html, text, number);
    while (gaz_html_next(r->arena, &r->html, &piece, &row)) {
        add_row(r, piece, number, row);
    }
}

/* …起施行。# 某条例: the title of a text, right behind another that had no last line
 * end. Answers where it begins, NULL when the line is one. */
static const char *glued_heading(gaz_slice raw) {
    const char *end = gaz_slice_end(raw);
    const char *at = raw.ptr;
    while (at < end && (at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        const char *words = at;
        while (words < end && *words == '#') {
            words++;
        }
        bool heading = words < end && *words == ' ' && words - at <= DEEPEST_HEADING;
        gaz_slice title = gaz_slice_trim(gaz_slice_between(words, end));
        if (heading && gaz_slice_ends(gaz_slice_between(raw.ptr, at), "。") &&
            gaz_is_han(gaz_utf8_first(title)) && title.len <= LONGEST_GLUED &&
            gaz_slice_find(title, "。") == NULL) {
            return at;
        }
        at = words;
    }
    return NULL;
}

static void read_line(gaz_line_reader *r, gaz_slice raw, uint32_t number);

static void read_glued(gaz_line_reader *r, gaz_slice raw, const char *heading, uint32_t number) {
    read_line(r, gaz_slice_between(raw.ptr, heading), number);
    r->before |= GAZ_MARK_BLANK_BEFORE;
    read_line(r, gaz_slice_between(heading, gaz_slice_end(raw)), number);
}

/* The tabs before a row stand for empty cells when they make it as wide as the row right
 * above it; they are an indent elsewhere. */
static gaz_slice with_empty_cells(const gaz_line_reader *r, gaz_slice raw, gaz_slice text,
                                  uint32_t number) {
    const gaz_line *above = r->list->count > 0 ? &r->list->items[r->list->count - 1] : NULL;
    if (above == NULL || above->number + above->more + 1 != number ||
        (above->marks & GAZ_MARK_ROW) == 0 || memchr(text.ptr, '\t', text.len) == NULL) {
        return text;
    }
    const char *begin = text.ptr;
    while (begin > raw.ptr && begin[-1] == '\t') {
        begin--;
    }
    gaz_slice row = gaz_slice_between(begin, gaz_slice_end(text));
    return count_tabs(row) == count_tabs(gaz_line_text(above)) ? row : text;
}

static bool holds_page_break(gaz_slice text) {
    return text.len > 0 && memchr(text.ptr, '\f', text.len) != NULL;
}

static void pass_blank(gaz_line_reader *r, gaz_slice raw) {
    r->before |= GAZ_MARK_BLANK_BEFORE | (holds_page_break(raw) ? GAZ_MARK_PAGE_BEFORE : 0);
    r->marks.bold = false;
}

static void read_words(gaz_line_reader *r, gaz_slice raw, struct look look, uint32_t number) {
    gaz_slice text = look.text;
    gaz_line *line = next_line(r);
    *line = (gaz_line){.text = text.ptr, .len = (uint32_t)text.len, .number = number};
    line->marks = r->before;
    line->indent = measure_indent(gaz_slice_between(raw.ptr, text.ptr), &line->marks);
    gaz_slice rest = gaz_slice_between(text.ptr, gaz_slice_end(r->text));
    if (!gaz_marks_may_stand(&r->marks, line, look.signs) ||
        gaz_marks_strip(r->arena, &r->marks, rest, look.signs, line)) {
        finish_line(r, line, look);
        add_line(r, line);
    }
    if (holds_page_break(gaz_slice_between(gaz_slice_end(text), gaz_slice_end(raw)))) {
        r->before |= GAZ_MARK_PAGE_BEFORE;
    }
}

typedef const char *find_break(gaz_slice text, const char **behind);

/* 某某市人民政府<br>关于某事的通知: the lines that a page of HTML shows; a row of cells is one. */
static void read_broken(gaz_line_reader *r, gaz_slice text, find_break *find, uint32_t number) {
    const char *behind = NULL;
    const char *at = find(text, &behind);
    for (;;) {
        gaz_slice piece = gaz_slice_between(text.ptr, at == NULL ? gaz_slice_end(text) : at);
        gaz_slice words = gaz_slice_trim(piece);
        if (words.len > 0) {
            read_words(r, piece, look_at(words), number);
        }
        if (at == NULL) {
            return;
        }
        text = gaz_slice_between(behind, gaz_slice_end(text));
        at = find(text, &behind);
    }
}

static void read_line(gaz_line_reader *r, gaz_slice raw, uint32_t number) {
    const uint32_t glued = GAZ_HAS_STOP | GAZ_HAS_STAR;
    gaz_slice text = gaz_slice_trim(raw);
    if (text.len == 0) {
        pass_blank(r, raw);
        return;
    }
    if (text.ptr > raw.ptr && text.ptr[-1] == '\t') {
        text = with_empty_cells(r, raw, text, number);
    }
    struct look look = look_at(text);
    if (gaz_html_is_table(&r->html, text, look.signs)) {
        read_html(r, text, number);
        return;
    }
    const char *behind = NULL;
    const char *at =
        (look.signs & GAZ_HAS_LESS) != 0 && *text.ptr != '|' ? gaz_break_find(text, &behind) : NULL;
    const char *heading = (look.signs & glued) == glued ? glued_heading(raw) : NULL;
    const uint32_t joined = GAZ_HAS_STOP | GAZ_HAS_WIDE_SPACE;
    if (at != NULL) {
        read_broken(r, text, gaz_break_find, number);
    } else if ((look.signs & joined) == joined && *text.ptr != '|' && gaz_joins_paragraphs(text)) {
        read_broken(r, text, gaz_indent_find, number);
    } else if (heading != NULL) {
        read_glued(r, raw, heading, number);
    } else {
        read_words(r, raw, look, number);
    }
}

gaz_line_reader *gaz_line_reader_new(gaz_arena *arena, uint32_t first_line, gaz_line_list *list) {
    gaz_line_reader *r = gaz_arena_zero(arena, sizeof *r);
    *r = (gaz_line_reader){.arena = arena, .list = list, .number = first_line - 1};
    r->known = gaz_arena_keep(arena, GAZ_KEPT_CHARACTERS, sizeof *r->known);
    return r;
}

/* Lines and open cells point into the text, wherever it stands now. */
static void follow(gaz_line_reader *r, gaz_slice text) {
    uintptr_t before = (uintptr_t)r->text.ptr;
    r->text = text;
    if (r->at == 0 || before == (uintptr_t)text.ptr) {
        return;
    }
    for (uint32_t i = 0; i < r->list->count; i++) {
        gaz_slice_moved(&r->list->items[i].text, before, r->at, text.ptr);
    }
    gaz_html_moved(&r->html, before, r->at, text.ptr);
}

void gaz_line_reader_read(gaz_line_reader *r, gaz_slice text, size_t to, gaz_hash *hash) {
    follow(r, text);
    gaz_lines lines = gaz_lines_of(gaz_slice_from(gaz_slice_first(text, to), r->at), r->number + 1);
    gaz_slice raw;
    size_t terminator;
    if (r->list->items == NULL) {
        r->list->capacity = (uint32_t)(to / SHORT_LINES + 16);
        r->list->items = gaz_arena_alloc(r->arena, r->list->capacity * sizeof *r->list->items);
    }
    while (gaz_lines_next(&lines, &raw, &terminator)) {
        if (hash != NULL) {
            gaz_hash_step(hash, text.ptr, (size_t)(gaz_slice_end(raw) - text.ptr));
        }
        read_line(r, raw, lines.number);
        r->list->raw++;
    }
    r->number = lines.number;
    r->at = to;
}

void gaz_line_reader_end(gaz_line_reader *r) {
    gaz_slice row;
    if (gaz_html_end(r->arena, &r->html, &row)) {
        add_row(r, row, r->number, true);
    }
}

void gaz_line_list_read(gaz_arena *arena, gaz_slice text, uint32_t first_line,
                        gaz_line_list *list) {
    gaz_line_reader *r = gaz_line_reader_new(arena, first_line, list);
    gaz_line_reader_read(r, text, text.len, NULL);
    gaz_line_reader_end(r);
}
