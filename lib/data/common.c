/* common.c - is a character one of those that make up most official text? */
#include "data/common.h"

#include "data/common.inc"
#include "data/usual.h"
#include "text/slice.h"
#include "text/utf8.h"

bool gaz_is_common(uint32_t c) {
    return gaz_is_among(common_bits, c);
}

/* Here, as a call for each character of a sample costs more than all the rest. */
void gaz_count_common(gaz_slice text, size_t *common, size_t *others) {
    const char *end = gaz_slice_end(text);
    size_t usual = 0;
    size_t all = 0;
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (c >= 0x80) {
            all++;
            usual += gaz_is_usual(common_bits, c);
        }
        at += step;
    }
    *common += usual;
    *others += all - usual;
}
