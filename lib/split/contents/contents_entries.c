/* contents_entries.c - the lines of a contents page, put together to entries below their
 * sections. */
#include "split/contents/contents_entries.h"

#include "split/contents/contents_leading.h"
#include "split/contents/contents_line.h"
#include "split/contents/contents_shape.h"
#include "split/cover/cover.h"
#include "split/line/furniture_list.h"
#include "split/line/page_number.h"
#include "split/line/tail.h"
#include "split/line/words.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/label.h"
#include "text/slice.h"

struct entries {
    gaz_arena *arena;
    gaz_issue *issue;
    gaz_slice section;
    gaz_slice upper;       /* the last section of the upper of two levels */
    gaz_slice group;       /* the same, when the section stands under it */
    uint32_t section_line; /* 0 when an entry carries the section */
    gaz_slices pieces;     /* of the entry at hand */
    uint32_t line;
    int32_t page;
    uint32_t to;  /* one past the last line of the contents page */
    bool leading; /* each entry begins with its page */
};

static gaz_slice join_pieces(struct entries *e) {
    if (e->pieces.count == 1) {
        return e->pieces.items[0];
    }
    size_t room = 0;
    for (uint32_t i = 0; i < e->pieces.count; i++) {
        room += e->pieces.items[i].len;
    }
    char *out = gaz_arena_alloc(e->arena, room + 1);
    size_t len = 0;
    for (uint32_t i = 0; i < e->pieces.count; i++) {
        memcpy(out + len, e->pieces.items[i].ptr, e->pieces.items[i].len);
        len += e->pieces.items[i].len;
    }
    return (gaz_slice){out, len};
}

/* The number before an entry counts the entries; it is no part of the title. */
static gaz_slice without_ordinal(struct entries *e, gaz_slice text) {
    gaz_label label;
    if (gaz_label_read(text, &label) == 0 || label.kind != GAZ_LABEL_LEVEL3 ||
        label.ordinal != (int64_t)e->issue->toc_count || label.text_at >= text.len) {
        return text;
    }
    gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD,
                      gaz_slice_first(text, label.len), e->line);
    return gaz_slice_from(text, label.text_at);
}

static void flush(struct entries *e) {
    if (e->pieces.count == 0) {
        return;
    }
    gaz_issue *issue = e->issue;
    issue->toc = gaz_arena_grow(e->arena, issue->toc, issue->toc_count, &issue->toc_capacity,
                                sizeof *issue->toc);
    gaz_toc_entry *entry = &issue->toc[issue->toc_count++];
    *entry =
        (gaz_toc_entry){.section = e->section, .group = e->group, .page = e->page, .line = e->line};
    gaz_slice text = without_ordinal(e, join_pieces(e));
    gaz_contents_split_entry(text, &entry->title, &entry->doc_number);
    e->pieces.count = 0;
    e->page = -1;
    e->section_line = 0;
}

static size_t pending_bytes(const struct entries *e) {
    size_t len = 0;
    for (uint32_t i = 0; i < e->pieces.count; i++) {
        len += e->pieces.items[i].len;
    }
    return len;
}

/* True when the entry at hand is whole without a page. */
static bool is_whole(const struct entries *e) {
    if (e->pieces.count == 0) {
        return false;
    }
    gaz_slice last = e->pieces.items[e->pieces.count - 1];
    gaz_doc_number_shape number;
    return gaz_title_form_of(last) != GAZ_TITLE_NONE || gaz_doc_number_find(last, &number) ||
           pending_bytes(e) > GAZ_LONGEST_ENTRY;
}

/* A section without an entry stands nowhere else. */
static void end_section(struct entries *e) {
    flush(e);
    if (e->section_line > 0) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD, e->section,
                          e->section_line);
    }
    e->section_line = 0;
}

/* A section printed again, on the next page or in a second list, is not told from
 * that of the entry before. */
static void begin_section(struct entries *e, gaz_slice section, uint32_t line) {
    const gaz_issue *issue = e->issue;
    gaz_slice before = {NULL, 0};
    if (issue->toc_count > 0) {
        before = issue->toc[issue->toc_count - 1].section;
    }
    bool again = before.ptr != NULL && gaz_slice_equal(before, section);
    if (again) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD, section, line);
    }
    e->section = section;
    e->section_line = again ? 0 : line;
}

