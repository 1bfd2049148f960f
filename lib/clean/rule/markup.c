/* markup.c - rule `markup`: scraps of HTML, LaTeX and Markdown inside text. */
#include "data/markup.inc"
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

static const struct markup_row *row_for(gaz_slice rest) {
    for (size_t i = 0; i < sizeof markup_rows / sizeof *markup_rows; i++) {
        if (gaz_slice_starts(rest, markup_rows[i].f0)) {
            return &markup_rows[i];
        }
    }
    return NULL;
}

static int digit_of(char c, int base) {
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : base;
    return value < base ? value : -1;
}

/* &#12288; and &#x3000;: bytes taken, 0 when it is none, or names a character
 * that is no text. */
static size_t numeric_entity(gaz_slice rest, uint32_t *c) {
    size_t at = strlen("&#");
    bool hex = rest.len > at && (rest.ptr[at] == 'x' || rest.ptr[at] == 'X');
    int base = hex ? 16 : 10;
    at += hex;
    size_t first = at;
    *c = 0;
    for (int value;
         at < rest.len && at - first < 7 && (value = digit_of(rest.ptr[at], base)) >= 0;) {
        *c = *c * (uint32_t)base + (uint32_t)value;
        at++;
    }
    bool text = (*c > ' ' && *c < 0x7F) || (*c >= 0xA0 && *c != 0x2028 && *c != 0x2029 &&
                                            (*c < 0xD800 || *c > 0xF8FF) && *c < 0x110000);
    return at > first && at < rest.len && rest.ptr[at] == ';' && text ? at + 1 : 0;
}

/* 1\. 总体要求: a full stop or bracket that Markdown need not take for a mark. One
 * that begins a line stays when Markdown would read a heading or list without it;
 * a star stays, as two of them would be emphasis. */
static bool is_escape(const gaz_pass *pass, const char *at) {
    uint32_t next = gaz_pass_at(pass, at + 1);
    uint32_t before = gaz_pass_before(pass, at);
    if (next != 0 && next < 0x80 && strchr("-+#>!", (int)next) != NULL) {
        return before != 0 && (gaz_is_digit(before) || gaz_is_han(before));
    }
    return next < 0x80 && strchr(".()[]_", (int)next) != NULL && next != 0 &&
           (before == 0 || gaz_is_digit(before) || gaz_is_han(before) || gaz_is_cjk_punct(before) ||
            (before >= 0x2460 && before <= 0x24FF)); /* ① */
}

size_t gaz_correct_markup(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(pass->text));
    const struct markup_row *row = row_for(rest);
    uint32_t named;
    size_t len = c == '&' ? 0 : gaz_correct_formula(pass, at);
    if (len > 0) {
        return len;
    }
    if (row != NULL) {
        len = strlen(row->f0);
        gaz_pass_note(pass, at, at + len, gaz_slice_of(row->f1), GAZ_RULE_MARKUP, GAZ_CERTAIN,
                      gaz_slice_of("a scrap of markup that stands for a character"));
        return len;
    }
    if (c == '&' && gaz_slice_starts(rest, "&#") && (len = numeric_entity(rest, &named)) > 0) {
        char *text = gaz_arena_alloc(pass->arena, 4);
        gaz_pass_note(pass, at, at + len, (gaz_slice){text, gaz_utf8_encode(named, text)},
                      GAZ_RULE_MARKUP, GAZ_CERTAIN,
                      gaz_slice_of("a numeric entity that stands for a character"));
        return len;
    }
    if (c == '\\' && is_escape(pass, at)) {
        gaz_pass_note(pass, at, at + 1, gaz_slice_of(""), GAZ_RULE_MARKUP, GAZ_CERTAIN,
                      gaz_slice_of("a backslash before a mark that needs none"));
    }
    return step;
}
