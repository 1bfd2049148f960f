/* facts.c - what one look at a line tells. */
#include "split/line/facts.h"

#include "data/kinds.h"
#include "data/organs.h"
#include "data/page_words.h"
#include "data/portal.h"
#include "split/line/page_number.h"
#include "split/line/tail.h"
#include "text/chars.h"
#include "text/grammar/label.h"
#include "text/slice.h"
#include "text/utf8.h"

/* Nearly every line begins with Han that is none of these. */
static uint16_t by_han(uint32_t c) {
    switch (c) {
    case 0x9644: /* 附 */
        return GAZ_FIRST_ANNEX;
    case 0x4E0A: /* 上 */
        return GAZ_FIRST_ABOVE;
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

/* By the first character alone, as first_known keeps the answer. */
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
    bits |= c == 0x3010 /* 【 */ || (han && gaz_portal_may_begin(text)) ? GAZ_FIRST_PORTAL : 0;
    bits |= gaz_continues_with(c) ? GAZ_FIRST_REST : 0;
    return (uint16_t)bits;
}

static uint8_t by_last(uint32_t c) {
    switch (c) {
    case 0x65E5: /* 日 */
        return GAZ_LAST_DATE;
    case 0x53D1: /* 印发 */
    case 0x5236: /* 印制 */
    case 0x5370: /* 2012年3月6日印 */
    case 0x4EFD: /* 共印300份 */
        return GAZ_LAST_PRINT;
    case 0x4EF6: /* 文件 */
    case 0x4EE4: /* 令 */
    case 0x544A: /* 公告 */
    case 0x7AE0: /* 规章 */
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

/* What tells a character of three bytes or one, 0 for others. */
static uint32_t three_bytes(const char *at) {
    return ((unsigned char)*at & 0xF0) == 0xE0
               ? (uint32_t)(unsigned char)at[0] << 16 | (uint32_t)(unsigned char)at[1] << 8 |
                     (unsigned char)at[2]
               : 0;
}

static uint32_t one_byte(char c) {
    return (unsigned char)c < 0x80 ? (unsigned char)c : 0;
}

static size_t slot_of(uint32_t bytes) {
    _Static_assert(GAZ_KNOWN_CHARACTERS == 1 << (32 - 21), "as many as the shift leaves");
    return (bytes * 0x9E3779B1u) >> 21; /* spread by the golden ratio */
}

/* first_of looks at the first character only. */
static uint16_t first_known(gaz_known_facts *known, gaz_slice text) {
    uint32_t bytes = text.len < 3 ? 0 : three_bytes(text.ptr) | one_byte(*text.ptr);
    if (bytes == 0) {
        return first_of(text);
    }
    size_t slot = slot_of(bytes);
    if (known->first[slot].bytes != bytes) {
        known->first[slot].bytes = bytes;
        known->first[slot].bits = first_of(text);
    }
    return known->first[slot].bits;
}

/* last_of looks at the last character only, and so does gaz_tail_of unless that
 * closes something. */
static void set_last(gaz_known_facts *known, gaz_slice text, gaz_facts *facts) {
    const char *end = gaz_slice_end(text);
    uint32_t wide = text.len < 3 ? 0 : three_bytes(end - 3);
    uint32_t bytes = text.len < 3 ? 0 : wide | one_byte(end[-1]);
    if (bytes == 0) {
        facts->last = last_of(text);
        facts->tail = (uint8_t)gaz_tail_of(text);
        return;
    }
    size_t slot = slot_of(bytes);
    if (known->last[slot].bytes != bytes) {
        known->last[slot].bytes = bytes;
        known->last[slot].bits = last_of(text);
        known->last[slot].tail =
            (uint8_t)gaz_tail_of(gaz_slice_from(text, text.len - (wide != 0 ? 3 : 1)));
    }
    facts->last = (uint8_t)known->last[slot].bits;
    facts->tail = known->last[slot].tail;
    if (facts->tail == GAZ_TAIL_CLOSER) {
        facts->tail = (uint8_t)gaz_tail_of(text);
    }
}

gaz_facts gaz_facts_known(gaz_known_facts *known, gaz_slice text, uint32_t signs) {
    gaz_facts facts = {.signs = signs, .first = first_known(known, text)};
    set_last(known, text, &facts);
    return facts;
}

gaz_facts gaz_facts_of(gaz_slice text) {
    return gaz_facts_with(text, gaz_glance(text));
}
