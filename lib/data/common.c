/* common.c - is a character one of those that make up most official text? */
#include "data/common.h"

#include "data/common.inc"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

static inline bool is_common(uint32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF &&
           (common_bits[(c - 0x4E00) / 32] >> (c - 0x4E00) % 32 & 1) != 0;
}

bool gaz_is_common(uint32_t c) {
    return is_common(c);
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
            usual += is_common(c) || gaz_is_cjk_punct(c) || c == 0x3000;
        }
        at += step;
    }
    *common += usual;
    *others += all - usual;
}
