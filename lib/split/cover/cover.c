/* cover.c - the cover of an issue and the pages before its contents. */
#include "split/cover/cover.h"

#include "data/places.h"
#include "split/line/furniture_list.h"
#include "split/line/page_number.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    COVER_LINES = 40,     /* a cover without contents page has no more */
    LONGEST_HEADING = 42, /* bytes of a heading of the front matter */
    LEAST_LETTERS = 6,
    LONGEST_NAME = 150
};

/* 第一师 at the start of a name, not 第3期. */
static bool counts_organ(const char *begin, const char *end) {
    int64_t number;
    gaz_slice behind = gaz_slice_between(begin + strlen("第"), end);
    size_t len = gaz_numeral(behind, &number);
    return len > 0 && gaz_slice_starts(gaz_slice_from(behind, len), "师");
}

/* The name of the gazette in a line that may hold year and number too, without
 * its spaces. */
static gaz_slice name_in(gaz_arena *arena, gaz_slice text) {
    char buffer[LONGEST_NAME];
    gaz_slice line = gaz_squeeze(text, buffer, sizeof buffer);
    const char *report = gaz_gazette_word(line);
    const char *begin = line.ptr;
    const char *end = report == NULL ? line.ptr : report + strlen("公报");
    while (begin < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(begin, end, &step);
        bool filler = c == 0x5E74 || c == 0x671F || (c == 0x7B2C && !counts_organ(begin, end));
        if (gaz_is_han(c) && !filler) {
            break;
        }
        begin += step;
    }
    return gaz_arena_copy(arena, gaz_slice_between(begin, end));
}

static size_t place_at(gaz_slice name, gaz_places *places) {
    return gaz_place_read(name, GAZ_PLACE_DIVISION, places);
}

static bool names_place(gaz_slice name) {
    gaz_places places;
    return place_at(name, &places) > 0;
}

/* A cover prints the name large and decorated. */
void gaz_cover_take_name(gaz_arena *arena, gaz_issue *issue, gaz_slice text) {
    gaz_slice name = name_in(arena, text);
    bool better = issue->name.ptr == NULL || (!names_place(issue->name) && names_place(name));
    if (name.len > 0 && better) {
        issue->name = name;
    }
}

/* How many lines from i on, up to `to`, print the name between them. */
static uint32_t parted_name(const gaz_line_list *lines, uint32_t i, uint32_t to) {
    gaz_slice texts[3];
    uint32_t count = 0;
    while (count < 3 && i + count < to) {
        texts[count] = gaz_line_text(&lines->items[i + count]);
        count++;
    }
    return gaz_cover_name_lines(texts, count);
}

static void take_parted_name(gaz_arena *arena, gaz_issue *issue, const gaz_line *lines,
                             uint32_t count) {
    gaz_slice name = {NULL, 0};
    for (uint32_t i = 0; i < count; i++) {
        gaz_slice text = gaz_line_text(&lines[i]);
        name = gaz_arena_join(arena, name, "", text);
        gaz_furniture_add(arena, issue, GAZ_FURNITURE_MASTHEAD, text, lines[i].number);
    }
    gaz_cover_take_name(arena, issue, name);
}

static void take_value(int32_t *value, int32_t found) {
    if (*value < 0) {
        *value = found;
    }
}

static void take_publish_date(gaz_arena *arena, gaz_issue *issue, const gaz_cover_mark *mark) {
    gaz_date date = {mark->year >= 0 ? mark->year : issue->year, mark->month, mark->day};
    if (mark->month > 0 && date.year >= 0 && issue->publish_date.ptr == NULL &&
        gaz_date_valid(date)) {
        issue->publish_date = gaz_date_iso(arena, date);
    }
}

/* YUNLING XIAN RENMIN ZHENGFU GONGBAO: the name in pinyin or English. */
static bool is_latin(gaz_slice text) {
    size_t letters = 0;
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return false;
        }
        letters += gaz_is_letter((unsigned char)text.ptr[i]);
    }
    return letters >= LEAST_LETTERS && text.len <= LONGEST_NAME;
}

/* No sentence tells who edits the gazette, nor does 第一条 某市水行政主管部 / 门应当…. */
static bool may_be_credit(const gaz_line *line) {
    const uint32_t prose = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_QUOTE_OPEN;
    return !gaz_line_is_labelled(line->line_class) &&
           ((line->facts.signs & prose) == 0 || gaz_slice_ends(gaz_line_text(line), "编辑部"));
}

/* A line of the cover: an identity, who edits it, the name in letters. */
static bool is_cover_line(const gaz_line *line, gaz_cover_mark *mark) {
    gaz_slice text = gaz_line_text(line);
    return gaz_cover_mark_read(text, mark) ||
           (may_be_credit(line) && gaz_cover_credit_read(text, mark)) || is_latin(text);
}

