/* page_number.c - the printed forms of a page number and of a running head. */
#include "split/line/page_number.h"
#include "split/line/words.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_HEAD = 120 };

bool gaz_is_page_frame(uint32_t c) {
    switch (c) {
    case '-':
    case '~':
    case '|':
    case 0xB7:
    case 0x2022:
    case 0x30FB:
    case 0xFF0D:
    case 0x4E00:
    case 0x30FC:
    case 0xFF5E:
    case 0x2500:
    case 0x2501:
        return true;
    default:
        return c >= 0x2010 && c <= 0x2015;
    }
}

static size_t frame(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end) {
        size_t step;
        if (!gaz_is_page_frame(gaz_utf8_decode(at, end, &step))) {
            break;
        }
        at += step;
    }
    return (size_t)(at - text.ptr);
}

static size_t roman(gaz_slice text) {
    size_t len = 0;
    while (len < text.len && strchr("IVXivx", text.ptr[len]) != NULL) {
        len++;
    }
    return len;
}

/* — 12 —: framed on both sides. */
static bool is_framed(gaz_slice text) {
    size_t open = frame(text);
    if (open == 0) {
        return false;
    }
    gaz_slice rest = gaz_slice_from(text, open);
    int64_t value;
    size_t len = gaz_numeral_arabic(rest, &value);
    if (len == 0) {
        len = roman(rest);
    }
    if (len == 0) {
        return false;
    }
    rest = gaz_slice_from(rest, len);
    return rest.len > 0 && frame(rest) == rest.len;
}

static bool take_word(gaz_slice *text, const char *word) {
    if (!gaz_slice_starts(*text, word)) {
        return false;
    }
    *text = gaz_slice_from(*text, strlen(word));
    return true;
}

static bool take_number(gaz_slice *text) {
    int64_t value;
    size_t len = gaz_numeral(*text, &value);
    *text = gaz_slice_from(*text, len);
    return len > 0;
}

/* 第1页, 第1页共20页, 第1页/共20页, 第1页（共20页）, 共20页第1页. */
static bool is_counted(gaz_slice text) {
    gaz_slice rest = text;
    if (take_word(&rest, "共") && take_number(&rest) && take_word(&rest, "页")) {
        (void)(take_word(&rest, "，") || take_word(&rest, ","));
        text = rest;
    }
    if (!take_word(&text, "第") || !take_number(&text) || !take_word(&text, "页")) {
        return false;
    }
    (void)(take_word(&text, "/") || take_word(&text, "，") || take_word(&text, ",") ||
           take_word(&text, "（"));
    if (take_word(&text, "共") && !(take_number(&text) && take_word(&text, "页"))) {
        return false;
    }
    (void)take_word(&text, "）");
    return text.len == 0;
}

/* 3/20. */
static bool is_fraction(gaz_slice text) {
    int64_t page;
    int64_t pages;
    size_t len = gaz_numeral_arabic(text, &page);
    if (len == 0) {
        return false;
    }
    text = gaz_slice_from(text, len);
    if (!take_word(&text, "/") && !take_word(&text, "／")) {
        return false;
    }
    len = gaz_numeral_arabic(text, &pages);
    return len > 0 && len == text.len && page >= 1 && page <= pages;
}

/* Page1, Page1of20, as programs name the pages of a file. */
static bool is_named(gaz_slice text) {
    if (!take_word(&text, "Page") && !take_word(&text, "page") && !take_word(&text, "PAGE")) {
        return false;
    }
    (void)(take_word(&text, ".") || take_word(&text, ":"));
    if (!take_number(&text)) {
        return false;
    }
    bool of = take_word(&text, "of") || take_word(&text, "OF") || take_word(&text, "/");
    return (!of || take_number(&text)) && text.len == 0;
}

/* Around the words that name a page: === 第1页 ===, [Page 1], ≡≡ Page 1 ≡≡. */
static bool is_ornament(uint32_t c) {
    switch (c) {
    case '=':
    case '*':
    case '#':
    case '[':
    case ']':
    case '(':
    case ')':
    case 0x2261: /* ≡ */
    case 0x3010: /* 【】 */
    case 0x3011:
    case 0xFF08: /* （） */
    case 0xFF09:
        return true;
    default:
        return gaz_is_page_frame(c);
    }
}

