/* responsibility.c - who answers for what: （牵头单位：A；配合单位：B、C）,
 * （A、B按照职责分工负责）, （A牵头，B配合）, and plain lists of organs. */
#include "data/functions.h"
#include "data/organs.h"
#include "data/signs.h"
#include "parse/outline.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

enum {
    LONGEST_NOTE = 4096,
    LONGEST_ITEM = 40,
    MOST_OPEN = 8,
    MOST_DEPARTMENTS = 256,
    LONGEST_OTHER_MARK = 6 /* characters */
};

struct role_word {
    gaz_slice word;
    const char *role;
};

/* Before a colon; the longest that fits is first. */
static const struct role_word marks[] = {
    {GAZ_WORD("牵头责任单位"), "lead"},
    {GAZ_WORD("牵头单位"), "lead"},
    {GAZ_WORD("牵头部门"), "lead"},
    {GAZ_WORD("主责单位"), "lead"},
    {GAZ_WORD("牵头"), "lead"},
    {GAZ_WORD("配合责任单位"), "support"},
    {GAZ_WORD("配合单位"), "support"},
    {GAZ_WORD("配合部门"), "support"},
    {GAZ_WORD("协办单位"), "support"},
    {GAZ_WORD("参与单位"), "support"},
    {GAZ_WORD("参加单位"), "support"},
    {GAZ_WORD("协助单位"), "support"},
    {GAZ_WORD("配合"), "support"},
    {GAZ_WORD("责任单位"), "responsible"},
    {GAZ_WORD("责任部门"), "responsible"},
    {GAZ_WORD("负责单位"), "responsible"},
    {GAZ_WORD("主办单位"), "responsible"},
    {GAZ_WORD("落实单位"), "responsible"},
    {GAZ_WORD("实施单位"), "responsible"},
    {GAZ_WORD("完成单位"), "responsible"},
};

/* At the end of a clause; the longest first. */
static const struct role_word verbs[] = {
    {GAZ_WORD("分别按照职责分工负责"), "responsible"},
    {GAZ_WORD("分别按职责分工负责"), "responsible"},
    {GAZ_WORD("按照职责分工负责"), "responsible"},
    {GAZ_WORD("按职责分工负责"), "responsible"},
    {GAZ_WORD("按照职责分工"), "responsible"},
    {GAZ_WORD("按职责分工"), "responsible"},
    {GAZ_WORD("按照各自职责负责"), "responsible"},
    {GAZ_WORD("按各自职责负责"), "responsible"},
    {GAZ_WORD("牵头负责"), "lead"},
    {GAZ_WORD("分工负责"), "responsible"},
    {GAZ_WORD("共同负责"), "responsible"},
    {GAZ_WORD("具体负责"), "responsible"},
    {GAZ_WORD("负责落实"), "responsible"},
    {GAZ_WORD("配合落实"), "support"},
    {GAZ_WORD("牵头"), "lead"},
    {GAZ_WORD("负责"), "responsible"},
    {GAZ_WORD("配合"), "support"},
    {GAZ_WORD("参与"), "support"},
    {GAZ_WORD("协助"), "support"},
    {GAZ_WORD("参加"), "support"},
};

/* A note while it is read. */
struct note {
    gaz_arena *arena;
    gaz_duties duties;
    gaz_duty pending;   /* organs whose role is not known yet */
    const char *marked; /* the role that a mark gave, NULL when none did */
    uint32_t items;
    uint32_t organs; /* items that look like organs */
    bool roles;      /* a mark or a verb was there */
    bool elsewhere;  /* 完成时限： what follows is no organ, up to the next mark */
};

static void flush(struct note *note, const char *role) {
    if (note->pending.orgs.count == 0) {
        return;
    }
    note->pending.role = role != NULL ? role : "unspecified";
    gaz_duties *duties = &note->duties;
    duties->items = gaz_arena_grow(note->arena, duties->items, duties->count, &duties->capacity,
                                   sizeof *duties->items);
    duties->items[duties->count++] = note->pending;
    note->pending = (gaz_duty){0};
}

static bool looks_like_organ(gaz_slice item) {
    static const char *const parts[] = {"有关", "专班",   "开发区", "镇街", "街道", "部门",
                                        "单位", "功能区", "园区",   "企业", "乡镇", NULL};
    return gaz_organ_looks(item) || gaz_slice_starts(item, "各") ||
           gaz_slice_holds_any(item, parts);
}

static void add_organ(struct note *note, gaz_slice organ) {
    organ = gaz_slice_trim(organ);
    while (gaz_slice_ends(organ, "。") || gaz_slice_ends(organ, "，")) {
        organ.len -= strlen("。");
    }
    if (organ.len == 0) {
        return;
    }
    note->pending.open |= gaz_slice_starts(organ, "各") || gaz_slice_find(organ, "有关") != NULL;
    note->items++;
    note->organs += looks_like_organ(organ);
    gaz_slices_add(note->arena, &note->pending.orgs, gaz_tidy(note->arena, organ));
}

