/* article_count.c - rule `label`: 第三条， or 。第三条 or 第士条 between 第二条 and 第四条, and
 * the same of chapters.
 *
 * OCR reads the gap behind 第X条 as a comma, a speck before it as a mark, and a numeral as
 * another character. Alone none of these is certain: a line may begin inside 依照第三条，….
 * That the labels before and behind count on proves it. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_SPECKS = 6,      /* bytes of marks before a label and behind it */
    LONGEST_NUMERAL = 12, /* bytes, misread or not */
    MOST_LINES = 200,     /* to the articles before and behind it */
    REACH = 24000,        /* bytes to them */
    CHAPTER = 10,         /* times as far to chapters */
    LONGEST_HEADING = 90, /* bytes of a chapter's */
    MOST_MISREAD = 3,     /* labels on end whose numerals are misread */
    MOST_BLANK = 4,       /* lines between two paragraphs: blank ones, a page number */
    SHORTEST_LINE = 12    /* bytes of a line of text */
};

/* 第X条 at the start of a line, with what was read around it. */
struct mark {
    int64_t value;      /* 0 when the numeral is misread */
    gaz_slice numeral;  /* between 第 and 条 */
    const char *label;  /* 第 */
    const char *behind; /* the end of 条 */
    bool chapter;       /* 章 stands for 条 */
    const char *text;   /* the article's own, behind what was read for the gap */
    bool before;        /* specks stand before the label */
    bool specks;        /* before it or behind it */
};

/* What a speck of dirt, or a gap, is read for. */
static bool is_speck(uint32_t c) {
    static const uint32_t specks[] = {'.',    ',',    '_',    '-',    '\'',   0xB7,   0x2018,
                                      0x2019, 0x201C, 0x201D, 0x3001, 0x3002, 0xFF0C, 0xFF0E};
    bool found = false;
    for (size_t i = 0; i < sizeof specks / sizeof *specks && !found; i++) {
        found = specks[i] == c;
    }
    return found;
}

/* Behind the specks and spaces at the start of text; *specks is how many bytes of specks. */
static gaz_slice skip_specks(gaz_slice text, size_t *specks) {
    size_t step;
    *specks = 0;
    for (text = gaz_slice_trim_left(text); text.len > 0 && *specks < MOST_SPECKS;
         text = gaz_slice_trim_left(gaz_slice_from(text, step))) {
        if (!is_speck(gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step))) {
            break;
        }
        *specks += step;
    }
    return text;
}

/* 士六, 信, /: what stands between 第 and 条 for a numeral; 一款和第二 is none. */
static bool may_be_misread(gaz_slice numeral) {
    static const char *const others[] = {"第", "款", "项", "、", "，", "。", " ",
                                         "　", "－", "—",  "-",  "=",  NULL};
    bool words = false;
    for (const char *const *other = others; *other != NULL; other++) {
        words |= gaz_slice_find(numeral, *other) != NULL;
    }
    return numeral.len > 0 && !words;
}

/* 三二七 is read for 三十七: laws do not count by digits. */
static bool counts_by_digits(gaz_slice numeral, int64_t value) {
    return value > 10 && gaz_slice_find(numeral, "十") == NULL &&
           gaz_slice_find(numeral, "百") == NULL && !gaz_is_digit((unsigned char)*numeral.ptr);
}

static bool read_numeral(gaz_slice text, struct mark *mark) {
    gaz_slice near =
        gaz_slice_first(text, text.len < LONGEST_NUMERAL + 3 ? text.len : LONGEST_NUMERAL + 3);
    const char *unit = gaz_slice_find(near, "条");
    const char *chapter = gaz_slice_find(near, "章");
    mark->chapter = unit == NULL || (chapter != NULL && chapter < unit);
    unit = mark->chapter ? chapter : unit;
    if (unit == NULL) {
        return false;
    }
    mark->numeral = gaz_slice_between(text.ptr, unit);
    mark->behind = unit + strlen("条");
    bool read = gaz_numeral(mark->numeral, &mark->value) == mark->numeral.len;
    if (!read || mark->numeral.len == 0 || counts_by_digits(mark->numeral, mark->value)) {
        mark->value = 0;
        return may_be_misread(mark->numeral);
    }
    return true;
}

