/* join_title.c - titles that stand on several lines. */
#include "split/line/entry.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "split/paragraph/join.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/grammar/order_number.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_ISSUERS = 4,   /* lines of organs above 关于 */
    LONGEST_KIND = 30,  /* bytes of 行政处罚决定书, which an organ may stand above */
    LONGEST_LINE = 180, /* bytes; a wrapped title breaks long before */
    LONGEST_YEAR = 60,  /* bytes of （2024年1—3月） */
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
    case GAZ_LINE_METADATA:
        return true;
    default:
        return false;
    }
}

static bool is_marked(const gaz_line *line) {
    return line->heading > 0 || (line->marks & GAZ_MARK_CENTRED) != 0 ||
           (line->bold > 0 && line->bold == line->len);
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

static bool begins_with_verb(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    if (gaz_slice_starts(text, "对")) { /* 对市人大某次会议第12号建议的答复 */
        return (line->facts.last & GAZ_LAST_KIND) != 0 && gaz_title_form_of(text) != GAZ_TITLE_NONE;
    }
    return gaz_slice_starts(text, "关于") || gaz_slice_starts(text, "印发") ||
           gaz_slice_starts(text, "转发") || gaz_slice_starts(text, "關於");
}

/* What can stand below an issuer: another one, or the rest of the title. */
static bool may_follow_issuer(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_ORGAN) != 0 || begins_with_verb(line);
}

/* 郯城县人民政府办公室 / 关于印发…: the issuer on a line of its own; or several, on
 * lines that follow each other. */
static bool is_issuer(const gaz_joiner *j, uint32_t i) {
    uint32_t end = i;
    if (i + 1 >= j->to || !may_follow_issuer(&j->lines[i + 1])) {
        return false;
    }
    while (end < j->to && end - i < MOST_ISSUERS &&
           (j->lines[end].facts.last & GAZ_LAST_ORGAN) != 0 &&
           gaz_ends_in_organ(gaz_line_text(&j->lines[end])) &&
           (end == i || (j->lines[end].marks & GAZ_MARK_BLANK_BEFORE) == 0)) {
        end++;
    }
    return end > i && end < j->to && begins_with_verb(&j->lines[end]);
}

static bool may_name_issuer(const gaz_line *line) {
    return (line->facts.signs & (GAZ_HAS_ABOUT | GAZ_HAS_ISSUE | GAZ_HAS_PASS_ON)) != 0;
}

/* The issuer before 关于 or the like. */
static bool names_issuer(const gaz_joiner *j, uint32_t i) {
    static const struct {
        const char *word;
        uint32_t sign; /* of one of its characters */
    } words[] = {{"关于", GAZ_HAS_ABOUT},
                 {"關於", GAZ_HAS_ABOUT},
                 {"印发", GAZ_HAS_ISSUE},
                 {"转发", GAZ_HAS_ISSUE},
                 {"批转", GAZ_HAS_PASS_ON}};
    gaz_slice text = gaz_line_text(&j->lines[i]);
    if (!may_name_issuer(&j->lines[i])) {
        return false;
    }
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if ((j->lines[i].facts.signs & words[k].sign) == 0) {
            continue;
        }
        const char *word = gaz_slice_find(text, words[k].word);
        if (word != NULL && word > text.ptr &&
            gaz_ends_in_organ(gaz_slice_between(text.ptr, word))) {
            return true;
        }
    }
    return false;
}

/* A line that can only begin a title: the issuer alone, or before 关于. */
static bool begins_title(const gaz_joiner *j, uint32_t i) {
    return names_issuer(j, i) || is_issuer(j, i);
}

/* The 目录 of a law, 第一章 below it. */
static bool lists_chapters(const gaz_joiner *j, uint32_t i) {
    return i + 1 < j->to && gaz_is_contents_head(gaz_line_text(&j->lines[i])) &&
           j->lines[i + 1].line_class >= GAZ_LINE_BOOK &&
           j->lines[i + 1].line_class <= GAZ_LINE_SECTION;
}

/* The date behind an opening bracket, as in （2019年1月25日…通过）; false when none
 * stands there. */
static bool bracketed_date(gaz_slice text, gaz_date *date) {
    size_t open = gaz_slice_starts(text, "（") ? strlen("（") : gaz_slice_starts(text, "(");
    return open > 0 && gaz_date_read(gaz_slice_trim_left(gaz_slice_from(text, open)), date) > 0;
}

