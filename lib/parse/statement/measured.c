/* measured.c - one quantity: number, unit, qualifier. Only what can be read in
 * one way counts: 三个方面 and 第3项 are no quantities. */
#include "data/measures.h"
#include "parse/statement/quantity.h"
#include "text/chars.h"
#include "text/grammar/decimal.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum { FARTHEST_ORDINAL = 12, LEAST_COUNTED = 10, MOST_YEARS = 100 };

/* One quantity while it is read. */
struct measured {
    gaz_arena *arena;
    gaz_slice text;
    const char *from; /* the one before ends here */
    const char *at;   /* what is read next */
    uint32_t before;  /* the character before the number, 0 for none */
    struct gaz_decimal low;
    struct gaz_decimal high;
    bool range;
    bool words; /* written in Chinese numerals */
    int zeros;  /* of its 万 or 亿 */
    gaz_measure measure;
    bool within; /* 内 behind it */
    const char *qualifier;
};

struct qualifier_word {
    gaz_slice word;
    const char *qualifier;
    const char *not_behind; /* characters that make another word of it: 节约 */
};

/* Before the number, longer ones first. */
static const struct qualifier_word before_words[] = {
    {GAZ_WORD("不得低于"), "at_least", ""},      {GAZ_WORD("不得少于"), "at_least", ""},
    {GAZ_WORD("不得超过"), "at_most", ""},       {GAZ_WORD("不得高于"), "at_most", ""},
    {GAZ_WORD("不低于"), "at_least", ""},        {GAZ_WORD("不少于"), "at_least", ""},
    {GAZ_WORD("不小于"), "at_least", ""},        {GAZ_WORD("至少"), "at_least", ""},
    {GAZ_WORD("最低"), "at_least", ""},          {GAZ_WORD("最少"), "at_least", ""},
    {GAZ_WORD("不超过"), "at_most", ""},         {GAZ_WORD("不高于"), "at_most", ""},
    {GAZ_WORD("不大于"), "at_most", ""},         {GAZ_WORD("不多于"), "at_most", ""},
    {GAZ_WORD("最高"), "at_most", ""},           {GAZ_WORD("最多"), "at_most", ""},
    {GAZ_WORD("超过"), "more_than", ""},         {GAZ_WORD("高于"), "more_than", ""},
    {GAZ_WORD("多于"), "more_than", ""},         {GAZ_WORD("大于"), "more_than", ""},
    {GAZ_WORD("逾"), "more_than", ""},           {GAZ_WORD("超"), "more_than", "赶反高"},
    {GAZ_WORD("过"), "more_than", "通经不难走"}, {GAZ_WORD("不足"), "less_than", ""},
    {GAZ_WORD("不满"), "less_than", ""},         {GAZ_WORD("未满"), "less_than", ""},
    {GAZ_WORD("低于"), "less_than", ""},         {GAZ_WORD("少于"), "less_than", ""},
    {GAZ_WORD("小于"), "less_than", ""},         {GAZ_WORD("约"), "about", "节合契预签条公违制"},
    {GAZ_WORD("近"), "about", "最附靠邻临远"},
};

/* Behind the unit. */
static const struct qualifier_word behind_words[] = {
    {GAZ_WORD("及以上"), "at_least", ""},    {GAZ_WORD("（含）以上"), "at_least", ""},
    {GAZ_WORD("以上"), "at_least", ""},      {GAZ_WORD("及以下"), "at_most", ""},
    {GAZ_WORD("（含）以下"), "at_most", ""}, {GAZ_WORD("以下"), "at_most", ""},
    {GAZ_WORD("以内"), "at_most", ""},       {GAZ_WORD("左右"), "about", ""},
    {GAZ_WORD("上下"), "about", ""},
};

static gaz_slice rest_of(const struct measured *m) {
    return gaz_slice_between(m->at, gaz_slice_end(m->text));
}

/* The character before `at`, 0 at the start of the text. */
static uint32_t character_before(gaz_slice text, const char *at) {
    if (at == text.ptr) {
        return 0;
    }
    size_t step;
    return gaz_utf8_decode(gaz_utf8_before(text.ptr, at), gaz_slice_end(text), &step);
}

