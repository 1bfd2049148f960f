/*
 * detect.h - in which encoding are these bytes?
 */
#ifndef GAZ_CLEAN_DETECT_H
#define GAZ_CLEAN_DETECT_H

#include "text/memory/arena.h"

typedef enum gaz_encoding {
    GAZ_ENC_UTF8,
    GAZ_ENC_GB18030,
    GAZ_ENC_BIG5,
    GAZ_ENC_UTF16LE,
    GAZ_ENC_UTF16BE,
    GAZ_ENC_UTF32LE,
    GAZ_ENC_UTF32BE
} gaz_encoding;

/* The name for iconv and for the records. Static storage. */
const char *gaz_encoding_name(gaz_encoding encoding);

/* True when a byte order mark or the pattern of zero bytes shows UTF-16 or
 * UTF-32, or raw is UTF-8 as a whole; *mark is the bytes of a mark that is to
 * be passed over. */
bool gaz_detect_unicode(gaz_slice raw, gaz_encoding *encoding, size_t *mark);

/* UTF-8, GB18030 or Big5: what a run of lines reads best as. Looks at the
 * first part of a long run only. False when iconv does not work. */
bool gaz_detect_legacy(gaz_slice run, gaz_encoding *encoding);

#endif
