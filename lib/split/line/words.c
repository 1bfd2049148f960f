/* words.c - the words by which a line is recognised. */
#include "split/line/words.h"

#include "data/kinds.h"
#include "data/organs.h"
#include "data/places.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/scan/glance.h"
#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

/* A title of more bytes than this (170 Han characters) is a paragraph. */
enum {
    LONGEST_TITLE = 512,
    LONGEST_ORGAN = 128,
    LONGEST_WORD = 64,
    FIRST_YEAR = 1949,
    LAST_YEAR = 2199
};

/* Text up to its first space, as far as whole characters fit into `size` bytes. */
static gaz_slice first_word(gaz_slice text, size_t size) {
    const char *end = gaz_slice_end(text);
    const char *at = text.ptr;
    while (at < end) {
        size_t step = 3;
        bool space = !gaz_utf8_is_plain(at, end) && gaz_is_space(gaz_utf8_decode(at, end, &step));
        if (space || (size_t)(at - text.ptr) + step > size) {
            break;
        }
        at += step;
    }
    return gaz_slice_between(text.ptr, at);
}

gaz_slice gaz_squeeze(gaz_slice text, char *buffer, size_t size) {
    if (text.len <= size && !gaz_scan_may_hold_space(text)) {
        return text;
    }
    size_t len = 0;
    gaz_slice rest = gaz_slice_trim_left(text);
    while (rest.len > 0) {
        gaz_slice word = first_word(rest, size - len);
        memcpy(buffer + len, word.ptr, word.len);
        len += word.len;
        gaz_slice behind = gaz_slice_from(rest, word.len);
        rest = gaz_slice_trim_left(behind);
        if (rest.ptr == behind.ptr) { /* no space ended the word: there is no room */
            break;
        }
    }
    return (gaz_slice){buffer, len};
}

/* Takes （试行）, (2024年版) and the like off the end. */
static gaz_slice without_brackets(gaz_slice text) {
    for (;;) {
        uint32_t last = gaz_utf8_last(text.ptr, gaz_slice_end(text));
        if (last != 0xFF09 && last != ')') {
            return text;
        }
        const char *wide = gaz_slice_find_last(text, "（");
        const char *half = gaz_slice_find_last(text, "(");
        const char *open = wide > half ? wide : half;
        if (open == NULL || open == text.ptr) {
            return text;
        }
        text = gaz_slice_between(text.ptr, open);
    }
}

static bool has_sentence_mark(gaz_slice text, uint32_t signs) {
    return (signs & (GAZ_HAS_STOP | GAZ_HAS_SEMICOLON)) != 0 || gaz_slice_find(text, "！") != NULL;
}

static uint32_t count_of(gaz_slice text, const char *mark) {
    uint32_t count = 0;
    for (const char *at; (at = gaz_slice_find(text, mark)) != NULL; count++) {
        text = gaz_slice_between(at + strlen(mark), gaz_slice_end(text));
    }
    return count;
}

/* Within 《》 that is still open no title ends. */
static bool is_cut(gaz_slice title, uint32_t signs) {
    return (signs & GAZ_HAS_QUOTE_OPEN) != 0 && count_of(title, "《") > count_of(title, "》");
}

static bool is_official(gaz_slice title, uint32_t signs) {
    static const char *const words[] = {"关于", "印发", "转发", "關於", "印發", "轉發"};
    bool may_be = (signs & (GAZ_HAS_ABOUT | GAZ_HAS_ISSUE)) != 0;
    for (size_t i = 0; may_be && i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_find(title, words[i]) != NULL) {
            return true;
        }
    }
    return gaz_slice_find(title, "頒佈") != NULL;
}

/* Whether the last character may be that of a kind, or the bracket behind it:
 * lines that are asked for are many, titles few. */
static bool may_end_title(gaz_slice text) {
    return gaz_kind_may_end(text) || gaz_slice_ends(text, "）") || gaz_slice_ends(text, ")");
}

/* 2024年一季度…: the only number that begins a title. */
static bool begins_with_year(gaz_slice title) {
    int64_t year;
    size_t len = gaz_numeral_arabic(title, &year);
    return len > 0 && year >= FIRST_YEAR && year <= LAST_YEAR &&
           gaz_slice_starts(gaz_slice_from(title, len), "年");
}

/* 全市…, 莒县…, or a year: figures that are published, not a table of a plan. */
static bool begins_with_scope(gaz_slice title) {
    static const char *const scopes[] = {"全国", "全省", "全区", "全市", "全州", "全县"};
    gaz_places places;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        if (gaz_slice_starts(title, scopes[i])) {
            return true;
        }
    }
    return begins_with_year(title) || gaz_place_read(title, GAZ_PLACE_DIVISION, &places) > 0;
}

/* A kind that is not statutory. */
static gaz_title_form form_of_kind(gaz_slice title, const gaz_kind *kind) {
    if (!kind->own) {
        return GAZ_TITLE_CARRIED;
    }
    bool statistics = gaz_slice_is(kind->name, "statistics");
    return statistics && !begins_with_scope(title) ? GAZ_TITLE_NONE : GAZ_TITLE_OWN;
}

