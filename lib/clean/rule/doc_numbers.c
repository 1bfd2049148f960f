/* doc_numbers.c - rule `doc-number`: 发文字号 in its own brackets, without spaces. */
#define _GNU_SOURCE
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_CODE = 12, WIDEST_GAP = 2 /* spaces before the bracket */ };

/* Where the code before the bracket begins; `end` is where it ends. */
static const char *code_begin(const gaz_pass *pass, const char *end) {
    const char *at = end;
    for (int count = 0; count < LONGEST_CODE && at > pass->line; count++) {
        const char *before = gaz_utf8_before(pass->line, at);
        if (!gaz_is_han(gaz_pass_at(pass, before))) {
            break;
        }
        at = before;
    }
    return at;
}

/* What ends the codes of numbers: 郯政办字, 国发, 法释 ... Round brackets round a
 * year follow other words as well (公告（2024）第12号), so there it must be one. */
static bool ends_like_code(gaz_slice code) {
    static const char series[] = "发字函规办通复批电秘综政府委任释党财教建环审人保农卫计工交水林商"
                                 "公民司安监质食药市税金融法改";
    gaz_slice all = gaz_slice_of(series);
    bool found = false;
    for (size_t at = 0; code.len >= 6 && at + 3 <= all.len && !found; at += 3) {
        found = memcmp(all.ptr + at, gaz_slice_end(code) - 3, 3) == 0;
    }
    return found;
}

/* ( ） （ ) < 〈: they stand round years of other words too, 公告（2024）第12号. */
static bool is_loose(uint32_t bracket) {
    return bracket == '(' || bracket == 0xFF08 || bracket == '<' || bracket == 0x3008 ||
           bracket == ')' || bracket == 0xFF09 || bracket == '>' || bracket == 0x3009;
}

static bool is_plausible(gaz_slice code, uint32_t bracket) {
    if (code.len < 6 || gaz_slice_ends(code, "公告") || gaz_slice_ends(code, "令")) {
        return false;
    }
    return !is_loose(bracket) || ends_like_code(code);
}

/* The bracket that closes what opened before `at`: 2024 and a sign behind it; 0 for none. */
static uint32_t closing_behind_year(const gaz_pass *pass, const char *at) {
    enum { YEAR = 4 };
    at += gaz_pass_at(pass, at) == ' ';
    for (int i = 0; i < YEAR; i++, at++) {
        if (!gaz_is_digit(gaz_pass_at(pass, at))) {
            return 0;
        }
    }
    return gaz_pass_at(pass, at + (gaz_pass_at(pass, at) == ' '));
}

/* 宁环罚(2018]5号: only a number has a bracket of its own kind there, whatever its code ends with.
 */
static bool closes_as_number(const gaz_pass *pass, gaz_slice code, const char *behind) {
    uint32_t close = closing_behind_year(pass, behind);
    return gaz_is_number_bracket_close(close) && !is_loose(close) && is_plausible(code, 0x3014);
}

/* The number behind its code as it should be printed: 〔2024〕24号. */
static gaz_slice printed(gaz_pass *pass, gaz_slice tail) {
    char *out = gaz_arena_alloc(pass->arena, tail.len + 6);
    size_t len = 0;
    for (const char *at = tail.ptr; at < gaz_slice_end(tail);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(tail), &step);
        if (gaz_is_number_bracket_open(c)) {
            len += gaz_utf8_encode(0x3014, out + len);
        } else if (gaz_is_number_bracket_close(c)) {
            len += gaz_utf8_encode(0x3015, out + len);
        } else if (!gaz_is_space(c)) {
            memcpy(out + len, at, step);
            len += step;
        }
        at += step;
    }
    return (gaz_slice){out, len};
}

static size_t digits_at(gaz_slice text, const char *at) {
    size_t count = 0;
    while (at + count < gaz_slice_end(text) && at[count] >= '0' && at[count] <= '9') {
        count++;
    }
    return count;
}

