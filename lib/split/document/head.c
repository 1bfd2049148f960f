/* head.c - the head of a document. */
#include "split/document/head.h"

#include "data/kinds.h"
#include "split/line/tail.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/grammar/numeral.h"
#include "text/grammar/speech.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_TITLE = 510, /* bytes */
    MOST_PARTS = 8,      /* paragraphs of a head */
    LEAST_DAMAGED = 10,  /* characters of a title that can be told with so many misread */
    LONGEST_SECRECY = 8,
    LONGEST_SPEAKER = 60, /* bytes */
    COPY_DIGITS = 6
};

static uint32_t find_in_contents(const gaz_toc_keys *toc, gaz_title_key key) {
    uint32_t from;
    uint32_t end = gaz_toc_window(toc, &from);
    for (uint32_t i = from; i < end; i++) {
        if (gaz_title_same(toc->keys[i], key)) {
            return i;
        }
    }
    return GAZ_NO_PARAGRAPH;
}

/* Where a document may begin: at the start, on a new page, behind the end of
 * another. */
static bool may_begin(const gaz_paragraphs *list, uint32_t i) {
    if (i == 0 || (list->items[i].layout & GAZ_LAYOUT_PAGE_START) != 0) {
        return true;
    }
    switch (list->items[i - 1].line_class) {
    case GAZ_LINE_DATE:
    case GAZ_LINE_REMARK:
    case GAZ_LINE_PRINT:
        return true;
    default:
        return false;
    }
}

/* The entry expected next, when a third of the characters at most are misread. */
static uint32_t find_damaged(const gaz_toc_keys *toc, gaz_title_key key) {
    if (toc->next >= toc->count || toc->keys[toc->next].count < LEAST_DAMAGED) {
        return GAZ_NO_PARAGRAPH;
    }
    gaz_title_key expected = toc->keys[toc->next];
    uint32_t limit = expected.count / 3;
    return gaz_title_distance(expected, key, limit) <= limit ? toc->next : GAZ_NO_PARAGRAPH;
}

static bool may_be_title(const gaz_paragraph *paragraph, gaz_facts facts) {
    switch (paragraph->line_class) {
    case GAZ_LINE_TITLE:
        return true;
    case GAZ_LINE_OTHER:
    case GAZ_LINE_LIST_ENTRY:
        return paragraph->text.len <= LONGEST_TITLE && facts.tail <= GAZ_TAIL_CLOSER;
    default:
        return false;
    }
}

/* What has as many characters is no title of the contents page that is expected here. */
static uint32_t too_long_to_be_listed(const gaz_toc_keys *toc) {
    uint32_t from;
    uint32_t longest = 0;
    for (uint32_t end = gaz_toc_window(toc, &from); from < end; from++) {
        uint32_t count = toc->keys[from].count;
        uint32_t more = count / 3 > GAZ_KEY_LONGEST_ORGAN ? count / 3 : GAZ_KEY_LONGEST_ORGAN;
        longest = count + more > longest ? count + more : longest;
    }
    return longest + 1;
}

/* A title by its form or by the contents page. */
static bool take_title(const gaz_paragraphs *list, const gaz_facts *facts, uint32_t i,
                       const gaz_toc_keys *toc, gaz_head *head) {
    const gaz_paragraph *paragraph = &list->items[i];
    if (head->title != GAZ_NO_PARAGRAPH || !may_be_title(paragraph, facts[i])) {
        return false;
    }
    bool titled = paragraph->line_class == GAZ_LINE_TITLE;
    if (!titled && toc->count == 0) {
        return false;
    }
    uint32_t too_long = titled ? UINT32_MAX : too_long_to_be_listed(toc);
    gaz_title_key key = gaz_title_key_cut(paragraph->text, head->chars, too_long);
    if (key.count >= too_long) {
        return false;
    }
    head->toc = toc->count == 0 ? GAZ_NO_PARAGRAPH : find_in_contents(toc, key);
    if (head->toc == GAZ_NO_PARAGRAPH && toc->count > 0 && may_begin(list, i)) {
        head->toc = find_damaged(toc, key);
    }
    if (!titled && head->toc == GAZ_NO_PARAGRAPH) {
        return false;
    }
    head->title = i;
    head->key = key;
    head->form = gaz_title_form_of(paragraph->text);
    return true;
}

