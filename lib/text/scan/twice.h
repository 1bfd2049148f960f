/* twice.h - a character that stands twice in a row. */
#ifndef GAZ_TEXT_TWICE_H
#define GAZ_TEXT_TWICE_H

#include "gazette.h"

/* Where in at..end (valid UTF-8) a Han character first stands before its like, or
 * end. */
const char *gaz_find_twice(const char *at, const char *end);

#endif
