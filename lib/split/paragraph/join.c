/* join.c - whether a line goes on with the paragraph before it. */
#include "split/paragraph/join.h"

#include "data/portal.h"
#include "split/line/entry.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "split/paragraph/continued.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_PRINTED = 40,      /* columns: a page break cuts no shorter line */
    LEAST_CUT = 10,          /* where no heading can be meant */
    LONGEST_CAPTION = 60,    /* columns of a heading behind its label */
    LONGEST_LONE_TITLE = 90, /* columns of a title that nothing marks */
    MOST_NOTE = 5,           /* lines of a 题注 */
    LEAST_CLAUSE = 4         /* characters of a clause of a heading */
};

/* Whether text of these signs holds a mark that no label holds. */
static bool holds_mark(gaz_facts facts) {
    return (facts.signs &
            (GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_QUOTE_OPEN)) != 0;
}

/* The classes of labels and their kinds stand in one order. */
static int kind_of(const gaz_line *line) {
    _Static_assert(GAZ_LINE_ARTICLE - GAZ_LINE_BOOK == GAZ_LABEL_ARTICLE - GAZ_LABEL_BOOK, "laws");
    _Static_assert(GAZ_LINE_LEVEL5 - GAZ_LINE_LEVEL1 == GAZ_LABEL_LEVEL5 - GAZ_LABEL_LEVEL1, "");
    return line->line_class <= GAZ_LINE_ARTICLE
               ? line->line_class - GAZ_LINE_BOOK + GAZ_LABEL_BOOK
               : line->line_class - GAZ_LINE_LEVEL1 + GAZ_LABEL_LEVEL1;
}

void gaz_joiner_count_label(gaz_joiner *j, const gaz_line *line) {
    if (!gaz_line_is_labelled(line->line_class)) {
        return;
    }
    int kind = kind_of(line);
    j->last[kind] = line->ordinal;
    if (kind >= GAZ_LABEL_LEVEL1) {
        for (kind++; kind < GAZ_LABEL_KINDS; kind++) {
            j->last[kind] = 0;
        }
    }
}

/* What opens a paragraph whatever stands before it. */
static bool opens(const gaz_line *line) {
    gaz_slice note;
    if (line->line_class == GAZ_LINE_OTHER && gaz_is_contents_head(gaz_line_text(line))) {
        return true;
    }
    if (line->line_class == GAZ_LINE_NOTE && gaz_continued_note(gaz_line_text(line), &note) > 0) {
        return true;
    }
    switch (line->line_class) {
    case GAZ_LINE_MASTHEAD:
    case GAZ_LINE_DOC_NUMBER:
    case GAZ_LINE_DATE:
    case GAZ_LINE_REMARK:
    case GAZ_LINE_ATTACHMENT_MARK:
    case GAZ_LINE_ATTACHMENT_NOTE:
    case GAZ_LINE_CC:
    case GAZ_LINE_PRINT:
    case GAZ_LINE_TABLE_ROW:
    case GAZ_LINE_LIST_ENTRY:
    case GAZ_LINE_DECIMAL:
        return true;
    default:
        return line->heading > 0 || (line->marks & GAZ_MARK_BULLET) != 0;
    }
}

/* Paragraphs that end with their line. */
static bool closes(const gaz_joiner *j) {
    gaz_slice note;
    switch (j->now.line_class) {
    case GAZ_LINE_MASTHEAD:
    case GAZ_LINE_DOC_NUMBER:
    case GAZ_LINE_DATE:
    case GAZ_LINE_REMARK:
    case GAZ_LINE_ATTACHMENT_MARK:
    case GAZ_LINE_PRINT:
    case GAZ_LINE_TABLE_ROW:
    case GAZ_LINE_LIST_ENTRY:
        return true;
    case GAZ_LINE_NOTE:
        return (gaz_is_dash(gaz_utf8_first(j->pieces.items[0])) &&
                gaz_slice_ends(j->pieces.items[j->pieces.count - 1], "上")) ||
               gaz_tells_occasion(j->pieces.items[0]) ||
               gaz_continued_note(j->pieces.items[0], &note) > 0;
    default:
        return j->is_title || (j->now.heading > 0 && j->pieces.count == 1);
    }
}

