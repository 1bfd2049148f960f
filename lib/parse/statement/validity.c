/* validity.c - when a text takes effect and when it ends, who explains it. */
#include "data/kinds.h"
#include "data/signs.h"
#include "parse/statement/statements.h"
#include "parse/tree/tree.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum {
    FARTHEST_FROM = 160, /* bytes between 自 and 起施行 */
    FARTHEST_RISE = 36,  /* bytes between 起 and 施行 */
    LONGEST_SUBJECT = 60,
    LONGEST_SENTENCE = 3000
};

struct effect {
    struct parser *parser;
    gaz_part *part;
    gaz_date effective; /* year 0 while unknown */
    gaz_date expiry;
    const char *rule; /* of effective */
};

/* The kind of document that text begins with (办法, 若干规定). */
static bool begins_with_kind(gaz_slice text) {
    static const char *const fillers[] = {"实施", "若干", "暂行", "试行", "工作", NULL};
    for (const char *const *filler = fillers; *filler != NULL; filler++) {
        if (gaz_slice_starts(text, *filler)) {
            text = gaz_slice_from(text, strlen(*filler));
        }
    }
    return gaz_kind_word(text).len > 0;
}

/* 本办法, 本通知: the sentence speaks of the text it stands in. */
static bool names_itself(gaz_slice sentence) {
    for (const char *at; (at = gaz_slice_find(sentence, "本")) != NULL;) {
        sentence = gaz_slice_between(at + strlen("本"), gaz_slice_end(sentence));
        if (begins_with_kind(sentence)) {
            return true;
        }
    }
    return false;
}

/* The sentence around `at`: from the 。 before to the 。 behind. */
static gaz_slice sentence_around(gaz_slice text, const char *at) {
    const char *begin = at;
    while (begin > text.ptr && at - begin < LONGEST_SENTENCE) {
        const char *before = gaz_utf8_before(text.ptr, begin);
        if (gaz_slice_starts(gaz_slice_between(before, begin), "。")) {
            break;
        }
        begin = before;
    }
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(text));
    rest.len = rest.len > LONGEST_SENTENCE ? LONGEST_SENTENCE : rest.len;
    const char *stop = gaz_slice_find(rest, "。");
    return gaz_slice_between(begin, stop == NULL ? gaz_slice_end(rest) : stop);
}

static bool rises_before(gaz_slice text, const char *verb) {
    const char *from = verb - text.ptr > FARTHEST_RISE ? verb - FARTHEST_RISE : text.ptr;
    return gaz_slice_find(gaz_slice_between(from, verb), "起") != NULL;
}

static bool read_day(gaz_slice text, gaz_date *date) {
    return text.ptr != NULL && gaz_date_read(text, date) > 0 && date->day > 0;
}

/* The last date that the adoption note names: when the text in its present form
 * was adopted or made known. */
static bool last_of_history(const gaz_part *part, gaz_date *date) {
    for (uint32_t i = part->history.count; i > 0; i--) {
        gaz_slice line = part->history.items[i - 1];
        bool found = false;
        for (const char *at; (at = gaz_slice_find(line, "年")) != NULL;) {
            const char *year = at - line.ptr >= 4 ? at - 4 : line.ptr;
            gaz_date here;
            if (gaz_date_read(gaz_slice_between(year, gaz_slice_end(line)), &here) > 0 &&
                here.day > 0) {
                *date = here;
                found = true;
            }
            line = gaz_slice_from(line, (size_t)(at - line.ptr) + strlen("年"));
        }
        if (found) {
            return true;
        }
    }
    return false;
}

struct start_word {
    const char *word;
    bool adoption;
};

/* The days that a text may begin with. */
static const struct start_word start_words[] = {
    {"印发", false}, {"发布", false}, {"公布", false}, {"下发", false}, {"签发", false},
    {"颁布", false}, {"通过", true},  {"公佈", false}, {"頒佈", false}, {"發佈", false},
    {"通過", true},  {"發布", false}, {"发文", false}, {"签字", false}, {"签署", false},
};

/* 印发之日 is the date of the document, 通过之日 that of the adoption. */
static bool read_start_word(struct effect *effect, gaz_slice phrase, gaz_date *date) {
    const gaz_parsed *out = effect->parser->out;
    for (size_t i = 0; i < sizeof start_words / sizeof *start_words; i++) {
        if (!gaz_slice_starts(phrase, start_words[i].word)) {
            continue;
        }
        effect->rule = start_words[i].adoption ? "adopted" : "signed";
        if (start_words[i].adoption) {
            return read_day(out->adopted_date, date) || last_of_history(effect->part, date);
        }
        return read_day(out->date_signed, date) || last_of_history(effect->part, date);
    }
    return false;
}

