/* evidence.c - what speaks for the begin of a document, and how much. */
#include "split/document/evidence.h"

#include "data/kinds.h"
#include "split/line/tail.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/order_number.h"
#include "text/slice.h"

enum { LAST_WORDS = 60 /* bytes */ };

/* What each kind of evidence for the begin of a document weighs. A number line
 * or an entry of the contents page nearly suffices; a title needs company. */
enum {
    WEIGHT_NUMBER = 5,
    WEIGHT_MASTHEAD = 4,
    WEIGHT_SAYS_SO = 2,   /* 现公告如下 right below 某某人民政府公告 */
    WEIGHT_METADATA = 10, /* a portal prints it once, before the document */
    WEIGHT_CONTENTS = 6,
    WEIGHT_OFFICIAL_TITLE = 3,
    WEIGHT_OWN_TITLE = 4,
    WEIGHT_PLAIN_TITLE = 1,
    WEIGHT_ORGAN = 1, /* an organ's name before 关于 */
    WEIGHT_ADDRESSEES = 3,
    WEIGHT_BYLINE = 4,   /* who says it, or when, under a title that no notice issues */
    WEIGHT_DAY_TOO = 2,  /* both */
    WEIGHT_COMPLETE = 3, /* a title behind a paper that is signed and promises no more */
    WEIGHT_SERIES = 6,   /* the title of the document at hand with another number */
    WEIGHT_PRESENT = 6,  /* who attended a meeting */
    WEIGHT_DAYS = 2,     /* a chronicle, and a day right below */
    WEIGHT_ADOPTED = 6,  /* a law that says who adopted it */
    WEIGHT_LAW = 4,      /* its first article stands right behind the title */
    WEIGHT_NEXT_LAW = 2, /* and the document at hand had one before */
    WEIGHT_EXPLAINS = 6, /* 《…》政策解读, of the document at hand or what it issues */
    WEIGHT_SECTION = 9,  /* 【人事任免】 above it */
    WEIGHT_CASE = 4,     /* 指导案例45号 above the name of a case */
    WEIGHT_RULING = -4,  /* 民事判决书 below the name of its case */
    WEIGHT_LOOK = 1,     /* begins a page; centred, bold or marked */
    WEIGHT_NAMED = -10,  /* the document at hand said that it issues this */
    WEIGHT_ISSUING = -3, /* a 办法 behind a notice that issues texts */
    WEIGHT_ANNEX = -3,   /* behind the mark of an annex */
    WEIGHT_SIGNED = 5,   /* there: signed by the organ that its title names */
};

bool gaz_evidence_is_issued_kind(const struct gaz_finder *f, const gaz_head *head) {
    return f->issued_kind.len > 0 && head->form == GAZ_TITLE_OWN && head->toc == GAZ_NO_PARAGRAPH &&
           gaz_slice_has_end(f->list->items[head->title].text, f->issued_kind);
}

/* 本办法自2024年1月1日起施行。 ends a law. */
static bool ends_law(gaz_slice text) {
    size_t reach = text.len < LAST_WORDS ? text.len : LAST_WORDS;
    gaz_slice end = gaz_slice_from(text, text.len - reach);
    return gaz_slice_find(end, "施行") != NULL || gaz_slice_find(end, "废止") != NULL;
}

/* （某府任〔2011〕21号） below the day of appointments. */
static bool is_number_below_day(const struct gaz_finder *f, uint32_t i) {
    return i > 1 && f->list->items[i - 2].line_class == GAZ_LINE_DATE &&
           gaz_doc_number_is_bracketed(f->list->items[i - 1].text);
}

static bool ends_by_class(const struct gaz_finder *f, uint32_t i) {
    switch (f->list->items[i - 1].line_class) {
    case GAZ_LINE_NOTE:
        return is_number_below_day(f, i);
    case GAZ_LINE_DATE:
    case GAZ_LINE_REMARK:
    case GAZ_LINE_PRINT:
    case GAZ_LINE_CC:
        return true;
    default:
        return false;
    }
}

static bool is_end(const struct gaz_finder *f, uint32_t i) {
    return !f->open || /* also behind the front matter */
           ends_law(f->list->items[i - 1].text) || ends_by_class(f, i);
}