/* ——2024年1月20日在…会议上, under a report. */
static bool is_occasion(gaz_slice text) {
    return gaz_is_dash(gaz_utf8_first(text)) || gaz_tells_occasion(text);
}

/* 题注: （2021年9月28日 上海市第十五届人民代表大会常务委员会…通过） */
static bool is_adoption(gaz_slice text) {
    size_t step;
    gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step);
    return gaz_tells_adoption(gaz_slice_trim_left(gaz_slice_from(text, step)));
}

/* （2016年3月25日） */
static bool is_date_in_brackets(gaz_slice text) {
    gaz_date date;
    return gaz_slice_starts(text, "（") && gaz_slice_ends(text, "）") &&
           gaz_date_is_whole(
               gaz_slice_between(text.ptr + strlen("（"), gaz_slice_end(text) - strlen("）")),
               &date);
}

/* 某某县统计局 under the title of its communiqué. */
static bool take_byline(const gaz_paragraph *paragraph, gaz_facts facts, gaz_head *head) {
    if (head->title == GAZ_NO_PARAGRAPH || paragraph->line_class != GAZ_LINE_OTHER ||
        (facts.last & GAZ_LAST_ORGAN) == 0 || !gaz_ends_in_organ(paragraph->text)) {
        return false;
    }
    return head->byline = true;
}