/* 县直有关部门单位及各乡镇 are two. */
static void add_joined(struct note *note, gaz_slice item) {
    const char *plus = gaz_slice_find(item, "及各");
    if (plus == NULL) {
        add_organ(note, item);
        return;
    }
    add_organ(note, gaz_slice_between(item.ptr, plus));
    add_organ(note, gaz_slice_between(plus + strlen("及"), gaz_slice_end(item)));
}

/* 县商务局等县直有关部门单位及各乡镇: what 等 sums up is not named; what 及 adds is. */
static void add_item(struct note *note, gaz_slice item) {
    const char *and_so_on = gaz_slice_find(item, "等");
    if (and_so_on == NULL || and_so_on == item.ptr) {
        add_joined(note, item);
        return;
    }
    gaz_slice rest = gaz_slice_between(and_so_on + strlen("等"), gaz_slice_end(item));
    bool sums_up = rest.len == 0 || gaz_slice_find(rest, "部门") != NULL ||
                   gaz_slice_find(rest, "单位") != NULL;
    if (!sums_up) {
        add_joined(note, item);
        return;
    }
    add_organ(note, gaz_slice_between(item.ptr, and_so_on));
    note->pending.open = true;
    const char *plus = gaz_slice_find(rest, "及");
    if (plus != NULL) {
        add_organ(note, gaz_slice_between(plus + strlen("及"), gaz_slice_end(rest)));
    }
}

static const struct role_word *mark_of(gaz_slice piece, gaz_slice *rest) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!gaz_slice_has_start(piece, marks[i].word)) {
            continue;
        }
        gaz_slice after = gaz_slice_trim_left(gaz_slice_from(piece, marks[i].word.len));
        size_t colon = gaz_slice_starts(after, "：") ? strlen("：") : gaz_slice_starts(after, ":");
        if (colon > 0) {
            *rest = gaz_slice_trim(gaz_slice_from(after, colon));
            return &marks[i];
        }
    }
    return NULL;
}

static const struct role_word *verb_of(gaz_slice piece) {
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (piece.len > verbs[i].word.len && gaz_slice_has_end(piece, verbs[i].word)) {
            return &verbs[i];
        }
    }
    return NULL;
}

/* 完成时限：…, 联系人：…: a mark that names no role. */
static bool has_other_mark(gaz_slice piece) {
    const char *colon = gaz_slice_find(piece, "：");
    return colon != NULL &&
           gaz_utf8_count(gaz_slice_between(piece.ptr, colon)) <= LONGEST_OTHER_MARK;
}

/* One piece of the note, between separators. */
static void add_piece(struct note *note, gaz_slice piece) {
    piece = gaz_slice_trim(piece);
    const struct role_word *mark = mark_of(piece, &piece);
    if (mark != NULL) {
        flush(note, note->marked);
        note->marked = mark->role;
        note->roles = true;
        note->elsewhere = false;
    } else if (note->marked != NULL && (note->elsewhere || has_other_mark(piece))) {
        note->elsewhere = true;
        return;
    }
    const struct role_word *verb = verb_of(piece);
    if (verb == NULL) {
        add_item(note, piece);
        return;
    }
    note->roles = true;
    piece.len -= verb->word.len;
    if (note->marked != NULL && strcmp(verb->role, "lead") != 0) {
        add_item(note, piece);
        return;
    }
    add_item(note, piece);
    flush(note, verb->role);
}

/* Reads the inside of a bracket; false when it is no responsibility note. */
static bool read_note(gaz_arena *arena, gaz_slice text, struct note *note) {
    *note = (struct note){.arena = arena};
    if (text.len == 0 || text.len > LONGEST_NOTE || gaz_slice_find(text, "。") != NULL) {
        return false;
    }
    const char *begin = text.ptr;
    const char *end = gaz_slice_end(text);
    int depth = 0;
    for (const char *at = begin; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        depth += c == 0xFF08 || c == '(';
        depth -= (c == 0xFF09 || c == ')') && depth > 0;
        bool closes = c == 0xFF1B || c == ';';
        if (depth == 0 && (closes || c == 0x3001 || c == 0xFF0C || c == ',')) {
            add_piece(note, gaz_slice_between(begin, at));
            begin = at + step;
            if (closes) {
                flush(note, note->marked);
            }
        }
        at += step;
    }
    add_piece(note, gaz_slice_between(begin, end));
    flush(note, note->marked);
    return note->duties.count > 0;
}

/* Whether what was read is a note: a role was named and most of it are organs,
 * or it is nothing but organs and stands where notes stand. */
static bool is_note(const struct note *note, bool at_sentence_end) {
    if (note->marked != NULL) {
        return true;
    }
    if (note->roles) {
        return note->organs * 5 >= note->items * 3;
    }
    return at_sentence_end && note->organs == note->items;
}

static bool ends_sentence(const char *begin, const char *at) {
    gaz_slice before = gaz_slice_trim_right(gaz_slice_between(begin, at));
    return before.len == 0 || gaz_slice_ends(before, "。") || gaz_slice_ends(before, "；") ||
           gaz_slice_ends(before, "！") || gaz_slice_ends(before, "）");
}

