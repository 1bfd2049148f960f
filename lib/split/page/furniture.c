/* furniture.c - page numbers and running heads, taken out of the lines. */
#include "split/page/furniture.h"

#include "split/cover/cover.h"
#include "split/line/furniture_list.h"
#include "split/line/page_number.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "split/page/page_count.h"
#include "split/page/page_lines.h"
#include "split/page/page_mark.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_HEAD = 150, /* bytes of a running head */
    REPEATS = 3         /* times a running head stands at the edge of a page */
};

/* A walk over the lines of a long text brings them all into the cache anew: what looks for
 * lines of a kind says whether there are any, and only then they are taken out. */
static uint32_t first_of_class(const gaz_line_list *lines, gaz_line_class line_class) {
    uint32_t i = 0;
    while (i < lines->count && lines->items[i].line_class != line_class) {
        i++;
    }
    return i;
}

/* How many of the lines before line i are odd. */
static uint32_t odd_before(const gaz_line_list *lines, uint32_t i) {
    uint32_t count = 0;
    while (count < lines->odd_count && lines->odd[count] < i) {
        count++;
    }
    return count;
}

/* Moves the lines of this class into the furniture; `marks` are for the line behind. */
static void take_marked(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue,
                        gaz_line_class line_class, enum gaz_furniture_kind kind, uint8_t marks) {
    uint32_t kept = first_of_class(lines, line_class);
    uint32_t odd = odd_before(lines, kept);
    uint8_t carry = 0;
    for (uint32_t i = kept; i < lines->count; i++) {
        gaz_line *line = &lines->items[i];
        if (line->line_class == line_class) {
            gaz_furniture_add(arena, issue, kind, gaz_line_text(line), line->number);
            carry |= marks | (line->marks & (GAZ_MARK_PAGE_BEFORE | GAZ_MARK_BLANK_BEFORE));
            continue;
        }
        line->marks |= carry;
        carry = 0;
        if (gaz_line_is_odd(line)) {
            lines->odd[odd++] = kept;
        }
        if (kept < i) {
            lines->items[kept] = *line;
        }
        kept++;
    }
    lines->count = kept;
    lines->odd_count = odd;
    lines->marks |= marks;
}

static void take_class(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue,
                       gaz_line_class line_class, enum gaz_furniture_kind kind) {
    take_marked(arena, lines, issue, line_class, kind, GAZ_MARK_PAGE_BEFORE);
}

/* ---- running heads: short lines at the edges of pages that repeat ---- */

struct head {
    uint64_t key;
    uint32_t line; /* index of its first line */
    uint32_t count;
};

struct heads {
    struct head *slots;
    uint32_t size; /* a power of two */
};

/* A hash of the text without spaces, every run of digits alike. */
static uint64_t key_of(gaz_slice text) {
    uint64_t key = 1469598103934665603u;
    bool digits = false;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        at += step;
        if (gaz_is_space(c) || (digits && gaz_is_digit(c))) {
            continue;
        }
        digits = gaz_is_digit(c);
        key = (key ^ (digits ? '0' : c)) * 1099511628211u;
    }
    return key;
}

static struct head *find_head(struct heads *heads, uint64_t key) {
    uint32_t at = (uint32_t)(key ^ key >> 32) & (heads->size - 1);
    while (heads->slots[at].count > 0 && heads->slots[at].key != key) {
        at = (at + 1) & (heads->size - 1);
    }
    return &heads->slots[at];
}

static bool begins_page(const gaz_line_list *lines, uint32_t i) {
    return i < lines->count && (lines->items[i].marks & GAZ_MARK_PAGE_BEFORE) != 0;
}

/* The first two lines of a page, and the last. */
static bool at_page_edge(const gaz_line_list *lines, uint32_t i) {
    return begins_page(lines, i) || (i > 0 && begins_page(lines, i - 1)) ||
           begins_page(lines, i + 1);
}

/* 某某人大常委会关于批准, （2019年7月31日某某人大常委会第十: what goes on in the next line. Papers
 * of one day or one organ begin alike, each on a page of its own. */
