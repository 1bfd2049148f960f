/*
 * glance_signs.h - the characters of each sign of text/scan/glance.h, as lists of macros that
 * tables are made of. X(g, i, sign, character): g and i are the table's and its entry's.
 */
#ifndef GAZ_TEXT_GLANCE_SIGNS_H
#define GAZ_TEXT_GLANCE_SIGNS_H

/* Sixteen characters from c on. */
#define RUN(X, g, i, s, c)                                                                         \
    X(g, i, s, (c))                                                                                \
    X(g, i, s, (c) + 1)                                                                            \
    X(g, i, s, (c) + 2)                                                                            \
    X(g, i, s, (c) + 3)                                                                            \
    X(g, i, s, (c) + 4)                                                                            \
    X(g, i, s, (c) + 5)                                                                            \
    X(g, i, s, (c) + 6)                                                                            \
    X(g, i, s, (c) + 7)                                                                            \
    X(g, i, s, (c) + 8)                                                                            \
    X(g, i, s, (c) + 9)                                                                            \
    X(g, i, s, (c) + 10)                                                                           \
    X(g, i, s, (c) + 11)                                                                           \
    X(g, i, s, (c) + 12)                                                                           \
    X(g, i, s, (c) + 13)                                                                           \
    X(g, i, s, (c) + 14)                                                                           \
    X(g, i, s, (c) + 15)

/* The characters of three bytes; of RARE one for each part that a table looks up of a member:
 * U+2040 to U+207F, U+FEC0 to U+FEFF and U+FF40 to U+FFFF are all in it. */
#define WIDE(X, g, i)                                                                              \
    X(g, i, GAZ_HAS_STOP, 0x3002)                                                                  \
    X(g, i, GAZ_HAS_COMMA, 0xFF0C)                                                                 \
    X(g, i, GAZ_HAS_SEMICOLON, 0xFF1B)                                                             \
    X(g, i, GAZ_HAS_COLON, 0xFF1A)                                                                 \
    X(g, i, GAZ_HAS_OPEN, 0xFF08)                                                                  \
    X(g, i, GAZ_HAS_LIST, 0x3001)                                                                  \
    X(g, i, GAZ_HAS_QUOTE_OPEN, 0x300A)                                                            \
    X(g, i, GAZ_HAS_WIDE_SPACE, 0x3000)                                                            \
    X(g, i, GAZ_HAS_ABOUT, 0x5173)                                                                 \
    X(g, i, GAZ_HAS_ABOUT, 0x95DC)                                                                 \
    X(g, i, GAZ_HAS_ISSUE, 0x53D1)                                                                 \
    X(g, i, GAZ_HAS_ISSUE, 0x767C)                                                                 \
    X(g, i, GAZ_HAS_PASS_ON, 0x8F6C)                                                               \
    X(g, i, GAZ_HAS_PASS_ON, 0x63A5)                                                               \
    X(g, i, GAZ_HAS_NUMBER, 0x53F7)                                                                \
    X(g, i, GAZ_HAS_NUMBER, 0x865F)                                                                \
    X(g, i, GAZ_HAS_REPORT, 0x62A5)                                                                \
    X(g, i, GAZ_HAS_NET, 0x7F51)                                                                   \
    RUN(X, g, i, GAZ_HAS_NARROW, 0x2000)                                                           \
    RUN(X, g, i, GAZ_HAS_NARROW, 0x2020)                                                           \
    RUN(X, g, i, GAZ_HAS_RARE, 0x2040)                                                             \
    RUN(X, g, i, GAZ_HAS_RARE, 0x2050)                                                             \
    RUN(X, g, i, GAZ_HAS_RARE, 0x2060)                                                             \
    RUN(X, g, i, GAZ_HAS_RARE, 0x2070)                                                             \
    X(g, i, GAZ_HAS_RARE, 0xFEC0)                                                                  \
    X(g, i, GAZ_HAS_RARE, 0xFED0)                                                                  \
    X(g, i, GAZ_HAS_RARE, 0xFEE0)                                                                  \
    X(g, i, GAZ_HAS_RARE, 0xFEF0)                                                                  \
    X(g, i, GAZ_HAS_RARE, 0xFF40)                                                                  \
    X(g, i, GAZ_HAS_RARE, 0xFF80)                                                                  \
    X(g, i, GAZ_HAS_RARE, 0xFFC0)

#define ASCII(X, g, i)                                                                             \
    X(g, i, GAZ_HAS_SPACE, ' ')                                                                    \
    X(g, i, GAZ_HAS_CONTROL, '\t')                                                                 \
    X(g, i, GAZ_HAS_CONTROL, '\n')                                                                 \
    X(g, i, GAZ_HAS_CONTROL, '\v')                                                                 \
    X(g, i, GAZ_HAS_CONTROL, '\f')                                                                 \
    X(g, i, GAZ_HAS_CONTROL, '\r')                                                                 \
    X(g, i, GAZ_HAS_DIGIT, '0')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '1')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '2')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '3')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '4')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '5')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '6')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '7')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '8')                                                                    \
    X(g, i, GAZ_HAS_DIGIT, '9')                                                                    \
    X(g, i, GAZ_HAS_STAR, '*')                                                                     \
    X(g, i, GAZ_HAS_STAR, '#')                                                                     \
    X(g, i, GAZ_HAS_LESS, '<')                                                                     \
    X(g, i, GAZ_HAS_HALF_COLON, ':')                                                               \
    X(g, i, GAZ_HAS_HALF_ROUND, '(')                                                               \
    X(g, i, GAZ_HAS_HALF_ROUND, ')')                                                               \
    X(g, i, GAZ_HAS_P, 'P')

#endif