/* The label before a section's name counts the sections. */
static void take_label(struct entries *e, const gaz_line *line, gaz_slice name) {
    gaz_slice bare = gaz_contents_bare(gaz_line_text(line));
    if (name.ptr > bare.ptr) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD,
                          gaz_slice_trim(gaz_slice_between(bare.ptr, name.ptr)), line->number);
    }
}

/* （一）规范性文件 below 二、办公厅文件: the upper one is kept as the group. */
static void note_level(struct entries *e, gaz_slice name, gaz_label_kind level) {
    if (level == GAZ_LABEL_LEVEL2) {
        e->group = e->upper;
        return;
    }
    e->upper = level == GAZ_LABEL_LEVEL1 ? name : (gaz_slice){NULL, 0};
    e->group = (gaz_slice){NULL, 0};
}

/* The line without its page and the name before it, which become furniture; with
 * nothing else on the line they are left for it. A number that stands there is kept. */
static gaz_slice entry_text(struct entries *e, const gaz_line *line, int32_t *page) {
    gaz_slice last;
    gaz_slice author;
    gaz_doc_number_shape shape;
    gaz_slice text = gaz_contents_without_page(gaz_line_text(line), page, &last);
    text = gaz_contents_without_bullet(gaz_contents_without_author(text, &author));
    bool bare = text.len == 0 && *page >= 0 && e->pieces.count == 0;
    if (!bare && last.len > 0) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD, last, line->number);
    }
    if (text.len > 0 && gaz_doc_number_is_whole(author, &shape)) {
        text = gaz_arena_join(e->arena, text, " ", author);
    } else if (!bare && author.len > 0) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD, author, line->number);
    }
    return text;
}

/* 玉教联发〔2021〕3号 on a line of its own: the number of the entry at hand, which has none. */
static bool is_its_number(const struct entries *e, gaz_slice text) {
    gaz_slice title;
    gaz_slice number;
    gaz_doc_number_shape shape;
    gaz_contents_split_entry(text, &title, &number);
    return number.len > 0 && title.len == 0 &&
           !gaz_doc_number_find(e->pieces.items[e->pieces.count - 1], &shape);
}

/* 【政务要闻】: signs around the name of a section. */
static bool is_marked_section(const gaz_line_list *lines, uint32_t i) {
    gaz_slice text = gaz_slice_trim(gaz_line_text(&lines->items[i]));
    return gaz_contents_bare(text).ptr != text.ptr;
}

/* 2018年6月政务要闻 below 【政务要闻】 and above the next section: its only entry. */
static bool is_only_entry(const struct entries *e, const gaz_line_list *lines, uint32_t i) {
    return e->section_line > 0 && e->section_line == lines->items[i - 1].number &&
           is_marked_section(lines, i - 1) && !is_marked_section(lines, i) &&
           (i + 1 == e->to || is_marked_section(lines, i + 1));
}

/* What stands on a contents page and is no entry: a running head, the day of the issue. */
static bool take_furniture(struct entries *e, const gaz_line *line) {
    if (gaz_is_gazette_head(gaz_line_text(line))) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_RUNNING_HEAD, gaz_line_text(line),
                          line->number);
        return true;
    }
    bool first = e->pieces.count == 0 && e->section.ptr == NULL && e->issue->toc_count == 0;
    return first && gaz_cover_take_mark(e->arena, e->issue, line); /* 2006年第9期, 6月15日出版 */
}

static bool begins_section(const struct entries *e, const gaz_line_list *lines, uint32_t i) {
    return (gaz_contents_is_heading(&lines->items[i]) && !is_only_entry(e, lines, i)) ||
           (e->pieces.count == 0 && gaz_contents_is_bare_section(lines, i));
}

static void take_section(struct entries *e, const gaz_line *line) {
    end_section(e);
    gaz_label_kind level;
    gaz_slice name = gaz_contents_heading(line, &level);
    take_label(e, line, name);
    note_level(e, name, level);
    begin_section(e, name, line->number);
}

