/* issued.h - what a document says that it issues: the titles it names, or their kind. */
#ifndef GAZ_SPLIT_ISSUED_H
#define GAZ_SPLIT_ISSUED_H

#include "split/line/title_key.h"

enum { GAZ_MOST_NAMES = 32 };

/* The titles that a document names; those behind the first 32 are not kept. */
typedef struct gaz_names {
    gaz_title_key keys[GAZ_MOST_NAMES]; /* in the arena */
    uint32_t count;
} gaz_names;

/* Adds a title, unless there are 32. */
void gaz_names_add(gaz_arena *arena, gaz_names *names, gaz_slice name);

/* Adds every name in 《》 of text, the outermost. */
void gaz_names_add_quoted(gaz_arena *arena, gaz_names *names, gaz_slice text);

/* The same, without the reports that a resolution says it heard: those are no part of it. */
void gaz_names_add_approved(gaz_arena *arena, gaz_names *names, gaz_slice text);

/* Adds what a title passes on without 《》: 省商业厅关于…的报告 of 批转省商业厅关于…的报告. */
void gaz_names_add_passed_on(gaz_arena *arena, gaz_names *names, gaz_slice title);

/* Adds what a note announces: 附件：某某办法. */
void gaz_names_add_note(gaz_arena *arena, gaz_names *names, gaz_slice text);

/* Whether a title of this key is among them. */
bool gaz_names_hold(const gaz_names *names, gaz_title_key key);

/* The kind of text that a notice issues without its name in 《》: the two characters that end
 * what its title says of it (印发某某同志讲话的通知: 讲话); absent when it is no notice. */
gaz_slice gaz_issued_kind(gaz_slice title);

/* True when a title says that the document issues or amends texts: 印发, 公布, 修改. */
bool gaz_issues_texts(gaz_slice title);

/* True when the organ that a title begins with signs and dates what stands from paragraph
 * `from` on, before any other title: 某某局关于…的公告 is a paper of its own then. */
bool gaz_is_signed_by_issuer(const gaz_paragraphs *list, uint32_t from, gaz_slice title);

#endif
