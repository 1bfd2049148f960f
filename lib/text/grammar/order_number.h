/*
 * order_number.h - the number of an order or announcement: 第337号, 2024年第12号,
 * （第三号）, and with the term of the congress 第三十七号（九届）, （九届第37号）.
 */
#ifndef GAZ_TEXT_ORDER_NUMBER_H
#define GAZ_TEXT_ORDER_NUMBER_H

#include "gazette.h"

/* Bytes of such a number at the start of text, 0 when it begins with none. Spaces may
 * stand between its parts; brackets around it belong to it. */
size_t gaz_order_number_read(gaz_slice text);

/* The same for the number of a guiding case of a court or procuratorate: 指导案例45号,
 * （检例第3号）. */
size_t gaz_case_number_read(gaz_slice text);

#endif