/* 郯城县人民政府关于…: an organ before 关于 or 印发. */
static bool begins_with_organ(gaz_slice title) {
    static const char *const words[] = {"关于", "關於", "印发"};
    const char *about = NULL; /* the first: 印发《关于某事的意见》的通知 */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = gaz_slice_find(title, words[i]);
        about = about == NULL || (at != NULL && at < about) ? at : about;
    }
    return about != NULL && about > title.ptr &&
           gaz_ends_in_organ(gaz_slice_between(title.ptr, about));
}

/* The document at hand was signed, issues nothing and announced no annex. */
static bool is_complete(const struct gaz_finder *f, uint32_t i) {
    return f->open && f->title.count > 0 && !f->issuing && !f->noted && !f->annex && i > f->begin &&
           (f->is_signed || ends_by_class(f, i) ||
            (f->adopted && gaz_tail_of(f->list->items[i - 1].text) == GAZ_TAIL_STOP));
}

bool gaz_evidence_is_of_kind(gaz_slice title, const char *name) {
    gaz_kind kind;
    return gaz_kind_of_title(title, &kind) && gaz_slice_is(kind.name, name);
}

/* 某县第十七届人大常委会第五次会议出席、缺席人员名单: a paper of the meeting like its decisions. */
static bool lists_attendance(gaz_slice title) {
    static const char *const ends[] = {"出席人员名单", "缺席人员名单", "列席人员名单",
                                       "请假人员名单", "出席名单",     "缺席名单"};
    bool list = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        list |= gaz_slice_ends(title, ends[i]);
    }
    return list && gaz_slice_find(title, "次会议") != NULL;
}

/* …的通知（某政发〔2017〕2号） */
static bool ends_with_number(gaz_slice title) {
    gaz_doc_number_shape number;
    const char *open = gaz_slice_ends(title, "）") ? gaz_slice_find_last(title, "（") : NULL;
    const char *close = gaz_slice_end(title) - strlen("）");
    return open != NULL && open > title.ptr &&
           gaz_doc_number_is_whole(gaz_slice_between(open + strlen("（"), close), &number);
}

static int weigh_title(const struct gaz_finder *f, const gaz_head *head) {
    const gaz_paragraph *title = &f->list->items[head->title];
    static const int weights[] = {[GAZ_TITLE_STATUTORY] = WEIGHT_OFFICIAL_TITLE,
                                  [GAZ_TITLE_OWN] = WEIGHT_OWN_TITLE,
                                  [GAZ_TITLE_PLAIN] = WEIGHT_PLAIN_TITLE};
    int weight = weights[head->form];
    weight += begins_with_organ(title->text) ? WEIGHT_ORGAN : 0;
    weight += ends_with_number(title->text) ? WEIGHT_NUMBER : 0;
    weight += head->addressees ? WEIGHT_ADDRESSEES : 0;
    bool marked = title->heading > 0 || (title->layout & GAZ_LAYOUT_CENTRED) != 0 ||
                  (title->bold > 0 && title->bold == title->text.len);
    weight += marked ? WEIGHT_LOOK : 0;
    weight += gaz_names_hold(&f->names, head->key) || gaz_evidence_is_issued_kind(f, head)
                  ? WEIGHT_NAMED
                  : 0;
    weight += head->adopted ? WEIGHT_ADOPTED : 0;
    if (head->form == GAZ_TITLE_CARRIED && head->day && !f->issuing && !f->annex &&
        begins_with_organ(title->text)) {
        weight += WEIGHT_BYLINE; /* 中共某省委关于某事的规定, the day below it */
    }
    if (head->form > GAZ_TITLE_CARRIED) {
        weight += head->byline || head->day ? WEIGHT_BYLINE : 0;
        weight += head->byline && head->day ? WEIGHT_DAY_TOO : 0;
        weight += is_complete(f, head->from) ? WEIGHT_COMPLETE : 0;
        weight += gaz_head_begins_days(f->list, head) ? WEIGHT_DAYS : 0;
    }
    weight += gaz_title_differs_in_numbers(f->title, head->key) ? WEIGHT_SERIES : 0;
    weight += lists_attendance(title->text) ? WEIGHT_PRESENT : 0;
    bool own = head->toc != GAZ_NO_PARAGRAPH || head->adopted;
    weight += f->issuing && head->form == GAZ_TITLE_CARRIED && !own ? WEIGHT_ISSUING : 0;
    return weight;
}

