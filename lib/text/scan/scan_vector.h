/* scan_vector.h - the loops of scan.c, 32 bytes at a time. */
#ifndef GAZ_TEXT_SCAN_VECTOR_H
#define GAZ_TEXT_SCAN_VECTOR_H

#include <string.h>

#include "gazette.h"

/* The machine has what the other functions need (AVX2). */
bool gaz_scan_has_vectors(void);

/* Where needle first stands from *at on, or NULL; then *at is where a hit may
 * still begin: as it was in a text too short for a block, else end. */
const char *gaz_scan_find_wide(const char **at, const char *end, gaz_slice needle);

/* How many characters are looked for at once. */
enum { GAZ_SCAN_MOST_ANY = 5 };

/* Whether one of the characters, three bytes of each, stands at `at`. */
static inline bool gaz_scan_is_any(const char *at, gaz_slice chars) {
    for (size_t i = 0; i + 3 <= chars.len; i += 3) {
        if (memcmp(at, chars.ptr + i, 3) == 0) {
            return true;
        }
    }
    return false;
}

/* The same for the first of up to five characters, as gaz_scan_any has it. */
const char *gaz_scan_any_wide(const char **at, const char *end, gaz_slice chars);

/* The start of the first block in at..end that may hold CR, U+0085, U+2028 or
 * U+2029; without one `at` where the bytes are too few for a block, else the end, of which
 * the last byte was not looked at. */
const char *gaz_scan_terminator_wide(const char *at, const char *end);

/* The first of '(' ')' '"' （ ） in at..end; where there is none, the last two bytes, or `at` where
 * the bytes are too few for a block. */
const char *gaz_scan_bracket_wide(const char *at, const char *end);

/* Bytes that the next one needs at least. */
enum { GAZ_SCAN_WIDTH = 32 };

/* gaz_scan_copy_json for a text of so many bytes. */
const char *gaz_scan_copy_json_wide(char *to, const char *at, const char *end);

/* The first byte in at..end that a JSON string must escape; where there is none, the last
 * bytes, which are too few for a block. */
const char *gaz_scan_json_special_wide(const char *at, const char *end);

/* How many bytes of *at..end are c, up to where *at moves: the last bytes are too few for a
 * block. */
size_t gaz_scan_count_wide(const char **at, const char *end, char c);

#endif