/* 2026年4月10日 or 印发之日, between 自 and 起. */
static bool read_start(struct effect *effect, gaz_slice phrase, gaz_date *date) {
    phrase = gaz_slice_trim(phrase);
    if (gaz_date_read(phrase, date) > 0) {
        effect->rule = "fixed";
        return date->day > 0;
    }
    return read_start_word(effect, phrase, date);
}

/* 本办法 at the end of text, or 现予公布， of an order. */
static bool is_subject(gaz_slice text) {
    const char *own = gaz_slice_find_last(text, "本");
    gaz_slice behind = own == NULL ? gaz_slice_first(text, 0)
                                   : gaz_slice_between(own + strlen("本"), gaz_slice_end(text));
    return gaz_slice_ends(text, "现予公布，") || gaz_slice_ends(text, "现予发布，") ||
           (behind.len > 0 && gaz_kind_word(behind).len == behind.len);
}

static bool begins_with_day(gaz_slice text) {
    gaz_date date;
    return gaz_date_read(text, &date) > 0 && date.day > 0;
}

/* 公布之日起30日后施行: the days between 起 and 施行. */
static int days_later(gaz_slice between) {
    int64_t value;
    between = gaz_slice_trim(between);
    size_t len = gaz_numeral(between, &value);
    return len > 0 && value < 400 && gaz_slice_is(gaz_slice_from(between, len), "日后") ? (int)value
                                                                                        : 0;
}

/* 公佈翌日起: the day behind the one that is named. */
static bool names_next_day(gaz_slice phrase) {
    static const char *const words[] = {"翌日", "次日", "第二日", NULL};
    return gaz_slice_holds_any(phrase, words);
}

/* 起在全市施行, 起，在全市范围内施行 */
static bool tells_where(gaz_slice gap) {
    gap = gaz_slice_from(gap, gaz_slice_starts(gap, "，") ? strlen("，") : 0);
    return gaz_slice_starts(gap, "在") && gaz_utf8_count(gap) <= 10;
}

static bool read_effect_at(struct effect *effect, gaz_slice text, const char *verb, bool plain) {
    const char *from = verb - text.ptr > FARTHEST_FROM ? verb - FARTHEST_FROM : text.ptr;
    gaz_slice before = gaz_slice_between(from, verb);
    const char *since = gaz_slice_find_last(before, "自");
    const char *rise = plain ? verb : gaz_slice_find_last(before, "起");
    size_t word = strlen("自");
    if (since == NULL) {
        since = gaz_slice_find_last(before, "从");
    }
    if (since == NULL && (since = gaz_slice_find_last(before, "于")) != NULL &&
        !(is_subject(gaz_slice_between(before.ptr, since)) &&
          begins_with_day(gaz_slice_between(since + word, verb)))) {
        return false; /* 本办法于2020年3月1日起施行 */
    }
    if (since == NULL || rise == NULL || rise < since) {
        return false;
    }
    gaz_slice gap = plain ? gaz_slice_of("") : gaz_slice_between(rise + strlen("起"), verb);
    int days = days_later(gap);
    gaz_date date;
    gaz_slice phrase = gaz_slice_between(since + word, rise);
    if ((gap.len > 0 && days == 0 && gaz_utf8_count(gap) > 2 && !tells_where(gap)) ||
        !read_start(effect, phrase, &date)) {
        return false;
    }
    days += names_next_day(phrase);
    effect->effective = days > 0 ? gaz_date_plus_days(date, days) : date;
    effect->rule = days > 0 ? "days_after" : effect->rule;
    return true;
}

/* Whether a sentence speaks of the text it stands in. */
static bool is_own(gaz_slice sentence) {
    static const char *const orders[] = {"现予", "现公布", "现发布", "通过，自", NULL};
    return names_itself(sentence) || gaz_slice_starts(sentence, "自") ||
           gaz_slice_holds_any(sentence, orders);
}

/* 自2018年1月1日施行, without 起. */
static bool follows_date(gaz_slice text, const char *verb) {
    const char *from = verb - text.ptr > FARTHEST_RISE ? verb - FARTHEST_RISE : text.ptr;
    const char *since = gaz_slice_find_last(gaz_slice_between(from, verb), "自");
    gaz_date date;
    return since != NULL && gaz_date_is_whole(gaz_slice_between(since + strlen("自"), verb), &date);
}

