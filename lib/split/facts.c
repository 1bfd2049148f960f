/* facts.c - what one look at a line tells. */
#include "split/facts.h"

#include "data/kinds.h"
#include "data/organs.h"
#include "data/page_words.h"
#include "data/portal.h"
#include "split/furniture.h"
#include "split/tail.h"
#include "text/chars.h"
#include "text/label.h"
#include "text/slice.h"
#include "text/utf8.h"

/* Nearly every line begins with Han that is none of these. */
static uint16_t by_han(uint32_t c) {
    switch (c) {
    case 0x9644: /* 附 */
        return GAZ_FIRST_ANNEX;
    case 0x6284: /* 抄 */
    case 0x5206: /* 分 */
    case 0x4E3B: /* 主 */
        return GAZ_FIRST_COPIES;
    case 0x7279: /* 特急, 特提 */
    case 0x52A0: /* 加急 */
    case 0x5E73: /* 平急 */
    case 0x6025: /* 急件 */
    case 0x7EDD: /* 绝密 */
    case 0x673A: /* 机密 */
    case 0x79D8: /* 秘密 */
    case 0x7B7E: /* 签发人 */
        return GAZ_FIRST_URGENCY;
    default:
        return 0;
    }
}

static uint16_t by_sign(uint32_t c) {
    if (c == 0xFF08 || c == '(') {
        return GAZ_FIRST_BRACKET;
    }
    if (gaz_is_digit(c)) {
        return GAZ_FIRST_DIGIT | GAZ_FIRST_URGENCY;
    }
    return gaz_is_dash(c) ? GAZ_FIRST_DASH : 0;
}

static uint16_t first_of(gaz_slice text) {
    uint32_t c = gaz_utf8_first(text);
    if (gaz_is_space(c)) {
        return (uint16_t)~GAZ_FIRST_ONE;
    }
    bool han = gaz_is_han(c);
    int bits = han ? by_han(c) : by_sign(c);
    bits |= gaz_label_may_begin(c) ? GAZ_FIRST_LABEL : 0;
    bits |= gaz_page_number_may_begin(c) ? GAZ_FIRST_PAGE : 0;
    bits |= !han || gaz_page_word_may_begin(text) ? GAZ_FIRST_PAGE_WORD : 0;
    bits |= han && gaz_portal_may_begin(text) ? GAZ_FIRST_PORTAL : 0;
    bits |= gaz_continues_with(c) ? GAZ_FIRST_REST : 0;
    return (uint16_t)bits;
}

static uint8_t by_last(uint32_t c) {
    switch (c) {
    case 0x65E5: /* 日 */
        return GAZ_LAST_DATE;
    case 0x53D1: /* 印发 */
    case 0x5236: /* 印制 */
        return GAZ_LAST_PRINT;
    case 0x4EF6: /* 文件 */
    case 0x4EE4: /* 令 */
    case 0x544A: /* 公告 */
        return GAZ_LAST_MASTHEAD;
    case 0xFF1A: /* ： */
    case ':':
        return GAZ_LAST_COLON;
    case 0xFF09: /* ） */
    case ')':
        return GAZ_LAST_KIND;
    default:
        return gaz_is_digit(c) ? GAZ_LAST_DATE : 0;
    }
}

static uint8_t last_of(gaz_slice text) {
    uint32_t c = gaz_utf8_last(text.ptr, gaz_slice_end(text));
    if (c == 0x3002) { /* 。 */
        return 0;
    }
    if (gaz_is_space(c)) {
        return UINT8_MAX;
    }
    int bits = by_last(c) | (gaz_is_han(c) ? GAZ_LAST_HAN : 0);
    bits |= gaz_kind_may_end(text) ? GAZ_LAST_KIND : 0;
    bits |= gaz_organ_may_end(text) ? GAZ_LAST_ORGAN : 0;
    bits |= gaz_is_page_frame(c) || gaz_is_digit(c) ? GAZ_LAST_FRAME : 0;
    return (uint8_t)bits;
}

gaz_facts gaz_facts_with(gaz_slice text, uint32_t signs) {
    return (gaz_facts){.signs = signs,
                       .first = first_of(text),
                       .last = last_of(text),
                       .tail = (uint8_t)gaz_tail_of(text)};
}

gaz_facts gaz_facts_of(gaz_slice text) {
    return gaz_facts_with(text, gaz_glance(text));
}