static gaz_slice without_ornaments(gaz_slice text) {
    const char *begin = text.ptr;
    const char *end = gaz_slice_end(text);
    size_t step;
    while (begin < end && is_ornament(gaz_utf8_decode(begin, end, &step))) {
        begin += step;
    }
    while (end > begin && is_ornament(gaz_utf8_last(begin, end))) {
        end = gaz_utf8_before(begin, end);
    }
    return gaz_slice_between(begin, end);
}

bool gaz_page_number_may_begin(uint32_t c) {
    return is_ornament(c) || gaz_is_digit(c) || c == 0x7B2C || c == 0x5171 || /* 第共 */
           c == 'P' || c == 'p';
}

/* False when no page number ends with c: 第一条 ends otherwise. */
static bool may_end(uint32_t c) {
    if (c == 0x3001 || c == 0x3002) { /* 、。 of nearly all that labels begin */
        return false;
    }
    return c == 0x9875 /* 页 */ || is_ornament(c) || gaz_is_digit(c) || gaz_is_space(c) ||
           gaz_is_chinese_numeral(c);
}

bool gaz_is_page_number(gaz_slice text) {
    char buffer[GAZ_LONGEST_PAGE_NUMBER];
    if (text.len > GAZ_LONGEST_PAGE_NUMBER ||
        !may_end(gaz_utf8_last(text.ptr, gaz_slice_end(text)))) {
        return false;
    }
    gaz_slice mark = gaz_squeeze(text, buffer, sizeof buffer);
    gaz_slice words = without_ornaments(mark);
    return is_framed(mark) || is_fraction(mark) || is_counted(words) || is_named(words);
}

/* What a dash beside a page number is read for. */
static bool is_spoiled_frame(uint32_t c) {
    switch (c) {
    case '=':
    case '_':
    case '\'':
    case '"':
    case ',':
    case '^':
    case '`':
    case '\\':
    case 0xA6:   /* ¦ */
    case 0xAB:   /* « */
    case 0xBB:   /* » */
    case 0x223C: /* ∼ */
    case 0x4E28: /* 丨 */
    case 0x4E8C: /* 二 */
    case 0xFF3F: /* ＿ */
    case 0xFF5C: /* ｜ */
        return true;
    default:
        return gaz_is_page_frame(c) || (c >= 0x2018 && c <= 0x201F);
    }
}

static bool is_number_part(uint32_t c) {
    return gaz_is_digit(c) || gaz_is_space(c) || gaz_is_page_frame(c);
}

/* — l —, — Z —: the digit that a letter in a frame was read for; a digit itself; -1 for
 * anything else. */
static int digit_read(uint32_t c) {
    static const char letters[] = "OoQlIiZzSsBbgq";
    static const char digits[] = "00011122558699";
    if (gaz_is_digit(c)) {
        return (int)(c - '0');
    }
    const char *at = c > 0 && c < 0x80 ? strchr(letters, (int)c) : NULL;
    return at != NULL ? digits[at - letters] - '0' : -1;
}

/* The digits at the beginning of text, with letters among them only where those may be;
 * answers their length, 0 for none. */
static size_t read_digits(gaz_slice text, bool letters, int64_t *value) {
    enum { MOST_DIGITS = 5 };
    size_t len = 0;
    for (*value = 0; len < text.len && len < MOST_DIGITS; len++) {
        int digit = digit_read((unsigned char)text.ptr[len]);
        if (digit < 0 || (!letters && !gaz_is_digit((unsigned char)text.ptr[len]))) {
            break;
        }
        *value = 10 * *value + digit;
    }
    return len;
}