static const char *skip_spaces(gaz_slice text, const char *at) {
    while (at < gaz_slice_end(text) && *at == ' ') {
        at++;
    }
    return at;
}

/* Where the signs end that were read for the closing bracket at `at`: J, j, |, ]j;
 * `at` when there are none. */
static const char *behind_wrong_close(gaz_slice text, const char *at) {
    static const char wrong[] = "JIijl1|/\\";
    size_t step = 0;
    if (at < gaz_slice_end(text) &&
        !gaz_is_number_bracket_close(gaz_utf8_decode(at, gaz_slice_end(text), &step))) {
        step = 0;
    }
    const char *sign = at + step;
    size_t twice = 0;
    if (step > 0 && sign < gaz_slice_end(text) &&
        gaz_is_number_bracket_close(gaz_utf8_decode(sign, gaz_slice_end(text), &twice))) {
        return sign + twice; /* 2018)】3号 */
    }
    bool some = sign < gaz_slice_end(text) && *sign != '\0' && strchr(wrong, *sign) != NULL;
    return some ? sign + 1 : at;
}

/* 2009J12号, 2026]j 3号 behind the opening bracket, a plausible code before it: the
 * closing one was read as something else. Answers its length, *close and *behind
 * are where those signs begin and end; 0 when it is no number. */
static size_t read_damaged(gaz_slice text, const char **close, const char **behind) {
    enum { YEAR = 4, LONGEST_SERIAL = 4 };
    const char *year = text.ptr;
    size_t digits = digits_at(text, year);
    bool plausible = digits >= YEAR && (memcmp(year, "19", 2) == 0 || memcmp(year, "20", 2) == 0);
    if (!plausible || digits > YEAR + 1 + LONGEST_SERIAL) {
        return 0;
    }
    *close = year + YEAR;
    *behind = behind_wrong_close(text, *close);
    const char *serial = skip_spaces(text, *behind);
    size_t count = digits_at(text, serial);
    const char *end = skip_spaces(text, serial + count);
    if (*behind == *close || count == 0 || count > LONGEST_SERIAL ||
        !gaz_slice_starts(gaz_slice_between(end, gaz_slice_end(text)), "号")) {
        return 0;
    }
    return (size_t)(end - text.ptr) + strlen("号");
}

/* 2024]]号: the serial 1 read for a bar. Answers the length up to and with 号, 0 when
 * something else stands behind the year; *year is where the year ends. */
static size_t read_bar(gaz_slice text, const char **year) {
    enum { YEAR = 4 };
    size_t step;
    *year = text.ptr + YEAR;
    if (digits_at(text, text.ptr) != YEAR || text.len == YEAR ||
        (memcmp(text.ptr, "19", 2) != 0 && memcmp(text.ptr, "20", 2) != 0) ||
        !gaz_is_number_bracket_close(gaz_utf8_decode(*year, gaz_slice_end(text), &step))) {
        return 0;
    }
    const char *bar = skip_spaces(text, *year + step);
    gaz_slice rest = gaz_slice_between(bar, gaz_slice_end(text));
    bool one = rest.len > 3 && *bar != '\0' && strchr("]|lI", *bar) != NULL &&
               gaz_slice_starts(gaz_slice_from(rest, 1), "号");
    return one ? (size_t)(bar + 1 - text.ptr) + strlen("号") : 0;
}

static size_t mend_bar(gaz_pass *pass, gaz_slice code, gaz_slice rest, size_t step) {
    const char *year;
    size_t len = ends_like_code(code) ? read_bar(rest, &year) : 0;
    if (len > 0) {
        gaz_pass_note(
            pass, gaz_slice_end(code), rest.ptr + len,
            gaz_arena_format(pass->arena, "〔%.*s〕1号", (int)(year - rest.ptr), rest.ptr),
            GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
            gaz_slice_of("a bar where the serial of a document number stands"));
    }
    return step + len;
}

