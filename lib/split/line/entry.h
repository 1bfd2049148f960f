/* entry.h - lines that name somebody and what he is: in lists, and where they are
 * appointed. */
#ifndef GAZ_SPLIT_ENTRY_H
#define GAZ_SPLIT_ENTRY_H

#include "split/line/facts.h"

/* True for 陈 丽 县人力资源…, 柏玉英 临沂市…: a name, a gap, a post. facts are those of
 * text. */
bool gaz_is_name_entry(gaz_slice text, gaz_facts facts);

/* False for nearly every line: it has no gap, no colon, no wide gap, as what the rules here read
 * has. */
static inline bool gaz_may_be_name_entry(gaz_facts facts) {
    return (facts.signs & GAZ_HAS_ANY_SPACE) != 0;
}
static inline bool gaz_may_be_role_entry(gaz_facts facts) {
    return (facts.signs & (GAZ_HAS_COLON | GAZ_HAS_HALF_COLON)) != 0;
}
static inline bool gaz_may_be_side_by_side(gaz_facts facts) {
    return (facts.signs & GAZ_HAS_WIDE_SPACE) != 0;
}

/* True for 副指挥长：李 明 县水务局局长, 示范乡（3个）：…: a part that somebody has, with his
 * name, or a few words that say what follows. */
bool gaz_is_role_entry(gaz_slice text, gaz_facts facts);

/* True for 任命王五为…, 免去赵六的…: who appoints says so for each. */
bool gaz_is_appointment(gaz_slice text);

/* True for 吴江为省教育厅副厅长, 赵山的省教育厅副厅长职务: below 任命 and 免去. A sentence may
 * begin so too; two such lines below each other do not. */
bool gaz_is_appointee(gaz_slice text);

/* True for 某国政府代表　　　　　　某国政府代表: two parts of a line far from each other, and no
 * sentence. A word that is letter-spaced (公　　　告) has no such parts. */
bool gaz_is_side_by_side(gaz_slice text, gaz_facts facts);

/* True for GB/T 50378—2019 绿色建筑评价标准 and [2] 某某著: an entry of a list of standards or
 * of works that are cited. */
bool gaz_is_cited_work(gaz_slice text);

/* Whether the first character is of ASCII or of full width, as those of works and of small
 * labels: nearly no line of text begins so. */
static inline bool gaz_begins_with_letter(gaz_slice text) {
    unsigned char lead = text.len > 0 ? (unsigned char)*text.ptr : 0;
    return lead < 0x80 || lead == 0xEF;
}

/* 12 of “12 行政许可 …”: the number that a row begins with, -1 when it begins with none. */
int64_t gaz_row_number(gaz_slice text);

#endif
