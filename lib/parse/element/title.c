/* title.c - 标题 (GB/T 9704-2012, 7.3.1): lines, kind, draft status, organs. */
#include "data/kinds.h"
#include "data/organs.h"
#include "data/places.h"
#include "data/told_words.h"
#include "parse/element/elements.h"
#include "parse/organ/organ_names.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/doc_number.h"
#include "text/utf8.h"

enum { LONGEST_LINE = 80, MOST_LINES = 8, LONGEST_KEY_RUN = 6 };

struct status_word {
    const char *zh;
    const char *name;
};

/* Marks of draft_status, the more telling first. */
static const struct status_word status_words[] = {
    {"征求意见", "comment_draft"},
    {"送审", "review_draft"},
    {"修订草案", "revision_draft"},
    {"修正草案", "revision_draft"},
    {"修订稿", "revision_draft"},
    {"草案", "draft"},
    {"讨论稿", "discussion_draft"},
    {"试行", "trial"},
    {"暂行", "interim"},
    {"修订", "revised"},
    {"修正", "revised"},
};

static const char *status_of(gaz_slice text) {
    for (size_t i = 0; i < sizeof status_words / sizeof *status_words; i++) {
        if (gaz_slice_find(text, status_words[i].zh) != NULL) {
            return status_words[i].name;
        }
    }
    return NULL;
}

/* Takes one bracket off the end of a title: 办法（试行） gives 办法 and 试行. */
static bool take_mark(gaz_slice *title, gaz_slice *mark) {
    size_t close = gaz_slice_ends(*title, "）") ? strlen("）") : gaz_slice_ends(*title, ")");
    if (close == 0) {
        return false;
    }
    const char *open = gaz_slice_find_last(*title, "（");
    const char *half = gaz_slice_find_last(*title, "(");
    size_t len = strlen("（");
    if (half != NULL && (open == NULL || half > open)) {
        open = half;
        len = 1;
    }
    if (open == NULL) {
        return false;
    }
    *mark = gaz_slice_between(open + len, gaz_slice_end(*title) - close);
    *title = gaz_slice_trim(gaz_slice_between(title->ptr, open));
    return true;
}

static gaz_slice without_marks(gaz_slice title) {
    gaz_slice mark;
    title = gaz_title_without_note(title);
    while (take_mark(&title, &mark)) {
    }
    title = gaz_title_without_note(title); /* 普查公报[1]（第一号） */
    while (gaz_slice_ends(title, "》") || gaz_slice_ends(title, "”")) {
        title.len -= strlen("》");
    }
    return title;
}

/* 暂行办法 says in the name what （暂行） says behind it. */
static const char *status_in_name(gaz_slice title, gaz_slice kind) {
    gaz_slice stem = gaz_slice_first(title, title.len - kind.len);
    return gaz_slice_ends(stem, "暂行") ? "interim" : gaz_slice_ends(stem, "试行") ? "trial" : NULL;
}

/* 国务院批转《全国物价工作会议纪要》: the title names no kind of its own, only what is passed on.
 */
static bool only_passes_on(gaz_slice title) {
    static const char *const verbs[] = {"批转《", "转发《", NULL};
    for (const char *const *verb = verbs; gaz_slice_ends(title, "》") && *verb != NULL; verb++) {
        const char *at = gaz_slice_find(title, *verb);
        if (at != NULL && at > title.ptr && gaz_organ_looks(gaz_slice_between(title.ptr, at))) {
            return true;
        }
    }
    return false;
}

void gaz_parse_kind(gaz_part *part) {
    gaz_slice rest = gaz_title_without_note(part->title);
    gaz_slice mark;
    while (part->draft_status == NULL && take_mark(&rest, &mark)) {
        part->draft_status = status_of(mark);
    }
    gaz_kind kind;
    rest = without_marks(part->title);
    if (!only_passes_on(part->title) && gaz_kind_of_title(rest, &kind)) {
        part->kind = kind.name;
        part->kind_zh = gaz_slice_from(rest, rest.len - kind.zh.len);
        if (part->draft_status == NULL) {
            part->draft_status = status_in_name(rest, part->kind_zh);
        }
    }
}

static bool ends_with_colon(gaz_slice text) {
    return gaz_slice_ends(text, "：") || gaz_slice_ends(text, ":");
}

/* Most of a title is Han; what a scanner prints about itself is not. */
static bool is_mostly_han(gaz_slice text) {
    size_t han = 0;
    size_t count = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        han += gaz_is_han(c);
        count += !gaz_is_space(c);
        at += step;
    }
    return han * 2 >= count;
}

