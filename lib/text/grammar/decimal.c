/* decimal.c - exact decimal numbers as texts print them. */
#include "text/grammar/decimal.h"

#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { MOST_DIGITS = 15, MOST_PLACES = 9 };

static const int64_t largest = 1000000000000000000;

static bool add_digit(struct gaz_decimal *number, int *count, uint32_t c) {
    *count += number->digits > 0 || gaz_digit_value(c) > 0;
    number->digits = number->digits * 10 + gaz_digit_value(c);
    return *count <= MOST_DIGITS;
}

/* Digits, half or full width; a comma counts when three digits follow it. */
static size_t read_whole(gaz_slice text, struct gaz_decimal *number, int *count) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c == ',' && at > text.ptr && end - at > 3) {
            gaz_slice group = {at + 1, 3};
            int64_t value;
            bool more = end - at > 4 && gaz_is_digit((unsigned char)at[4]);
            if (gaz_numeral_arabic(group, &value) != 3 || more) {
                break;
            }
        } else if (!gaz_is_digit(c)) {
            break;
        } else if (!add_digit(number, count, c)) {
            return 0;
        }
        at += step;
    }
    return (size_t)(at - text.ptr);
}

static size_t read_arabic(gaz_slice text, struct gaz_decimal *number) {
    int count = 0;
    size_t len = read_whole(text, number, &count);
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr + len;
    size_t step = 0;
    uint32_t point = len > 0 && at < end ? gaz_utf8_decode(at, end, &step) : 0;
    if (point != '.' && point != 0xFF0E) {
        return len;
    }
    const char *from = at + step;
    for (at = from; at < end; at += step) {
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_digit(c)) {
            break;
        }
        if (!add_digit(number, &count, c) || ++number->scale > MOST_PLACES) {
            return 0;
        }
    }
    return at > from ? (size_t)(at - text.ptr) : len;
}

static size_t read_words(gaz_slice text, struct gaz_decimal *number) {
    size_t zero = gaz_slice_starts(text, "零") ? strlen("零") : 0;
    gaz_slice rest = gaz_slice_from(text, zero);
    if (gaz_slice_starts(rest, "两")) {
        number->digits = 2;
        size_t len = strlen("两");
        int zeros;
        gaz_slice behind = gaz_slice_from(rest, len);
        size_t unit = gaz_decimal_multiplier(behind, &zeros);
        if (unit > 0 && zeros < 4) {
            number->digits = zeros == 2 ? 200 : 2000;
            struct gaz_decimal more = {0};
            size_t tail = read_words(gaz_slice_from(behind, unit), &more);
            bool fits = tail > 0 && more.digits < number->digits / 2;
            number->digits += fits ? more.digits : 0;
            len += unit + (fits ? tail : 0);
        }
        return zero + len;
    }
    size_t len = gaz_numeral_chinese(rest, &number->digits);
    return len > 0 ? zero + len : 0;
}

struct multiplier {
    gaz_slice word;
    int zeros;
};

/* Whether a multiplier may begin text: 亿, 千, 百, 十 or 万 does. */
static bool may_multiply(gaz_slice text) {
    switch (gaz_utf8_first(text)) {
    case 0x4EBF:
    case 0x5343:
    case 0x767E:
    case 0x5341:
    case 0x4E07:
        return true;
    default:
        return false;
    }
}

size_t gaz_decimal_multiplier(gaz_slice text, int *zeros) {
    static const struct multiplier multipliers[] = {
        {GAZ_WORD("万亿"), 12}, {GAZ_WORD("亿"), 8}, {GAZ_WORD("千万"), 7}, {GAZ_WORD("百万"), 6},
        {GAZ_WORD("十万"), 5},  {GAZ_WORD("万"), 4}, {GAZ_WORD("千"), 3},   {GAZ_WORD("百"), 2},
    };
    static const char *const units[] = {"瓦", "米", "克", "卡", "帕", "伏", "升", NULL};
    if (!may_multiply(text)) {
        return 0;
    }
    for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers; i++) {
        size_t len = multipliers[i].word.len;
        if (!gaz_slice_has_start(text, multipliers[i].word)) {
            continue;
        }
        for (const char *const *unit = units; multipliers[i].zeros <= 3 && *unit != NULL; unit++) {
            if (gaz_slice_starts(gaz_slice_from(text, len), *unit)) {
                return 0;
            }
        }
        *zeros = multipliers[i].zeros;
        return len;
    }
    return 0;
}

bool gaz_decimal_shift(struct gaz_decimal *number, int zeros) {
    for (; zeros > 0 && number->scale > 0; zeros--) {
        number->scale--;
    }
    for (; zeros > 0; zeros--) {
        if (number->digits >= largest / 10) {
            return false;
        }
        number->digits *= 10;
    }
    return true;
}

static bool add(struct gaz_decimal *sum, struct gaz_decimal part) {
    while (sum->scale < part.scale) {
        if (sum->digits >= largest / 10) {
            return false;
        }
        sum->digits *= 10;
        sum->scale++;
    }
    for (; part.scale < sum->scale; part.scale++) {
        if (part.digits >= largest / 10) {
            return false;
        }
        part.digits *= 10;
    }
    sum->digits += part.digits;
    return sum->digits < largest;
}

/* One step of 1亿5000万: a number with its multiplier. */
static size_t read_step(gaz_slice text, bool words, struct gaz_decimal *number, int *zeros) {
    *number = (struct gaz_decimal){0};
    *zeros = 0;
    size_t len = words ? read_words(text, number) : read_arabic(text, number);
    if (len == 0) {
        return 0;
    }
    size_t more = gaz_decimal_multiplier(gaz_slice_from(text, len), zeros);
    return gaz_decimal_shift(number, *zeros) ? len + more : 0;
}

size_t gaz_decimal_read(gaz_slice text, struct gaz_decimal *number, bool *words, int *zeros) {
    *words = false;
    size_t len = read_step(text, false, number, zeros);
    if (len == 0) {
        *words = true;
        len = read_step(text, true, number, zeros);
    }
    for (int last = *zeros; len > 0 && last > 2;) {
        struct gaz_decimal part;
        int here;
        gaz_slice rest = gaz_slice_from(text, len);
        size_t zero = !*words && gaz_slice_starts(rest, "零") ? strlen("零") : 0; /* 1亿零5百万 */
        size_t more = read_step(gaz_slice_from(rest, zero), *words, &part, &here);
        if (more == 0 || here >= last || !add(number, part)) {
            break;
        }
        len += zero + more;
        last = *zeros = here;
    }
    return len;
}

gaz_slice gaz_decimal_text(gaz_arena *arena, struct gaz_decimal number) {
    while (number.scale > 0 && number.digits % 10 == 0) {
        number.digits /= 10;
        number.scale--;
    }
    char text[40];
    size_t at = sizeof text;
    for (int place = 0; number.digits > 0 || place <= number.scale; place++) {
        if (place == number.scale && place > 0) {
            text[--at] = '.';
        }
        text[--at] = (char)('0' + number.digits % 10);
        number.digits /= 10;
    }
    return gaz_arena_copy(arena, (gaz_slice){text + at, sizeof text - at});
}