/* 第三章 附则 on a line of its own, not 第三章规定，…. */
static bool is_heading(gaz_slice line) {
    return line.len <= LONGEST_HEADING && gaz_slice_find(line, "，") == NULL &&
           gaz_slice_find(line, "。") == NULL && gaz_slice_find(line, "；") == NULL;
}

/* 第四条”的规定, 第四条、第五条. */
static bool goes_on_citing(gaz_slice text) {
    static const char *const words[] = {"第", "的", "规定", "之", "至", "款", "项", NULL};
    bool found = false;
    for (const char *const *word = words; *word != NULL && !found; word++) {
        found = gaz_slice_starts(text, *word);
    }
    return found;
}

/* Whether what stands behind 第X条 may be an article's own text rather than go on about it. */
static bool may_be_text(const struct mark *mark, gaz_slice line, size_t specks, bool *doubtful) {
    gaz_label label;
    gaz_slice whole = gaz_slice_between(mark->label, gaz_slice_end(line));
    *doubtful = false;
    if (mark->chapter) {
        return is_heading(gaz_slice_between(mark->text, gaz_slice_end(line)));
    }
    gaz_slice text = gaz_slice_between(mark->text, gaz_slice_end(line));
    if (goes_on_citing(text)) {
        return false;
    }
    bool gap = mark->text > mark->behind + specks; /* a space */
    return gap || specks > 0 || text.len == 0 || mark->value == 0 ||
           gaz_label_read_gapless(whole, &label, doubtful) > 0;
}

/* The label at the start of a line; false when it has none. */
static bool read_mark(gaz_slice line, struct mark *mark) {
    size_t before;
    size_t behind;
    bool doubtful;
    gaz_slice text = skip_specks(line, &before);
    if (!gaz_slice_starts(text, "第")) {
        return false;
    }
    mark->label = text.ptr;
    if (!read_numeral(gaz_slice_from(text, strlen("第")), mark)) {
        return false;
    }
    mark->text = skip_specks(gaz_slice_between(mark->behind, gaz_slice_end(line)), &behind).ptr;
    mark->before = before > 0;
    mark->specks = before + behind > 0;
    return may_be_text(mark, line, behind, &doubtful) && !doubtful;
}

/* The line before the one that begins at `line`, empty at the start of the text. */
static gaz_slice line_before(const char *from, const char *line) {
    const char *end = gaz_line_before(from, line);
    return gaz_slice_between(gaz_line_begin(from, end), end);
}

/* 第三章 附则, a page number: what ends no sentence, and yet is whole. */
static bool is_whole_line(gaz_slice line) {
    gaz_label label;
    bool heading = gaz_label_read(line, &label) > 0 &&
                   (label.kind == GAZ_LABEL_CHAPTER || label.kind == GAZ_LABEL_SECTION);
    return heading && gaz_slice_find(line, "，") == NULL;
}

/* Whether the sentence goes on behind text that ends so: 违反本条例 / 第三条，…. */
static bool goes_on(gaz_slice text) {
    static const char open[] = "，、（《“第法例定则款项和与及或至照据反依除由对将在为有本根";
    bool found = false;
    for (const char *at = open; *at != '\0' && !found; at += 3) {
        found = memcmp(gaz_slice_end(text) - 3, at, 3) == 0;
    }
    return found && !is_whole_line(text);
}

/* Whether a paragraph may begin at `line`, by the last line before it that holds Han. */
static bool may_begin_paragraph(const char *from, const char *line) {
    gaz_slice text = {line, 0};
    for (int i = 0; i < MOST_BLANK && line > from && text.len < 3; i++) {
        gaz_slice before = line_before(from, line);
        line = before.ptr;
        text = gaz_slice_trim(before);
        bool han = text.len >= 3 && gaz_is_han(gaz_utf8_last(text.ptr, gaz_slice_end(text)));
        text.len = han || text.len > SHORTEST_LINE ? text.len : 0; /* 一 3 — */
    }
    return text.len < 3 || !goes_on(text);
}

