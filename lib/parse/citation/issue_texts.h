/* issue_texts.h - looking up what an issue is known to hold. */
#ifndef GAZ_PARSE_ISSUE_TEXTS_H
#define GAZ_PARSE_ISSUE_TEXTS_H

#include "gazette.h"

/* Forgets everything when the document stands in another issue. */
void gaz_issue_texts_enter(gaz_issue_texts *texts, const gaz_document *document);

/* Adds the document, by title and number, and its attachments, by title. */
gaz_status gaz_issue_texts_add(gaz_issue_texts *texts, const gaz_parsed *parsed) GAZ_CHECKED;

/* The id of the only text of the issue that a citation can mean; absent when none
 * or several bear the name. A number decides where the citation has one: a text of
 * the same title and another number is another text. The id lives as long as the
 * issue is at hand. */
gaz_slice gaz_issue_texts_find(const gaz_issue_texts *texts, gaz_slice key, gaz_slice number);

#endif