bool gaz_evidence_is_first_article(const struct gaz_finder *f, uint32_t i) {
    return f->list->items[i].line_class == GAZ_LINE_ARTICLE &&
           (f->facts[i].first & GAZ_FIRST_ONE) != 0;
}

/* What may stand between the title of a law and 第一条: who adopted it and
 * when, its 目录, headings. */
static bool stands_before_law(const gaz_paragraph *paragraph) {
    if (paragraph->line_class != GAZ_LINE_OTHER) {
        return paragraph->line_class >= GAZ_LINE_BOOK && paragraph->line_class <= GAZ_LINE_SECTION;
    }
    return gaz_is_adoption_line(paragraph->text) || gaz_is_contents_head(paragraph->text);
}

bool gaz_evidence_begins_law(const struct gaz_finder *f, uint32_t i) {
    const gaz_paragraphs *list = f->list;
    while (i < list->count && stands_before_law(&list->items[i])) {
        i++;
    }
    return i < list->count && gaz_evidence_is_first_article(f, i);
}

/* An annex has titles of its own, the first of them right behind its mark; a
 * 大事记 or 人事任免 further on is none of them. */
static int weigh_annex(const struct gaz_finder *f, const gaz_head *head) {
    const gaz_paragraph *before = head->from > 0 ? &f->list->items[head->from - 1] : NULL;
    bool marked = before != NULL && before->line_class == GAZ_LINE_ATTACHMENT_MARK;
    bool own = head->title != GAZ_NO_PARAGRAPH && head->form == GAZ_TITLE_OWN;
    return marked || (f->annex && !own) ? WEIGHT_ANNEX : 0;
}

/* 某某局关于…的公告, 某某县人民政府征收土地公告 that this organ signs is no part of the annex or
 * issued text it stands behind. What a notice passes on is signed so as well: notices, reports. */
static int weigh_signature(const struct gaz_finder *f, const gaz_head *head) {
    if (head->title == GAZ_NO_PARAGRAPH ||
        (head->form != GAZ_TITLE_STATUTORY && head->form != GAZ_TITLE_PLAIN)) {
        return 0;
    }
    gaz_slice title = f->list->items[head->title].text;
    bool public = gaz_evidence_is_of_kind(title, "announcement") ||
                  gaz_evidence_is_of_kind(title, "public_notice") ||
                  (f->annex && !f->issuing && head->form == GAZ_TITLE_STATUTORY &&
                   gaz_evidence_is_of_kind(title, "notice"));
    return public && gaz_is_signed_by_issuer(f->list, head->to, title) ? WEIGHT_SIGNED : 0;
}

/* 现公告如下, 现将…通告如下: what the masthead says, and no table or name below it. */
static bool announces(const struct gaz_finder *f, const gaz_head *head) {
    if (!head->masthead || head->to >= f->list->count) {
        return false;
    }
    gaz_slice text = f->list->items[head->to].text;
    return gaz_slice_find(text, "公告如下") != NULL || gaz_slice_find(text, "通告如下") != NULL ||
           gaz_slice_find(text, "命令如下") != NULL;
}

/* The document at hand, or a text that it names, is what this one explains, or both
 * explain; not right behind the mark of an annex. */
static bool explains(const struct gaz_finder *f, const gaz_head *head) {
    gaz_slice name;
    if (head->title == GAZ_NO_PARAGRAPH || head->from <= f->begin ||
        head->to + 1 >= f->list->count || /* a link below the page */
        f->list->items[head->from - 1].line_class == GAZ_LINE_ATTACHMENT_MARK ||
        !gaz_title_explains(f->list->items[head->title].text, &name)) {
        return false;
    }
    uint32_t chars[GAZ_KEY_LONGEST];
    gaz_title_key key = gaz_title_key_in(name, chars);
    return gaz_names_hold(&f->names, key) || gaz_title_same(f->title, key) || f->explaining;
}

/* A guiding case has a number of its own; a ruling is of the case that the title above it
 * names, unless the contents page lists it. */
