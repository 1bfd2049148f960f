/* skip.h - passing over the characters that nobody looks for. */
#ifndef GAZ_TEXT_SKIP_H
#define GAZ_TEXT_SKIP_H

#include "gazette.h"

/* Entries of a table of marks: one for each character up to U+FFFF. The bytes
 * behind them are read and ignored. */
enum { GAZ_MARKS = 0x10000, GAZ_MARKS_ROOM = GAZ_MARKS + 3 };

/* The first character in at..end (valid UTF-8) whose entry in marks is not 0,
 * or end. It may stop earlier, at a character of two or four bytes. */
const char *gaz_skip_unmarked(const uint8_t *marks, const char *at, const char *end);

#endif
