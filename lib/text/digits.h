/* digits.h - numbers in decimal digits. */
#ifndef GAZ_TEXT_DIGITS_H
#define GAZ_TEXT_DIGITS_H

#include <stdint.h>
#include <string.h>

/* The most digits a number has. */
enum { GAZ_MOST_DIGITS = 20 };

/* How many digits a number has; 0 has one. */
static inline int gaz_count_digits(uint64_t number) {
    int count = 1;
    for (; number >= 10000; number /= 10000) {
        count += 4;
    }
    return count + (number >= 10) + (number >= 100) + (number >= 1000);
}

/* Writes the digits of a number and answers the end of what was written. Inline: a
 * record has four numbers for each node, of a few digits each. Two digits at a time are
 * half as many divisions, each of which waits for the one before. */
static inline char *gaz_put_digits(char *at, uint64_t number) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    int count = gaz_count_digits(number);
    char *to = at + count;
    for (; number >= 100; number /= 100) {
        to -= 2;
        memcpy(to, pairs + 2 * (number % 100), 2);
    }
    if (number >= 10) {
        memcpy(at, pairs + 2 * number, 2);
    } else {
        *at = (char)('0' + number);
    }
    return at + count;
}

#endif