static bool may_be_title_line(const struct unit *unit) {
    gaz_slice inside;
    gaz_date date;
    struct gaz_doc_number_shape number;
    gaz_slice text = unit->text;
    if (gaz_slice_starts(text, "序号 ") || text.len > LONGEST_LINE * 4 ||
        (unit->paragraph->layout & GAZ_LAYOUT_ROW) != 0 ||
        memchr(text.ptr, '\t', text.len) != NULL) {
        return false;
    }
    return unit->label.kind == GAZ_LABEL_NONE && !ends_with_colon(text) &&
           (is_mostly_han(text) || unit->paragraph->line_class == GAZ_LINE_TITLE) &&
           gaz_slice_find(text, "。") == NULL && gaz_slice_find(text, "；") == NULL &&
           !gaz_unit_is_bracketed(unit, &inside) && !gaz_date_is_whole(text, &date) &&
           !gaz_doc_number_is_whole(text, &number);
}

static bool is_complete(struct parser *parser, struct range range) {
    gaz_kind kind;
    gaz_slice title = gaz_join_units(parser, range);
    return gaz_kind_of_title(without_marks(title), &kind);
}

/* A title goes on after a kind word when the next line cannot stand alone:
 * 关于印发某某规定 / 的通知. */
static bool goes_on(const struct unit *unit) {
    return unit->paragraph->line_class == GAZ_LINE_TITLE || gaz_slice_starts(unit->text, "的") ||
           gaz_slice_starts(unit->text, "》");
}

/* The lines of a title: up to the first that ends in a kind; without one, those
 * that gz-split saw as title, or a first line that is short enough. */
static uint32_t title_end(struct parser *parser, struct range range) {
    uint32_t at = range.first;
    uint32_t marked = at;
    uint32_t complete = at;
    while (at < range.end && at - range.first < MOST_LINES &&
           may_be_title_line(&parser->units[at])) {
        if (complete > range.first && !goes_on(&parser->units[at])) {
            break;
        }
        at++;
        if (is_complete(parser, (struct range){range.first, at})) {
            complete = at;
        }
        if (marked == at - 1 && parser->units[marked].paragraph->line_class == GAZ_LINE_TITLE) {
            marked = at;
        }
    }
    if (complete > range.first || marked > range.first) {
        return complete > marked ? complete : marked;
    }
    bool heads_text = at > range.first && gaz_unit_is_short(&parser->units[range.first], 40);
    return heads_text ? range.first + 1 : range.first;
}

/* （征求意见稿） and the like on a line of their own. */
static uint32_t take_status_line(struct parser *parser, gaz_part *part, struct range range) {
    gaz_slice inside;
    if (range.first >= range.end) {
        return range.first;
    }
    const struct unit *unit = &parser->units[range.first];
    bool bracketed = gaz_unit_is_bracketed(unit, &inside);
    if (!bracketed) {
        inside = unit->text;
    }
    size_t most = bracketed ? 24 : 8;
    if (gaz_utf8_count(inside) > most || status_of(inside) == NULL ||
        gaz_slice_find(inside, "通过") != NULL || (!bracketed && !gaz_slice_ends(inside, "稿"))) {
        return range.first;
    }
    part->draft_status = status_of(inside);
    gaz_keep_mark(parser, "draft_status", unit->text, unit->paragraph->line);
    return range.first + 1;
}

uint32_t gaz_parse_title(struct parser *parser, gaz_part *part, struct range range,
                         uint32_t lines) {
    uint32_t end = lines > 0 ? range.first + lines : title_end(parser, range);
    if (end == range.first) {
        return end;
    }
    part->title = gaz_join_units(parser, (struct range){range.first, end});
    gaz_cut_history(parser, part, parser->units[range.first].paragraph->line);
    end = take_status_line(parser, part, (struct range){end, range.end});
    gaz_parse_kind(part);
    return end;
}

/* How many characters of two keys differ, place by place; a large number when
 * their characters cannot be laid side by side. */
static size_t count_slips(gaz_slice a, gaz_slice b) {
    size_t slips = 0;
    size_t at = 0;
    while (at < a.len && at < b.len) {
        size_t step_a;
        size_t step_b;
        uint32_t c = gaz_utf8_decode(a.ptr + at, gaz_slice_end(a), &step_a);
        uint32_t d = gaz_utf8_decode(b.ptr + at, gaz_slice_end(b), &step_b);
        if (step_a != step_b) {
            return SIZE_MAX;
        }
        slips += c != d;
        at += step_a;
    }
    return slips;
}

/* A scan reads 郯 here and 郟 there: one character in ten may differ. */
bool gaz_title_begins(gaz_slice key, gaz_slice piece) {
    if (piece.len == 0 || piece.len > key.len) {
        return false;
    }
    return count_slips(gaz_slice_first(key, piece.len), piece) * 10 <= gaz_utf8_count(piece);
}

