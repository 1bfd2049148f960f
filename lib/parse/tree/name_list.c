/* name_list.c - lists of names: people, people with posts, organs. */
#include "data/organs.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/grammar/person.h"
#include "text/utf8.h"

enum { LONGEST_LINE = 120, LONGEST_REST = 24, LONGEST_ENTRY = 30, LEAST_POSTS = 3 };

/* What the lines of a list hold; 0 is kept for a unit that was not looked at. */
enum list_form { NO_LIST = 1, NAMES, ORGANS, POSTS, LINES };

static bool is_han_only(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        if (gaz_utf8_is_plain(at, end)) {
            at += 3;
            continue;
        }
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_han(c) && c != 0xB7 && c != 0x30FB) {
            return false;
        }
        at += step;
    }
    return text.len > 0;
}

/* Whether all characters are common Han, as those of most names and posts. */
static bool is_plain(gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    while (at < end && gaz_utf8_is_plain(at, end)) {
        at += 3;
    }
    return at == end;
}

gaz_slice gaz_person_name(gaz_arena *arena, gaz_slice cell) {
    if (is_plain(cell)) {
        bool fits = cell.len >= 2 * strlen("王") && cell.len <= 4 * strlen("王");
        return fits ? cell : (gaz_slice){NULL, 0};
    }
    if (cell.len > 0 && *cell.ptr > ' ' && (unsigned char)*cell.ptr < 0x80) { /* 26000, - */
        return (gaz_slice){NULL, 0};
    }
    gaz_slice name = cell.len <= 48 ? gaz_tidy(arena, cell) : cell;
    if (name.len < cell.len && is_plain(name)) { /* 何 燕 */
        return name.len == 2 * strlen("王") ? name : (gaz_slice){NULL, 0};
    }
    size_t count = gaz_utf8_count(name);
    bool dotted = gaz_slice_find(name, "·") != NULL;
    bool fits = count >= 2 && count <= (dotted ? 15 : 4);
    bool padded = name.len < cell.len;
    if (!fits || !is_han_only(name) || (padded && count != 2)) {
        return (gaz_slice){NULL, 0};
    }
    return name;
}

/* Without （女，回族）. */
static gaz_slice without_note(gaz_slice cell) {
    const char *open = gaz_slice_ends(cell, "）") ? gaz_slice_find(cell, "（") : NULL;
    bool noted = open != NULL && gaz_note_on_person(gaz_slice_between(open, gaz_slice_end(cell))) ==
                                     (size_t)(gaz_slice_end(cell) - open);
    return noted ? gaz_slice_trim_right(gaz_slice_between(cell.ptr, open)) : cell;
}

/* 王强, 刘　洋（女）: a name, with its note when there is one. */
static gaz_slice noted_name(gaz_arena *arena, gaz_slice cell) {
    gaz_slice bare = without_note(cell);
    gaz_slice name = gaz_person_name(arena, bare);
    return bare.len == cell.len || name.ptr == NULL
               ? name
               : gaz_arena_join(arena, name, "",
                                gaz_slice_between(gaz_slice_end(bare), gaz_slice_end(cell)));
}

/* 马头镇政府, 县教育和体育局: Han only, ending as organs do. */
static bool is_organ(gaz_slice cell) {
    size_t len;
    return is_han_only(cell) && gaz_utf8_count(cell) >= 3 &&
           gaz_organ_suffix(cell, &len) != GAZ_ORGAN_NONE;
}

/* 陈建国　赵敏（女，土家族）: no punctuation but in notes on persons. */
static bool holds_notes_only(gaz_slice text) {
    uint32_t notes = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (!gaz_is_han(c) && !gaz_is_space(c) && (step = gaz_note_on_person(rest)) == 0) {
            return false;
        }
        notes += c == 0xFF08;
        at += step;
    }
    return notes > 0;
}

/* A line of names has no punctuation but the dots in foreign names, and within notes. */
static bool may_hold_names(const struct unit *unit) {
    gaz_slice text = unit->text;
    if (unit->label.kind != GAZ_LABEL_NONE || text.len > LONGEST_LINE * 4) {
        return false;
    }
    return !gaz_unit_is_sentence(unit) || holds_notes_only(text);
}

