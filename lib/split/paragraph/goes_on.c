/* goes_on.c - lines that go on with the one before by what both say. */
#include "split/line/tail.h"
#include "split/paragraph/join.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_PRINTED = 40, /* columns of a line that print breaks */
    LONGEST_CODE = 45,  /* bytes of （银发 before 〔 */
    LONGEST_HEAD = 6    /* bytes of 目录, which opens a paragraph */
};

bool gaz_line_opens_bracket(const gaz_line *line) {
    return (line->facts.signs & (GAZ_HAS_OPEN | GAZ_HAS_HALF_ROUND)) != 0 &&
           gaz_bracket_is_open(gaz_line_text(line));
}

/* It begins with Han that begins nothing, and holds no gap and no colon. */
static bool is_plain(const gaz_line *line) {
    return line->line_class == GAZ_LINE_OTHER && line->marks == 0 && line->heading == 0 &&
           (line->facts.first & ~GAZ_FIRST_ODD) == 0 && line->len > LONGEST_HEAD &&
           (line->facts.signs & (GAZ_HAS_ANY_SPACE | GAZ_HAS_COLON)) == 0;
}

/* It takes up any line that goes on with it. */
static bool is_paragraph_of_text(const gaz_joiner *j) {
    bool class = j->now.line_class == GAZ_LINE_OTHER || gaz_line_is_labelled(j->now.line_class);
    return class && !j->is_title &&
           (j->pieces.count > 1 ||
            (j->now.heading == 0 && (j->signs & GAZ_HAS_COLON) == 0)); /* 单位：万元 is alone */
}

bool gaz_joiner_may_run_on(const gaz_joiner *j, const gaz_line *line) {
    const gaz_line *before = line - 1;
    return j->measure->width > 0 && is_plain(line) && before->facts.tail < GAZ_TAIL_COLON &&
           (before->facts.signs & GAZ_HAS_ANY_SPACE) == 0 && is_paragraph_of_text(j) &&
           line->indent <= j->measure->indent && !gaz_line_is_day_and_organ(before);
}

static gaz_slice last_character(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return gaz_slice_between(gaz_utf8_before(text.ptr, gaz_slice_end(text)), gaz_slice_end(text));
}

bool gaz_line_goes_on_with_number(const gaz_line *before, const gaz_line *line) {
    static const char *const ends[] = {"在", "为", "于", "至", "满", "过", "达", "约", "共", NULL};
    int64_t number;
    if ((line->facts.first & GAZ_FIRST_DIGIT) == 0 || before->facts.tail != GAZ_TAIL_OPEN ||
        (before->facts.signs & (GAZ_HAS_COMMA | GAZ_HAS_STOP)) == 0 ||
        !gaz_slice_holds_any(last_character(before), ends)) {
        return false;
    }
    gaz_slice text = gaz_line_text(line);
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_from(text, gaz_numeral_arabic(text, &number)));
    return gaz_is_han(gaz_utf8_first(rest));
}

/* 依照《某某法》第 / 二十五条的规定: the line before ends with the 第 of a provision. */
static bool cites_on(const gaz_line *before, const gaz_line *line) {
    static const char *const units[] = {"条", "款", "项", "章", "节", "号", NULL};
    int64_t number;
    gaz_slice text = gaz_line_text(line);
    size_t len = gaz_numeral(text, &number);
    return len > 0 && before->facts.tail == GAZ_TAIL_OPEN &&
           gaz_slice_ends(gaz_line_text(before), "第") &&
           gaz_slice_holds_any(
               gaz_slice_first(gaz_slice_from(text, len), text.len - len < 3 ? 0 : 3), units);
}

/* No title and no caption: so far it has a comma or the end of a sentence, or it is the text of
 * an article and too long for its caption. */
static bool is_prose(const gaz_joiner *j, const gaz_line *before, bool apart) {
    uint32_t signs = GAZ_HAS_COMMA | GAZ_HAS_STOP | (apart ? 0 : GAZ_HAS_LIST);
    return j->measure->indented || (before->facts.signs & signs) != 0 ||
           j->now.line_class == GAZ_LINE_ARTICLE ||
           (j->pieces.count > 1 && (j->signs & GAZ_HAS_COMMA) != 0);
}

