/* contents.c - the contents page: where it begins and ends. */
#include "split/contents/contents.h"

#include "split/contents/contents_entries.h"
#include "split/contents/contents_leading.h"
#include "split/contents/contents_line.h"
#include "split/contents/contents_shape.h"
#include "split/cover/cover.h"
#include "split/line/furniture_list.h"
#include "split/line/page_number.h"
#include "split/line/tail.h"
#include "split/line/title_key.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_HEAD = 60,  /* bytes of ★ 目  录 ★ */
    LATEST = 600,       /* lines from the start in which the page begins */
    LONGEST_GAP = 6,    /* lines of one entry, wrapped */
    LONGEST_PLAIN = 400 /* lines of a page without numbers */
};

static const char *const heads[] = {"目录",   "目次", "本期目录", "要目",         "本期要目",
                                    "总目录", "目錄", "本期目錄", "目录CONTENTS", "CONTENTS目录"};

/* Not what a sentence has, of which a wrapped line may be the end: …产品 / 目录。 */
static bool is_ornament(uint32_t c) {
    static const char sentence[] = "。；，、》）";
    for (size_t i = 0; i + 3 < sizeof sentence; i += 3) {
        if (c == gaz_utf8_first((gaz_slice){&sentence[i], 3})) {
            return false;
        }
    }
    return !gaz_is_han(c) && !gaz_is_letter(c) && !gaz_is_digit(c);
}

/* ★ 目录 ★: what stands around the words. */
static gaz_slice without_ornaments(gaz_slice text) {
    while (text.len > 0 && is_ornament(gaz_utf8_first(text))) {
        size_t step;
        gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
        text = gaz_slice_from(text, step);
    }
    while (text.len > 0 && is_ornament(gaz_utf8_last(text.ptr, gaz_slice_end(text)))) {
        text = gaz_slice_between(text.ptr, gaz_utf8_before(text.ptr, gaz_slice_end(text)));
    }
    return text;
}

static bool is_head(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return text.len <= LONGEST_HEAD &&
           gaz_is_one_of(without_ornaments(text), heads, sizeof heads / sizeof *heads);
}

/* How many lines from i on are the heading of a contents page: a reader of
 * pages may set 目 and 录 apart. */
static uint32_t head_lines(const gaz_line_list *lines, uint32_t i) {
    if (is_head(&lines->items[i])) {
        return 1;
    }
    bool parted = i + 1 < lines->count && gaz_slice_is(gaz_line_text(&lines->items[i]), "目") &&
                  (gaz_slice_is(gaz_line_text(&lines->items[i + 1]), "录") ||
                   gaz_slice_is(gaz_line_text(&lines->items[i + 1]), "錄"));
    return parted ? 2 : 0;
}

/* What never stands on a contents page. */
static bool ends_page(const gaz_line *line) {
    switch (line->line_class) {
    case GAZ_LINE_DOC_NUMBER:
    case GAZ_LINE_ADDRESSEES:
    case GAZ_LINE_ARTICLE:
    case GAZ_LINE_REMARK:
        return true;
    case GAZ_LINE_MASTHEAD:
        return gaz_slice_ends(gaz_line_text(line), "文件") && (line->marks & GAZ_MARK_ROW) == 0 &&
               line->heading == 1;
    default:
        return gaz_tail_of(gaz_line_text(line)) == GAZ_TAIL_STOP && !gaz_contents_ends_entry(line);
    }
}

static bool is_section(const gaz_line_list *lines, uint32_t i) {
    return gaz_contents_is_heading(&lines->items[i]) || gaz_contents_is_bare_section(lines, i);
}

/* What may stand between 目录 and the first entry: sections, and what a cover prints. */
static bool heads_entries(const gaz_line_list *lines, uint32_t i) {
    gaz_cover_mark mark;
    gaz_slice text = gaz_line_text(&lines->items[i]);
    return is_section(lines, i) || gaz_cover_mark_read(text, &mark) ||
           gaz_cover_credit_read(text, &mark);
}

