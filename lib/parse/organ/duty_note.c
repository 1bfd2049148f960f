/* duty_note.c - a note that says who answers for what: （牵头单位：A；配合单位：B、C）,
 * （A、B按照职责分工负责）, （A牵头，B配合）, and plain lists of organs. */
#include "parse/organ/duty_note.h"

#include "parse/organ/known_organ.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_NOTE = 4096,
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
    struct parser *parser;
    gaz_duties duties;
    gaz_duty pending;   /* organs whose role is not known yet */
    const char *marked; /* the role that a mark gave, NULL when none did */
    uint32_t items;
    uint32_t organs; /* items that look like organs */
    bool roles;      /* a mark or a verb was there */
    bool elsewhere;  /* 完成时限： what follows is no organ, up to the next mark */
};

/* What stands between two separators of a note. */
struct piece {
    gaz_slice text; /* ptr NULL: a sentence ends there, as in no note */
    uint64_t seen;  /* gaz_slice_bit of its characters, and perhaps of others */
    bool colon;     /* it may hold one */
};

static bool may_hold(const struct piece *piece, const char *character) {
    return (piece->seen & gaz_slice_bit(character)) != 0;
}

static void flush(struct note *note, const char *role) {
    if (note->pending.orgs.count == 0) {
        return;
    }
    note->pending.role = role != NULL ? role : "unspecified";
    gaz_duties *duties = &note->duties;
    duties->items = gaz_arena_grow(note->parser->arena, duties->items, duties->count,
                                   &duties->capacity, sizeof *duties->items);
    duties->items[duties->count++] = note->pending;
    note->pending = (gaz_duty){0};
}

static void add_organ(struct note *note, struct piece piece) {
    gaz_slice organ = gaz_slice_trim(piece.text);
    while (gaz_slice_ends(organ, "。") || gaz_slice_ends(organ, "，")) {
        organ.len -= strlen("。");
    }
    if (organ.len == 0) {
        return;
    }
    bool looks;
    gaz_slice name = gaz_known_organ(note->parser, organ, &looks);
    note->pending.open |= gaz_slice_starts(organ, "各") ||
                          (may_hold(&piece, "关") && gaz_slice_find(organ, "有关") != NULL);
    note->items++;
    note->organs += looks;
    gaz_slices_add(note->parser->arena, &note->pending.orgs, name);
}

/* The part of a piece from begin to end. */
static struct piece part_of(const struct piece *piece, const char *begin, const char *end) {
    return (struct piece){gaz_slice_between(begin, end), piece->seen, piece->colon};
}

/* 县直有关部门单位及各乡镇 are two. */
static void add_joined(struct note *note, const struct piece *item) {
    gaz_slice text = item->text;
    const char *plus = may_hold(item, "及") ? gaz_slice_find(text, "及各") : NULL;
    if (plus == NULL) {
        add_organ(note, *item);
        return;
    }
    add_organ(note, part_of(item, text.ptr, plus));
    add_organ(note, part_of(item, plus + strlen("及"), gaz_slice_end(text)));
}

/* 县商务局等县直有关部门单位及各乡镇: what 等 sums up is not named; what 及 adds is. */
static void add_item(struct note *note, const struct piece *item) {
    gaz_slice text = item->text;
    const char *and_so_on = may_hold(item, "等") ? gaz_slice_find(text, "等") : NULL;
    if (and_so_on == NULL || and_so_on == text.ptr) {
        add_joined(note, item);
        return;
    }
    gaz_slice rest = gaz_slice_between(and_so_on + strlen("等"), gaz_slice_end(text));
    bool sums_up = rest.len == 0 || gaz_slice_find(rest, "部门") != NULL ||
                   gaz_slice_find(rest, "单位") != NULL;
    if (!sums_up) {
        add_joined(note, item);
        return;
    }
    add_organ(note, part_of(item, text.ptr, and_so_on));
    note->pending.open = true;
    const char *plus = gaz_slice_find(rest, "及");
    if (plus != NULL) {
        add_organ(note, part_of(item, plus + strlen("及"), gaz_slice_end(rest)));
    }
}

/* Whether a mark may begin the piece: by the last byte of its first character. */
static bool may_begin_in_mark(gaz_slice piece) {
    const uint64_t bits = gaz_slice_bit("牵") | gaz_slice_bit("主") | gaz_slice_bit("配") |
                          gaz_slice_bit("协") | gaz_slice_bit("参") | gaz_slice_bit("责") |
                          gaz_slice_bit("负") | gaz_slice_bit("落") | gaz_slice_bit("实") |
                          gaz_slice_bit("完");
    return piece.len >= strlen("牵头") && (bits & gaz_slice_bit(piece.ptr)) != 0;
}