static size_t mend_damaged(gaz_pass *pass, gaz_slice code, const char *at, uint32_t c,
                           size_t step) {
    const char *close;
    const char *behind;
    gaz_slice rest = gaz_slice_between(at + step, gaz_pass_line_end(pass));
    size_t len = read_damaged(rest, &close, &behind);
    if (len == 0) {
        return mend_bar(pass, code, rest, step);
    }
    if (c != 0x3014 && !ends_like_code(code)) {
        return step;
    }
    gaz_slice serial = printed(pass, gaz_slice_between(behind, rest.ptr + len));
    gaz_pass_note(pass, gaz_slice_end(code), rest.ptr + len,
                  gaz_arena_format(pass->arena, "〔%.*s〕%.*s", (int)(close - rest.ptr), rest.ptr,
                                   GAZ_FMT(serial)),
                  GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                  gaz_slice_of("the closing bracket of a document number: the opening one, year, "
                               "serial and 号 stand around it"));
    return step + len;
}

/* Nothing but Han characters and single spaces between them, at least one. */
static bool is_spaced_code(gaz_slice code) {
    bool spaced = false;
    int count = 0;
    for (const char *at = code.ptr; at < gaz_slice_end(code);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(code), &step);
        bool gap = c == ' ';
        if (!(gap || gaz_is_han(c)) || (gap && (at == code.ptr || at[-1] == ' '))) {
            return false;
        }
        spaced |= gap;
        count += !gap;
        at += step;
    }
    return spaced && count <= LONGEST_CODE;
}

/* The line at hand, or what stands in the round brackets on it around `at`; nothing where
 * that is more than a number has. */
static gaz_slice around(gaz_pass *pass, const char *at) {
    enum { REACH = 256 /* bytes on each side */ };
    const char *line_end = gaz_pass_line_end(pass);
    const char *from = at - pass->line > REACH ? at - REACH : pass->line;
    const char *to = line_end - at > REACH ? at + REACH : line_end;
    gaz_slice head = gaz_slice_between(from, at);
    const char *wide = gaz_slice_find_last(head, "（");
    const char *half = gaz_slice_find_last(head, "(");
    const char *open = wide > half ? wide : half;
    if (open == NULL) {
        bool whole = from == pass->line && to == line_end;
        return whole ? gaz_slice_trim(gaz_slice_between(from, to)) : (gaz_slice){at, 0};
    }
    gaz_slice inside = gaz_slice_between(open + (*open == '(' ? 1 : 3), to);
    const char *behind = gaz_slice_find(gaz_slice_between(at, to), "号");
    gaz_slice number = gaz_slice_between(inside.ptr, behind == NULL ? to : behind + 3);
    gaz_slice rest = gaz_slice_between(gaz_slice_end(number), to);
    bool closed = gaz_slice_starts(rest, "）") || gaz_slice_starts(rest, ")");
    return closed ? number : (gaz_slice){number.ptr, 0};
}

/* 安政 发〔2019〕8号 on a line of its own or in brackets is one number: takes out the spaces
 * inside its code, whose bracket c stands at `at`. 转发 国发〔2019〕8号 begins with a word, and in
 * 规划的通知 国发〔2019〕8号 a title ends. */