/* The title of the first entry, which may stand on several lines. */
static gaz_title_key first_title(const gaz_line_list *lines, uint32_t i, uint32_t *chars) {
    char text[GAZ_LONGEST_ENTRY];
    size_t len = 0;
    int32_t page = -1;
    while (i < lines->count && heads_entries(lines, i)) {
        i++;
    }
    for (uint32_t end = i + LONGEST_GAP; i < lines->count && i < end && page < 0; i++) {
        gaz_slice last;
        gaz_slice line = gaz_contents_without_bullet(
            gaz_contents_without_page(gaz_line_text(&lines->items[i]), &page, &last));
        if (line.len > sizeof text - len) {
            break;
        }
        memcpy(text + len, line.ptr, line.len);
        len += line.len;
    }
    gaz_slice title;
    gaz_slice number;
    gaz_label label;
    gaz_slice entry = {text, len};
    if (gaz_label_read(entry, &label) > 0 && label.kind == GAZ_LABEL_LEVEL3) {
        entry = gaz_slice_from(entry, label.text_at); /* it counts the entries */
    }
    gaz_contents_split_entry(entry, &title, &number);
    return gaz_title_key_in(title, chars);
}

/* True when the lines from i on print the title again: the first document. */
static bool is_title_again(const gaz_line_list *lines, uint32_t i, gaz_title_key title) {
    uint32_t at = 0;
    while (i < lines->count && at < title.count) {
        uint32_t chars[GAZ_KEY_LONGEST];
        gaz_title_key part = gaz_title_key_in(gaz_line_text(&lines->items[i++]), chars);
        if (part.count == 0 || part.count > title.count - at ||
            memcmp(title.chars + at, part.chars, part.count * sizeof *part.chars) != 0) {
            return false;
        }
        at += part.count;
    }
    return title.count > 0 && at == title.count;
}

/* The number above the title of the first document, which is no number below the last entry:
 * those would be more, or there are two. */
static uint32_t with_number_above(const gaz_line_list *lines, uint32_t first, uint32_t i) {
    uint32_t numbers = 0;
    for (uint32_t k = first; k < i; k++) {
        numbers += lines->items[k].line_class == GAZ_LINE_DOC_NUMBER;
    }
    bool number = lines->items[i - 1].line_class == GAZ_LINE_DOC_NUMBER;
    bool two = number && i >= 2 && lines->items[i - 2].line_class == GAZ_LINE_DOC_NUMBER;
    if (!number || (numbers > 1 && !two)) {
        return i;
    }
    for (i--; i > first + 1 && lines->items[i - 1].line_class == GAZ_LINE_MASTHEAD; i--) {
    }
    return i;
}

/* A title between the last entry with a page and the text: the last entry, whose page is lost. */
static bool is_entry_without_page(const gaz_line_list *lines, uint32_t from, uint32_t to) {
    enum { MOST_LINES = 3 };
    char text[GAZ_LONGEST_ENTRY];
    size_t len = 0;
    if (from >= to || to - from > MOST_LINES || is_section(lines, from)) {
        return false;
    }
    for (uint32_t i = from; i < to; i++) {
        gaz_slice line = gaz_line_text(&lines->items[i]);
        if (line.len > sizeof text - len || gaz_is_gazette_head(line)) {
            return false;
        }
        memcpy(text + len, line.ptr, line.len);
        len += line.len;
    }
    gaz_slice title;
    gaz_slice number;
    gaz_contents_split_entry((gaz_slice){text, len}, &title, &number);
    return gaz_title_form_of(title) != GAZ_TITLE_NONE;
}

static uint32_t end_of_paged(const gaz_line_list *lines, uint32_t from) {
    uint32_t chars[GAZ_KEY_LONGEST];
    gaz_title_key title = first_title(lines, from, chars);
    uint32_t last = from;
    bool paged = false;
    for (uint32_t i = from; i < lines->count && i - last <= LONGEST_GAP; i++) {
        uint32_t head = i + (lines->items[i].line_class == GAZ_LINE_DOC_NUMBER);
        if (last > from && is_title_again(lines, head, title)) {
            last = paged && is_entry_without_page(lines, last, i) ? i : last;
            break;
        }
        if (ends_page(&lines->items[i])) {
            break;
        }
        if (gaz_contents_ends_entry(&lines->items[i]) &&
            !gaz_is_gazette_head(gaz_line_text(&lines->items[i]))) {
            last = i + 1;
            paged |= gaz_contents_has_page(&lines->items[i]);
        }
    }
    return paged ? last : from;
}

static bool heads_section(const gaz_line_list *lines, uint32_t i, gaz_slice name) {
    gaz_label_kind level;
    return gaz_contents_is_heading(&lines->items[i]) &&
           gaz_slice_equal(gaz_contents_heading(&lines->items[i], &level), name);
}

