/* goes_on.c - lines that go on with the one before by what both say. */
#include "split/line/tail.h"
#include "split/paragraph/join.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LEAST_PRINTED = 40, /* columns of a line that print breaks */
    LONGEST_CODE = 45,  /* bytes of （银发 before 〔 */
    LONGEST_HEAD = 6    /* bytes of 目录, which opens a paragraph */
};

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