/* The entry at hand is whole and this is another, or its number. */
static void end_before(struct entries *e, gaz_slice text) {
    if (text.len == 0 || !is_whole(e) || gaz_slice_starts(text, "（") || gaz_continues(text)) {
        return;
    }
    if (is_its_number(e, text)) {
        gaz_slices_add(e->arena, &e->pieces, gaz_slice_of(" "));
    } else if (!gaz_contents_is_order_number(text)) {
        flush(e);
    }
}

/* The number of an order below the title of what it issues is read as one in brackets is. */
static void add_piece(struct entries *e, gaz_slice text) {
    bool order = e->pieces.count > 0 && gaz_contents_is_order_number(text);
    if (order) {
        gaz_slices_add(e->arena, &e->pieces, gaz_slice_of("（"));
    }
    gaz_slices_add(e->arena, &e->pieces, text);
    if (order) {
        gaz_slices_add(e->arena, &e->pieces, gaz_slice_of("）"));
    }
}

/* 03: the zero is no part of the page that the record has. */
static void keep_zeros(struct entries *e, const gaz_line *line) {
    size_t zeros = strspn(line->text, "0");
    if (zeros > 0) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_CONTENTS_HEAD,
                          gaz_slice_first(gaz_line_text(line), zeros), line->number);
    }
}

/* A few words above an entry that begins with its page, below one that is whole. */
static bool is_section_above(const struct entries *e, const gaz_line_list *lines, uint32_t i) {
    enum { LONGEST_SECTION = 36 };
    int32_t page;
    gaz_slice text = gaz_slice_trim(gaz_line_text(&lines->items[i]));
    return i + 1 < e->to && text.len <= LONGEST_SECTION && !gaz_slice_starts(text, "（") &&
           !gaz_continues(text) &&
           (e->pieces.count == 0 || (is_whole(e) && !is_its_number(e, text))) &&
           gaz_contents_leading_page(gaz_line_text(&lines->items[i + 1]), &page) > 0;
}

/* A line of a contents page whose entries begin with their pages. */
static void add_leading_line(struct entries *e, const gaz_line_list *lines, uint32_t i) {
    int32_t page;
    const gaz_line *line = &lines->items[i];
    gaz_slice text = gaz_slice_trim(gaz_line_text(line));
    size_t len = gaz_contents_leading_page(text, &page);
    if (len == 0 && (gaz_contents_is_heading(line) || is_section_above(e, lines, i))) {
        take_section(e, line);
        return;
    }
    if (len > 0) {
        flush(e);
        e->page = page;
        keep_zeros(e, line);
    }
    if (e->pieces.count == 0) {
        e->line = line->number;
    } else if (is_its_number(e, text)) {
        gaz_slices_add(e->arena, &e->pieces, gaz_slice_of(" "));
    }
    if (len < text.len) {
        add_piece(e, gaz_slice_from(text, len));
    }
}

static void add_line(struct entries *e, const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    if (take_furniture(e, line)) {
        return;
    }
    if (e->leading) {
        add_leading_line(e, lines, i);
        return;
    }
    if (begins_section(e, lines, i)) {
        take_section(e, line);
        return;
    }
    int32_t page = -1;
    gaz_slice text = entry_text(e, line, &page);
    if (text.len == 0 && page >= 0 && e->pieces.count == 0) {
        gaz_furniture_add(e->arena, e->issue, GAZ_FURNITURE_PAGE_NUMBER, gaz_line_text(line),
                          line->number);
        return;
    }
    end_before(e, text);
    if (e->pieces.count == 0) {
        e->line = line->number;
    }
    if (text.len > 0) {
        add_piece(e, text);
    }
    if (page >= 0) {
        e->page = page;
        flush(e);
    }
}

void gaz_contents_read_entries(gaz_arena *arena, const gaz_line_list *lines, gaz_issue *issue,
                               uint32_t from, uint32_t to) {
    struct entries e = {.arena = arena, .issue = issue, .page = -1, .to = to};
    e.leading = gaz_contents_leads_with_pages(lines, from, to);
    for (uint32_t i = from; i < to; i++) {
        add_line(&e, lines, i);
    }
    end_section(&e);
}