int64_t gaz_spoiled_page_number(gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    int64_t value = -1;
    size_t framed = 0;
    uint32_t last = gaz_utf8_last(at, end);
    if (text.len > GAZ_LONGEST_SPOILED || !(is_spoiled_frame(last) || is_number_part(last))) {
        return -1;
    }
    bool both = gaz_is_page_frame(gaz_utf8_first(text)) && gaz_is_page_frame(last);
    while (at < end) {
        size_t step;
        int64_t read;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        size_t len = value < 0 ? read_digits(gaz_slice_between(at, end), both, &read) : 0;
        if (len > 0) {
            step = len;
            value = read;
        } else if (!gaz_is_space(c)) {
            if (!is_spoiled_frame(c)) {
                return -1;
            }
            framed++;
        }
        at += step;
    }
    return framed > 0 ? value : -1;
}

gaz_slice gaz_without_page_number(gaz_slice text) {
    const char *begin = text.ptr;
    const char *end = gaz_slice_end(text);
    size_t step;
    while (begin < end && is_number_part(gaz_utf8_decode(begin, end, &step))) {
        begin += step;
    }
    while (end > begin && is_number_part(gaz_utf8_last(begin, end))) {
        end = gaz_utf8_before(begin, end);
    }
    return gaz_slice_between(begin, end);
}

/* What may stand beside the name of a gazette in a running head. */
static bool is_head_filler(uint32_t c) {
    return gaz_is_digit(c) || gaz_is_cjk_punct(c) || c == 0x5E74 || c == 0x7B2C || c == 0x671F ||
           c == 0x603B || c == 0x7E3D || c == 0x53F7 || c == 0x865F || c == 0x6708 || c == 0x65E5 ||
           c == 0x9875 || c < 0x80;
}

/* The last character of text that is neither filler nor a space, 0 when none is. */
static uint32_t last_of_name(gaz_slice text) {
    for (const char *end = gaz_slice_end(text); end > text.ptr;
         end = gaz_utf8_before(text.ptr, end)) {
        uint32_t c = gaz_utf8_last(text.ptr, end);
        if (!is_head_filler(c) && !gaz_is_space(c)) {
            return c;
        }
    }
    return 0;
}

/* 统计公报, 联合公报: no gazette but a paper of that kind, and what 关于 and 《 begin. */
static bool is_paper(gaz_slice name) {
    static const char *const words[] = {"关于",     "關於",     "统计公报", "統計公報", "联合公报",
                                        "聯合公報", "新闻公报", "新聞公報", "会谈公报", "會談公報",
                                        "会议公报", "會議公報", "状况公报", "資源公報", "资源公报",
                                        "普查公报", "普查公報", "监测公报", NULL};
    return gaz_slice_holds_any(name, words);
}

static const char *const gazette_words[] = {"公报", "政报", "公報", "政報"};

enum { GAZETTE_WORDS = sizeof gazette_words / sizeof *gazette_words };

bool gaz_ends_gazette_name(gaz_slice name) {
    bool ends = false;
    for (size_t i = 0; i < GAZETTE_WORDS; i++) {
        ends |= gaz_slice_ends(name, gazette_words[i]);
    }
    return ends;
}

const char *gaz_gazette_word(gaz_slice text) {
    const char *at = NULL;
    for (size_t i = 0; i < GAZETTE_WORDS && at == NULL; i++) {
        at = gaz_slice_find(text, gazette_words[i]);
    }
    return at;
}

bool gaz_is_gazette_head(gaz_slice text) {
    char buffer[LONGEST_HEAD];
    char name[LONGEST_HEAD];
    uint32_t last = text.len > LONGEST_HEAD ? 0 : last_of_name(text);
    if (last != 0x62A5 /* 报 */ && last != 0x5831 /* 報 */) {
        return false;
    }
    gaz_slice line = gaz_squeeze(text, buffer, sizeof buffer);
    size_t len = 0;
    const char *end = gaz_slice_end(line);
    for (const char *at = line.ptr; at < end;) {
        size_t step;
        if (!is_head_filler(gaz_utf8_decode(at, end, &step))) {
            memcpy(name + len, at, step);
            len += step;
        }
        at += step;
    }
    gaz_slice kept = {name, len};
    return gaz_ends_gazette_name(kept) && len > strlen("公报") && !is_paper(kept) &&
           gaz_slice_find(line, "《") == NULL;
}