/* Behind the title of a law: its first chapter or article, its 目录, or who
 * adopted it; behind that of a report or explanation: where it was given. */
static bool begins_law(const gaz_joiner *j, uint32_t i) {
    if (i >= j->to) {
        return false;
    }
    gaz_label label;
    gaz_date date;
    gaz_slice text = gaz_line_text(&j->lines[i]);
    if (j->lines[i].line_class == GAZ_LINE_NOTE &&
        (gaz_is_dash(gaz_utf8_first(text)) || gaz_tells_occasion(text))) {
        return true;
    }
    if (bracketed_date(text, &date)) {
        return true;
    }
    if (j->lines[i].line_class == GAZ_LINE_OTHER) {
        return gaz_is_adoption_line(text) || lists_chapters(j, i);
    }
    return j->lines[i].line_class >= GAZ_LINE_BOOK && j->lines[i].line_class <= GAZ_LINE_ARTICLE &&
           gaz_label_read(text, &label) > 0 && label.ordinal == 1;
}

/* A full line, of which the next is the rest: not when that begins a paragraph. */
static bool runs_on(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    return i + 1 < j->to && gaz_measure_is_full(j->measure, line, j->measure->lost, line + 1) &&
           !(j->measure->indented && gaz_measure_is_apart(j->measure, line + 1)) &&
           !begins_law(j, i + 1);
}

/* Below a centred or marked line and a gap stands one that is neither. */
static bool leaves(const gaz_line *first, const gaz_line *line) {
    bool gap = (line->marks & (GAZ_MARK_BLANK_BEFORE | GAZ_MARK_PAGE_BEFORE)) != 0;
    return gap && is_marked(first) && !is_marked(line);
}

/* No row of names is the rest of a title, unless it is the organs that issue it; and
 * behind those no page begins. */
