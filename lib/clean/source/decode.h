/*
 * decode.h - bytes in any encoding that archives hold become UTF-8.
 */
#ifndef GAZ_CLEAN_DECODE_H
#define GAZ_CLEAN_DECODE_H

#include "clean/edit/edits.h"

typedef struct gaz_decoded {
    gaz_slice text;       /* valid UTF-8; points into the raw bytes where it can */
    gaz_edits edits;      /* one `undecodable` edit per bad byte, or run of noise */
    const char *encoding; /* "GB18030"; of the first part when parts differ */
    bool mixed;           /* parts of the bytes are in different encodings */
} gaz_decoded;

/* Decodes raw, which begins at byte `offset` of its source. from is an iconv
 * name, or NULL to find the encoding: byte order mark, strict UTF-8, UTF-16
 * and UTF-32 by their zero bytes, then line by line UTF-8, GB18030 or Big5 by
 * validity and common characters. Bytes that cannot be decoded become U+FFFD.
 * GAZ_BAD_ENCODING when iconv does not know `from`. */
gaz_status gaz_decode(gaz_arena *arena, gaz_slice raw, uint64_t offset, const char *from,
                      gaz_decoded *decoded);

#endif
