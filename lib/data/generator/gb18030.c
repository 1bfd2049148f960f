/*
 * gb18030.c - writes the two-byte characters of GB18030 as a table.
 *
 * What iconv of the building machine decodes is what the table holds: four
 * bytes for each lead 0x81..0xFE and any trail, the UTF-8 of the
 * character (two or three bytes, the first one lowest) and its length on top, with
 * the uppermost bit where gaz_is_usual. 0 stands for what is no character of two bytes.
 */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>

#include "data/common.inc"
#include "data/usual.h"

enum { FIRST_LEAD = 0x81, LAST_LEAD = 0xFE, TRAILS = 256 };

static uint32_t entry_of(iconv_t converter, unsigned lead, unsigned trail) {
    char pair[2] = {(char)lead, (char)trail};
    unsigned char text[4] = {0};
    char *in = pair;
    char *out = (char *)text;
    size_t left = sizeof pair;
    size_t room = sizeof text;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &in, &left, &out, &room) == (size_t)-1 || left > 0 || room == 0) {
        return 0;
    }
    uint32_t len = (uint32_t)(sizeof text - room);
    uint32_t number = len == 2
                          ? (text[0] & 0x1Fu) << 6 | (text[1] & 0x3Fu)
                          : (text[0] & 0x0Fu) << 12 | (text[1] & 0x3Fu) << 6 | (text[2] & 0x3Fu);
    return (uint32_t)text[0] | (uint32_t)text[1] << 8 | (uint32_t)text[2] << 16 | len << 24 |
           (uint32_t)gaz_is_usual(common_bits, number) << 31;
}

int main(void) {
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) {
        fputs("gb18030: iconv does not know GB18030\n", stderr);
        return 1;
    }
    puts("/* Generated from iconv; do not edit. */");
    printf("enum { GB_FIRST_PAIR = %d };\n\n", FIRST_LEAD * TRAILS);
    puts("static const uint32_t gb_pairs[] = {");
    for (unsigned lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
        for (unsigned trail = 0; trail < TRAILS; trail++) {
            printf("%u,\n", (unsigned)entry_of(converter, lead, trail));
        }
    }
    puts("};");
    iconv_close(converter);
    return fflush(stdout) == 0 ? 0 : 2;
}
