/* stray_space.c - rule `space`: a space inside a sentence, 农 村公路管护经费由….
 *
 * Chinese print sets no space between words, but gaps part names, cells and headings. What
 * counts is the clause around the space: long, hardly parted, none of its pieces as short as
 * names are, and not the one that a label, a field or a cell may begin.
 */
#include "clean/context_rules.h"
#include "data/bigrams.h"
#include "text/chars.h"
#include "text/label.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    REACH = 48,         /* characters of a clause that are looked at on each side */
    LEAST_CLAUSE = 7,   /* Han characters of a clause that says something */
    HAN_FOR_GAP = 5,    /* so many for each of its gaps */
    LONGEST_UNIT = 3,   /* Han characters */
    LEAST_PIECE = 4,    /* Han characters of the longer piece beside the space */
    LONGEST_FIELD = 8,  /* 主持人, 关键词 at the start of a line */
    LEAST_LINE = 20 * 3 /* bytes of a line that the next one goes on with */
};

/* What stands on one side of the space, up to the next mark or the end of the line. */
struct side {
    int han;
    int gaps;
    int piece; /* Han characters up to the first gap */
    bool wide; /* a gap of more than one space */
    bool line; /* the line begins or ends here */
    bool unit; /* the first piece is the unit of a number: 18日 上海市… */
};

static void see(struct side *side, uint32_t c, uint32_t last) {
    if (c == ' ') {
        side->gaps++;
        side->wide |= last == ' ';
    } else {
        side->han++;
        side->piece += side->gaps == 0;
    }
}

static struct side before_space(const gaz_pass *pass, const char *at) {
    struct side side = {0};
    uint32_t last = ' ';
    for (int count = 0; count < REACH; count++) {
        uint32_t c = gaz_pass_before(pass, at);
        side.line = c == 0;
        if (c != ' ' && !gaz_is_han(c)) {
            side.unit = gaz_is_digit(c) && side.han <= LONGEST_UNIT;
            break;
        }
        see(&side, c, last);
        last = c;
        at = gaz_utf8_before(pass->line, at);
    }
    return side;
}

static struct side behind_space(const gaz_pass *pass, const char *at) {
    struct side side = {0};
    uint32_t last = ' ';
    for (int count = 0; count < REACH; count++) {
        uint32_t c = gaz_pass_at(pass, at);
        side.line = c == 0;
        if (c != ' ' && !gaz_is_han(c)) {
            break;
        }
        see(&side, c, last);
        last = c;
        at += c == ' ' ? 1 : c < GAZ_BMP ? 3 : 4;
    }
    return side;
}

/* The line before breaks off within a sentence: this one begins in the middle of a clause. */
static bool goes_on(const gaz_pass *pass) {
    const char *end = pass->line;
    if (end == pass->text.ptr || end[-1] != '\n') {
        return false;
    }
    end--;
    end -= end > pass->text.ptr && end[-1] == '\r';
    size_t room = (size_t)(end - pass->text.ptr);
    gaz_slice tail = gaz_slice_between(end - (room < LEAST_LINE ? room : LEAST_LINE), end);
    return room >= LEAST_LINE && gaz_is_han(gaz_utf8_last(tail.ptr, end)) &&
           memchr(tail.ptr, '\n', tail.len) == NULL && gaz_slice_find(tail, "　　") == NULL;
}

/* 第一条 为了…, 一、总体要求 坚持…, 主持人 张某…: what may stand before a gap in its own right. */
static bool may_head_line(const gaz_pass *pass, const struct side *before) {
    gaz_label label;
    gaz_slice line = gaz_slice_between(pass->line, pass->text.ptr + pass->text.len);
    return gaz_label_read(line, &label) > 0 || before->piece <= LONGEST_FIELD || before->gaps > 0;
}

/* Whether the space at `at`, between these two Han characters, was put into a sentence. */
static bool is_stray(gaz_pass *pass, const char *at, uint32_t first, uint32_t second) {
    if (!gaz_is_bigram(first, second) || !gaz_context_is_prose(pass)) {
        return false;
    }
    struct side before = before_space(pass, at);
    struct side behind = behind_space(pass, at + 1);
    int han = before.han + behind.han;
    int gaps = before.gaps + behind.gaps + 1;
    bool prose = han >= LEAST_CLAUSE && gaps * HAN_FOR_GAP <= han &&
                 (before.piece >= LEAST_PIECE || behind.piece >= LEAST_PIECE);
    return prose && !before.wide && !behind.wide && !before.unit &&
           (!before.line || goes_on(pass) || !may_head_line(pass, &before));
}

bool gaz_correct_stray_space(gaz_pass *pass, const char *at, uint32_t before, uint32_t after) {
    return is_stray(pass, at, before, after) &&
           gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_SPACE, GAZ_CERTAIN,
                         gaz_slice_of("inside a sentence, between characters that ordinary text "
                                      "sets side by side"));
}