static bool goes_on_below(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    const char *about =
        (line->facts.signs & GAZ_HAS_ABOUT) != 0 ? gaz_slice_find(text, "关于") : NULL;
    return (about != NULL && gaz_ends_in_organ(gaz_slice_between(text.ptr, about)) &&
            gaz_title_form_of(text) == GAZ_TITLE_NONE) ||
           ((line->facts.signs & (GAZ_HAS_OPEN | GAZ_HAS_HALF_ROUND)) != 0 &&
            gaz_bracket_is_open(text));
}

/* What a running head may say, organs aside. */
static bool may_say_head(const gaz_line *line) {
    bool plain = line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_TITLE ||
                 line->line_class == GAZ_LINE_TABLE_ROW;
    if (!plain || line->len > LONGEST_HEAD) {
        return false;
    }
    gaz_slice text = gaz_line_text(line);
    return !gaz_slice_ends(text, "。") && !gaz_slice_ends(text, "；") &&
           !gaz_slice_ends(text, "，") && !goes_on_below(line);
}

/* 2014/8/20 某办法_某市人民政府 is the head of a printed page. */
static bool is_organ(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_ORGAN) != 0 && (line->facts.first & GAZ_FIRST_DIGIT) == 0 &&
           gaz_ends_in_organ(gaz_line_text(line));
}

/* An organ stands above a title and under a text as often as it issues. */
static bool may_be_head(const gaz_line *line) {
    return may_say_head(line) && !is_organ(line);
}

/* The line is in the middle of a text, or a label begins it. */
static bool is_text(const gaz_line *line) {
    const uint32_t prose = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_LIST;
    return (line->line_class == GAZ_LINE_OTHER && (line->facts.signs & prose) != 0) ||
           (line->line_class >= GAZ_LINE_ARTICLE && line->line_class <= GAZ_LINE_LEVEL5);
}

/* An organ alone is a head where it begins a page on which a text goes on: what stands
 * below is known to be one, or is at least no title, number or date. */
static bool organ_may_be_head(const gaz_line_list *lines, uint32_t i, bool known) {
    const gaz_line *below = &lines->items[i + 1];
    if (i == 0 || i + 1 == lines->count || !begins_page(lines, i)) {
        return false;
    }
    gaz_slice name = gaz_line_text(&lines->items[i]);
    gaz_slice text = gaz_line_text(below);
    if (!known && text.len >= name.len && gaz_slice_equal(gaz_slice_first(text, name.len), name)) {
        return true; /* above a title that begins with it */
    }
    if ((below->facts.signs & GAZ_HAS_ABOUT) != 0) {
        return false;
    }
    return is_text(below) || (!known && below->line_class == GAZ_LINE_OTHER && !is_organ(below) &&
                              gaz_title_form_of(text) == GAZ_TITLE_NONE);
}

/* Of organs only those count that are known to be heads. */
static bool may_be_head_at(const gaz_line_list *lines, uint32_t i, bool known) {
    const gaz_line *line = &lines->items[i];
    return may_say_head(line) && (!is_organ(line) || organ_may_be_head(lines, i, known));
}

static bool is_gazette_head(const gaz_line *line) {
    return (line->facts.signs & GAZ_HAS_REPORT) != 0 && gaz_is_gazette_head(gaz_line_text(line));
}

static void count_heads(const gaz_line_list *lines, struct heads *heads) {
    for (uint32_t i = 0; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        if (at_page_edge(lines, i) && may_be_head_at(lines, i, true)) {
            uint64_t key = key_of(gaz_line_text(line));
            struct head *head = find_head(heads, key);
            if (head->count++ == 0) {
                head->key = key;
                head->line = i;
            }
        }
    }
}

static bool is_body(const gaz_line *line) {
    return line->line_class == GAZ_LINE_DOC_NUMBER || line->line_class == GAZ_LINE_ADDRESSEES ||
           (line->line_class >= GAZ_LINE_ARTICLE && line->line_class <= GAZ_LINE_LEVEL2);
}

/* Whether name, year and number stand on one line again and again: running heads
 * also where no page begins, as OCR writes none. */
