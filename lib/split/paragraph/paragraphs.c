/* paragraphs.c - lines joined to paragraphs. */
#include "split/paragraph/paragraphs.h"

#include "split/line/furniture_list.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "split/paragraph/join.h"
#include "text/diagnostic.h"
#include "text/slice.h"

static void add_piece(gaz_joiner *j, gaz_slice piece) {
    gaz_slices_add(j->arena, &j->pieces, piece);
    j->length += piece.len;
}

/* One piece is a slice of the text as it stands; several become one. */
static gaz_slice whole_text(gaz_joiner *j) {
    if (j->pieces.count == 1) {
        return j->pieces.items[0];
    }
    char *out = gaz_arena_alloc(j->arena, j->length + 1);
    size_t len = 0;
    for (uint32_t i = 0; i < j->pieces.count; i++) {
        memcpy(out + len, j->pieces.items[i].ptr, j->pieces.items[i].len);
        len += j->pieces.items[i].len;
    }
    return (gaz_slice){out, len};
}

static uint8_t layout_of(uint8_t marks) {
    int layout = 0;
    layout |= (marks & GAZ_MARK_CENTRED) != 0 ? GAZ_LAYOUT_CENTRED : 0;
    layout |= (marks & GAZ_MARK_INDENTED) != 0 ? GAZ_LAYOUT_INDENTED : 0;
    layout |= (marks & GAZ_MARK_BULLET) != 0 ? GAZ_LAYOUT_BULLET : 0;
    layout |= (marks & GAZ_MARK_PAGE_BEFORE) != 0 ? GAZ_LAYOUT_PAGE_START : 0;
    layout |= (marks & GAZ_MARK_ROW) != 0 ? GAZ_LAYOUT_ROW : 0;
    layout |= (marks & GAZ_MARK_BLANK_BEFORE) != 0 ? GAZ_LAYOUT_AFTER_BLANK : 0;
    return (uint8_t)layout;
}

static void begin(gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    j->now = (gaz_paragraph){.line = line->number,
                             .end_line = line->number + line->more,
                             .bold = line->bold,
                             .line_class = line->line_class,
                             .heading = line->heading,
                             .layout = layout_of(line->marks)};
    j->first = j->last_line = i;
    j->signs = line->facts.signs;
    j->pieces.count = 0;
    j->length = 0;
    add_piece(j, gaz_line_text(line));
    gaz_joiner_count_label(j, line);
}

/* A paragraph of several lines shows its class only when it is whole. */
static uint8_t class_of(const gaz_joiner *j, gaz_slice text, gaz_facts facts) {
    int32_t ordinal;
    if (j->is_title) {
        /* 中华人民共和国水利部 / 公　告 is what 水利部公告 is on one line. */
        bool masthead = gaz_line_classify(text, facts, &ordinal) == GAZ_LINE_MASTHEAD;
        return masthead ? GAZ_LINE_MASTHEAD : GAZ_LINE_TITLE;
    }
    if (j->pieces.count == 1 || j->now.line_class == GAZ_LINE_METADATA ||
        gaz_line_is_labelled(j->now.line_class)) {
        return j->now.line_class;
    }
    gaz_line_class again = gaz_line_classify(text, facts, &ordinal);
    return again == GAZ_LINE_PAGE_NUMBER ? GAZ_LINE_OTHER : (uint8_t)again;
}

/* Those of the first line's start, of the last one's end, and the signs of all. */
static gaz_facts facts_of(const gaz_joiner *j, gaz_slice text) {
    gaz_facts facts = j->lines[j->first].facts;
    if (j->pieces.count == 1) {
        return facts;
    }
    facts.signs = j->signs;
    facts.last = j->lines[j->last_line].facts.last;
    if (j->pieces.items[j->pieces.count - 1].len == 0) { /* all of it stood there before */
        facts.last = gaz_facts_with(text, j->signs).last;
    }
    facts.tail = (uint8_t)gaz_tail_of(text);
    return facts;
}

