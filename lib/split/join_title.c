/* join_title.c - titles that stand on several lines. */
#include "split/join.h"
#include "split/tail.h"
#include "split/words.h"
#include "text/slice.h"

enum {
    MOST_LINES = 6,     /* a title has no more */
    LONGEST_LINE = 180, /* bytes; a wrapped title breaks long before */
    SHORT_LINE = 80,    /* columns of a title's line that no mark proves */
    LONGEST_TITLE = 480
};

/* Classes behind which a title is expected. */
static bool expects_title(uint8_t before) {
    switch (before) {
    case GAZ_LINE_MASTHEAD:
    case GAZ_LINE_DOC_NUMBER:
    case GAZ_LINE_DATE:
    case GAZ_LINE_REMARK:
    case GAZ_LINE_PRINT:
    case GAZ_LINE_CC:
    case GAZ_LINE_ATTACHMENT_MARK:
        return true;
    default:
        return false;
    }
}

static bool is_marked(const gaz_line *line) {
    return line->heading > 0 || (line->marks & GAZ_MARK_CENTRED) != 0 ||
           (line->bold > 0 && line->bold == line->len);
}

static bool may_be_title(const gaz_line *line) {
    bool plain = line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_TITLE ||
                 line->line_class == GAZ_LINE_LIST_ENTRY;
    if (!plain || line->len > LONGEST_LINE * 2) {
        return false;
    }
    gaz_slice text = gaz_line_text(line);
    gaz_tail tail = gaz_tail_of(text);
    return tail != GAZ_TAIL_STOP && tail != GAZ_TAIL_COLON && tail != GAZ_TAIL_SEMICOLON &&
           gaz_slice_find(text, "。") == NULL;
}

/* The class of the paragraph before line i, whether it is finished or not. */
static uint8_t class_before(const gaz_joiner *j, uint32_t i) {
    if (j->pieces.count == 0) {
        return j->before;
    }
    return j->lines[i - 1].line_class == j->now.line_class || j->pieces.count == 1
               ? j->now.line_class
               : (uint8_t)GAZ_LINE_OTHER;
}

static bool may_begin(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    if (!may_be_title(line) || line->width > LONGEST_TITLE) {
        return false;
    }
    if (expects_title(class_before(j, i)) || is_marked(line)) {
        return true;
    }
    gaz_tail tail = gaz_tail_of(gaz_line_text(line - 1));
    bool full = i + 1 < j->to && gaz_measure_is_full(j->measure, line, line + 1);
    return line->width <= SHORT_LINE && !full &&
           (tail >= GAZ_TAIL_SEMICOLON || tail == GAZ_TAIL_CLOSER);
}

static bool same_look(const gaz_line *first, const gaz_line *line) {
    return (first->heading > 0) == (line->heading > 0) ||
           (line->heading == 0 && (line->marks & GAZ_MARK_BLANK_BEFORE) == 0);
}

/* The form of lines i..i+count-1 together. */
static gaz_title_form form_of(const gaz_joiner *j, uint32_t i, uint32_t count) {
    char text[LONGEST_TITLE];
    size_t len = 0;
    for (uint32_t k = i; k < i + count; k++) {
        gaz_slice line = gaz_line_text(&j->lines[k]);
        if (len + line.len > sizeof text) {
            return GAZ_TITLE_NONE;
        }
        memcpy(text + len, line.ptr, line.len);
        len += line.len;
    }
    return gaz_title_form_of((gaz_slice){text, len});
}

static bool goes_on(const gaz_joiner *j, uint32_t i, uint32_t count) {
    return i + count < j->to && gaz_slice_starts(gaz_line_text(&j->lines[i + count]), "的");
}

/* A title that nothing but its words prove needs 关于 and a statutory kind, or
 * more than one line. */
static bool is_proved(const gaz_joiner *j, uint32_t i, uint32_t count, gaz_title_form form) {
    if (form == GAZ_TITLE_STATUTORY) {
        return true;
    }
    return expects_title(class_before(j, i)) || is_marked(&j->lines[i]) || count > 1;
}

uint32_t gaz_joiner_title(const gaz_joiner *j, uint32_t i) {
    if (!may_begin(j, i)) {
        return 0;
    }
    for (uint32_t count = 1; count <= MOST_LINES && i + count <= j->to; count++) {
        const gaz_line *last = &j->lines[i + count - 1];
        if (!may_be_title(last) || last->len > LONGEST_LINE * 2 || !same_look(&j->lines[i], last)) {
            return 0;
        }
        gaz_title_form form = form_of(j, i, count);
        if (form != GAZ_TITLE_NONE && !goes_on(j, i, count)) {
            return is_proved(j, i, count, form) ? count : 0;
        }
        if (count == 1 && last->width > SHORT_LINE && !is_marked(last)) {
            return 0;
        }
    }
    return 0;
}
