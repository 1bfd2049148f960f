/* item_label.c - labels like （五）, and what OCR makes of their brackets and numerals. */
#include "clean/rule/item_label.h"

#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

bool gaz_is_round_bracket(uint32_t c) {
    return c == '(' || c == 0xFF08 || c == ')' || c == 0xFF09;
}

/* （ and what OCR reads it for. */
static bool is_open(uint32_t c) {
    static const uint32_t others[] = {0x3008, 0x300A, 0x3010, 0x3014, '[',
                                      '{',    '<',    0xFF3B, 0xFF5B};
    bool open = c == '(' || c == 0xFF08;
    for (size_t i = 0; i < sizeof others / sizeof *others && !open; i++) {
        open = c == others[i];
    }
    return open;
}

bool gaz_is_round_close(uint32_t c) {
    return c == ')' || c == 0xFF09;
}

bool gaz_is_misread_close(uint32_t c) {
    return gaz_is_round_close(c) || c == 0x3009 || c == 0x300B || c == 0x3011 || c == 0x3015 ||
           c == ']' || c == '}' || c == '>' || c == 0xFF3D || c == 0xFF5D;
}

size_t gaz_item_numeral(gaz_slice text, int64_t *value) {
    bool sign = text.len > 0 && (*text.ptr == '=' || *text.ptr == '-');
    *value = sign && *text.ptr == '=' ? 2 : 1;
    return sign ? 1 : gaz_numeral_chinese(text, value);
}

int64_t gaz_item_label(gaz_slice line, size_t *len) {
    gaz_slice text = gaz_slice_trim_left(line);
    const char *end = gaz_slice_end(text);
    size_t step = 0;
    uint32_t open = text.len > 0 ? gaz_utf8_decode(text.ptr, end, &step) : 0;
    int64_t value = 0;
    gaz_slice rest = gaz_slice_from(text, is_open(open) ? step : 0);
    size_t numeral = gaz_item_numeral(rest, &value);
    rest = gaz_slice_from(rest, numeral);
    uint32_t close = numeral > 0 && rest.len > 0 ? gaz_utf8_decode(rest.ptr, end, &step) : 0;
    if (!gaz_is_round_close(close) &&
        !(gaz_is_round_bracket(open) && gaz_is_misread_close(close))) {
        return 0;
    }
    *len = (size_t)(rest.ptr + step - line.ptr);
    return value;
}