/* 国务院批转《全国物价工作会议纪要》: an organ, and what it passes on or issues. */
static bool passes_on(gaz_slice text) {
    static const char *const verbs[] = {"批转《", "转发《", "印发《", "颁发《", "发布《"};
    if (!gaz_slice_ends(text, "》") || text.len > LONGEST_TITLE) {
        return false;
    }
    uint32_t signs = gaz_glance(text);
    if (has_sentence_mark(text, signs)) {
        return false;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        const char *at = gaz_slice_find(text, verbs[i]);
        if (at != NULL && at > text.ptr) {
            gaz_slice organ = gaz_slice_between(text.ptr, at);
            return gaz_ends_in_organ(organ) && gaz_slice_find(organ, "，") == NULL &&
                   !is_cut(text, signs);
        }
    }
    return false;
}

gaz_title_form gaz_title_form_of(gaz_slice text) {
    char buffer[LONGEST_TITLE];
    gaz_kind kind;
    if (passes_on(text)) {
        return GAZ_TITLE_STATUTORY;
    }
    bool number = gaz_is_digit(gaz_utf8_first(text));
    text = gaz_title_without_note(text);
    if (text.len > LONGEST_TITLE || text.len == 0 || !may_end_title(gaz_slice_trim_right(text)) ||
        (number && !begins_with_year(text))) {
        return GAZ_TITLE_NONE;
    }
    gaz_slice title = gaz_title_without_note(
        without_brackets(gaz_squeeze(text, buffer, sizeof buffer))); /* 普查公报[1]（第一号） */
    if (!gaz_kind_of_title(title, &kind)) {
        return GAZ_TITLE_NONE;
    }
    uint32_t signs = gaz_glance(title);
    if (has_sentence_mark(title, signs) || is_cut(title, signs)) {
        return GAZ_TITLE_NONE;
    }
    if (number && !kind.own) {
        return GAZ_TITLE_NONE;
    }
    if (!kind.statutory) {
        return form_of_kind(title, &kind);
    }
    return is_official(title, signs) ? GAZ_TITLE_STATUTORY : GAZ_TITLE_PLAIN;
}

bool gaz_title_explains(gaz_slice text, gaz_slice *name) {
    gaz_slice rest = gaz_slice_starts(text, "关于") ? gaz_slice_from(text, strlen("关于")) : text;
    const char *close = gaz_slice_find_last(rest, "》");
    gaz_kind kind;
    if (!gaz_slice_starts(rest, "《") || close == NULL ||
        gaz_title_form_of(text) == GAZ_TITLE_NONE || !gaz_kind_of_title(text, &kind)) {
        return false;
    }
    *name = gaz_slice_between(rest.ptr + strlen("《"), close);
    return gaz_slice_is(kind.name, "explanation");
}

bool gaz_is_quoted_name(gaz_slice text) {
    return gaz_slice_starts(text, "《") && gaz_slice_ends(text, "》");
}

bool gaz_is_section_mark(gaz_slice text) {
    enum { LONGEST_SECTION = 48 };
    return text.len <= LONGEST_SECTION && gaz_slice_starts(text, "【") &&
           gaz_slice_find(text, "】") == gaz_slice_end(text) - strlen("】");
}

bool gaz_ends_in_organ(gaz_slice text) {
    char buffer[LONGEST_ORGAN];
    size_t len;
    if (text.len == 0 || text.len > LONGEST_ORGAN ||
        !gaz_organ_may_end(gaz_slice_trim_right(text))) {
        return false;
    }
    gaz_slice name = gaz_squeeze(text, buffer, sizeof buffer);
    return gaz_organ_suffix(name, &len) != GAZ_ORGAN_NONE;
}

bool gaz_is_one_of(gaz_slice text, const char *const *words, size_t count) {
    char buffer[LONGEST_WORD];
    bool may_be = false;
    if (text.len > sizeof buffer) {
        return false;
    }
    gaz_slice seen = gaz_slice_trim_right(text);
    for (size_t i = 0; i < count && seen.len > 0; i++) {
        may_be |= words[i][strlen(words[i]) - 1] == seen.ptr[seen.len - 1];
    }
    if (!may_be) {
        return false;
    }
    gaz_slice word = gaz_squeeze(text, buffer, sizeof buffer);
    for (size_t i = 0; i < count; i++) {
        if (gaz_slice_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

bool gaz_is_contents_head(gaz_slice text) {
    static const char *const words[] = {"目录", "目次", "目錄"};
    if (text.len > LONGEST_WORD) {
        return false; /* without a look at the text, which is not in the cache any more */
    }
    if (text.len >= 6 && (unsigned char)text.ptr[text.len - 3] - 0xE4u < 0xEBu - 0xE4u &&
        !gaz_slice_ends(text, "录") && !gaz_slice_ends(text, "次") && !gaz_slice_ends(text, "錄")) {
        return false; /* another Han character ends nearly every line */
    }
    return gaz_is_one_of(text, words, sizeof words / sizeof *words);
}

bool gaz_tells_adoption(gaz_slice text) {
    static const char *const words[] = {"通过", "公布", "发布", "修订", "修正", "批准"};
    gaz_date date;
    if (gaz_date_read(text, &date) == 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_find(text, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

bool gaz_is_adoption_line(gaz_slice text) {
    static const char *const before[] = {"（", "(", "根据"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        if (gaz_slice_starts(text, before[i])) {
            text = gaz_slice_trim_left(gaz_slice_from(text, strlen(before[i])));
        }
    }
    return gaz_tells_adoption(text) && gaz_slice_find(text, "。") == NULL;
}
