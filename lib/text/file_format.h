/* file_format.h - what a file is that holds no plain text, by its first bytes. */
#ifndef GAZ_TEXT_FILE_FORMAT_H
#define GAZ_TEXT_FILE_FORMAT_H

#include "gazette.h"

/* What the bytes at the start of a file say it is, and what to do first, as the end of a
 * sentence ("it is a PDF: extract its text first"); NULL where they say nothing. The
 * signatures are those of the formats' own specifications. Static storage. */
const char *gaz_file_is_no_text(gaz_slice raw);

/* True when the text begins as a web page does: its text can be read, among its tags. */
bool gaz_file_is_web_page(gaz_slice text);

#endif