static bool is_numeral(uint32_t c) {
    return gaz_is_digit(c) || gaz_chinese_digit(c, false) >= 0 || c == 0x5341 || c == 0x767E ||
           c == 0x5343 || c == 0x4E24;
}

/* 第3项, 第三、四批: the number says which one, not how many. */
static bool is_ordinal(gaz_slice text, const char *at, uint32_t before) {
    uint32_t c = before;
    for (int i = 0; i < FARTHEST_ORDINAL && at > text.ptr; i++) {
        if (c == 0x7B2C) { /* 第 */
            return true;
        }
        bool joins = c == 0x3001 || c == 0x2014 || c == 0x81F3 || c == 0x548C || c == '-';
        if (!joins && !is_numeral(c)) {
            return false;
        }
        at = gaz_utf8_before(text.ptr, at);
        c = character_before(text, at);
    }
    return false;
}

/* A digit string (二〇二五, 四五) is no number of things, nor is the rest of one. */
static bool is_countable(const struct measured *m, const char *begin) {
    gaz_slice number = gaz_slice_between(begin, m->at);
    uint32_t before = m->before;
    if (!m->words) {
        bool glued = gaz_is_letter(before) || before == '.' || before == '-' || before == '/' ||
                     gaz_is_digit(before);
        return !glued;
    }
    bool spoken = number.len <= 2 * strlen("一") || m->zeros > 0 ||
                  gaz_slice_find(number, "十") != NULL || gaz_slice_find(number, "百") != NULL ||
                  gaz_slice_find(number, "千") != NULL;
    bool vague = before == 0x51E0 || before == 0x6570 || is_numeral(before); /* 几, 数 */
    return spoken && !vague;
}

/* The sign between the ends of a range, bytes of it; the lower end may say that it
 * is included: 1万（含）至3万元. */
static size_t range_sign(gaz_slice text) {
    size_t included = gaz_slice_starts(text, "（含）") ? strlen("（含）") : 0;
    gaz_slice rest = gaz_slice_from(text, included);
    switch (gaz_utf8_first(rest)) {
    case '-':
    case '~':
        return included + 1;
    case 0x2014: /* — */
    case 0x2013: /* – */
    case 0xFF5E: /* ～ */
    case 0x81F3: /* 至 */
    case 0x5230: /* 到 */
        return included + strlen("至");
    default:
        return 0;
    }
}

/* 10—20万元: the multiplier of the upper end is that of both. */
static bool read_upper(struct measured *m) {
    bool words;
    int zeros;
    size_t sign = range_sign(rest_of(m));
    gaz_slice behind = gaz_slice_from(rest_of(m), sign);
    size_t len = sign > 0 ? gaz_decimal_read(behind, &m->high, &words, &zeros) : 0;
    if (len == 0 || words != m->words) {
        return true;
    }
    m->at = behind.ptr + len;
    m->range = true;
    return m->zeros > 0 || gaz_decimal_shift(&m->low, zeros);
}

/* 100余家, 10多万元. */
static bool read_excess(struct measured *m) {
    gaz_slice rest = rest_of(m);
    if (!gaz_slice_starts(rest, "余") && !gaz_slice_starts(rest, "多")) {
        return true;
    }
    m->at += strlen("余");
    m->qualifier = "more_than";
    int zeros;
    size_t len = gaz_decimal_multiplier(rest_of(m), &zeros);
    m->at += len;
    m->zeros = len > 0 ? zeros : m->zeros;
    return len == 0 || gaz_decimal_shift(&m->low, zeros);
}

/* 元/亩. */
static void read_per(struct measured *m) {
    gaz_measure per;
    gaz_slice rest = rest_of(m);
    size_t len = gaz_slice_starts(rest, "/") ? gaz_measure_read(gaz_slice_from(rest, 1), &per) : 0;
    if (len > 0) {
        m->measure.unit =
            gaz_arena_format(m->arena, "%.*s/%.*s", GAZ_FMT(m->measure.unit), GAZ_FMT(per.unit));
        m->at += 1 + len;
    }
}