/* More slips than the whole text allows, and no need to look at the rest of it. */
bool gaz_title_may_begin(gaz_slice key, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *key_end = gaz_slice_end(key);
    size_t slips = 0;
    size_t most = gaz_utf8_count(text) / 10;
    size_t in_key = 0;
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        const char *beside = key.ptr + in_key;
        if (in_key < key.len && gaz_utf8_is_plain(at, end) && gaz_utf8_is_plain(beside, key_end)) {
            slips += memcmp(at, beside, 3) != 0;
            if (slips > most) {
                return false;
            }
            at += 3;
            in_key += 3;
            continue;
        }
        uint32_t c = gaz_utf8_decode(at, end, &step);
        at += step;
        if (!gaz_title_counts(c)) {
            continue;
        }
        size_t step_in_key;
        if (in_key == key.len ||
            (c != gaz_utf8_decode(key.ptr + in_key, gaz_slice_end(key), &step_in_key) &&
             ++slips > most) ||
            step_in_key != step) {
            return false;
        }
        in_key += step;
    }
    return true;
}

uint32_t gaz_title_run(struct parser *parser, struct range range, gaz_slice key) {
    size_t matched = 0;
    uint32_t count = 0;
    while (range.first + count < range.end && count < LONGEST_KEY_RUN && matched < key.len) {
        const struct unit *unit = &parser->units[range.first + count];
        if (unit->text.len > gaz_title_longest(key)) {
            return 0;
        }
        gaz_slice piece = gaz_title_key(parser->arena, unit->text);
        if (!gaz_title_begins(gaz_slice_from(key, matched), piece)) {
            return 0;
        }
        matched += piece.len;
        count++;
    }
    return matched == key.len ? count : 0;
}

/* The end of the title that opens at `at`, nested 《》 passed over. */
static const char *title_close(const char *at, const char *end) {
    int depth = 0;
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        depth += c == 0x300A;
        depth -= c == 0x300B;
        if (depth == 0) {
            return at;
        }
        at += step;
    }
    return NULL;
}

static void add_key(struct parser *parser, gaz_slice title) {
    gaz_slice key = gaz_title_key(parser->arena, title);
    if (key.len < strlen("四个汉字") || parser->carried.count >= 64) {
        return;
    }
    gaz_slices_add(parser->arena, &parser->carried, key);
}

/* 关于修改《某条例》的决定: the amended text is printed behind the decision. */
static bool amends_something(gaz_slice title) {
    return gaz_slice_find(title, "关于修改") != NULL || gaz_slice_find(title, "关于修正") != NULL;
}

/* 《…关于修改〈某条例〉的决定》: the title within the title. */
static void add_amended(struct parser *parser, gaz_slice title) {
    const char *open = amends_something(title) ? gaz_slice_find(title, "〈") : NULL;
    const char *close = open == NULL ? NULL : gaz_slice_find(title, "〉");
    if (close != NULL && close > open) {
        add_key(parser, gaz_slice_between(open + strlen("〈"), close));
    }
}

/* 县农业局关于防治病虫害的报告, which may stand below without the organ. */
static void add_passed_on(struct parser *parser, gaz_slice title) {
    const char *about = gaz_slice_find(title, "关于");
    add_key(parser, title);
    if (about != NULL && about > title.ptr) {
        add_key(parser, gaz_slice_between(about, gaz_slice_end(title)));
    }
    /* 副省长李某某在某会议上的讲话, headed 在某会议上的讲话 */
    const char *where = gaz_slice_ends(title, "讲话") ? gaz_slice_find(title, "在") : NULL;
    if (where != NULL && where > title.ptr) {
        add_key(parser, gaz_slice_between(where, gaz_slice_end(title)));
    }
}

/* 关于印发某某办法的通知, 批转某某局关于某事的报告, without 《》. */
static void collect_bare(struct parser *parser, gaz_slice title) {
    static const char *const verbs[] = {"印发", "转发", "批转", "公布", "发布", "颁布",
                                        "颁发", "轉發", "批轉", "頒佈", "公佈", NULL};
    const char *of = gaz_slice_find_last(title, "的");
    for (const char *const *verb = verbs; *verb != NULL; verb++) {
        const char *at = gaz_slice_find(title, *verb);
        if (at == NULL || of == NULL || at + strlen(*verb) >= of) {
            continue;
        }
        gaz_slice carried = gaz_slice_between(at + strlen(*verb), of);
        bool own = gaz_slice_ends(title, "通知") || gaz_slice_find(carried, "关于") == NULL;
        carried = own ? carried : gaz_slice_between(carried.ptr, gaz_slice_end(title));
        add_passed_on(parser, carried);
        return;
    }
}