static gaz_slice text_behind(const gaz_line *line, const gaz_label *label) {
    return gaz_slice_from(gaz_line_text(line), label->text_at);
}

/* 第（三）项规定的, 第三章 / 第三节规定情形: the label is part of a citation. */
static bool is_cited(const gaz_line *before, const gaz_line *line, const gaz_label *label) {
    gaz_slice rest = text_behind(line, label);
    if (line->line_class <= GAZ_LINE_SECTION && gaz_slice_starts(rest, "规定")) {
        return true;
    }
    return gaz_slice_ends(gaz_line_text(before), "第") || gaz_slice_starts(rest, "项") ||
           gaz_slice_starts(rest, "款") || gaz_slice_starts(rest, "目") || gaz_continues(rest);
}

static bool goes_on_counting(const gaz_joiner *j, const gaz_label *label) {
    int64_t last = j->last[label->kind];
    return label->ordinal == 1 || last == 0 || label->ordinal == last + 1 ||
           (label->insert > 0 && label->ordinal == last);
}

/* Whether the label at the start of a line opens a paragraph here. */
static bool label_opens(const gaz_joiner *j, const gaz_line *before, const gaz_line *line,
                        bool full) {
    gaz_label label;
    uint8_t tail = before->facts.tail;
    bool division = line->line_class <= GAZ_LINE_SECTION;
    if (division && gaz_line_is_apart(line) && tail >= GAZ_TAIL_COLON) {
        return true; /* 第二节 in the middle of a line that it fills */
    }
    if (j->measure->indented && full) {
        return gaz_measure_is_apart(j->measure, line);
    }
    if (j->measure->separated && full && !gaz_line_is_apart(line)) {
        return false;
    }
    if (tail >= GAZ_TAIL_COLON) {
        return true;
    }
    gaz_label_read(gaz_line_text(line), &label);
    if (is_cited(before, line, &label)) {
        return false;
    }
    return tail != GAZ_TAIL_COMMA || (!full && goes_on_counting(j, &label));
}

/* 认清形势，增强紧迫感: clauses of like length, as headings have them; a cut
 * sentence would be unlikely to end just there. */
static bool is_parallel(gaz_slice words) {
    size_t first = 0;
    for (gaz_slice rest = words; rest.len > 0;) {
        const char *comma = gaz_slice_find(rest, "，");
        const char *end = comma == NULL ? gaz_slice_end(rest) : comma;
        size_t count = gaz_utf8_count(gaz_slice_between(rest.ptr, end));
        first = first == 0 ? count : first;
        if (count < LEAST_CLAUSE || count > first + 2 || count + 2 < first) {
            return false;
        }
        rest = comma == NULL ? (gaz_slice){end, 0}
                             : gaz_slice_between(comma + strlen("，"), gaz_slice_end(rest));
    }
    return first > 0;
}

static bool has_comma_of_prose(const gaz_line *line) {
    gaz_label label;
    if ((line->facts.signs & GAZ_HAS_COMMA) == 0) {
        return false;
    }
    size_t len = gaz_label_read(gaz_line_text(line), &label);
    return len == 0 || !is_parallel(text_behind(line, &label));
}

/* 一、总体要求: a label and a few words without punctuation. */
static bool is_caption(const gaz_joiner *j) {
    const gaz_line *line = &j->lines[j->first];
    if (j->pieces.count > 1 || !gaz_line_is_labelled(line->line_class) ||
        line->line_class == GAZ_LINE_ARTICLE) {
        return false;
    }
    bool legal = line->line_class <= GAZ_LINE_SECTION;
    if (line->line_class > GAZ_LINE_LEVEL1 && j->measure->marked) {
        return line->heading > 0;
    }
    uint32_t of_prose = GAZ_HAS_STOP | GAZ_HAS_COLON | GAZ_HAS_SEMICOLON;
    return legal || (line->width <= LONGEST_CAPTION && (line->facts.signs & of_prose) == 0 &&
                     !has_comma_of_prose(line));
}

