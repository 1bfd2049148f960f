/* settle.h - classes that only the neighbours tell: signatures, addressees. */
#ifndef GAZ_SPLIT_SETTLE_H
#define GAZ_SPLIT_SETTLE_H

#include "gazette.h"

/* Corrects the classes of paragraphs by what stands around them. */
void gaz_paragraphs_settle(gaz_paragraphs *list);

#endif