/* 第一条，为了…: nothing but a title stands before it. */
static bool begins_text(const struct mark *mark, gaz_slice line) {
    gaz_slice text = gaz_slice_between(mark->text, gaz_slice_end(line));
    return mark->value == 1 && (gaz_slice_starts(text, "为") || gaz_slice_starts(text, "根据"));
}

/* The label of a line that may begin a paragraph. */
static bool read_article(const char *from, gaz_slice line, struct mark *mark) {
    return read_mark(line, mark) &&
           ((!mark->specks && mark->value > 0) || begins_text(mark, line) ||
            may_begin_paragraph(from, line.ptr));
}

/* The value of the next label that can be read before the line at hand, 0 for none near;
 * *misread is how many stand between. */
static int64_t value_before(const gaz_pass *pass, bool chapter, int *misread) {
    const char *line = pass->line;
    const ptrdiff_t far = chapter ? REACH * CHAPTER : REACH;
    const char *from = line - pass->text.ptr > far ? line - far : pass->text.ptr;
    struct mark mark;
    int most = chapter ? MOST_LINES * CHAPTER : MOST_LINES;
    *misread = 0;
    for (int i = 0; i < most && line > from && *misread <= MOST_MISREAD; i++) {
        gaz_slice before = line_before(from, line);
        line = before.ptr;
        bool whole = line > from || from == pass->text.ptr;
        if (whole && read_article(from, before, &mark) && mark.chapter == chapter) {
            if (mark.value > 0) {
                return mark.value;
            }
            (*misread)++;
        }
    }
    return 0;
}

/* The same behind it. */
static int64_t value_behind(gaz_pass *pass, bool chapter, int *misread) {
    const char *end = gaz_slice_end(pass->text);
    const char *at = gaz_pass_line_end(pass);
    const ptrdiff_t far = chapter ? REACH * CHAPTER : REACH;
    const char *reach = end - at > far ? at + far : end;
    struct mark mark;
    int most = chapter ? MOST_LINES * CHAPTER : MOST_LINES;
    *misread = 0;
    for (int i = 0; i < most && at < reach && *misread <= MOST_MISREAD; i++) {
        const char *line = at + gaz_line_terminator(at, reach);
        at = gaz_line_end(line, reach);
        if (read_article(pass->line, gaz_slice_between(line, at), &mark) &&
            mark.chapter == chapter) {
            if (mark.value > 0) {
                return mark.value;
            }
            (*misread)++;
        }
    }
    return 0;
}

/* The value that the labels before and behind ask for, 0 when they do not agree. A label that
 * can be read may also be the first, or the last before the next text begins. */
static int64_t counted(gaz_pass *pass, const struct mark *mark) {
    int before_misread;
    int behind_misread;
    int64_t before = value_before(pass, mark->chapter, &before_misread);
    int64_t behind = value_behind(pass, mark->chapter, &behind_misread);
    int64_t expected = before + before_misread + 1;
    if (before > 0 && behind == expected + behind_misread + 1) {
        return expected;
    }
    bool first = mark->value == 1 && behind == 2 && behind_misread == 0;
    bool last = mark->value == expected && before > 0 && before_misread == 0 && behind <= 1 &&
                behind_misread == 0;
    return first || last ? mark->value : 0;
}

/* What is to stand for the specks behind a label; absent to leave them, as a “ may open a
 * quotation. */
static gaz_slice gap_of(gaz_pass *pass, const struct mark *mark, gaz_slice line) {
    gaz_slice gap = gaz_slice_between(mark->behind, mark->text);
    bool none = gaz_slice_trim(gap).len == 0;
    bool last = mark->text == gaz_slice_end(line);
    return none || gaz_opens_quotation(pass, gap) ? (gaz_slice){NULL, 0}
                                                  : gaz_slice_of(last ? "" : " ");
}

