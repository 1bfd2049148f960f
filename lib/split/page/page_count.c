/* page_count.c - page numbers that their counting or their place on the page
 * proves: bare digits, and marks that OCR spoiled. */
#include "split/page/page_count.h"

#include "split/cover/cover.h"
#include "split/line/page_number.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    PAGE_OF_LINES = 6, /* fewer lines between two numbers make no page */
    BARE_DIGITS = 4,
    LONGEST_ROMAN = 6,      /* bytes of xxviii */
    LONGEST_BRACKETED = 16, /* bytes of （ 1024 ） */
    PAGE_AT_MOST = 80,
    MOST_LOST = 6,      /* pages between two numbers that were read */
    LEAST_SPOILED = 3,  /* numbers in spoiled frames that prove each other */
    LEAST_PAGES = 4,    /* pages that prove where the number stands */
    LEAST_HEADS = 3,    /* that count the pages */
    LONGEST_HEAD = 150, /* bytes */
    LONGEST_SCRAP = 2   /* characters of a number of which no digit was read */
};

/* The number on a line of nothing but digits, or -1. */
static int64_t bare_number(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    int64_t value;
    if ((line->facts.first & GAZ_FIRST_DIGIT) == 0) {
        return -1;
    }
    size_t len = gaz_numeral_arabic(text, &value);
    return len > 0 && len == text.len && gaz_utf8_count(text) <= BARE_DIGITS ? value : -1;
}

/* The number on a line of nothing but iv or XII, as the pages of a preface are counted; or -1. */
static int64_t roman_number(const gaz_line *line) {
    static const char letters[] = "ivxlIVXL";
    static const int64_t values[] = {1, 5, 10, 50, 1, 5, 10, 50};
    int64_t sum = 0;
    int64_t last = 50;
    if (line->len > LONGEST_ROMAN) {
        return -1;
    }
    for (uint32_t i = 0; i < line->len; i++) {
        const char *letter = line->text[i] == '\0' ? NULL : strchr(letters, line->text[i]);
        if (letter == NULL) {
            return -1;
        }
        int64_t value = values[letter - letters];
        sum += value > last ? value - 2 * last : value;
        last = value;
    }
    return sum;
}

/* The number on a line of nothing but (12) or [12], which stands apart from the lines
 * around it; or -1. */
static int64_t bracketed_number(const gaz_line_list *lines, uint32_t i) {
    const gaz_line *line = &lines->items[i];
    const uint8_t apart = GAZ_MARK_BLANK_BEFORE | GAZ_MARK_PAGE_BEFORE;
    if (line->len > LONGEST_BRACKETED || (line->marks & apart) == 0 ||
        (i + 1 < lines->count && (line[1].marks & apart) == 0)) {
        return -1;
    }
    size_t step;
    int64_t value;
    gaz_slice text = gaz_line_text(line);
    const char *end = gaz_slice_end(text);
    uint32_t close = gaz_closing_of(gaz_utf8_decode(text.ptr, end, &step));
    if (close == 0 || gaz_utf8_last(text.ptr, end) != close) {
        return -1;
    }
    gaz_slice inside =
        gaz_slice_trim(gaz_slice_between(text.ptr + step, gaz_utf8_before(text.ptr, end)));
    size_t len = gaz_numeral_arabic(inside, &value);
    return len > 0 && len == inside.len ? value : -1;
}

/* A number is that of a page when the one before or behind it is its neighbour
 * in counting and a page of lines lies between. */
static bool is_neighbour(uint32_t a, uint32_t b, int64_t x, int64_t y) {
    return y == x + 1 && b - a > PAGE_OF_LINES;
}

static bool ends_text(const gaz_line *line) {
    uint32_t last = gaz_utf8_last(gaz_line_text(line).ptr, gaz_slice_end(gaz_line_text(line)));
    return gaz_is_sentence_end(last) || line->line_class == GAZ_LINE_DATE ||
           line->line_class == GAZ_LINE_REMARK || line->line_class == GAZ_LINE_PRINT;
}

/* The last line of the text, or of a page. */
static bool ends_page(const gaz_line_list *lines, uint32_t i) {
    return i + 1 == lines->count || (lines->items[i + 1].marks & GAZ_MARK_PAGE_BEFORE) != 0;
}

/* Below a sentence or a date; a number below anything else may be a cell. */
static bool is_foot(const gaz_line_list *lines, uint32_t i) {
    return ends_page(lines, i) && i > 0 && lines->items[i].len < BARE_DIGITS &&
           ends_text(&lines->items[i - 1]);
}

/* The last number that may be that of a page, of one form. */
struct counting {
    uint32_t last;
    int64_t value;
};

