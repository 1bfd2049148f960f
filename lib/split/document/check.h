/* check.h - the parts of the check of the contents page against the documents. */
#ifndef GAZ_SPLIT_CHECK_H
#define GAZ_SPLIT_CHECK_H

#include "split/line/title_key.h"

/* Compares the page that each entry gives with the page on which its document
 * begins, where the issue prints page numbers that agree with most entries; what
 * differs becomes toc-mismatch. document_of[i] is the index of the document of
 * entry i, UINT32_MAX for none. */
void gaz_check_pages(gaz_arena *arena, gaz_issue *issue, const uint32_t *document_of);

/* Reports the annexes that a document promises in its 附件说明 and that do not
 * stand behind it. */
void gaz_check_annexes(gaz_arena *arena, gaz_document *document);

#endif