/* 签发人, 份号 (six digits), 密级 (机密★1年), 紧急程度. */
static bool is_above_number(gaz_slice text) {
    static const char *const urgency[] = {"特急", "加急", "特提", "平急", "急件"};
    static const char *const secrecy[] = {"绝密", "机密", "秘密"};
    int64_t value;
    if (text.len > LONGEST_SECRECY * 4) {
        return gaz_slice_starts(text, "签发人");
    }
    for (size_t i = 0; i < sizeof urgency / sizeof *urgency; i++) {
        if (gaz_slice_is(text, urgency[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof secrecy / sizeof *secrecy; i++) {
        if (gaz_slice_starts(text, secrecy[i]) && gaz_utf8_count(text) <= LONGEST_SECRECY) {
            return true;
        }
    }
    return gaz_slice_starts(text, "签发人") ||
           (text.len == COPY_DIGITS && gaz_numeral_arabic(text, &value) == text.len);
}

/* 市长　田一鸣, 市委副书记、市长　田一鸣 under the title of a speech, the day in brackets below
 * it. */
static bool take_speaker(const gaz_paragraphs *list, gaz_facts facts, uint32_t i,
                         const gaz_head *head) {
    const gaz_paragraph *paragraph = &list->items[i];
    bool apart = paragraph->line_class == GAZ_LINE_OTHER && facts.tail == GAZ_TAIL_OPEN &&
                 (facts.signs & GAZ_HAS_ANY_SPACE) != 0;
    return head->title != GAZ_NO_PARAGRAPH && head->form == GAZ_TITLE_OWN &&
           (apart || paragraph->line_class == GAZ_LINE_LIST_ENTRY) &&
           paragraph->text.len <= LONGEST_SPEAKER && i + 1 < list->count &&
           list->items[i + 1].line_class == GAZ_LINE_NOTE &&
           is_date_in_brackets(list->items[i + 1].text);
}

/* 全镇居民朋友们： under 致全镇居民的一封信. */
static bool is_greeting(const gaz_paragraph *paragraph, const gaz_head *head) {
    enum { LONGEST_GREETING = 120 };
    return head->title != GAZ_NO_PARAGRAPH && head->form == GAZ_TITLE_OWN &&
           paragraph->line_class == GAZ_LINE_OTHER && paragraph->text.len <= LONGEST_GREETING &&
           gaz_tail_of(paragraph->text) == GAZ_TAIL_COLON &&
           gaz_slice_find(paragraph->text, "们") != NULL;
}

static bool take_part(const gaz_paragraphs *list, const gaz_facts *facts, uint32_t i,
                      const gaz_toc_keys *toc, gaz_head *head) {
    const gaz_paragraph *paragraph = &list->items[i];
    switch (paragraph->line_class) {
    case GAZ_LINE_MASTHEAD: /* of a joint order, on a line for each organ */
        if (head->title != GAZ_NO_PARAGRAPH ||
            (head->masthead && paragraph[-1].line_class != GAZ_LINE_MASTHEAD)) {
            return false;
        }
        return head->masthead = true;
    case GAZ_LINE_DOC_NUMBER:
        if (head->number != GAZ_NO_PARAGRAPH) {
            return paragraph[-1].line_class == GAZ_LINE_DOC_NUMBER; /* of a joint paper */
        }
        head->number = i;
        return true;
    case GAZ_LINE_ADDRESSEES:
        if (head->title == GAZ_NO_PARAGRAPH) {
            return false;
        }
        return head->addressees = true;
    case GAZ_LINE_DATE: /* of a paper of the fifties, above its number */
        if (head->title + 1 == i && head->form == GAZ_TITLE_OWN) {
            return head->day = true; /* 国务院任免国家工作人员 and the day of the first of them */
        }
        return head->title != GAZ_NO_PARAGRAPH && head->number == GAZ_NO_PARAGRAPH &&
               i + 1 < list->count && list->items[i + 1].line_class == GAZ_LINE_DOC_NUMBER;
    case GAZ_LINE_METADATA: /* 发布时间：… 来源：… below the title, 办理结果：A below the number */
        return head->title != GAZ_NO_PARAGRAPH || head->number != GAZ_NO_PARAGRAPH;
    case GAZ_LINE_NOTE:
        head->adopted |= is_occasion(paragraph->text) || is_adoption(paragraph->text);
        head->day |= is_date_in_brackets(paragraph->text);
        return head->title != GAZ_NO_PARAGRAPH;
    default:
        if (is_greeting(paragraph, head)) {
            return head->addressees = true;
        }
        return ((facts[i].first & GAZ_FIRST_URGENCY) != 0 && is_above_number(paragraph->text)) ||
               take_byline(paragraph, facts[i], head) || take_speaker(list, facts[i], i, head) ||
               take_title(list, facts, i, toc, head);
    }
}

/* 最高指示 and the words quoted below it, above the head proper: how many paragraphs. */
static uint32_t count_epigraph(const gaz_paragraphs *list, uint32_t i) {
    enum { MOST_QUOTED = 4 };
    if (i >= list->count || !gaz_is_epigraph_head(list->items[i].text)) {
        return 0;
    }
    uint32_t end = i + 1;
    while (end < list->count && end - i <= MOST_QUOTED &&
           list->items[end].line_class == GAZ_LINE_OTHER &&
           gaz_tail_of(list->items[end].text) == GAZ_TAIL_STOP) {
        end++;
    }
    return end - i;
}

/* Field by field: the characters of a title are most of a head, and few paragraphs
 * have one. */
static void begin_head(gaz_head *head, uint32_t i) {
    head->from = head->to = i;
    head->title = head->number = head->toc = GAZ_NO_PARAGRAPH;
    head->form = GAZ_TITLE_NONE;
    head->key = (gaz_title_key){0};
    head->metadata = head->masthead = head->addressees = head->adopted = head->byline = head->day =
        false;
}

bool gaz_head_read(const gaz_paragraphs *paragraphs, const gaz_facts *facts, uint32_t i,
                   const gaz_toc_keys *toc, gaz_head *head) {
    begin_head(head, i);
    while (head->to < paragraphs->count &&
           paragraphs->items[head->to].line_class == GAZ_LINE_METADATA) {
        head->to++;
    }
    head->metadata = head->to > i;
    head->to += count_epigraph(paragraphs, head->to);
    for (uint32_t parts = 0; head->to < paragraphs->count && parts < MOST_PARTS &&
                             !head->addressees && take_part(paragraphs, facts, head->to, toc, head);
         head->to++) {
        parts += paragraphs->items[head->to].line_class != GAZ_LINE_METADATA;
    }
    return head->metadata || head->masthead || head->number != GAZ_NO_PARAGRAPH ||
           head->title != GAZ_NO_PARAGRAPH;
}

bool gaz_head_begins_days(const gaz_paragraphs *paragraphs, const gaz_head *head) {
    enum { LONGEST_DAY = 30 };
    gaz_kind kind;
    if (head->title == GAZ_NO_PARAGRAPH || head->to >= paragraphs->count ||
        !gaz_kind_of_title(paragraphs->items[head->title].text, &kind) ||
        !gaz_slice_is(kind.name, "chronicle")) {
        return false;
    }
    gaz_slice text = paragraphs->items[head->to].text;
    gaz_slice begin = gaz_slice_first(text, text.len < LONGEST_DAY ? text.len : LONGEST_DAY);
    int64_t number;
    return gaz_numeral(begin, &number) > 0 && gaz_slice_find(begin, "日") != NULL;
}