/* The last section, when OCR lost the page of its only entry: a heading that is new to a
 * list of sections, and a few lines up to the number of the first document. */
static uint32_t with_last_section(const gaz_line_list *lines, uint32_t from, uint32_t last) {
    gaz_label_kind level;
    if (last >= lines->count || !gaz_contents_is_heading(&lines->items[last])) {
        return last;
    }
    gaz_slice name = gaz_contents_heading(&lines->items[last], &level);
    bool sections = false;
    for (uint32_t i = from; i < last; i++) {
        sections |= gaz_contents_is_heading(&lines->items[i]);
        if (heads_section(lines, i, name)) {
            return last;
        }
    }
    uint32_t end = last + 1;
    while (sections && end < lines->count && end - last <= LONGEST_GAP &&
           !ends_page(&lines->items[end]) && lines->items[end].line_class != GAZ_LINE_MASTHEAD) {
        end++;
    }
    bool entry =
        end > last + 1 && end < lines->count && lines->items[end].line_class == GAZ_LINE_DOC_NUMBER;
    return entry ? end : last;
}

/* Without pages the list ends where its first title stands again. */
static bool repeats(const gaz_line_list *lines, gaz_slice entry, uint32_t i) {
    char one[512];
    char two[512];
    gaz_slice title = gaz_squeeze(entry, one, sizeof one);
    gaz_slice here = gaz_squeeze(gaz_line_text(&lines->items[i]), two, sizeof two);
    if (here.len < 12 || here.len > title.len || memcmp(here.ptr, title.ptr, here.len) != 0) {
        return false;
    }
    return here.len == title.len || gaz_ends_in_organ(here) || here.len >= 48;
}

/* The title of the entry on a line, without what counts it, its sign and its number. */
static gaz_slice entry_title(const gaz_line *line) {
    gaz_label label;
    gaz_slice title;
    gaz_slice number;
    gaz_slice entry = gaz_contents_without_bullet(gaz_line_text(line));
    if (gaz_label_read(entry, &label) > 0 && label.kind == GAZ_LABEL_LEVEL3) {
        entry = gaz_slice_from(entry, label.text_at);
    }
    gaz_contents_split_entry(entry, &title, &number);
    return title;
}

/* Where the first title stands again, with nothing between but titles and numbers below them; 0
 * for nowhere. */
static uint32_t title_again(const gaz_line_list *lines, gaz_slice title, uint32_t first) {
    uint32_t limit = lines->count - first < LONGEST_PLAIN ? lines->count : first + LONGEST_PLAIN;
    for (uint32_t i = first + 1; i < limit; i++) {
        if (repeats(lines, title, i)) {
            return with_number_above(lines, first, i);
        }
        if (lines->items[i].line_class != GAZ_LINE_DOC_NUMBER && ends_page(&lines->items[i])) {
            break;
        }
    }
    return 0;
}

static uint32_t end_of_plain(const gaz_line_list *lines, uint32_t from) {
    static const char *const alone[] = {"公告", "通告", "令", "命令"};
    uint32_t first = from;
    while (first < lines->count && heads_entries(lines, first)) {
        first++;
    }
    if (first >= lines->count) {
        return from;
    }
    uint32_t i = title_again(lines, entry_title(&lines->items[first]), first);
    if (i > 0) {
        return i;
    }
    i = first + 1;
    while (i < lines->count && !ends_page(&lines->items[i])) {
        i++;
    }
    /* The name of an order stands above its number, and 公告 alone. */
    while (
        i < lines->count && i > first + 1 && lines->items[i].line_class == GAZ_LINE_DOC_NUMBER &&
        (lines->items[i - 1].line_class == GAZ_LINE_MASTHEAD ||
         gaz_is_one_of(gaz_line_text(&lines->items[i - 1]), alone, sizeof alone / sizeof *alone))) {
        i--;
    }
    return i < lines->count ? i : from;
}

/* 某政发〔2008〕33号 between two entries, or above the first title, where it stands again. */
static bool is_number_below(const gaz_line_list *lines, uint32_t i, gaz_slice title) {
    int32_t page;
    return lines->items[i].line_class == GAZ_LINE_DOC_NUMBER && i + 1 < lines->count &&
           title.ptr != NULL &&
           (gaz_contents_leading_page(gaz_line_text(&lines->items[i + 1]), &page) > 0 ||
            repeats(lines, title, i + 1));
}

