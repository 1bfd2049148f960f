/* common.c - is a character one of those that make up most official text? */
#include "data/common.h"

#include "data/common.inc"

bool gaz_is_common(uint32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF &&
           (common_bits[(c - 0x4E00) / 32] >> (c - 0x4E00) % 32 & 1) != 0;
}