static bool is_beyond(const gaz_line *line) {
    bool page = (line->marks & GAZ_MARK_PAGE_BEFORE) != 0;
    return (page && line[-1].line_class == GAZ_LINE_LIST_ENTRY) ||
           (line->line_class == GAZ_LINE_LIST_ENTRY && !gaz_ends_in_organ(gaz_line_text(line)));
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

static bool may_be_below_title(const gaz_line *line) {
    return line->line_class == GAZ_LINE_DOC_NUMBER || line->line_class == GAZ_LINE_ADDRESSEES;
}

/* Whether a number or addressees stand right below what may be a title from line i on, by the
 * classes of its lines. */
static bool stands_above_number(const gaz_joiner *j, uint32_t i) {
    for (uint32_t k = i + 1; k <= i + GAZ_TITLE_LINES && k < j->to; k++) {
        if (may_be_below_title(&j->lines[k])) {
            return true;
        }
        if (!gaz_line_has_class_of_title(&j->lines[k])) {
            return false;
        }
    }
    return false;
}

/* Lines that become an official title together, of which the first names the issuer, a
 * number or addressees right below: a title also behind a table. */
static bool is_headed(const gaz_joiner *j, uint32_t i) {
    if (!may_name_issuer(&j->lines[i]) || !stands_above_number(j, i) || !names_issuer(j, i)) {
        return false;
    }
    for (uint32_t count = 1; count <= GAZ_TITLE_LINES && i + count < j->to; count++) {
        const gaz_line *next = &j->lines[i + count];
        if (may_be_below_title(next)) {
            return form_of(j, i, count) >= GAZ_TITLE_OWN;
        }
        if (!gaz_line_may_be_title(next)) {
            return false;
        }
    }
    return false;
}

/* （某某委员会讨论通过　2014年1月26日发布）, under the title of what was adopted. */
static bool tells_origin(gaz_slice text) {
    static const char *const ends[] = {"通过）", "发布）", "公布）", "批准）", "修订）", "修正）"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (gaz_slice_ends(text, ends[i])) {
            return gaz_slice_find(text, "日") != NULL;
        }
    }
    return false;
}

/* 《…的通知》政策解读 behind a gap, a table or a sentence, where nothing else tells a title. */
static bool is_explanation(const gaz_line *line) {
    gaz_slice name;
    bool apart = (line->marks & (GAZ_MARK_BLANK_BEFORE | GAZ_MARK_PAGE_BEFORE)) != 0 ||
                 line[-1].line_class == GAZ_LINE_TABLE_ROW ||
                 line[-1].facts.tail == GAZ_TAIL_STOP || gaz_line_is_code(line - 1);
    return apart && (line->facts.last & GAZ_LAST_KIND) != 0 &&
           gaz_title_explains(gaz_line_text(line), &name);
}

/* 贺　信 above 某某大学：, or the title of minutes below 列席：…, whatever stands above. */
static bool is_title_alone(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    bool addressed = i + 1 < j->to && line[1].line_class == GAZ_LINE_ADDRESSEES;
    return (line->facts.last & GAZ_LAST_KIND) != 0 &&
           (addressed || gaz_is_role_entry(gaz_line_text(line - 1), line[-1].facts)) &&
           gaz_title_form_of(gaz_line_text(line)) > GAZ_TITLE_CARRIED;
}

/* A line of any length that ends in a kind, and below it who adopted the text and when. */
static bool is_adopted_below(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    return i + 1 < j->to && (line->facts.last & GAZ_LAST_KIND) != 0 &&
           line[1].line_class == GAZ_LINE_NOTE && gaz_is_adoption_line(gaz_line_text(line + 1)) &&
           gaz_title_form_of(gaz_line_text(line)) != GAZ_TITLE_NONE;
}

/* Where the organs end that stand on lines of their own from line i on. */
static uint32_t behind_organs(const gaz_joiner *j, uint32_t i) {
    uint32_t end = i;
    while (end + 1 < j->to && end - i < MOST_ISSUERS &&
           (j->lines[end].facts.last & GAZ_LAST_ORGAN) != 0 &&
           gaz_ends_in_organ(gaz_line_text(&j->lines[end]))) {
        end++;
    }
    return end;
}

/* 某某总局 / 某某委员会 / 公告 above the number of a joint order. */
static bool heads_joint_order(const gaz_joiner *j, uint32_t i) {
    static const char *const words[] = {"公告", "通告", "令", "命令"};
    uint32_t end = behind_organs(j, i);
    return end > i && end + 1 < j->to && j->lines[end + 1].line_class == GAZ_LINE_DOC_NUMBER &&
           gaz_is_one_of(gaz_line_text(&j->lines[end]), words, sizeof words / sizeof *words);
}

static bool looks_like_first(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    if (is_marked(line) || is_issuer(j, i)) {
        return true;
    }
    if (gaz_is_quoted_name(gaz_line_text(line)) ||
        (gaz_may_be_role_entry(line->facts) &&
         gaz_is_role_entry(gaz_line_text(line), line->facts)) ||
        gaz_line_begins_sentence(line)) {
        return false;
    }
    if (expects_title(class_before(j, i)) || gaz_joiner_is_below_number(j, i) ||
        gaz_line_is_dated_organ(line - 1) || is_headed(j, i) || is_explanation(line) ||
        is_title_alone(j, i) || heads_joint_order(j, i)) {
        return true;
    }
    if (line[-1].line_class == GAZ_LINE_NOTE && tells_origin(gaz_line_text(line - 1))) {
        return false; /* the title stands above */
    }
    uint8_t tail = line[-1].facts.tail;
    if (tail == GAZ_TAIL_STOP && is_adopted_below(j, i)) {
        return true;
    }
    return line->width <= SHORT_LINE && (tail >= GAZ_TAIL_SEMICOLON || tail == GAZ_TAIL_CLOSER) &&
           !runs_on(j, i);
}

/* Whether anything speaks for a title that looks_like_first asks for. */
static bool may_look_like_first(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    return may_name_issuer(line) || (line->facts.last & (GAZ_LAST_ORGAN | GAZ_LAST_KIND)) != 0 ||
           is_marked(line) || expects_title(class_before(j, i)) ||
           line[-1].facts.tail >= GAZ_TAIL_SEMICOLON || line[-1].facts.tail == GAZ_TAIL_CLOSER;
}

/* Whether a title may begin here; within brackets none does, which is asked last. */
static bool may_begin(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    return line->width <= LONGEST_TITLE && may_look_like_first(j, i) && looks_like_first(j, i) &&
           !(i > j->first && gaz_line_opens_bracket(line - 1));
}

static bool same_look(const gaz_line *first, const gaz_line *line) {
    return (first->heading > 0) == (line->heading > 0) ||
           (line->heading == 0 && (line->marks & GAZ_MARK_BLANK_BEFORE) == 0);
}

/* A blank line or a page between two lines, or one marked and the other not. */
static bool is_apart(const gaz_line *first, const gaz_line *line) {
    return (line->marks & (GAZ_MARK_BLANK_BEFORE | GAZ_MARK_PAGE_BEFORE)) != 0 ||
           is_marked(first) != is_marked(line);
}

static bool goes_on(const gaz_joiner *j, uint32_t i, uint32_t count) {
    return i + count < j->to && gaz_slice_starts(gaz_line_text(&j->lines[i + count]), "的");
}

/* 某某市统计局, perhaps 国家统计局某某调查队 below it, and （2023年3月15日） from line i on: who
 * says it, and when. */
static bool is_byline(const gaz_joiner *j, uint32_t i) {
    gaz_date date;
    uint32_t end = behind_organs(j, i);
    return end > i && end < j->to && j->lines[end].line_class == GAZ_LINE_NOTE &&
           bracketed_date(gaz_line_text(&j->lines[end]), &date) && date.day > 0;
}

/* A title that nothing but its words prove needs 关于 and a statutory kind, more
 * than one line, or the begin of a law behind it. */
static bool is_proved(const gaz_joiner *j, uint32_t i, uint32_t count, gaz_title_form form) {
    if (form >= GAZ_TITLE_OWN || begins_law(j, i + count)) {
        return true;
    }
    if (form == GAZ_TITLE_PLAIN && i + count < j->to &&
        (j->lines[i + count].line_class == GAZ_LINE_DOC_NUMBER || is_byline(j, i + count))) {
        return true; /* 某某省人民政府通知 and its number */
    }
    if (form == GAZ_TITLE_PLAIN &&
        gaz_slice_ends(gaz_line_text(&j->lines[i + count - 1]), "号）")) {
        return true; /* 征收土地公告（某政征公告〔2024〕5号） */
    }
    const gaz_line *line = &j->lines[i];
    bool marked = is_marked(line);
    if (form == GAZ_TITLE_CARRIED && !marked && gaz_slice_find(gaz_line_text(line), "，") != NULL) {
        return false; /* a sentence that breaks behind 法 */
    }
    return expects_title(class_before(j, i)) || marked || count > 1 ||
           gaz_joiner_is_below_number(j, i) || is_explanation(line) || is_title_alone(j, i) ||
           (i > 0 &&
            (gaz_line_is_dated_organ(line - 1) || gaz_is_section_mark(gaz_line_text(line - 1))));
}

/* True when lines i..i+count-1 are a title of which the next line may still be
 * a part: 关于建立某县政策 / 解读专家库的通知. */
static bool may_go_on(const gaz_joiner *j, uint32_t i, uint32_t count, gaz_title_form form) {
    if (i + count >= j->to) {
        return false;
    }
    const gaz_line *next = &j->lines[i + count];
    if (!gaz_line_may_be_title(next) || next->len > LONGEST_LINE ||
        !same_look(&j->lines[i], next) || is_apart(&j->lines[i], next)) {
        return false;
    }
    gaz_date date;
    if (bracketed_date(gaz_line_text(next), &date) && date.day > 0) {
        return false; /* a 题注, which may be cut */
    }
    return form != GAZ_TITLE_STATUTORY || gaz_slice_find(gaz_line_text(next), "关于") == NULL;
}

/* （2024年3月） below a title is a part of it. */
static uint32_t with_year(const gaz_joiner *j, uint32_t i, uint32_t count) {
    if (count == 0 || i + count >= j->to) {
        return count;
    }
    const gaz_line *next = &j->lines[i + count];
    bool when = gaz_slice_ends(gaz_line_text(next - 1), "人员"); /* 任免国家工作人员 */
    if (next->line_class != GAZ_LINE_NOTE || next->len > LONGEST_YEAR || when ||
        !same_look(&j->lines[i], next)) {
        return count;
    }
    size_t step;
    gaz_date date;
    gaz_utf8_decode(next->text, next->text + next->len, &step);
    gaz_slice inside = gaz_slice_from(gaz_line_text(next), step);
    bool year = gaz_date_read(inside, &date) > 0 && date.day == 0;
    return year ? count + 1 : count;
}

/* Behind a gap, or behind 总理　周某某, a line that names its issuer in full: what stands
 * above signs another. */
static bool begins_apart(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    bool gap = (line->marks & GAZ_MARK_BLANK_BEFORE) != 0;
    bool signer =
        line[-1].line_class == GAZ_LINE_LIST_ENTRY && !gaz_ends_in_organ(gaz_line_text(line - 1));
    return (gap || signer) && names_issuer(j, i) &&
           !gaz_slice_starts(gaz_line_text(line), "人民政府");
}

/* Whether a sentence stands above the organs that end with line i. */
static bool signs_text(const gaz_joiner *j, uint32_t i) {
    while (i > j->first && i > 0 && (j->lines[i].facts.last & GAZ_LAST_ORGAN) != 0) {
        i--;
    }
    return j->lines[i].facts.tail == GAZ_TAIL_STOP;
}

/* 江东省人民政府办公厅 / 江东省公务用车办法: an organ that signs a text, and below it the title
 * of what is issued, behind a gap or with the same place again. */
static bool begins_below_signature(const gaz_joiner *j, uint32_t i) {
    const gaz_line *line = &j->lines[i];
    const uint32_t of_title = GAZ_HAS_ABOUT | GAZ_HAS_ISSUE | GAZ_HAS_PASS_ON;
    if ((line[-1].facts.last & GAZ_LAST_ORGAN) == 0 || is_marked(line - 1) ||
        (line[-1].facts.signs & of_title) != 0 || may_follow_issuer(line) ||
        !gaz_ends_in_organ(gaz_line_text(line - 1))) {
        return false;
    }
    bool gap =
        ((line->marks & GAZ_MARK_BLANK_BEFORE) != 0 || is_marked(line)) && line->len > LONGEST_KIND;
    return (gap && signs_text(j, i - 1)) ||
           (line[-1].len >= strlen("某某") && line->len >= strlen("某某") &&
            memcmp(line[-1].text, line->text, strlen("某某")) == 0);
}

/* A whole head below a row (省水利厅　　2人, 书记员　　周洁): what stands above it is no part of
 * it, unless it is another organ. */
static bool heads_another(const gaz_joiner *j, uint32_t i) {
    const gaz_facts above = j->lines[i - 1].facts;
    bool row = (above.signs & GAZ_HAS_WIDE_SPACE) != 0 ||
               ((above.signs & GAZ_HAS_ANY_SPACE) != 0 && (above.signs & GAZ_HAS_DIGIT) != 0);
    return row && (above.last & GAZ_LAST_ORGAN) == 0 &&
           (j->lines[i].facts.signs & (GAZ_HAS_ABOUT | GAZ_HAS_ISSUE)) != 0 && is_headed(j, i);
}

bool gaz_joiner_may_begin_title(const gaz_joiner *j, uint32_t i) {
    return (j->lines[i].marks & GAZ_MARK_BLANK_BEFORE) != 0 || may_look_like_first(j, i);
}

uint32_t gaz_joiner_title(const gaz_joiner *j, uint32_t i) {
    if (!may_begin(j, i)) {
        return (j->lines[i].marks & GAZ_MARK_BLANK_BEFORE) != 0 ? gaz_joiner_lines_of_case(j, i)
                                                                : 0;
    }
    uint32_t best = 0;
    gaz_title_form best_form = GAZ_TITLE_NONE;
    for (uint32_t count = 1; count <= GAZ_TITLE_LINES && i + count <= j->to; count++) {
        const gaz_line *last = &j->lines[i + count - 1];
        bool another = (best > 0 && begins_title(j, i + count - 1)) ||
                       (count > 1 && begins_apart(j, i + count - 1)) ||
                       (count > 1 && begins_below_signature(j, i + count - 1)) ||
                       (count > 1 && heads_another(j, i + count - 1)) ||
                       (count > 1 && gaz_joiner_is_listed(j, i + count - 1)) ||
                       (count > 1 && (leaves(&j->lines[i], last) || is_beyond(last)));
        if (count > 1 && gaz_is_section_mark(gaz_line_text(&j->lines[i]))) {
            break;
        }
        if (!gaz_line_may_be_title(last) || !same_look(&j->lines[i], last) || another) {
            break;
        }
        gaz_title_form form = form_of(j, i, count);
        if (form != GAZ_TITLE_NONE && !goes_on(j, i, count) &&
            (best == 0 || form == GAZ_TITLE_STATUTORY)) {
            best = is_proved(j, i, count, form) ? count : best;
            best_form = form;
        }
        if (best > 0 && best == count && !may_go_on(j, i, best, best_form)) {
            break;
        }
        if (best == 0 && count == 1 && last->width > SHORT_LINE && !is_marked(last)) {
            break;
        }
    }
    return with_year(j, i, best > 0 ? best : gaz_joiner_lines_of_case(j, i));
}