static bool begins_as_name_entry(const gaz_joiner *j) {
    return gaz_is_name_entry(j->pieces.items[0], j->lines[j->first].facts);
}

/* And it stands among others: 关键词　行政许可 alone is none. */
static bool goes_on_as_name_entry(const gaz_joiner *j, const gaz_line *line) {
    uint32_t next = (uint32_t)(line - j->lines) + 1;
    const gaz_line *above = j->first > 0 ? &j->lines[j->first - 1] : line;
    return begins_as_name_entry(j) &&
           (gaz_is_name_entry(gaz_line_text(above), above->facts) ||
            (next < j->to && gaz_is_name_entry(gaz_line_text(line + 1), line[1].facts)));
}

/* （责任单位：… goes on behind its sentence where lines are wrapped. */
static bool begins_bracket(const gaz_line *line) {
    return (line->facts.first & GAZ_FIRST_BRACKET) != 0;
}

/* The last line is the first of an article whose label stood alone; a blank
 * line behind it says nothing. */
static bool is_behind_label(const gaz_joiner *j) {
    gaz_label label;
    gaz_slice first = j->pieces.items[0];
    return j->pieces.count == 3 && j->now.line_class == GAZ_LINE_ARTICLE &&
           gaz_label_read(first, &label) == first.len;
}

/* A note in brackets that more than one line has not closed: （…第五次会议 / 通过 / …批准）. */
static bool is_within_note(const gaz_joiner *j) {
    if (j->pieces.count < 2 || j->pieces.count > MOST_NOTE ||
        !begins_bracket(&j->lines[j->first]) || !gaz_line_opens_bracket(&j->lines[j->first])) {
        return false;
    }
    for (uint32_t i = 1; i < j->pieces.count; i++) {
        if (gaz_slice_find(j->pieces.items[i], "）") != NULL ||
            gaz_slice_find(j->pieces.items[i], ")") != NULL) {
            return false;
        }
    }
    return true;
}

/* In wrapped text: the line before was full, or it was not. */
static gaz_link wrapped_link(const gaz_joiner *j, const gaz_line *before, const gaz_line *line,
                             bool full) {
    uint8_t tail = before->facts.tail;
    bool apart = gaz_line_is_apart(line);
    gaz_link on = apart ? GAZ_LINK_BROKEN : GAZ_LINK_WRAPPED;
    bool bracket = tail <= GAZ_TAIL_COMMA && (gaz_line_opens_bracket(before) || is_within_note(j));
    if (bracket && (line->marks & GAZ_MARK_CENTRED) != 0) {
        return on; /* 题注 set in the middle, over two lines */
    }
    if (gaz_line_goes_on_with_number(before, line)) {
        return on;
    }
    if (gaz_measure_is_apart(j->measure, line) && tail != GAZ_TAIL_COMMA) {
        return GAZ_LINK_NEW;
    }
    if (bracket) {
        return on;
    }
    if (!full) {
        return tail == GAZ_TAIL_COMMA || gaz_joiner_is_cut_at_margin(j, before, apart)
                   ? on
                   : GAZ_LINK_NEW;
    }
    if (apart && j->pieces.count == 1 && j->now.line_class == GAZ_LINE_NOTE) {
        return GAZ_LINK_NEW;
    }
    if (is_behind_label(j)) {
        return on;
    }
    if (!j->measure->indented && apart && tail == GAZ_TAIL_CLOSER && begins_bracket(line)) {
        return GAZ_LINK_NEW; /* （四）… behind …负责） and a blank line, its numeral misread */
    }
    if (j->measure->indented || tail < GAZ_TAIL_COLON || (begins_bracket(line) && !apart) ||
        (j->measure->separated && !apart)) {
        return on;
    }
    return tail == GAZ_TAIL_SEMICOLON && !apart ? on : GAZ_LINK_NEW;
}