/* Cells at single spaces, 何 燕 taken as one again. */
static void split_names(gaz_arena *arena, gaz_slice text, gaz_slices *cells) {
    bool wide = memchr(text.ptr, '\t', text.len) != NULL;
    gaz_slices pieces = {0};
    gaz_split_cells(arena, text, !wide, &pieces);
    for (uint32_t i = 0; i < pieces.count; i++) {
        gaz_slice piece = pieces.items[i];
        bool padded = i + 1 < pieces.count && piece.len <= 4 && gaz_utf8_count(piece) == 1 &&
                      gaz_utf8_count(without_note(pieces.items[i + 1])) == 1;
        if (padded) {
            i++;
            piece = gaz_slice_between(piece.ptr, gaz_slice_end(pieces.items[i]));
        }
        if (piece.len > 0) {
            gaz_slices_add(arena, cells, piece);
        }
    }
}

/* 副县长, 主任委员: no name, though it is as short. */
static bool is_post(gaz_slice cell) {
    static const gaz_slice ends[] = {
        GAZ_WORD("省长"), GAZ_WORD("市长"), GAZ_WORD("县长"), GAZ_WORD("区长"), GAZ_WORD("州长"),
        GAZ_WORD("镇长"), GAZ_WORD("乡长"), GAZ_WORD("局长"), GAZ_WORD("部长"), GAZ_WORD("厅长"),
        GAZ_WORD("处长"), GAZ_WORD("科长"), GAZ_WORD("院长"), GAZ_WORD("校长"), GAZ_WORD("站长"),
        GAZ_WORD("所长"), GAZ_WORD("队长"), GAZ_WORD("会长"), GAZ_WORD("组长"), GAZ_WORD("书记"),
        GAZ_WORD("主任"), GAZ_WORD("主席"), GAZ_WORD("委员"), GAZ_WORD("经理"), GAZ_WORD("秘书"),
        GAZ_WORD("干事")};
    const uint64_t last = gaz_slice_bit("长") | gaz_slice_bit("记") | gaz_slice_bit("任") |
                          gaz_slice_bit("席") | gaz_slice_bit("员") | gaz_slice_bit("理") |
                          gaz_slice_bit("书") | gaz_slice_bit("事");
    bool may_be = cell.len >= ends->len && (last & gaz_slice_bit(gaz_slice_end(cell) - 3)) != 0;
    bool post = false;
    for (size_t i = 0; may_be && !post && i < sizeof ends / sizeof *ends; i++) {
        post = gaz_slice_has_end(cell, ends[i]);
    }
    return post;
}

/* 郁友达 县政府办公室督查科科长: a name, a gap, a post. */
static bool split_post(gaz_arena *arena, gaz_slice text, gaz_slice *name, gaz_slice *post) {
    const char *end = gaz_slice_end(text);
    size_t chars = 0;
    for (const char *at = text.ptr; at < end && chars <= 16;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_space(c)) {
            gaz_slice before = gaz_slice_between(text.ptr, at);
            gaz_slice rest = gaz_slice_trim(gaz_slice_between(at, end));
            *name = gaz_person_name(arena, before);
            if (name->ptr != NULL &&
                (is_post(rest) ||
                 (gaz_utf8_count(rest) >= 4 && gaz_person_name(arena, rest).ptr == NULL))) {
                *post = gaz_tidy(arena, rest);
                return true;
            }
        }
        chars++;
        at += step;
    }
    return false;
}

/* 品名 单位 数量, 编织袋 条 26000: the rows of a table that look like names. */
static bool belongs_to_table(const gaz_slices *cells) {
    for (uint32_t i = 0; i < cells->count; i++) {
        int64_t value;
        gaz_slice cell = cells->items[i];
        if (cell.len > 0 && gaz_numeral_arabic(cell, &value) == cell.len) {
            return true;
        }
    }
    return cells->count >= 2 && gaz_names_column(cells->items[0]);
}

static bool is_line(gaz_slice cell) {
    return is_han_only(cell) && gaz_utf8_count(cell) <= LONGEST_ENTRY;
}

