/* documents.h - where documents begin, from several kinds of evidence. */
#ifndef GAZ_SPLIT_DOCUMENTS_H
#define GAZ_SPLIT_DOCUMENTS_H

#include "split/document/head.h"

/* Divides the paragraphs, of which facts says what they hold, into documents and adds them to the
 * issue; fills toc_title and toc_doc_number of those that the contents page proves. What stands
 * before the first of them in an issue with contents page goes to the front matter. A line alone
 * that is the title of a text which its document said it issues gets the class of a title. */
void gaz_documents_find(gaz_arena *arena, gaz_paragraphs *paragraphs, const gaz_facts *facts,
                        const gaz_toc_keys *toc, gaz_issue *issue);

/* Compares the contents page with the documents: matches, then diagnostics. */
void gaz_documents_check(gaz_arena *arena, gaz_issue *issue);

/* The title of a document as its head prints it, absent when it has none; its
 * number likewise. */
gaz_slice gaz_document_title(const gaz_document *document);
gaz_slice gaz_document_number(const gaz_document *document);

#endif