/* A line alone that ends in 措施 or 办法 and holds no comma: the title of a text
 * that the document issues. */
static bool is_lone_title(const gaz_joiner *j) {
    const gaz_line *line = &j->lines[j->first];
    gaz_slice text = gaz_line_text(line);
    return j->pieces.count == 1 && line->width <= LONGEST_LONE_TITLE &&
           (line->facts.signs & (GAZ_HAS_COMMA | GAZ_HAS_COLON)) == 0 &&
           (!gaz_slice_ends(text, "法") || gaz_slice_ends(text, "办法")) &&
           gaz_title_form_of(text) != GAZ_TITLE_NONE;
}

/* 第五条　争议解决 with its text below: no page cuts so short a line. Where a blank line parts them
 * it may be what a page left of a longer one. */
static bool is_bare_caption(const gaz_joiner *j, const gaz_line *before, const gaz_line *line) {
    enum { LEAST_APART = 20 /* columns */ };
    const uint32_t of_prose = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_LIST;
    const int least = gaz_line_is_apart(line) ? (int)LEAST_APART : (int)LEAST_PRINTED;
    return j->now.line_class == GAZ_LINE_ARTICLE && j->pieces.count == 1 && before->width < least &&
           (before->facts.signs & of_prose) == 0 && line->facts.tail >= GAZ_TAIL_COLON;
}

/* In text whose lines are paragraphs: only a page break cuts one. */
static gaz_link plain_link(const gaz_joiner *j, const gaz_line *before, const gaz_line *line) {
    uint8_t tail = before->facts.tail;
    gaz_link on = gaz_line_is_apart(line) ? GAZ_LINK_BROKEN : GAZ_LINK_WRAPPED;
    if (tail == GAZ_TAIL_COMMA) {
        return on;
    }
    if (tail != GAZ_TAIL_STOP && tail != GAZ_TAIL_CLOSER && gaz_line_opens_bracket(before)) {
        return on;
    }
    if (tail != GAZ_TAIL_OPEN) {
        return gaz_line_goes_on_behind_name(before, line) ? on : GAZ_LINK_NEW;
    }
    bool entry = goes_on_as_name_entry(j, line);
    bool field = gaz_is_role_entry(j->pieces.items[0], j->lines[j->first].facts);
    bool no_heading = j->measure->marked || j->now.line_class == GAZ_LINE_ARTICLE ||
                      ((before->facts.signs & (GAZ_HAS_LIST | GAZ_HAS_COMMA)) != 0 && !field) ||
                      entry;
    bool within = line->line_class == GAZ_LINE_OTHER && !gaz_line_is_apart(line) && entry &&
                  gaz_slice_ends(gaz_line_text(line), "。");
    uint32_t least = no_heading && !within ? LEAST_CUT : LEAST_PRINTED;
    if (before->width < least || is_bare_caption(j, before, line)) {
        return GAZ_LINK_NEW;
    }
    bool marked = gaz_measure_is_apart(j->measure, line);
    return marked || gaz_joiner_begins_anew(j, line) || is_caption(j) || is_lone_title(j)
               ? GAZ_LINK_NEW
               : on;
}

/* 附件：某某办法 / 某某办法: the note names the title that the whole line below is; no
 * page break printed it twice. */
static bool names_title(gaz_slice last, gaz_slice title, size_t overlap) {
    static const char *const marks[] = {"：", ":", ".", "．", "、", " ", "　", NULL};
    gaz_slice head = gaz_slice_first(last, last.len - overlap);
    bool marked = false;
    for (const char *const *mark = marks; *mark != NULL; mark++) {
        marked |= gaz_slice_ends(head, *mark);
    }
    return overlap == title.len && marked;
}

/* 附件：…名单 broken before 名单; what follows the note is a signature. 附件1：… heads
 * an annex as often as it announces one, so that only a full line of it goes on. */