static bool close_code(gaz_pass *pass, const char *at, uint32_t c) {
    static const char *const words[] = {"转发", "印发", "关于", "根据", "按照", "依据", NULL};
    static const char *const kinds[] = {"通知", "意见", "决定", "方案", "办法", "规划",
                                        "规定", "细则", "通告", "公告", "批复", NULL};
    gaz_slice line = around(pass, at);
    if (at < line.ptr || at >= gaz_slice_end(line)) {
        return false;
    }
    gaz_slice code = gaz_slice_trim(gaz_slice_between(line.ptr, at));
    bool word = false;
    for (const char *const *one = words; *one != NULL; one++) {
        word |= gaz_slice_starts(code, *one);
    }
    if (word || gaz_slice_holds_any(code, kinds) || !is_spaced_code(code)) {
        return false;
    }
    char *closed = gaz_arena_alloc(pass->arena, line.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < code.len; i++) {
        closed[len] = code.ptr[i];
        len += code.ptr[i] != ' ';
    }
    gaz_slice should = {closed, len};
    memcpy(closed + len, at, (size_t)(gaz_slice_end(line) - at));
    gaz_slice number = {closed, len + (size_t)(gaz_slice_end(line) - at)};
    gaz_doc_number_shape shape;
    if (!is_plausible(should, c) || gaz_doc_number_read(number, &shape) != number.len) {
        return false;
    }
    for (const char *gap = code.ptr; gap < gaz_slice_end(code); gap++) {
        if (*gap == ' ') {
            gaz_pass_note(
                pass, gap, gap + 1, gaz_slice_of(""), GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                gaz_slice_of("inside the code of a number on a line of its own, or in brackets"));
        }
    }
    return true;
}

/* Length of what reads 2023〕 12号 behind the misread opening bracket; 0 when it does not.
 * *close is where the year ends, *behind where its closing bracket does. */
static size_t read_whole(gaz_slice text, const char **close, const char **behind) {
    enum { YEAR = 4, LONGEST_SERIAL = 4 };
    size_t step;
    gaz_slice year = gaz_slice_trim_left(text);
    if (digits_at(text, year.ptr) != YEAR ||
        (memcmp(year.ptr, "19", 2) != 0 && memcmp(year.ptr, "20", 2) != 0)) {
        return 0;
    }
    *close = year.ptr + YEAR;
    const char *sign = skip_spaces(text, *close);
    if (sign == gaz_slice_end(text) ||
        !gaz_is_number_bracket_close(gaz_utf8_decode(sign, gaz_slice_end(text), &step))) {
        return read_damaged(year, close, behind);
    }
    *behind = sign + step;
    const char *serial = skip_spaces(text, *behind);
    size_t count = digits_at(text, serial);
    const char *end = skip_spaces(text, serial + count);
    bool whole = count > 0 && count <= LONGEST_SERIAL &&
                 gaz_slice_starts(gaz_slice_between(end, gaz_slice_end(text)), "号");
    return whole ? (size_t)(end - text.ptr) + strlen("号") : 0;
}

size_t gaz_correct_letter_bracket(gaz_pass *pass, const char *at, size_t step) {
    gaz_slice head = gaz_slice_trim_right(gaz_slice_between(pass->line, at));
    const char *end = gaz_slice_end(head);
    gaz_slice code = gaz_slice_between(code_begin(pass, end), end);
    gaz_slice rest = gaz_slice_between(at + step, gaz_pass_line_end(pass));
    const char *close;
    const char *behind;
    size_t len = ends_like_code(code) ? read_whole(rest, &close, &behind) : 0;
    if (len == 0) {
        return step;
    }
    gaz_slice serial = printed(pass, gaz_slice_between(behind, rest.ptr + len));
    gaz_pass_note(pass, end, rest.ptr + len,
                  gaz_arena_format(pass->arena, "〔%.*s〕%.*s", 4, close - 4, GAZ_FMT(serial)),
                  GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                  gaz_slice_of("a letter where a document number has its opening bracket: code, "
                               "year, serial and 号 stand around it"));
    return step + len;
}

/* The year in its brackets at the start of text, 0 for none; answers its length. */
static size_t read_year(gaz_slice text) {
    enum { YEAR = 4 };
    size_t open;
    size_t close;
    (void)gaz_utf8_decode(text.ptr, gaz_slice_end(text), &open);
    const char *year = skip_spaces(text, text.ptr + open);
    const char *end = skip_spaces(text, year + YEAR);
    if (digits_at(text, year) != YEAR || end >= gaz_slice_end(text) ||
        (memcmp(year, "19", 2) != 0 && memcmp(year, "20", 2) != 0) ||
        !gaz_is_number_bracket_close(gaz_utf8_decode(end, gaz_slice_end(text), &close))) {
        return 0;
    }
    return (size_t)(end - text.ptr) + close;
}

