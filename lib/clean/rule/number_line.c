/* number_line.c - rule `doc-number`: specks around the number above a title, and around the
 * title's first lines.
 *
 * 重府发〔2009〕39号， on a line of its own with 重庆市人民政府， and 关于… below it: OCR reads
 * specks of dirt as marks, and neither line is then what it is. What stands below proves
 * that no sentence goes on here. */
#include "clean/rule/context_rules.h"
#include "data/organs.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    MOST_BLANK = 3,      /* lines between two of a title */
    LONGEST_TITLE = 120, /* bytes of one of its lines */
    LONGEST_SPECKS = 8   /* bytes of what is taken off one end of a line */
};

/* A line with the specks at its ends, and without. */
struct speckled {
    gaz_slice line;
    gaz_slice text;
};

static const char *const specks[] = {"，", "。", "、", "；", "“", "”", "‘", "’", "·",
                                     ",",  ".",  "_",  "-",  "'", ";", "|", NULL};

static gaz_slice without_specks(gaz_slice text) {
    bool some = true;
    while (some) {
        text = gaz_slice_trim(text);
        some = false;
        for (const char *const *speck = specks; *speck != NULL && !some; speck++) {
            size_t len = strlen(*speck);
            bool first = gaz_slice_starts(text, *speck);
            some = text.len > len && (first || gaz_slice_ends(text, *speck));
            text = !some   ? text
                   : first ? gaz_slice_from(text, len)
                           : gaz_slice_first(text, text.len - len);
        }
    }
    return text;
}

/* The next line behind `at`, the end of one, that is not blank. */
static struct speckled line_behind(gaz_slice whole, const char *at) {
    const char *end = gaz_slice_end(whole);
    struct speckled found = {{at, 0}, {at, 0}};
    for (int i = 0; i <= MOST_BLANK && at < end && found.text.len == 0; i++) {
        at += gaz_line_terminator(at, end);
        found.line = gaz_slice_between(at, gaz_line_end(at, end));
        found.text = gaz_slice_trim(found.line);
        at = gaz_slice_end(found.line);
    }
    bool short_one = found.text.len <= LONGEST_TITLE;
    found.text = short_one ? without_specks(found.text) : (gaz_slice){at, 0};
    return found;
}

static bool holds_sentence(gaz_slice text) {
    return gaz_slice_find(text, "，") != NULL || gaz_slice_find(text, "。") != NULL ||
           gaz_slice_find(text, "；") != NULL || gaz_slice_find(text, "：") != NULL;
}

static bool is_organ(gaz_slice text) {
    size_t word;
    return !holds_sentence(text) && gaz_organ_suffix(text, &word) != GAZ_ORGAN_NONE;
}

/* 关于…, 某某人民政府关于…. */
static bool is_title(gaz_slice text) {
    const char *about = gaz_slice_find(text, "关于");
    return about != NULL && (about == text.ptr || is_organ(gaz_slice_between(text.ptr, about)));
}

static void take_off(gaz_pass *pass, const char *begin, const char *end) {
    gaz_slice off = gaz_slice_between(begin, end);
    if (gaz_slice_trim(off).len > 0 && off.len <= LONGEST_SPECKS) {
        gaz_pass_note(pass, begin, end, gaz_slice_of(""), GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                      gaz_slice_of("a speck beside a document number or the title below it"));
    }
}

/* 根据国发〔2009〕39号， goes on, and the number that was read begins with a word before it. */
static bool is_cited(gaz_slice number) {
    static const char *const words[] = {"转发", "印发", "根据", "按照", "依据", "依照",
                                        "执行", "废止", "遵照", "落实", NULL};
    bool cited = false;
    for (const char *const *word = words; *word != NULL; word++) {
        cited |= gaz_slice_starts(number, *word);
    }
    return cited;
}

void gaz_correct_number_line(gaz_pass *pass, gaz_slice number) {
    const char *end = gaz_pass_line_end(pass);
    const char *behind = gaz_slice_end(number);
    bool alone = gaz_slice_trim(gaz_slice_between(pass->line, number.ptr)).len == 0;
    if (!alone || is_cited(number) ||
        without_specks(gaz_slice_between(number.ptr, end)).len > number.len ||
        end - behind > LONGEST_SPECKS) {
        return;
    }
    struct speckled first = line_behind(pass->text, end);
    bool about = is_title(first.text);
    struct speckled second = line_behind(pass->text, gaz_slice_end(first.line));
    bool organ = !about && is_organ(first.text) && gaz_slice_starts(second.text, "关于");
    if (about || organ) {
        gaz_slice head = gaz_slice_trim_left(first.line);
        gaz_slice next = gaz_slice_trim_left(second.line);
        take_off(pass, behind, end);
        take_off(pass, head.ptr, first.text.ptr);
        if (organ) {
            take_off(pass, gaz_slice_end(first.text), gaz_slice_end(first.line));
            take_off(pass, next.ptr, second.text.ptr);
        }
    }
}