static const struct role_word *mark_of(gaz_slice piece, gaz_slice *rest) {
    if (!may_begin_in_mark(piece)) {
        return NULL;
    }
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

/* Whether a verb may end the piece: by its last character. */
static bool may_end_in_verb(gaz_slice piece) {
    switch (gaz_utf8_last(piece.ptr, gaz_slice_end(piece))) {
    case 0x8D23: /* 责 */
    case 0x5DE5: /* 工 */
    case 0x5B9E: /* 实 */
    case 0x5934: /* 头 */
    case 0x5408: /* 合 */
    case 0x4E0E: /* 与 */
    case 0x52A9: /* 助 */
    case 0x52A0: /* 加 */
        return true;
    default:
        return false;
    }
}

static const struct role_word *verb_of(gaz_slice piece) {
    for (size_t i = 0; may_end_in_verb(piece) && i < sizeof verbs / sizeof *verbs; i++) {
        if (piece.len > verbs[i].word.len && gaz_slice_has_end(piece, verbs[i].word)) {
            return &verbs[i];
        }
    }
    return NULL;
}

/* 完成时限：…, 联系人：…: a mark that names no role. */
static bool has_other_mark(const struct piece *piece) {
    gaz_slice text = piece->text;
    const char *colon = piece->colon ? gaz_slice_find(text, "：") : NULL;
    return colon != NULL &&
           gaz_utf8_count(gaz_slice_between(text.ptr, colon)) <= LONGEST_OTHER_MARK;
}

/* One piece of the note, between separators. */
static void add_piece(struct note *note, struct piece piece) {
    piece.text = gaz_slice_trim(piece.text);
    const struct role_word *mark = piece.colon ? mark_of(piece.text, &piece.text) : NULL;
    if (mark != NULL) {
        flush(note, note->marked);
        note->marked = mark->role;
        note->roles = true;
        note->elsewhere = false;
    } else if (note->marked != NULL && (note->elsewhere || has_other_mark(&piece))) {
        note->elsewhere = true;
        return;
    }
    const struct role_word *verb = verb_of(piece.text);
    if (verb == NULL) {
        add_item(note, &piece);
        return;
    }
    note->roles = true;
    piece.text.len -= verb->word.len;
    add_item(note, &piece);
    if (note->marked == NULL || strcmp(verb->role, "lead") == 0) {
        flush(note, verb->role);
    }
}

/* The next piece from *at on, which moves to the separator behind it. Nearly all of it is
 * Han: U+4000 to U+EFFF, by their first byte. */
static struct piece next_piece(const char **at, const char *end, int *depth) {
    struct piece piece = {.text = {*at, 0}};
    const char *here = *at;
    while (here < end) {
        if ((unsigned char)*here - 0xE4u < 0xEFu - 0xE4u) {
            piece.seen |= gaz_slice_bit(here);
            here += 3;
            continue;
        }
        size_t step;
        uint32_t c = gaz_utf8_decode(here, end, &step);
        if (c == 0x3002) { /* 。 */
            return (struct piece){.text = {NULL, 0}};
        }
        *depth += c == 0xFF08 || c == '(';
        *depth -= (c == 0xFF09 || c == ')') && *depth > 0;
        piece.colon |= c == 0xFF1A || c == ':';
        if (*depth == 0 && (c == 0xFF1B || c == ';' || c == 0x3001 || c == 0xFF0C || c == ',')) {
            break;
        }
        here += step;
    }
    piece.text.len = (size_t)(here - *at);
    *at = here;
    return piece;
}

/* Reads the inside of a bracket; false when it is no responsibility note. */
static bool read_note(struct parser *parser, gaz_slice text, struct note *note) {
    *note = (struct note){.parser = parser};
    if (text.len == 0 || text.len > LONGEST_NOTE) {
        return false;
    }
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    for (int depth = 0;;) {
        struct piece piece = next_piece(&at, end, &depth);
        if (piece.text.ptr == NULL) {
            return false;
        }
        add_piece(note, piece);
        if (at == end) {
            break;
        }
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == 0xFF1B || c == ';') {
            flush(note, note->marked);
        }
        at += step;
    }
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

/* Without the bracket at each end, of either width. */
static gaz_slice without_brackets(gaz_slice bracketed) {
    size_t close = gaz_slice_ends(bracketed, ")") ? strlen(")") : strlen("）");
    size_t open = gaz_slice_starts(bracketed, "(") ? strlen("(") : strlen("（");
    return gaz_slice_between(bracketed.ptr + open, gaz_slice_end(bracketed) - close);
}

bool gaz_read_duty_note(struct parser *parser, gaz_slice text, gaz_slice bracketed,
                        gaz_duties *duties) {
    struct note note;
    bool ended = ends_sentence(text.ptr, bracketed.ptr) &&
                 closes_text(gaz_slice_end(bracketed), gaz_slice_end(text));
    if (!read_note(parser, without_brackets(bracketed), &note) || !is_note(&note, ended)) {
        return false;
    }
    *duties = note.duties;
    return true;
}

bool gaz_read_marked_duties(struct parser *parser, gaz_slice text, gaz_duties *duties) {
    gaz_slice rest;
    struct note note;
    if (mark_of(text, &rest) == NULL || !read_note(parser, text, &note) ||
        note.organs * 2 < note.items) {
        return false;
    }
    *duties = note.duties;
    return true;
}

size_t gaz_duty_note(struct parser *parser, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    int depth = 0;
    for (const char *at = text.ptr; at < end && at - text.ptr <= LONGEST_NOTE;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        depth += c == 0xFF08 || c == '(';
        depth -= c == 0xFF09 || c == ')';
        at += step;
        if (depth == 0) {
            gaz_duties duties;
            gaz_slice bracketed = gaz_slice_between(text.ptr, at);
            return gaz_read_duty_note(parser, text, bracketed, &duties) ? bracketed.len : 0;
        }
    }
    return 0;
}