/* 12号 begins the line behind the one at hand. */
static bool serial_follows(gaz_pass *pass) {
    const char *next = gaz_pass_line_end(pass);
    const char *end = gaz_slice_end(pass->text);
    next += gaz_line_terminator(next, end);
    gaz_slice line = gaz_slice_trim_left(gaz_slice_between(next, end));
    size_t count = digits_at(line, line.ptr);
    return count > 0 && gaz_slice_starts(gaz_slice_from(line, count), "号");
}

/* 号 stands where a line begins below, past a page number perhaps, or where its right column does.
 */
static bool mark_follows(gaz_pass *pass) {
    enum { MOST_LINES = 4, LONGEST = 400 };
    const char *end = gaz_slice_end(pass->text);
    const char *at = gaz_pass_line_end(pass);
    for (int i = 0; i < MOST_LINES && at < end; i++) {
        at += gaz_line_terminator(at, end);
        const char *reach = end - at < LONGEST ? end : at + LONGEST;
        gaz_slice line = gaz_slice_between(at, gaz_line_end(at, reach));
        if (gaz_slice_starts(gaz_slice_trim_left(line), "号") ||
            gaz_slice_find(line, " 号") != NULL) {
            return true;
        }
        at = gaz_slice_end(line);
    }
    return false;
}

/* The number stands elsewhere in the text with its 号. The text is searched so often only:
 * one without any 号 has thousands of such numbers. */
static bool stands_elsewhere(const gaz_pass *pass, gaz_slice code, gaz_slice year,
                             gaz_slice serial) {
    enum { MOST_SEARCHES = 64 };
    gaz_context *context = pass->data;
    if (context->number_searches == MOST_SEARCHES) {
        return false;
    }
    context->number_searches++;
    gaz_slice whole = gaz_arena_format(pass->arena, "%.*s%.*s%.*s号", GAZ_FMT(code), GAZ_FMT(year),
                                       GAZ_FMT(serial));
    return memmem(pass->text.ptr, pass->text.len, whole.ptr, whole.len) != NULL;
}

/* Nothing but a bracket that closes stands in the rest of a line. */
static bool ends_number_line(gaz_slice rest) {
    gaz_slice mark = gaz_slice_trim_left(rest);
    size_t len = gaz_slice_starts(mark, "）") ? strlen("）") : gaz_slice_starts(mark, ")");
    return gaz_slice_trim_left(gaz_slice_from(mark, len)).len == 0;
}

/* 〔2024〕 at the end of a line, 12号 on the next one; and 〔2024〕12 before the end of
 * its line or a bracket, which lacks 号. */
static size_t mend_broken(gaz_pass *pass, gaz_slice code, const char *at, size_t step) {
    gaz_slice rest = gaz_slice_between(at, gaz_pass_line_end(pass));
    size_t year = ends_like_code(code) ? read_year(rest) : 0;
    if (year == 0) {
        return step;
    }
    gaz_slice behind = gaz_slice_trim_left(gaz_slice_from(rest, year));
    size_t serial = digits_at(behind, behind.ptr);
    gaz_slice last = gaz_slice_from(behind, serial);
    gaz_slice tail = gaz_slice_between(gaz_slice_end(code), rest.ptr + year);
    gaz_slice should = printed(pass, tail);
    if (behind.len == 0 && serial_follows(pass) && !gaz_slice_equal(tail, should)) {
        gaz_pass_note(pass, tail.ptr, gaz_slice_end(tail), should, GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                      gaz_slice_of("the year of a document number whose serial is on the next "
                                   "line"));
        return year;
    }
    if (serial > 0 && ends_number_line(last) && !mark_follows(pass)) {
        bool proved = stands_elsewhere(pass, code, should, gaz_slice_first(behind, serial));
        gaz_pass_note(pass, last.ptr, last.ptr, gaz_slice_of("号"), GAZ_RULE_DOC_NUMBER,
                      proved ? GAZ_CERTAIN : GAZ_LIKELY,
                      gaz_slice_of(proved ? "a document number without its 号, which the text has "
                                            "elsewhere with it"
                                          : "it may be a document number without its 号"));
        return year;
    }
    return step;
}