static bool read_measure(struct measured *m) {
    m->at += gaz_slice_starts(rest_of(m), " ") ? 1 : 0;
    size_t len = gaz_measure_read(rest_of(m), &m->measure);
    m->at += len;
    if (len == 0 || m->measure.kind == GAZ_MEASURE_PER) {
        return false;
    }
    read_per(m);
    return true;
}

/* 5万元至10万元, 10%—15%: both ends have the unit. */
static void read_second(struct measured *m) {
    size_t sign = m->range ? 0 : range_sign(rest_of(m));
    if (sign == 0) {
        return;
    }
    struct measured second = *m;
    second.at += sign;
    bool words;
    int zeros;
    size_t len = gaz_decimal_read(rest_of(&second), &second.high, &words, &zeros);
    second.at += len;
    if (len > 0 && words == m->words && read_measure(&second) &&
        gaz_slice_equal(second.measure.unit, m->measure.unit)) {
        *m = second;
        m->range = true;
    }
}

/* 30日内, 三个月以内: a term; the years of 2025年内 are none. */
static void read_within(struct measured *m) {
    static const char *const words[] = {"之内", "以内", "内", NULL};
    bool time = m->measure.kind == GAZ_MEASURE_TIME || m->measure.kind == GAZ_MEASURE_TERM;
    for (const char *const *word = words; time && *word != NULL; word++) {
        if (gaz_slice_starts(rest_of(m), *word)) {
            m->at += strlen(*word);
            m->within = true;
            return;
        }
    }
}

