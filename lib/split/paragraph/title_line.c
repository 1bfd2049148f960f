/* title_line.c - whether a line, by itself, may be part of a title. */
#include "split/line/entry.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "split/paragraph/join.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/numeral.h"
#include "text/grammar/order_number.h"
#include "text/grammar/speech.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_LINE = 180 /* bytes; a wrapped title breaks long before */ };

/* A.增值税, 1)市级: a letter or number and its mark. */
static bool is_small_label(gaz_slice text) {
    int64_t number;
    size_t len = gaz_numeral_arabic(text, &number);
    if (len == 0 && text.len > 0 && gaz_is_letter((unsigned char)*text.ptr)) {
        len = 1;
    }
    gaz_slice rest = gaz_slice_from(text, len);
    return len > 0 && (gaz_slice_starts(rest, ".") || gaz_slice_starts(rest, ")") ||
                       gaz_slice_starts(rest, "）") || gaz_slice_starts(rest, "．"));
}

bool gaz_line_is_code(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (!gaz_is_letter(c) && !gaz_is_digit(c) && c != '-') {
            return false;
        }
    }
    return memchr(text.ptr, '-', text.len) != NULL;
}

/* 二〇二三年九月 on the cover of what is issued. */
static bool is_month(const gaz_line *line) {
    gaz_date date;
    gaz_slice text = gaz_line_text(line);
    return gaz_slice_ends(text, "月") && gaz_date_read(text, &date) == text.len && date.month > 0;
}

bool gaz_line_names_organ_and_day(const gaz_line *line) {
    gaz_date date;
    gaz_slice text = gaz_line_text(line);
    if (line->line_class != GAZ_LINE_OTHER || line->len > LONGEST_LINE) {
        return false;
    }
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
        if (gaz_is_space(gaz_utf8_decode(at, gaz_slice_end(text), &step)) &&
            gaz_date_is_whole(gaz_slice_trim_left(rest), &date)) {
            return date.day > 0 && gaz_ends_in_organ(gaz_slice_between(text.ptr, at));
        }
        at += step;
    }
    return false;
}

bool gaz_line_begins_with_day(const gaz_line *line) {
    gaz_date date;
    if ((line->facts.first & (GAZ_FIRST_DIGIT | GAZ_FIRST_PAGE)) == 0 || line->len > LONGEST_LINE) {
        return false;
    }
    gaz_slice text = gaz_line_text(line);
    gaz_slice rest = gaz_slice_from(text, gaz_date_read(text, &date));
    gaz_slice organ = gaz_slice_from(rest, strlen("，"));
    return rest.len < text.len && date.day > 0 && gaz_slice_starts(rest, "，") &&
           gaz_slice_find(organ, "，") == NULL && gaz_ends_in_organ(organ);
}

/* 书 记 员　周 溪 below the day of a ruling. */
static bool is_clerk(gaz_slice text) {
    return gaz_slice_starts(text, "书记员") || gaz_slice_starts(text, "书 记 员") ||
           gaz_slice_starts(text, "书　记　员");
}

/* 总理　周某某, 市长　　李某: an office and who holds it, set apart. */
static bool is_signer(const gaz_line *line) {
    static const char *const offices[] = {"总理", "长", "主席", "主任", NULL};
    enum { LONGEST_SIGNER = 60, LONGEST_NAME = 18 };
    gaz_slice text = gaz_line_text(line);
    const char *gap = line->len <= LONGEST_SIGNER && (line->facts.signs & GAZ_HAS_ANY_SPACE) != 0
                          ? gaz_slice_find(text, "　")
                          : NULL;
    if (gap == NULL) {
        return false;
    }
    gaz_slice office = gaz_slice_trim_right(gaz_slice_between(text.ptr, gap));
    gaz_slice name = gaz_slice_trim_left(gaz_slice_between(gap, gaz_slice_end(text)));
    bool held = false;
    for (const char *const *word = offices; *word != NULL; word++) {
        held |= gaz_slice_ends(office, *word);
    }
    return held && office.len >= strlen("总理") && name.len <= LONGEST_NAME &&
           gaz_title_form_of(text) == GAZ_TITLE_NONE;
}

bool gaz_line_may_be_title(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    if (!gaz_line_has_facts_of_title(line) || line->len > LONGEST_LINE * 2 ||
        ((line->facts.first & GAZ_FIRST_COPIES) != 0 && gaz_slice_starts(text, "主题词")) ||
        is_clerk(text) || is_signer(line)) {
        return false;
    }
    bool label = gaz_begins_with_letter(text) &&
                 (is_small_label(text) || gaz_is_cited_work(text) || gaz_line_is_code(line));
    return !label && !gaz_is_contents_head(text) && !gaz_is_epigraph_head(text) &&
           !is_month(line) && !gaz_line_is_dated_organ(line) && !gaz_line_is_day_and_organ(line) &&
           !(gaz_may_be_side_by_side(line->facts) && gaz_is_side_by_side(text, line->facts));
}

bool gaz_line_begins_sentence(const gaz_line *line) {
    static const char *const words[] = {"根据", "依据", "依照", "按照", "鉴于", "为", "经", NULL};
    for (const char *const *word = words; (line->facts.signs & GAZ_HAS_COMMA) != 0 && *word != NULL;
         word++) {
        if (gaz_slice_starts(gaz_line_text(line), *word)) {
            return true;
        }
    }
    return false;
}

/* How many lines from i on stand above a number, by what is known of them; 0 where none do. */
static uint32_t lines_above_number(const gaz_joiner *j, uint32_t i) {
    for (uint32_t count = 1; count <= GAZ_TITLE_LINES && i + count < j->to; count++) {
        if (!gaz_line_has_facts_of_title(&j->lines[i + count - 1])) {
            return 0;
        }
        if (j->lines[i + count].line_class == GAZ_LINE_DOC_NUMBER) {
            return count;
        }
    }
    return 0;
}

uint32_t gaz_joiner_lines_of_case(const gaz_joiner *j, uint32_t i) {
    uint32_t count = lines_above_number(j, i);
    for (uint32_t k = i; k < i + count; k++) {
        gaz_slice text = gaz_line_text(&j->lines[k]);
        if (!gaz_line_may_be_title(&j->lines[k]) || gaz_slice_starts(text, "【") ||
            gaz_slice_starts(text, "《")) {
            return 0;
        }
    }
    return count > 0 && gaz_slice_ends(gaz_line_text(&j->lines[i + count - 1]), "案") &&
                   gaz_case_number_read(gaz_line_text(&j->lines[i + count])) > 0
               ? count
               : 0;
}

bool gaz_joiner_is_below_number(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    return i > 1 && line[-1].line_class == GAZ_LINE_NOTE && line[-2].line_class == GAZ_LINE_DATE &&
           gaz_doc_number_is_bracketed(gaz_line_text(line - 1));
}