/* 自…起施行, where the text speaks of itself, as all of an adoption note does. */
static void read_effect(struct effect *effect, gaz_slice text, bool own) {
    static const char *const verbs[] = {"施行", "实施", "执行", "生效", "试行", NULL};
    for (const char *const *verb = verbs; *verb != NULL && effect->effective.year == 0; verb++) {
        gaz_slice rest = text;
        for (const char *at; (at = gaz_slice_find(rest, *verb)) != NULL;) {
            bool plain = follows_date(text, at);
            if ((plain || rises_before(text, at)) && (own || is_own(sentence_around(text, at))) &&
                read_effect_at(effect, text, at, plain)) {
                return;
            }
            rest = gaz_slice_between(at + strlen(*verb), gaz_slice_end(text));
        }
    }
}

/* 两年, 5年, 为3年 behind 有效期. */
static bool read_years(gaz_slice text, int *years) {
    static const char *const fillers[] = {"限", "为", "：", "暂定", NULL};
    for (const char *const *filler = fillers; *filler != NULL; filler++) {
        text = gaz_slice_trim_left(text);
        if (gaz_slice_starts(text, *filler)) {
            text = gaz_slice_from(text, strlen(*filler));
        }
    }
    int64_t value;
    text = gaz_slice_trim_left(text);
    size_t len = gaz_slice_starts(text, "两") ? strlen("两") : gaz_numeral(text, &value);
    if (gaz_slice_starts(text, "两")) {
        value = 2;
    }
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_from(text, len));
    *years = (int)value;
    return len > 0 && value > 0 && value <= 50 && gaz_slice_starts(rest, "年");
}

static bool read_end(gaz_slice text, gaz_date *date) {
    static const char *const fillers[] = {"限", "截止", "至", "到", NULL};
    bool until = false;
    for (const char *const *filler = fillers; *filler != NULL; filler++) {
        text = gaz_slice_trim_left(text);
        if (gaz_slice_starts(text, *filler)) {
            until |= gaz_slice_is(gaz_slice_of(*filler), "至") ||
                     gaz_slice_is(gaz_slice_of(*filler), "到");
            text = gaz_slice_from(text, strlen(*filler));
        }
    }
    text = gaz_slice_trim_left(text);
    size_t len = until ? gaz_date_read(text, date) : 0;
    gaz_slice rest = gaz_slice_from(text, len);
    if (len > 0 && date->day == 0 && date->month > 0 &&
        (gaz_slice_starts(rest, "底") || gaz_slice_starts(rest, "末"))) {
        gaz_date next = {date->year + (date->month == 12), date->month % 12 + 1, 1};
        *date = gaz_date_plus_days(next, -1); /* 有效期至2025年2月底 */
    }
    return len > 0 && date->day > 0;
}

/* 执行期限为2023年1月1日至2027年12月31日: both days. */
static bool read_period(gaz_slice text, gaz_date *first, gaz_date *last) {
    static const char *const fillers[] = {"限", "为", "自", "从", "：", NULL};
    for (const char *const *filler = fillers; *filler != NULL; filler++) {
        text = gaz_slice_trim_left(text);
        text = gaz_slice_from(text, gaz_slice_starts(text, *filler) ? strlen(*filler) : 0);
    }
    size_t len = gaz_date_read(text, first);
    text = gaz_slice_from(text, len);
    text = gaz_slice_from(text, gaz_slice_starts(text, "起") ? strlen("起") : 0);
    return len > 0 && first->day > 0 && read_end(text, last);
}

/* ，至2017年2月28日止 */
static bool ends_on(gaz_slice text) {
    gaz_date date;
    const char *mark = "，至";
    if (!gaz_slice_starts(text, mark)) {
        return false;
    }
    text = gaz_slice_from(text, strlen(mark));
    size_t len = gaz_date_read(text, &date);
    return len > 0 && date.day > 0 && gaz_slice_starts(gaz_slice_from(text, len), "止");
}

/* The word itself for a term; 执行 and the like only before 至, 试行 also before 两年. */
static const char *expiry_word(gaz_slice text, const char *word) {
    if (gaz_slice_ends(gaz_slice_of(word), "期")) {
        return gaz_slice_find(text, word);
    }
    for (const char *at; (at = gaz_slice_find(text, word)) != NULL;) {
        gaz_slice behind = gaz_slice_between(at + strlen(word), gaz_slice_end(text));
        int years;
        bool trial = gaz_slice_is(gaz_slice_of(word), "试行") && read_years(behind, &years);
        if (trial || gaz_slice_starts(behind, "至") || ends_on(behind)) {
            return at;
        }
        text = behind;
    }
    return NULL;
}

