/* tail.c - how a line ends and begins. */
#include "split/line/tail.h"

#include "text/chars.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    BRACKET_REACH = 900, /* bytes back to an open bracket */
    LEAST_OVERLAP = 18,  /* bytes: six Han characters */
    MOST_OVERLAP = 600,
    LEAST_ORGAN = 6, /* bytes of a repeated end of an organ's name */
    MOST_ORGAN = 60
};

static bool is_closer(uint32_t c) {
    switch (c) {
    case 0xFF09:
    case ')':
    case 0x300B:
    case 0x201D:
    case 0x2019:
    case 0x3015:
    case 0x3011:
    case 0x300D:
    case 0x300F:
        return true;
    default:
        return false;
    }
}

static gaz_tail tail_of(uint32_t c) {
    switch (c) {
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case '!':
    case '?':
    case '.':
    case 0x2026:
        return GAZ_TAIL_STOP;
    case 0xFF1B:
    case ';':
        return GAZ_TAIL_SEMICOLON;
    case 0xFF1A:
    case ':':
        return GAZ_TAIL_COLON;
    case 0xFF0C:
    case ',':
    case 0x3001:
        return GAZ_TAIL_COMMA;
    default:
        return gaz_closing_of(c) != 0 ? GAZ_TAIL_COMMA : GAZ_TAIL_OPEN;
    }
}

gaz_tail gaz_tail_of(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    bool closer = false;
    while (end > text.ptr) {
        const char *at = gaz_utf8_before(text.ptr, end);
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_han(c)) {
            return closer ? GAZ_TAIL_CLOSER : GAZ_TAIL_OPEN;
        }
        if (!is_closer(c)) {
            gaz_tail tail = tail_of(c);
            return closer && tail != GAZ_TAIL_STOP ? GAZ_TAIL_CLOSER : tail;
        }
        closer = true;
        end = at;
    }
    return GAZ_TAIL_CLOSER;
}

bool gaz_continues_with(uint32_t c) {
    if (c == 0 || gaz_is_han(c)) {
        return c == 0x7684; /* 的 */
    }
    if (is_closer(c) || c == '%' || c == 0xFF05) {
        return true;
    }
    gaz_tail tail = tail_of(c);
    return c != 0x2026 && gaz_closing_of(c) == 0 && tail != GAZ_TAIL_OPEN;
}

bool gaz_continues(gaz_slice text) {
    return gaz_continues_with(gaz_utf8_first(text));
}

bool gaz_bracket_is_open(gaz_slice text) {
    size_t from = text.len > BRACKET_REACH ? text.len - BRACKET_REACH : 0;
    gaz_slice reach = gaz_slice_from(text, from);
    const char *last = gaz_scan_last_bracket(reach);
    const char *half = gaz_slice_find_last(reach, "(");
    if (half != NULL && (last == NULL || half > last)) {
        return true; /* the last bracket of all, closed by none */
    }
    return last != NULL && gaz_slice_starts(gaz_slice_between(last, gaz_slice_end(text)), "（");
}

/* The longest start of next, between least and most bytes, with which line
 * ends; whole characters only. */
static size_t shared(gaz_slice line, gaz_slice next, size_t least, size_t most) {
    size_t limit = next.len < line.len ? next.len : line.len;
    if (limit > most) {
        limit = most;
    }
    if (limit < least) {
        return 0;
    }
    const char *end = gaz_slice_end(line);
    gaz_slice start = gaz_slice_first(next, least);
    const char *at = end - limit;
    while ((at = gaz_scan_find(gaz_slice_between(at, end), start)) != NULL) {
        size_t len = (size_t)(end - at);
        bool whole = len == next.len || ((unsigned char)next.ptr[len] & 0xC0) != 0x80;
        if (whole && memcmp(at, next.ptr, len) == 0) {
            return len;
        }
        at++;
    }
    return 0;
}

/* …监督管理局） / 理局、市…）: OCR closed the bracket at the end of the page, and
 * the next page takes up the list again within the name. */
static size_t organ_overlap(gaz_slice line, gaz_slice next, size_t *cut) {
    uint32_t last = gaz_utf8_last(line.ptr, gaz_slice_end(line));
    if (last != 0xFF09 && last != ')') {
        return 0;
    }
    const char *close = gaz_utf8_before(line.ptr, gaz_slice_end(line));
    size_t len = shared(gaz_slice_between(line.ptr, close), next, LEAST_ORGAN, MOST_ORGAN);
    if (len == 0) {
        return 0;
    }
    gaz_slice rest = gaz_slice_from(next, len);
    bool list = gaz_slice_starts(rest, "、") || gaz_slice_starts(rest, "，");
    uint32_t end = gaz_utf8_last(rest.ptr, gaz_slice_end(rest));
    if (!list || (end != 0xFF09 && end != ')')) {
        return 0;
    }
    *cut = (size_t)(gaz_slice_end(line) - close);
    return len;
}

size_t gaz_overlap(gaz_slice line, gaz_slice next, size_t *cut) {
    *cut = 0;
    size_t len = organ_overlap(line, next, cut);
    return len > 0 ? len : shared(line, next, LEAST_OVERLAP, MOST_OVERLAP);
}
