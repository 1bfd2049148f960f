/* slice.h - looking at pieces of text without copying them. */
#ifndef GAZ_TEXT_SLICE_H
#define GAZ_TEXT_SLICE_H

#include <string.h>

#include "gazette.h"
#include "text/scan/scan.h"

/* For printf's "%.*s". */
#define GAZ_FMT(s) (int)(s).len, (s).ptr

/* The whole of a C string, which is not NULL. */
static inline gaz_slice gaz_slice_of(const char *text) {
    return (gaz_slice){text, strlen(text)};
}

/* From begin up to, not including, end: two places of one text. */
static inline gaz_slice gaz_slice_between(const char *begin, const char *end) {
    return (gaz_slice){begin, (size_t)(end - begin)};
}

/* ISO C gives no meaning to NULL + 0, which the end of an absent text would be;
 * compilers make one addition of this. */
static inline const char *gaz_slice_end(gaz_slice s) {
    return s.len == 0 ? s.ptr : s.ptr + s.len;
}

/* The part of s from byte `from` on. */
static inline gaz_slice gaz_slice_from(gaz_slice s, size_t from) {
    return (gaz_slice){from == 0 ? s.ptr : s.ptr + from, s.len - from};
}

/* Its first len bytes; s has as many. */
static inline gaz_slice gaz_slice_first(gaz_slice s, size_t len) {
    return (gaz_slice){s.ptr, len};
}

/* Follows text of `len` bytes that stood at `from` and stands at `to` now; what points
 * elsewhere stays. */
static inline void gaz_slice_moved(const char **ptr, uintptr_t from, size_t len, const char *to) {
    size_t offset = (size_t)((uintptr_t)*ptr - from);
    *ptr = offset < len ? to + offset : *ptr;
}

/* Byte for byte; two absent or empty texts are equal. */
static inline bool gaz_slice_equal(gaz_slice a, gaz_slice b) {
    return a.len == b.len && (a.len == 0 || (*a.ptr == *b.ptr && memcmp(a.ptr, b.ptr, a.len) == 0));
}

/* The same for a C string. */
static inline bool gaz_slice_is(gaz_slice s, const char *text) {
    return gaz_slice_equal(s, gaz_slice_of(text));
}

/* Whether s begins with these words. The third byte of a Han character tells most words
 * apart: tables of words are gone through without a call for each. */
static inline bool gaz_slice_starts(gaz_slice s, const char *prefix) {
    /* cppcheck-suppress arrayIndexOutOfBounds ; what begins with 0xE0 or more has three bytes */
    if ((unsigned char)*prefix >= 0xE0 && (s.len < 3 || s.ptr[2] != prefix[2])) {
        return false;
    }
    size_t n = strlen(prefix);
    return s.len >= n && memcmp(s.ptr, prefix, n) == 0;
}

/* Whether s ends with these words. */
static inline bool gaz_slice_ends(gaz_slice s, const char *suffix) {
    size_t n = strlen(suffix);
    return s.len >= n && memcmp(s.ptr + s.len - n, suffix, n) == 0;
}

/* The same for a slice, which is not empty. */
static inline bool gaz_slice_has_end(gaz_slice s, gaz_slice suffix) {
    return s.len >= suffix.len && s.ptr[s.len - 1] == suffix.ptr[suffix.len - 1] &&
           memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

/* A word in a table, with its length. */
#define GAZ_WORD(text)                                                                             \
    { text, sizeof(text) - 1 }

/* For words of Han characters: the last bytes of the first character and of the word
 * tell most apart. */
static inline bool gaz_slice_has_start(gaz_slice s, gaz_slice prefix) {
    return s.len >= prefix.len && s.ptr[2] == prefix.ptr[2] &&
           s.ptr[prefix.len - 1] == prefix.ptr[prefix.len - 1] &&
           memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

/* A bit for the last byte of a character of three bytes: where a text has none of a
 * character's, it does not hold it. */
static inline uint64_t gaz_slice_bit(const char *character) {
    return (uint64_t)1 << (character[2] & 63);
}

/* Where needle first stands in s, or NULL. Inline: the length of a literal is known. */
static inline const char *gaz_slice_find(gaz_slice s, const char *needle) {
    return gaz_scan_find(s, gaz_slice_of(needle));
}

/* Whether one of the words, each of Han characters, stands in s; NULL ends them. For
 * short texts and long lists. */
bool gaz_slice_holds_any(gaz_slice s, const char *const *words);

/* Where needle last stands in s, or NULL. */
static inline const char *gaz_slice_find_last(gaz_slice s, const char *needle) {
    return gaz_scan_find_last(s, gaz_slice_of(needle));
}

/* s without the spaces at its ends: ASCII blanks, CR, form feed, U+00A0,
 * U+2000..U+200B, U+202F, U+3000, U+FEFF. */
static inline gaz_slice gaz_slice_trim(gaz_slice s);
static inline gaz_slice gaz_slice_trim_left(gaz_slice s);
static inline gaz_slice gaz_slice_trim_right(gaz_slice s);

/* Nearly every text has none, which its first and last three bytes say; these two are
 * called for the others. */
gaz_slice gaz_slice_cut_left(gaz_slice s);
gaz_slice gaz_slice_cut_right(gaz_slice s);

/* U+3000 to U+FFFF but for the two spaces there, by their three bytes. */
static inline bool gaz_slice_is_no_space(const char *at) {
    unsigned char lead = (unsigned char)*at;
    return lead >= 0xE3 && lead < 0xF0 && (lead != 0xE3 || at[1] != '\x80' || at[2] != '\x80') &&
           (lead != 0xEF || at[1] != '\xBB');
}

static inline gaz_slice gaz_slice_trim_left(gaz_slice s) {
    return s.len >= 3 && gaz_slice_is_no_space(s.ptr) ? s : gaz_slice_cut_left(s);
}

static inline gaz_slice gaz_slice_trim_right(gaz_slice s) {
    bool none = s.len >= 3 && gaz_slice_is_no_space(s.ptr + s.len - 3);
    return none ? s : gaz_slice_cut_right(s);
}

static inline gaz_slice gaz_slice_trim(gaz_slice s) {
    return s.len == 0 ? s : gaz_slice_trim_left(gaz_slice_trim_right(s));
}

#endif
