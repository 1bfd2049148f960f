/*
 * functions.h - what departments are for, from lib/data/functions.tsv.
 *
 * 市发改委 and 莒县发展改革局 are called so in short; in full they are 发展和改革委员会 and
 * 发展和改革局.
 */
#ifndef GAZ_DATA_FUNCTIONS_H
#define GAZ_DATA_FUNCTIONS_H

#include "text/memory/arena.h"

/* The name of a department in full, without the place before it; absent when the
 * table does not know it. */
gaz_slice gaz_department_name(gaz_arena *arena, gaz_slice name);

#endif
