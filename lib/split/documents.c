/* documents.c - where documents begin, from several kinds of evidence. */
#include "split/documents.h"

#include "data/kinds.h"
#include "split/continued.h"
#include "split/cover.h"
#include "split/furniture_list.h"
#include "split/head.h"
#include "split/issued.h"
#include "split/tail.h"
#include "text/order_number.h"
#include "text/slice.h"

enum {
    NAMING_PARTS = 4, /* paragraphs behind the head in which it names them */
    LAST_WORDS = 60,  /* bytes */
    LONGEST_PAGE_TITLE = 240,
    LONGEST_SECTION = 36,   /* bytes of 人 事 任 免, set apart */
    MATTER_IN_ISSUE = 3000, /* bytes before the first document that may be */
    MATTER_ALONE = 900      /* none: with a contents page, and without */
};

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
    WEIGHT_BYLINE = 4,    /* who says it, or when, under a title that no notice issues */
    WEIGHT_DAY_TOO = 2,   /* both */
    WEIGHT_COMPLETE = 3,  /* a title behind a paper that is signed and promises no more */
    WEIGHT_SERIES = 6,    /* the title of the document at hand with another number */
    WEIGHT_DAYS = 2,      /* a chronicle, and a day right below */
    WEIGHT_ADOPTED = 6,   /* a law that says who adopted it */
    WEIGHT_LAW = 4,       /* its first article stands right behind the title */
    WEIGHT_NEXT_LAW = 2,  /* and the document at hand had one before */
    WEIGHT_EXPLAINS = 6,  /* 《…》政策解读, of the document at hand or what it issues */
    WEIGHT_CASE = 4,      /* 指导案例45号 above the name of a case */
    WEIGHT_RULING = -4,   /* 民事判决书 below the name of its case */
    WEIGHT_AFTER_END = 2, /* behind a date, a remark, an imprint */
    WEIGHT_LOOK = 1,      /* begins a page; centred, bold or marked */
    WEIGHT_NAMED = -10,   /* the document at hand said that it issues this */
    WEIGHT_ISSUING = -3,  /* a 办法 behind a notice that issues texts */
    WEIGHT_ANNEX = -3,    /* behind the mark of an annex */
    WEIGHT_SIGNED = 5,    /* there: signed by the organ that its title names */
    ENOUGH = 6
};

struct finder {
    gaz_arena *arena;
    gaz_paragraphs *list;
    const gaz_facts *facts; /* of each paragraph of the list */
    gaz_issue *issue;
    gaz_toc_keys toc;
    gaz_names names; /* what the document at hand says that it issues */
    uint32_t begin;  /* first paragraph of the document at hand */
    bool open;
    bool issuing;
    bool annex;
    bool noted;            /* the document at hand announces annexes */
    bool is_signed;        /* and has had an organ's signature and the date */
    bool law;              /* the document at hand has had a first article */
    bool of_case;          /* its title names a case */
    bool explaining;       /* or says that it explains another */
    gaz_title_key title;   /* its title */
    uint32_t entry;        /* its entry of the contents page, or GAZ_NO_PARAGRAPH */
    uint32_t waiting;      /* index of a document that goes on further on, or GAZ_NO_PARAGRAPH */
    bool resumes;          /* the document at hand is the rest of it */
    uint32_t to_issue;     /* texts that its title names and that have not begun */
    gaz_slice issued_kind; /* 讲话 of 印发某某同志讲话的通知, until it has begun */
};

/* ---- what the document at hand issues ---- */

/* The texts that a title names have all begun; 《…》等 names not all. */
static void count_issued(struct finder *f) {
    f->to_issue -= f->to_issue > 0;
    f->issuing = f->issuing && f->to_issue > 0;
}

static bool is_issued_kind(const struct finder *f, const gaz_head *head) {
    return f->issued_kind.len > 0 && head->form == GAZ_TITLE_OWN && head->toc == GAZ_NO_PARAGRAPH &&
           gaz_slice_has_end(f->list->items[head->title].text, f->issued_kind);
}

/* ---- the evidence ---- */

/* 本办法自2024年1月1日起施行。 ends a law. */
static bool ends_law(gaz_slice text) {
    size_t reach = text.len < LAST_WORDS ? text.len : LAST_WORDS;
    gaz_slice end = gaz_slice_from(text, text.len - reach);
    return gaz_slice_find(end, "施行") != NULL || gaz_slice_find(end, "废止") != NULL;
}

static bool ends_by_class(const struct finder *f, uint32_t i) {
    switch (f->list->items[i - 1].line_class) {
    case GAZ_LINE_DATE:
    case GAZ_LINE_REMARK:
    case GAZ_LINE_PRINT:
    case GAZ_LINE_CC:
        return true;
    default:
        return false;
    }
}