static void finish(gaz_joiner *j, gaz_paragraphs *list, gaz_facts_list *facts) {
    j->now.text = whole_text(j);
    gaz_facts own = facts_of(j, j->now.text);
    j->now.line_class = class_of(j, j->now.text, own);
    facts->items[facts->count++] = own;
    /* In the place of lines that nobody reads any more; that above the one at hand is still read,
     * so that this paragraph waits for the next. */
    if (list->count > 0) {
        list->items[list->count - 1] = j->done;
    }
    list->count++;
    j->done = j->now;
    j->before = j->now.line_class;
    j->is_title = false;
}

/* A paragraph that goes on at the top of the next column has lines before its first. */
static void end_with(gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    uint32_t end = line->number + line->more;
    j->now.line = line->number < j->now.line ? line->number : j->now.line;
    j->now.end_line = end > j->now.end_line ? end : j->now.end_line;
    j->last_line = i;
    j->signs |= line->facts.signs;
}

static void append(gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    if (j->pieces.count == 1 && gaz_joiner_is_bare_label(j)) {
        add_piece(j, gaz_slice_of(" "));
        j->signs |= GAZ_HAS_SPACE;
    }
    if (j->now.bold == j->length && line->bold > 0) {
        j->now.bold += line->bold;
    }
    add_piece(j, gaz_line_text(line));
    end_with(j, i);
}

static void drop(gaz_joiner *j, gaz_slice text, uint32_t line) {
    if (text.len > 0) {
        gaz_furniture_add(j->arena, j->issue, GAZ_FURNITURE_OVERLAP, text, line);
    }
}

/* Joins line i without what the page break printed twice. */
static void append_overlap(gaz_joiner *j, uint32_t i, size_t overlap, size_t cut) {
    const gaz_line *line = &j->lines[i];
    gaz_slice *last = &j->pieces.items[j->pieces.count - 1];
    gaz_slice repeated = gaz_slice_first(gaz_line_text(line), overlap);
    drop(j, gaz_slice_from(*last, last->len - cut), j->now.end_line);
    drop(j, repeated, line->number);
    gaz_diagnose(j->arena, &j->issue->diagnostics, GAZ_CODE_OVERLAP, j->now.end_line, line->number,
                 gaz_arena_format(j->arena,
                                  "“%.*s” stands at the end of one page and again at "
                                  "the start of the next; it was kept once",
                                  GAZ_FMT(repeated)));
    last->len -= cut;
    j->length -= cut;
    add_piece(j, gaz_slice_from(gaz_line_text(line), overlap));
    end_with(j, i);
}

static void link(gaz_joiner *j, uint32_t i, gaz_paragraphs *list, gaz_facts_list *facts) {
    size_t overlap = 0;
    size_t cut = 0;
    switch (gaz_joiner_link(j, i, &overlap, &cut)) {
    case GAZ_LINK_NEW:
        finish(j, list, facts);
        begin(j, i);
        break;
    case GAZ_LINK_BROKEN:
        j->now.layout |= GAZ_LAYOUT_JOINED;
        if (overlap > 0) {
            append_overlap(j, i, overlap, cut);
            break;
        }
        append(j, i);
        break;
    case GAZ_LINK_WRAPPED:
        append(j, i);
        break;
    }
}

/* How many lines from i on are a title, 0 when they are none. */
static uint32_t title_lines(gaz_joiner *j, uint32_t i) {
    if (!gaz_line_has_facts_of_title(&j->lines[i])) {
        return 0;
    }
    bool may_be_listed = gaz_joiner_may_be_listed(j, i);
    if ((!may_be_listed && !gaz_joiner_may_begin_title(j, i)) ||
        !gaz_line_may_be_title(&j->lines[i])) {
        return 0;
    }
    uint32_t listed = may_be_listed ? gaz_joiner_listed_title(j, i) : 0;
    return listed > 0 ? listed : gaz_joiner_title(j, i);
}