static int weigh_case(const struct gaz_finder *f, const gaz_head *head) {
    if (head->title == GAZ_NO_PARAGRAPH) {
        return 0;
    }
    bool number = head->number != GAZ_NO_PARAGRAPH &&
                  gaz_case_number_read(f->list->items[head->number].text) > 0;
    bool ruling = f->of_case && head->toc == GAZ_NO_PARAGRAPH && head->from > f->begin &&
                  gaz_evidence_is_of_kind(f->list->items[head->title].text, "ruling");
    return (number ? WEIGHT_CASE : 0) + (ruling ? WEIGHT_RULING : 0);
}

/* 海关总署公告2019年第60号（关于…的公告） above its text: no entry of a list. */
static int weigh_titled_order(const struct gaz_finder *f, const gaz_head *head) {
    if (head->number == GAZ_NO_PARAGRAPH || head->title != GAZ_NO_PARAGRAPH ||
        head->to >= f->list->count) {
        return 0;
    }
    gaz_slice text = f->list->items[head->number].text;
    gaz_tail tail = gaz_tail_of(f->list->items[head->to].text);
    bool titled = gaz_slice_find(text, "（关于") != NULL && gaz_slice_ends(text, "）") &&
                  (tail == GAZ_TAIL_STOP || tail == GAZ_TAIL_COLON);
    return titled ? WEIGHT_OFFICIAL_TITLE + WEIGHT_ORGAN : 0;
}

/* On the contents page, and not there as the document at hand: 关于某事的报告 below 批转某局关于
 * 某事的报告. */
static bool is_listed(const struct gaz_finder *f, const gaz_head *head) {
    bool again = f->open && head->toc == f->entry && head->number == GAZ_NO_PARAGRAPH;
    return head->toc != GAZ_NO_PARAGRAPH && !again;
}

/* 【省政府文件】, 【人事任免】 right above the head: a section of the issue. */
static bool follows_section(const struct gaz_finder *f, const gaz_head *head) {
    static const char *const words[] = {"文件", "任免", "大事记", "讲话", "公告", "法规", NULL};
    return head->from > f->begin && head->title != GAZ_NO_PARAGRAPH &&
           gaz_is_section_mark(f->list->items[head->from - 1].text) &&
           gaz_slice_holds_any(f->list->items[head->from - 1].text, words);
}

/* 国务院关于授予…的决定 and whom it addresses, behind the table that an annex ends with. */
static bool follows_table(const struct gaz_finder *f, const gaz_head *head) {
    return f->annex && head->addressees && head->form == GAZ_TITLE_STATUTORY &&
           f->list->items[head->from - 1].line_class == GAZ_LINE_TABLE_ROW;
}

int gaz_evidence_weigh(const struct gaz_finder *f, const gaz_head *head) {
    int weight = weigh_case(f, head);
    weight += head->number != GAZ_NO_PARAGRAPH ? WEIGHT_NUMBER : 0;
    weight += head->metadata ? WEIGHT_METADATA : 0;
    weight += head->masthead ? WEIGHT_MASTHEAD : 0;
    weight += explains(f, head) ? WEIGHT_EXPLAINS : 0;
    weight += announces(f, head) ? WEIGHT_SAYS_SO : 0;
    weight += weigh_titled_order(f, head);
    weight += weigh_signature(f, head);
    weight += is_listed(f, head) ? WEIGHT_CONTENTS : 0;
    weight += head->title != GAZ_NO_PARAGRAPH ? weigh_title(f, head) : 0;
    bool law = head->title != GAZ_NO_PARAGRAPH && gaz_evidence_begins_law(f, head->to);
    weight += law ? WEIGHT_LAW + (f->law ? WEIGHT_NEXT_LAW : 0) : 0;
    weight += follows_section(f, head) ? WEIGHT_SECTION : 0;
    bool end = is_end(f, head->from) || follows_table(f, head);
    weight += end ? GAZ_EVIDENCE_AFTER_END : 0;
    bool page = (f->list->items[head->from].layout & GAZ_LAYOUT_PAGE_START) != 0;
    weight += page ? WEIGHT_LOOK : 0;
    bool own = head->toc != GAZ_NO_PARAGRAPH || head->adopted;
    weight += !own ? weigh_annex(f, head) : 0;
    return weight;
}
