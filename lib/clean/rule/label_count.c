/* label_count.c - rule `label`: （AAA） between （五） and （七） is （六）. */
#include "clean/rule/context_rules.h"
#include "clean/rule/item_label.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_WRONG = 3, /* characters between the brackets */
    MOST_LINES = 60,   /* to the labels before and behind it */
    REACH = 12000      /* bytes to them */
};

/* The value of 二、 at the start of a line, 0 for none. */
static int64_t heading_value(gaz_slice line, size_t *len) {
    int64_t value = 0;
    gaz_slice text = gaz_slice_trim_left(line);
    *len = gaz_item_numeral(text, &value);
    return *len > 0 && gaz_slice_starts(gaz_slice_from(text, *len), "、") ? value : 0;
}

/* The value of the next such label behind the line at hand, 0 for none near. */
static int64_t label_behind(gaz_pass *pass, int64_t (*value_of)(gaz_slice line, size_t *len)) {
    const char *end = gaz_slice_end(pass->text);
    const char *at = gaz_pass_line_end(pass);
    const char *reach = end - at > REACH ? at + REACH : end;
    for (int i = 0; i < MOST_LINES && at < reach; i++) {
        at = gaz_line_end(at, reach);
        at += gaz_line_terminator(at, reach);
        size_t len;
        int64_t value = value_of(gaz_slice_between(at, reach), &len);
        if (value > 0) {
            return value;
        }
    }
    return 0;
}

/* The same for the lines before. */
static int64_t label_before(const gaz_pass *pass) {
    const char *line = pass->line;
    const char *reach = line - pass->text.ptr > REACH ? line - REACH : pass->text.ptr;
    for (int i = 0; i < MOST_LINES && line > reach; i++) {
        const char *end = gaz_line_before(reach, line);
        line = gaz_line_begin(reach, end);
        size_t len;
        int64_t value = gaz_item_label(gaz_slice_between(line, end), &len);
        if (value > 0) {
            return value;
        }
    }
    return 0;
}

/* The label that the count asks for here: one more than the one before, and the
 * one behind is the next. 0 when they do not say so. */
static int64_t counted(gaz_pass *pass) {
    int64_t before = label_before(pass);
    return before > 0 && label_behind(pass, gaz_item_label) == before + 2 ? before + 1 : 0;
}

/* The characters of the label and the bracket behind them; NULL when no label can
 * stand there. *own is the value of its numeral, 0 for none; *sound says that it has one and
 * both its brackets. */
static const char *read_label(gaz_pass *pass, const char *at, bool round, int64_t *own,
                              bool *sound) {
    const char *close = at;
    uint32_t c = 0;
    int count = 0;
    int han = 0;
    for (; count <= LONGEST_WRONG && !gaz_is_misread_close(c = gaz_pass_at(pass, close)); count++) {
        bool kana = c >= 0x30A1 && c <= 0x30FA; /* ニ, read for 二 */
        if (!gaz_is_han(c) && !kana && !(c >= 'A' && c <= 'Z')) {
            return NULL;
        }
        han += gaz_is_han(c);
        close += c < 0x80 ? 1 : 3;
    }
    if (!gaz_is_misread_close(c) || count == 0) {
        return NULL;
    }
    gaz_slice wrong = gaz_slice_between(at, close);
    const char *behind = close + (c < 0x80 ? 1 : 3);
    *own = 0;
    bool numeral = gaz_numeral_chinese(wrong, own) == wrong.len;
    *own = numeral ? *own : 0;
    *sound = numeral && round && gaz_is_round_bracket(c);
    bool text = gaz_slice_trim(gaz_slice_between(behind, gaz_pass_line_end(pass))).len > 0;
    return text && (numeral || (gaz_is_round_close(c) && han <= 1)) ? behind : NULL;
}

bool gaz_is_first_label(gaz_pass *pass) {
    return label_behind(pass, gaz_item_label) == 2;
}

bool gaz_is_first_heading(gaz_pass *pass) {
    return label_behind(pass, heading_value) == 2;
}

static void note_label(gaz_pass *pass, const char *begin, const char *end, int64_t value) {
    static const char digits[][4] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (value <= 0 || value > 99) {
        return;
    }
    const char *tens = value >= 20 ? digits[value / 10] : "";
    gaz_slice label = gaz_arena_format(pass->arena, "（%s%s%s）", tens, value >= 10 ? "十" : "",
                                       digits[value % 10]);
    gaz_pass_note(pass, begin, end, label, GAZ_RULE_LABEL, GAZ_CERTAIN,
                  gaz_slice_of("it stands between the labels before and behind it in counting"));
}

size_t gaz_correct_counted_label(gaz_pass *pass, const char *at, size_t step) {
    int64_t own;
    bool sound;
    bool round = gaz_is_round_bracket(gaz_pass_at(pass, at));
    gaz_slice before = gaz_slice_trim_left(gaz_slice_between(pass->line, at));
    const char *behind = before.len == 0 ? read_label(pass, at + step, round, &own, &sound) : NULL;
    int64_t value = behind == NULL ? 0 : sound ? gaz_recount_item(pass, own) : counted(pass);
    if (value == 0 || (!sound && own > 0 && own != value)) {
        return 0;
    }
    note_label(pass, at, behind, value);
    return (size_t)(behind - at);
}

bool gaz_correct_open_label(gaz_pass *pass, const char *close, size_t step) {
    enum { LONGEST_HEAD = 12 /* bytes of what stands for the numeral, and of a speck */ };
    gaz_slice head = gaz_slice_trim_left(gaz_slice_between(pass->line, close));
    int64_t value = 0;
    if (head.len > LONGEST_HEAD || (head.len > 0 && gaz_is_round_bracket(gaz_utf8_first(head)))) {
        return false; /* nearly always: the label is sound */
    }
    bool numeral = head.len > 0 && gaz_numeral_chinese(head, &value) == head.len;
    if (!numeral || counted(pass) != value) {
        value = gaz_count_open_item(pass, head, close + step);
    }
    note_label(pass, head.ptr, close + step, value);
    return value > 0;
}