bool gaz_cover_take_mark(gaz_arena *arena, gaz_issue *issue, const gaz_line *line) {
    gaz_cover_mark mark;
    gaz_date date;
    gaz_slice text = gaz_line_text(line);
    if (line->line_class == GAZ_LINE_DATE && issue->publish_date.ptr == NULL &&
        gaz_date_is_whole(text, &date)) {
        issue->publish_date = gaz_date_iso(arena, date);
    } else if (is_cover_line(line, &mark) ||
               (issue->year >= 0 && gaz_cover_day_read(text, &mark))) {
        if (mark.name.ptr != NULL) {
            gaz_cover_take_name(arena, issue, text);
        }
        take_value(&issue->year, mark.year);
        take_value(&issue->number, mark.number);
        take_value(&issue->total_number, mark.total_number);
        take_publish_date(arena, issue, &mark);
    } else {
        return false;
    }
    gaz_furniture_add(arena, issue, GAZ_FURNITURE_MASTHEAD, text, line->number);
    return true;
}

bool gaz_cover_is_heading(const gaz_paragraph *paragraph) {
    if (paragraph->text.len > LONGEST_HEADING) {
        return false;
    }
    uint32_t last = gaz_utf8_last(paragraph->text.ptr, gaz_slice_end(paragraph->text));
    return paragraph->heading > 0 || last == 0xFF1A || last == ':' ||
           (!gaz_is_cjk_punct(last) && gaz_slice_find(paragraph->text, "：") == NULL &&
            !gaz_is_sentence_end(last));
}

static gaz_slice without_colon(gaz_slice text) {
    uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    return last == 0xFF1A || last == ':'
               ? gaz_slice_between(text.ptr, gaz_utf8_before(text.ptr, gaz_slice_end(text)))
               : text;
}

static gaz_front_matter *add_part(gaz_arena *arena, gaz_issue *issue, uint32_t line) {
    issue->front_matter =
        gaz_arena_grow(arena, issue->front_matter, issue->front_matter_count,
                       &issue->front_matter_capacity, sizeof *issue->front_matter);
    gaz_front_matter *part = &issue->front_matter[issue->front_matter_count++];
    *part = (gaz_front_matter){.line = line, .end_line = line};
    return part;
}

void gaz_cover_add_matter(gaz_arena *arena, gaz_issue *issue, const gaz_paragraph *items,
                          uint32_t count) {
    gaz_front_matter *part = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const gaz_paragraph *paragraph = &items[i];
        if (gaz_cover_is_heading(paragraph)) {
            part = add_part(arena, issue, paragraph->line);
            part->heading = without_colon(paragraph->text);
        } else {
            if (part == NULL) {
                part = add_part(arena, issue, paragraph->line);
            }
            gaz_slices_add(arena, &part->paragraphs, paragraph->text);
        }
        part->end_line = paragraph->end_line;
    }
}

void gaz_cover_read(const gaz_joining *by, const gaz_line_list *lines, uint32_t to) {
    gaz_arena *arena = by->arena;
    gaz_issue *issue = by->issue;
    for (uint32_t i = 0; i < to;) {
        uint32_t parts = parted_name(lines, i, to);
        if (parts > 0) {
            take_parted_name(arena, issue, &lines->items[i], parts);
            i += parts;
            continue;
        }
        if (gaz_cover_take_mark(arena, issue, &lines->items[i])) {
            i++;
            continue;
        }
        uint32_t end = i + 1;
        gaz_cover_mark mark;
        while (end < to && !is_cover_line(&lines->items[end], &mark) &&
               !gaz_cover_day_read(gaz_line_text(&lines->items[end]), &mark) &&
               parted_name(lines, end, to) == 0) {
            end++;
        }
        gaz_paragraphs matter = gaz_paragraphs_join(by, lines, i, end).list;
        gaz_cover_add_matter(arena, issue, matter.items, matter.count);
        i = end;
    }
    gaz_cover_identify(issue);
}

uint32_t gaz_cover_extent(const gaz_line_list *lines, uint32_t to) {
    uint32_t limit = to < COVER_LINES ? to : COVER_LINES;
    uint32_t extent = 0;
    bool named = false;
    for (uint32_t i = 0; i < limit; i++) {
        gaz_cover_mark mark;
        const gaz_line *line = &lines->items[i];
        bool cover = is_cover_line(line, &mark);
        uint32_t parts = parted_name(lines, i, limit);
        if (parts > 0) {
            named = true;
            i += parts - 1;
            extent = i + 1;
        } else if (cover) {
            named |= mark.name.ptr != NULL;
            extent = i + 1;
        } else if (line->line_class == GAZ_LINE_DATE && extent == i) {
            extent = i + 1;
        } else if (line->line_class != GAZ_LINE_OTHER ||
                   gaz_title_form_of(gaz_line_text(line)) == GAZ_TITLE_OWN) {
            break; /* 讲话, whose day stands below it as that of an issue does */
        }
    }
    return named ? extent : 0;
}

void gaz_cover_identify(gaz_issue *issue) {
    if (issue->name.ptr == NULL) {
        return;
    }
    gaz_slice organ = gaz_slice_first(issue->name, issue->name.len - strlen("公报"));
    if (gaz_ends_in_organ(organ)) {
        issue->publisher = organ;
    }
    gaz_place place = gaz_place_innermost(organ);
    if (place != 0) {
        issue->region_code = gaz_place_code(place);
    }
}