static bool is_end(const struct finder *f, uint32_t i) {
    return !f->open || /* also behind the front matter */
           ends_law(f->list->items[i - 1].text) || ends_by_class(f, i);
}

/* 郯城县人民政府关于…: an organ before 关于 or 印发. */
static bool begins_with_organ(gaz_slice title) {
    static const char *const words[] = {"关于", "關於", "印发"};
    const char *about = NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words && about == NULL; i++) {
        about = gaz_slice_find(title, words[i]);
    }
    return about != NULL && about > title.ptr &&
           gaz_ends_in_organ(gaz_slice_between(title.ptr, about));
}

/* The document at hand was signed, issues nothing and announced no annex. */
static bool is_complete(const struct finder *f, uint32_t i) {
    return f->open && f->title.count > 0 && !f->issuing && !f->noted && !f->annex && i > f->begin &&
           (f->is_signed || ends_by_class(f, i));
}

static bool is_of_kind(gaz_slice title, const char *name) {
    gaz_kind kind;
    return gaz_kind_of_title(title, &kind) && gaz_slice_is(kind.name, name);
}

static int weigh_title(const struct finder *f, const gaz_head *head) {
    const gaz_paragraph *title = &f->list->items[head->title];
    static const int weights[] = {[GAZ_TITLE_STATUTORY] = WEIGHT_OFFICIAL_TITLE,
                                  [GAZ_TITLE_OWN] = WEIGHT_OWN_TITLE,
                                  [GAZ_TITLE_PLAIN] = WEIGHT_PLAIN_TITLE};
    int weight = weights[head->form];
    weight += begins_with_organ(title->text) ? WEIGHT_ORGAN : 0;
    weight += head->addressees ? WEIGHT_ADDRESSEES : 0;
    bool marked = title->heading > 0 || (title->layout & GAZ_LAYOUT_CENTRED) != 0 ||
                  (title->bold > 0 && title->bold == title->text.len);
    weight += marked ? WEIGHT_LOOK : 0;
    weight += gaz_names_hold(&f->names, head->key) || is_issued_kind(f, head) ? WEIGHT_NAMED : 0;
    weight += head->adopted ? WEIGHT_ADOPTED : 0;
    if (head->form > GAZ_TITLE_CARRIED) {
        weight += head->byline || head->day ? WEIGHT_BYLINE : 0;
        weight += head->byline && head->day ? WEIGHT_DAY_TOO : 0;
        weight += is_complete(f, head->from) ? WEIGHT_COMPLETE : 0;
        weight += gaz_head_begins_days(f->list, head) ? WEIGHT_DAYS : 0;
    }
    weight += gaz_title_differs_in_numbers(f->title, head->key) ? WEIGHT_SERIES : 0;
    bool own = head->toc != GAZ_NO_PARAGRAPH || head->adopted;
    weight += f->issuing && head->form == GAZ_TITLE_CARRIED && !own ? WEIGHT_ISSUING : 0;
    return weight;
}

