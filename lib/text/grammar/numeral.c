/* numeral.c - Chinese and Arabic numerals (GB/T 15835-2011). */
#include "text/grammar/numeral.h"

#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

/* Characters that stand for 〇 in typed dates; see domain notes on GB2312. */
static const uint32_t circle_zeros[] = {0x25CB, 0x25EF, 0xFF2F, 'O', 'o', 0x041E, 0x03BF, 0x2B55};

enum { NO_NUMERAL = -1, LARGEST_DIGIT = 9, CONTRACTED = 10000 };

/* Digits and units with what they are worth; 廿 and its kin 20 to 40 above CONTRACTED. */
// clang-format off
#define NUMERALS(X) \
    X(0x3007, 0) /* 〇 */ X(0x96F6, 0) /* 零 */ \
    X(0x4E00, 1) /* 一 */ X(0x58F9, 1) /* 壹 */ \
    X(0x4E8C, 2) /* 二 */ X(0x8D30, 2) /* 贰 */ X(0x8CB3, 2) /* 貳 */ X(0x5F0D, 2) /* 弍 */ \
    X(0x4E09, 3) /* 三 */ X(0x53C1, 3) /* 叁 */ X(0x53C3, 3) /* 參 */ \
    X(0x56DB, 4) /* 四 */ X(0x8086, 4) /* 肆 */ \
    X(0x4E94, 5) /* 五 */ X(0x4F0D, 5) /* 伍 */ \
    X(0x516D, 6) /* 六 */ X(0x9646, 6) /* 陆 */ X(0x9678, 6) /* 陸 */ \
    X(0x4E03, 7) /* 七 */ X(0x67D2, 7) /* 柒 */ \
    X(0x516B, 8) /* 八 */ X(0x634C, 8) /* 捌 */ \
    X(0x4E5D, 9) /* 九 */ X(0x7396, 9) /* 玖 */ \
    X(0x5341, 10) /* 十 */ X(0x62FE, 10) /* 拾 */ \
    X(0x767E, 100) /* 百 */ X(0x4F70, 100) /* 佰 */ \
    X(0x5343, 1000) /* 千 */ X(0x4EDF, 1000) /* 仟 */ \
    X(0x5EFF, CONTRACTED + 20) /* 廿 */ \
    X(0x5345, CONTRACTED + 30) /* 卅 */ \
    X(0x534C, CONTRACTED + 40) /* 卌 */
// clang-format on

/* Each of them has a row of its own: the factor is the least that gives them. */
enum { ROWS = 128 };
#define ROW_OF(c) (((c)*UINT32_C(671) >> 8) % ROWS)

/* One more than what a character is worth, so that rows of none say NO_NUMERAL. */
static const struct numeral {
    uint16_t character;
    int16_t worth_and_one;
} numerals[ROWS] = {
#define ROW(c, worth) [ROW_OF(c)] = {(c), (worth) + 1},
    NUMERALS(ROW)
#undef ROW
};

/* A switch becomes a search by halves, whose branches depend on the text: twice the time. */
static int worth_of(uint32_t c) {
    const struct numeral *row = &numerals[ROW_OF(c)];
    return row->character == c ? row->worth_and_one - 1 : NO_NUMERAL;
}

static int digit_of(uint32_t c) {
    int worth = worth_of(c);
    return worth <= LARGEST_DIGIT ? worth : NO_NUMERAL;
}

int gaz_chinese_digit(uint32_t c, bool circles) {
    int digit = digit_of(c);
    bool ascii = c < 0x80 && c != 'O' && c != 'o'; /* as most that is asked about */
    bool circle = circles && digit < 0 && !ascii && (c < 0x3000 || c == 0xFF2F);
    for (size_t i = 0; circle && digit < 0 && i < sizeof circle_zeros / sizeof *circle_zeros; i++) {
        digit = circle_zeros[i] == c ? 0 : -1;
    }
    return digit;
}

/* What has been read of a numeral with units, and the longest prefix of it
 * that is a whole number by itself. */
struct reading {
    int64_t sum;
    int pending;   /* digit waiting for its unit, -1 when none */
    int last_unit; /* smallest unit so far; the next must be smaller */
    bool zero;     /* a 零 stands before the pending digit */
    size_t good_len;
    int64_t good_value;
};

/* After a unit larger than ten, a digit without unit needs 零 before it. */
static bool pending_is_whole(const struct reading *r) {
    return r->last_unit == 0 || r->last_unit == 10 || r->zero;
}

static bool take_unit(struct reading *r, int unit) {
    if (r->last_unit != 0 && unit >= r->last_unit) {
        return false;
    }
    if (r->pending < 0 && unit != 10) {
        return false;
    }
    r->sum += (int64_t)(r->pending < 0 ? 1 : r->pending) * unit;
    r->pending = -1;
    r->last_unit = unit;
    r->zero = false;
    return true;
}

static bool take_digit(struct reading *r, int digit) {
    if (digit == 0) {
        if (r->last_unit < 100 || r->pending >= 0 || r->zero) {
            return false;
        }
        r->zero = true;
        return true;
    }
    if (r->pending >= 0) {
        return false;
    }
    r->pending = digit;
    return true;
}