void gaz_collect_carried(struct parser *parser, gaz_slice text, bool is_title) {
    bool titled = is_title || gaz_slice_find(text, "《") != NULL;
    if (!titled || !(gaz_holds_issuing_word(text) || (is_title && amends_something(text)))) {
        return;
    }
    bool found = false;
    const char *end = gaz_slice_end(text);
    gaz_slice rest = text;
    for (const char *at; (at = gaz_slice_find(rest, "《")) != NULL;) {
        const char *close = title_close(at, end);
        if (close == NULL) {
            break;
        }
        gaz_slice title = gaz_slice_between(at + strlen("《"), close);
        add_key(parser, title);
        add_amended(parser, title);
        found = true;
        rest = gaz_slice_between(close, end);
    }
    if (is_title && !found) {
        collect_bare(parser, text);
    }
}

/* 东平县人民政府常务会议纪要 has no 关于: the longest organ it begins with. */
static gaz_slice leading_organ(gaz_slice title) {
    gaz_slice longest = {NULL, 0};
    gaz_places places;
    if (gaz_place_read(title, GAZ_PLACE_DIVISION, &places) == 0) {
        return longest;
    }
    for (const char *at = title.ptr; at < gaz_slice_end(title) && at - title.ptr <= 120;) {
        size_t step;
        gaz_utf8_decode(at, gaz_slice_end(title), &step);
        at += step;
        if (gaz_organ_looks(gaz_slice_between(title.ptr, at))) {
            longest = gaz_slice_between(title.ptr, at);
        }
    }
    return longest;
}

static gaz_slice organ_prefix(gaz_slice title) {
    const char *verb = gaz_first_title_verb(title);
    return verb == NULL ? (gaz_slice){NULL, 0} : gaz_slice_trim(gaz_slice_between(title.ptr, verb));
}

/* 某某会议对市政府关于…的审议意见: the organ stands before 对, or nowhere. */
static gaz_slice before_object(gaz_slice prefix) {
    const char *to = gaz_slice_find(prefix, "对");
    if (to == NULL) {
        return prefix;
    }
    if (to == prefix.ptr && !gaz_slice_starts(prefix, "对外")) {
        return gaz_slice_first(prefix, 0);
    }
    gaz_slice organ = gaz_slice_trim_right(gaz_slice_between(prefix.ptr, to));
    organ.len -= gaz_slice_ends(organ, "会会议") ? strlen("会议") : 0;
    return gaz_organ_looks(organ) ? organ : prefix;
}

void gaz_parse_issuers(struct parser *parser, gaz_slice title) {
    gaz_slice rest = organ_prefix(title);
    rest = rest.ptr == NULL ? organ_prefix(gaz_tidy(parser->arena, title)) : rest; /* 通　告 */
    const gaz_part *text = &parser->out->text;
    bool named = gaz_slice_is(text->kind, "minutes") || gaz_slice_is(text->kind, "appointments") ||
                 (gaz_slice_is(text->kind, "name_list") && gaz_slice_find(title, "任免") != NULL);
    if (rest.ptr == NULL && named) {
        rest = leading_organ(title); /* 某某市人民政府人事任免 */
    }
    gaz_kind kind; /* 某某省人民政府通知, 某某局行政处罚决定书 */
    if (rest.ptr == NULL && gaz_kind_of_title(text->title, &kind) &&
        (kind.statutory || gaz_slice_is(kind.name, "ruling"))) {
        rest = gaz_slice_first(text->title, text->title.len - kind.zh.len);
    }
    rest = before_object(rest);
    bool public = gaz_slice_is(text->kind, "announcement") ||
                  gaz_slice_is(text->kind, "public_notice") || gaz_slice_is(text->kind, "ruling") ||
                  gaz_slice_find(title, "任免") != NULL;
    if (public && rest.len > 0 && !gaz_organ_looks(gaz_tidy(parser->arena, rest))) {
        rest = leading_organ(title); /* 某某县人民政府征收土地公告 */
    }
    if (rest.len == 0 || !gaz_organ_looks(gaz_tidy(parser->arena, rest))) {
        return;
    }
    gaz_add_organs(parser, &parser->out->issuers, rest);
}

bool gaz_parse_bracketed_title(struct parser *parser, const struct unit *unit) {
    gaz_slice inside;
    gaz_kind kind;
    gaz_part *text = &parser->out->text;
    if (text->title.ptr != NULL || !gaz_unit_is_bracketed(unit, &inside) ||
        !gaz_slice_starts(inside, "关于") || !gaz_kind_of_title(inside, &kind) || !kind.statutory) {
        return false;
    }
    text->title = gaz_tidy(parser->arena, inside);
    gaz_parse_kind(text);
    return true;
}