/* 【〔【2024〕: a bracket of a number that was read more than once; answers where the last
 * begins, and `at` for one that stands alone. */
static const char *last_of_brackets(const gaz_pass *pass, const char *at, size_t step) {
    enum { MOST_BRACKETS = 3 };
    const char *last = at;
    at += step;
    for (int i = 1; i < MOST_BRACKETS && gaz_is_number_bracket_open(gaz_pass_at(pass, at)); i++) {
        last = at;
        at += (unsigned char)*at < 0x80 ? 1 : strlen("〔");
    }
    return last;
}

static size_t mend_brackets(gaz_pass *pass, const char *at, size_t step) {
    const char *last = last_of_brackets(pass, at, step);
    gaz_slice head = gaz_slice_trim_right(gaz_slice_between(pass->line, at));
    const char *end = gaz_slice_end(head);
    gaz_slice code = gaz_slice_between(code_begin(pass, end), end);
    gaz_doc_number_shape shape;
    gaz_slice rest = gaz_slice_between(last, gaz_pass_line_end(pass));
    size_t len = ends_like_code(code) ? gaz_doc_number_bare(rest, &shape) : 0;
    if (len == 0) {
        return step;
    }
    gaz_pass_note(pass, end, last + len, printed(pass, gaz_slice_first(rest, len)),
                  GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                  gaz_slice_of("the opening bracket of a document number, read more than once"));
    gaz_correct_number_line(pass, gaz_slice_between(code.ptr, last + len));
    return (size_t)(last + len - at);
}

size_t gaz_correct_doc_number(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    uint32_t next = gaz_pass_at(pass, at + step);
    if (gaz_is_number_bracket_open(next)) {
        return mend_brackets(pass, at, step);
    }
    if (!gaz_is_digit(next) && next != ' ') {
        return step;
    }
    gaz_slice head = gaz_slice_trim_right(gaz_slice_between(pass->line, at));
    const char *end = gaz_slice_end(head);
    if (at - end > WIDEST_GAP) {
        return step; /* the code is on the line before, in the right one of two columns */
    }
    const char *begin = code_begin(pass, end);
    bool closed = begin > pass->line && begin[-1] == ' ' && close_code(pass, at, c);
    gaz_slice code = gaz_slice_between(begin, end);
    gaz_doc_number_shape shape;
    gaz_slice line = gaz_slice_between(begin, gaz_pass_line_end(pass));
    if (!closed && !is_plausible(code, c) && !closes_as_number(pass, code, at + step)) {
        return step;
    }
    size_t len = gaz_doc_number_read(line, &shape);
    if (len == 0) {
        size_t mended = mend_damaged(pass, code, at, c, step);
        return mended > step ? mended : mend_broken(pass, code, at, step);
    }
    gaz_slice tail = gaz_slice_between(end, begin + len);
    gaz_slice should = printed(pass, tail);
    if (!gaz_slice_equal(tail, should)) {
        gaz_pass_note(pass, end, begin + len, should, GAZ_RULE_DOC_NUMBER, GAZ_CERTAIN,
                      gaz_pass_say(pass, GAZ_CERTAIN,
                                   "a document number: code %.*s, year, serial, 号",
                                   GAZ_FMT(code)));
    }
    gaz_correct_number_line(pass, gaz_slice_between(begin, begin + len));
    return (size_t)(begin + len - at);
}
