/* characters.h - radicals and compatibility ideographs, and what they stand for. */
#ifndef GAZ_DATA_CHARACTERS_H
#define GAZ_DATA_CHARACTERS_H

#include "gazette.h"

/* What the character (its UTF-8 bytes) stands for, from lib/data/characters.tsv;
 * absent when it stands for itself. Static storage. */
gaz_slice gaz_character_for(gaz_slice character);

#endif