static void count_number(const gaz_line_list *lines, struct counting *counting, uint32_t i,
                         int64_t here) {
    if (counting->value >= 0 && is_neighbour(counting->last, i, counting->value, here)) {
        lines->items[counting->last].line_class = GAZ_LINE_PAGE_NUMBER;
        lines->items[i].line_class = GAZ_LINE_PAGE_NUMBER;
    }
    *counting = (struct counting){i, here};
}

static void mark_bare_numbers(const gaz_line_list *lines) {
    struct counting bare = {.value = -1};
    struct counting bracketed = {.value = -1};
    struct counting roman = {.value = -1};
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        uint32_t i = lines->odd[at];
        if (lines->items[i].len > LONGEST_BRACKETED) {
            continue;
        }
        int64_t here = bare_number(&lines->items[i]);
        if (here >= 0) {
            if (is_foot(lines, i)) {
                lines->items[i].line_class = GAZ_LINE_PAGE_NUMBER;
            }
            count_number(lines, &bare, i, here);
        } else if ((here = bracketed_number(lines, i)) >= 0) {
            count_number(lines, &bracketed, i, here);
        } else if ((here = roman_number(&lines->items[i])) > 0) {
            count_number(lines, &roman, i, here);
        }
    }
}

/* A spoiled number is that of a page when a whole one stands a few pages off, as
 * many pages of lines between them as the two numbers say. */
static bool is_counted(uint32_t lines, int64_t pages) {
    return pages > 0 && pages <= MOST_LOST && lines > PAGE_OF_LINES * pages &&
           lines <= PAGE_AT_MOST * pages;
}

/* It has a digit, or a letter for one in a whole frame. */
static bool may_be_spoiled(const gaz_line *line) {
    return line->len <= GAZ_LONGEST_SPOILED &&
           (line->facts.first & (GAZ_FIRST_PAGE_WORD | GAZ_FIRST_LABEL)) != 0 &&
           ((line->facts.signs & GAZ_HAS_DIGIT) != 0 || (line->facts.last & GAZ_LAST_FRAME) != 0);
}

/* 一2, 37一, 二16一 between — 1 — and — 39 —: of the frame one side was lost, or read
 * for a numeral. False when there is no number in such a frame, whole or spoiled. */
static bool mark_spoiled_numbers(const gaz_line_list *lines, bool down) {
    uint32_t last = 0;
    int64_t value = -1;
    bool any = false;
    for (uint32_t n = 0; n < lines->odd_count; n++) {
        uint32_t i = lines->odd[down ? n : lines->odd_count - 1 - n];
        gaz_line *line = &lines->items[i];
        int64_t here = may_be_spoiled(line) ? gaz_spoiled_page_number(gaz_line_text(line)) : -1;
        if (here < 0) {
            continue;
        }
        any = true;
        uint32_t apart = down ? i - last : last - i;
        if (value >= 0 && is_counted(apart, down ? here - value : value - here)) {
            line->line_class = GAZ_LINE_PAGE_NUMBER;
        }
        if (line->line_class == GAZ_LINE_PAGE_NUMBER) {
            last = i;
            value = here;
        }
    }
    return any;
}

static void mark_spoiled_run(const gaz_line_list *lines, const uint32_t *run, uint32_t count) {
    for (uint32_t k = 0; count >= LEAST_SPOILED && k < count; k++) {
        lines->items[run[k]].line_class = GAZ_LINE_PAGE_NUMBER;
    }
}

/* Numbers in frames that were all read for something else, | 2, = 3 =, 4 —, counting up
 * with a page of lines between. Two that are bare prove each other; a few more are asked
 * of these, which may be the cells of a column. */
static void prove_spoiled_numbers(const gaz_line_list *lines) {
    uint32_t run[LEAST_SPOILED];
    uint32_t count = 0;
    int64_t value = -1;
    for (uint32_t n = 0; n < lines->odd_count; n++) {
        uint32_t i = lines->odd[n];
        const gaz_line *line = &lines->items[i];
        int64_t here = may_be_spoiled(line) ? gaz_spoiled_page_number(gaz_line_text(line)) : -1;
        if (here < 0) {
            continue;
        }
        uint32_t apart = count > 0 ? i - run[count - 1] : 0;
        bool next = count > 0 && here == value + 1 && is_counted(apart, 1);
        if (count == LEAST_SPOILED) { /* its first ones are marked */
            count--;
            memmove(run, run + 1, sizeof *run * count);
        }
        count = next ? count : 0;
        run[count++] = i;
        value = here;
        mark_spoiled_run(lines, run, count);
    }
}

/* A character or two without a sentence's end: no line of a text is so short. */
static bool is_scrap(const gaz_line *line) {
    gaz_slice text = gaz_line_text(line);
    return (line->line_class == GAZ_LINE_OTHER && gaz_utf8_count(text) <= LONGEST_SCRAP &&
            !ends_text(line)) ||
           gaz_spoiled_page_number(text) >= 0;
}

