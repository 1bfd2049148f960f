/*
 * date.h - dates as official documents print them.
 *
 * 2024年7月26日, 2024 年 7 月, 2024-07-26, 2024.7.26, ２０２４年, 二〇二四年七月
 * 二十六日, 二○一一年, 民国三十八年. Years 1840 to 2199; the calendar is checked.
 */
#ifndef GAZ_TEXT_DATE_H
#define GAZ_TEXT_DATE_H

#include "text/memory/arena.h"

/* month and day are 0 where the text does not name them. */
typedef struct gaz_date {
    int year;
    int month;
    int day;
} gaz_date;

/* The date at the start of text: bytes it takes, 0 when there is none. */
size_t gaz_date_read(gaz_slice text, gaz_date *date);

/* The same for what has the shape of a date, whether or not a calendar has it:
 * 2月30日. */
size_t gaz_date_shape(gaz_slice text, gaz_date *date);

/* True when all of text, spaces aside, is one date with a day. */
bool gaz_date_is_whole(gaz_slice text, gaz_date *date);

/* False for 2月30日 and the like. A date without day or month is valid. */
bool gaz_date_valid(gaz_date date);

/* "2024-07-26", "2024-07" or "2024". */
gaz_slice gaz_date_iso(gaz_arena *arena, gaz_date date);

/* The last day before `date` that lies `years` later: the end of a validity
 * of that many years which begins on `date` (2026-04-10 and 5: 2031-04-09). */
gaz_date gaz_date_last_of_years(gaz_date date, int years);

/* The date `days` later; days may be negative. The date needs a day. */
gaz_date gaz_date_plus_days(gaz_date date, int days);

/* Below 0, 0 or above 0 as a lies before, on or after b. */
int gaz_date_compare(gaz_date a, gaz_date b);

/* True for 2024年1月20日在某县第十八届人民代表大会第三次会议上, in brackets or not: when and
 * where a report was given, and nothing else. */
bool gaz_tells_occasion(gaz_slice text);

#endif