/* 有效期至…, 有效期五年; licences have such terms too, so only in a sentence
 * that speaks of the text itself. */
static void read_expiry(struct effect *effect, gaz_slice text) {
    static const char *const words[] = {"有效期", "试行期", "执行期", "施行期", "实施期",
                                        "执行",   "施行",   "试行",   NULL};
    gaz_part *part = effect->part;
    for (const char *const *word = words; *word != NULL && effect->expiry.year == 0; word++) {
        const char *at = expiry_word(text, *word);
        if (at == NULL) {
            continue;
        }
        gaz_slice sentence = sentence_around(text, at);
        if (!names_itself(sentence) && gaz_slice_find(sentence, "起施行") == NULL) {
            continue;
        }
        gaz_slice behind = gaz_slice_between(at + strlen(*word), gaz_slice_end(text));
        behind = gaz_slice_from(behind, ends_on(behind) ? strlen("，") : 0);
        int years;
        gaz_date first;
        if (read_period(behind, &first, &effect->expiry)) {
            part->expiry_rule = "fixed";
            effect->rule = effect->effective.year == 0 ? "fixed" : effect->rule;
            effect->effective = effect->effective.year == 0 ? first : effect->effective;
            return;
        }
        if (read_end(behind, &effect->expiry)) {
            part->expiry_rule = "fixed";
            return;
        }
        effect->expiry = (gaz_date){0};
        if (read_years(behind, &years) && effect->effective.year > 0) {
            part->expiry_rule = "term";
            effect->expiry = gaz_date_last_of_years(effect->effective, years);
        }
    }
}

/* 本办法由县发展和改革局负责解释 */
static void read_interpreter(struct effect *effect, gaz_slice text) {
    static const char *const verbs[] = {"负责解释", "解释", "承担", NULL};
    gaz_part *part = effect->part;
    if (part->interpreter.ptr != NULL || gaz_slice_find(text, "解释") == NULL) {
        return;
    }
    for (const char *const *verb = verbs; *verb != NULL; verb++) {
        const char *at = gaz_slice_find(text, *verb);
        if (at == NULL) {
            continue;
        }
        gaz_slice sentence = sentence_around(text, at);
        const char *by = gaz_slice_find_last(gaz_slice_between(sentence.ptr, at), "由");
        if (by == NULL ||
            !(names_itself(sentence) || gaz_slice_find(sentence, "解释工作") != NULL)) {
            continue;
        }
        gaz_slice name = gaz_slice_trim(gaz_slice_between(by + strlen("由"), at));
        if (name.len > 0 && name.len <= LONGEST_SUBJECT * 3 && gaz_slice_find(name, "，") == NULL) {
            part->interpreter = gaz_tidy(effect->parser->arena, name);
            return;
        }
    }
}

static void read_text(struct effect *effect, gaz_slice text, uint32_t signs) {
    bool effective = (signs & GAZ_SIGN_EFFECT) != 0;
    bool day = (signs & (GAZ_SIGN_RISE | GAZ_SIGN_YEAR | GAZ_SIGN_DIGIT)) != 0;
    if (effective && day && (signs & GAZ_SIGN_SINCE) != 0) {
        read_effect(effect, text, false);
    }
    if (effective && (signs & GAZ_SIGN_UNTIL) != 0 && (signs & GAZ_SIGN_ITSELF) != 0) {
        read_expiry(effect, text);
    }
    if ((signs & GAZ_SIGN_EXPLAIN) != 0) {
        read_interpreter(effect, text);
    }
}

void gaz_parse_validity(struct parser *parser, gaz_part *part, struct texts texts) {
    enum { ANY = GAZ_SIGN_EFFECT | GAZ_SIGN_EXPLAIN };
    struct effect effect = {.parser = parser, .part = part};
    for (uint32_t i = 0; i < texts.count; i++) {
        bool quoted = (texts.items[i].signs & GAZ_TEXT_QUOTED) != 0;
        if (!quoted && (texts.items[i].signs & ANY) != 0) {
            read_text(&effect, texts.items[i].node->text, texts.items[i].signs);
        }
    }
    for (uint32_t i = 0; i < part->history.count; i++) {
        read_effect(&effect, part->history.items[i], true);
    }
    if (effect.effective.year > 0) {
        part->effective_date = gaz_date_iso(parser->arena, effect.effective);
        part->effective_rule = effect.rule;
    }
    if (effect.expiry.year > 0) {
        part->expiry_date = gaz_date_iso(parser->arena, effect.expiry);
    }
}