static bool are_repeated(const gaz_line_list *lines) {
    uint32_t count = 0;
    gaz_cover_mark mark;
    bool named = (lines->any.signs & GAZ_HAS_REPORT) != 0;
    for (uint32_t at = 0; named && at < lines->odd_count && count < REPEATS; at++) {
        const gaz_line *line = &lines->items[lines->odd[at]];
        count += is_gazette_head(line) && may_be_head(line) &&
                 gaz_cover_head_read(gaz_line_text(line), &mark);
    }
    return count >= REPEATS;
}

/* The second or third line of a page: a reader of columns may set a label, or the
 * other half of a running head, before it. */
static bool stands_below_top(const gaz_line_list *lines, uint32_t i) {
    return (i > 0 && begins_page(lines, i - 1)) || (i > 1 && begins_page(lines, i - 2));
}

/* The gazette's name or its year and number on the first line of a page: a
 * running head, however often, once the cover is past. */
static bool is_named_head(const gaz_line_list *lines, uint32_t i, bool repeated) {
    gaz_cover_mark mark;
    const gaz_line *line = &lines->items[i];
    gaz_slice text = gaz_line_text(line);
    bool begins = begins_page(lines, i);
    bool below = stands_below_top(lines, i);
    if ((!begins && !below && !repeated) || !may_be_head(line)) {
        return false;
    }
    if (begins && gaz_cover_mark_read(text, &mark)) {
        return mark.name.ptr != NULL || (mark.year >= 0 && mark.number >= 0);
    }
    if (below && gaz_cover_mark_read(text, &mark)) {
        return mark.year >= 0 && mark.number >= 0;
    }
    return repeated && is_gazette_head(line) && gaz_cover_head_read(text, &mark);
}

/* Answers how many lines stand at the edge of a page; *found is set when one is marked. */
static uint32_t mark_named_heads(const gaz_line_list *lines, bool *found) {
    bool repeated = are_repeated(lines);
    bool body = false;
    uint32_t edges = 0;
    bool pages = (lines->marks & GAZ_MARK_PAGE_BEFORE) != 0;
    /* Whether a page begins with the next line, this one, the one before, and that before it. */
    enum { NEXT = 1, THIS = 2, BEFORE = 4, SECOND = 8, EDGE = NEXT | THIS | BEFORE };
    unsigned begins = begins_page(lines, 0) ? NEXT : 0;
    for (uint32_t i = 0; (pages || repeated) && i < lines->count; i++) {
        body |= is_body(&lines->items[i]);
        begins = (begins << 1 | begins_page(lines, i + 1)) & (EDGE | SECOND);
        edges += (begins & EDGE) != 0;
        if (body && (begins != 0 || repeated) && is_named_head(lines, i, repeated)) {
            *found = true;
            lines->items[i].line_class = GAZ_LINE_RUNNING_HEAD;
            gaz_page_number_above(lines, i);
        }
    }
    return edges;
}

/* The first line of a repeated title is the title itself. False when no line is a head. */
static bool mark_heads(const gaz_line_list *lines, struct heads *heads) {
    bool found = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        gaz_line *line = &lines->items[i];
        if (!at_page_edge(lines, i) || !may_be_head_at(lines, i, false)) {
            continue;
        }
        const struct head *head = find_head(heads, key_of(gaz_line_text(line)));
        bool repeats = head->count >= REPEATS;
        if (repeats && !(line->line_class == GAZ_LINE_TITLE && head->line == i)) {
            line->line_class = GAZ_LINE_RUNNING_HEAD;
            found = true;
        }
    }
    return found;
}

static bool find_heads(gaz_arena *arena, const gaz_line_list *lines, uint32_t edges) {
    struct heads heads = {.size = 16};
    while (heads.size < edges * 2) {
        heads.size *= 2;
    }
    heads.slots = gaz_arena_zero(arena, heads.size * sizeof *heads.slots);
    count_heads(lines, &heads);
    return mark_heads(lines, &heads);
}