static uint32_t count_pages(const gaz_line_list *lines) {
    uint32_t pages = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        pages += ends_page(lines, i);
    }
    return pages;
}

/* Where three pages of four end in their number, the others do too. False when no line
 * is a page number. */
static bool mark_feet(const gaz_line_list *lines) {
    uint32_t numbered = 0;
    bool any = false;
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        uint32_t i = lines->odd[at];
        bool number = lines->items[i].line_class == GAZ_LINE_PAGE_NUMBER;
        any |= number;
        numbered += number && ends_page(lines, i);
    }
    if (numbered < LEAST_PAGES || numbered * 4 < count_pages(lines) * 3) {
        return any;
    }
    for (uint32_t i = 0; i < lines->count; i++) {
        if (ends_page(lines, i) && is_scrap(&lines->items[i])) {
            lines->items[i].line_class = GAZ_LINE_PAGE_NUMBER;
        }
    }
    return any;
}

bool gaz_page_numbers_mark(const gaz_line_list *lines) {
    mark_bare_numbers(lines);
    prove_spoiled_numbers(lines);
    if (mark_spoiled_numbers(lines, true)) {
        mark_spoiled_numbers(lines, false);
    }
    return mark_feet(lines);
}

/* ---- running heads with the number of their page ---- */

/* The number before or behind the words of a head, -1 when none stands there;
 * *words are the rest. */
static int64_t number_beside(gaz_slice text, gaz_slice *words) {
    int64_t value;
    size_t len = gaz_numeral_arabic(text, &value);
    *words = gaz_slice_trim_left(gaz_slice_from(text, len));
    if (len > 0 && len + words->len < text.len) {
        return value;
    }
    size_t digits = 0;
    while (digits < text.len && gaz_is_digit((unsigned char)text.ptr[text.len - digits - 1])) {
        digits++;
    }
    *words = gaz_slice_trim_right(gaz_slice_first(text, text.len - digits));
    bool apart = words->len + digits < text.len;
    bool number = digits > 0 && digits <= BARE_DIGITS && apart;
    return number && gaz_numeral_arabic(gaz_slice_from(text, text.len - digits), &value) > 0 ? value
                                                                                             : -1;
}

/* Whether a digit stands at one end, or may. */
static bool has_outer_digit(gaz_facts facts) {
    return (facts.first & GAZ_FIRST_DIGIT) != 0 ||
           (facts.last & (GAZ_LAST_DATE | GAZ_LAST_FRAME)) != 0;
}

/* The page that a head of the gazette names, -1 for another line. */
static int64_t page_of_head(const gaz_line *line) {
    bool digit = has_outer_digit(line->facts);
    bool plain = line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_TITLE ||
                 line->line_class == GAZ_LINE_TABLE_ROW ||
                 line->line_class == GAZ_LINE_RUNNING_HEAD;
    gaz_slice words;
    gaz_cover_mark mark;
    if (!digit || !plain || line->len > LONGEST_HEAD) {
        return -1;
    }
    int64_t page = number_beside(gaz_line_text(line), &words);
    return page > 0 && gaz_cover_mark_read(words, &mark) &&
                   (mark.name.ptr != NULL || (mark.year >= 0 && mark.number >= 0))
               ? page
               : -1;
}

static void take_head(const gaz_line_list *lines, uint32_t i) {
    lines->items[i].line_class = GAZ_LINE_RUNNING_HEAD;
    gaz_page_number_above(lines, i);
}

/* Marks, or only counts, the heads whose neighbour names the page before or behind,
 * or the one next to it, a page of lines away. */
static uint32_t take_counted_heads(const gaz_line_list *lines, bool mark) {
    uint32_t count = 0;
    uint32_t last = 0;
    int64_t page = -1;
    bool taken = false;
    for (uint32_t at = 0; at < lines->odd_count; at++) {
        uint32_t i = lines->odd[at];
        int64_t here = page_of_head(&lines->items[i]);
        if (here < 0) {
            continue;
        }
        bool counts = page >= 0 && here > page && here <= page + 2 && i - last > PAGE_OF_LINES;
        count += counts + (counts && !taken);
        taken = counts;
        if (counts && mark) {
            take_head(lines, last);
            take_head(lines, i);
        }
        last = i;
        page = here;
    }
    return count;
}

bool gaz_counted_heads_mark(const gaz_line_list *lines) {
    return has_outer_digit(lines->any) && take_counted_heads(lines, false) >= LEAST_HEADS &&
           take_counted_heads(lines, true) > 0;
}

void gaz_page_number_above(const gaz_line_list *lines, uint32_t i) {
    if (i > 0 && bare_number(&lines->items[i - 1]) >= 0) {
        lines->items[i - 1].line_class = GAZ_LINE_PAGE_NUMBER;
    }
}