/* What kind of list line this is, by itself. */
static enum list_form look(const struct outline *outline, const struct unit *unit) {
    gaz_arena *arena = outline->parser->arena;
    if (!may_hold_names(unit)) {
        return NO_LIST;
    }
    if (!gaz_slice_starts(unit->text, "|") && !gaz_scan_may_hold_space(unit->text)) { /* a cell */
        return outline->lists_names && is_line(unit->text) ? LINES : NO_LIST;
    }
    gaz_slices cells = {0};
    split_names(arena, unit->text, &cells);
    if (belongs_to_table(&cells)) {
        return NO_LIST;
    }
    bool names = cells.count >= 2;
    bool organs = cells.count >= 2;
    for (uint32_t i = 0; i < cells.count && (names || organs); i++) {
        gaz_slice cell = cells.items[i];
        organs = organs && is_organ(cell);
        names = names && noted_name(arena, cell).ptr != NULL && !gaz_names_column(cell) &&
                !is_post(cell);
    }
    gaz_slice name;
    gaz_slice post;
    if (organs) {
        return ORGANS;
    }
    if (names) {
        return NAMES;
    }
    bool table = cells.count > 2 && memchr(unit->text.ptr, '\t', unit->text.len) != NULL;
    if (cells.count >= 2 && !table && split_post(arena, unit->text, &name, &post)) {
        return POSTS;
    }
    return outline->lists_names && cells.count == 1 && is_line(cells.items[0]) ? LINES : NO_LIST;
}

/* A line is asked for as the rest of a list, then as a table, then by itself. */
static enum list_form form_of(const struct outline *outline, struct unit *unit) {
    if (unit->form == 0) {
        unit->form = (uint8_t)look(outline, unit);
    }
    return (enum list_form)unit->form;
}

/* A short rest of a post that the layout put on a line of its own (研究员). */
static bool continues_post(struct outline *outline, uint32_t at) {
    struct parser *parser = outline->parser;
    const struct unit *unit = &parser->units[at];
    if (!may_hold_names(unit) || gaz_utf8_count(unit->text) > 24 || !is_han_only(unit->text)) {
        return false;
    }
    return at + 1 < outline->range.end && form_of(outline, &parser->units[at + 1]) == POSTS;
}

static uint32_t list_end(struct outline *outline, uint32_t at, enum list_form form) {
    struct parser *parser = outline->parser;
    uint32_t end = at + 1;
    while (end < outline->range.end && (form_of(outline, &parser->units[end]) == form ||
                                        (form == POSTS && continues_post(outline, end)))) {
        end++;
    }
    return end;
}

static void add_post(gaz_arena *arena, gaz_cells *cells, gaz_slice text) {
    gaz_slice name;
    gaz_slice post;
    if (split_post(arena, text, &name, &post)) {
        gaz_slices_add(arena, &cells->entries, name);
        gaz_slices_add(arena, &cells->posts, post);
        return;
    }
    gaz_slice *last = &cells->posts.items[cells->posts.count - 1];
    *last = gaz_arena_join(arena, *last, "", text);
}

static void add_names(gaz_arena *arena, gaz_cells *cells, gaz_slice text) {
    gaz_slices pieces = {0};
    split_names(arena, text, &pieces);
    for (uint32_t i = 0; i < pieces.count; i++) {
        gaz_slice name = noted_name(arena, pieces.items[i]);
        gaz_slices_add(arena, &cells->entries, name.ptr != NULL ? name : pieces.items[i]);
    }
}

static bool is_enough(struct outline *outline, uint32_t at, uint32_t end, enum list_form form) {
    const struct unit *unit = &outline->parser->units[at];
    bool hinted = unit->paragraph->line_class == GAZ_LINE_LIST_ENTRY ||
                  memchr(unit->text.ptr, '\t', unit->text.len) != NULL;
    return end - at >= (form == POSTS ? LEAST_POSTS : hinted ? 1 : 2);
}

uint32_t gaz_parse_name_list(struct outline *outline, gaz_node *parent, uint32_t at) {
    struct parser *parser = outline->parser;
    enum list_form form = form_of(outline, &parser->units[at]);
    if (form == NO_LIST) {
        return 0;
    }
    uint32_t end = list_end(outline, at, form);
    if (!is_enough(outline, at, end, form) || parent == NULL) {
        return is_enough(outline, at, end, form) ? end - at : 0;
    }
    gaz_node *node = &gaz_add_node(outline, parent, GAZ_NODE_LIST, &parser->units[at])->node;
    node->end_line = parser->units[end - 1].paragraph->end_line;
    gaz_cells *cells = gaz_give_cells(parser, node);
    for (uint32_t i = at; i < end; i++) {
        if (form == POSTS) {
            add_post(parser->arena, cells, parser->units[i].text);
        } else {
            add_names(parser->arena, cells, parser->units[i].text);
        }
    }
    return end - at;
}