static gaz_link note_link(const gaz_joiner *j, const gaz_line *line, bool full) {
    gaz_slice text = gaz_line_text(line);
    int64_t number;
    gaz_slice behind = gaz_slice_from(j->pieces.items[0], strlen("附件"));
    bool whole = gaz_title_form_of(j->pieces.items[j->pieces.count - 1]) != GAZ_TITLE_NONE ||
                 gaz_numeral(gaz_slice_trim_left(behind), &number) > 0 ||
                 line->facts.tail == GAZ_TAIL_COLON || line->facts.tail == GAZ_TAIL_STOP;
    gaz_slice last = j->pieces.items[j->pieces.count - 1];
    size_t overlap = last.len > text.len ? text.len : 0;
    bool again = overlap > 0 && gaz_slice_equal(gaz_slice_from(last, last.len - overlap), text) &&
                 names_title(last, text, overlap);
    bool on = full || (!gaz_line_is_apart(line) && !whole);
    return on && !again && !gaz_ends_in_organ(text) ? GAZ_LINK_WRAPPED : GAZ_LINK_NEW;
}

static bool goes_on_in_bold(const gaz_line *before, const gaz_line *line) {
    return (before->marks & GAZ_MARK_BOLD_ON) != 0 && (line->marks & GAZ_MARK_BOLD_INTO) != 0;
}

bool gaz_joiner_is_bare_label(const gaz_joiner *j) {
    gaz_label label;
    gaz_slice text = j->pieces.items[0];
    return j->pieces.count == 1 && j->now.line_class >= GAZ_LINE_BOOK &&
           j->now.line_class <= GAZ_LINE_ARTICLE && !holds_mark(j->lines[j->first].facts) &&
           gaz_label_read(text, &label) == text.len;
}

/* Whether the line is what a label alone on its line was printed before: any text
 * behind 第一条, a caption behind 第二章. */
static bool lacks_text(const gaz_joiner *j, const gaz_line *line) {
    if (j->pieces.count > 1 || !gaz_joiner_is_bare_label(j)) {
        return false;
    }
    return j->now.line_class == GAZ_LINE_ARTICLE ||
           (line->line_class == GAZ_LINE_OTHER && line->facts.tail == GAZ_TAIL_OPEN &&
            line->width <= LONGEST_CAPTION);
}

/* Columns that stood before the last line in print: the indent of a first
 * line, a label that was taken for a line of its own. */
static uint32_t lost_before(const gaz_joiner *j) {
    gaz_slice first = j->pieces.items[0];
    if (j->pieces.count == 1) {
        return j->measure->lost;
    }
    return is_behind_label(j) ? j->measure->lost + gaz_columns(first) + 2 : 0;
}

/* .推动创新 below a caption: the label 1. without its numeral. */
static bool lost_numeral(const gaz_line *line) {
    return line->text[0] == '.' && line->len > 1 &&
           gaz_is_han(gaz_utf8_first(gaz_slice_from(gaz_line_text(line), 1)));
}

/* A name of a portal's metadata goes on with its value. */
static gaz_link metadata_link(const gaz_joiner *j, const gaz_line *line) {
    bool value = line->line_class == GAZ_LINE_METADATA &&
                 gaz_portal_row_name(gaz_line_text(line)) == 0 &&
                 j->now.line_class == GAZ_LINE_METADATA;
    return value ? GAZ_LINK_WRAPPED : GAZ_LINK_NEW;
}

/* GB/T 50378—2019 …, [2] … below another, or [1] … right below 参考文献. */
static bool lists_work(const gaz_joiner *j, const gaz_line *line) {
    gaz_slice first = j->pieces.items[0];
    return gaz_begins_with_letter(gaz_line_text(line)) && gaz_is_cited_work(gaz_line_text(line)) &&
           (gaz_is_cited_work(first) || gaz_slice_ends(first, "参考文献") ||
            gaz_slice_ends(first, "引用文件"));
}

/* The page before ended with what this one begins with: so many bytes, and of the end so many
 * that OCR closed a bracket with; both are 0 where it did not. */
