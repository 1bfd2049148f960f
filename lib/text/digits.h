/* digits.h - numbers in decimal digits. */
#ifndef GAZ_TEXT_DIGITS_H
#define GAZ_TEXT_DIGITS_H

#include <stdint.h>

/* The most digits a number has. */
enum { GAZ_MOST_DIGITS = 20 };

/* Writes the digits of a number and answers the end of what was written. Inline: a
 * record has four numbers for each node, of a few digits each. */
static inline char *gaz_put_digits(char *at, uint64_t number) {
    int count = 1;
    for (uint64_t limit = 10; count < GAZ_MOST_DIGITS && number >= limit; limit *= 10) {
        count++;
    }
    for (int i = count - 1; i > 0; i--) {
        at[i] = (char)('0' + number % 10);
        number /= 10;
    }
    *at = (char)('0' + number);
    return at + count;
}

#endif
