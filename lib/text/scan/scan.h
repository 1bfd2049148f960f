/*
 * scan.h - searches over bytes at memory speed, for the loops that see every
 * byte of the input. Vectors where the machine has them, plain C elsewhere.
 */
#ifndef GAZ_TEXT_SCAN_H
#define GAZ_TEXT_SCAN_H

#include "gazette.h"

/* Whether a byte is one that gaz_scan_json_special stops at. */
static inline bool gaz_scan_is_json_special(char byte) {
    unsigned char c = (unsigned char)byte;
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

/* The first byte in at..end that a JSON string must escape ('"', '\\', below
 * 0x20, 0x7F), or end. */
const char *gaz_scan_json_special(const char *at, const char *end);

enum { GAZ_SCAN_BLOCK = 16 };

/* Copies at..end to `to`, up to the first such byte, and answers where that is;
 * `to` has room for a block more. */
const char *gaz_scan_copy_json(char *to, const char *at, const char *end);

/* How often text changes between visible ASCII and all else, from byte to byte. */
uint32_t gaz_scan_borders(gaz_slice text);

/* How often the byte c stands in text. */
size_t gaz_scan_count(gaz_slice text, char c);

/* Lists where the byte c stands in a window of text of at most so many bytes; places has room
 * for a block more. Answers how many they are. */
enum { GAZ_SCAN_WINDOW = 4096 };
size_t gaz_scan_list(gaz_slice window, char c, uint16_t *places);

/* True when text holds a line terminator other than LF: CR, U+0085, U+2028 or
 * U+2029. */
bool gaz_scan_has_rare_terminator(gaz_slice text);

/* False when text (valid UTF-8) holds no space of any width (gaz_is_space). */
bool gaz_scan_may_hold_space(gaz_slice text);

/* Where the last （ ） ) or 。 of text (valid UTF-8) begins, or NULL. */
const char *gaz_scan_last_bracket(gaz_slice text);

/* The first （ ） ( or ) in at..end (valid UTF-8), or end. */
const char *gaz_scan_round_bracket(const char *at, const char *end);

/* Where the first of up to five characters stands in at..end (valid UTF-8), or
 * end; chars has three bytes of each. */
const char *gaz_scan_any(const char *at, const char *end, gaz_slice chars);

/* Where needle first stands in text, or NULL, and where it last does. needle has at
 * least one byte. */
const char *gaz_scan_find(gaz_slice text, gaz_slice needle);
const char *gaz_scan_find_last(gaz_slice text, gaz_slice needle);

/* The first bracket or straight quotation mark, ( ) （ ） ", in at..end, or end. */
const char *gaz_scan_bracket(const char *at, const char *end);

/* Whether '(', ')' or '"' stands in text. */
bool gaz_scan_holds_half_pair(gaz_slice text);

#endif