/* 十六; the counting of labels goes no further than this. */
static gaz_slice numeral_of(gaz_arena *arena, int64_t value) {
    static const char digits[][4] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int64_t rest = value % 100;
    bool tens = rest >= 10;
    const char *hundreds = value >= 100 ? digits[value / 100 % 10] : "";
    const char *ten = rest >= 20 || (value >= 100 && tens) ? digits[rest / 10] : "";
    const char *zero = value >= 100 && rest > 0 && !tens ? "零" : "";
    return gaz_arena_format(arena, "%s%s%s%s%s%s", hundreds, value >= 100 ? "百" : "", zero, ten,
                            tens ? "十" : "", rest % 10 > 0 ? digits[rest % 10] : "");
}

static void note(gaz_pass *pass, const char *begin, const char *end, gaz_slice after) {
    gaz_pass_note(pass, begin, end, after, GAZ_RULE_LABEL, GAZ_CERTAIN,
                  gaz_slice_of("it stands between the articles before and behind it in counting"));
}

static void mend(gaz_pass *pass, const struct mark *mark, gaz_slice line, int64_t value) {
    gaz_slice head = gaz_slice_trim_left(gaz_slice_between(line.ptr, mark->label));
    gaz_slice gap = gap_of(pass, mark, line);
    if (mark->before) {
        note(pass, head.ptr, mark->label, gaz_slice_of(""));
    }
    if (mark->value == 0) {
        note(pass, mark->numeral.ptr, gaz_slice_end(mark->numeral), numeral_of(pass->arena, value));
    }
    if (gap.ptr != NULL) {
        note(pass, mark->behind, mark->text, gap);
    }
}

/* 第十二条 and a space before Han, as nearly all labels stand. */
static bool is_sound(gaz_slice text) {
    enum { LONGEST = 3 * 8 + 2 };
    const char *at = text.ptr + strlen("第");
    bool tens = false;
    int count = 0;
    if (text.len < LONGEST) {
        return false;
    }
    for (uint32_t c; count < 6 && gaz_is_chinese_numeral(c = gaz_utf8_three(at)); at += 3) {
        tens |= c == 0x5341;
        count++;
    }
    return (tens || count == 1) && gaz_utf8_three(at) == 0x6761 && at[3] == ' ' &&
           (unsigned char)at[4] >= 0xE4 && (unsigned char)at[4] < 0xEF;
}

/* 第四十条违反本条例… below a line whose full stop OCR lost: nothing but a gap shows that a
 * paragraph begins here. */
static bool needs_gap(const gaz_pass *pass, const struct mark *mark, gaz_slice line) {
    gaz_slice before = gaz_slice_trim_right(line_before(pass->text.ptr, line.ptr));
    gaz_slice text = gaz_slice_between(mark->text, gaz_slice_end(line));
    uint32_t last = before.len > 0 ? gaz_utf8_last(before.ptr, gaz_slice_end(before)) : 0;
    bool open = gaz_is_han(last) || last == 0xFF09; /* ） */
    return open && !mark->chapter && mark->value > 0 && mark->text == mark->behind &&
           text.len > 0 && gaz_is_han(gaz_utf8_first(text));
}

void gaz_correct_article(gaz_pass *pass) {
    struct mark mark;
    if (is_sound(gaz_slice_between(pass->line, gaz_slice_end(pass->text)))) {
        return;
    }
    gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
    if (!read_article(pass->text.ptr, line, &mark) ||
        (mark.before && gaz_opens_quotation(pass, gaz_slice_between(line.ptr, mark.label)))) {
        return;
    }
    if (mark.value > 0 && !mark.specks) {
        bool begins = begins_text(&mark, line) || may_begin_paragraph(pass->text.ptr, line.ptr);
        if (begins && needs_gap(pass, &mark, line) && counted(pass, &mark) == mark.value) {
            note(pass, mark.behind, mark.behind, gaz_slice_of(" "));
        }
        return;
    }
    int64_t value = counted(pass, &mark);
    if (value > 0 && value < 1000 && (mark.value == 0 || mark.value == value)) {
        mend(pass, &mark, line, value);
    }
}
