/*
 * order.h - 国务院令第586号, 交通运输部令2019年第33号, 国务院第586号令,
 * 财政部、税务总局公告2019年第39号: what 令 and 公告 are cited by, since they bear no 发文字号.
 */
#ifndef GAZ_PARSE_ORDER_H
#define GAZ_PARSE_ORDER_H

#include "text/memory/arena.h"

/* Such a number, taken apart. */
struct order {
    gaz_slice organ;  /* one, or several with 、 or a space between */
    const char *word; /* 令 or 公告 */
    int year;         /* 0 when it has none */
    int64_t serial;
    const char *end; /* in the text, behind the number */
};

/* The number whose 第 stands at `at`; what stands before it in text may belong to it.
 * False when there is none. */
bool gaz_order_find(gaz_slice text, const char *at, struct order *order);

/* In one form: without the name of the state, 、 between organs, the serial in figures. */
gaz_slice gaz_order_norm(gaz_arena *arena, const struct order *order);

/* Bytes of the number at the start of text, a day before it allowed; 0 when none is
 * there. *norm is its one form. */
size_t gaz_order_read(gaz_arena *arena, gaz_slice text, gaz_slice *norm);

#endif