static bool take_contraction(struct reading *r, int tens) {
    if (r->pending >= 0 || (r->last_unit != 0 && r->last_unit <= 10)) {
        return false;
    }
    r->sum += tens;
    r->last_unit = 10;
    r->zero = false;
    return true;
}

static void note_if_whole(struct reading *r, size_t len) {
    if (r->pending >= 0) {
        if (pending_is_whole(r)) {
            r->good_len = len;
            r->good_value = r->sum + r->pending;
        }
    } else if (!r->zero) {
        r->good_len = len;
        r->good_value = r->sum;
    }
}

static bool take_character(struct reading *r, uint32_t c) {
    int worth = worth_of(c);
    if (worth > CONTRACTED) {
        return take_contraction(r, worth - CONTRACTED);
    }
    if (worth > LARGEST_DIGIT) {
        return take_unit(r, worth);
    }
    return worth >= 0 && take_digit(r, worth);
}

static size_t numeral_with_units(gaz_slice text, int64_t *value) {
    struct reading r = {.pending = -1};
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    while (at < end) {
        size_t step;
        if (!take_character(&r, gaz_utf8_decode(at, end, &step))) {
            break;
        }
        at += step;
        note_if_whole(&r, (size_t)(at - text.ptr));
    }
    *value = r.good_value;
    return r.good_len;
}

/* A run of at least two bare digits: 二〇二四, 一二三. */
static size_t digit_string(gaz_slice text, int64_t *value) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    int count = 0;
    *value = 0;
    while (at < end && count < 18) {
        size_t step;
        int digit = digit_of(gaz_utf8_decode(at, end, &step));
        if (digit < 0) {
            break; /* mostly behind the first, as in 十五 and 一、 */
        }
        *value = *value * 10 + digit;
        at += step;
        count++;
    }
    return count >= 2 || (count == 1 && *value == 0) ? (size_t)(at - text.ptr) : 0;
}

bool gaz_is_chinese_numeral(uint32_t c) {
    return worth_of(c) != NO_NUMERAL;
}

/* One character by itself, as in most labels: 百 and 千 need a digit before them. */
static size_t lone_numeral(int worth, int64_t *value) {
    bool whole = worth <= 10 || worth > CONTRACTED;
    *value = !whole ? 0 : worth > CONTRACTED ? worth - CONTRACTED : worth;
    return whole ? strlen("一") : 0;
}

static bool is_digit_above_zero(int worth) {
    return worth > 0 && worth <= LARGEST_DIGIT;
}

static int worth_at(gaz_slice text, size_t at) {
    return at < text.len ? worth_of(gaz_utf8_first(gaz_slice_from(text, at))) : NO_NUMERAL;
}

/* 十二, 二十, 二十三, as most labels have them, of which the first two characters are worth
 * so much; 0 for other numerals. */
static size_t below_hundred(gaz_slice text, int first, int second, int64_t *value) {
    const size_t han = strlen("一");
    int ten = first == 10 ? 1 : first;
    size_t at = first == 10 ? han : 2 * han;
    if (!is_digit_above_zero(ten) || (first != 10 && second != 10)) {
        return 0;
    }
    int digit = first == 10 ? second : worth_at(text, at);
    bool more = is_digit_above_zero(digit);
    at += more ? han : 0;
    if (worth_at(text, at) != NO_NUMERAL) {
        return 0;
    }
    *value = ten * 10 + (more ? digit : 0);
    return at;
}

size_t gaz_numeral_chinese(gaz_slice text, int64_t *value) {
    int64_t string_value;
    int worth = worth_of(gaz_utf8_first(text));
    if (worth == NO_NUMERAL) {
        *value = 0;
        return 0;
    }
    int second = worth_at(text, strlen("一"));
    if (second == NO_NUMERAL) {
        return lone_numeral(worth, value);
    }
    size_t short_len = below_hundred(text, worth, second, value);
    if (short_len > 0) {
        return short_len;
    }
    size_t unit_len = numeral_with_units(text, value);
    if (unit_len > strlen("一")) {
        return unit_len; /* with a unit among the first two, so no string of digits */
    }
    size_t string_len = digit_string(text, &string_value);
    if (string_len > unit_len) {
        *value = string_value;
        return string_len;
    }
    return unit_len;
}

size_t gaz_numeral_arabic(gaz_slice text, int64_t *value) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    int count = 0;
    *value = 0;
    while (at < end && count < 18) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (!gaz_is_digit(c)) {
            break;
        }
        *value = *value * 10 + gaz_digit_value(c);
        at += step;
        count++;
    }
    return (size_t)(at - text.ptr);
}

size_t gaz_numeral(gaz_slice text, int64_t *value) {
    bool han = text.len > 0 && (unsigned char)*text.ptr - 0xE3u < 0xEFu - 0xE3u;
    size_t len = han ? 0 : gaz_numeral_arabic(text, value);
    return len > 0 ? len : gaz_numeral_chinese(text, value);
}