/* Whether nothing stands above line i that an organ below it could sign. */
static bool is_behind_end(const gaz_joiner *j, uint32_t from, uint32_t i) {
    uint8_t before = i == from ? GAZ_LINE_DATE : j->lines[i - 1].line_class;
    return before == GAZ_LINE_DATE || before == GAZ_LINE_REMARK || before == GAZ_LINE_PRINT ||
           before == GAZ_LINE_CC || before == GAZ_LINE_METADATA;
}

/* 某某市文件 right above a number: a masthead, whatever organ 某某市 stands for. So is the
 * organ alone of a letter, behind the end of another paper. */
static void find_masthead(gaz_joiner *j, uint32_t from, uint32_t i) {
    enum { LONGEST_MASTHEAD = 120 };
    gaz_line *line = &j->lines[i];
    if ((line->facts.last & (GAZ_LAST_MASTHEAD | GAZ_LAST_ORGAN)) == 0 ||
        line->line_class != GAZ_LINE_OTHER || i + 1 >= j->to ||
        line[1].line_class != GAZ_LINE_DOC_NUMBER || line->len > LONGEST_MASTHEAD ||
        (line->facts.signs & (GAZ_HAS_COMMA | GAZ_HAS_STOP | GAZ_HAS_ABOUT)) != 0) {
        return;
    }
    gaz_slice text = gaz_line_text(line);
    bool paper = (line->facts.last & GAZ_LAST_MASTHEAD) != 0 && gaz_slice_ends(text, "文件");
    bool letter = (line->facts.last & GAZ_LAST_ORGAN) != 0 && is_behind_end(j, from, i) &&
                  gaz_ends_in_organ(text);
    line->line_class = paper || letter ? GAZ_LINE_MASTHEAD : line->line_class;
}

/* Joins lines from..to. There is room for as many paragraphs; what is not touched costs
 * nothing. */
static void join(gaz_joiner *j, uint32_t from, gaz_paragraphs *list, gaz_facts_list *facts) {
    for (uint32_t i = from; i < j->to;) {
        find_masthead(j, from, i);
        uint32_t title = title_lines(j, i);
        if (i == from || title > 0) {
            if (i > from) {
                finish(j, list, facts);
            }
            begin(j, i++);
            for (; title > 1; title--) {
                append(j, i++);
            }
            j->is_title = title > 0;
            continue;
        }
        link(j, i++, list, facts);
    }
    if (j->to > from) {
        finish(j, list, facts);
        list->items[list->count - 1] = j->done;
    }
}

static gaz_joiner joiner_of(const gaz_joining *by, const gaz_line_list *lines, uint32_t to) {
    return (gaz_joiner){.arena = by->arena,
                        .measure = by->measure,
                        .lines = lines->items,
                        .to = to,
                        .issue = by->issue,
                        .toc = *by->toc,
                        .before = GAZ_LINE_REMARK};
}

gaz_joined gaz_paragraphs_join(const gaz_joining *by, const gaz_line_list *lines, uint32_t from,
                               uint32_t to) {
    gaz_joiner j = joiner_of(by, lines, to);
    gaz_joined joined = {.list.capacity = to - from, .facts.capacity = to - from};
    joined.list.items = gaz_arena_alloc(by->arena, (to - from) * sizeof *joined.list.items);
    joined.facts.items = gaz_arena_alloc(by->arena, (to - from) * sizeof *joined.facts.items);
    join(&j, from, &joined.list, &joined.facts);
    return joined;
}

gaz_joined gaz_paragraphs_replace(const gaz_joining *by, gaz_line_list *lines, uint32_t from) {
    uint32_t count = lines->count - from;
    gaz_joined joined = {.list.capacity = count, .facts.capacity = count};
    _Static_assert(sizeof *joined.list.items <= sizeof *lines->items,
                   "none reaches lines still read");
    gaz_joiner j = joiner_of(by, lines, lines->count);
    joined.list.items = count > 0 ? (void *)(lines->items + from) : NULL;
    joined.facts.items = gaz_arena_alloc(by->arena, count * sizeof *joined.facts.items);
    join(&j, from, &joined.list, &joined.facts);
    *lines = (gaz_line_list){0};
    return joined;
}
