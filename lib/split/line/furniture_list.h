/* furniture_list.h - what an issue keeps of its furniture: kind, words and line. */
#ifndef GAZ_SPLIT_FURNITURE_LIST_H
#define GAZ_SPLIT_FURNITURE_LIST_H

#include "text/memory/arena.h"

enum gaz_furniture_kind {
#define GAZ_FURNITURE(id, name, comment) GAZ_FURNITURE_##id,
#include "split/furniture.def"
#undef GAZ_FURNITURE
};

/* Adds an item to the issue's furniture. */
void gaz_furniture_add(gaz_arena *arena, gaz_issue *issue, enum gaz_furniture_kind kind,
                       gaz_slice text, uint32_t line);

/* Puts furniture in the order of its lines. */
void gaz_furniture_sort(gaz_issue *issue);

#endif
