/*
 * join.h - whether a line goes on with the paragraph before it.
 *
 * Evidence, the strongest first: what the line opens (a number line, a label
 * that goes on counting, a mark), how the sentence before it ended, whether
 * the line before was full, indents, blank lines and page breaks.
 */
#ifndef GAZ_SPLIT_JOIN_H
#define GAZ_SPLIT_JOIN_H

#include "split/line/line.h"
#include "split/line/tail.h"
#include "split/paragraph/measure.h"
#include "split/paragraph/toc_keys.h"
#include "text/grammar/label.h"

typedef enum gaz_link {
    GAZ_LINK_NEW,     /* the line begins a paragraph */
    GAZ_LINK_WRAPPED, /* it goes on; the printer broke the line */
    GAZ_LINK_BROKEN   /* it goes on behind a page break or a blank line */
} gaz_link;

enum {
    GAZ_LABEL_KINDS = GAZ_LABEL_LEVEL5 + 1,
    GAZ_TITLE_LINES = 6 /* a title has no more */
};

typedef struct gaz_joiner {
    gaz_arena *arena;
    const gaz_measure *measure;
    gaz_line *lines;
    uint32_t to; /* one past the last line */
    gaz_issue *issue;
    gaz_paragraph done; /* the paragraph that was finished last */
    gaz_paragraph now;  /* the paragraph at hand */
    gaz_slices pieces;  /* its text so far, one piece for each line */
    size_t length;      /* bytes of the pieces */
    uint32_t first;     /* index of its first line */
    uint32_t last_line; /* and of its last */
    uint32_t signs;     /* GAZ_HAS_ bits of its pieces */
    bool is_title;
    gaz_toc_keys toc;              /* titles that the contents page names */
    uint64_t listed_bits;          /* of what those around the place reached begin with */
    uint32_t listed_next;          /* the place for which these bits are */
    uint8_t before;                /* class of the paragraph before it */
    int64_t last[GAZ_LABEL_KINDS]; /* the last ordinal of each kind of label */
} gaz_joiner;

/* True when a bracket （ that opened near the end of the line is still open. */
bool gaz_line_opens_bracket(const gaz_line *line);

/* True when a long line that ends within a sentence goes on at the margin, even if it is short of
 * full: gz-clean may have taken words out, and OCR loses signs. Without indents only prose is
 * known to be within a sentence. `apart`: what follows stands behind a gap. */
bool gaz_joiner_is_cut_at_margin(const gaz_joiner *joiner, const gaz_line *before, bool apart);

/* True when the line is the rest of the note at hand, set in the middle like its first line:
 * it closes the bracket, or ends …第四次会议上 behind a dash. */
bool gaz_joiner_note_goes_on(const gaz_joiner *joiner, const gaz_line *line);

/* Notes the label that a paragraph's first line bears. */
void gaz_joiner_count_label(gaz_joiner *joiner, const gaz_line *line);

/* How line i stands to the paragraph at hand. For a broken link, *overlap and
 * *cut are as gaz_overlap answers them. */
gaz_link gaz_joiner_link(const gaz_joiner *joiner, uint32_t i, size_t *overlap, size_t *cut);

/* True while the paragraph at hand is nothing but 第一条: pdftotext breaks the
 * line at the wide gap behind it. */
bool gaz_joiner_is_bare_label(const gaz_joiner *joiner);

/* True when the line is of none of the classes that no part of a title is of. */
static inline bool gaz_line_has_class_of_title(const gaz_line *line) {
    return line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_TITLE ||
           line->line_class == GAZ_LINE_LIST_ENTRY;
}

/* The same, and false when it holds or ends a sentence: asked before the line is read. */
static inline bool gaz_line_has_facts_of_title(const gaz_line *line) {
    return gaz_line_has_class_of_title(line) && (line->facts.signs & GAZ_HAS_STOP) == 0 &&
           line->facts.tail < GAZ_TAIL_COLON;
}

/* False when the line is no part of a title: a sentence, a label, a row. The next two
 * are asked only about lines that may be. */
bool gaz_line_may_be_title(const gaz_line *line);

/* False when nothing speaks for a title that begins with line i: three of four lines of wrapped
 * text. */
bool gaz_joiner_may_begin_title(const gaz_joiner *joiner, uint32_t i);

/* How many lines from i on make up one title, 0 when line i begins none. */
uint32_t gaz_joiner_title(const gaz_joiner *joiner, uint32_t i);

/* False when no title that is expected here begins with the first character of line i. */
bool gaz_joiner_may_be_listed(gaz_joiner *joiner, uint32_t i);

/* How many lines from i on are a title as the contents page prints it, 0 when
 * they are none; the entry behind it is expected next. */
uint32_t gaz_joiner_listed_title(gaz_joiner *joiner, uint32_t i);

/* True when a title of the contents page is whole from line i on. 关于… may be listed
 * without the organ above it, and is none. */
bool gaz_joiner_is_listed(const gaz_joiner *joiner, uint32_t i);

/* True when a line begins a paragraph in text whose lines are paragraphs, wherever the one
 * before broke off. */
bool gaz_joiner_begins_anew(const gaz_joiner *joiner, const gaz_line *line);

/* True when the line, or the only one before it, is 单位：万元 above a table. */
bool gaz_joiner_names_unit(const gaz_joiner *joiner, const gaz_line *line);

/* True for 某某市政府督查室　　2016年8月12日: who issues a paper of a series, and when. */
bool gaz_line_names_organ_and_day(const gaz_line *line);
static inline bool gaz_line_is_dated_organ(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_DATE) != 0 &&
           (line->facts.signs & GAZ_HAS_ANY_SPACE) != 0 && gaz_line_names_organ_and_day(line);
}

/* True for 1992年7月11日，某某部 alone on a line: when, and who. */
bool gaz_line_begins_with_day(const gaz_line *line);
static inline bool gaz_line_is_day_and_organ(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_ORGAN) != 0 && (line->facts.signs & GAZ_HAS_COMMA) != 0 &&
           gaz_line_begins_with_day(line);
}

/* True when the line is in the middle of a sentence as wrapped text has it: of no class and without
 * a mark, a sign or a gap of its own, in a paragraph that goes on behind such a line where the one
 * before it was full. Most lines of wrapped text are. */
bool gaz_joiner_may_run_on(const gaz_joiner *joiner, const gaz_line *line);

/* True for …应当在 / 15 个工作日内登记: no sentence ends so, and a number with a word behind it
 * begins no paragraph, whatever its indent. */
bool gaz_line_goes_on_with_number(const gaz_line *before, const gaz_line *line);

/* True for …，现就《某某条例》 / 作如下说明。 and the like: a sentence that breaks behind a name.
 */
bool gaz_line_goes_on_behind_name(const gaz_line *before, const gaz_line *line);

/* True for SDPR-2024-0010001: letters, digits and dashes alone. */
bool gaz_line_is_code(const gaz_line *line);

/* True for 根据《某某办法》，经评审，决定 / 批准…: a sentence, though it breaks behind a kind. */
bool gaz_line_begins_sentence(const gaz_line *line);

/* 王某某虚开增值税专用发票 / 抗诉案 above （检例第115号）: how many lines from i on name the case;
 * 0 where none is numbered. */
uint32_t gaz_joiner_lines_of_case(const gaz_joiner *joiner, uint32_t i);

/* title_line.c: whether line i stands below （某府任〔2011〕21号） and the day of appointments:
 * there a title stands as below a day. */
bool gaz_joiner_is_below_number(const gaz_joiner *joiner, uint32_t i);

#endif