static void take_running_heads(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    bool found = false;
    uint32_t edges = mark_named_heads(lines, &found);
    found |= gaz_counted_heads_mark(lines);
    found |= edges >= REPEATS && find_heads(arena, lines, edges);
    if (found) {
        take_class(arena, lines, issue, GAZ_LINE_RUNNING_HEAD, GAZ_FURNITURE_RUNNING_HEAD);
        take_class(arena, lines, issue, GAZ_LINE_PAGE_NUMBER, GAZ_FURNITURE_PAGE_NUMBER);
    }
}

/* Lines of no class, begun with a sign, of which `is` says that they are this kind. */
static const struct sign_lines {
    bool (*is)(gaz_slice text);
    enum gaz_furniture_kind kind;
    uint8_t marks;
} sign_lines[] = {
    {gaz_is_picture_line, GAZ_FURNITURE_PICTURE, GAZ_MARK_PAGE_BEFORE},
    {gaz_is_rule_line, GAZ_FURNITURE_RULE, GAZ_MARK_PAGE_BEFORE},
    {gaz_is_speck_line, GAZ_FURNITURE_SPECK, 0},
};

enum { SIGN_LINES = sizeof sign_lines / sizeof *sign_lines };

/* Which of them a line is, SIGN_LINES for none. */
static size_t sign_line_of(const gaz_line *line) {
    size_t k = 0;
    if (line->line_class != GAZ_LINE_OTHER || (line->facts.first & GAZ_FIRST_PAGE_WORD) == 0) {
        return SIGN_LINES; /* it begins with Han */
    }
    while (k < SIGN_LINES && !sign_lines[k].is(gaz_line_text(line))) {
        k++;
    }
    return k;
}

static void take_sign_lines_of(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue,
                               size_t which) {
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        gaz_line *line = &lines->items[lines->odd[at]];
        line->line_class = sign_line_of(line) == which ? GAZ_LINE_RUNNING_HEAD : line->line_class;
    }
    take_marked(arena, lines, issue, GAZ_LINE_RUNNING_HEAD, sign_lines[which].kind,
                sign_lines[which].marks);
}

/* One look says which kinds there are: mostly none. */
static void take_sign_lines(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    bool found[SIGN_LINES + 1] = {false};
    bool signs = (lines->any.first & GAZ_FIRST_PAGE_WORD) != 0;
    for (uint32_t at = 0; signs && at < lines->odd_count; at++) {
        found[sign_line_of(&lines->items[lines->odd[at]])] = true;
    }
    for (size_t which = 0; which < SIGN_LINES; which++) {
        if (found[which]) {
            take_sign_lines_of(arena, lines, issue, which);
        }
    }
}

static void take_web_page(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    if (gaz_web_page_mark(lines)) {
        take_class(arena, lines, issue, GAZ_LINE_RUNNING_HEAD, GAZ_FURNITURE_WEB_PAGE);
    }
}

void gaz_furniture_take_back_cover(gaz_arena *arena, gaz_line_list *lines, uint32_t body,
                                   gaz_issue *issue) {
    uint32_t first = gaz_back_cover(lines);
    first = first < body ? body : first;
    for (uint32_t i = first; i < lines->count; i++) {
        gaz_furniture_add(arena, issue, GAZ_FURNITURE_BACK_COVER, gaz_line_text(&lines->items[i]),
                          lines->items[i].number);
    }
    lines->count = first;
}

static void take_page_marks(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    if (gaz_page_marks_find(lines)) {
        lines->marks |= GAZ_MARK_PAGE_BEFORE;
        take_marked(arena, lines, issue, GAZ_LINE_BLANK, GAZ_FURNITURE_PAGE_MARK, 0);
    }
}

void gaz_furniture_take(gaz_arena *arena, gaz_line_list *lines, gaz_issue *issue) {
    take_page_marks(arena, lines, issue);
    if (gaz_page_numbers_mark(lines)) {
        take_class(arena, lines, issue, GAZ_LINE_PAGE_NUMBER, GAZ_FURNITURE_PAGE_NUMBER);
    }
    take_web_page(arena, lines, issue);
    take_sign_lines(arena, lines, issue);
    take_running_heads(arena, lines, issue);
}
