/* digits.c - rule `digit`: letters that stand for digits, inside a grammar that proves them. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/slice.h"

enum { LONGEST_RUN = 16 };

/* Digits and letters that look like them, with what stands on either side. */
struct run {
    gaz_slice text;
    gaz_slice digits; /* the same with the letters put right */
    uint32_t before;
    uint32_t after;
    int real;    /* digits that are digits */
    bool hidden; /* it holds an I, which may be Roman, not between digits */
};

static int digit_for(char c) {
    switch (c) {
    case 'O':
    case 'o':
        return '0';
    case 'l':
    case 'I':
        return '1';
    default:
        return c >= '0' && c <= '9' ? c : -1;
    }
}

static bool continues(const char *at) {
    return digit_for(*at) >= 0 || *at == ',' || *at == '.';
}

/* The run around a letter; a full stop or comma at its ends is not part of it. */
static bool read_run(gaz_pass *pass, const char *at, struct run *run) {
    const char *begin = at;
    const char *end = at;
    const char *line_end = gaz_pass_line_end(pass);
    while (begin > pass->line && at - begin < LONGEST_RUN && continues(begin - 1)) {
        begin--;
    }
    while (end < line_end && end - begin <= LONGEST_RUN && continues(end)) {
        end++;
    }
    while (begin < at && digit_for(*begin) < 0) {
        begin++;
    }
    while (digit_for(end[-1]) < 0) {
        end--;
    }
    *run = (struct run){.text = gaz_slice_between(begin, end),
                        .before = gaz_pass_before(pass, begin),
                        .after = gaz_pass_at(pass, end)};
    char *digits = gaz_arena_alloc(pass->arena, run->text.len);
    for (size_t i = 0; i < run->text.len; i++) {
        int digit = digit_for(begin[i]);
        bool inner = i > 0 && i + 1 < run->text.len;
        digits[i] = digit < 0 ? begin[i] : (char)digit;
        run->real += digit == begin[i];
        run->hidden = run->hidden || (begin[i] == 'I' && !inner);
    }
    run->digits = (gaz_slice){digits, run->text.len};
    return run->text.len <= LONGEST_RUN && !gaz_is_letter(run->before) &&
           !gaz_is_letter(run->after) && run->before != '-' && run->before != '_';
}

/* The number without separators, or -1. */
static long value_of(const struct run *run) {
    long value = 0;
    for (size_t i = 0; i < run->digits.len; i++) {
        if (run->digits.ptr[i] < '0' || run->digits.ptr[i] > '9' || i > 5) {
            return -1;
        }
        value = 10 * value + run->digits.ptr[i] - '0';
    }
    return value;
}

/* 2O24 where a year stands: of our time, at least two of its signs digits. */
static bool is_year(const struct run *run) {
    long value = value_of(run);
    return run->text.len == 4 && run->real >= 2 && value >= 1900 && value < 2100;
}

/* 1,2OO and 1O.5: groups of three behind commas, one full stop. */
static bool is_grouped(gaz_slice digits) {
    size_t since = 0;
    bool comma = false;
    bool stop = false;
    for (size_t i = 0; i < digits.len; i++) {
        bool mark = digits.ptr[i] == ',' || digits.ptr[i] == '.';
        if (mark && (stop || since == 0 || (comma && since != 3) ||
                     (!comma && since > 3 && digits.ptr[i] == ','))) {
            return false;
        }
        comma = comma || digits.ptr[i] == ',';
        stop = stop || digits.ptr[i] == '.';
        since = mark ? 0 : since + 1;
    }
    return since > 0 && (!comma || stop || since == 3);
}

/* Units of amounts; 级, 型 and the like also stand behind names (O型, I级). */
static bool is_amount_unit(uint32_t c) {
    static const uint32_t units[] = {'%',    0xFF05, 0x5143, 0x4E07, 0x4EBF, 0x4EBA, 0x6237, 0x4E2A,
                                     0x540D, 0x9879, 0x5428, 0x516C, 0x4EA9, 0x5BB6, 0x5E73, 0x5929,
                                     0x5C81, 0x4EF6, 0x573A, 0x6B21, 0x5343, 0x767E, 0x53F0, 0x8F86,
                                     0x5EA7, 0x5904, 0x5934, 0x682A, 0x500D, 0x5E74};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i] == c) {
            return true;
        }
    }
    return false;
}

static bool is_amount(const struct run *run) {
    bool zero = run->digits.ptr[0] == '0' && run->digits.len > 1 && run->digits.ptr[1] != '.';
    return run->real > 0 && !run->hidden && !zero && is_amount_unit(run->after) &&
           is_grouped(run->digits);
}

/* 处l万元以上: a lone l that 万 or 亿 follows. */
static bool is_one_of_many(const struct run *run) {
    return gaz_slice_is(run->text, "l") && gaz_is_han(run->before) &&
           (run->after == 0x4E07 || run->after == 0x4EBF);
}

static bool is_edge(uint32_t c) {
    return c == 0 || gaz_is_space(c);
}

/* 52l00 in a row: a letter between digits of a number that stands alone. */
static bool is_cell(const struct run *run) {
    enum { LEAST_DIGITS = 3 };
    char first = run->text.ptr[0];
    char last = run->text.ptr[run->text.len - 1];
    return run->real >= LEAST_DIGITS && first != '0' && gaz_is_digit((unsigned char)first) &&
           gaz_is_digit((unsigned char)last) && is_edge(run->before) && is_edge(run->after) &&
           is_grouped(run->digits);
}

static const char *why_number(const struct run *run) {
    long value = value_of(run);
    bool only_roman = run->real == 0 && run->hidden;
    if (is_year(run) && (run->after == 0x5E74 || (run->before == 0x3014 && run->after == 0x3015))) {
        return "four signs where a year stands";
    }
    if (value > 0 && run->before == 0x3015 && run->after == 0x53F7) {
        return "the serial of a document number";
    }
    if ((value >= 1 && value <= 12 && run->before == 0x5E74 && run->after == 0x6708) ||
        (value >= 1 && value <= 31 && run->before == 0x6708 && run->after == 0x65E5)) {
        return "the month or day of a date";
    }
    bool article = run->after == 0x6761 || run->after == 0x7AE0 || run->after == 0x8282;
    if (value > 0 && !only_roman && run->before == 0x7B2C && article) {
        return "the number of an article or chapter";
    }
    return is_amount(run) || is_one_of_many(run) ? "an amount with its unit"
           : is_cell(run)                        ? "a letter between the digits of a number"
                                                 : NULL;
}

bool gaz_correct_digits(gaz_pass *pass, const char *at) {
    struct run run;
    const char *why = read_run(pass, at, &run) ? why_number(&run) : NULL;
    return why != NULL && gaz_pass_note(pass, run.text.ptr, gaz_slice_end(run.text), run.digits,
                                        GAZ_RULE_DIGIT, GAZ_CERTAIN, gaz_slice_of(why));
}
