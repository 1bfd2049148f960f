/* documents.c - where documents begin, from several kinds of evidence. */
#include "split/document/documents.h"

#include "split/cover/cover.h"
#include "split/document/evidence.h"
#include "split/line/furniture_list.h"
#include "split/line/tail.h"
#include "split/paragraph/continued.h"
#include "text/slice.h"

enum {
    NAMING_PARTS = 4, /* paragraphs behind the head in which it names them */
    LONGEST_PAGE_TITLE = 240,
    LONGEST_SECTION = 36,   /* bytes of 人 事 任 免, set apart */
    MATTER_IN_ISSUE = 3000, /* bytes before the first document that may be */
    MATTER_ALONE = 900      /* none: with a contents page, and without */
};

/* The texts that a title names have all begun; 《…》等 names not all. */
static void count_issued(struct gaz_finder *f) {
    f->to_issue -= f->to_issue > 0;
    f->issuing = f->issuing && f->to_issue > 0;
}

/* ---- the documents ---- */

/* 人 事 任 免 above the first of the papers it heads, and nothing below it. */
static bool is_section_head(const struct gaz_finder *f, uint32_t end) {
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

static void drop_section_head(struct gaz_finder *f, uint32_t i) {
    gaz_furniture_add(f->arena, f->issue, GAZ_FURNITURE_SECTION_HEAD, f->list->items[i].text,
                      f->list->items[i].line);
}

static void close_document(struct gaz_finder *f, uint32_t end) {
    if (!f->open || end <= f->begin) {
        return;
    }
    gaz_issue *issue = f->issue;
    /* 【人事任免】 above the next document */
    while (end > f->begin + 1 && end < f->list->count &&
           gaz_is_section_mark(f->list->items[end - 1].text)) {
        drop_section_head(f, --end);
    }
    if (is_section_head(f, end)) {
        drop_section_head(f, f->begin);
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
static void end_document(struct gaz_finder *f, uint32_t end) {
    uint32_t before = f->issue->document_count;
    close_document(f, end);
    if (f->resumes && f->issue->document_count > before) {
        gaz_continued_join(f->arena, f->issue, f->waiting, before);
        f->waiting = GAZ_NO_PARAGRAPH;
    }
    f->resumes = false;
}

static void open_document(struct gaz_finder *f, const gaz_head *head) {
    f->begin = head->from;
    f->open = true;
    f->annex = f->noted = f->is_signed = false;
    f->law = false;
    f->of_case = false;
    f->explaining = f->adopted = false;
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
        f->of_case = gaz_evidence_is_of_kind(title, "case");
        f->explaining = gaz_evidence_is_of_kind(title, "explanation");
        f->adopted = head->adopted && head->form == GAZ_TITLE_STATUTORY &&
                     (gaz_evidence_is_of_kind(title, "resolution") ||
                      gaz_evidence_is_of_kind(title, "decision"));
        f->title = gaz_title_key_of(f->arena, title);
        f->issuing = !f->explaining && gaz_issues_texts(title);
        f->issued_kind = f->issuing ? gaz_issued_kind(title) : f->issued_kind;
        gaz_names_add_quoted(f->arena, &f->names, title);
        gaz_names_add_passed_on(f->arena, &f->names, title);
        f->to_issue = gaz_slice_find(title, "》等") == NULL ? f->names.count : GAZ_MOST_NAMES;
    }
    /* A law issues nothing: what its note names is itself, before it was amended. */
    bool law = head->title != GAZ_NO_PARAGRAPH && head->form == GAZ_TITLE_CARRIED &&
               gaz_evidence_begins_law(f, head->to);
    bool resolution = head->title != GAZ_NO_PARAGRAPH &&
                      gaz_evidence_is_of_kind(f->list->items[head->title].text, "resolution");
    for (uint32_t i = head->to; !law && i < f->list->count && i < head->to + NAMING_PARTS; i++) {
        gaz_slice text = f->list->items[i].text;
        (resolution ? gaz_names_add_approved : gaz_names_add_quoted)(f->arena, &f->names, text);
    }
}

/* One short line above the metadata of a web page, which has no other title. */
static bool is_title_of_page(const struct gaz_finder *f, const gaz_head *head) {
    const gaz_paragraph *first = &f->list->items[0];
    return head->metadata && head->from == 1 && head->title == GAZ_NO_PARAGRAPH &&
           f->issue->name.ptr == NULL && first->line_class == GAZ_LINE_OTHER &&
           first->text.len <= LONGEST_PAGE_TITLE && gaz_tail_of(first->text) <= GAZ_TAIL_CLOSER;
}

static void start(struct gaz_finder *f, const gaz_head *head) {
    if (f->open) {
        end_document(f, head->from);
    } else if (is_title_of_page(f, head)) {
        f->list->items[0].line_class = GAZ_LINE_TITLE;
        open_document(f, head);
        f->begin = 0;
        return;
    } else if (head->from > 0) {
        if (head->from == 1 && gaz_is_section_mark(f->list->items[0].text)) {
            drop_section_head(f, 0);
        } else {
            gaz_cover_add_matter(f->arena, f->issue, f->list->items, head->from);
        }
    }
    open_document(f, head);
}

/* Whether the first paragraphs may be matter before the first document:
 * leavings of the contents page, or of the page the text was copied from. */
static bool may_skip(const struct gaz_finder *f, uint32_t count) {
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
static void open_first(struct gaz_finder *f) {
    gaz_head head;
    gaz_head_read(f->list, f->facts, 0, &f->toc, &head);
    open_document(f, &head);
}

/* A head at the start begins a document; but behind a cover, 发行说明 alone does
 * not. */
static bool begins_first(const struct gaz_finder *f, const gaz_head *head) {
    bool matter = f->issue->name.ptr != NULL && gaz_cover_is_heading(&f->list->items[0]);
    return !matter || gaz_evidence_weigh(f, head) > GAZ_EVIDENCE_AFTER_END;
}

/* The title of a text which the document said it issues, also a line alone. */
static bool is_issued_title(const struct gaz_finder *f, uint32_t i) {
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

static void look_at(struct gaz_finder *f, uint32_t i) {
    gaz_paragraph *paragraph = &f->list->items[i];
    f->law |= gaz_evidence_is_first_article(f, i);
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
static void look_for_break(struct gaz_finder *f, uint32_t i) {
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
    struct gaz_finder *f = gaz_arena_zero(arena, sizeof *f);
    *f = (struct gaz_finder){.arena = arena, .list = paragraphs, .facts = facts, .issue = issue};
    f->toc = *toc;
    f->waiting = GAZ_NO_PARAGRAPH;
    for (uint32_t i = 0; i < paragraphs->count;) {
        gaz_head head;
        bool found = !gaz_line_is_labelled(paragraphs->items[i].line_class) &&
                     gaz_head_read(paragraphs, facts, i, &f->toc, &head);
        if (!f->open && (i == 0 ? found && begins_first(f, &head) : !may_skip(f, i))) {
            open_first(f);
        }
        if (found && head.from > 0 && gaz_evidence_weigh(f, &head) >= GAZ_EVIDENCE_ENOUGH) {
            start(f, &head);
        } else if (found && head.from > f->begin && head.title != GAZ_NO_PARAGRAPH &&
                   gaz_evidence_is_issued_kind(f, &head)) {
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