bool gaz_joiner_is_cut_at_margin(const gaz_joiner *j, const gaz_line *before, bool apart) {
    const gaz_line *line = before + 1;
    bool cut = is_prose(j, before, apart) && before->facts.tail == GAZ_TAIL_OPEN &&
               before->width * 4u >= j->measure->width * 3u;
    return cut || (!apart && cites_on(before, line));
}

/* （2019年7月31日…, ——2019年7月29日…. */
static bool tells_day(gaz_slice note) {
    gaz_date date;
    const char *at = note.ptr;
    const char *end = gaz_slice_end(note);
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c != '(' && c != 0xFF08 && !gaz_is_dash(c)) {
            break;
        }
        at += step;
    }
    return gaz_date_read(gaz_slice_between(at, end), &date) > 0 && date.day > 0;
}

/* The note at hand begins with a bracket, and nothing has closed it. */
static bool is_left_open(const gaz_joiner *j) {
    enum { MOST_LINES = 5 };
    bool open =
        j->pieces.count <= MOST_LINES && (j->lines[j->first].facts.first & GAZ_FIRST_BRACKET) != 0;
    for (uint32_t i = 0; open && i < j->pieces.count; i++) {
        open = gaz_slice_find(j->pieces.items[i], "）") == NULL &&
               gaz_slice_find(j->pieces.items[i], ")") == NULL;
    }
    return open;
}

/* The first bracket of text closes what an earlier line opened. */
static bool closes_bracket(gaz_slice text) {
    const char *open = gaz_slice_find(text, "（");
    const char *close = gaz_slice_find(text, "）");
    return close != NULL && (open == NULL || close < open);
}

bool gaz_joiner_note_goes_on(const gaz_joiner *j, const gaz_line *line) {
    enum { LONGEST_REST_OF_NOTE = 90 };
    const gaz_line *before = line - 1;
    gaz_slice text = gaz_line_text(line);
    const uint32_t marks = GAZ_FIRST_BRACKET | GAZ_FIRST_DASH;
    if ((j->lines[j->first].facts.first & marks) == 0 || before->facts.tail > GAZ_TAIL_COMMA ||
        (line->line_class != GAZ_LINE_OTHER && line->line_class != GAZ_LINE_NOTE) ||
        !tells_day(j->pieces.items[0])) {
        return false;
    }
    if (is_left_open(j)) {
        return closes_bracket(text);
    }
    return j->pieces.count == 1 && gaz_is_dash(gaz_utf8_first(j->pieces.items[0])) &&
           text.len <= LONGEST_REST_OF_NOTE && gaz_slice_ends(text, "会议上");
}

/* 业经省政府批准 behind the name of what is passed on. */
static bool tells_approval(gaz_slice text) {
    static const char *const words[] = {"业经", "已经", "已于", NULL};
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_starts(text, *word)) {
            return true;
        }
    }
    return false;
}

/* （银发〔1997〕513号） behind a title. */
static bool begins_with_number(gaz_slice text) {
    gaz_slice code = gaz_slice_first(text, text.len < LONGEST_CODE ? text.len : LONGEST_CODE);
    return gaz_slice_starts(text, "（") && gaz_slice_find(code, "〔") != NULL &&
           gaz_slice_find(text, "号）") != NULL;
}

bool gaz_line_goes_on_behind_name(const gaz_line *before, const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    if (!gaz_slice_ends(gaz_line_text(before), "》") || before->width < LEAST_PRINTED ||
        line->facts.tail < GAZ_TAIL_SEMICOLON ||
        (line->marks & (GAZ_MARK_INDENTED | GAZ_MARK_BLANK_BEFORE)) != 0) {
        return false;
    }
    bool sentence = line->line_class == GAZ_LINE_OTHER && line->facts.tail == GAZ_TAIL_STOP;
    return (sentence && (tells_approval(text) || (before->facts.signs & GAZ_HAS_COMMA) != 0)) ||
           begins_with_number(text);
}
