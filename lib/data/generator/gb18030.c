/*
 * gb18030.c - writes the two-byte characters of GB18030 as a table.
 *
 * What iconv of the building machine decodes is what the table holds: four
 * bytes for each lead 0x81..0xFE and any trail, the UTF-8 of the
 * character (two or three bytes, the first one lowest) and its length on top.
 * 0 stands for what is no character of two bytes.
 */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>

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
    return (uint32_t)text[0] | (uint32_t)text[1] << 8 | (uint32_t)text[2] << 16 |
           (uint32_t)(sizeof text - room) << 24;
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
