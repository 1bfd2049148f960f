/* segment.h - where in a stream does one issue end and the next begin? */
#ifndef GAZ_CLEAN_SEGMENT_H
#define GAZ_CLEAN_SEGMENT_H

#include "gazette.h"

/* The bytes at the start of text up to the next masthead: a line that ends in
 * 公报 and bears, with the lines behind it, another year and number than the
 * masthead of this issue. When there is none: text.len, or 0 where more text may
 * follow (not at_end), which may hold it or what it needs behind it. text is
 * UTF-8, or GB18030 that was not decoded yet. */
size_t gaz_segment_extent(gaz_slice text, bool at_end);

/* The first line of text is a masthead with a number. */
bool gaz_segment_begins_issue(gaz_slice text);

#endif