static bool ends_in_one_of(gaz_slice text, const char *list) {
    if (text.len < strlen("约")) {
        return false;
    }
    const char *last = gaz_slice_end(text) - strlen("约");
    for (; *list != '\0'; list += strlen("约")) {
        if (list[2] == last[2] && memcmp(last, list, strlen("约")) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether one of before_words may end the text, by the last byte of its last character: nearly
 * every number is done with that. */
static bool may_end_in_qualifier(gaz_slice text) {
    const uint64_t ends = gaz_slice_bit("于") | gaz_slice_bit("过") | gaz_slice_bit("少") |
                          gaz_slice_bit("低") | gaz_slice_bit("高") | gaz_slice_bit("多") |
                          gaz_slice_bit("逾") | gaz_slice_bit("超") | gaz_slice_bit("足") |
                          gaz_slice_bit("满") | gaz_slice_bit("约") | gaz_slice_bit("近");
    return text.len >= 3 && (ends & gaz_slice_bit(gaz_slice_end(text) - 3)) != 0;
}

/* The qualifier that ends right before the number; answers where it begins. */
static const char *read_before(struct measured *m, const char *begin) {
    gaz_slice before = gaz_slice_between(m->from, begin);
    if (!may_end_in_qualifier(before)) {
        return begin;
    }
    for (size_t i = 0; i < sizeof before_words / sizeof *before_words; i++) {
        const struct qualifier_word *word = &before_words[i];
        if (gaz_slice_has_end(before, word->word)) {
            before.len -= word->word.len;
            if (ends_in_one_of(before, word->not_behind)) {
                return begin;
            }
            m->qualifier = word->qualifier;
            return gaz_slice_end(before);
        }
    }
    return begin;
}

static void read_behind(struct measured *m) {
    gaz_slice behind = rest_of(m);
    if (m->within || !(gaz_slice_starts(behind, "以") || gaz_slice_starts(behind, "及") ||
                       gaz_slice_starts(behind, "（") || gaz_slice_starts(behind, "左") ||
                       gaz_slice_starts(behind, "上"))) {
        return;
    }
    for (size_t i = 0; i < sizeof behind_words / sizeof *behind_words; i++) {
        if (gaz_slice_has_start(behind, behind_words[i].word)) {
            m->at += behind_words[i].word.len;
            m->qualifier = m->qualifier != NULL ? m->qualifier : behind_words[i].qualifier;
            return;
        }
    }
}

/* 三个 is a number of things only when something shows that it is counted, as in
 * 二等奖三名. */
/* 1 256.3: the first figure, or the number of a table, stands apart. */
static bool follows_figure(gaz_slice text, const char *begin) {
    return begin - text.ptr >= 2 && begin[-1] == ' ' && gaz_is_digit((unsigned char)begin[-2]);
}

static bool is_certain(const struct measured *m, const char *begin) {
    gaz_measure_kind kind = m->measure.kind;
    uint32_t before = m->before;
    if (follows_figure(m->text, begin)) {
        return false;
    }
    if (m->within) {
        bool past = before == 0x8FD1 || before == 0x6708; /* 近五年内, 7月20日内 */
        return !past && (m->low.scale > 0 || m->low.digits < MOST_YEARS || m->zeros > 0 ||
                         gaz_slice_is(m->measure.unit, "小时"));
    }
    if (kind == GAZ_MEASURE_TERM) {
        bool bounded = m->qualifier != NULL && strcmp(m->qualifier, "about") != 0;
        return bounded && before != 0x6708 && m->low.digits < MOST_YEARS;
    }
    return !m->words || kind <= GAZ_MEASURE_PERCENTAGE || before == 0x5956 ||
           m->qualifier != NULL || m->zeros >= 4 || m->low.digits >= LEAST_COUNTED;
}

static void fill(struct measured *m, const char *begin, gaz_quantity *quantity) {
    static const char *const names[] = {"amount", "percentage", "count", "count", "count"};
    *quantity = (gaz_quantity){.kind = m->within ? "deadline" : names[m->measure.kind]};
    quantity->value = gaz_decimal_text(m->arena, m->low);
    if (m->range) {
        quantity->value_to = gaz_decimal_text(m->arena, m->high);
    }
    quantity->unit = m->measure.unit;
    quantity->qualifier = m->qualifier;
    quantity->text = gaz_slice_between(begin, m->at);
}

/* 百分之三, 千分之五, and the upper end of a range. */
static bool read_share(struct measured *m) {
    static const char *const words[] = {"百分之", "千分之", "万分之"};
    static const char *const units[] = {"%", "‰", "‱"};
    gaz_slice whole = rest_of(m);
    if (whole.len < strlen("百分之") ||
        !gaz_slice_starts(gaz_slice_from(whole, strlen("百")), "分之")) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!gaz_slice_starts(rest_of(m), words[i])) {
            continue;
        }
        m->at += strlen(words[i]);
        m->measure = (gaz_measure){gaz_slice_of(units[i]), GAZ_MEASURE_PERCENTAGE};
        size_t len = gaz_decimal_read(rest_of(m), &m->low, &m->words, &m->zeros);
        if (len == 0 && gaz_slice_starts(rest_of(m), "百")) {
            m->low = (struct gaz_decimal){100, 0};
            len = strlen("百");
        }
        m->at += len;
        size_t sign = range_sign(rest_of(m));
        gaz_slice behind = gaz_slice_from(rest_of(m), sign);
        behind =
            gaz_slice_starts(behind, words[i]) ? gaz_slice_from(behind, strlen(words[i])) : behind;
        bool spelled;
        int zeros;
        size_t more = sign > 0 ? gaz_decimal_read(behind, &m->high, &spelled, &zeros) : 0;
        m->range = more > 0;
        m->at = more > 0 ? behind.ptr + more : m->at;
        return len > 0;
    }
    return false;
}

static bool read_counted(struct measured *m, const char *begin) {
    if (is_ordinal(m->text, begin, m->before)) { /* first: so most numbers of statutes are */
        return false;
    }
    size_t len = gaz_decimal_read(rest_of(m), &m->low, &m->words, &m->zeros);
    m->at += len;
    if (len == 0 || !is_countable(m, begin) || !read_upper(m) || !read_excess(m) ||
        !read_measure(m)) {
        return false;
    }
    read_second(m);
    read_within(m);
    return true;
}

size_t gaz_read_quantity(gaz_arena *arena, gaz_slice text, const char *from, const char *at,
                         gaz_quantity *quantity) {
    const struct measured none = {
        .arena = arena, .text = text, .from = from, .at = at, .before = character_before(text, at)};
    struct measured m = none;
    if (!read_share(&m)) {
        if (m.at > at) {
            m = none;
        }
        if (!read_counted(&m, at)) {
            return 0;
        }
    }
    const char *begin = read_before(&m, at);
    read_behind(&m);
    if (!is_certain(&m, at)) {
        return 0;
    }
    fill(&m, begin, quantity);
    return (size_t)(m.at - at);
}
