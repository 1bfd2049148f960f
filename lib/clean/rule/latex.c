/* latex.c - rule `markup`: formulas of LaTeX that stand for a few characters. */
#include "data/latex.inc"
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_FORMULA = 120, DEEPEST = 4, MOST_CIRCLED = 20 };

/* A formula while it is read; `out` is never longer than the formula itself. */
struct formula {
    gaz_arena *arena;
    const char *at;
    const char *end;
    char out[LONGEST_FORMULA];
    size_t len;
    bool known;    /* everything read so far stands for characters */
    bool commands; /* it holds more than plain characters */
};

static void put(struct formula *f, const char *text, size_t len) {
    f->known = f->known && f->len + len <= sizeof f->out;
    if (f->known) {
        memcpy(f->out + f->len, text, len);
        f->len += len;
    }
}

static const struct latex_row *row_for(gaz_slice name) {
    for (size_t i = 0; i < sizeof latex_rows / sizeof *latex_rows; i++) {
        if (gaz_slice_is(name, latex_rows[i].f0)) {
            return &latex_rows[i];
        }
    }
    return NULL;
}

/* What stands in braces at `at`, absent when none does; goes on behind them. */
static gaz_slice in_braces(struct formula *f) {
    int depth = 0;
    for (const char *at = f->at; at < f->end && (at > f->at || *at == '{'); at++) {
        depth += (*at == '{') - (*at == '}');
        if (depth == 0) {
            gaz_slice inside = gaz_slice_between(f->at + 1, at);
            f->at = at + 1;
            return inside;
        }
    }
    return (gaz_slice){NULL, 0};
}

/* \textcircled{3}: ③. */
static void read_circled(struct formula *f) {
    gaz_slice number = in_braces(f);
    uint32_t value = 0;
    for (size_t i = 0; i < number.len; i++) {
        bool digit = number.ptr[i] >= '0' && number.ptr[i] <= '9' && i < 2;
        value = digit ? 10 * value + (uint32_t)(number.ptr[i] - '0') : MOST_CIRCLED + 1;
    }
    char text[4];
    f->known = f->known && value >= 1 && value <= MOST_CIRCLED;
    put(f, text, gaz_utf8_encode(0x2460 + value - 1, text));
}

static void read_command(struct formula *f) {
    const char *begin = ++f->at;
    while (f->at < f->end && gaz_is_letter((unsigned char)*f->at)) {
        f->at++;
    }
    gaz_slice name = gaz_slice_between(begin, f->at);
    f->commands = true;
    if (gaz_slice_is(name, "textcircled") || gaz_slice_is(name, "circled")) {
        read_circled(f);
        return;
    }
    if (name.len == 0) { /* \% \, \; */
        char c = f->at < f->end ? *f->at++ : '\0';
        bool space = c != '\0' && strchr(",;:! ", c) != NULL;
        f->known = f->known && c != '\0' && (space || strchr("%#&_{}$", c) != NULL);
        put(f, &c, space ? 0 : 1);
        return;
    }
    const struct latex_row *row = row_for(name);
    f->known = f->known && row != NULL;
    if (row != NULL) {
        put(f, row->f1, strlen(row->f1));
    }
}

gaz_slice gaz_script_of(gaz_arena *arena, gaz_slice number, bool up) {
    static const char above[][4] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    static const char below[][4] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    char *out = gaz_arena_alloc(arena, 3 * number.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i];
        bool sign = i == 0 && number.len > 1 && (c == '-' || c == '+');
        if (!sign && (c < '0' || c > '9')) {
            return (gaz_slice){NULL, 0};
        }
        const char *digit = sign ? (up         ? c == '-' ? "⁻" : "⁺"
                                    : c == '-' ? "₋"
                                               : "₊")
                            : up ? above[c - '0']
                                 : below[c - '0'];
        memcpy(out + len, digit, strlen(digit));
        len += strlen(digit);
    }
    return len > 0 ? (gaz_slice){out, len} : (gaz_slice){NULL, 0};
}

/* ^2 ^{\circ} ^{①} _{2}: digits above and below the line have characters of
 * their own. */
static void read_script(struct formula *f) {
    bool up = *f->at++ == '^';
    gaz_slice inside = in_braces(f);
    f->commands = true;
    if (inside.ptr == NULL && f->at < f->end && *f->at == '\\') {
        read_command(f);
        return;
    }
    if (inside.ptr == NULL) {
        inside = (gaz_slice){f->at, f->at < f->end ? 1 : 0};
        f->at += inside.len;
    }
    inside = gaz_slice_trim(inside);
    gaz_slice script = gaz_script_of(f->arena, inside, up);
    if (script.len > 0) {
        put(f, script.ptr, script.len);
        return;
    }
    struct formula inner = {
        .arena = f->arena, .at = inside.ptr, .end = gaz_slice_end(inside), .known = true};
    if (inside.len > 0 && *inside.ptr == '\\') {
        read_command(&inner);
        put(f, inner.out, inner.len);
        f->known = f->known && inner.known && inner.at == inner.end;
        return;
    }
    uint32_t c = gaz_utf8_first(inside);
    f->known = f->known && c >= 0x2460 && c < 0x2460 + MOST_CIRCLED && inside.len == 3;
    put(f, inside.ptr, inside.len);
}