/* The organ on lines of its own above 关于印发…, which the contents page leaves out. */
static uint32_t with_organs_above(const gaz_line_list *lines, uint32_t floor, uint32_t i) {
    gaz_slice text = gaz_line_text(&lines->items[i]);
    if (gaz_slice_starts(text, "关于") || gaz_slice_starts(text, "印发") ||
        gaz_slice_starts(text, "转发")) {
        while (i > floor && gaz_ends_in_organ(gaz_line_text(&lines->items[i - 1]))) {
            i--;
        }
    }
    return i;
}

/* With the page before each title it ends where the first title stands again, else behind the
 * last of them and the number below it. */
static uint32_t end_of_leading(const gaz_line_list *lines, uint32_t from) {
    gaz_slice title = {NULL, 0};
    uint32_t last = from;
    uint32_t first = from; /* where the first title stands */
    for (uint32_t i = from; i < lines->count && i - last <= LONGEST_GAP; i++) {
        int32_t page;
        gaz_slice text = gaz_line_text(&lines->items[i]);
        size_t len = gaz_contents_leading_page(text, &page);
        if (title.ptr != NULL && len == 0 && i > first && repeats(lines, title, i)) {
            return with_organs_above(lines, last + 1, with_number_above(lines, first, i));
        }
        if (ends_page(&lines->items[i]) && !is_number_below(lines, i, title)) {
            break;
        }
        bool alone = len > 0 && len == text.len; /* the page, above the title */
        if (title.ptr == NULL && len > 0 && i + 1 < lines->count) {
            title = alone ? gaz_line_text(&lines->items[i + 1]) : gaz_slice_from(text, len);
            first = i + alone;
        }
        last = len > 0 ? i + alone : last;
    }
    last++;
    return last +
           (last < lines->count && gaz_slice_starts(gaz_line_text(&lines->items[last]), "（"));
}

static bool find(const gaz_line_list *lines, uint32_t *from, uint32_t *to) {
    uint32_t limit = lines->count < LATEST ? lines->count : LATEST;
    for (uint32_t i = 0; i < limit; i++) {
        gaz_cover_mark mark;
        if (lines->items[i].line_class == GAZ_LINE_DOC_NUMBER &&
            !gaz_cover_mark_read(gaz_line_text(&lines->items[i]), &mark)) {
            return false;
        }
        uint32_t body = i + head_lines(lines, i);
        if (body == i || gaz_contents_lists_chapters(lines, body) ||
            gaz_contents_lists_outline(lines, body)) {
            continue;
        }
        *from = i;
        if (gaz_contents_leads_with_pages(lines, body, lines->count)) {
            *to = end_of_leading(lines, body);
            return true;
        }
        *to = with_last_section(lines, body, end_of_paged(lines, body));
        if (*to <= body) {
            *to = end_of_plain(lines, body);
        }
        return *to > body;
    }
    return false;
}

/* Its heading goes to the furniture, what stands below it becomes entries. */
static void read_page(gaz_arena *arena, const gaz_line_list *lines, gaz_issue *issue, uint32_t from,
                      uint32_t to) {
    uint32_t body = from + head_lines(lines, from);
    for (uint32_t i = from; i < body; i++) {
        gaz_furniture_add(arena, issue, GAZ_FURNITURE_CONTENTS_HEAD,
                          gaz_line_text(&lines->items[i]), lines->items[i].number);
    }
    gaz_contents_read_entries(arena, lines, issue, body, to);
}

bool gaz_contents_read(gaz_arena *arena, const gaz_line_list *lines, gaz_issue *issue,
                       uint32_t *from, uint32_t *to) {
    if (!find(lines, from, to)) {
        return false;
    }
    read_page(arena, lines, issue, *from, *to);
    return true;
}

void gaz_contents_read_last(gaz_arena *arena, gaz_line_list *lines, uint32_t body,
                            gaz_issue *issue) {
    for (uint32_t i = lines->count; i > body && lines->count - i < LATEST; i--) {
        uint32_t from = i - 1;
        uint32_t first = from + head_lines(lines, from);
        if (first == from) {
            continue;
        }
        if (first < lines->count && end_of_paged(lines, first) == lines->count &&
            !gaz_contents_lists_chapters(lines, first)) {
            read_page(arena, lines, issue, from, lines->count);
            lines->count = from;
        }
        return;
    }
}
