/* item_count.c - rule `label`: items counted within their list.
 *
 * （一） （一） （三）: the second is （二）. 人） between （一） and （三） at the start of a
 * line, below one that ends in ； is （二） as well. A list goes from a line that ends in ： to the
 * next article or heading: what stands in another list proves nothing. */
#include "clean/rule/context_rules.h"
#include "clean/rule/item_label.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_LINES = 60, /* to the labels before and behind */
    REACH = 12000,   /* bytes to them */
    MOST_HEAD = 2    /* characters that are read for a numeral */
};

/* 第三条 and 二、: a list is over. */
static bool bounds_list(gaz_slice line) {
    gaz_label label;
    gaz_slice text = gaz_slice_trim_left(line);
    return text.len > 0 && gaz_label_may_begin(gaz_utf8_first(text)) &&
           gaz_label_read(text, &label) > 0 &&
           (label.kind == GAZ_LABEL_ARTICLE || label.kind == GAZ_LABEL_CHAPTER ||
            label.kind == GAZ_LABEL_SECTION || label.kind == GAZ_LABEL_LEVEL1);
}

/* The value of the label before the line at hand in its list; 0 where the list begins, -1 when
 * nothing tells. */
static int64_t value_before(const gaz_pass *pass) {
    const char *line = pass->line;
    const char *reach = line - pass->text.ptr > REACH ? line - REACH : pass->text.ptr;
    size_t len;
    for (int i = 0; i < MOST_LINES && line > reach; i++) {
        const char *end = gaz_line_before(reach, line);
        line = gaz_line_begin(reach, end);
        gaz_slice before = gaz_slice_trim_right(gaz_slice_between(line, end));
        int64_t value = gaz_item_label(before, &len);
        if (value > 0) {
            return value;
        }
        if (gaz_slice_ends(before, "：") || gaz_slice_ends(before, ":")) {
            return 0;
        }
        if (bounds_list(before)) {
            break;
        }
    }
    return -1;
}

/* The value of the next label in the list of the line at hand; 0 for none. */
static int64_t value_behind(gaz_pass *pass) {
    const char *end = gaz_slice_end(pass->text);
    const char *at = gaz_pass_line_end(pass);
    const char *reach = end - at > REACH ? at + REACH : end;
    size_t len;
    for (int i = 0; i < MOST_LINES && at < reach; i++) {
        const char *line = at + gaz_line_terminator(at, reach);
        at = gaz_line_end(line, reach);
        gaz_slice behind = gaz_slice_between(line, at);
        int64_t value = gaz_item_label(behind, &len);
        if (value > 0 || bounds_list(behind)) {
            return value;
        }
    }
    return 0;
}

int64_t gaz_recount_item(gaz_pass *pass, int64_t own) {
    gaz_context *context = pass->data;
    bool odd = own <= context->last_item;
    context->last_item = own;
    int64_t before = odd ? value_before(pass) : 0;
    if (before < own || value_behind(pass) != before + 2) {
        return 0;
    }
    context->last_item = before + 1;
    return before + 1;
}

/* The last line before the one at hand that is not blank. */
static gaz_slice last_line(const gaz_pass *pass) {
    enum { MOST_BLANK = 3 };
    const char *line = pass->line;
    const char *reach = line - pass->text.ptr > REACH ? line - REACH : pass->text.ptr;
    gaz_slice found = {line, 0};
    for (int i = 0; i <= MOST_BLANK && line > reach && found.len == 0; i++) {
        const char *end = gaz_line_before(reach, line);
        line = gaz_line_begin(reach, end);
        found = gaz_slice_trim(gaz_slice_between(line, end));
    }
    return found;
}

static bool ends_item(gaz_slice line) {
    return gaz_slice_ends(line, "；") || gaz_slice_ends(line, "：") || gaz_slice_ends(line, ";") ||
           gaz_slice_ends(line, ":");
}

/* 人, 全, “四, nothing: at most two characters, Han or a speck. */
static bool may_be_misread(gaz_slice head) {
    static const char *const specks[] = {"“", "”", "。", "，", "、", "_", ".", "-", NULL};
    int count = 0;
    for (const char *const *speck = specks; *speck != NULL; speck++) {
        size_t len = strlen(*speck);
        head = gaz_slice_starts(head, *speck) ? gaz_slice_from(head, len) : head;
    }
    for (const char *at = head.ptr; at < gaz_slice_end(head); count++) {
        size_t step;
        if (!gaz_is_han(gaz_utf8_decode(at, gaz_slice_end(head), &step))) {
            return false;
        }
        at += step;
    }
    return count <= MOST_HEAD;
}

int64_t gaz_count_open_item(gaz_pass *pass, gaz_slice head, const char *behind) {
    gaz_slice text = gaz_slice_trim_left(gaz_slice_between(behind, gaz_pass_line_end(pass)));
    if (text.len == 0 || !gaz_is_han(gaz_utf8_first(text)) || !may_be_misread(head) ||
        !ends_item(last_line(pass))) {
        return 0;
    }
    int64_t own = 0;
    bool numeral = head.len > 0 && gaz_numeral_chinese(head, &own) == head.len;
    int64_t value = value_before(pass) + 1;
    int64_t next = value_behind(pass);
    bool counts = value > 0 && next == value + 1;
    bool agrees = numeral && own == value && (next == 0 || next > value);
    return (counts && (!numeral || own == value)) || agrees ? value : 0;
}