static bool is_plain(char c) {
    return c != '\0' && strchr("0123456789.,+-=/()<>:[]|%*", c) != NULL;
}

/* Reads all of it; true when it stands for characters. */
static bool read_formula(struct formula *f) {
    while (f->at < f->end && f->known) {
        unsigned char c = (unsigned char)*f->at;
        if (c == '\\') {
            read_command(f);
        } else if (c == '^' || c == '_') {
            read_script(f);
        } else if (c == ' ' || c == '{' || c == '}') {
            f->at++;
        } else {
            f->known = is_plain((char)c) || gaz_is_letter(c) || (f->commands && c >= 0x80);
            put(f, f->at++, 1);
        }
    }
    return f->known && f->len > 0;
}

/* What $ or $$ opens, up to its partner on the same line. */
static gaz_slice between_dollars(gaz_slice line, size_t *len) {
    size_t marks = gaz_slice_starts(line, "$$") ? 2 : 1;
    const char *limit = gaz_slice_end(line);
    const char *from = line.ptr + marks;
    const char *close = from < limit ? memchr(from, '$', (size_t)(limit - from)) : NULL;
    if (close == NULL || close - from >= LONGEST_FORMULA || close == from) {
        return (gaz_slice){NULL, 0};
    }
    *len = (size_t)(close - line.ptr) + marks;
    bool whole = marks == 1 || (close + 1 < limit && close[1] == '$');
    return whole ? gaz_slice_between(from, close) : (gaz_slice){NULL, 0};
}

/* \( and \[ up to \) or \] on the same line. */
static gaz_slice between_backslashes(gaz_slice line, size_t *len) {
    bool opens = line.len > 4 && (line.ptr[1] == '(' || line.ptr[1] == '[');
    const char *close =
        opens ? gaz_slice_find(gaz_slice_from(line, 2), line.ptr[1] == '(' ? "\\)" : "\\]") : NULL;
    if (close == NULL || close - line.ptr >= LONGEST_FORMULA) {
        return (gaz_slice){NULL, 0};
    }
    *len = (size_t)(close - line.ptr) + 2;
    return gaz_slice_between(line.ptr + 2, close);
}

/* Nothing that Markdown escapes holds one of these. */
static bool is_formula(gaz_slice inside) {
    return memchr(inside.ptr, '\\', inside.len) != NULL ||
           memchr(inside.ptr, '^', inside.len) != NULL ||
           memchr(inside.ptr, '=', inside.len) != NULL;
}

/* \textcircled{1} without dollars. */
static gaz_slice bare_circled(gaz_slice line, size_t *len) {
    const char *close = gaz_slice_starts(line, "\\textcircled{")
                            ? memchr(line.ptr, '}', line.len < 20 ? line.len : 20)
                            : NULL;
    *len = close == NULL ? 0 : (size_t)(close - line.ptr) + 1;
    return close == NULL ? (gaz_slice){NULL, 0} : gaz_slice_first(line, *len);
}

/* 2 0 between dollars with Chinese text on both sides: digits and no more. */
static bool is_number(gaz_pass *pass, const char *at, const char *end, gaz_slice inside) {
    const char *behind = end;
    bool spaced = *inside.ptr == ' ' && gaz_slice_end(inside)[-1] == ' ';
    gaz_slice digits = spaced ? gaz_slice_trim(inside) : inside;
    for (size_t i = 0; i < digits.len; i++) {
        bool point = digits.ptr[i] == '.' || digits.ptr[i] == ',' || digits.ptr[i] == ' ';
        bool edge = i == 0 || i + 1 == digits.len;
        if (!gaz_is_digit((unsigned char)digits.ptr[i]) && (!point || edge)) {
            return false;
        }
    }
    at -= gaz_pass_before(pass, at) == ' ';
    behind += gaz_pass_at(pass, behind) == ' ';
    return digits.len > 0 && gaz_pass_before(pass, at) >= 0x80 && gaz_pass_at(pass, behind) >= 0x80;
}

/* \(1\) may be an escaped label; \( 20 \) is none. */
static bool is_spaced_number(gaz_pass *pass, const char *at, const char *end, gaz_slice inside,
                             bool escaped) {
    return (!escaped || *inside.ptr == ' ') && is_number(pass, at, end, inside);
}

size_t gaz_correct_formula(gaz_pass *pass, const char *at) {
    gaz_slice line = gaz_slice_between(at, gaz_pass_line_end(pass));
    size_t len = 0;
    gaz_slice inside = *at == '$' ? between_dollars(line, &len) : between_backslashes(line, &len);
    bool escaped = *at == '\\' && inside.len > 0;
    inside = *at == '$' || escaped ? inside : bare_circled(line, &len);
    struct formula f = {
        .arena = pass->arena, .at = inside.ptr, .end = gaz_slice_end(inside), .known = true};
    if (inside.len == 0 || !read_formula(&f) ||
        !(f.commands || is_spaced_number(pass, at, at + len, inside, escaped))) {
        return escaped && is_formula(inside) ? len : 0;
    }
    gaz_pass_note(pass, at, at + len, gaz_arena_copy(pass->arena, (gaz_slice){f.out, f.len}),
                  GAZ_RULE_MARKUP, GAZ_CERTAIN,
                  gaz_slice_of("a formula of LaTeX that stands for characters"));
    return len;
}