/* A bare list must close its text: nothing but a 。 may follow. */
static bool closes_text(const char *at, const char *end) {
    gaz_slice rest = gaz_slice_trim(gaz_slice_between(at, end));
    return rest.len == 0 || gaz_slice_is(rest, "。");
}

static bool is_noted(const gaz_parsed *out, gaz_slice name) {
    for (uint32_t i = 0; i < out->department_count; i++) {
        if (gaz_slice_equal(out->departments[i].name, name)) {
            return true;
        }
    }
    return false;
}

static bool ends_with(gaz_slice text, gaz_slice end) {
    return text.len >= end.len && memcmp(gaz_slice_end(text) - end.len, end.ptr, end.len) == 0;
}

void gaz_name_in_full(struct parser *parser, const gaz_slices *organs) {
    gaz_parsed *out = parser->out;
    for (uint32_t i = 0; i < organs->count && out->department_count < MOST_DEPARTMENTS; i++) {
        gaz_slice name = organs->items[i];
        gaz_slice canonical = gaz_department_name(parser->arena, name);
        if (canonical.ptr == NULL || ends_with(name, canonical) || is_noted(out, name)) {
            continue;
        }
        out->departments = gaz_arena_grow(parser->arena, out->departments, out->department_count,
                                          &out->department_capacity, sizeof *out->departments);
        out->departments[out->department_count++] = (gaz_department){name, canonical};
    }
}

static void append(struct parser *parser, gaz_node *node, const gaz_duties *duties) {
    gaz_duties *list = &gaz_findings_of(parser, node)->duties;
    for (uint32_t i = 0; i < duties->count; i++) {
        gaz_name_in_full(parser, &duties->items[i].orgs);
        list->items = gaz_arena_grow(parser->arena, list->items, list->count, &list->capacity,
                                     sizeof *list->items);
        list->items[list->count++] = duties->items[i];
    }
}

struct open_bracket {
    const char *at;
    size_t step;
};

/* All bracketed notes of a text. Brackets are paired with a short stack, so a
 * bracket that never closes hides nothing behind it. */
static void read_brackets(struct parser *parser, gaz_node *node) {
    struct open_bracket open[MOST_OPEN];
    size_t depth = 0;
    gaz_slice text = node->text;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; (at = gaz_scan_round_bracket(at, end)) < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == 0xFF08 || c == '(') {
            if (depth == MOST_OPEN) {
                memmove(open, open + 1, sizeof open - sizeof *open);
                depth--;
            }
            open[depth++] = (struct open_bracket){at, step};
        } else if (depth > 0) {
            struct open_bracket from = open[--depth];
            struct note note;
            bool ended = ends_sentence(text.ptr, from.at) && closes_text(at + step, end);
            if (read_note(parser->arena, gaz_slice_between(from.at + from.step, at), &note) &&
                is_note(&note, ended)) {
                append(parser, node, &note.duties);
            }
        }
        at += step;
    }
}

/* 责任单位：A、B without brackets, as a paragraph of its own or its last sentence. */
static void read_plain(struct parser *parser, gaz_node *node) {
    gaz_slice text = gaz_slice_trim_right(node->text);
    gaz_slice rest;
    struct note note;
    text.len -= gaz_slice_ends(text, "。") ? strlen("。") : 0;
    const char *stop = gaz_slice_find_last(text, "。");
    if (stop != NULL) {
        text = gaz_slice_between(stop + strlen("。"), gaz_slice_end(text));
    }
    if (mark_of(text, &rest) != NULL && read_note(parser->arena, text, &note) &&
        note.organs * 2 >= note.items) {
        append(parser, node, &note.duties);
    }
}

size_t gaz_duty_note(struct parser *parser, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    int depth = 0;
    size_t open = 0;
    for (const char *at = text.ptr; at < end && at - text.ptr <= LONGEST_NOTE;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        open = at == text.ptr ? step : open;
        depth += c == 0xFF08 || c == '(';
        depth -= c == 0xFF09 || c == ')';
        at += step;
        if (depth == 0) {
            struct note note;
            gaz_slice inside = gaz_slice_between(text.ptr + open, at - step);
            size_t len = (size_t)(at - text.ptr);
            bool whole = closes_text(at, end);
            return read_note(parser->arena, inside, &note) && is_note(&note, whole) ? len : 0;
        }
    }
    return 0;
}

void gaz_parse_duties(struct parser *parser, gaz_node *node) {
    if (node->text.ptr != NULL && gaz_node_may_hold(node, GAZ_SIGN_ROUND)) {
        read_brackets(parser, node);
    }
    if (node->text.ptr != NULL && gaz_node_may_hold(node, GAZ_SIGN_COLON)) {
        read_plain(parser, node);
    }
    for (gaz_node *child = node->first; child != NULL; child = child->next) {
        gaz_parse_duties(parser, child);
    }
}