static bool is_first_article(const struct finder *f, uint32_t i) {
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

static bool begins_law(const struct finder *f, uint32_t i) {
    const gaz_paragraphs *list = f->list;
    while (i < list->count && stands_before_law(&list->items[i])) {
        i++;
    }
    return i < list->count && is_first_article(f, i);
}

/* An annex has titles of its own, the first of them right behind its mark; a
 * 大事记 or 人事任免 further on is none of them. */
static int weigh_annex(const struct finder *f, const gaz_head *head) {
    const gaz_paragraph *before = head->from > 0 ? &f->list->items[head->from - 1] : NULL;
    bool marked = before != NULL && before->line_class == GAZ_LINE_ATTACHMENT_MARK;
    bool own = head->title != GAZ_NO_PARAGRAPH && head->form == GAZ_TITLE_OWN;
    return marked || (f->annex && !own) ? WEIGHT_ANNEX : 0;
}

/* 某某局关于…的公告 that this organ signs is no part of the annex it stands behind. What a
 * notice passes on is signed so as well: reports, opinions. */
static int weigh_signature(const struct finder *f, const gaz_head *head) {
    if (!f->annex || f->issuing || head->title == GAZ_NO_PARAGRAPH ||
        head->form != GAZ_TITLE_STATUTORY) {
        return 0;
    }
    gaz_slice title = f->list->items[head->title].text;
    bool public = is_of_kind(title, "announcement") || is_of_kind(title, "public_notice") ||
                  is_of_kind(title, "notice");
    return public && gaz_is_signed_by_issuer(f->list, head->to, title) ? WEIGHT_SIGNED : 0;
}

/* 现公告如下, 现将…通告如下: what the masthead says, and no table or name below it. */
static bool announces(const struct finder *f, const gaz_head *head) {
    if (!head->masthead || head->to >= f->list->count) {
        return false;
    }
    gaz_slice text = f->list->items[head->to].text;
    return gaz_slice_find(text, "公告如下") != NULL || gaz_slice_find(text, "通告如下") != NULL ||
           gaz_slice_find(text, "命令如下") != NULL;
}

/* The document at hand, or a text that it names, is what this one explains, or both
 * explain; not right behind the mark of an annex. */
static bool explains(const struct finder *f, const gaz_head *head) {
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
static int weigh_case(const struct finder *f, const gaz_head *head) {
    if (head->title == GAZ_NO_PARAGRAPH) {
        return 0;
    }
    bool number = head->number != GAZ_NO_PARAGRAPH &&
                  gaz_case_number_read(f->list->items[head->number].text) > 0;
    bool ruling = f->of_case && head->toc == GAZ_NO_PARAGRAPH && head->from > f->begin &&
                  is_of_kind(f->list->items[head->title].text, "ruling");
    return (number ? WEIGHT_CASE : 0) + (ruling ? WEIGHT_RULING : 0);
}

/* On the contents page, and not there as the document at hand: 关于某事的报告 below 批转某局关于
 * 某事的报告. */
static bool is_listed(const struct finder *f, const gaz_head *head) {
    bool again = f->open && head->toc == f->entry && head->number == GAZ_NO_PARAGRAPH;
    return head->toc != GAZ_NO_PARAGRAPH && !again;
}

static int weigh(const struct finder *f, const gaz_head *head) {
    int weight = weigh_case(f, head);
    weight += head->number != GAZ_NO_PARAGRAPH ? WEIGHT_NUMBER : 0;
    weight += head->metadata ? WEIGHT_METADATA : 0;
    weight += head->masthead ? WEIGHT_MASTHEAD : 0;
    weight += explains(f, head) ? WEIGHT_EXPLAINS : 0;
    weight += announces(f, head) ? WEIGHT_SAYS_SO : 0;
    weight += weigh_signature(f, head);
    weight += is_listed(f, head) ? WEIGHT_CONTENTS : 0;
    weight += head->title != GAZ_NO_PARAGRAPH ? weigh_title(f, head) : 0;
    bool law = head->title != GAZ_NO_PARAGRAPH && begins_law(f, head->to);
    weight += law ? WEIGHT_LAW + (f->law ? WEIGHT_NEXT_LAW : 0) : 0;
    weight += is_end(f, head->from) ? WEIGHT_AFTER_END : 0;
    bool page = (f->list->items[head->from].layout & GAZ_LAYOUT_PAGE_START) != 0;
    weight += page ? WEIGHT_LOOK : 0;
    bool own = head->toc != GAZ_NO_PARAGRAPH || head->adopted;
    weight += !own ? weigh_annex(f, head) : 0;
    return weight;
}

/* ---- the documents ---- */

/* 人 事 任 免 above the first of the papers it heads, and nothing below it. */
static bool is_section_head(const struct finder *f, uint32_t end) {
    const gaz_paragraph *only = &f->list->items[f->begin];
    return end == f->begin + 1 && end < f->list->count && only->line_class == GAZ_LINE_TITLE &&
           only->text.len <= LONGEST_SECTION;
}

/* Notes that were put behind the paragraph they cut have lines before its last one. */
static uint32_t last_line(const gaz_paragraphs *list, uint32_t begin, uint32_t end) {
    enum { MOST_NOTES = 12 };
    uint32_t last = 0;
    for (uint32_t i = end; i > begin && end - i <= MOST_NOTES; i--) {
        uint32_t line = list->items[i - 1].end_line;
        last = line > last ? line : last;
    }
    return last;
}

static void close_document(struct finder *f, uint32_t end) {
    if (!f->open || end <= f->begin) {
        return;
    }
    gaz_issue *issue = f->issue;
    if (is_section_head(f, end)) {
        gaz_furniture_add(f->arena, issue, GAZ_FURNITURE_SECTION_HEAD,
                          f->list->items[f->begin].text, f->list->items[f->begin].line);
        return;
    }
    issue->documents = gaz_arena_grow(f->arena, issue->documents, issue->document_count,
                                      &issue->document_capacity, sizeof *issue->documents);
    gaz_document *document = &issue->documents[issue->document_count++];
    const gaz_paragraph *first = &f->list->items[f->begin];
    *document = (gaz_document){.seq = issue->document_count,
                               .line = first->line,
                               .end_line = last_line(f->list, f->begin, end)};
    uint32_t count = end - f->begin;
    document->paragraphs = (gaz_paragraphs){f->list->items + f->begin, count, count};
}

/* Closes the document at hand; the rest of another is put where that broke off. */
static void end_document(struct finder *f, uint32_t end) {
    uint32_t before = f->issue->document_count;
    close_document(f, end);
    if (f->resumes && f->issue->document_count > before) {
        gaz_continued_join(f->arena, f->issue, f->waiting, before);
        f->waiting = GAZ_NO_PARAGRAPH;
    }
    f->resumes = false;
}

static void open_document(struct finder *f, const gaz_head *head) {
    f->begin = head->from;
    f->open = true;
    f->annex = f->noted = f->is_signed = false;
    f->law = false;
    f->of_case = false;
    f->explaining = false;
    f->title = (gaz_title_key){0};
    f->entry = head->toc;
    f->names.count = 0;
    f->issuing = false;
    f->to_issue = 0;
    f->issued_kind = (gaz_slice){NULL, 0};
    if (head->toc != GAZ_NO_PARAGRAPH) {
        f->toc.next = head->toc + 1;
        f->list->items[head->title].line_class = GAZ_LINE_TITLE;
    }
    if (head->title != GAZ_NO_PARAGRAPH) {
        gaz_slice title = f->list->items[head->title].text;
        f->of_case = is_of_kind(title, "case");
        f->explaining = is_of_kind(title, "explanation");
        f->title = gaz_title_key_of(f->arena, title);
        f->issuing = !f->explaining && gaz_issues_texts(title);
        f->issued_kind = f->issuing ? gaz_issued_kind(title) : f->issued_kind;
        gaz_names_add_quoted(f->arena, &f->names, title);
        gaz_names_add_passed_on(f->arena, &f->names, title);
        f->to_issue = gaz_slice_find(title, "》等") == NULL ? f->names.count : GAZ_MOST_NAMES;
    }
    /* A law issues nothing: what its note names is itself, before it was amended. */
    bool law = head->title != GAZ_NO_PARAGRAPH && head->form == GAZ_TITLE_CARRIED &&
               begins_law(f, head->to);
    bool resolution = head->title != GAZ_NO_PARAGRAPH &&
                      is_of_kind(f->list->items[head->title].text, "resolution");
    for (uint32_t i = head->to; !law && i < f->list->count && i < head->to + NAMING_PARTS; i++) {
        gaz_slice text = f->list->items[i].text;
        (resolution ? gaz_names_add_approved : gaz_names_add_quoted)(f->arena, &f->names, text);
    }
}

/* One short line above the metadata of a web page, which has no other title. */
static bool is_title_of_page(const struct finder *f, const gaz_head *head) {
    const gaz_paragraph *first = &f->list->items[0];
    return head->metadata && head->from == 1 && head->title == GAZ_NO_PARAGRAPH &&
           f->issue->name.ptr == NULL && first->line_class == GAZ_LINE_OTHER &&
           first->text.len <= LONGEST_PAGE_TITLE && gaz_tail_of(first->text) <= GAZ_TAIL_CLOSER;
}

static void start(struct finder *f, const gaz_head *head) {
    if (f->open) {
        end_document(f, head->from);
    } else if (is_title_of_page(f, head)) {
        f->list->items[0].line_class = GAZ_LINE_TITLE;
        open_document(f, head);
        f->begin = 0;
        return;
    } else if (head->from > 0) {
        gaz_cover_add_matter(f->arena, f->issue, f->list->items, head->from);
    }
    open_document(f, head);
}

/* Whether the first paragraphs may be matter before the first document:
 * leavings of the contents page, or of the page the text was copied from. */
static bool may_skip(const struct finder *f, uint32_t count) {
    bool issue = f->issue->toc_count > 0 ||
                 (f->issue->name.ptr != NULL && gaz_cover_is_heading(&f->list->items[0]));
    size_t limit = issue ? MATTER_IN_ISSUE : MATTER_ALONE;
    size_t bytes = 0;
    for (uint32_t i = 0; i < count; i++) {
        const gaz_paragraph *paragraph = &f->list->items[i];
        bytes += paragraph->text.len;
        if ((!issue && gaz_tail_of(paragraph->text) == GAZ_TAIL_STOP) || bytes > limit) {
            return false;
        }
    }
    return true;
}

/* The document at the very start, with a head when one stands there. */
static void open_first(struct finder *f) {
    gaz_head head;
    gaz_head_read(f->list, f->facts, 0, &f->toc, &head);
    open_document(f, &head);
}

/* A head at the start begins a document; but behind a cover, 发行说明 alone does
 * not. */
static bool begins_first(const struct finder *f, const gaz_head *head) {
    bool matter = f->issue->name.ptr != NULL && gaz_cover_is_heading(&f->list->items[0]);
    return !matter || weigh(f, head) > WEIGHT_AFTER_END;
}

/* The title of a text which the document said it issues, also a line alone. */
static bool is_issued_title(const struct finder *f, uint32_t i) {
    uint32_t chars[GAZ_KEY_LONGEST];
    const gaz_paragraph *paragraph = &f->list->items[i];
    if (f->names.count == 0) {
        return false;
    }
    bool title =
        paragraph->line_class == GAZ_LINE_TITLE ||
        (paragraph->line_class == GAZ_LINE_OTHER && (f->facts[i].last & GAZ_LAST_KIND) != 0 &&
         gaz_title_form_of(paragraph->text) != GAZ_TITLE_NONE);
    return title && gaz_names_hold(&f->names, gaz_title_key_in(paragraph->text, chars));
}

static void look_at(struct finder *f, uint32_t i) {
    gaz_paragraph *paragraph = &f->list->items[i];
    f->law |= is_first_article(f, i);
    if (paragraph->line_class == GAZ_LINE_ATTACHMENT_MARK) {
        f->annex = true;
    } else if (paragraph->line_class == GAZ_LINE_ATTACHMENT_NOTE) {
        f->noted = true;
        gaz_names_add_note(f->arena, &f->names, paragraph->text);
    } else if (paragraph->line_class == GAZ_LINE_DATE) {
        f->is_signed |= i > f->begin && paragraph[-1].line_class == GAZ_LINE_SIGNATURE;
    } else if (is_issued_title(f, i)) {
        paragraph->line_class = GAZ_LINE_TITLE;
        count_issued(f);
    }
}

/* 下转, 上接: the document at hand breaks off, or another goes on. */
static void look_for_break(struct finder *f, uint32_t i) {
    static const gaz_head none = {
        .title = GAZ_NO_PARAGRAPH, .number = GAZ_NO_PARAGRAPH, .toc = GAZ_NO_PARAGRAPH};
    gaz_slice note;
    bool begins = (f->facts[i].first & (GAZ_FIRST_ABOVE | GAZ_FIRST_BRACKET)) != 0;
    if ((f->facts[i].signs & GAZ_HAS_PASS_ON) == 0 ||
        (!begins && f->facts[i].tail == GAZ_TAIL_STOP)) {
        return; /* neither 下转第3版 at its end nor 上接 at its start */
    }
    gaz_continued kind = gaz_continued_note(f->list->items[i].text, &note);
    if (kind == GAZ_CONTINUED_BELOW && f->open && !f->resumes) {
        f->waiting = f->issue->document_count;
    }
    if (kind == GAZ_CONTINUED_ABOVE && f->waiting < f->issue->document_count && !f->resumes) {
        end_document(f, i);
        open_document(f, &none);
        f->begin = i;
        f->resumes = true;
    }
}

void gaz_documents_find(gaz_arena *arena, gaz_paragraphs *paragraphs, const gaz_facts *facts,
                        const gaz_toc_keys *toc, gaz_issue *issue) {
    struct finder *f = gaz_arena_zero(arena, sizeof *f);
    *f = (struct finder){.arena = arena, .list = paragraphs, .facts = facts, .issue = issue};
    f->toc = *toc;
    f->waiting = GAZ_NO_PARAGRAPH;
    for (uint32_t i = 0; i < paragraphs->count;) {
        gaz_head head;
        bool found = !gaz_line_is_labelled(paragraphs->items[i].line_class) &&
                     gaz_head_read(paragraphs, facts, i, &f->toc, &head);
        if (!f->open && (i == 0 ? found && begins_first(f, &head) : !may_skip(f, i))) {
            open_first(f);
        }
        if (found && head.from > 0 && weigh(f, &head) >= ENOUGH) {
            start(f, &head);
        } else if (found && head.from > f->begin && head.title != GAZ_NO_PARAGRAPH &&
                   is_issued_kind(f, &head)) {
            f->issued_kind = (gaz_slice){NULL, 0};
        }
        for (uint32_t end = found ? head.to : i + 1; i < end; i++) {
            look_for_break(f, i);
            look_at(f, i);
        }
    }
    if (!f->open && paragraphs->count > 0) {
        open_first(f);
    }
    end_document(f, paragraphs->count);
}