static bool repeats_end(const gaz_joiner *j, const gaz_line *line, size_t *overlap, size_t *cut) {
    gaz_slice last = j->pieces.items[j->pieces.count - 1];
    gaz_slice text = gaz_line_text(line);
    if (gaz_line_is_apart(line) && line->line_class == GAZ_LINE_OTHER) {
        *overlap = gaz_overlap(last, text, cut);
    }
    if (*overlap > 0 && *overlap + *cut < last.len && !names_title(last, text, *overlap)) {
        return true;
    }
    *overlap = *cut = 0;
    return false;
}

/* One more of a list of names or of posts. */
static bool opens_entry(const gaz_joiner *j, const gaz_line *line, bool full) {
    gaz_slice text = gaz_line_text(line);
    if (gaz_may_be_name_entry(line->facts) && gaz_is_name_entry(text, line->facts) &&
        begins_as_name_entry(j)) {
        return true;
    }
    return !full && gaz_may_be_role_entry(line->facts) && gaz_is_role_entry(text, line->facts) &&
           (begins_as_name_entry(j) ||
            gaz_is_role_entry(j->pieces.items[0], j->lines[j->first].facts));
}

/* A caption whose line is not full, or names set side by side: they end with their line. */
static bool ends_with_line(const gaz_joiner *j, const gaz_line *line, bool full) {
    const gaz_line *before = line - 1;
    bool long_line =
        j->measure->indented && gaz_joiner_is_cut_at_margin(j, before, gaz_line_is_apart(line));
    return (!full && !long_line && is_caption(j)) ||
           (gaz_may_be_side_by_side(before->facts) &&
            gaz_is_side_by_side(gaz_line_text(before), before->facts));
}

gaz_link gaz_joiner_link(const gaz_joiner *j, uint32_t i, size_t *overlap, size_t *cut) {
    const gaz_line *line = &j->lines[i];
    const gaz_line *before = line - 1;
    bool may_run_on = gaz_joiner_may_run_on(j, line);
    if (line->line_class == GAZ_LINE_METADATA || j->now.line_class == GAZ_LINE_METADATA) {
        return metadata_link(j, line);
    }
    if (gaz_joiner_note_goes_on(j, line)) {
        return gaz_line_is_apart(line) ? GAZ_LINK_BROKEN : GAZ_LINK_WRAPPED;
    }
    if (!may_run_on && (opens(line) || closes(j))) {
        return GAZ_LINK_NEW;
    }
    if (goes_on_in_bold(before, line)) {
        return GAZ_LINK_WRAPPED;
    }
    bool full = gaz_measure_is_full(j->measure, before, lost_before(j), line);
    if (may_run_on && full) {
        return GAZ_LINK_WRAPPED;
    }
    if (gaz_line_is_labelled(line->line_class) && label_opens(j, before, line, full)) {
        return GAZ_LINK_NEW;
    }
    if (repeats_end(j, line, overlap, cut)) {
        return GAZ_LINK_BROKEN;
    }
    if (opens_entry(j, line, full) || (lost_numeral(line) && is_caption(j)) ||
        lists_work(j, line) || gaz_joiner_names_unit(j, line) || gaz_line_is_dated_organ(before) ||
        gaz_line_is_day_and_organ(before)) {
        return GAZ_LINK_NEW;
    }
    if ((line->facts.first & GAZ_FIRST_REST) != 0 || lacks_text(j, line)) {
        return gaz_line_is_apart(line) ? GAZ_LINK_BROKEN : GAZ_LINK_WRAPPED;
    }
    if (j->now.line_class == GAZ_LINE_ATTACHMENT_NOTE) {
        return note_link(j, line, full);
    }
    if (ends_with_line(j, line, full)) {
        return GAZ_LINK_NEW;
    }
    bool measured = j->measure->width > 0 && before->width != GAZ_WIDTH_UNKNOWN;
    return measured ? wrapped_link(j, before, line, full) : plain_link(j, before, line);
}
